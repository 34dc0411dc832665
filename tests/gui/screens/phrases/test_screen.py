"""The library: every family in turn by the keyboard alone; the team's can be written, shared and taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.builders import answer
from tests.driver import ALT, CTRL, Driver, Key
from tests.gui.screens.phrases.conftest import OURS
from trainer import words
from trainer.domain.feedback import Label
from trainer.domain.views import Changes
from trainer.gui.audio import WHY_SILENT, Sound
from trainer.gui.counting import NOTHING
from trainer.gui.dialogs.family import FamilyDialog
from trainer.gui.dialogs.sheet import Sheet
from trainer.gui.dialogs.taking_in import TakingInDialog
from trainer.gui.screens.phrases.screen import AGAIN, AS_BEFORE, INTRO_WITHOUT_OURS, KEPT
from trainer.gui.widgets.strip import Strip
from trainer.services.phrases import KnownFamily

SHIFT = Qt.KeyboardModifier.ShiftModifier


def told(library: Driver) -> str:
    return next(filter(None, (strip.sentence() for strip in library.window.findChildren(Strip))), "")


def once_told(library: Driver, words: str) -> str:
    library.qtbot.waitUntil(lambda: words in told(library))
    return told(library)


def ours(library: Driver) -> list[str]:
    return [known.draft.name for known in library.workspace.phrases.shelf().families if known.is_ours]


def to_last(library: Driver) -> None:
    """The keyboard is on the last family: the team's."""
    library.press(Key.Key_End)
    library.wait_for(OURS.definition)


def held_up(library: Driver, name: str) -> Event:
    """What the library does of that name waits for the event, as it does for a coach that is busy."""
    gate, phrases = Event(), library.workspace.phrases
    work = getattr(phrases, name)

    def wait(*given: object) -> object:
        assert gate.wait(10)
        return work(*given)

    setattr(phrases, name, wait)
    return gate


DO: dict[str, Callable[[Driver], None]] = {
    "remove": lambda library: library.click("Remove"),
    "undo": lambda library: library.ctrl(Key.Key_Z),
    "redo": lambda library: library.press(Key.Key_Z, CTRL | SHIFT),
}


def screen(library: Driver):  # type: ignore[no-untyped-def]
    return library.window.screen_in_front


def test_the_first_family_is_open_and_the_keyboard_on_the_list(library: Driver) -> None:
    assert QApplication.focusWidget().accessibleName() == "Families"
    assert library.sees(words.DEFINITIONS[Label.EXCITED])


def test_down_goes_through_the_families(library: Driver) -> None:
    library.press(Key.Key_Down)
    library.wait_for(words.DEFINITIONS[Label.SHARED_CONCERN])
    to_last(library)


def test_a_team_without_families_is_told_how_to_begin(window: Driver) -> None:
    window.press(Key.Key_5, ALT)
    window.wait_for(INTRO_WITHOUT_OURS)
    window.press(Key.Key_N, CTRL)
    assert window.dialog(FamilyDialog)


def test_nothing_is_to_be_read_or_pressed_before_the_families_are_there(window: Driver) -> None:
    gate = held_up(window, "shelf")
    window.press(Key.Key_5, ALT)
    assert not window.sees("Copy as a start")
    assert not window.sees(INTRO_WITHOUT_OURS)
    window.press(Key.Key_F2)
    gate.set()
    window.wait_for(words.DEFINITIONS[Label.EXCITED])
    assert window.sees("Copy as a start")


@pytest.mark.parametrize("do", ["remove", "undo", "redo"])
def test_the_window_goes_on_while_the_coach_is_busy_and_nothing_is_said_before_it_is_done(
    library: Driver, do: str
) -> None:
    if do == "redo":
        library.workspace.phrases.undo()
    above = [known for known in library.workspace.phrases.shelf().families if not known.is_ours][-1]
    gate = held_up(library, do)
    to_last(library)
    DO[do](library)
    assert told(library) == ""
    library.press(Key.Key_Up)
    library.wait_for(above.draft.definition)
    gate.set()
    once_told(library, {"remove": "removed", "undo": AS_BEFORE, "redo": AGAIN}[do])


def test_a_family_that_comes_back_is_chosen(library: Driver) -> None:
    to_last(library)
    DO["remove"](library)
    once_told(library, "removed")
    library.wait_for("Copy as a start")
    library.ctrl(Key.Key_Z)
    library.qtbot.waitUntil(lambda: not library.sees("Copy as a start"))


def test_what_is_asked_for_meanwhile_is_done_in_its_turn(library: Driver) -> None:
    gate = held_up(library, "undo")
    library.ctrl(Key.Key_Z)
    library.press(Key.Key_Z, CTRL | SHIFT)
    library.ctrl(Key.Key_Z)
    gate.set()
    library.qtbot.waitUntil(lambda: not screen(library)._to_do)
    assert (told(library), ours(library)) == (AS_BEFORE, [])


def test_a_list_that_comes_late_does_not_take_the_place_of_a_newer_one(library: Driver) -> None:
    old = library.workspace.phrases.shelf()
    library.workspace.phrases.undo()
    screen(library).on_changes(Changes(phrases=True))
    library.wait_for(INTRO_WITHOUT_OURS)
    screen(library)._on_listed((0, old))
    assert library.sees(INTRO_WITHOUT_OURS)


def test_a_family_that_is_used_meanwhile_is_counted(library: Driver) -> None:
    to_last(library)
    answer(library.workspace.study.start(), said="That one is on me.")
    screen(library).on_changes(Changes(schedule=True))
    library.wait_for("Noticed once, last today.")


