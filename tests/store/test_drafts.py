"""What was begun is there after the program died, and gone once it is kept or dropped."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from trainer.store.drafts import Drafts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "drafts.json"


def test_a_text_is_kept_until_another_one_takes_its_place(path: Path) -> None:
    Drafts(path).put("one", "I was")
    Drafts(path).put("two", "Grüße, 你好 🙂\n{}")
    Drafts(path).put("one", "I was going to")
    assert Drafts(path).get("one") == "I was going to"
    assert Drafts(path).get("two") == "Grüße, 你好 🙂\n{}"
    assert Drafts(path).get("three") == ""


def test_an_empty_text_removes_it_and_leaves_the_others(path: Path) -> None:
    drafts = Drafts(path)
    for name in ("one", "two"):
        drafts.put(name, "I was")
    drafts.put("one", "")
    assert [drafts.get("one"), drafts.get("two")] == ["", "I was"]


def test_with_nothing_to_keep_no_file_is_made(path: Path) -> None:
    Drafts(path).put("one", "")
    assert not path.parent.exists()


def test_half_a_character_is_no_reason_to_lose_the_rest(path: Path) -> None:
    """A surrogate without its other half, which a box gives away while one pastes."""
    Drafts(path).put("one", "A lone \ud83d, too.")
    assert Drafts(path).get("one").startswith("A lone ")


@pytest.mark.parametrize("rubbish", [b"", b"\xff\xfe\x00", b"[1, 2]", b'{"one": 3}', b"[" * 100_000])
def test_a_file_that_makes_no_sense_holds_nothing_and_is_no_obstacle(path: Path, rubbish: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(rubbish)
    assert Drafts(path).get("one") == ""
    Drafts(path).put("one", "I was")
    assert Drafts(path).get("one") == "I was"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such modes")
def test_it_is_for_nobody_but_the_person(path: Path) -> None:
    Drafts(path).put("one", "I was")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_cannot_be_written_leaves_what_was_there(path: Path) -> None:
    Drafts(path).put("one", "I was")
    path.with_suffix(".part").mkdir()
    with pytest.raises(OSError, match="drafts"):
        Drafts(path).put("one", "I was going to")
    assert Drafts(path).get("one") == "I was"
