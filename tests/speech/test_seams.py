"""What every engine promises, whoever wrote it."""

import inspect
import pkgutil
from collections.abc import Iterator
from concurrent.futures import Future
from importlib import import_module
from pathlib import Path
from threading import Event
from time import perf_counter

import pytest

import trainer.speech
from trainer.speech.errors import SpeechError
from trainer.speech.seams import ENGINES, Engine
from trainer.speech.utterance import Rendered, Utterance


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    engine: Engine = request.param(tmp_path / "voice")
    yield engine
    engine.close()


def test_every_engine_in_the_folder_is_in_the_tuple() -> None:
    found = set()
    for module in pkgutil.iter_modules(trainer.speech.__path__, "trainer.speech."):
        if module.name != "trainer.speech.espeak":  # loads pyttsx3, which only a worker may
            members = vars(import_module(module.name)).values()
            found |= {m for m in members if inspect.isclass(m) and m.__name__.endswith("Engine") and m is not Engine}
    assert found == set(ENGINES)


def test_names_are_different(tmp_path: Path) -> None:
    assert len({make(tmp_path).name for make in ENGINES}) == len(ENGINES)


def test_a_request_is_settled_once(engine: Engine) -> None:
    calls: list[Future[Rendered]] = []
    settled = Event()
    future = engine.render(Utterance("We have no budget left."))
    future.add_done_callback(calls.append)
    future.add_done_callback(lambda _: settled.set())
    assert settled.wait(20)
    assert calls == [future]
    error = future.exception()
    assert isinstance(error, SpeechError) or future.result().path.is_file()


@pytest.mark.parametrize("text", ["", "\0", "x" * 5000])
def test_what_cannot_be_said_fails_in_the_future(engine: Engine, text: str) -> None:
    assert isinstance(engine.render(Utterance(text)).exception(20), SpeechError)


def test_stopping_is_prompt(engine: Engine) -> None:
    future = engine.render(Utterance("We have no budget left. " * 160))
    began = perf_counter()
    engine.close()
    assert perf_counter() - began < 1
    assert future.done()


def test_voices_have_an_id_a_name_and_a_language(engine: Engine) -> None:
    assert all(voice.id and voice.name and voice.language for voice in engine.voices())


def test_a_prefetch_is_not_heard_of_again(engine: Engine) -> None:
    engine.prefetch(Utterance(""))
    engine.prefetch(Utterance("Hello."))
