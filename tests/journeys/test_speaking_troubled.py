"""What may go wrong while a rep speaks: one clear sentence, nothing lost, and typing works all the same."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.driver import Driver, Key, opened
from tests.journeys.test_speaking import REPLY, SHORT, answer
from tests.speech.test_activity import a_melody
from tests.spoken import MODEL, spoken, words
from trainer.gui.ear import CLIPPED, NO_WORDS, NOTHING_SAID

from .conftest import Mouth

pytestmark = pytest.mark.audio

Start = Callable[[], Driver]


@pytest.fixture
def driver(qtbot: QtBot, qapp: QApplication, tmp_path: Path, models: Path, mouth: Mouth) -> Driver:
    driver = opened(qtbot, qapp, tmp_path, welcomed=True)
    driver.press(Key.Key_Return)
    driver.wait_for("Speak")
    return driver


def recogniser(driver: Driver) -> int:
    """The process that hears, once there is one."""
    hearing = driver.workspace.hearing
    driver.qtbot.waitUntil(lambda: hearing._recogniser.worker_pid is not None)
    pid = hearing._recogniser.worker_pid
    assert pid is not None
    return pid


def speak(driver: Driver, say: Callable[[], None]) -> None:
    driver.ctrl(Key.Key_M)
    driver.wait_for("Listening")
    say()
    driver.ctrl(Key.Key_M)


def goes_on(driver: Driver) -> None:
    """The session goes on by typing."""
    driver.named("Your answer").setFocus()
    done = driver.workspace.study.today().done
    driver.answer("Fair enough. What would you fix first?")
    assert driver.workspace.study.today().done == done + 1


def test_a_recogniser_that_is_killed_meanwhile_costs_no_word(driver: Driver, mouth: Mouth) -> None:
    def say() -> None:
        mouth.say(SHORT)
        os.kill(recogniser(driver), signal.SIGKILL)

    speak(driver, say)
    driver.wait_for("Speak")
    assert words(answer(driver)) == words(SHORT)


def test_a_model_that_is_damaged_is_told_and_typing_works(driver: Driver, mouth: Mouth, models: Path) -> None:
    (models / "model.bin").unlink()
    (models / "model.bin").write_bytes(bytes((MODEL / "model.bin").stat().st_size))
    driver.type("Fair enough.")
    speak(driver, lambda: mouth.say(SHORT))
    driver.wait_for("model")
    driver.wait_for("Speak")
    assert answer(driver) == "Fair enough."
    goes_on(driver)


def test_music_is_no_reply(driver: Driver, mouth: Mouth) -> None:
    speak(driver, lambda: mouth.play(a_melody(3)))
    driver.qtbot.waitUntil(lambda: driver.sees(NOTHING_SAID) or driver.sees(NO_WORDS))
    assert answer(driver) == ""
    goes_on(driver)


def test_who_is_too_loud_is_told_beside_their_words(driver: Driver, mouth: Mouth) -> None:
    loud = np.clip(np.frombuffer(spoken(SHORT), "<i2").astype(int) * 20, -32768, 32767).astype("<i2").tobytes()
    speak(driver, lambda: mouth.play(loud))
    driver.wait_for(CLIPPED)
    assert answer(driver)
    goes_on(driver)


def test_after_every_trouble_one_is_heard_again(driver: Driver, mouth: Mouth) -> None:
    speak(driver, lambda: mouth.play(a_melody(2)))
    driver.qtbot.waitUntil(lambda: driver.sees(NOTHING_SAID) or driver.sees(NO_WORDS))
    speak(driver, lambda: mouth.say(REPLY))
    driver.wait_for("Speak")
    assert words(answer(driver)) == words(REPLY)
