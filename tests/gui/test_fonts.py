"""The typefaces come with the program; where one is missing the program goes on without it."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QRawFont
from PySide6.QtWidgets import QApplication

from trainer import paths
from trainer.gui import fonts

FAMILIES = ("Inter", "Newsreader Text", "Newsreader Display")


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Typefaces that may be spoilt."""
    shutil.copytree(paths.resources() / "fonts", tmp_path / "fonts")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    return tmp_path / "fonts"


def test_all_of_them_can_be_read(qapp: QApplication) -> None:
    assert fonts.load() == ()


@pytest.mark.parametrize("family", FAMILIES)
def test_text_is_set_in_them_and_not_in_something_like_them(qapp: QApplication, family: str) -> None:
    fonts.load()
    assert QFontInfo(QFont(family)).family() == family


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("letters", ["Aéßøčł", "“‘’”–…", "€%×"])
def test_they_have_the_letters_that_names_and_lines_are_written_with(
    qapp: QApplication, family: str, letters: str
) -> None:
    fonts.load()
    raw = QRawFont.fromFont(QFont(family))
    assert [letter for letter in letters if not raw.supportsCharacter(ord(letter))] == []


@pytest.mark.parametrize("spoil", [Path.unlink, lambda file: file.write_bytes(b"rubbish")], ids=["gone", "rubbish"])
def test_one_that_cannot_be_read_is_named_in_the_log_and_the_others_are_there(
    qapp: QApplication, copied: Path, caplog: pytest.LogCaptureFixture, spoil: Callable[[Path], object]
) -> None:
    spoil(copied / "Inter-Italic.ttf")
    with caplog.at_level(logging.WARNING, "trainer"):
        assert fonts.load() == ("Inter-Italic.ttf",)
    assert "Inter-Italic.ttf" in caplog.text
    assert set(FAMILIES) <= set(QFontDatabase.families())


def test_every_typeface_that_is_shipped_is_loaded() -> None:
    assert {file.name for file in (paths.resources() / "fonts").glob("*.ttf")} == set(fonts.FILES)


def test_each_has_its_licence_beside_it() -> None:
    licences = {file.name.lower() for file in (paths.resources() / "licences").iterdir()}
    for name in ("inter", "newsreader"):
        assert [licence for licence in licences if name in licence]
