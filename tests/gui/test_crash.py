"""What nobody caught: a refusal is one sentence in the window, a mistake of ours is one dialog and a log."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from trainer.errors import TrainerError
from trainer.gui import crash
from trainer.gui.dialogs.crash import CrashDialog


@pytest.fixture
def told(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[TrainerError]]:
    """The refusals that were told; no window is active, as when somebody works in another program."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    found: list[TrainerError] = []
    crash.watch(qapp, tmp_path, found.append)
    monkeypatch.setattr(QApplication, "activeWindow", lambda: None)
    yield found
    for dialog in dialogs():
        dialog.accept()


def happen(error: Exception) -> None:
    sys.excepthook(type(error), error, error.__traceback__)


def dialogs() -> list[CrashDialog]:
    return [found for found in QApplication.topLevelWidgets() if isinstance(found, CrashDialog) and found.isVisible()]


def test_a_mistake_is_shown_although_no_window_is_active(told: list[TrainerError], tmp_path: Path) -> None:
    happen(ZeroDivisionError("ours"))
    assert len(dialogs()) == 1
    assert "ZeroDivisionError: ours" in (tmp_path / "trainer.log").read_text("utf-8")
    assert told == []


def test_mistakes_are_shown_one_at_a_time_and_all_of_them_logged(told: list[TrainerError], tmp_path: Path) -> None:
    for number in range(3):
        happen(ZeroDivisionError(f"number {number}"))
    assert len(dialogs()) == 1
    assert (tmp_path / "trainer.log").read_text("utf-8").count("ZeroDivisionError: number") == 3
    dialogs()[0].accept()
    happen(ZeroDivisionError("another"))
    assert len(dialogs()) == 1


def test_a_refusal_is_no_mistake_of_ours(told: list[TrainerError]) -> None:
    full = TrainerError("There is no room on the disk; make some and do that again.")
    happen(full)
    assert told == [full]
    assert dialogs() == []
