"""A talk is saved as it stands in its debrief."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from tests.driver import Driver, Key
from trainer.services.talking import Talk

from .conftest import BEHIND, DOOR, concluded
from .test_complaint import looked_back, talked


def saved(window: Driver, path: Path) -> str:
    """The file to which the dialog that is open writes."""
    window.qtbot.waitUntil(lambda: bool(window.window.findChildren(QFileDialog)))
    window.window.findChild(QFileDialog).fileSelected.emit(str(path))
    window.wait_for(f"It is in {path}.")
    return str(path.read_bytes()[:4000].decode("utf-8", "replace"))


def test_a_talk_is_saved_as_text_by_one_key_without_what_lay_behind(window: Driver, talk: Talk, tmp_path: Path) -> None:
    concluded(window)
    window.ctrl(Key.Key_S)
    told = saved(window, tmp_path / "talk.txt")
    assert "You: Sorry, that is company policy." in told
    assert DOOR in told
    assert BEHIND not in told


def test_who_asked_what_lay_behind_has_it_in_the_file(window: Driver, talk: Talk, tmp_path: Path) -> None:
    concluded(window)
    window.click("What lay behind it")
    window.wait_for(BEHIND)
    window.click("As text")
    assert BEHIND in saved(window, tmp_path / "talk.txt")


def test_a_talk_is_saved_as_pdf_by_one_key(window: Driver, talk: Talk, tmp_path: Path) -> None:
    concluded(window)
    window.ctrl(Key.Key_P)
    assert saved(window, tmp_path / "talk.pdf").startswith("%PDF")


def test_nothing_is_saved_before_the_rep_has_spoken(window: Driver, talk: Talk) -> None:
    window.ctrl(Key.Key_S)
    assert window.window.findChildren(QFileDialog) == []


def test_a_complaint_is_saved_with_its_steps_by_one_key(window: Driver, tmp_path: Path) -> None:
    looked_back(window, talked(window, "What has this done to the company?"))
    window.ctrl(Key.Key_S)
    told = saved(window, tmp_path / "talk.txt")
    assert "Remove your emotion, missing" in told
    assert "Impact on the person: Not asked yet" in told
