"""What hears the rep: which model, what is fetched, what is measured, and a sound file from end to end."""

from __future__ import annotations

import wave
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hub import Hub
from tests.spoken import MODEL, silence, spoken, words
from trainer.domain.delivery import Delivery
from trainer.domain.transcript import Transcript, Word
from trainer.errors import TrainerError
from trainer.services import hearing as module
from trainer.services.hearing import NO_MODEL, Ears, Hearing, measured
from trainer.settings import Preferences
from trainer.speech.activity import Span
from trainer.speech.errors import SpeechError
from trainer.speech.models import MODELS
from trainer.speech.turn import Take

REPLY = "Thank you for telling me. What would you want to fix first?"
TINY = MODELS[0]
PATIENCE = 60


@pytest.fixture
def hearing(tmp_path: Path) -> Iterator[Hearing]:
    made = Hearing(tmp_path / "models", Preferences(tmp_path / "settings.json"))
    yield made
    made.close()


@pytest.fixture
def ready(hearing: Hearing, tmp_path: Path) -> Hearing:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / TINY.id).symlink_to(MODEL)
    return hearing


def a_file(path: Path, pcm: bytes) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(pcm)
    return path


def test_a_sound_file_becomes_words_and_figures(ready: Hearing, tmp_path: Path) -> None:
    heard = ready.hear(a_file(tmp_path / "a.wav", silence(1000) + spoken(REPLY)))
    assert words(heard.transcript.text) == words(REPLY)
    assert heard.is_whole
    assert heard.delivery.pause_ms == pytest.approx(1000, abs=200)
    assert heard.delivery.words == 12
    assert heard.delivery.wpm == pytest.approx(12 * 60_000 / (heard.delivery.turn_ms or 0), abs=1)
    assert 0 < (heard.delivery.talk_ms or 0) <= (heard.delivery.turn_ms or 0)


def test_a_silent_file_has_no_words_and_nothing_is_measured(ready: Hearing, tmp_path: Path) -> None:
    heard = ready.hear(a_file(tmp_path / "a.wav", silence(3000)))
    assert heard.transcript == Transcript()
    assert heard.delivery == Delivery()


def test_what_is_no_sound_is_said(ready: Hearing, tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_text("Dear customer")
    with pytest.raises(TrainerError, match="cannot be read as a sound"):
        ready.hear(tmp_path / "a.wav")


def test_without_a_model_it_says_where_to_get_one(hearing: Hearing, tmp_path: Path) -> None:
    assert hearing.ears is Ears.NO_MODEL
    with pytest.raises(TrainerError, match="fetch one in the settings"):
        hearing.hear(a_file(tmp_path / "a.wav", spoken(REPLY)))


def test_without_the_extra_it_says_how_to_get_it(
    ready: Hearing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "NEEDED", ("no_such_package",))
    assert ready.ears is Ears.NOT_INSTALLED
    with pytest.raises(TrainerError, match=r"objection-trainer\[speech\]"):
        ready.hear(tmp_path / "a.wav")


def test_a_folder_of_ones_own_is_heard_with_and_another_is_refused(hearing: Hearing, tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match="faster-whisper"):
        hearing.choose_folder(tmp_path)
    assert hearing.ears is Ears.NO_MODEL
    hearing.choose_folder(MODEL)
    assert hearing.ears is Ears.READY
    assert words(hearing.hear(a_file(tmp_path / "a.wav", spoken(REPLY))).transcript.text) == words(REPLY)
    hearing.choose(TINY)
    assert hearing.ears is Ears.NO_MODEL


def test_a_model_that_this_program_does_not_know_gives_way_to_the_usual_one(ready: Hearing, tmp_path: Path) -> None:
    Preferences(tmp_path / "settings.json").change(hearing_model="enormous.en")
    again = Hearing(tmp_path / "models", Preferences(tmp_path / "settings.json"))
    assert again.chosen is TINY
    assert again.ears is Ears.READY


def test_a_damaged_model_is_found_by_its_checksum(hearing: Hearing, tmp_path: Path) -> None:
    folder = tmp_path / "models" / TINY.id
    folder.mkdir(parents=True)
    for file in TINY.files:
        data = bytearray((MODEL / file.name).read_bytes())
        data[-1] ^= file.name == "model.bin"
        (folder / file.name).write_bytes(data)
    assert hearing.ears is Ears.READY
    assert "model.bin" in hearing.check()
    with pytest.raises(TrainerError, match="not whole"):
        hearing.hear(a_file(tmp_path / "a.wav", spoken(REPLY)))


def test_a_model_that_was_cut_off_is_none_that_never_came(hearing: Hearing, tmp_path: Path) -> None:
    assert hearing.deafness == NO_MODEL
    folder = tmp_path / "models" / TINY.id
    folder.mkdir(parents=True)
    (folder / "model.bin").write_bytes(b"cut off")
    assert "not whole (config.json, model.bin" in hearing.deafness


def test_a_folder_of_ones_own_that_is_gone_is_told_of(hearing: Hearing, tmp_path: Path) -> None:
    hearing._settings.change(hearing_folder=str(tmp_path / "stick"))
    assert hearing.ears is Ears.NO_MODEL
    assert "stick is not there now" in hearing.deafness


def test_a_whole_model_has_nothing_wrong(ready: Hearing) -> None:
    assert ready.check() == ""


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A server with the real files."""
    monkeypatch.setenv("no_proxy", "*")
    hub = Hub({file.name: (MODEL / file.name).read_bytes() for file in TINY.files})
    yield hub
    hub.close()


def test_a_model_is_fetched_and_told_of_on_its_way(hearing: Hearing, hub: Hub) -> None:
    fetched = hearing.fetch(TINY, base=hub.base)
    assert hearing.fetching is not None
    assert hearing.fetching.total == TINY.size
    assert fetched.result(PATIENCE) == hearing.model
    assert hearing.fetching is None
    assert hearing.ears is Ears.READY
    hearing.remove(TINY)
    assert hearing.ears is Ears.NO_MODEL


def a_take(**changes: object) -> Take:
    spans = (Span(200, 1200), Span(1700, 3200))
    transcript = Transcript((Word("Um,", 200, 600), Word("fair", 600, 1000), Word("enough.", 1700, 3000)))
    given = {"pcm": spoken(REPLY), "transcript": transcript, "spans": spans, "began_at": 100.0} | changes
    return Take(**given)  # type: ignore[arg-type]


def test_the_pause_goes_from_the_end_of_the_line_to_the_first_word() -> None:
    assert measured(a_take(), 99.0).pause_ms == 1200
    assert measured(a_take(), None).pause_ms is None
    assert measured(a_take(), 101.0).pause_ms == 0  # spoken into the customer's last word


def test_speech_is_measured_with_and_without_its_pauses() -> None:
    delivery = measured(a_take(), None)
    assert (delivery.talk_ms, delivery.turn_ms, delivery.words, delivery.fillers) == (2500, 3000, 3, 1)
    assert delivery.loudness_db is not None


def test_where_words_are_missing_no_pace_is_made_up() -> None:
    delivery = measured(a_take(trouble=SpeechError("died", "It ended.")), None)
    assert (delivery.wpm, delivery.fillers, delivery.talk_ms) == (None, None, 2500)


def test_what_is_too_loud_has_no_loudness() -> None:
    assert measured(a_take(pcm=b"\xff\x7f" * 64_000), None).loudness_db is None
