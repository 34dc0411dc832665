"""A sound from a file is heard as if it were said now."""

from __future__ import annotations

from tests.listening import CountingRecogniser, loud, sound
from tests.spoken import silence
from trainer.speech.filed import FiledMicrophone, whole_take
from trainer.speech.turn import Take, Turn


def heard(pcm: bytes) -> Take:
    microphone, recogniser = FiledMicrophone(pcm), CountingRecogniser()
    return whole_take(lambda tell: Turn(microphone, recogniser, loud, tell))


def test_all_of_it_is_heard() -> None:
    take = heard(silence(512) + sound(3200))
    assert len(take.pcm) == 3712 * 32
    assert take.spans[0].start_ms == 512
    assert take.transcript.text == "1"


def test_silence_and_nothing_at_all_are_takes_without_words() -> None:
    assert heard(silence(3000)).transcript.words == ()
    assert heard(b"").pcm == b""
