"""What was acknowledged is on the disk, and what is not a database of ours is left alone."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from tests.builders import a_card, a_deck
from trainer.errors import TrainerError
from trainer.store import cards, migrate, reviews
from trainer.store.engine import Database, Transaction


class StopError(Exception):
    """What goes wrong in the middle."""


def write_and_stop(database: Database, write: Callable[[Transaction], object]) -> None:
    """Write something, and fail before it is committed."""
    with database.writing() as tx:
        write(tx)
        raise StopError


def titles(database: Database) -> list[str]:
    with database.reading() as tx:
        return [row.title for row in cards.deck_rows(tx)]


def settings_of(database: Database) -> tuple[object, ...]:
    with database.reading() as tx:
        return tuple(tx.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "synchronous", "foreign_keys"))


WAL, FULL, ON = "wal", 2, 1


def test_every_connection_is_durable_and_checks_its_keys(file: Database) -> None:
    assert settings_of(file) == (WAL, FULL, ON)
    with file.reading(), file.writing() as tx:
        assert tx.scalar(text("PRAGMA synchronous")) == FULL
        assert tx.scalar(text("PRAGMA foreign_keys")) == ON


def test_a_connection_of_another_thread_is_just_as_durable(file: Database) -> None:
    found: list[tuple[object, ...]] = []
    thread = threading.Thread(target=lambda: found.append(settings_of(file)))
    thread.start()
    thread.join()
    assert found == [(WAL, FULL, ON)]


def test_a_database_that_is_opened_again_is_as_durable(path: Path) -> None:
    Database(path).close()
    again = Database(path)
    assert settings_of(again) == (WAL, FULL, ON)
    again.close()


def test_a_memory_needs_its_card(database: Database) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"), database.writing() as tx:
        tx.execute(text("INSERT INTO own_words VALUES ('nobody', 'x', 'x', 0)"))


def test_a_block_that_raises_leaves_nothing_behind(file: Database) -> None:
    with pytest.raises(StopError):
        write_and_stop(file, lambda tx: cards.put_deck(tx, a_deck(), 0))
    assert titles(file) == []


def test_tables_made_in_a_block_that_raises_are_gone_too(file: Database) -> None:
    with pytest.raises(StopError):
        write_and_stop(file, lambda tx: tx.execute(text("CREATE TABLE half (done INTEGER)")))
    with file.reading() as tx:
        assert tx.scalar(text("SELECT count(*) FROM sqlite_master WHERE name = 'half'")) == 0


def test_nothing_is_taken_for_stored_in_a_file_that_was_deleted_meanwhile(file: Database, path: Path) -> None:
    path.unlink()
    with pytest.raises(TrainerError, match="was moved or deleted; put it back where it was"):
        file.write(lambda tx: cards.put_deck(tx, a_deck(), 0))
    assert titles(file) == []


def test_a_reader_sees_one_moment_only(file: Database) -> None:
    with file.reading() as tx:
        before = cards.deck_ids(tx)
        with file.writing() as other:
            cards.put_deck(other, a_deck(), 0)
        assert cards.deck_ids(tx) == before
    assert titles(file) == ["Deck 1"]


def test_another_program_sees_a_commit_at_once(file: Database, path: Path) -> None:
    with file.writing() as tx:
        cards.put_deck(tx, a_deck(), 0)
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("SELECT title FROM deck").fetchall() == [("Deck 1",)]


def test_a_program_that_is_killed_after_a_commit_loses_nothing(file: Database, path: Path, tmp_path: Path) -> None:
    with file.writing() as tx:
        cards.put_deck(tx, a_deck(), 0)
    shutil.copytree(path.parent, tmp_path / "after the crash")
    after = Database(tmp_path / "after the crash" / path.name)
    assert titles(after) == ["Deck 1"]
    after.close()


def test_a_block_that_was_killed_half_way_left_nothing(file: Database, path: Path, tmp_path: Path) -> None:
    with file.writing() as tx:
        cards.put_deck(tx, a_deck(), 0)
        shutil.copytree(path.parent, tmp_path / "after the crash")
    after = Database(tmp_path / "after the crash" / path.name)
    assert titles(after) == []
    after.close()


def test_two_programs_that_write_wait_for_each_other(path: Path) -> None:
    """Both read before they write: with a plain BEGIN one of them would be refused."""
    rounds, failures = 25, []
    databases = [Database(path) for _ in range(3)]

    def write(database: Database) -> None:
        try:
            for _ in range(rounds):
                with database.writing() as tx:
                    reviews.identity(tx)
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(database,)) for database in databases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with databases[0].writing() as tx:
        assert (failures, reviews.identity(tx)[1]) == ([], 3 * rounds + 1)
    for database in databases:
        database.close()


def test_two_programs_may_open_a_fresh_home_at_the_same_time(path: Path) -> None:
    program = (
        "import pathlib, sys, trainer.store.engine as engine, alembic.command\n"
        "print(flush=True); sys.stdin.readline()\n"
        f"engine.Database(pathlib.Path({str(path)!r})).close()"
    )
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    started = [subprocess.Popen([sys.executable, "-c", program], **pipes) for _ in range(4)]
    for one in started:
        one.stdout.readline()
    for one in started:
        one.stdin.write("\n")
        one.stdin.flush()
    assert [one.communicate()[1][-300:] for one in started] == [""] * 4
    assert migrate.version_of(path) == migrate.HEAD


def test_a_full_disk_is_told_as_a_sentence_and_the_next_commit_works(path: Path) -> None:
    """SQLite itself is told that there is no more room: the same answer that a full disk gives."""
    database = Database(path)
    with database.reading() as tx:
        pages = tx.scalar(text("PRAGMA page_count"))
        tx.execute(text(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(TrainerError, match=r"disk|room|space"), database.writing() as tx:
        cards.put_deck(tx, a_deck(a_card(notes="x" * 100_000)), 0)
    with database.writing() as tx:
        tx.execute(text("PRAGMA max_page_count = 1000000"))
        cards.put_deck(tx, a_deck(), 0)
    assert titles(database) == ["Deck 1"]
    database.close()


def test_a_database_that_is_busy_is_told_as_a_sentence(path: Path) -> None:
    one, other = Database(path), Database(path)
    with other.reading() as tx:
        tx.execute(text("PRAGMA busy_timeout = 0"))
    with one.writing(), pytest.raises(TrainerError, match="Another program"):
        write_and_stop(other, cards.deck_ids)
    one.close()
    other.close()


def test_a_fault_of_ours_is_not_told_as_one_of_the_persons(database: Database) -> None:
    with pytest.raises(OperationalError), database.reading() as tx:
        tx.execute(text("SELECT nothing FROM nowhere"))


def test_a_fault_of_ours_does_not_tell_the_log_what_a_rep_said(database: Database) -> None:
    with pytest.raises(OperationalError) as fault, database.writing() as tx:
        tx.execute(text("INSERT INTO nowhere VALUES (:said)"), {"said": "My secret."})
    assert "My secret." not in str(fault.value)


def test_the_folder_is_made_when_it_is_missing(tmp_path: Path) -> None:
    Database(tmp_path / "a" / "b" / "trainer.sqlite3").close()
    assert (tmp_path / "a" / "b" / "trainer.sqlite3").is_file()


@pytest.mark.parametrize("name", ["Zoë's", "100%", "%41", "#1", "a b", "why?", "a&b=c", "x:y@z"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name / "trainer.sqlite3"
    Database(path).close()
    Database(path).close()
    assert path.is_file()
