"""Study: what a rep began is not lost, what changed elsewhere is noticed, and the line can always be had."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.builders import a_deck, answer, install, some_cards
from tests.driver import ALT, Driver, Key, opened
from trainer import words
from trainer.domain.cards import Card
from trainer.domain.memory import Rating
from trainer.errors import TrainerError
from trainer.gui.screens.study.question import HIDDEN
from trainer.gui.widgets.scroller import Scroller
from trainer.services.session import StudySession

REPLY = "Thank you for telling me. What would you want fixed first?"
CARDS = some_cards(3)
BEGUN = "I was going to"
MODEL = "One way to say it"


def begun(qtbot: QtBot, app: QApplication, home: Path, *cards: Card, **chosen: Any) -> Driver:
    """A session over these cards has begun."""
    if not (home / "trainer.sqlite3").exists():
        install(home / "trainer.sqlite3", a_deck(*(cards or CARDS)))
    window = opened(qtbot, app, home, welcomed=True, **chosen)
    window.press(Key.Key_2, ALT)
    return window


@pytest.fixture
def study(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Driver:
    return begun(qtbot, qapp, tmp_path)


def card(window: Driver) -> Card:
    """The card whose line is in front."""
    return next(card for card in CARDS if window.sees(card.objection))


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
        study.press(Key.Key_Escape)
        study.press(Key.Key_2, ALT)
    study.wait_for(line)
    assert typed(study) == BEGUN


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
    study.press(Key.Key_2, ALT)
    drafts = {card(study).objection: typed(study)}
    study.answer(REPLY)
    drafts[card(study).objection] = typed(study)
    assert drafts[line] == REPLY
    assert sorted(drafts.values()) == sorted([REPLY, BEGUN])


# ---------------------------------------------------------------- the ear and the eye


def test_a_line_that_no_voice_can_say_is_shown_though_captions_are_off(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    window = begun(qtbot, qapp, tmp_path, sound=True, captions=False)
    window.wait_for("No voice. Reading works too")
    assert card(window)
    assert not window.sees(HIDDEN)


def test_with_the_sound_off_the_line_is_shown_whatever_is_chosen(study: Driver) -> None:
    study.ctrl(Key.Key_T)
    assert card(study)
    study.wait_for("Show the line")
    assert study.workspace.preferences().captions is False


def test_to_hear_it_again_turns_the_sound_on(study: Driver) -> None:
    study.wait_for("Sound on")
    study.ctrl(Key.Key_R)
    study.wait_for("Sound off")
    assert study.workspace.preferences().sound


def test_the_sound_goes_off_and_on_with_one_key(study: Driver) -> None:
    study.ctrl(Key.Key_U)
    study.wait_for("No voice. Reading works too")
    study.ctrl(Key.Key_U)
    study.wait_for("Sound is off")
    assert not study.workspace.preferences().sound


@pytest.mark.parametrize(("key", "told"), [(Key.Key_T, "Show the line"), (Key.Key_U, "Sound off")])
def test_a_switch_that_cannot_be_written_shows_what_holds_and_says_so(
    study: Driver, tmp_path: Path, key: Key, told: str
) -> None:
    (tmp_path / "settings.part").mkdir()  # in the way of the file that is written
    study.ctrl(key)
    study.wait_for("settings.json cannot be written")
    study.wait_for(told)


# ---------------------------------------------------------------- the keyboard


def test_page_keys_scroll_a_reveal_that_is_longer_than_the_window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    window = begun(qtbot, qapp, tmp_path, *some_cards(1, reply=" ".join(["word"] * 700)))
    window.ctrl(Key.Key_L)
    window.wait_for(MODEL)
    screen = window.window.screen_in_front
    assert screen
    bar = next(area for area in screen.findChildren(Scroller) if area.isVisible()).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    window.press(Key.Key_PageDown)
    down = bar.value()
    assert 0 < down <= bar.pageStep()
    window.press(Key.Key_PageUp)
    assert bar.value() == 0


def test_a_grade_before_the_reveal_is_a_figure_and_no_grade(study: Driver) -> None:
    line = card(study).objection
    study.window.setFocus()
    study.press(Key.Key_2)
    assert study.sees(line)
    assert study.workspace.study.today().done == 0


def test_the_phrases_of_a_quick_grade_count_too(study: Driver) -> None:
    """Graded in the moment of the reveal, before the coach was done."""
    study.answer(REPLY)
    uses = {words.LABELS[use.label]: use.count for use in study.workspace.progress.report().phrases}
    assert uses["Thanks"] == 1


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
