"""The ear of the window: what it is doing is always known, and every trouble is one sentence."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.listening import CountingRecogniser, GivenMicrophone
from tests.spoken import MODEL, silence, spoken
from trainer.domain.transcript import Transcript
from trainer.gui import ear as module
from trainer.gui.ear import CLIPPED, LOST, MUTED, NO_DEVICE, NOTHING_SAID, REFUSED, Ear, Hears, Said
from trainer.services.hearing import Hearing
from trainer.settings import Preferences
from trainer.speech.microphone import Capture

REPLY = "What have you tried so far?"


class Listener:
    """An ear, its microphone, and what it told."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.parent = QObject()
        self.qtbot, self.microphone, self.recogniser = qtbot, GivenMicrophone(), CountingRecogniser()
        self.hearing = Hearing(folder / "models", Preferences(folder / "settings.json"), self.recogniser)
        self.ear = Ear(lambda: self.hearing, self.parent, lambda _: self.microphone)
        self.states: list[Hears] = []
        self.loudnesses: list[float] = []
        self.said: list[Said] = []
        self.ear.changed.connect(self.states.append)
        self.ear.loudness.connect(self.loudnesses.append)
        self.ear.said.connect(self.said.append)

    def begin(self, ended_at: float | None = None, **options: bool) -> None:
        self.ear.begin(ended_at, **options)
        self.microphone.tell(Capture.OPENED)
        self.until(Hears.LISTENING)

    def until(self, state: Hears) -> None:
        self.qtbot.waitUntil(lambda: self.ear.state is state)

    def result(self) -> Said:
        self.qtbot.waitUntil(lambda: bool(self.said))
        return self.said.pop()

    def hear(self, pcm: bytes) -> Said:
        self.begin()
        self.microphone.give(pcm)
        self.ear.finish()
        return self.result()


@pytest.fixture
def listener(qtbot: QtBot, tmp_path: Path) -> Listener:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "tiny.en").symlink_to(MODEL)
    return Listener(qtbot, tmp_path)


def test_a_turn_goes_from_opening_to_words(listener: Listener) -> None:
    said = listener.hear(spoken(REPLY))
    assert said.trouble == ""
    assert said.spoken is not None
    assert said.spoken.transcript.text == "1"
    assert said.spoken.length_ms == len(said.spoken.pcm) // 32
    assert listener.states == [Hears.OPENING, Hears.LISTENING, Hears.UNDERSTANDING, Hears.READY]
    assert min(listener.loudnesses) == 0
    assert 0.5 < max(listener.loudnesses) <= 1


def test_the_pause_counts_from_the_end_of_the_customers_line(listener: Listener) -> None:
    listener.begin(time.monotonic() - 2)
    listener.microphone.give(spoken(REPLY))
    listener.ear.finish()
    spoken_reply = listener.result().spoken
    assert spoken_reply is not None
    assert spoken_reply.delivery.pause_ms is not None
    assert 0 <= spoken_reply.delivery.pause_ms < 2500


@pytest.mark.parametrize(
    ("pcm", "sentence"),
    [(silence(2000), MUTED), (b"\x20\x00" * 32_000, NOTHING_SAID), (b"", NOTHING_SAID)],
    ids=["muted", "quiet room", "nothing came"],
)
def test_where_nothing_is_said_it_is_told_what_may_be_wrong(listener: Listener, pcm: bytes, sentence: str) -> None:
    assert listener.hear(pcm) == Said(None, sentence)
    assert listener.ear.state is Hears.READY


def test_a_microphone_that_is_too_loud_is_told_beside_the_words(listener: Listener) -> None:
    import numpy as np

    samples = np.frombuffer(spoken(REPLY), "<i2").astype(float) * 40
    said = listener.hear(samples.clip(-32768, 32767).astype("<i2").tobytes())
    assert said.spoken is not None
    assert said.trouble == CLIPPED


def test_a_recogniser_that_fails_is_told_in_its_own_words(listener: Listener) -> None:
    listener.recogniser.fails_at = 1
    assert listener.hear(spoken(REPLY)) == Said(None, "It ended.")


@pytest.mark.parametrize(
    ("capture", "state", "sentence"),
    [(Capture.NO_DEVICE, Hears.NO_DEVICE, NO_DEVICE), (Capture.REFUSED, Hears.REFUSED, REFUSED)],
)
def test_a_microphone_that_cannot_be_used_is_told_and_tried_again(
    listener: Listener, capture: Capture, state: Hears, sentence: str
) -> None:
    listener.ear.begin(None)
    listener.microphone.tell(capture)
    assert listener.result() == Said(None, sentence)
    assert listener.ear.state is state
    assert listener.hear(spoken(REPLY)).spoken is not None


def test_a_microphone_that_goes_leaves_what_was_said(listener: Listener) -> None:
    listener.begin()
    listener.microphone.give(spoken(REPLY))
    listener.microphone.tell(Capture.NO_DEVICE)
    said = listener.result()
    assert said.spoken is not None
    assert said.trouble == LOST


def test_a_microphone_that_goes_before_a_word_is_none(listener: Listener) -> None:
    listener.begin()
    listener.microphone.give(silence(500))
    listener.microphone.tell(Capture.NO_DEVICE)
    assert listener.result() == Said(None, NO_DEVICE)
    assert listener.ear.state is Hears.NO_DEVICE


def test_hands_free_it_ends_by_itself(listener: Listener) -> None:
    listener.begin(ends_itself=True)
    listener.microphone.give(spoken(REPLY) + silence(2500))
    assert listener.result().spoken is not None


def test_what_is_cancelled_is_never_told(listener: Listener) -> None:
    listener.recogniser.is_slow = True
    listener.begin()
    listener.microphone.give(spoken(REPLY))
    listener.ear.finish()
    listener.ear.cancel()
    assert listener.ear.state is Hears.READY
    listener.recogniser.waiting.pop().set_result(Transcript())
    assert listener.hear(silence(1000)).spoken is None
    assert listener.said == []


def test_only_one_turn_goes_on(listener: Listener) -> None:
    listener.begin()
    listener.ear.begin(None)
    assert listener.states == [Hears.OPENING, Hears.LISTENING]


def test_without_a_model_or_the_extra_it_says_so_and_sees_when_that_is_mended(
    listener: Listener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "models" / "tiny.en").unlink()
    assert listener.ear.state is Hears.NO_MODEL
    listener.ear.begin(None)
    assert listener.ear.state is Hears.NO_MODEL
    (tmp_path / "models" / "tiny.en").symlink_to(MODEL)
    listener.ear.look_again()
    assert listener.ear.state is Hears.READY
    monkeypatch.setattr("trainer.services.hearing.NEEDED", ("no_such_package",))
    listener.ear.look_again()
    assert listener.ear.state is Hears.NOT_INSTALLED


@pytest.mark.parametrize(
    ("system", "name"), [("linux", "PulseMicrophone"), ("win32", "QtMicrophone"), ("darwin", "QtMicrophone")]
)
def test_each_system_has_its_microphone(system: str, name: str) -> None:
    import subprocess
    import sys

    code = (
        "import sys; from PySide6.QtCore import QCoreApplication; from trainer.gui.ear import _microphone\n"
        "app = QCoreApplication([]); sys.platform = sys.argv[1]; print(type(_microphone(app)).__name__)"
    )
    done = subprocess.run([sys.executable, "-c", code, system], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == name


def test_the_sentences_end_as_sentences_do() -> None:
    told = [value for name, value in vars(module).items() if name.isupper() and isinstance(value, str)]
    assert len(told) >= 8
    assert all(sentence.endswith(".") for sentence in told)
