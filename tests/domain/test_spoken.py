"""A reply in several turns of speech is one reply."""

from __future__ import annotations

from trainer.domain.delivery import Delivery
from trainer.domain.spoken import Spoken
from trainer.domain.transcript import Transcript, Word


def one(text: str, pause_ms: int | None, loudness_db: float | None = None) -> Spoken:
    delivery = Delivery(pause_ms, 400, 500, 1, loudness_db, 0)
    return Spoken(Transcript((Word(text, 100, 500),)), delivery, 1000, b"\0" * 32_000)


def test_the_second_turn_comes_after_the_first_in_sound_and_words() -> None:
    both = one("Fair", 700) + one("enough", 3000)
    assert both.transcript.text == "Fair enough"
    assert [word.start_ms for word in both.transcript.words] == [100, 1100]
    assert both.length_ms * 32 == len(both.pcm) == 64_000


def test_the_pause_is_the_one_before_the_first_word_and_speech_is_added_up() -> None:
    delivery = (one("Fair", 700, 8.0) + one("enough", 3000)).delivery
    assert delivery == Delivery(700, 800, 1000, 2, None, 0)


def test_what_one_turn_lacks_is_not_known_of_both() -> None:
    assert (Delivery(turn_ms=500) + Delivery(turn_ms=400)).talk_ms is None
    assert (Delivery(turn_ms=500) + Delivery(turn_ms=400)).turn_ms == 900


def test_the_sound_is_not_spelled_out_in_a_log() -> None:
    assert "\\x00" not in repr(one("Fair", 700))
