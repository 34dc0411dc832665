"""The engine with a real worker: sounds, its cache, and everything that can happen to a child process."""

import os
import signal
import threading
import wave
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainer.speech.errors import SpeechError
from trainer.speech.renderer import WorkerEngine
from trainer.speech.utterance import Rendered, Utterance

Open = Callable[..., WorkerEngine]
Script = Callable[[str], tuple[str, ...]]
LINE = "That is far too expensive for us, and we have no budget left now."
LONG = "We have no budget left. " * 160
NOWHERE = ("/nowhere/python",)
HANG = "for line in sys.stdin: pass"


def say(engine: WorkerEngine, text: str = LINE, voice: str = "", rate: int = 170) -> Rendered:
    return engine.render(Utterance(text, voice, rate)).result(20)


def code(engine: WorkerEngine, text: str = LINE, voice: str = "") -> str:
    error = engine.render(Utterance(text, voice)).exception(20)
    assert isinstance(error, SpeechError)
    assert str(error).endswith(".")
    return error.code


def kill(engine: WorkerEngine) -> int:
    pid = engine.worker_pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    return pid


def files(tmp_path: Path) -> list[str]:
    return sorted(path.suffix for path in (tmp_path / "voice").iterdir())


def assert_gone(pid: int) -> None:
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_line_becomes_a_sound(engine: WorkerEngine, tmp_path: Path) -> None:
    rendered = say(engine)
    with wave.open(str(rendered.path)) as sound:
        assert rendered.seconds == pytest.approx(sound.getnframes() / sound.getframerate())
    assert 2 < rendered.speech_end_seconds < rendered.seconds < 8
    assert files(tmp_path) == [".json", ".wav"]


def test_the_rate_is_honoured(engine: WorkerEngine) -> None:
    slow, usual, fast = (say(engine, rate=rate).speech_end_seconds for rate in (120, 170, 260))
    assert slow > 1.2 * usual > 1.2 * 1.2 * fast


def test_the_voice_is_honoured(engine: WorkerEngine) -> None:
    british = say(engine, voice="gmw/en").seconds
    american = say(engine, voice="gmw/en-us").seconds
    # No two renderings of espeak-ng are equal to the byte: there is breath in them.
    assert american == pytest.approx(say(engine).seconds, abs=0.01)
    assert abs(american - british) > 0.1


def test_voices_are_english_and_have_names(engine: WorkerEngine) -> None:
    voices = engine.voices()
    assert all(voice.language.startswith("en") and voice.name.startswith("English") for voice in voices)
    assert ("gmw/en", "English (Great Britain)", "en-gb") in [(v.id, v.name, v.language) for v in voices]
    assert engine.voices() is voices


def test_voices_of_another_language_can_be_asked_for(open_engine: Open) -> None:
    assert [voice.name for voice in open_engine(language="fi").voices()] == ["Finnish", "Finnish, female"]


def test_a_high_voice_is_told_from_a_low_one_and_both_speak(engine: WorkerEngine) -> None:
    british = {voice.gender: voice for voice in engine.voices() if voice.language == "en-gb"}
    assert british["male"].id == "gmw/en"
    assert british["female"].name == "English (Great Britain), female"
    sounds = {say(engine, voice=voice.id).path.read_bytes() for voice in british.values()}
    assert len(sounds) == 2


def test_a_voice_from_another_computer_is_refused(engine: WorkerEngine) -> None:
    assert code(engine, voice="com.apple.voice.Samantha") == "unknown_voice"
    assert code(engine, voice="\ud800") == "unknown_voice"
    assert say(engine)


@pytest.mark.parametrize("text", ["", "\0", "…"])
def test_what_cannot_be_said_is_refused(engine: WorkerEngine, text: str) -> None:
    assert code(engine, text) == "empty"
    assert code(engine, "x" * 4001) == "too_long"


@pytest.mark.parametrize(
    "text",
    ["😀🎉👩‍💻", "שלום עולם مرحبا", "x" * 4000, "😀" * 4000, LONG, "<speak>hi</speak>", "a\0b\x1bc", "\ud800hi", "­‮hi‬"],
    ids=["emoji", "rtl", "one long word", "many emoji", "long", "ssml", "nul", "surrogate", "bidi"],
)
def test_hostile_text_is_spoken(engine: WorkerEngine, tmp_path: Path, text: str) -> None:
    assert say(engine, text).speech_end_seconds > 0.1
    assert files(tmp_path) == [".json", ".wav"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec=None), max_size=60))
def test_no_text_kills_the_worker(engine: WorkerEngine, text: str) -> None:
    say(engine)
    pid = engine.worker_pid
    error = engine.render(Utterance(text)).exception(20)
    assert error is None or (isinstance(error, SpeechError) and error.code == "empty")
    assert engine.worker_pid in (None, pid)


def test_a_cached_sound_needs_no_worker(open_engine: Open) -> None:
    rendered = say(open_engine())
    other = open_engine(command=NOWHERE)
    future = other.render(Utterance(LINE))
    assert future.done()
    assert future.result() == rendered
    assert other.worker_pid is None


def test_a_sound_that_was_deleted_is_rendered_again(engine: WorkerEngine) -> None:
    say(engine).path.unlink()
    assert say(engine).path.exists()


def test_equal_requests_under_way_are_one(engine: WorkerEngine) -> None:
    futures = {engine.render(Utterance(LONG)) for _ in range(20)}
    assert len(futures) == 1
    future = futures.pop()
    assert not future.cancel()
    assert future.result(20)


