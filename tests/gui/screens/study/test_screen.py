"""Study: what a rep began is not lost, what changed elsewhere is noticed, and the line can always be had."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.builders import answer, answer_all, some_cards
from tests.driver import ALT, CTRL, Driver, Key
from trainer import words
from trainer.domain.memory import Rating
from trainer.errors import TrainerError
from trainer.gui.dialogs.own_words import OwnWordsDialog
from trainer.gui.screens.study.columns import LEECH, LEECH_IN_OWN_WORDS
from trainer.services.session import StudySession
from trainer.store import replies
from trainer.store.engine import Database

from .conftest import CARDS, REPLY, begun, card

BEGUN = "I was going to"
MODEL = "One way to say it"
SHIFT = Qt.KeyboardModifier.ShiftModifier


def refuse(*_: object) -> None:
    raise TrainerError("There is no room on the disk.")


def typed(window: Driver) -> str:
    return str(window.named("Your answer", QPlainTextEdit).toPlainText())


# ---------------------------------------------------------------- what was begun


@pytest.mark.parametrize("revealed", [False, True], ids=["typed", "revealed"])
@pytest.mark.parametrize("way", ["leave", "quit"])
def test_an_answer_that_was_begun_is_there_when_the_line_comes_again(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, study: Driver, revealed: bool, way: str
) -> None:
    line = card(study).objection
    study.type(BEGUN)
    if revealed:
        study.ctrl(Key.Key_Return)
    if way == "quit":
        study.ctrl(Key.Key_Q)
        study.close()
        study = begun(qtbot, qapp, tmp_path)
    else:
        for _ in range(1 + revealed):
            study.press(Key.Key_Escape)
        study.press(Key.Key_2, ALT)
    study.wait_for(line)
    assert typed(study) == BEGUN


def test_what_is_typed_is_kept_while_the_rep_types_on(study: Driver) -> None:
    def one_letter_more_is_kept() -> bool:
        study.type("a")
        with study.workspace._database.reading() as tx:
            return bool(replies.begun(tx))

    study.qtbot.waitUntil(one_letter_more_is_kept)


def test_what_is_typed_is_kept_while_the_rep_thinks_and_what_is_deleted_is_gone(study: Driver, tmp_path: Path) -> None:
    def kept() -> frozenset[str]:
        database = Database(study.workspace.home.database)
        with database.reading() as tx:
            drafts = replies.begun(tx)
        database.close()
        return drafts

    line = card(study).id
    study.type(BEGUN)
    study.qtbot.waitUntil(lambda: kept() == {line})
    study.named("Your answer", QPlainTextEdit).clear()
    study.qtbot.waitUntil(lambda: not kept())


def test_an_answer_that_was_begun_and_wiped_out_is_gone(study: Driver) -> None:
    study.type("I")
    study.press(Key.Key_Escape)
    study.press(Key.Key_2, ALT)
    study.press(Key.Key_Backspace)
    study.press(Key.Key_Escape)
    study.press(Key.Key_2, ALT)
    assert typed(study) == ""


def test_an_answer_that_was_graded_is_no_draft_when_its_line_comes_again(study: Driver) -> None:
    study.answer(REPLY, Key.Key_1)
    study.answer(REPLY)
    study.answer(REPLY)
    assert study.screen == "study"
    assert typed(study) == ""


# ---------------------------------------------------------------- meanwhile, elsewhere


def test_a_line_that_was_answered_elsewhere_is_not_answered_twice(study: Driver) -> None:
    line = card(study).objection
    study.type(REPLY)
    study.ctrl(Key.Key_Return)
    answer(study.workspace.study.start(), rating=Rating.AGAIN)
    study.press(Key.Key_2)
    assert study.workspace.study.today().done == 1
    study.qtbot.waitUntil(lambda: not study.sees(MODEL))
    assert not study.sees(line)
    assert study.screen == "study"


def test_who_answered_elsewhere_is_told_so(study: Driver) -> None:
    study.ctrl(Key.Key_L)
    answer(study.workspace.study.start())
    study.press(Key.Key_2)
    study.wait_for("This line has changed since it was shown")


@pytest.mark.parametrize("answered", [0, 1], ids=["Today", "the summary"])
def test_who_answered_the_last_line_elsewhere_is_told_where_they_are_led(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, answered: int
) -> None:
    window = begun(qtbot, qapp, tmp_path, *some_cards(1 + answered))
    for _ in range(answered):
        window.answer(REPLY)
    window.ctrl(Key.Key_L)
    answer(window.workspace.study.start())
    window.press(Key.Key_2)
    assert window.screen == ("summary" if answered else "today")
    window.wait_for("This line has changed since it was shown, so that grade was not counted.")
    assert not window.sees("Nothing is due now.")


def test_a_grade_can_be_given_again_when_not_even_the_reply_could_be_kept(
    study: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = card(study).objection
    study.ctrl(Key.Key_L)
    answer(study.workspace.study.start())
    with monkeypatch.context() as full:
        full.setattr(StudySession, "keep_draft", refuse)
        study.press(Key.Key_2)
        study.wait_for("There is no room on the disk.")
        assert study.sees(line)
    study.press(Key.Key_2)
    study.wait_for("This line has changed since it was shown")
    assert not study.sees(line)


def test_a_card_that_is_edited_meanwhile_is_shown_as_it_is_now(study: Driver) -> None:
    now = replace(card(study), reply="I hear you. What now?", points=("hears", "asks"))
    study.type(REPLY)
    study.ctrl(Key.Key_Return)
    changes = study.workspace.editing.save(now)
    study.window.screen_in_front.on_changes(changes)  # type: ignore[union-attr]
    study.wait_for("I hear you. What now?")
    assert study.sees(REPLY)
    study.press(Key.Key_2)
    assert study.workspace.study.today().done == 1


def test_another_card_that_is_edited_meanwhile_changes_nothing_here(study: Driver) -> None:
    here = card(study)
    other = next(one for one in CARDS if one is not here)
    study.type(REPLY)
    study.ctrl(Key.Key_Return)
    study.wait_for("Thanks, sure")
    before = study.text()
    changes = study.workspace.editing.save(replace(other, reply="I hear you. What now?"))
    study.window.screen_in_front.on_changes(changes)  # type: ignore[union-attr]
    assert study.text() == before


# ---------------------------------------------------------------- taking back


def test_with_nothing_left_to_take_back_it_says_so_and_goes_on(study: Driver) -> None:
    line = card(study).objection
    study.type(BEGUN)
    study.window.setFocus()
    study.ctrl(Key.Key_Z)
    study.wait_for("There is nothing left to take back.")
    assert study.sees(line)
    assert typed(study) == BEGUN


def test_answers_are_taken_back_one_after_the_other(study: Driver) -> None:
    first = card(study).objection
    study.answer(REPLY)
    study.answer(REPLY, Key.Key_1)
    study.ctrl(Key.Key_Z)
    study.wait_for("Taken back: Missed.")
    study.ctrl(Key.Key_Z)
    study.wait_for("Taken back: Got it.")
    assert study.sees(first)
    assert study.workspace.study.today().done == 0
    study.ctrl(Key.Key_Z)
    study.wait_for("There is nothing left to take back.")


def test_what_was_begun_at_the_next_line_is_there_after_an_answer_was_taken_back(study: Driver) -> None:
    study.answer(REPLY)
    line = card(study).objection
    study.type(BEGUN)
    study.window.setFocus()
    study.ctrl(Key.Key_Z)
    study.wait_for("Taken back")
    study.press(Key.Key_2)
    study.wait_for(line)
    assert typed(study) == BEGUN


def test_leaving_after_an_answer_was_taken_back_keeps_that_answer(study: Driver) -> None:
    line = card(study).objection
    study.answer(REPLY)
    study.type(BEGUN)
    study.window.setFocus()
    study.ctrl(Key.Key_Z)
    study.wait_for("Taken back")
    study.press(Key.Key_Escape)
    study.press(Key.Key_Escape)
    study.press(Key.Key_2, ALT)
    drafts = {card(study).objection: typed(study)}
    study.answer(REPLY)
    drafts[card(study).objection] = typed(study)
    assert drafts[line] == REPLY
    assert sorted(drafts.values()) == sorted([REPLY, BEGUN])


# ---------------------------------------------------------------- giving again


@pytest.fixture(params=["Ctrl+Shift+Z", "Ctrl+Y"])
def redo(request: pytest.FixtureRequest, study: Driver) -> Callable[[], None]:
    """Either key that gives an answer again."""
    key, modifiers = {"Ctrl+Shift+Z": (Key.Key_Z, CTRL | SHIFT), "Ctrl+Y": (Key.Key_Y, CTRL)}[request.param]
    return lambda: study.press(key, modifiers)


def test_answers_that_were_taken_back_are_given_again_one_after_the_other(
    study: Driver, redo: Callable[[], None]
) -> None:
    study.answer(REPLY)
    second = card(study)
    study.answer(REPLY)
    third, after = card(study), study.workspace.study.today()
    study.ctrl(Key.Key_Z)
    study.wait_for("Taken back: Got it. Grade this line again. Ctrl Shift Z gives it again.")
    study.ctrl(Key.Key_Z)
    redo()
    study.wait_for("Given again: Got it.")
    assert card(study) == second
    redo()
    assert card(study) == third
    assert study.sees("2 of 3")
    assert study.workspace.study.today() == after
    redo()
    study.wait_for("There is nothing to give again.")
    assert card(study) == third


def test_an_answer_that_is_given_again_is_no_draft(study: Driver, redo: Callable[[], None]) -> None:
    missed = card(study)
    study.answer(REPLY, Key.Key_1)
    study.ctrl(Key.Key_Z)
    redo()
    study.wait_for("Given again: Missed.")
    study.answer(REPLY)
    study.answer(REPLY)
    study.wait_for(missed.variant)
    assert typed(study) == ""


def test_what_was_begun_at_the_next_line_is_there_after_an_answer_was_given_again(
    study: Driver, redo: Callable[[], None]
) -> None:
    study.answer(REPLY)
    here = card(study)
    study.type(BEGUN)
    study.window.setFocus()
    study.ctrl(Key.Key_Z)
    study.wait_for("Taken back")
    redo()
    study.wait_for("Given again")
    assert card(study) == here
    assert typed(study) == BEGUN


def test_with_nothing_to_give_again_it_says_so_and_goes_on(study: Driver, redo: Callable[[], None]) -> None:
    study.answer(REPLY)
    study.ctrl(Key.Key_Z)
    study.press(Key.Key_1)
    here = card(study)
    redo()
    study.wait_for("There is nothing to give again.")
    assert card(study) == here


def test_words_taken_back_in_the_box_are_given_again_in_the_box(study: Driver) -> None:
    study.type(BEGUN)
    study.ctrl(Key.Key_Z)
    assert typed(study) == ""
    study.press(Key.Key_Z, CTRL | SHIFT)
    assert typed(study) == BEGUN
    assert not study.sees("There is nothing to give again.")


def test_what_was_taken_back_before_a_restart_is_given_again_after_it(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, study: Driver
) -> None:
    study.answer(REPLY)
    study.answer(REPLY)
    study.ctrl(Key.Key_Z)
    study.wait_for("Taken back")
    study.close()
    again = begun(qtbot, qapp, tmp_path)
    again.press(Key.Key_Y, CTRL)
    again.wait_for("Given again: Got it.")
    assert again.sees("2 of 3")
    assert typed(again) == ""


# ---------------------------------------------------------------- the keyboard


def test_a_grade_before_the_reveal_is_a_figure_and_no_grade(study: Driver) -> None:
    line = card(study).objection
    study.window.setFocus()
    study.press(Key.Key_2)
    assert study.sees(line)
    assert study.workspace.study.today().done == 0


def phrases(study: Driver) -> dict[str, int]:
    return {words.LABELS[use.label]: use.count for use in study.workspace.progress.report().phrases}


def test_the_phrases_of_a_quick_grade_count_too(study: Driver) -> None:
    """Graded in the moment of the reveal, before the coach was done."""
    study.answer(REPLY)
    study.qtbot.waitUntil(lambda: phrases(study)["Thanks"] == 1)


# ---------------------------------------------------------------- whatever stands on a card


def test_hostile_text_is_shown_as_it_stands(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    hostile = "<img src=file:///etc/passwd> <b>no</b> مرحبا 👩‍👩‍👧"
    window = begun(qtbot, qapp, tmp_path, *some_cards(1, objection=hostile, reply=hostile, tells=hostile))
    window.wait_for(f"“{hostile}”")
    QApplication.clipboard().setText(hostile)
    window.ctrl(Key.Key_V)
    window.ctrl(Key.Key_Return)
    window.wait_for(MODEL)
    assert window.text().count(hostile) == 4


# ---------------------------------------------------------------- missed again and again


def test_a_line_missed_again_and_again_wants_own_words_and_then_shorter_ones(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    window = begun(qtbot, qapp, tmp_path, *CARDS[:1])
    session = window.workspace.study.start()
    while not window.workspace.history.of(CARDS[0].id).memory.is_leech:
        answer_all(session)
        window.clock.advance(days=60)
        session = window.workspace.study.start()
        answer(session, rating=Rating.AGAIN)
        window.clock.advance(minutes=11)
    window.press(Key.Key_1, ALT)
    window.press(Key.Key_2, ALT)
    window.ctrl(Key.Key_L)
    window.wait_for(LEECH.format(key="W"))
    window.press(Key.Key_W)
    window.dialog(OwnWordsDialog)
    window.type("Mine.")
    window.ctrl(Key.Key_Return)
    window.wait_for(LEECH_IN_OWN_WORDS.format(key="W", aside="@"))
    assert not window.sees(LEECH.format(key="W"))
