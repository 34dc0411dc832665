"""The espeak-ng driver: plain text in, word times out, on the wheel or on the system's own library."""

import os
import shutil
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from trainer.speech.renderer import WorkerEngine
from trainer.speech.utterance import Utterance

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="these systems speak with their own voices")


def seconds(engine: WorkerEngine, text: str) -> float:
    return engine.render(Utterance(text)).result(20).speech_end_seconds


def test_words_are_told_in_order_and_where_they_stand(engine: WorkerEngine) -> None:
    text = "That’s far too “expensive” for us, naïve – so it is … not 1,200 € a month"
    rendered = engine.render(Utterance(text)).result(20)
    spoken = [text[word.char : word.char + word.length] for word in rendered.words]
    assert " ".join(spoken) == "That far too expensive for us naïve so it is not 1, 200 € a month"
    starts = [word.start_ms for word in rendered.words]
    assert starts == sorted(starts)
    assert starts[-1] / 1000 < rendered.speech_end_seconds


def test_speech_ends_before_the_file_does(engine: WorkerEngine) -> None:
    rendered = engine.render(Utterance("We have no budget left.")).result(20)
    assert 0.2 < rendered.seconds - rendered.speech_end_seconds < 0.5


@pytest.mark.parametrize(
    "text", ["<speak>hello</speak>", '<audio src="file:///etc/passwd"/>hello', "[[h@l'oU]]", "<!-- hello -->hello"]
)
def test_markup_is_read_out_like_any_text(engine: WorkerEngine, text: str) -> None:
    assert seconds(engine, text) > 1.5 * seconds(engine, "hello")


def test_a_pause_in_markup_is_no_pause(engine: WorkerEngine) -> None:
    assert seconds(engine, "<speak>hello <break time='50s'/> there</speak>") < 10


def test_without_the_wheel_the_library_of_the_system_speaks(
    open_engine: Callable[..., WorkerEngine], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = find_spec("espeakng_loader")
    assert spec is not None
    assert spec.origin is not None
    wheel = Path(spec.origin).parent
    (tmp_path / "espeakng_loader.py").write_text("raise ImportError")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("LD_LIBRARY_PATH", str(wheel))
    monkeypatch.setenv("ESPEAK_DATA_PATH", str(wheel / "espeak-ng-data"))
    assert seconds(open_engine(), "hello") > 0.3


def test_data_under_a_very_long_path_is_found(
    open_engine: Callable[..., WorkerEngine], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = find_spec("espeakng_loader")
    assert spec is not None
    assert spec.origin is not None
    far = tmp_path / ("d" * 100) / ("e" * 100)
    shutil.copytree(Path(spec.origin).parent, far / "espeakng_loader")
    monkeypatch.setenv("PYTHONPATH", str(far))
    monkeypatch.setenv("HOME", os.devnull)
    assert seconds(open_engine(), "hello") > 0.3