def test_what_was_prefetched_is_there(engine: WorkerEngine) -> None:
    engine.prefetch(Utterance(LINE))
    engine.prefetch(Utterance(""))
    say(engine, "Something else.")  # one after the other: the first is ready when this one is
    assert engine.render(Utterance(LINE)).done()


def test_many_threads_are_served(engine: WorkerEngine) -> None:
    with ThreadPoolExecutor(20) as threads:
        paths = list(threads.map(lambda number: say(engine, f"Line {number % 5}.").path, range(20)))
    assert len(set(paths)) == 5


def test_a_worker_killed_while_idle_is_replaced(engine: WorkerEngine) -> None:
    say(engine)
    for number in range(3):
        pid = kill(engine)
        assert say(engine, f"Line {number}.")
        assert engine.worker_pid != pid
        assert_gone(pid)


def test_a_worker_killed_in_the_middle_is_replaced(engine: WorkerEngine, tmp_path: Path) -> None:
    say(engine)
    for number in range(3):
        future = engine.render(Utterance(f"{LONG} {number}"))
        pid = kill(engine)
        with wave.open(str(future.result(20).path)) as sound:
            assert sound.getnframes() / sound.getframerate() > 100
        assert engine.worker_pid != pid
    assert set(files(tmp_path)) == {".json", ".wav"}


def test_a_text_that_kills_every_worker_fails_alone(open_engine: Open, script: Script, tmp_path: Path) -> None:
    engine = open_engine(command=script("sys.stdin.readline()"))
    assert code(engine) == "died"
    assert (tmp_path / "starts").read_text() == "xx"
    assert code(engine, "Another.") == "died"


def test_half_a_file_is_removed_with_the_worker_that_left_it(open_engine: Open, script: Script, tmp_path: Path) -> None:
    engine = open_engine(command=script("open(json.loads(sys.stdin.readline())['part'], 'w').write('half')"))
    assert code(engine) == "died"
    assert files(tmp_path) == []


def test_a_hung_worker_is_killed_and_the_next_request_gets_a_new_one(
    open_engine: Open, script: Script, tmp_path: Path
) -> None:
    engine = open_engine(command=script(HANG), timeout=0.1)
    assert code(engine, "hi") == "timed_out"
    assert engine.worker_pid is None
    assert code(engine, "ho") == "timed_out"
    assert (tmp_path / "starts").read_text() == "xx"


def test_a_senseless_answer_fails_alone(open_engine: Open, script: Script) -> None:
    lines = "for line in sys.stdin: print(json.dumps({'id': json.loads(line)['id']}), flush=True)"
    engine = open_engine(command=script(lines))
    assert code(engine) == code(engine, "Another.") == "failed"


def test_a_missing_driver_is_said_politely(open_engine: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pyttsx3.py").write_text("raise ImportError('not here')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    engine = open_engine()
    assert engine.voices() == ()
    assert code(engine) == "no_voice"


def test_a_program_that_does_not_start_is_said_politely(open_engine: Open) -> None:
    engine = open_engine(command=NOWHERE)
    assert code(engine) == "no_voice"
    assert engine.voices() == ()


def test_a_cache_that_cannot_be_written_is_said_politely(tmp_path: Path) -> None:
    (tmp_path / "voice").write_text("a file where the folder should be")
    engine = WorkerEngine(tmp_path / "voice")
    assert code(engine) == "not_saved"
    engine.close()


def test_a_relative_folder_is_where_it_was_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    engine = WorkerEngine(Path("voice"))
    assert say(engine).path == tmp_path / "voice" / say(engine).path.name
    engine.close()


def test_closing_is_prompt_and_leaves_no_process(engine: WorkerEngine, tmp_path: Path) -> None:
    say(engine)
    pid = engine.worker_pid
    assert pid is not None
    futures = [engine.render(Utterance(f"{LONG} {number}")) for number in range(5)]
    began = perf_counter()
    engine.close()
    assert perf_counter() - began < 1
    assert_gone(pid)
    assert [error.code for future in futures if isinstance(error := future.exception(1), SpeechError)][-1] == "closed"
    assert all(future.done() for future in futures)
    assert set(files(tmp_path)) == {".json", ".wav"}


def test_a_hung_worker_does_not_keep_closing_from_ending(open_engine: Open, script: Script) -> None:
    engine = open_engine(command=script(HANG), timeout=60)
    future = engine.render(Utterance(LINE))
    engine.close()
    error = future.exception(1)
    assert isinstance(error, SpeechError)
    assert error.code == "closed"


def test_after_closing_the_cache_still_answers_and_nothing_else(engine: WorkerEngine) -> None:
    say(engine)
    engine.close()
    engine.close()
    assert say(engine)
    assert code(engine, "Something new.") == "closed"
    with pytest.raises(SpeechError, match="switched off"):
        engine.voices()


def test_an_engine_never_used_starts_nothing(engine: WorkerEngine, tmp_path: Path) -> None:
    engine.close()
    assert engine.worker_pid is None
    assert list(tmp_path.iterdir()) == []


def test_it_may_be_closed_from_a_callback(engine: WorkerEngine) -> None:
    closed = threading.Event()

    def close(_: Future[Rendered]) -> None:
        engine.close()
        closed.set()

    engine.render(Utterance(LINE)).add_done_callback(close)
    assert closed.wait(20)
