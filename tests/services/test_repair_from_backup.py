"""What cannot be read of a damaged database comes from a backup, and nothing that had been left behind with it."""

from __future__ import annotations

import pytest

from tests.builders import FixedClock, an_id, answer, asked, open_home, undone
from tests.services.conftest import repaired, torn
from tests.wear import cut_short, log_of, pages_with, practised, said_in, scribbled
from trainer.domain.backups import Reason
from trainer.domain.feedback import Certainty, Feedback, Finding, Label
from trainer.domain.memory import Rating
from trainer.domain.views import Attempt
from trainer.paths import Home
from trainer.services.backups import Backups
from trainer.store import backup as copies

ANSWERS = 1_500


@pytest.fixture
def place(place: Home) -> Home:
    practised(place.database, ANSWERS)
    return place


def test_the_rest_comes_from_the_newest_backup(place: Home, clock: FixedClock, backups: Backups) -> None:
    before, said = log_of(place.database), said_in(place.database)
    made = backups.make(Reason.DAILY)
    torn(place, "review", 2, 3)
    torn(place, "attempt", 1)
    done = repaired(place, clock)
    assert (done.answers, done.lost, done.backup) == (ANSWERS, 0, made)
    assert done.from_backup > 0
    assert (log_of(place.database), said_in(place.database)) == (before, said)


def test_a_damaged_backup_is_passed_over(place: Home, clock: FixedClock, backups: Backups) -> None:
    good = backups.make(Reason.DAILY)
    clock.advance(hours=1)
    bad = backups.path(backups.make(Reason.HAND))
    scribbled(bad, pages_with(bad, "review")[1:9])
    torn(place, "review", 2)
    assert repaired(place, clock).backup == good


def at_work(place: Home, clock: FixedClock) -> None:
    clock.advance(days=1)
    workspace = open_home(place.root, clock=clock)
    answer(workspace.study.more())
    workspace.close()


@pytest.mark.parametrize("days", [3650, -3650])
def test_of_the_backups_the_one_with_most_answers_is_used_whatever_the_clock_said(
    place: Home, clock: FixedClock, backups: Backups, days: int
) -> None:
    clock.advance(days=max(days, 0))
    backups.make(Reason.DAILY)
    clock.advance(days=-days)
    at_work(place, clock)
    fullest = backups.make(Reason.HAND)
    clock.advance(days=min(days, 0))
    scribbled(place.database, pages_with(place.database, "review"))
    done = repaired(place, clock)
    assert (done.backup, done.answers, done.lost) == (fullest, ANSWERS + 1, 0)


def test_of_the_backups_the_one_that_knows_of_the_newest_undo_is_used(
    place: Home, clock: FixedClock, backups: Backups
) -> None:
    """Fewer answers count in it than in the one before, and its log is longer."""
    at_work(place, clock)
    backups.make(Reason.DAILY)
    workspace = open_home(place.root, clock=clock)
    undone(workspace.study.more())
    workspace.close()
    clock.advance(hours=1)
    newest = backups.make(Reason.HAND)
    there = set(log_of(place.database))
    scribbled(place.database, pages_with(place.database, "review"))
    assert repaired(place, clock).backup == newest
    assert set(log_of(place.database)) == there


@pytest.mark.parametrize("table", ["card", "review"])
def test_an_answer_that_was_taken_back_did_not_come_back(
    place: Home, clock: FixedClock, backups: Backups, table: str
) -> None:
    """Today, the list of backups and doctor do not count it either."""
    at_work(place, clock)
    workspace = open_home(place.root, clock=clock)
    undone(workspace.study.more())
    workspace.close()
    made = backups.path(backups.make(Reason.DAILY))
    scribbled(place.database, pages_with(place.database, table))
    done = repaired(place, clock)
    assert done.answers == copies.count(made) == copies.count(place.database) == ANSWERS
    assert done.from_backup == (ANSWERS if table == "review" else 0)


def test_a_fuller_backup_that_was_left_behind_is_not_used_although_no_answer_can_be_read(
    place: Home, clock: FixedClock, backups: Backups
) -> None:
    old = backups.path(backups.make(Reason.DAILY))
    for _ in range(3):
        at_work(place, clock)
    backups.restore(old)
    at_work(place, clock)
    there = set(log_of(place.database))
    newest = backups.make(Reason.DAILY)
    scribbled(place.database, pages_with(place.database, "review"))
    assert repaired(place, clock).backup == newest
    assert set(log_of(place.database)) == there


