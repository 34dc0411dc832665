"""Speaking into a box, with an ear that is told what it hears; journeys/test_speaking.py has the real one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.driver import Driver, Key, opened
from tests.listening import CountingRecogniser, GivenMicrophone
from tests.spoken import MODEL, silence, spoken
from trainer.domain.transcript import Transcript, Word
from trainer.errors import TrainerError
from trainer.gui.audio import Sound
from trainer.gui.dictation import Dictation
from trainer.gui.ear import NOTHING_SAID, Ear, Hears
from trainer.gui.widgets.replybox import ReplyBox
from trainer.gui.widgets.speakrow import SpeakRow
from trainer.services.hearing import Hearing
from trainer.speech.microphone import Capture

REPLY = "What have you tried so far?"


class Speaker:
    """A box that is spoken into. The recogniser hears "1", "2" and so on."""

    def __init__(self, driver: Driver, folder: Path) -> None:
        self.qtbot, self.microphone, self.recogniser = driver.qtbot, GivenMicrophone(), CountingRecogniser()
        hearing = Hearing(folder / "models", driver.workspace.preferences, self.recogniser)
        self.preferences = driver.workspace.preferences
        self.ear = Ear(lambda: hearing, driver.window, lambda _: self.microphone)
        assert driver.window._household is not None
        desk = replace(driver.window._household.desk, ear=self.ear)
        self.row = SpeakRow("Ctrl+M")
        self.box = ReplyBox("Say it")
        self.qtbot.addWidget(self.box)
        self.box.show()
        self.box.setFocus()
        self.dictation = Dictation(desk, self.box, self.row, "Ctrl+M", self.box)
        self.noted: list[str] = []
        self.asked_to_set_up: list[bool] = []
        self.dictation.noted.connect(self.noted.append)
        self.dictation.set_up_requested.connect(lambda: self.asked_to_set_up.append(True))

    def open(self) -> None:
        self.dictation.press()
        self.microphone.tell(Capture.OPENED)
        self.qtbot.waitUntil(lambda: self.ear.state is Hears.LISTENING)

    def let_go(self) -> None:
        """Of the key; that it was no repetition is known a moment later."""
        QTest.keyRelease(self.box.edit, Key.Key_M)
        self.qtbot.waitUntil(lambda: not self.dictation._hold.is_down)

    def say(self, pcm: bytes) -> None:
        self.open()
        self.let_go()
        self.microphone.give(pcm)
        self.dictation.finish()
        self.qtbot.waitUntil(lambda: self.ear.state is Hears.READY)


@pytest.fixture
def speaker(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Speaker]:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "tiny.en").symlink_to(MODEL)
    driver = opened(qtbot, qapp, tmp_path, welcomed=True)
    yield Speaker(driver, tmp_path)
    driver.close()


def test_words_come_after_what_was_there(speaker: Speaker) -> None:
    speaker.box.setText("Fair enough.")
    speaker.say(spoken(REPLY))
    assert speaker.box.text() == "Fair enough. 1"
    assert speaker.dictation.spoken is not None
    assert speaker.noted == [""]


def test_two_turns_are_one_reply_until_the_box_is_for_another(speaker: Speaker) -> None:
    speaker.say(spoken(REPLY))
    first = speaker.dictation.spoken
    speaker.say(spoken(REPLY))
    both = speaker.dictation.spoken
    assert speaker.box.text() == "1 2"
    assert first is not None
    assert both is not None
    assert both.length_ms == 2 * first.length_ms
    speaker.dictation.forget()
    assert speaker.dictation.spoken is None


def test_who_wipes_it_out_and_types_has_said_nothing(speaker: Speaker) -> None:
    speaker.say(spoken(REPLY))
    speaker.box.setText("Something else")
    assert speaker.dictation.spoken is None
    speaker.box.setText("")
    speaker.say(spoken(REPLY))
    assert speaker.dictation.spoken is not None
    assert speaker.dictation.spoken.transcript.text == "2"


def test_where_nothing_was_said_the_box_is_as_it_was_and_it_is_told(speaker: Speaker) -> None:
    speaker.box.setText("Fair enough.")
    speaker.say(b"\x20\x00" * 32_000)
    assert speaker.box.text() == "Fair enough."
    assert speaker.noted == [NOTHING_SAID]
    assert speaker.dictation.spoken is None


def test_what_is_heard_so_far_is_shown_and_goes_with_the_turn(speaker: Speaker) -> None:
    speaker.open()
    speaker.microphone.give(spoken(REPLY) + silence(900))
    speaker.qtbot.waitUntil(lambda: speaker.box.text() == "1")
    assert speaker.dictation.cancel()
    assert speaker.box.text() == ""
    assert not speaker.dictation.cancel()


def test_who_types_meanwhile_keeps_what_was_heard_and_what_is_typed(speaker: Speaker) -> None:
    speaker.open()
    speaker.microphone.give(spoken(REPLY) + silence(900))
    speaker.qtbot.waitUntil(lambda: speaker.box.text() == "1")
    QTest.keyClicks(speaker.box.edit, " more")
    assert speaker.box.text() == "1 more"
    assert speaker.ear.state is Hears.READY


def test_a_key_that_writes_nothing_changes_nothing(speaker: Speaker) -> None:
    speaker.open()
    QTest.keyClick(speaker.box.edit, Key.Key_Shift)
    assert speaker.ear.state is Hears.LISTENING


def test_a_tap_lets_a_silence_end_it(speaker: Speaker) -> None:
    speaker.open()
    speaker.let_go()
    speaker.microphone.give(spoken(REPLY) + silence(2500))
    speaker.qtbot.waitUntil(lambda: speaker.box.text() == "1")
    assert speaker.ear.state is Hears.READY


def test_a_click_begins_and_a_second_one_ends(speaker: Speaker) -> None:
    speaker.row.pressed.emit()
    speaker.microphone.tell(Capture.OPENED)
    speaker.microphone.give(spoken(REPLY))
    speaker.row.pressed.emit()
    speaker.qtbot.waitUntil(lambda: speaker.box.text() == "1")


def test_without_a_model_it_asks_for_setting_up(speaker: Speaker, tmp_path: Path) -> None:
    (tmp_path / "models" / "tiny.en").unlink()
    speaker.dictation.press()
    assert speaker.asked_to_set_up == [True]
    assert not speaker.microphone.is_open


def test_hands_free_it_listens_when_a_line_comes_and_else_it_does_not(speaker: Speaker) -> None:
    speaker.dictation.expect()
    assert not speaker.microphone.is_open
    speaker.preferences.change(hands_free=True)
    speaker.dictation.expect()
    assert speaker.microphone.is_open


def test_what_is_pasted_meanwhile_is_not_written_over(speaker: Speaker) -> None:
    speaker.open()
    QApplication.clipboard().setText("pasted words")
    speaker.box.edit.paste()
    assert not speaker.microphone.is_open
    assert speaker.box.text() == "pasted words"


def test_what_is_typed_while_it_is_written_down_stands_behind_it(speaker: Speaker) -> None:
    speaker.recogniser.is_slow = True
    speaker.open()
    speaker.microphone.give(spoken(REPLY))
    speaker.dictation.finish()
    speaker.qtbot.waitUntil(lambda: bool(speaker.recogniser.waiting))
    QTest.keyClicks(speaker.box.edit, " And now?")
    for asked in speaker.recogniser.waiting:
        asked.set_result(Transcript((Word("Well.", 0, 900),)))
    speaker.qtbot.waitUntil(lambda: speaker.ear.state is Hears.READY)
    speaker.qtbot.waitUntil(lambda: speaker.box.text() == "Well. And now?")
    assert speaker.dictation.spoken is not None


def test_words_that_were_shown_stay_when_the_recogniser_dies(speaker: Speaker) -> None:
    speaker.open()
    speaker.microphone.give(spoken(REPLY) + silence(900))
    speaker.qtbot.waitUntil(lambda: speaker.box.text() == "1")
    speaker.recogniser.fails_at = 2
    speaker.microphone.give(spoken(REPLY))
    speaker.dictation.finish()
    speaker.qtbot.waitUntil(lambda: speaker.ear.state is Hears.READY)
    speaker.qtbot.waitUntil(lambda: speaker.noted == ["It ended."])
    assert speaker.box.text() == "1"


def test_what_is_said_elsewhere_is_not_written_here(speaker: Speaker) -> None:
    speaker.open()
    speaker.ear.cancel()
    speaker.ear.begin(None)
    speaker.microphone.give(spoken(REPLY))
    with speaker.qtbot.waitSignal(speaker.ear.said):
        speaker.ear.finish()
    assert speaker.box.text() == ""
    speaker.row.pressed.emit()
    assert speaker.microphone.is_open


def test_a_key_that_repeats_ends_nothing_and_a_second_tap_does(speaker: Speaker) -> None:
    speaker.open()
    speaker.dictation.press()
    assert speaker.microphone.is_open
    speaker.let_go()
    speaker.dictation.press()
    assert not speaker.microphone.is_open


def test_the_customer_who_speaks_once_more_is_not_written_down(speaker: Speaker) -> None:
    speaker.open()
    speaker.dictation._voice.changed.emit(Sound.SPEAKING)
    speaker.microphone.give(spoken(REPLY))
    speaker.dictation._voice.changed.emit(Sound.READY)
    speaker.dictation.finish()
    speaker.qtbot.waitUntil(lambda: speaker.ear.state is Hears.READY)
    assert speaker.recogniser.asked == []


def test_who_goes_to_another_program_is_not_listened_to(speaker: Speaker) -> None:
    speaker.open()
    speaker.microphone.give(spoken(REPLY))
    speaker.dictation._on_application(Qt.ApplicationState.ApplicationInactive)
    assert not speaker.microphone.is_open
    speaker.qtbot.waitUntil(lambda: speaker.box.text() == "1")


def test_a_key_works_again_after_a_turn_that_could_not_begin(speaker: Speaker, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise TrainerError("No.")

    with monkeypatch.context() as patch:
        patch.setattr(Hearing, "begin", refuse)
        speaker.dictation.press()
    assert not speaker.dictation.cancel()
    speaker.let_go()
    speaker.open()
    assert speaker.microphone.is_open
