"""A headset that is missing, plugged in and pulled out while a rep practises."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.driver import Driver, Key, opened
from tests.sound import Ear, SoundServer, span
from trainer.gui.screens.study.question import HIDDEN
from trainer.speech.renderer import WorkerEngine
from trainer.speech.utterance import SLOWEST

REPLY = "Thank you for telling me. What would you want fixed first?"
TOLD = "No sound device. Reading works too"

pytestmark = pytest.mark.audio


def answered(driver: Driver) -> int:
    done: int = driver.workspace.study.today().done
    return done


def test_each_change_is_told_in_one_sentence_and_practice_goes_on(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, server: SoundServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    chosen = {"welcomed": True, "sound": True, "captions": False, "rate": SLOWEST}
    driver = opened(qtbot, qapp, tmp_path, make_engine=WorkerEngine, **chosen)
    driver.press(Key.Key_Return)
    driver.wait_for(TOLD)
    assert not driver.sees(HIDDEN)
    driver.answer(REPLY)
    driver.wait_for(TOLD)

    server.start("ear")
    ear = Ear(server)
    driver.ctrl(Key.Key_R)
    qtbot.waitUntil(lambda: span(ear.samples()) is not None)
    driver.wait_for("Hear it again")
    assert not driver.sees(TOLD)

    server.unplug()
    driver.wait_for(TOLD)
    driver.answer(REPLY)
    assert answered(driver) == 2
    ear.close()
