from __future__ import annotations

import os
from pathlib import Path

import pytest

from trainer.deckfile import DeckFileError
from trainer.deckfile.atomic import replace


def refuse(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_file_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    replace(tmp_path / "a.deck.toml", b"new")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a.deck.toml", b"new")]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_the_old_file_stays_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    path = tmp_path / "a.deck.toml"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, step, refuse)
    with pytest.raises(DeckFileError, match="could not be written and is as it was: No space left on device"):
        replace(path, b"new")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a.deck.toml", b"old")]


def test_a_missing_folder_is_said_politely(tmp_path: Path) -> None:
    with pytest.raises(DeckFileError, match="could not be written"):
        replace(tmp_path / "none" / "a.deck.toml", b"new")


def test_a_link_and_the_permissions_of_a_file_are_kept(tmp_path: Path) -> None:
    target, link = tmp_path / "real.deck.toml", tmp_path / "link.deck.toml"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    replace(link, b"new")
    assert link.is_symlink()
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"new", 0o640)
