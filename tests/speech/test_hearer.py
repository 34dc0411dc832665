"""The process that hears, as its parent sees it: lines in, lines out."""

from __future__ import annotations

import base64
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.speech.test_activity import a_melody
from tests.spoken import MODEL, silence, spoken, spoken_wav, words
from trainer.speech.microphone import HERTZ
from trainer.speech.process import Worker
from trainer.speech.recogniser import COMMAND

REPLY = "I agree, that can be an issue. What have you tried so far?"


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    worker = Worker(COMMAND)
    yield worker
    worker.bury()


def hear(worker: Worker, pcm: bytes, model: Path = MODEL) -> dict[str, Any]:
    request = {"op": "hear", "model": str(model), "pcm": base64.b64encode(pcm).decode()}
    reply: dict[str, Any] = worker.ask(request, 60)
    return reply


def noise(seconds: float, loud: float) -> bytes:
    samples = np.random.default_rng(1).normal(size=round(seconds * HERTZ)) * loud
    return samples.clip(-32768, 32767).astype("<i2").tobytes()


def test_words_are_heard_in_order_with_their_times(worker: Worker) -> None:
    heard = hear(worker, spoken(REPLY))["words"]
    assert words(" ".join(text for text, _, _ in heard)) == words(REPLY)
    starts = [start for _, start, _ in heard]
    assert starts == sorted(starts)
    assert all(start <= end for _, start, end in heard)
    assert heard[-1][2] <= len(spoken(REPLY)) / 32 + 100


@pytest.mark.parametrize(
    "pcm", [b"", silence(3000), noise(3, 300), bytes(10)], ids=["nothing", "silence", "noise", "an instant"]
)
def test_where_nothing_is_said_hardly_a_word_is_heard(worker: Worker, pcm: bytes) -> None:
    assert len(hear(worker, pcm)["words"]) <= 2


@pytest.mark.parametrize("seed", [1, 2])
def test_of_a_burst_of_music_no_sentence_is_made_up(worker: Worker, seed: int) -> None:
    piece = np.frombuffer(a_melody(3), "<i2")[282 * 16 : 910 * 16] * 0.3
    hiss = np.random.default_rng(seed).normal(0, 2, len(piece))
    assert len(hear(worker, (piece + hiss).astype("<i2").tobytes())["words"]) <= 2


def test_clipped_speech_is_still_understood(worker: Worker) -> None:
    loud = np.frombuffer(spoken(REPLY), "<i2").astype(float) * 12
    heard = hear(worker, loud.clip(-32768, 32767).astype("<i2").tobytes())["words"]
    assert "issue" in " ".join(text for text, _, _ in heard)


def test_any_sound_file_becomes_what_a_microphone_gives(worker: Worker, tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(spoken_wav(REPLY))
    reply = worker.ask({"op": "decode", "path": str(tmp_path / "a.wav")}, 60)
    assert base64.b64decode(reply["pcm"]) == spoken(REPLY)


@pytest.mark.parametrize("name", ["missing.wav", "letter.wav", "folder"])
def test_what_is_no_sound_is_refused_in_a_sentence(worker: Worker, tmp_path: Path, name: str) -> None:
    (tmp_path / "letter.wav").write_text("Dear customer")
    (tmp_path / "folder").mkdir()
    reply = worker.ask({"op": "decode", "path": str(tmp_path / name)}, 60)
    assert reply["code"] == "unreadable"
    assert reply["error"].startswith(str(tmp_path / name))


def cut(folder: Path) -> None:
    (folder / "model.bin").write_bytes((folder / "model.bin").read_bytes()[:1_000_000])


def scramble(folder: Path) -> None:
    (folder / "model.bin").write_bytes(b"\xff" * 1_000_000)


def lose(folder: Path) -> None:
    (folder / "model.bin").unlink()


@pytest.mark.parametrize("damage", [cut, scramble, lose, shutil.rmtree])
def test_a_damaged_model_is_said_and_a_whole_one_works_after_it(
    worker: Worker, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    shutil.copytree(MODEL, tmp_path / "model")
    damage(tmp_path / "model")
    assert hear(worker, spoken(REPLY), tmp_path / "model")["code"] == "no_model"
    assert hear(worker, spoken(REPLY))["words"]


def test_without_the_extra_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "faster_whisper.py").write_text("raise ImportError('not here')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    worker = Worker(
        (
            sys.executable,
            "-P",
            "-c",
            f"import sys; sys.path.insert(0, {str(tmp_path)!r})\nfrom trainer.speech.hearer import main; main()",
        )
    )
    reply = hear(worker, spoken(REPLY))
    assert reply["code"] == "no_hearing"
    worker.bury()
