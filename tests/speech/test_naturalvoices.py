"""Which natural voices there are, whatever lies in the folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from trainer.speech.naturalvoices import is_installed, is_natural, model_path, natural_voices, voices_in
from trainer.speech.utterance import Voice

JOE = Voice("piper:joe", "Joe, natural", "en-us", "male")


def put(folder: Path, stem: str, code: str = "en_GB") -> Path:
    """A voice, as far as anybody sees who does not speak with it."""
    model = folder / f"{stem}.onnx"
    model.write_bytes(b"a model")
    (folder / f"{stem}.onnx.json").write_text(json.dumps({"language": {"code": code}}))
    return model


def test_what_is_installed_comes_before_what_lies_in_the_folder(tmp_path: Path) -> None:
    put(tmp_path, "en_GB-alba-medium")
    assert is_installed()
    assert natural_voices(None) == (JOE,)
    assert natural_voices(tmp_path) == (JOE, Voice("piper:en_GB-alba-medium", "Alba, natural", "en-gb", "female"))


@pytest.mark.parametrize(
    ("stem", "name", "gender"),
    [
        ("en_US-hfc_female-medium", "Hfc female, natural", "female"),
        ("en_GB-northern_english_male-medium", "Northern english male, natural", "male"),
        ("en_US-stranger-high", "Stranger, natural", ""),
        ("our own voice", "Our own voice, natural", ""),
    ],
)
def test_a_voice_is_called_as_its_file_says(tmp_path: Path, stem: str, name: str, gender: str) -> None:
    put(tmp_path, stem)
    (voice,) = voices_in(tmp_path)
    assert (voice.name, voice.gender) == (name, gender)


def test_two_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    for stem in ("en_US-amy-low", "en_US-amy-medium", "en_US-ryan-low"):
        put(tmp_path, stem)
    names = [voice.name for voice in voices_in(tmp_path)]
    assert names == ["Amy, natural (en_US-amy-low)", "Amy, natural (en_US-amy-medium)", "Ryan, natural"]


def test_a_voice_of_another_language_is_not_offered(tmp_path: Path) -> None:
    put(tmp_path, "de_DE-thorsten-medium", "de_DE")
    assert voices_in(tmp_path) == ()
    assert [voice.language for voice in voices_in(tmp_path, "de")] == ["de-de"]


def test_an_old_description_tells_the_language_of_its_dictionary(tmp_path: Path) -> None:
    put(tmp_path, "joe").with_name("joe.onnx.json").write_text('{"espeak": {"voice": "en-us"}}')
    assert [voice.language for voice in voices_in(tmp_path)] == ["en-us"]


@pytest.mark.parametrize("told", ["", "{", "[]", "null", "{}", '{"language": 7}', "[" * 100_000, "\ud800"])
def test_a_model_without_a_description_that_makes_sense_is_no_voice(tmp_path: Path, told: str) -> None:
    put(tmp_path, "alba").with_name("alba.onnx.json").write_bytes(told.encode(errors="surrogatepass"))
    assert voices_in(tmp_path) == ()


def test_a_model_alone_is_no_voice(tmp_path: Path) -> None:
    put(tmp_path, "alba").with_name("alba.onnx.json").unlink()
    assert voices_in(tmp_path) == ()


@pytest.mark.parametrize("folder", ["nowhere", "a file", "\0"])
def test_a_folder_that_is_none_has_no_voices(tmp_path: Path, folder: str) -> None:
    (tmp_path / "a file").touch()
    assert voices_in(tmp_path / folder) == ()


def test_a_voice_lies_where_its_id_says(tmp_path: Path) -> None:
    model = put(tmp_path, "en_GB-alba-medium")
    (voice,) = voices_in(tmp_path)
    assert is_natural(voice.id)
    assert model_path(voice.id, tmp_path) == model
    assert model_path(voice.id, None) is None
    joe = model_path(JOE.id, None)
    assert joe is not None
    assert joe.is_file()


@pytest.mark.parametrize("voice", ["piper:", "piper:../../etc/alba", "piper:/etc/alba", "piper:.."])
def test_an_id_leads_nowhere_but_into_the_folder(tmp_path: Path, voice: str) -> None:
    path = model_path(voice, tmp_path)
    assert path is None or path.parent == tmp_path
