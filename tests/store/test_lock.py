"""One program at a time has a lock, and where there can be none nobody is kept out."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.store import lock


def test_a_lock_that_is_held_cannot_be_taken(tmp_path: Path) -> None:
    with lock.held(tmp_path / "lock"), pytest.raises(lock.TakenError, match="close the window first"):
        lock.take(tmp_path / "lock")


def test_a_lock_that_was_let_go_can_be_taken_again(tmp_path: Path) -> None:
    for _ in range(2):
        with lock.held(tmp_path / "lock"):
            pass


def test_what_is_written_in_the_file_can_be_read_by_others_and_stays(tmp_path: Path) -> None:
    (tmp_path / "lock").write_bytes(b"where I listen")
    with lock.held(tmp_path / "lock"):
        assert (tmp_path / "lock").read_bytes() == b"where I listen"


def test_where_there_can_be_no_file_nobody_is_kept_out(tmp_path: Path) -> None:
    with lock.held(tmp_path / "nowhere" / "lock"):
        assert lock.take(tmp_path / "nowhere" / "lock") is None
