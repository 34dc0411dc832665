"""The recogniser as the window knows it: it never waits, never raises, and comes back."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.speech.test_process import HANG, assert_gone
from tests.spoken import MODEL, spoken, words
from trainer.domain.transcript import Transcript
from trainer.speech.errors import SpeechError
from trainer.speech.recogniser import WhisperRecogniser

REPLY = "Thank you for telling me. What happens when it goes wrong?"
PATIENCE = 60

Make = Callable[..., WhisperRecogniser]


@pytest.fixture
def make() -> Iterator[Make]:
    made: list[WhisperRecogniser] = []

    def make_one(model: Path | None = MODEL, **options: object) -> WhisperRecogniser:
        made.append(WhisperRecogniser(lambda: model, **options))  # type: ignore[arg-type]
        return made[-1]

    yield make_one
    for recogniser in made:
        recogniser.close()


def code(recogniser: WhisperRecogniser) -> str:
    with pytest.raises(SpeechError) as told:
        recogniser.hear(spoken(REPLY)).result(PATIENCE)
    return told.value.code


def test_speech_becomes_words(make: Make) -> None:
    assert words(make().hear(spoken(REPLY)).result(PATIENCE).text) == words(REPLY)


def test_nothing_starts_before_somebody_speaks_and_warming_starts_it(make: Make) -> None:
    recogniser = make()
    assert recogniser.worker_pid is None
    recogniser.warm()
    assert recogniser.hear(spoken(REPLY)).result(PATIENCE) != Transcript()


def test_without_a_model_it_is_said_and_nothing_starts(make: Make) -> None:
    recogniser = make(None)
    recogniser.warm()
    assert code(recogniser) == "no_model"
    assert recogniser.worker_pid is None


def test_one_that_is_killed_over_the_words_hears_them_all_the_same(make: Make) -> None:
    recogniser = make()
    assert words(recogniser.hear(spoken(REPLY)).result(PATIENCE).text) == words(REPLY)
    pid = recogniser.worker_pid
    assert pid is not None
    under_way = recogniser.hear(spoken(REPLY) * 4)
    os.kill(pid, signal.SIGKILL)
    assert words(REPLY) in words(under_way.result(PATIENCE).text)
    assert recogniser.worker_pid != pid


def test_one_that_hangs_is_said(make: Make, script: Callable[[str], tuple[str, ...]]) -> None:
    assert code(make(command=script(HANG), timeout=-20.0)) == "timed_out"


def test_one_that_babbles_is_said(make: Make, script: Callable[[str], tuple[str, ...]]) -> None:
    babble = "for line in sys.stdin: print(json.dumps({'id': json.loads(line)['id'], 'words': [1]}), flush=True)"
    assert code(make(command=script(babble))) == "failed"


def test_closing_fails_what_is_under_way_and_leaves_no_process(make: Make) -> None:
    recogniser = make()
    recogniser.hear(spoken(REPLY)).result(PATIENCE)
    pid = recogniser.worker_pid
    under_way = recogniser.hear(spoken(REPLY) * 4)
    recogniser.close()
    with pytest.raises(SpeechError):
        under_way.result(PATIENCE)
    assert pid is not None
    assert_gone(pid)
    assert code(recogniser) == "closed"
