"""Several engines as one: who is asked for speaks, and nobody is ever silent because a natural voice is not there."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from trainer.speech.choir import INSTEAD, ChoirEngine
from trainer.speech.errors import Code, SpeechError
from trainer.speech.natural import NaturalEngine
from trainer.speech.renderer import failed
from trainer.speech.utterance import Rendered, Utterance, Voice

LINE = "We have no budget left."
JOE = "piper:joe"
Make = Callable[..., ChoirEngine]


class Hoarse(NaturalEngine):
    """Natural voices that cannot speak just now."""

    def __init__(self, folder: Path, code: Code) -> None:
        super().__init__(folder)
        self.code: Code = code
        self.asked = 0

    def voices(self) -> tuple[Voice, ...]:
        return (Voice(JOE, "Joe, natural", "en-us", "male"),)

    def render(self, utterance: Utterance) -> Future[Rendered]:
        self.asked += 1
        return failed(SpeechError(self.code, "Joe is hoarse."))


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    made: list[ChoirEngine] = []

    def make_one(*options: Any, **more: Any) -> ChoirEngine:
        made.append(ChoirEngine(tmp_path / "cache", *options, **more))
        return made[-1]

    yield make_one
    for engine in made:
        engine.close()


def said(engine: ChoirEngine, voice: str, text: str = LINE) -> Rendered:
    return engine.render(Utterance(text, voice)).result(30)


def test_each_voice_is_its_own(make: Make) -> None:
    engine = make()
    plain, natural = said(engine, "gmw/en-us"), said(engine, JOE)
    assert plain.path != natural.path
    assert plain.words
    assert not natural.words
    assert plain.excuse == natural.excuse == ""


def test_all_voices_are_listed_the_default_one_first(make: Make) -> None:
    ids = [voice.id for voice in make().voices()]
    assert (ids[0], ids[-1]) == ("gmw/en-us", JOE)


def test_nothing_of_natural_voices_starts_for_somebody_who_has_chosen_none(make: Make) -> None:
    engine = make()
    engine.voices()
    said(engine, "")
    assert engine._natural.worker_pid is None


@pytest.mark.parametrize("code", ["no_voice", "unknown_voice", "failed", "timed_out", "died", "not_saved"])
def test_the_default_voice_speaks_with_an_excuse_that_is_logged_once(
    make: Make, tmp_path: Path, caplog: pytest.LogCaptureFixture, code: Code
) -> None:
    engine = make(natural=Hoarse(tmp_path, code))
    usual = said(engine, "")
    with caplog.at_level(logging.WARNING):
        heard = [said(engine, JOE), said(engine, JOE)]
    assert [one.path for one in heard] == [usual.path] * 2
    assert [one.excuse for one in heard] == [f"Joe is hoarse. {INSTEAD}"] * 2
    assert [record.message for record in caplog.records] == [
        "The usual voice speaks instead of piper:joe: Joe is hoarse."
    ]


def test_an_excuse_is_not_remembered_with_the_sound(make: Make, tmp_path: Path) -> None:
    said(make(natural=Hoarse(tmp_path, "failed")), JOE)
    assert said(make(), "").excuse == ""


@pytest.mark.parametrize(("code", "asked"), [("timed_out", 1), ("died", 1), ("failed", 3)])
def test_who_made_everybody_wait_is_asked_again_only_when_voices_are_listed(
    make: Make, tmp_path: Path, code: Code, asked: int
) -> None:
    hoarse = Hoarse(tmp_path, code)
    engine = make(natural=hoarse)
    for _ in range(3):
        assert said(engine, JOE).excuse
    assert hoarse.asked == asked
    engine.voices()
    said(engine, JOE)
    assert hoarse.asked == asked + 1


@pytest.mark.parametrize("text", ["", "?!…", "x" * 5000])
def test_what_nobody_can_say_is_refused_and_nobody_is_excused(
    make: Make, caplog: pytest.LogCaptureFixture, text: str
) -> None:
    error = make().render(Utterance(text, JOE)).exception(30)
    assert isinstance(error, SpeechError)
    assert error.code in ("empty", "too_long")
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_closing_ends_what_is_under_way(make: Make) -> None:
    engine = make()
    future = engine.render(Utterance(LINE * 100, JOE))
    engine.close()
    error = future.exception(1)
    assert isinstance(error, SpeechError)
    assert error.code == "closed"
