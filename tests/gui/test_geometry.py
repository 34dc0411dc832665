"""The window comes back where it was left, and a file that says rubbish about it does no harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from trainer.gui import geometry
from trainer.gui.app import make_player
from trainer.gui.main_window import MainWindow
from trainer.settings import Preferences

TALL = QSize(900, 642)


def reopened(qtbot: QtBot, home: Path) -> MainWindow:
    """A window that takes its place again."""
    window = MainWindow(Preferences(home / "settings.json"), make_player)
    qtbot.addWidget(window, before_close_func=lambda _: window.close_down())
    window.restore(home / "window.ini")
    window.show()
    return window


def test_the_window_has_the_size_that_it_was_left_with(qtbot: QtBot, tmp_path: Path) -> None:
    first = reopened(qtbot, tmp_path)
    first.resize(TALL)
    first.close()
    assert reopened(qtbot, tmp_path).size() == TALL


def test_a_window_that_was_left_on_the_full_screen_is_there_again(qtbot: QtBot, tmp_path: Path) -> None:
    first = reopened(qtbot, tmp_path)
    first.showFullScreen()
    first.close()
    assert reopened(qtbot, tmp_path).isFullScreen()


@pytest.mark.parametrize("spoilt", ["geometry=rubbish", "geometry=@ByteArray(rubbish)", "\0\0\0", "geometry=1, 2"])
def test_rubbish_where_the_size_was_kept_brings_the_usual_one(qtbot: QtBot, tmp_path: Path, spoilt: str) -> None:
    usual = reopened(qtbot, tmp_path).size()
    (tmp_path / "window.ini").write_text(f"[General]\n{spoilt}\n")
    assert reopened(qtbot, tmp_path).size() == usual


def test_a_spoilt_file_is_mended_by_the_next_close(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[General]\ngeometry=rubbish\n")
    first = reopened(qtbot, tmp_path)
    first.resize(TALL)
    first.close()
    assert reopened(qtbot, tmp_path).size() == TALL


def test_where_nothing_can_be_kept_nothing_fails(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(TALL)
    nowhere = tmp_path / "window.ini"
    nowhere.mkdir()
    geometry.keep(window, nowhere)
    geometry.restore(window, nowhere)
    assert window.size() == TALL
