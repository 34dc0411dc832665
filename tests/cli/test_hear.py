"""`trainer hear`: the words of a sound file, for scripts and for a person."""

from __future__ import annotations

import wave
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands import Ran
from tests.spoken import MODEL, silence, spoken, words

Run = Callable[..., Ran]
REPLY = "I agree, that can be an issue. What have you tried so far?"


@pytest.fixture
def reply(tmp_path: Path) -> Path:
    with wave.open(str(tmp_path / "reply.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(silence(800) + spoken(REPLY))
    return tmp_path / "reply.wav"


def with_model(home: Path) -> None:
    (home / "models").mkdir(parents=True)
    (home / "models" / "tiny.en").symlink_to(MODEL)


def test_words_come_with_their_times_and_what_was_measured(run: Run, place: Path, reply: Path) -> None:
    with_model(place)
    heard = run("hear", reply, "--json").json
    assert set(heard) == {"text", "words", "pause_ms", "talk_ms", "wpm"}
    assert words(heard["text"]) == words(REPLY)
    assert [set(word) for word in heard["words"]] == [{"w", "start", "end"}] * 13
    assert heard["words"][0]["start"] == pytest.approx(0.9, abs=0.3)
    assert heard["pause_ms"] == pytest.approx(900, abs=250)
    assert 100 < heard["wpm"] < 300


def test_for_a_person_the_words_alone_are_printed(run: Run, place: Path, reply: Path) -> None:
    with_model(place)
    assert words(run("hear", reply).out) == words(REPLY)


def test_what_cannot_be_heard_is_said_in_a_sentence(run: Run, place: Path, reply: Path, tmp_path: Path) -> None:
    assert "no hearing model yet" in run("hear", reply).sentence
    with_model(place)
    assert "is not there" in run("hear", tmp_path / "nowhere.wav").sentence
    (tmp_path / "letter.wav").write_text("Dear customer")
    assert "cannot be read as a sound" in run("hear", tmp_path / "letter.wav").sentence
