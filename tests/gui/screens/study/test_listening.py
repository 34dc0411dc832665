"""The ear and the eye: a line that cannot be heard can be read, and what is switched is what holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.driver import Driver, Key
from trainer.gui.screens.study.question import HIDDEN

from .conftest import begun, card


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
