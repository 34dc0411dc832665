"""When somebody speaks: with the real detector on real speech, and the rules on chances that are given."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.spoken import silence, spoken
from trainer.speech.activity import CHUNK, CHUNK_MS, Activity, Span, silero
from trainer.speech.microphone import BYTES_PER_MS

REPLIES = (
    "I agree, that can be an issue. What have you tried so far?",
    "Thank you for reminding me.",
    "Excellent question, let me tell you what we did.",
)


def heard(pcm: bytes) -> Activity:
    activity = Activity(silero())
    activity.hear(pcm)
    return activity


def with_noise(pcm: bytes, decibels: float) -> bytes:
    """The same with white noise so much softer than the speech."""
    samples = np.frombuffer(pcm, "<i2").astype(float)
    speech = samples[np.abs(samples) > 164]
    loud = np.sqrt((speech**2).mean()) * 10 ** (-decibels / 20)
    noisy = samples + np.random.default_rng(7).normal(size=len(samples)) * loud
    return noisy.clip(-32768, 32767).astype("<i2").tobytes()


def audible(pcm: bytes) -> tuple[float, float]:
    """When it begins and ends to be heard, in milliseconds."""
    places = np.nonzero(np.abs(np.frombuffer(pcm, "<i2").astype(int)) > 164)[0]
    return places[0] / BYTES_PER_MS * 2, places[-1] / BYTES_PER_MS * 2


@pytest.mark.parametrize("reply", REPLIES)
@pytest.mark.parametrize("decibels", [60, 15, 5])
def test_speech_begins_and_ends_where_it_does(reply: str, decibels: float) -> None:
    pcm = silence(1000) + spoken(reply) + silence(1000)
    start, end = audible(pcm)
    spans = heard(with_noise(pcm, decibels)).spans
    assert spans[0].start_ms == pytest.approx(start, abs=100)
    assert spans[-1].end_ms == pytest.approx(end, abs=300)


def test_a_pause_within_a_reply_is_seen() -> None:
    spans = heard(spoken(REPLIES[0]) + silence(1000) + spoken(REPLIES[1])).spans
    gaps = [second.start_ms - first.end_ms for first, second in itertools.pairwise(spans)]
    assert max(gaps) > 800


def a_melody(seconds: float) -> bytes:
    """Chords of a music box: no voice in it."""
    times = np.arange(round(seconds * 16_000)) / 16_000
    notes = np.array([262, 330, 392, 523])[(times * 2).astype(int) % 4]
    tone = sum(np.sin(2 * np.pi * notes * part * times) / part for part in (1, 2, 3))
    return (tone * np.exp(-4 * ((times * 2) % 1)) * 6000).astype("<i2").tobytes()


@pytest.mark.parametrize(
    "pcm",
    [silence(5000), with_noise(a_melody(0.1) + silence(4000), 0), a_melody(5)],
    ids=["silence", "noise", "music"],
)
def test_what_is_no_voice_is_none(pcm: bytes) -> None:
    spoken_ms = sum(span.end_ms - span.start_ms for span in heard(pcm).spans)
    assert spoken_ms < 300


def follow(chances: Iterable[float]) -> Activity:
    given_chances = [*chances]
    waiting = iter(given_chances)
    activity = Activity(lambda chunk: next(waiting))
    activity.hear(bytes(CHUNK * len(given_chances)))
    return activity


def test_one_loud_chunk_is_a_click() -> None:
    assert follow([0, 0.9, 0, 0.9, 0]).spans == ()


def test_speech_ends_only_well_below_where_it_begins() -> None:
    assert follow([0.9, 0.9, 0.4, 0.4, 0.2, 0.4]).spans == (Span(0, 4 * CHUNK_MS),)


def test_closed_lips_are_no_pause() -> None:
    assert len(follow([0.9] * 3 + [0] * 6 + [0.9] * 3).spans) == 1
    assert len(follow([0.9] * 3 + [0] * 7 + [0.9] * 3).spans) == 2


@given(st.lists(st.floats(0, 1), max_size=60), st.lists(st.integers(1, 3000), max_size=40))
def test_however_it_is_cut_the_same_is_heard(chances: list[float], pieces: list[int]) -> None:
    whole = follow(chances)
    waiting = iter(chances)
    activity, sound, place = Activity(lambda chunk: next(waiting)), bytes(CHUNK * len(chances)), 0
    for size in [*pieces, len(sound)]:
        activity.hear(sound[place : place + size])
        place += size
    assert activity.spans == whole.spans
    assert activity.silent_ms == whole.silent_ms


@given(st.lists(st.floats(0, 1), max_size=80))
def test_spans_stand_in_order_apart_and_within_what_was_heard(chances: list[float]) -> None:
    activity = follow(chances)
    times = [ms for span in activity.spans for ms in (span.start_ms, span.end_ms)]
    assert times == sorted(times)
    assert all(
        second.start_ms - first.end_ms >= 200 for first, second in zip(activity.spans, activity.spans[1:], strict=False)
    )
    assert not times or times[-1] <= activity.heard_ms
    assert 0 <= activity.silent_ms <= activity.heard_ms
