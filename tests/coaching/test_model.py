"""A model is used when its files are whole, and refused with one sentence when they are not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from trainer.coaching.model import ENCODER, SHEET, TOKENIZER, ModelError, check, folder, load
from trainer.domain.feedback import Label


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder(), tmp_path / "model"))


def test_the_shipped_model_is_whole() -> None:
    bands = load(folder()).sheet.bands
    assert bands.keys() == set(Label)
    assert all(band.holds <= band.likely <= band.sure for band in bands.values())


@pytest.mark.parametrize("name", [ENCODER, TOKENIZER, SHEET])
def test_a_missing_file_is_named_with_what_mends_it(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ModelError, match=rf"{name} is missing or cannot be read\. Install the program again"):
        check(copy)


def test_a_folder_that_is_not_there_is_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="missing"):
        load(tmp_path / "nowhere")


@pytest.mark.parametrize("name", [ENCODER, TOKENIZER])
def test_one_changed_byte_is_damage(copy: Path, name: str) -> None:
    with (copy / name).open("r+b") as file:
        file.seek(1000)
        byte = file.read(1)
        file.seek(1000)
        file.write(bytes([byte[0] ^ 1]))
    with pytest.raises(ModelError, match=f"{name} is damaged"):
        load(copy)


@pytest.mark.parametrize("text", ["", "on_topic = ", "sha256 = 3", "\xff"])
def test_a_damaged_sheet_is_refused(copy: Path, text: str) -> None:
    (copy / SHEET).write_bytes(text.encode("latin-1"))
    with pytest.raises(ModelError, match=f"{SHEET} is damaged"):
        load(copy)


def test_a_sheet_without_its_bands_is_refused(copy: Path) -> None:
    sheet = (copy / SHEET).read_text("utf-8")
    (copy / SHEET).write_text(sheet.replace("thanks =", "thinks ="), "utf-8")
    with pytest.raises(ModelError, match=f"{SHEET} is damaged"):
        load(copy)
