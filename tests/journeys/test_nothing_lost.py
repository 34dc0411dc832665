"""What somebody wrote, named or ticked is still there, whichever way they went on."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from tests.builders import a_card, a_deck, install
from tests.disks import LONG, cramped
from tests.driver import ALT, Driver, Key, opened
from trainer.errors import TrainerError
from trainer.gui.audio import Sound
from trainer.gui.dialogs.editor import EditorDialog
from trainer.gui.screens.settings import SettingsScreen
from trainer.gui.screens.settings.sound import SoundGroup
from trainer.gui.screens.study import StudyScreen
from trainer.speech.silence import SilentEngine
from trainer.speech.utterance import Rendered, Utterance, Voice

REPLY = "Thank you for telling me. What would you want fixed first?"
BEGUN = "I was going to say"


def study(window: Driver) -> StudyScreen:
    found = window.window.screen_in_front
    assert isinstance(found, StudyScreen)
    return found


def begun(window: Driver) -> str:
    """What is in the box of the question."""
    return study(window)._pages.asking.said()


# ---------------------------------------------------------------- the answer


def test_study_chosen_while_answering_changes_nothing(window: Driver) -> None:
    window.press(Key.Key_Return)
    window.answer(REPLY)
    window.wait_for("1 of 5")
    window.type(BEGUN)
    window.press(Key.Key_2, ALT)
    assert begun(window) == BEGUN
    assert window.sees("1 of 5")


def test_an_answer_to_a_line_that_changed_meanwhile_is_in_the_box_again(window: Driver) -> None:
    window.press(Key.Key_Return)
    window.type(BEGUN)
    window.ctrl(Key.Key_Return)
    window.workspace.editing.save(replace(window.first_card(), reply="Edited in another window. Shall we?"))
    window.press(Key.Key_2)
    window.wait_for("This line has changed since it was shown")
    assert begun(window) == BEGUN


def test_an_answer_that_cannot_be_stored_stays_on_the_screen(window: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise TrainerError("There is no room on the disk.")

    window.press(Key.Key_Return)
    window.type(BEGUN)
    monkeypatch.setattr(study(window)._session, "keep_draft", refuse)
    window.press(Key.Key_Escape)
    assert window.screen == "study"
    assert begun(window) == BEGUN
    window.wait_for("There is no room on the disk.")


def test_an_answer_that_was_begun_is_there_after_the_one_before_was_taken_back(window: Driver) -> None:
    window.press(Key.Key_Return)
    window.answer(REPLY)
    window.type(BEGUN)
    study(window)._undo()
    window.wait_for("Taken back: Got it. Grade this line again.")
    window.press(Key.Key_2)
    assert begun(window) == BEGUN


def test_a_grade_that_is_pressed_twice_is_no_answer_to_the_next_line(window: Driver) -> None:
    window.press(Key.Key_Return)
    window.answer(REPLY)
    window.press(Key.Key_2)
    assert begun(window) == ""
    window.type("No 2.")
    assert begun(window) == "No 2."


def test_a_grade_that_could_not_be_stored_can_be_given_again(window: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise TrainerError("There is no room on the disk.")

    window.press(Key.Key_Return)
    window.type(BEGUN)
    window.ctrl(Key.Key_Return)
    with monkeypatch.context() as full:
        full.setattr(study(window)._session, "grade", refuse)
        window.press(Key.Key_2)
        window.wait_for("There is no room on the disk.")
        assert window.sees(BEGUN)
    window.press(Key.Key_2)
    assert window.workspace.study.today().done == 1
    assert not window.sees("There is no room on the disk.")


def test_an_answer_on_a_full_disk_is_stored_in_room_that_was_kept_and_that_is_said(
    window: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.workspace.room.keep()
    window.press(Key.Key_Return)
    cramped(window.workspace._database)
    monkeypatch.setattr("trainer.store.reserve.Reserve._free", lambda _: 0)
    reveal_long(window)
    window.press(Key.Key_2)
    window.wait_for("The disk is full: this is saved, and there is room for about 200 answers more.")
    assert window.workspace.study.today().done == 1
    window.answer(REPLY)
    assert window.workspace.study.today().done == 2
    assert window.sees("Make room on it soon.")
    monkeypatch.undo()
    window.answer(REPLY)
    window.qtbot.waitUntil(lambda: not window.sees("Make room on it soon."))


def test_an_answer_on_a_disk_full_to_the_brim_stays_until_there_is_room(window: Driver) -> None:
    window.press(Key.Key_Return)
    reserve = window.workspace.home.reserve
    window.qtbot.waitUntil(reserve.exists)
    reserve.unlink()
    reserve.mkdir()  # nothing can be given up
    cramped(window.workspace._database)
    reveal_long(window)
    window.press(Key.Key_2)
    window.wait_for("There is no room on the disk")
    assert window.sees(LONG.strip()[-200:])
    reserve.rmdir()
    window.press(Key.Key_2)
    assert window.workspace.study.today().done == 1


def reveal_long(window: Driver) -> None:
    """Answer with more than the database has room for."""
    QApplication.clipboard().setText(LONG)
    window.ctrl(Key.Key_V)
    window.ctrl(Key.Key_Return)


# ---------------------------------------------------------------- what belongs to an answer


def test_what_was_heard_in_one_answer_is_not_counted_for_another(
    window: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.press(Key.Key_Return)
    window.answer("Nothing special here.")
    window.type(REPLY)
    window.ctrl(Key.Key_Return)
    window.wait_for("Thanks, sure")
    monkeypatch.setattr(window.window.tasks, "run", lambda *_: None)  # the coach is slower than the rep
    window.ctrl(Key.Key_Z)
    window.press(Key.Key_2)
    assert sum(use.count for use in window.workspace.progress.report().phrases) == 0


def test_a_tick_stays_with_its_point_when_the_points_are_edited(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    install(tmp_path / "trainer.sqlite3", a_deck(a_card(points=("agrees", "asks", "waits"))))
    window = opened(qtbot, qapp, tmp_path, welcomed=True)
    window.press(Key.Key_Return)
    window.ctrl(Key.Key_L)
    window.press(Key.Key_T)
    for key in (Key.Key_Space, Key.Key_Down, Key.Key_Down, Key.Key_Space):
        window.press(key)
    window.wait_for("2 of 3: Got it")
    window.press(Key.Key_E)
    editor = window.dialog(EditorDialog)
    editor._points.setPlainText("says little\nwaits")
    window.ctrl(Key.Key_Return)
    window.wait_for("1 of 2: Got it")
    assert study(window)._pages.ticked() == (1,)


# ---------------------------------------------------------------- settings and sound


@pytest.mark.parametrize("way", [(Key.Key_Escape,), (Key.Key_3, ALT)], ids=["Esc", "another screen"])
def test_a_name_that_was_filled_in_is_kept_by_every_way_out(fresh: Driver, way: tuple[Any, ...]) -> None:
    fresh.type("Sam")
    fresh.press(*way)
    assert fresh.screen in ("today", "decks")
    assert fresh.workspace.preferences().name == "Sam"


class Slow(SilentEngine):
    """It has two voices, and is still busy with the first line."""

    def voices(self) -> tuple[Voice, ...]:
        return Voice("a", "Anna", "en"), Voice("b", "Bert", "en")

    def render(self, utterance: Utterance) -> Future[Rendered]:
        return Future()


def test_every_voice_is_offered_once(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(qtbot, qapp, tmp_path, make_engine=Slow, welcomed=True)
    window.press(Key.Key_4, ALT)
    settings = window.window.screen_in_front
    assert isinstance(settings, SettingsScreen)
    filled, fill = [], SoundGroup.fill
    monkeypatch.setattr(SoundGroup, "fill", lambda group, voices: filled.append(fill(group, voices)))
    settings.open()
    settings.open()

    def offered() -> list[list[str]]:
        boxes = (box for box in settings.findChildren(QComboBox) if box.accessibleName() == "Voice" and box.isVisible())
        return [[box.itemText(place) for place in range(box.count())] for box in boxes]

    qtbot.waitUntil(lambda: len(filled) >= 4 and offered() == [["The default voice", "Anna", "Bert"]])


def test_a_line_that_is_read_on_one_screen_is_not_read_on_the_next(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    window = opened(qtbot, qapp, tmp_path, make_engine=Slow, welcomed=True, sound=True)
    window.press(Key.Key_3, ALT)
    decks = window.window.screen_in_front
    assert decks
    decks._hear.click()
    assert decks.desk.voice.state is Sound.WAITING
    window.press(Key.Key_1, ALT)
    assert decks.desk.voice.state is Sound.READY


def test_a_line_that_was_painted_just_before_leaving_is_not_read(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    window = opened(qtbot, qapp, tmp_path, make_engine=Slow, welcomed=True, sound=True)
    window.press(Key.Key_Return)
    screen = study(window)
    qtbot.waitUntil(lambda: screen.desk.voice.state is Sound.WAITING)
    screen._pages.asking.line_painted.emit()  # it is told at the next turn of the loop
    screen._leave()
    assert window.screen == "today"
    done: list[bool] = []
    QTimer.singleShot(0, lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    assert screen.desk.voice.state is Sound.READY


def test_a_phrase_counts_although_the_grade_came_before_the_coach(
    window: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.press(Key.Key_Return)
    monkeypatch.setattr(window.window.tasks, "run", lambda *_: None)
    window.answer(REPLY)
    window.workspace.study.backlog.catch_up()  # as at the next start
    assert sum(use.count for use in window.workspace.progress.report().phrases) == 1


def test_the_next_line_is_made_ready_while_the_reply_is_read(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    ready: list[str] = []

    class Ahead(Slow):
        def prefetch(self, utterance: Utterance) -> None:
            ready.append(utterance.text)

    window = opened(qtbot, qapp, tmp_path, make_engine=Ahead, welcomed=True, sound=True)
    window.press(Key.Key_Return)
    window.ctrl(Key.Key_L)
    qtbot.waitUntil(lambda: bool(ready))
    window.press(Key.Key_2)
    asked = study(window)._question
    assert asked
    assert ready == [asked.line]
