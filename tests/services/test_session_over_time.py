"""What a sitting leaves behind: answers taken back, drafts, progress and the summary."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from tests.builders import FixedClock, a_card, a_deck, answer, answer_all, asked, some_cards, undone
from tests.services.conftest import Home
from trainer.bootstrap import Workspace
from trainer.domain.categories import Category
from trainer.domain.feedback import Feedback, Label, Note
from trainer.domain.memory import Rating
from trainer.domain.views import Attempt, ClockDoubt, Progress, Reveal, Tally
from trainer.services.clock import DoubtfulClockError
from trainer.services.session import StudySession
from trainer.store import reviews
from trainer.store.engine import Database

SOFT = "I agree with you. Thanks for telling me."
"""Two softening phrases in one reply."""


# ---------------------------------------------------------------- undo


def test_an_undo_asks_the_same_line_again(home: Home) -> None:
    workspace = home(a_deck())
    session = workspace.study.start()
    question = asked(session)
    answer(session, question)
    again = undone(session).question
    assert (again.card_id, again.line, again.first_time) == (question.card_id, question.line, True)
    assert workspace.study.today().done == 0


def test_after_an_undo_every_line_still_comes_once(home: Home) -> None:
    session = home(a_deck(*some_cards(4))).study.start()
    answer(session)
    asked(session)
    answer(session, undone(session).question)
    assert len(set(answer_all(session))) == 3
    assert session.progress == Progress(4, 4)


def test_an_undo_of_a_second_try_gives_the_second_try_again(home: Home) -> None:
    session = home(a_deck(a_card())).study.start()
    answer(session, rating=Rating.AGAIN)
    answer(session, rating=Rating.GOOD)
    again = undone(session).question
    assert not again.first_time
    answer(session, again)
    assert session.next() is None


@pytest.mark.parametrize(
    ("attempt", "rating"),
    [
        (Attempt(said="I see.\nWhat else?"), Rating.GOOD),
        (Attempt(aloud=True), Rating.AGAIN),
        (Attempt(said="I see.", aloud=True), Rating.GOOD),
        (Attempt(gave_up=True), Rating.AGAIN),
        (Attempt(said="I se", gave_up=True), Rating.AGAIN),
    ],
    ids=["typed", "aloud", "typed and aloud", "gave up", "gave up in the middle"],
)
def test_an_undo_returns_to_what_had_been_said_and_how_it_was_graded(
    home: Home, attempt: Attempt, rating: Rating
) -> None:
    workspace = home(a_deck())
    session = workspace.study.start()
    session.grade(session.reveal(asked(session), attempt), rating, Feedback())
    workspace.close()
    back = undone(home().study.start())
    assert (back.attempt, back.rating) == (attempt, rating)


def test_a_kind_that_was_named_stays_named_when_the_answer_is_graded_anew(home: Home) -> None:
    session = home(a_deck()).study.start()
    session.grade(session.reveal(asked(session), Attempt(guess=Category.BUDGET)), Rating.AGAIN, Feedback())
    back = undone(session)
    session.grade(session.reveal(back.question, back.attempt), Rating.GOOD, Feedback())
    assert session.summary().guessed == 1


def test_an_undone_answer_can_be_graded_otherwise_at_once(home: Home) -> None:
    workspace = home(a_deck())
    session = workspace.study.start()
    answer(session, rating=Rating.AGAIN, said=SOFT)
    back = undone(session)
    session.grade(session.reveal(back.question, back.attempt), Rating.GOOD, Feedback())
    assert back.question.card_id not in answer_all(session)
    assert workspace.progress.report().recalled == 3


def test_there_is_nothing_to_undo_before_the_first_answer(home: Home) -> None:
    assert home(a_deck()).study.start().undo() is None


def test_an_undo_works_after_a_restart(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck())
    answer(workspace.study.start())
    clock.advance(days=2)
    before = workspace.study.today()
    rows = workspace.library.cards()
    answer(workspace.study.start(), rating=Rating.AGAIN)
    workspace.close()
    again = home()
    assert again.study.today() != before
    assert undone(again.study.start(limit=0)).rating is Rating.AGAIN
    assert again.study.today() == before
    assert again.library.cards() == rows


def test_undoing_everything_leaves_a_home_that_looks_new(home: Home) -> None:
    workspace = home(a_deck())
    before = workspace.study.today().counts
    session = workspace.study.start()
    for rating in (Rating.GOOD, Rating.AGAIN, Rating.GOOD, Rating.GOOD):
        answer(session, rating=rating, said=SOFT)
    while session.undo():
        pass
    assert workspace.study.today().counts == before
    assert sum(use.count for use in workspace.progress.report().phrases) == 0
    assert session.summary().lines == 0


# ---------------------------------------------------------------- drafts


def test_what_was_begun_is_there_when_the_line_comes_again(home: Home) -> None:
    workspace = home(a_deck())
    session = workspace.study.start()
    question = asked(session)
    assert question.draft == ""
    session.keep_draft(question, "  I see what\nyou mean, ")
    workspace.close()
    assert asked(home().study.start()).draft == "I see what\nyou mean,"


def test_a_draft_belongs_to_its_line(home: Home) -> None:
    session = home(a_deck()).study.start()
    session.keep_draft(asked(session), "I see")
    answer(session)
    assert asked(session).draft == ""


def test_the_line_with_a_draft_comes_first_when_practice_begins_again(home: Home) -> None:
    workspace = home(a_deck(*some_cards(5)))
    session = workspace.study.start()
    answer(session)
    begun = asked(session)
    undone(session)
    assert asked(workspace.study.start()).card_id != begun.card_id
    session.keep_draft(begun, "I see")
    assert asked(workspace.study.start()).card_id == begun.card_id


def test_a_draft_ends_with_the_grade(home: Home) -> None:
    session = home(a_deck(a_card())).study.start()
    question = asked(session)
    session.keep_draft(question, "I see")
    answer(session, question, Rating.AGAIN)
    assert asked(session).draft == ""


def test_an_emptied_draft_is_gone(home: Home) -> None:
    session = home(a_deck(a_card())).study.start()
    question = asked(session)
    session.keep_draft(question, "I see")
    session.keep_draft(question, " ")
    assert asked(session).draft == ""


# ---------------------------------------------------------------- progress and summary


def test_progress_counts_lines_and_not_answers(home: Home) -> None:
    session = home(a_deck(*some_cards(3))).study.start()
    seen = [session.progress]
    for rating in (Rating.GOOD, Rating.AGAIN, Rating.GOOD, Rating.GOOD):
        answer(session, rating=rating)
        seen.append(session.progress)
    assert seen == [Progress(done, 3) for done in (0, 1, 1, 2, 3)]


def test_progress_never_goes_over_its_total(home: Home) -> None:
    session = home(a_deck(*some_cards(4))).study.start()
    answer(session, rating=Rating.AGAIN)
    session.undo()
    answer_all(session)
    assert session.progress == Progress(4, 4)


def test_an_undo_takes_its_line_back_from_the_progress(home: Home) -> None:
    session = home(a_deck(*some_cards(3))).study.start()
    answer(session)
    assert undone(session).question.progress == session.progress == Progress(0, 3)


def test_a_line_counts_by_its_first_answer_in_the_summary(home: Home, clock: FixedClock) -> None:
    deck = a_deck(*some_cards(2, category=Category.TIME), *some_cards(1, 3, category=Category.FEAR))
    session = home(deck).study.start()
    missed = asked(session)
    answer(session, missed, Rating.AGAIN)
    clock.advance(seconds=90)
    answer_all(session)
    summary = session.summary()
    assert (summary.lines, summary.seconds, summary.missed) == (3, 90, (missed.line,))
    tallies = {Category.TIME: Tally(2, 2), Category.FEAR: Tally(1, 1)}
    kind = missed.category
    tallies[kind] = replace(tallies[kind], recalled=tallies[kind].recalled - 1)
    assert summary.by_category == tallies


def test_a_summary_counts_phrases(home: Home) -> None:
    session = home(a_deck(*some_cards(3))).study.start()
    answer(session, said=SOFT)
    answer(session, said="I agree, it is a lot.")
    summary = session.summary()
    assert summary.phrases[Label.AGREE] == 2
    assert summary.phrases[Label.THANKS] == 1


def test_a_summary_says_what_comes_tomorrow(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck(*some_cards(3)))
    answer_all(workspace.study.start())
    clock.advance(days=1)
    assert workspace.study.start().summary().tomorrow == 3


def test_a_reply_without_words_has_no_feedback(home: Home) -> None:
    session = home(a_deck()).study.start()
    assert session.feedback(asked(session), "  \n").findings == ()


AGREEING = "I agree, it is a lot. What comes first?"


def test_a_softener_that_never_changes_is_remarked_on(home: Home) -> None:
    session = home(a_deck(*some_cards(4))).study.start()
    for _ in range(3):
        question = asked(session)
        assert Note.SAME_AGAIN not in session.feedback(question, AGREEING).notes
        answer(session, question, said=AGREEING)
    assert Note.SAME_AGAIN in session.feedback(asked(session), AGREEING).notes
    undone(session)
    assert Note.SAME_AGAIN not in session.feedback(asked(session), AGREEING).notes


def test_the_softener_that_a_line_trains_is_never_too_often(home: Home) -> None:
    session = home(a_deck(*some_cards(4, softener=Label.AGREE))).study.start()
    for _ in range(3):
        answer(session, said=AGREEING)
    assert Note.SAME_AGAIN not in session.feedback(asked(session), AGREEING).notes


def test_the_line_that_comes_next_can_be_made_ready(home: Home) -> None:
    session = home(a_deck(*some_cards(3))).study.start()
    for ahead in (True, True, False):
        question = asked(session)
        upcoming = session.upcoming()
        answer(session, question)
        assert (upcoming == asked(session).line) if ahead else upcoming == ""


def test_neighbours_are_of_different_kinds(home: Home) -> None:
    kinds = [Category.BUDGET] * 3 + [Category.FEAR] * 3 + [Category.TIME] * 2
    deck = a_deck(*(a_card(number, category=kind) for number, kind in enumerate(kinds, 1)))
    session = home(deck).study.start()
    seen = []
    while (question := session.next()) is not None:
        seen.append(question.category)
        answer(session, question)
    assert len(seen) == 8
    assert all(first is not second for first, second in pairwise(seen))


def test_the_summary_counts_the_kinds_that_were_named(home: Home) -> None:
    session = home(a_deck(*some_cards(3, category=Category.TIME))).study.start()
    for guess in (Category.TIME, Category.FEAR, None):
        session.grade(session.reveal(asked(session), Attempt("I see", guess=guess)), Rating.GOOD, Feedback())
    summary = session.summary()
    assert (summary.guessed_right, summary.guessed) == (1, 2)


def test_taking_an_answer_back_or_mending_its_card_does_not_make_the_pace_faster(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck(a_card()))
    session = workspace.study.start()
    question = asked(session)
    clock.advance(seconds=30)
    workspace.editing.save(a_card(reply="A better reply. Shall we?"))
    again = session.changed(question.card_id)
    clock.advance(seconds=10)
    answer(session, again)
    assert durations(workspace) == [40_000]
    back = undone(session)
    clock.advance(seconds=5)
    session.grade(session.reveal(back.question, back.attempt), Rating.GOOD, Feedback())
    assert durations(workspace) == [45_000]


def durations(workspace: Workspace) -> list[int]:
    """What each standing answer took, the newest first, in milliseconds."""
    database = Database(workspace.home.database)
    with database.reading() as tx:
        took = reviews.durations(tx, 9)
    database.close()
    return took


# ---------------------------------------------------------------- a clock that jumps while a session is open

JUMP = pytest.mark.parametrize("days", [92, 3_650, -1])


def revealed(session: StudySession) -> Reveal:
    return session.reveal(asked(session), Attempt("I see."))


@JUMP
@pytest.mark.parametrize("answered", [0, 2])
def test_nothing_is_planned_by_a_clock_that_jumped_in_the_middle_of_a_session(
    home: Home, clock: FixedClock, days: int, answered: int
) -> None:
    workspace = home(a_deck(*some_cards(5)))
    session = workspace.study.start()
    for _ in range(answered):
        answer(session)
    last, reveal = clock.now(), revealed(session)
    clock.advance(days=days)
    with pytest.raises(DoubtfulClockError) as asking:
        session.grade(reveal, Rating.GOOD, Feedback())
    doubt = ClockDoubt(clock.now(), last, answered=answered > 0)
    assert (asking.value.doubt, asking.value.card_id) == (doubt, reveal.question.card_id)
    assert len(durations(workspace)) == answered


@JUMP
def test_once_the_clock_is_trusted_the_line_is_graded_by_it(home: Home, clock: FixedClock, days: int) -> None:
    workspace = home(a_deck(*some_cards(5)))
    session = workspace.study.start()
    answer(session)
    reveal = revealed(session)
    clock.advance(days=days)
    with pytest.raises(DoubtfulClockError):
        session.grade(reveal, Rating.GOOD, Feedback())
    workspace.study.trust_clock()
    clock.advance(seconds=8)
    again = session.changed(reveal.question.card_id)
    assert again is not None
    session.grade(session.reveal(again, reveal.attempt), Rating.GOOD, Feedback())
    assert durations(workspace)[0] == 8_000
    answer(session)


@JUMP
def test_once_the_clock_is_set_right_the_grade_counts_as_it_was_shown(home: Home, clock: FixedClock, days: int) -> None:
    workspace = home(a_deck(*some_cards(5)))
    session = workspace.study.start()
    reveal = revealed(session)
    clock.advance(days=days)
    with pytest.raises(DoubtfulClockError):
        session.grade(reveal, Rating.GOOD, Feedback())
    clock.advance(days=-days)
    session.grade(reveal, Rating.GOOD, Feedback())
    assert len(durations(workspace)) == 1


def test_a_clock_that_was_trusted_once_is_asked_about_when_it_jumps_again(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck(*some_cards(5)))
    answer(workspace.study.start())
    clock.advance(days=92)
    workspace.study.trust_clock()
    session = workspace.study.start()
    answer(session)
    reveal = revealed(session)
    clock.advance(days=3_650)
    with pytest.raises(DoubtfulClockError):
        session.grade(reveal, Rating.GOOD, Feedback())
