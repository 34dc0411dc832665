"""Whose voice reads lines aloud: chosen among those that there are, as soon as it is known which."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.driver import Driver
from tests.gui.screens.settings.conftest import Choir, choose, names, opened_page
from trainer.gui.widgets.picker import Picker


def test_voices_are_named_once_however_often_the_page_is_laid_out(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    """An engine may take seconds to name them; meanwhile the rep makes the text larger."""
    Choir.ready.clear()
    window = opened_page(qtbot, qapp, tmp_path)
    choose(window, "Text size", 1)
    Choir.ready.set()
    later: list[object] = []
    window.window.tasks.run(window.workspace.speaking.voices, later.append)
    qtbot.waitUntil(lambda: bool(later))
    assert names(window) == ["The default voice", "Alba", "Joe"]


def test_a_voice_that_is_gone_is_the_default_one_until_it_is_back(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    window = opened_page(qtbot, qapp, tmp_path, voice="bruce")
    qtbot.waitUntil(lambda: len(names(window)) == 3)
    assert window.named("Voice", Picker).currentText() == "The default voice"
    assert window.workspace.preferences().voice == "bruce"


@pytest.mark.parametrize(("sound", "told"), [(True, "No voice was found."), (False, "Switch on “Read lines aloud”")])
def test_a_line_that_cannot_be_heard_says_why(page: Driver, sound: bool, told: str) -> None:
    page.workspace.preferences.change(sound=sound)
    page.click("Hear it")
    page.wait_for(told)
