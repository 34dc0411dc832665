"""A rep who speaks: from a voice in the air to softening phrases marked in the words that were heard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import a_deck, install, some_cards
from tests.driver import ALT, CTRL, Driver, Key, opened
from tests.sound import Ear, SoundServer, span
from tests.spoken import MODEL, words
from trainer.gui.ear import LOST, NO_DEVICE, NOTHING_SAID
from trainer.speech.renderer import WorkerEngine
from trainer.voicewords import TAKES

from .conftest import Mouth

REPLY = "I agree, that can be an issue, and here is what others found. What would you want to fix first?"
SHORT = "What have you tried so far?"
Open = Callable[..., Driver]

pytestmark = pytest.mark.audio


def heard_seconds(ear: Ear, since: float) -> float:
    """From the first thing to be heard to the last."""
    heard = span(ear.samples(since))
    return heard[1] - heard[0] if heard else 0


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Open:
    """Opens the program in front of its first line, on a computer where a model to hear with was fetched."""

    def start_one(**chosen: object) -> Driver:
        (tmp_path / "models").mkdir()
        (tmp_path / "models" / "tiny.en").symlink_to(MODEL)
        driver = opened(qtbot, qapp, tmp_path, **({"welcomed": True} | chosen))
        driver.press(Key.Key_Return)
        driver.wait_for("Speak")
        return driver

    return start_one


def answer(driver: Driver) -> str:
    text: str = driver.named("Your answer").toPlainText()
    return text


def test_who_taps_the_key_speaks_mends_and_sees_what_was_heard_in_their_words(start: Open, mouth: Mouth) -> None:
    driver = start()
    driver.ctrl(Key.Key_M)
    driver.wait_for("Listening")
    mouth.say(REPLY)
    driver.wait_for("Speak")
    assert words(answer(driver)) == words(REPLY)
    driver.type(" Please tell me.")
    driver.ctrl(Key.Key_Return)
    driver.wait_for("You said")
    driver.qtbot.waitUntil(lambda: any("Agreement" in line for line in driver.text().splitlines()))
    driver.press(Key.Key_2)
    driver.wait_for("Speak")
    assert answer(driver) == ""


def test_one_hears_oneself_again_and_the_very_words_that_were_marked(
    start: Open, mouth: Mouth, server: SoundServer
) -> None:
    driver = start()
    driver.ctrl(Key.Key_M)
    driver.wait_for("Listening")
    mouth.say(REPLY)
    driver.wait_for("Speak")
    driver.ctrl(Key.Key_Return)
    driver.wait_for("Hear what you said")
    ear = Ear(server)
    driver.press(Key.Key_P)
    driver.qtbot.waitUntil(lambda: heard_seconds(ear, 0) > 4)
    ear.hear_silence()
    driver.qtbot.waitUntil(lambda: any("Agreement" in line for line in driver.text().splitlines()))
    since = ear.now()
    driver.press(Key.Key_C)
    driver.press(Key.Key_Return)
    driver.click("Hear these words")
    driver.qtbot.waitUntil(lambda: heard_seconds(ear, since) > 0.5)
    ear.hear_silence()
    assert heard_seconds(ear, since) < 4
    ear.close()
    driver.press(Key.Key_2)
    driver.wait_for("Speak")
    driver.answer("Fair enough. What would you fix first?")


def test_days_later_the_take_is_heard_beside_the_new_one(
    start: Open, mouth: Mouth, server: SoundServer, tmp_path: Path
) -> None:
    install(tmp_path / "trainer.sqlite3", a_deck(*some_cards(1)))
    driver = start(recordings=True)
    driver.ctrl(Key.Key_M)
    driver.wait_for("Listening")
    mouth.say(REPLY)
    driver.wait_for("Speak")
    driver.ctrl(Key.Key_Return)
    driver.press(Key.Key_2)
    driver.qtbot.waitUntil(lambda: driver.screen == "summary")
    driver.clock.advance(days=9)
    driver.press(Key.Key_1, ALT)
    driver.press(Key.Key_Return)
    driver.wait_for("Speak")
    driver.type("What would you fix first?")
    driver.ctrl(Key.Key_Return)
    driver.wait_for(TAKES)
    ear = Ear(server)
    driver.click("Hear what you said on 2 Mar 2026")
    driver.qtbot.waitUntil(lambda: heard_seconds(ear, 0) > 4)
    ear.close()


def test_what_was_typed_has_no_sound(start: Open, mouth: Mouth) -> None:
    driver = start()
    driver.type("I agree, that can be an issue.")
    driver.ctrl(Key.Key_Return)
    driver.wait_for("You said")
    driver.press(Key.Key_P)
    assert not driver.sees("Hear what you said")


def test_who_holds_the_key_has_finished_when_they_let_go(start: Open, mouth: Mouth) -> None:
    driver = start()
    QTest.keyPress(QApplication.focusWidget(), Key.Key_M, CTRL)
    driver.wait_for("Listening")
    mouth.say(SHORT)
    QTest.keyRelease(QApplication.focusWidget(), Key.Key_M, CTRL)
    driver.wait_for("Writing it down")
    driver.wait_for("Speak")
    assert words(answer(driver)) == words(SHORT)


def test_two_turns_make_one_reply(start: Open, mouth: Mouth) -> None:
    driver = start()
    for _ in range(2):
        driver.ctrl(Key.Key_M)
        driver.wait_for("Listening")
        mouth.say(SHORT)
        driver.ctrl(Key.Key_M)
        driver.wait_for("Speak")
    assert words(answer(driver)) == words(f"{SHORT} {SHORT}")


def test_esc_forgets_what_is_being_said_and_nothing_else(start: Open, mouth: Mouth) -> None:
    driver = start()
    driver.type("Fair enough.")
    driver.ctrl(Key.Key_M)
    driver.wait_for("Listening")
    mouth.say(SHORT)
    driver.press(Key.Key_Escape)
    driver.wait_for("Speak")
    assert answer(driver) == "Fair enough."
    assert driver.screen == "study"


def test_who_would_rather_type_just_types(start: Open, mouth: Mouth) -> None:
    driver = start()
    driver.ctrl(Key.Key_M)
    driver.wait_for("Listening")
    driver.type("Fair enough.")
    driver.wait_for("Speak")
    assert answer(driver) == "Fair enough."


def test_silence_is_said_to_be_one(start: Open, mouth: Mouth) -> None:
    driver = start()
    driver.ctrl(Key.Key_M)
    driver.wait_for("Listening")
    driver.ctrl(Key.Key_Return)
    driver.qtbot.waitUntil(lambda: driver.sees(NOTHING_SAID) or driver.sees("gave no sound"))
    assert driver.sees("Speak")


def test_without_a_microphone_one_types_and_is_told_why(
    start: Open, server: SoundServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    driver = start()
    driver.ctrl(Key.Key_M)
    driver.wait_for(NO_DEVICE)
    driver.wait_for("No microphone found")
    driver.answer("Fair enough. What would you fix first?")
    assert driver.workspace.study.today().done == 1


def test_a_microphone_that_is_pulled_out_keeps_what_was_said(start: Open, mouth: Mouth, server: SoundServer) -> None:
    driver = start()
    driver.ctrl(Key.Key_M)
    driver.wait_for("Listening")
    mouth.say(SHORT)
    server.unplug_microphone()
    driver.wait_for(LOST)
    assert words(answer(driver)) == words(SHORT)


def test_without_a_model_the_key_leads_to_where_one_is_fetched(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    driver = opened(qtbot, qapp, tmp_path, welcomed=True)
    driver.press(Key.Key_Return)
    driver.wait_for("Speaking is not set up")
    driver.ctrl(Key.Key_M)
    qtbot.waitUntil(lambda: driver.screen == "settings")


def test_hands_free_the_rep_is_heard_once_the_customer_has_spoken(start: Open, mouth: Mouth) -> None:
    driver = start(sound=True, hands_free=True, make_engine=WorkerEngine)
    driver.wait_for("Listening")
    driver.qtbot.waitUntil(lambda: driver.window._household.desk.voice.ended_at is not None)  # type: ignore[union-attr]
    mouth.say(SHORT)
    driver.qtbot.waitUntil(lambda: words(answer(driver)) == words(SHORT))
    driver.wait_for("Speak")


def test_who_takes_an_answer_back_is_no_longer_listened_to(start: Open, mouth: Mouth) -> None:
    driver = start(hands_free=True)
    driver.wait_for("Listening")
    mouth.say(SHORT)
    driver.wait_for("Speak")
    driver.ctrl(Key.Key_Return)
    driver.press(Key.Key_2)
    driver.wait_for("Listening")
    driver.ctrl(Key.Key_Z)
    driver.wait_for("You said")
    assert driver.window._household is not None
    assert not driver.window._household.desk.ear.is_busy