def test_a_sentence_that_cannot_be_heard_says_why(library: Driver) -> None:
    library.ctrl(Key.Key_R)
    assert told(library) == WHY_SILENT[Sound.OFF]


def test_a_file_of_the_team_that_cannot_be_used_is_told(library: Driver) -> None:
    (library.workspace.home.phrases / "torn.phrases.toml").write_text("family = ", "utf-8")
    screen(library).on_changes(Changes(phrases=True))
    library.wait_for("torn.phrases.toml: the file is not valid TOML")


# ---------------------------------------------------------------- writing


def test_a_family_of_the_team_s_is_edited_and_put_back(library: Driver) -> None:
    to_last(library)
    library.press(Key.Key_F2)
    library.dialog(FamilyDialog)
    library.ctrl(Key.Key_A)
    library.type("Mine")
    library.ctrl(Key.Key_Return)
    library.wait_for(KEPT)
    assert ours(library) == ["Mine"]
    library.wait_for("Mine")
    library.window.activateWindow()  # which a window manager does
    library.qtbot.waitUntil(lambda: library.named("Families").hasFocus())
    library.ctrl(Key.Key_Z)
    assert (once_told(library, AS_BEFORE), ours(library)) == (AS_BEFORE, ["Our fault"])
    library.press(Key.Key_Z, CTRL | SHIFT)
    assert (once_told(library, AGAIN), ours(library)) == (AGAIN, ["Mine"])


def test_one_of_the_program_s_is_copied_as_a_start(library: Driver) -> None:
    library.press(Key.Key_F2)
    dialog = library.dialog(FamilyDialog)
    assert dialog._name.text() == "Good news, our way"
    library.ctrl(Key.Key_Return)
    library.wait_for(KEPT)
    assert ours(library) == ["Good news, our way", "Our fault"]
    library.wait_for("Good news, our way")


def test_two_presses_open_one_copy(library: Driver) -> None:
    gate = held_up(library, "start_from")
    library.press(Key.Key_F2)
    library.press(Key.Key_F2)
    gate.set()
    library.dialog(FamilyDialog)
    all_is_back(library)
    assert len(library.window.findChildren(FamilyDialog)) == 1


@pytest.mark.parametrize("late", ["start_from", "preview"])
def test_what_comes_late_opens_over_no_other_screen(library: Driver, tmp_path: Path, late: str) -> None:
    file = tmp_path / "sent.phrases.toml"
    library.workspace.phrases.share(chosen(library), file)
    gate = held_up(library, late)
    library.press(Key.Key_F2) if late == "start_from" else screen(library).take_file(file)
    library.press(Key.Key_1, ALT)
    gate.set()
    all_is_back(library)
    assert library.window.findChildren(Sheet) == []


def all_is_back(library: Driver) -> None:
    """Every thread is through with what was asked of it, and that was told."""
    through, all_four = list[int](), Barrier(4, timeout=30)
    for _ in range(4):
        library.window.tasks.run(all_four.wait, through.append)
    library.qtbot.waitUntil(lambda: len(through) == 4)


def test_a_family_that_is_removed_comes_back(library: Driver) -> None:
    to_last(library)
    library.click("Remove")
    assert once_told(library, "removed") == "“Our fault” was removed."
    assert ours(library) == []
    library.click("Close")
    library.ctrl(Key.Key_Z)
    once_told(library, AS_BEFORE)
    assert ours(library) == ["Our fault"]
    library.ctrl(Key.Key_Z)
    library.ctrl(Key.Key_Z)
    assert once_told(library, NOTHING) == NOTHING


def test_after_a_fault_of_ours_the_next_thing_is_done(library: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    to_last(library)

    def fault() -> None:
        raise LookupError("ours")

    with library.qtbot.capture_exceptions() as faults, monkeypatch.context() as patch:
        patch.setattr(library.workspace.phrases, "undo", fault)
        library.ctrl(Key.Key_Z)
        library.qtbot.waitUntil(lambda: bool(faults))
    library.click("Remove")
    once_told(library, "removed")
    assert ours(library) == []


def test_what_cannot_be_removed_is_told(library: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    to_last(library)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refuse)
    library.click("Remove")
    once_told(library, "cannot be changed (Permission denied)")
    assert ours(library) == ["Our fault"]


# ---------------------------------------------------------------- files


def chosen(library: Driver) -> KnownFamily:
    return next(known for known in library.workspace.phrases.shelf().families if known.is_ours)


def test_a_family_is_shared_and_taken_in_again(library: Driver, tmp_path: Path) -> None:
    file = tmp_path / "sent.phrases.toml"
    screen(library)._write(chosen(library), file)
    assert once_told(library, "written").startswith(f"“Our fault” was written to {file}")
    library.workspace.phrases.remove(chosen(library).file)
    screen(library).take_file(file)
    library.dialog(TakingInDialog)
    library.press(Key.Key_Return)
    library.wait_for(KEPT)
    assert ours(library) == ["Our fault"]


def test_a_place_where_it_cannot_be_written_is_told(library: Driver, tmp_path: Path) -> None:
    screen(library)._write(chosen(library), tmp_path / "nowhere" / "a.phrases.toml")
    once_told(library, "could not be written")


def test_a_file_that_cannot_be_taken_in_is_told_in_a_sentence(library: Driver, tmp_path: Path) -> None:
    file = tmp_path / "sent.phrases.toml"
    file.write_text("family = ", "utf-8")
    screen(library).take_file(file)
    library.wait_for("sent.phrases.toml: the file is not valid TOML")
