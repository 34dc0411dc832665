"""The library: every family in turn by the keyboard alone; the team's can be written, shared and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.builders import answer
from tests.driver import ALT, CTRL, Driver, Key
from tests.gui.screens.phrases.conftest import OURS
from trainer import words
from trainer.domain.feedback import Label
from trainer.domain.views import Changes
from trainer.gui.audio import UNHEARD, Sound
from trainer.gui.counting import NOTHING
from trainer.gui.dialogs.family import FamilyDialog
from trainer.gui.dialogs.taking_in import TakingInDialog
from trainer.gui.screens.phrases.screen import AGAIN, AS_BEFORE, INTRO_WITHOUT_OURS, KEPT
from trainer.gui.widgets.strip import Strip
from trainer.services.phrases import KnownFamily

SHIFT = Qt.KeyboardModifier.ShiftModifier


def told(library: Driver) -> str:
    return next(filter(None, (strip.sentence() for strip in library.window.findChildren(Strip))), "")


def ours(library: Driver) -> list[str]:
    return [known.draft.name for known in library.workspace.phrases.shelf().families if known.is_ours]


def to_last(library: Driver) -> None:
    """The keyboard is on the last family: the team's."""
    library.press(Key.Key_End)
    library.wait_for(OURS.definition)


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
    assert window.sees(INTRO_WITHOUT_OURS)
    window.press(Key.Key_N, CTRL)
    assert window.dialog(FamilyDialog)


def test_a_family_that_is_used_meanwhile_is_counted(library: Driver) -> None:
    to_last(library)
    answer(library.workspace.study.start(), said="That one is on me.")
    screen(library).on_changes(Changes(schedule=True))
    library.wait_for("Used once, last today.")


def test_a_sentence_that_cannot_be_heard_says_why(library: Driver) -> None:
    library.ctrl(Key.Key_R)
    assert told(library) == UNHEARD[Sound.OFF]


def test_a_file_of_the_team_that_cannot_be_used_is_told(library: Driver) -> None:
    (library.workspace.home.phrases / "torn.phrases.toml").write_text("family = ", "utf-8")
    screen(library).on_changes(Changes(phrases=True))
    assert library.sees("torn.phrases.toml: the file is not valid TOML")


# ---------------------------------------------------------------- writing


def test_a_family_of_the_team_s_is_edited_and_put_back(library: Driver) -> None:
    to_last(library)
    library.press(Key.Key_F2)
    dialog = library.dialog(FamilyDialog)
    dialog._name.setText("Mine")
    library.ctrl(Key.Key_Return)
    library.wait_for(KEPT)
    assert ours(library) == ["Mine"]
    assert library.sees("Mine")
    library.window.activateWindow()  # which a window manager does
    library.qtbot.waitUntil(lambda: library.named("Families").hasFocus())
    library.ctrl(Key.Key_Z)
    assert (told(library), ours(library)) == (AS_BEFORE, ["Ownership"])
    library.press(Key.Key_Z, CTRL | SHIFT)
    assert (told(library), ours(library)) == (AGAIN, ["Mine"])


def test_one_of_the_program_s_is_copied_as_a_start(library: Driver) -> None:
    library.press(Key.Key_F2)
    dialog = library.dialog(FamilyDialog)
    assert dialog._name.text() == "Good news, our way"
    library.ctrl(Key.Key_Return)
    library.wait_for(KEPT)
    assert ours(library) == ["Good news, our way", "Ownership"]
    assert library.sees("Good news, our way")


def test_a_family_that_is_removed_comes_back(library: Driver) -> None:
    to_last(library)
    library.click("Remove")
    assert told(library) == "“Ownership” was removed."
    assert ours(library) == []
    library.click("Close")
    library.ctrl(Key.Key_Z)
    assert ours(library) == ["Ownership"]
    library.ctrl(Key.Key_Z)
    library.ctrl(Key.Key_Z)
    assert told(library) == NOTHING


def test_what_cannot_be_removed_is_told(library: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    to_last(library)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refuse)
    library.click("Remove")
    assert "cannot be changed (Permission denied)" in told(library)
    assert ours(library) == ["Ownership"]


# ---------------------------------------------------------------- files


def chosen(library: Driver) -> KnownFamily:
    return next(known for known in library.workspace.phrases.shelf().families if known.is_ours)


def test_a_family_is_shared_and_taken_in_again(library: Driver, tmp_path: Path) -> None:
    file = tmp_path / "sent.phrases.toml"
    screen(library)._write(chosen(library), file)
    assert told(library).startswith(f"“Ownership” was written to {file}")
    library.workspace.phrases.remove(chosen(library).file)
    screen(library).take_file(file)
    library.dialog(TakingInDialog)
    library.press(Key.Key_Return)
    library.wait_for(KEPT)
    assert ours(library) == ["Ownership"]


def test_a_place_where_it_cannot_be_written_is_told(library: Driver, tmp_path: Path) -> None:
    screen(library)._write(chosen(library), tmp_path / "nowhere" / "a.phrases.toml")
    assert "could not be written" in told(library)


def test_a_file_that_cannot_be_taken_in_is_told_in_a_sentence(library: Driver, tmp_path: Path) -> None:
    file = tmp_path / "sent.phrases.toml"
    file.write_text("family = ", "utf-8")
    screen(library).take_file(file)
    library.wait_for("sent.phrases.toml: the file is not valid TOML")
