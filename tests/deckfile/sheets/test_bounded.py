"""Never more than a machine can hold."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from trainer.deckfile.problems import DeckFileError
from trainer.deckfile.sheets import bounded


def test_a_file_that_is_too_large_is_refused_without_being_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded, "MOST_BYTES", 10)
    (tmp_path / "x").write_bytes(b"x" * 11)
    with pytest.raises(DeckFileError, match="larger than"):
        bounded.fetched(tmp_path / "x")


def test_many_small_entries_are_counted_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "MOST_UNPACKED", 1_000_000)
    with zipfile.ZipFile(tmp_path / "x", "w") as archive:
        for number in range(20):
            archive.writestr(f"{number}", b"x" * 100_000)
    with pytest.raises(DeckFileError, match="unpacks to far more"):
        bounded.refuse_bomb(tmp_path / "x")


def test_so_are_entries_without_anything_in_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "MOST_ENTRIES", 5)
    with zipfile.ZipFile(tmp_path / "x", "w") as archive:
        for number in range(6):
            archive.writestr(f"{number}", b"")
    with pytest.raises(DeckFileError, match="unpacks to far more"):
        bounded.refuse_bomb(tmp_path / "x")


def test_an_archive_that_hides_behind_a_password_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x", "w") as archive:
        archive.writestr("a", b"x")
    data = bytearray((tmp_path / "x").read_bytes())
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = data.index(mark)
        data[at + (6 if mark == b"PK\x03\x04" else 8)] |= 1
    (tmp_path / "x").write_bytes(bytes(data))
    with pytest.raises(DeckFileError, match="damaged"):
        bounded.refuse_bomb(tmp_path / "x")
