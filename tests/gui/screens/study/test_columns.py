"""The two halves of a reveal: what the rep said with what was found in it, and one way to say it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders import a_reveal
from trainer import words
from trainer.domain.feedback import Certainty, Feedback, Finding, Label, Note
from trainer.domain.views import Attempt
from trainer.gui.screens.study.columns import (
    GAVE_UP,
    LEECH,
    LEECH_IN_OWN_WORDS,
    OUTDATED,
    POINTS,
    SAID_ALOUD,
    ModelColumn,
    OwnColumn,
)
from trainer.gui.widgets.foundchip import FoundChip
from trainer.gui.widgets.prose import Prose
from trainer.gui.widgets.ticklist import Tick

from .conftest import Place, named, read

SAID = "Thanks for that. I don't know, thanks. What comes first?"
THANKS = Finding(Label.THANKS, 0, 16, Certainty.SURE)
AGAIN = Finding(Label.THANKS, 31, 37, Certainty.LIKELY)
ASKS = Finding(Label.OPEN_QUESTION, 39, 56, Certainty.LIKELY)
TOLD = Note.TWO_SOFTENERS
THREE = ("agrees", "doesn't argue", "asks what comes first")


@pytest.fixture
def own(place: Place) -> OwnColumn:
    column = OwnColumn()
    place(column, 500)
    return column


@pytest.fixture
def model(place: Place) -> ModelColumn:
    column = ModelColumn()
    place(column, 500)
    return column


def shown(column: OwnColumn, ticked: tuple[int, ...] = (), **changes: Any) -> OwnColumn:
    column.show_reveal(a_reveal(**({"attempt": Attempt(SAID)} | changes)), ticked)
    return column


def chips(column: OwnColumn | ModelColumn) -> list[str]:
    return [chip.accessibleName() for chip in column.findChildren(FoundChip) if chip.isVisibleTo(column)]


def marked(column: OwnColumn | ModelColumn, said: str) -> list[tuple[str, str]]:
    """The words that are marked in a text, each with how."""
    return [(said[start:end], kind) for start, end, kind in named(column, said, Prose).spans()]


# ---------------------------------------------------------------- what the rep said


@pytest.mark.parametrize(
    ("attempt", "told"),
    [
        (Attempt("I don't."), "I don’t."),
        (Attempt(aloud=True), SAID_ALOUD),
        (Attempt(gave_up=True), GAVE_UP),
        (Attempt("I see.", gave_up=True), "I see."),
    ],
)
def test_what_was_said_is_there_to_read_or_why_there_is_nothing(own: OwnColumn, attempt: Attempt, told: str) -> None:
    shown(own, attempt=attempt)
    assert {told} == {words.curly(attempt.said), SAID_ALOUD, GAVE_UP} & set(read(own))


def test_each_finding_is_marked_and_each_label_has_one_chip(own: OwnColumn) -> None:
    shown(own).mark(Feedback((THANKS, AGAIN, ASKS)))
    assert chips(own) == ["Thanks, sure", "Open question, likely"]
    assert marked(own, words.curly(SAID)) == [
        ("Thanks for that.", "softener"),
        ("thanks", "softener"),
        ("What comes first?", "move"),
    ]


def test_of_several_notes_the_first_is_told(own: OwnColumn) -> None:
    shown(own).mark(Feedback(notes=(TOLD, Note.LONG)))
    assert [note for note in words.NOTES.values() if note in read(own)] == [words.NOTES[TOLD]]


def test_the_next_reveal_begins_without_the_marks_of_the_last(own: OwnColumn) -> None:
    shown(own).mark(Feedback((THANKS,), (TOLD,)))
    shown(own)
    assert chips(own) == []
    assert marked(own, words.curly(SAID)) == []
    assert words.NOTES[TOLD] not in read(own)


# ---------------------------------------------------------------- the points


@pytest.mark.parametrize(
    ("points", "ticked", "told"),
    [
        (THREE, 0, ""),
        (THREE, 1, "1 of 3: Missed"),
        (THREE, 2, "2 of 3: Got it"),
        (THREE, 3, "3 of 3: Got it"),
        (THREE[:1], 1, "1 of 1: Got it"),
    ],
)
def test_most_of_the_points_make_it_got_it(
    own: OwnColumn, qtbot: QtBot, points: tuple[str, ...], ticked: int, told: str
) -> None:
    shown(own, points=points)
    for point in points[:ticked]:
        qtbot.mouseClick(named(own, words.curly(point), Tick), Qt.MouseButton.LeftButton)
    assert [line for line in read(own) if " of " in line] == ([told] if told else [])


def test_points_that_were_ticked_before_are_ticked_and_counted(own: OwnColumn) -> None:
    shown(own, (0, 2), points=THREE)
    assert [named(own, words.curly(point), Tick).isChecked() for point in THREE] == [True, False, True]
    assert "2 of 3: Got it" in read(own)


def test_the_next_reveal_begins_with_nothing_ticked(own: OwnColumn) -> None:
    shown(own, (0, 1), points=THREE)
    shown(own, points=THREE)
    assert own.points.ticked() == ()
    assert "Got it" not in "".join(read(own))


def test_who_did_not_know_has_points_to_read_and_none_to_tick(own: OwnColumn) -> None:
    shown(own, attempt=Attempt(gave_up=True), points=THREE)
    assert POINTS in read(own)
    assert "\n".join(map(words.curly, THREE)) in read(own)
    assert not own.points.isVisibleTo(own)


@pytest.mark.parametrize("attempt", [Attempt(SAID), Attempt(gave_up=True)])
def test_a_card_without_points_asks_for_none(own: OwnColumn, attempt: Attempt) -> None:
    shown(own, points=THREE)
    shown(own, attempt=attempt, points=())
    assert {"Did you cover it?", POINTS} & set(read(own)) == set()


# ---------------------------------------------------------------- one way to say it


def told(model: ModelColumn, **changes: Any) -> list[str]:
    model.show_reveal(a_reveal(**changes))
    return read(model)


def test_the_reply_is_there_and_what_is_not_on_the_card_is_not(model: ModelColumn) -> None:
    lines = told(model, reply="I don't mind.", tells="")
    assert "I don’t mind." in lines
    assert not any(line.startswith(("In your words", "Better not", "Good news", "A fuller")) for line in lines)


@pytest.mark.parametrize("outdated", [False, True])
def test_ones_own_words_are_marked_where_the_card_has_changed_since(model: ModelColumn, outdated: bool) -> None:
    lines = told(model, own_words="Let's see.", own_words_outdated=outdated)
    assert lines.index("Let’s see.") < lines.index("One way to say it")
    assert (OUTDATED in lines) is outdated


def test_own_words_of_one_card_are_not_those_of_the_next(model: ModelColumn) -> None:
    told(model, own_words="Let's see.", own_words_outdated=True)
    assert {"In your words", "Let’s see.", OUTDATED} & set(told(model)) == set()


def test_a_mistake_to_avoid_is_quoted(model: ModelColumn) -> None:
    assert "Better not: “Everybody’s got money.”" in told(model, bad_reply="Everybody's got money.")


@pytest.mark.parametrize(
    ("tells", "line"),
    [
        ("The money is gone.", "Good news in this line: the money is gone."),
        ("I am heard.", "Good news in this line: I am heard."),
        ("I'm heard.", "Good news in this line: I’m heard."),
    ],
)
def test_what_the_line_tells_goes_on_in_the_sentence(model: ModelColumn, tells: str, line: str) -> None:
    assert line in told(model, tells=tells)


def test_a_fuller_reply_that_rests_on_a_claim_is_named_with_the_key_to_it(model: ModelColumn) -> None:
    fuller = [line for line in told(model, without_claims=True) if line.startswith("This card also has a reply")]
    assert len(fuller) == 1
    assert "Edit (E)" in fuller[0]


@pytest.mark.parametrize("own", [{}, {"own_words": "Mine.", "own_words_outdated": True}], ids=["none", "outdated"])
def test_a_line_missed_again_and_again_asks_for_the_reps_own_words(model: ModelColumn, own: dict[str, Any]) -> None:
    assert LEECH.format(key="W") in told(model, leech=True, **own)


def test_where_there_are_own_words_already_it_asks_for_shorter_ones(model: ModelColumn) -> None:
    lines = told(model, leech=True, own_words="Mine.")
    assert LEECH_IN_OWN_WORDS.format(key="W", aside="@") in lines
    assert LEECH.format(key="W") not in lines


@pytest.mark.parametrize("own", ["", "Mine."])
def test_the_next_line_is_not_called_missed_again_and_again(model: ModelColumn, own: str) -> None:
    told(model, leech=True, own_words=own)
    assert not any(line.startswith(("Missed again", "Your own words do")) for line in told(model, own_words=own))


def test_what_is_found_in_the_reply_is_marked_in_the_reply(model: ModelColumn) -> None:
    told(model, reply=SAID)
    model.mark(Feedback((THANKS,)))
    assert chips(model) == ["Thanks, sure"]
    assert marked(model, words.curly(SAID)) == [("Thanks for that.", "softener")]
