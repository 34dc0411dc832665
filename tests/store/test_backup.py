"""A copy is whole and checked before it has a name, whatever is written meanwhile; a failed one leaves nothing."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import a_card, a_deck, an_id, install, some_cards
from tests.wear import NOON_MS, changed_behind_our_back, log_of, pages_with, practised, scribbled
from trainer.domain.backups import Backup, Reason
from trainer.domain.disputes import Disputed
from trainer.domain.feedback import Label
from trainer.domain.log import Kind
from trainer.domain.memory import Rest, Status
from trainer.errors import DamagedBackupError, DamagedError, TrainerError
from trainer.store import backup, cards, disputes, heard, memories, reviews
from trainer.store.backup import StoppedError
from trainer.store.engine import Database, Transaction

ONE = Backup(1_772_434_800_000, Reason.DAILY)
ANSWERS = 300


@pytest.fixture
def worn(path: Path) -> Path:
    """A database with some answers."""
    practised(path, ANSWERS)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "home" / "backups"


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


# ---------------------------------------------------------------- copies


def test_a_copy_holds_every_answer(worn: Path, folder: Path) -> None:
    backup.make(worn, folder, ONE)
    assert backup.count(folder / ONE.name) == ANSWERS
    assert log_of(folder / ONE.name) == log_of(worn)


def test_a_copy_counts_the_answers_that_were_not_taken_back_and_its_log_goes_on_growing(
    worn: Path, folder: Path
) -> None:
    database = Database(worn)
    with database.writing() as tx:
        answer = next(reviews.everything(tx))
        undo = replace(answer, uuid="undo", device_seq=ANSWERS + 1, kind=Kind.UNDO, target_uuid=answer.uuid)
        reviews.append(tx, undo)
    database.close()
    backup.make(worn, folder, ONE)
    assert (backup.count(folder / ONE.name), backup.rows(folder / ONE.name)) == (ANSWERS - 1, ANSWERS + 1)


def test_a_copy_is_one_file_and_so_is_what_is_left_after_looking_at_it(worn: Path, folder: Path) -> None:
    backup.make(worn, folder, ONE)
    backup.inspect(folder / ONE.name)
    assert backup.count(folder / ONE.name) == ANSWERS
    assert files(folder) == [ONE.name]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
def test_a_copy_is_for_nobody_but_the_person(worn: Path, folder: Path) -> None:
    backup.make(worn, folder, ONE)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (folder, folder / ONE.name)] == [0o700, 0o600]


def test_what_was_committed_a_moment_ago_is_in_the_copy(worn: Path, folder: Path) -> None:
    """It is still in the file beside the database then."""
    database = Database(worn)
    with database.writing() as tx:
        cards.put_deck(tx, a_deck(number=7), 0)
    backup.make(worn, folder, ONE)
    database.close()
    with closing(sqlite3.connect(folder / ONE.name)) as copy:
        assert copy.execute("SELECT count(*) FROM deck").fetchone() == (2,)


def test_what_is_not_committed_is_not_in_the_copy(worn: Path, folder: Path) -> None:
    database = Database(worn)
    with database.writing() as tx:
        reviews.identity(tx)
        backup.make(worn, folder, ONE)
    database.close()
    with closing(sqlite3.connect(folder / ONE.name)) as copy:
        assert copy.execute("SELECT seq FROM device").fetchone() == (ANSWERS,)


def test_a_copy_is_of_one_moment_although_somebody_writes_all_the_time(path: Path, folder: Path) -> None:
    practised(path, 3_000)
    database, over = Database(path), threading.Event()

    def write() -> None:
        while not over.is_set():
            with database.writing() as tx:
                reviews.identity(tx)

    writer = threading.Thread(target=write)
    writer.start()
    made = [Backup(ONE.at_ms + number, Reason.HAND) for number in range(3)]
    try:
        for one in made:
            backup.make(path, folder, one)
    finally:
        over.set()
        writer.join()
        database.close()
    assert [backup.count(folder / one.name) for one in made] == [3_000] * 3


def test_nobody_who_writes_waits_for_a_copy(worn: Path, folder: Path) -> None:
    database, written = Database(worn), []

    def write_meanwhile() -> bool:
        with database.writing() as tx:
            written.append(reviews.identity(tx)[1])
        return False

    backup.make(worn, folder, ONE, write_meanwhile)
    database.close()
    assert written[0] == ANSWERS + 1


# ---------------------------------------------------------------- failures


def test_a_copy_of_a_damaged_database_is_no_copy(worn: Path, folder: Path) -> None:
    scribbled(worn, pages_with(worn, "review")[3:5])
    with pytest.raises(DamagedError, match="damaged"):
        backup.make(worn, folder, ONE)
    assert files(folder) == []


def test_a_copy_with_an_answer_that_was_changed_is_no_copy(worn: Path, folder: Path) -> None:
    changed_behind_our_back(worn, "UPDATE review SET rating = 4 WHERE id = 9")
    with pytest.raises(DamagedError, match="1 answer or card is not as it was written"):
        backup.make(worn, folder, ONE)
    assert files(folder) == []


def test_a_copy_of_nothing_is_refused_and_makes_no_database(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(TrainerError):
        backup.make(tmp_path / "nowhere.sqlite3", folder, ONE)
    assert files(folder) == []
    assert not (tmp_path / "nowhere.sqlite3").exists()


def test_a_file_in_the_place_of_the_folder_is_told_in_one_sentence(worn: Path, folder: Path) -> None:
    folder.write_text("I am no folder.")
    with pytest.raises(TrainerError, match=r"backups cannot be used \(.*\); allow") as refused:
        backup.make(worn, folder, ONE)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("after", [0, 3, 17])
def test_a_copy_that_is_stopped_leaves_nothing(
    worn: Path, folder: Path, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_PAGES", 5)
    asked: list[bool] = []

    def stop() -> bool:
        asked.append(True)
        return len(asked) > after

    with pytest.raises(StoppedError):
        backup.make(worn, folder, ONE, stop)
    assert files(folder) == []


def test_what_a_killed_program_left_is_no_copy(worn: Path, folder: Path) -> None:
    backup.make(worn, folder, ONE)
    (folder / ONE.name).rename(folder / f".{ONE.name}.part")
    assert backup.listed(folder) == ()


# ---------------------------------------------------------------- looking at what there is


def test_a_folder_that_is_not_there_holds_no_copies(folder: Path) -> None:
    assert backup.listed(folder) == ()


def test_the_newest_copy_comes_first_and_other_files_do_not_matter(worn: Path, folder: Path) -> None:
    later = Backup(ONE.at_ms + 5, Reason.UPDATE)
    for one in (ONE, later):
        backup.make(worn, folder, one)
    (folder / "notes.txt").write_text("Mine.")
    (folder / Backup(ONE.at_ms + 9, Reason.HAND).name).mkdir()
    assert backup.listed(folder) == (later, ONE)


@pytest.mark.parametrize("content", [b"", b"rubbish" * 1000])
def test_a_copy_that_was_spoilt_is_counted_as_unknown_and_refused(folder: Path, content: bytes) -> None:
    folder.mkdir(parents=True)
    (folder / ONE.name).write_bytes(content)
    assert backup.listed(folder) == (ONE,)
    assert (backup.count(folder / ONE.name), backup.rows(folder / ONE.name)) == (-1, -1)
    with pytest.raises(TrainerError):
        backup.inspect(folder / ONE.name)


def test_a_copy_with_a_torn_page_is_refused(worn: Path, folder: Path) -> None:
    backup.make(worn, folder, ONE)
    scribbled(folder / ONE.name, pages_with(worn, "attempt")[1:2])
    with pytest.raises(DamagedError):
        backup.inspect(folder / ONE.name)


def test_the_database_of_another_program_is_no_copy(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.sqlite3")) as other:
        other.execute("CREATE TABLE notes (id INTEGER)")
        other.commit()
    with pytest.raises(TrainerError, match="another program"):
        backup.inspect(tmp_path / "other.sqlite3")


def test_a_fresh_database_holds_no_work_and_a_practised_one_does(path: Path, worn: Path, tmp_path: Path) -> None:
    practised(tmp_path / "fresh.sqlite3", 0)
    assert not backup.has_work(tmp_path / "fresh.sqlite3")
    assert backup.has_work(worn)


DONE: dict[str, Callable[[Transaction], object]] = {
    "flag": lambda tx: memories.put_status(tx, an_id(1), Status(flag=2)),
    "star": lambda tx: memories.put_status(tx, an_id(1), Status(marked=True)),
    "bury": lambda tx: memories.put_status(tx, an_id(1), Status(buried_until=99)),
    "suspend": lambda tx: memories.put_status(tx, an_id(1), Status(Rest.BY_REP)),
    "heard": lambda tx: heard.add(tx, an_id(1), 5, 5),
    "disputed": lambda tx: disputes.put(tx, Disputed(an_id(1), "", "price", "Well.", {}, (Label.AGREE,)), 5),
    "captured": lambda tx: cards.add_card(tx, heard.own_deck(tx, "Mine", 5), a_card(99, reply=""), 5),
    "deck": lambda tx: cards.put_deck(tx, a_deck(number=7), NOON_MS),
}


@pytest.mark.parametrize("do", DONE.values(), ids=DONE)
def test_whatever_a_person_did_is_work(path: Path, do: Callable[[Transaction], object]) -> None:
    install(path, a_deck())
    assert not backup.has_work(path)
    database = Database(path)
    with database.writing() as tx:
        do(tx)
    database.close()
    assert backup.has_work(path)


def test_the_decks_of_a_first_start_are_no_work(path: Path) -> None:
    database = Database(path)
    with database.writing() as tx:
        for number in range(7):
            cards.put_deck(tx, a_deck(*some_cards(2, first=10 * number + 1), number=number), NOON_MS + number)
    database.close()
    assert not backup.has_work(path)


def test_a_damaged_copy_is_told_under_the_name_that_a_person_knows(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "part").write_bytes(b"rubbish" * 1_000)
    with pytest.raises(DamagedBackupError) as refused:
        backup.inspect(folder / "part", folder / "mine.sqlite3")
    assert str(refused.value) == f"{folder / 'mine.sqlite3'} is damaged, or no backup; choose another one."


def test_a_copy_leaves_the_database_as_it_is(worn: Path, folder: Path) -> None:
    before = worn.read_bytes()
    backup.make(worn, folder, ONE)
    assert worn.read_bytes() == before
