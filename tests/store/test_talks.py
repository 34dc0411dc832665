"""Talks looked at from afar: what was heard in them is counted where it stands."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import an_id
from trainer.domain.cards import Layer
from trainer.domain.categories import Category
from trainer.domain.days import Moment
from trainer.domain.feedback import Certainty, Feedback, Finding, Label, LabelKind, Noticed
from trainer.domain.played import Casting, Played, Speaker, Turn
from trainer.domain.scenes import Outcome, Saying
from trainer.domain.talk import Judged, Reply, Retake
from trainer.domain.talks import TalkRow
from trainer.store import roleplays, talks
from trainer.store.engine import Database

HOUR_MS = 3_600_000
CASTING = Casting(an_id(1), Category.PRICE, "Too dear.", (Layer("Than what?", "Than last year."),))


def heard(*labels: Label, certainty: Certainty = Certainty.SURE, noticed: tuple[str, ...] = ()) -> Feedback:
    found = tuple(Finding(label, 0, 4, certainty) for label in labels)
    return Feedback(found, noticed=tuple(Noticed(name, name, "", LabelKind.MOVE, 0, 4) for name in noticed))


def rep(feedback: Feedback, at_ms: int = 0) -> Turn:
    return Turn(Speaker.REP, "Thanks.", at_ms, deed=Reply(Judged()), feedback=feedback)


def talk(name: str, at_ms: int, *feedback: Feedback, casting: Casting = CASTING, ended: bool = True) -> Played:
    line = Turn(Speaker.CUSTOMER, "Too dear.", at_ms, Saying.OBJECTION)
    turns = (line, *(rep(one, at_ms) for one in feedback))
    outcome = Outcome.NOT_NOW if ended else None
    return Played(name, Moment(at_ms), casting, turns, outcome=outcome, ended_ms=at_ms + 1 if ended else 0)


def keep(database: Database, *played: Played) -> None:
    with database.writing() as tx:
        for one in played:
            roleplays.put(tx, one)
            roleplays.add(tx, one, one.turns)


def test_a_family_counts_once_for_each_reply_with_the_day_of_the_last(database: Database) -> None:
    twice = heard(Label.THANKS, Label.THANKS, noticed=("contract",))
    keep(database, talk("a", 27 * HOUR_MS, twice), talk("b", 29 * HOUR_MS, heard(Label.THANKS, Label.AGREE)))
    with database.reading() as tx:
        assert talks.family_uses(tx) == {"thanks": (2, 1), "agree": (1, 1), "contract": (1, 0)}


def test_what_is_only_to_be_checked_counts_nowhere(database: Database) -> None:
    keep(database, talk("a", 0, heard(Label.THANKS, certainty=Certainty.CHECK)))
    with database.reading() as tx:
        assert talks.family_uses(tx) == {}
        assert talks.softeners_before(tx, 1, 5) == ({},)


def test_a_reply_that_was_asked_for_once_more_counts_no_longer(database: Database) -> None:
    first, second = heard(Label.THANKS, noticed=("contract",)), heard(Label.AGREE)
    one = talk("a", 0, first)
    again = (*one.turns, Turn(Speaker.CUSTOMER, "", 0, deed=Retake(1)), rep(second))
    keep(database, replace(one, turns=again), talk("b", 1, heard(Label.THANKS)))
    with database.reading() as tx:
        assert talks.family_uses(tx) == {"thanks": (1, 0), "agree": (1, 0)}
        assert talks.softeners_before(tx, 1, 5) == ({Label.AGREE: 1},)


def test_what_somebody_else_said_as_the_rep_is_not_ours(database: Database) -> None:
    keep(database, talk("a", 0, heard(Label.THANKS), casting=replace(CASTING, rep="Ola")))
    with database.reading() as tx:
        assert talks.family_uses(tx) == {}
        assert talks.softeners_before(tx, 1, 5) == ()


def test_what_was_taken_away_counts_no_longer(database: Database) -> None:
    keep(database, talk("a", 0, heard(Label.THANKS)))
    with database.writing() as tx:
        roleplays.forget(tx, "a")
        assert talks.family_uses(tx) == {}


def test_softeners_of_the_newest_talks_before_one(database: Database) -> None:
    thanks, moved = heard(Label.THANKS), heard(Label.OPEN_QUESTION)
    keep(
        database,
        talk("a", 1, thanks),
        talk("b", 2, thanks, thanks),
        talk("c", 3, moved),
        talk("d", 4, thanks, ended=False),
        talk("e", 5, thanks),
    )
    with database.reading() as tx:
        assert talks.softeners_before(tx, 5, 2) == ({}, {Label.THANKS: 2})
        assert len(talks.softeners_before(tx, 5, 9)) == 3


def test_cards_of_the_days_talks_that_left_a_door_closed_the_newest_first(database: Database) -> None:
    def over(card: int) -> Casting:
        return replace(CASTING, card_id=an_id(card))

    deep = replace(talk("deep", 30 * HOUR_MS, casting=over(4)), depth=1)
    keep(
        database,
        talk("yesterday", 27 * HOUR_MS, casting=over(1)),
        talk("first", 29 * HOUR_MS, casting=over(2)),
        deep,
        talk("second", 31 * HOUR_MS, casting=over(3)),
        talk("again", 32 * HOUR_MS, casting=over(2)),
        talk("later", 33 * HOUR_MS, casting=over(5)),
    )
    with database.reading() as tx:
        assert talks.left_closed(tx, 1, 32 * HOUR_MS) == (an_id(2), an_id(3))


def test_rows_tell_what_a_list_shows_and_nothing_of_what_is_behind_a_door(database: Database) -> None:
    open_one = talk("open", 2, ended=False, casting=replace(CASTING, rep="Ola"))
    keep(database, talk("old", 1), open_one)
    with database.reading() as tx:
        assert talks.rows(tx) == (
            TalkRow("open", Moment(2), "", Category.PRICE, "Too dear.", rep="Ola", layers=1),
            TalkRow("old", Moment(1), "", Category.PRICE, "Too dear.", layers=1, outcome=Outcome.NOT_NOW),
        )
        assert [row.uuid for row in talks.rows(tx, 1, 5)] == ["old"]
        assert [row.uuid for row in talks.ended(tx, 5)] == ["old"]
        assert talks.count(tx) == 2


def test_what_was_said_is_found_without_its_apostrophes_and_capitals(database: Database) -> None:
    one, other = talk("a", 1, heard()), talk("b", 2)
    turns = (*other.turns, replace(one.turns[1], said="I DON’T mind, it's fine."))
    keep(database, one, replace(other, turns=turns))
    with database.reading() as tx:
        assert talks.saying(tx, "dont") == talks.saying(tx, "its") == {"b"}
        assert talks.saying(tx, "dear") == {"a", "b"}
        assert talks.saying(tx, "year") == frozenset()