def test_answers_that_were_left_behind_by_putting_a_backup_back_stay_behind(
    place: Home, clock: FixedClock, backups: Backups
) -> None:
    old = backups.path(backups.make(Reason.DAILY))
    at_work(place, clock)
    left_behind = set(log_of(place.database))
    backups.restore(old)
    at_work(place, clock)
    there = set(log_of(place.database))
    torn(place, "review", 2)
    repaired(place, clock)
    assert set(log_of(place.database)) == there != left_behind


def in_own_words(place: Home, clock: FixedClock) -> tuple[str, int]:
    """How the rep says the first card's reply, and how often they have heard its objection."""
    workspace = open_home(place.root, clock=clock)
    found = workspace.editing.own_words(an_id(1)), workspace.capture.times(an_id(1))
    workspace.close()
    return found


@pytest.fixture
def put_by(place: Home, clock: FixedClock, backups: Backups) -> Home:
    """A home with a backup from which words and a line that was heard have been taken away since."""
    workspace = open_home(place.root, clock=clock)
    workspace.editing.keep_own_words(an_id(1), "What would you want fixed first?")
    for card_id in (an_id(1), an_id(2)):
        workspace.capture.again(card_id)
    backups.make(Reason.DAILY)
    workspace.editing.keep_own_words(an_id(1), "")
    workspace.capture.less(an_id(1))
    workspace.close()
    return place


def test_what_the_rep_took_away_does_not_come_back_from_a_backup(put_by: Home, clock: FixedClock) -> None:
    torn(put_by, "review", 2)
    done = repaired(put_by, clock)
    assert (done.lost, done.from_backup > 0) == (0, True)
    assert in_own_words(put_by, clock) == ("", 0)


@pytest.mark.parametrize(
    ("table", "there"), [("own_words", ("What would you want fixed first?", 0)), ("heard", ("", 1))]
)
def test_where_nobody_knows_what_was_taken_away_the_backup_decides(
    put_by: Home, clock: FixedClock, table: str, there: tuple[str, int]
) -> None:
    torn(put_by, table, 0)
    repaired(put_by, clock)
    assert in_own_words(put_by, clock) == there


def test_what_a_page_has_lost_without_a_sign_comes_back_from_a_backup(
    place: Home, clock: FixedClock, backups: Backups
) -> None:
    workspace = open_home(place.root, clock=clock)
    workspace.editing.keep_own_words(an_id(1), "What would you want fixed first?")
    workspace.capture.again(an_id(1))
    workspace.close()
    backups.make(Reason.DAILY)
    for table in ("own_words", "heard"):
        cut_short(place.database, pages_with(place.database, table)[0], 0)
    repaired(place, clock)
    assert in_own_words(place, clock) == ("What would you want fixed first?", 1)


@pytest.mark.parametrize(("table", "denied"), [("review", {Label.THANKS}), ("dispute", {Label.AGREE, Label.THANKS})])
def test_what_was_disputed_comes_back_from_a_backup_only_where_it_was_lost(
    place: Home, clock: FixedClock, backups: Backups, table: str, denied: set[Label]
) -> None:
    said = "I agree, thanks."
    workspace = open_home(place.root, clock=clock)
    question = asked(workspace.study.more())
    heard = Feedback((Finding(Label.AGREE, 0, 7, Certainty.SURE), Finding(Label.THANKS, 8, 15, Certainty.SURE)))
    for label in heard.labels:
        workspace.disputes.deny(question, said, heard, label)
    backups.make(Reason.DAILY)
    workspace.disputes.accept(question.card_id, said, Label.AGREE)
    workspace.close()
    torn(place, table, 0)
    repaired(place, clock)
    workspace = open_home(place.root, clock=clock)
    assert workspace.disputes.of(question.card_id, said) == denied
    workspace.close()


@pytest.mark.parametrize("heard_since", [False, True])
@pytest.mark.parametrize("table", ["unheard", "phrase_use", "review"])
def test_what_an_answer_contains_is_heard_once_whatever_was_lost(
    place: Home, clock: FixedClock, backups: Backups, table: str, heard_since: bool
) -> None:
    workspace = open_home(place.root, clock=clock)
    session = workspace.study.more()
    session.grade(session.reveal(asked(session), Attempt("I agree. What comes first?")), Rating.GOOD, None)
    backups.make(Reason.DAILY)
    if heard_since:
        workspace.study.backlog.catch_up()
    workspace.close()
    torn(place, table, -1)
    repaired(place, clock)
    workspace = open_home(place.root, clock=clock)
    workspace.study.backlog.catch_up()
    uses = {use.label: use.count for use in workspace.progress.phrases()}
    assert uses[Label.AGREE] == 1
    workspace.close()
