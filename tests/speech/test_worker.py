"""The worker as its parent sees it: lines in, lines out."""

import json
import os
import signal
import subprocess
import sys
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from trainer.speech.process import COMMAND, Worker
from trainer.speech.worker import _gender, _plain, _speaks, _tag

ROOT = str(Path(__file__).resolve().parents[2])


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.bury()


def a_request(folder: Path, **changes: Any) -> dict[str, Any]:
    paths = {"part": str(folder / "a.part"), "path": str(folder / "a.wav")}
    return {"op": "render", "text": "Too expensive.", "voice": "", "rate": 170} | paths | changes


def test_it_renders_a_whole_wav(worker: Worker, tmp_path: Path) -> None:
    reply = worker.ask(a_request(tmp_path), timeout=20)
    with wave.open(str(tmp_path / "a.wav")) as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, 22_050)
        assert reply["seconds"] == pytest.approx(sound.getnframes() / 22_050)
    assert reply["words"] == [[0, 0, 3], [reply["words"][1][0], 4, 9]]
    assert 0 < reply["words"][1][0] / 1000 < reply["speech_end_seconds"] < reply["seconds"]
    assert os.listdir(tmp_path) == ["a.wav"]


def test_a_voice_that_is_not_there_is_refused_and_the_next_one_speaks(worker: Worker, tmp_path: Path) -> None:
    reply = worker.ask(a_request(tmp_path, voice="nobody"), timeout=20)
    assert reply["code"] == "unknown_voice"
    assert "nobody" in reply["detail"]
    assert os.listdir(tmp_path) == []
    assert "code" not in worker.ask(a_request(tmp_path), timeout=20)


def test_a_folder_that_is_not_there_is_refused(worker: Worker, tmp_path: Path) -> None:
    reply = worker.ask(a_request(tmp_path / "nowhere"), timeout=20)
    assert reply["code"] == "not_saved"
    assert reply["error"] == "The sound could not be written to the disk: No such file or directory."


def test_what_cannot_be_heard_is_empty(worker: Worker, tmp_path: Path) -> None:
    assert worker.ask(a_request(tmp_path, text="?!…"), timeout=20)["code"] == "empty"
    assert os.listdir(tmp_path) == []


def test_after_something_unforeseen_it_answers_once_more_and_ends() -> None:
    lines = '{"id": 7, "op": "render"}\n{"id": 8, "op": "voices", "language": "en"}\n'
    done = run(lines)
    reply = json.loads(done.stdout)
    assert (reply["id"], reply["code"]) == (7, "failed")
    assert "KeyError" in reply["detail"]


def test_it_ends_with_its_standard_input() -> None:
    done = run("")
    assert (done.returncode, done.stdout) == (0, "")


def test_ctrl_c_is_for_the_parent(worker: Worker) -> None:
    request = {"op": "voices", "language": "en"}
    worker.ask(request, timeout=20)
    os.kill(worker.pid, signal.SIGINT)
    assert worker.ask(request, timeout=20)["voices"]


def run(lines: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": ROOT}
    return subprocess.run(
        COMMAND, input=lines, capture_output=True, text=True, timeout=30, check=False, env=environment
    )


@pytest.mark.parametrize(
    ("driver", "spoken"),
    [("sapi5", "a   b> [[c]] "), ("nsss", "a < b>   c]] "), ("trainer_espeak", "a < b> [[c]] ")],
)
def test_no_engine_is_given_a_command(driver: str, spoken: str) -> None:
    assert _plain("a < b> [[c]] ", driver) == spoken


@pytest.mark.parametrize(
    ("tag", "spoken"),
    [("en", True), ("en-us", True), ("en-029", True), ("en-shaw", False), ("de", False), ("eno", False), ("", False)],
)
def test_only_voices_for_the_language_are_listed(tag: str, spoken: bool) -> None:
    assert _speaks(tag, "en") is spoken


@pytest.mark.parametrize("languages", [["en_GB"], [b"en-gb"], ["en-GB", "fr"]])
def test_drivers_write_languages_in_several_ways(languages: list[Any]) -> None:
    assert _tag(languages) == "en-gb"
    assert _tag([]) == ""


@pytest.mark.parametrize(
    ("told", "gender"),
    [("Female", "female"), ("VoiceGenderMale", "male"), ("VoiceGenderFemale", "female"), (None, ""), ("Neuter", "")],
)
def test_drivers_tell_a_gender_in_several_ways(told: str | None, gender: str) -> None:
    assert _gender(told) == gender


def test_importing_it_does_not_load_an_engine() -> None:
    code = "import sys, trainer.speech.worker; sys.exit('pyttsx3' in sys.modules)"
    subprocess.run((sys.executable, "-c", code), check=True, env=os.environ | {"PYTHONPATH": ROOT})
