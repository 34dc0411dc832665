"""Reminders and the tray are chosen where there is a tray; where there is none, the settings say so."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.driver import ALT, Driver, Key, opened
from tests.gui.test_background import PaperTray
from trainer import settings
from trainer.gui.screens.settings.everyday import NO_TRAY
from trainer.gui.widgets.picker import Picker
from trainer.gui.widgets.switch import Switch


def page(qtbot: QtBot, qapp: QApplication, home: Path, tray: PaperTray | None, **chosen: int) -> Driver:
    """The settings of somebody on a desktop with this tray."""
    window = opened(qtbot, qapp, home, tray_icon=tray, welcomed=True, **chosen)
    window.press(Key.Key_4, ALT)
    return window


def test_a_time_is_chosen_and_the_icon_is_there_at_once(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    tray = PaperTray()
    window = page(qtbot, qapp, tmp_path, tray)
    times = window.named("Remind me", Picker)
    assert times.currentText() == "Never"
    times.setFocus()
    for _ in range(1 + 2 * 8 + 1):
        window.press(Key.Key_Down)
    assert times.currentText() == "at 08:30"
    assert settings.load(tmp_path / "settings.json").reminder == 8 * 60 + 30
    assert tray.visible
    window.press(Key.Key_Home)
    assert settings.load(tmp_path / "settings.json").reminder == -1
    assert not tray.visible


def test_a_time_from_the_file_is_in_the_list(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    window = page(qtbot, qapp, tmp_path, PaperTray(), reminder=7 * 60 + 45)
    assert window.named("Remind me", Picker).currentText() == "at 07:45"


def test_the_tray_is_switched_on_and_the_window_then_stays(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    tray = PaperTray()
    window = page(qtbot, qapp, tmp_path, tray)
    window.named("Stay in the tray", Switch).setFocus()
    window.press(Key.Key_Space)
    assert settings.load(tmp_path / "settings.json").tray
    assert tray.visible
    assert not window.sees(NO_TRAY)


@pytest.mark.parametrize("tray", [None, PaperTray()], ids=["none", "not there"])
def test_where_there_is_no_tray_it_is_said_and_only_what_needs_one_cannot_be_switched(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, tray: PaperTray | None
) -> None:
    if tray is not None:
        tray.there = False
    window = page(qtbot, qapp, tmp_path, tray)
    window.wait_for(NO_TRAY)
    assert window.named("Remind me", Picker).isEnabled()
    assert not window.named("Stay in the tray", Switch).isEnabled()
