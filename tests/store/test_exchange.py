"""Another file takes the place of the database only when nobody uses it, and takes nothing old with it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.wear import log_of, practised, scribbled
from trainer.errors import TrainerError
from trainer.store import exchange
from trainer.store.engine import Database


@pytest.fixture
def live(path: Path) -> Path:
    practised(path, 20)
    return path


@pytest.fixture
def part(live: Path) -> Path:
    practised(live.with_name("part"), 30)
    return live.with_name("part")


def test_the_finished_file_is_the_database(live: Path, part: Path) -> None:
    exchange.put(part, live)
    assert len(log_of(live)) == 30
    assert not part.exists()


def test_there_need_not_have_been_one(live: Path, part: Path) -> None:
    live.unlink()
    exchange.put(part, live)
    assert len(log_of(live)) == 30


def test_nothing_that_was_written_for_the_old_file_gets_into_the_new_one(live: Path, part: Path) -> None:
    """A program that was killed leaves a write-ahead log, and SQLite would play it into whatever has the name."""
    killed = {}
    with closing(sqlite3.connect(live)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("UPDATE device SET seq = 4711")
        connection.commit()
        killed = {end: live.with_name(live.name + end).read_bytes() for end in ("", "-wal")}
    for end, data in killed.items():
        live.with_name(live.name + end).write_bytes(data)
    exchange.put(part, live)
    with closing(sqlite3.connect(live)) as connection:
        assert connection.execute("SELECT seq FROM device").fetchone() == (30,)


def test_a_database_that_somebody_has_open_stays(live: Path, part: Path) -> None:
    database = Database(live)
    with database.reading(), pytest.raises(TrainerError, match="open in another window"):
        exchange.put(part, live)
    database.close()
    assert len(log_of(live)) == 20


def test_a_window_that_does_nothing_at_the_moment_counts_too(live: Path, part: Path) -> None:
    database = Database(live)
    with database.reading():
        pass
    with pytest.raises(TrainerError, match="open in another window"):
        exchange.put(part, live)
    database.close()
    exchange.put(part, live)


@pytest.mark.skipif(os.name == "nt", reason="Windows replaces no open file")
@pytest.mark.parametrize("torn", [False, True])
def test_another_program_that_has_it_open_is_seen_however_torn_it_is(live: Path, torn: bool) -> None:
    script = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('PRAGMA journal_mode=WAL')\n"
    script += "c.execute('SELECT count(*) FROM review').fetchone(); print('open', flush=True); sys.stdin.read()"
    started = subprocess.Popen([sys.executable, "-c", script, str(live)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert started.stdout
    assert started.stdout.readline() == b"open\n"
    if torn:
        scribbled(live, [0])
    with pytest.raises(TrainerError, match="open in another window or program"):
        exchange.refuse_held(live)
    started.communicate()
    exchange.refuse_held(live)


def test_nobody_has_a_file_open_that_is_not_there(tmp_path: Path) -> None:
    exchange.refuse_held(tmp_path / "nothing.sqlite3")


def test_a_damaged_database_can_be_replaced(live: Path, part: Path) -> None:
    scribbled(live, [0, 1, 2])
    exchange.put(part, live)
    assert len(log_of(live)) == 30


def test_a_damaged_database_is_set_aside_as_it_is(live: Path, tmp_path: Path) -> None:
    scribbled(live, [5])
    live.with_name(live.name + "-wal").write_bytes(b"beside it")
    exchange.set_aside(live, tmp_path / "aside.sqlite3")
    assert (tmp_path / "aside.sqlite3").read_bytes() == live.read_bytes()
    assert (tmp_path / "aside.sqlite3-wal").read_bytes() == b"beside it"


def test_what_cannot_be_set_aside_is_told(live: Path, tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match="nothing was changed"):
        exchange.set_aside(live, tmp_path / "nowhere" / "aside.sqlite3")
