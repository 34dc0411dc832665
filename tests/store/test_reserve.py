"""Room that is really there, is made only where there is plenty, and helps in need."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from trainer.store.reserve import SIZE, Reserve


@pytest.fixture
def reserve(tmp_path: Path) -> Reserve:
    return Reserve(tmp_path / "reserve")


def leave(monkeypatch: pytest.MonkeyPatch, free: int) -> None:
    """Let there be so many bytes on the disk."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))


def test_it_takes_room_on_the_disk_and_is_no_hole(reserve: Reserve) -> None:
    assert reserve.make()
    assert reserve.path.stat().st_size == SIZE
    if hasattr(reserve.path.stat(), "st_blocks"):
        assert reserve.path.stat().st_blocks * 512 >= SIZE


def test_it_is_made_once(reserve: Reserve) -> None:
    assert reserve.make()
    made = reserve.path.stat()
    assert reserve.make()
    assert reserve.path.stat().st_mtime_ns == made.st_mtime_ns


def test_one_that_was_cut_short_is_made_again(reserve: Reserve) -> None:
    reserve.path.write_bytes(b"short")
    assert reserve.make()
    assert reserve.path.stat().st_size == SIZE


@pytest.mark.parametrize(("free", "is_made"), [(3 * SIZE, True), (3 * SIZE - 1, False), (0, False)])
def test_it_is_made_where_there_is_plenty(
    reserve: Reserve, monkeypatch: pytest.MonkeyPatch, free: int, is_made: bool
) -> None:
    leave(monkeypatch, free)
    assert reserve.make() is is_made
    assert reserve.path.exists() is is_made


def test_it_can_be_given_up_once(reserve: Reserve) -> None:
    reserve.make()
    assert reserve.give_up()
    assert reserve.is_given_up
    assert not reserve.path.exists()
    assert not reserve.give_up()


def test_once_it_is_there_again_it_is_not_given_up_any_more(reserve: Reserve) -> None:
    reserve.make()
    reserve.give_up()
    assert reserve.make()
    assert not reserve.is_given_up


def test_where_it_cannot_be_made_nothing_is_left_lying_about(tmp_path: Path) -> None:
    (tmp_path / "reserve").mkdir()
    assert not Reserve(tmp_path / "reserve").make()
    assert [path.name for path in tmp_path.iterdir()] == ["reserve"]


def test_in_a_folder_that_is_gone_there_is_none(tmp_path: Path) -> None:
    assert not Reserve(tmp_path / "gone" / "reserve").make()


@pytest.mark.parametrize(
    ("free", "is_there", "can_open", "is_kept"),
    [
        (5_000_000, True, True, True),
        (500_000, True, True, False),
        (500_000, False, True, False),
        (0, True, True, False),
        (0, False, False, False),
    ],
)
def test_a_disk_that_is_all_but_full_is_opened_in_the_room_that_was_kept(
    reserve: Reserve, monkeypatch: pytest.MonkeyPatch, free: int, is_there: bool, can_open: bool, is_kept: bool
) -> None:
    if is_there:
        reserve.make()
    leave(monkeypatch, free)
    assert reserve.open_up() is can_open
    assert reserve.path.exists() is is_kept
