"""A role-play that is spoken: the customer answers what was heard, and the debrief tells how it was said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.driver import ALT, Driver, Key, opened
from tests.journeys.test_complaints import begin, view
from tests.journeys.test_speaking import heard_seconds
from tests.sound import Ear, SoundServer
from tests.spoken import words
from trainer.domain.played import Speaker
from trainer.voicewords import HOW

from .conftest import Mouth

pytestmark = pytest.mark.audio

ASKS = "I see. What would you want to fix first, if the money were there?"
HEARS = "You have every reason to be angry. What has this done to your company?"


@pytest.fixture
def driver(qtbot: QtBot, qapp: QApplication, tmp_path: Path, models: Path, mouth: Mouth) -> Driver:
    return opened(qtbot, qapp, tmp_path, welcomed=True, recordings=True)


def box(driver: Driver) -> str:
    text: str = driver.named("Your reply").toPlainText()
    return text


def speak(driver: Driver, say: Callable[[], None]) -> None:
    """Speak a turn, look at the words, and send them."""
    driver.wait_for("Speak")
    driver.named("Your reply").setFocus()
    driver.ctrl(Key.Key_M)
    driver.wait_for("Listening")
    say()
    driver.ctrl(Key.Key_M)
    driver.qtbot.waitUntil(lambda: box(driver) != "")
    driver.wait_for("Speak")
    before = len(view(driver).turns)
    driver.press(Key.Key_Return)
    driver.qtbot.waitUntil(lambda: len(view(driver).turns) > before)


def test_a_spoken_turn_is_answered_told_of_in_the_debrief_and_heard_again(
    driver: Driver,
    mouth: Mouth,
    server: SoundServer,
) -> None:
    driver.press(Key.Key_6, ALT)
    driver.press(Key.Key_Return)
    driver.wait_for("Speak")
    speak(driver, lambda: mouth.say(ASKS))
    turns = view(driver).turns
    mine = next(turn for turn in reversed(turns) if turn.speaker is Speaker.REP)
    assert words(mine.said) == words(ASKS)
    assert mine.spoken is not None
    assert turns[-1].speaker is Speaker.CUSTOMER
    driver.press(Key.Key_Escape)
    driver.wait_for("How did it end?")
    driver.press(Key.Key_Return)
    driver.wait_for("How was it?")
    driver.type("I asked.")
    driver.tab_to("See what it shows")
    driver.press(Key.Key_Return)
    driver.wait_for(HOW)
    ear = Ear(server)
    driver.press(Key.Key_P)
    driver.qtbot.waitUntil(lambda: heard_seconds(ear, 0) > 2)
    ear.close()


def test_somebody_who_is_upset_is_heard_out_aloud(driver: Driver, mouth: Mouth) -> None:
    begin(driver, 1)
    speak(driver, lambda: mouth.say(HEARS))
    mine = next(turn for turn in reversed(view(driver).turns) if turn.speaker is Speaker.REP)
    assert words(mine.said) == words(HEARS)
    assert mine.shown
    assert mine.spoken is not None


def test_hands_free_every_turn_is_listened_to(driver: Driver, mouth: Mouth) -> None:
    driver.workspace.preferences.change(hands_free=True)
    driver.press(Key.Key_6, ALT)
    driver.press(Key.Key_Return)
    for _ in range(2):
        driver.wait_for("Listening")
        mouth.say(ASKS)
        driver.qtbot.waitUntil(lambda: words(box(driver)) == words(ASKS))
        before = len(view(driver).turns)
        driver.named("Your reply").setFocus()
        driver.press(Key.Key_Return)
        driver.qtbot.waitUntil(lambda before=before: len(view(driver).turns) > before)  # type: ignore[misc]
    driver.wait_for("Listening")
