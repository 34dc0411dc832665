"""A backup that is put back is the database then, and that can be undone; a database that is gone is asked about."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import (
    DAY_MS,
    FixedClock,
    a_deck,
    answer_all,
    open_home,
    some_cards,
)
from tests.services.conftest import reasons, spoil
from tests.wear import log_of, pages_with, practised, scribbled
from trainer.bootstrap import Workspace, start
from trainer.domain.backups import Backup, Reason
from trainer.domain.days import Moment
from trainer.errors import DamagedError, NotFoundError, TrainerError
from trainer.paths import Home
from trainer.services.backups import Backups, MissingError, Restored
from trainer.store.enclosures import Returned
from trainer.store.engine import Database

# ---------------------------------------------------------------- a database that is gone


def gone(place: Home) -> None:
    place.database.unlink()


def emptied(place: Home) -> None:
    place.database.write_bytes(b"")


GONE = pytest.mark.parametrize("lose", [gone, emptied])


def test_a_folder_into_which_nobody_can_look_is_told_in_a_sentence(tmp_path: Path) -> None:
    """Here its name is too long; a folder of somebody else is refused by the system in the same way."""
    with pytest.raises(TrainerError, match="cannot be used"):
        start(tmp_path / ("long" * 100))


@GONE
def test_where_there_are_backups_a_missing_database_is_no_fresh_home(
    kept: Backups, place: Home, clock: FixedClock, lose: Callable[[Home], None]
) -> None:
    kept.make(Reason.DAILY)
    clock.advance(days=1)
    newest = kept.make(Reason.HAND)
    lose(place)
    with pytest.raises(MissingError, match=r"03 March 2026, 12:00: put it back with trainer doctor") as refused:
        open_home(place.root, clock=clock)
    assert (refused.value.newest.backup, refused.value.newest.answers) == (newest, 100)
    assert not place.database.exists() or place.database.stat().st_size == 0


@GONE
def test_the_newest_backup_that_is_sound_is_put_back(
    kept: Backups, place: Home, clock: FixedClock, lose: Callable[[Home], None]
) -> None:
    kept.make(Reason.DAILY)
    clock.advance(days=1)
    kept.path(kept.make(Reason.HAND)).write_bytes(b"rubbish" * 1_000)
    lose(place)
    assert kept.restore_newest() == Restored(Moment(clock.at_ms - DAY_MS), 100)
    assert len(log_of(place.database)) == 100


def test_where_no_backup_is_sound_that_is_told(kept: Backups, place: Home) -> None:
    kept.path(kept.make(Reason.HAND)).write_bytes(b"rubbish")
    gone(place)
    with pytest.raises(NotFoundError, match="None of the backups"):
        kept.restore_newest()
    assert not place.database.exists()


@GONE
def test_who_wants_to_starts_fresh_and_keeps_the_backups(
    kept: Backups, place: Home, clock: FixedClock, lose: Callable[[Home], None]
) -> None:
    kept.make(Reason.DAILY)
    lose(place)
    start(place.root, clock=clock, fresh=True).close()
    workspace = open_home(place.root, clock=clock)
    assert len(workspace.library.decks()) == 7
    assert len(workspace.backups.listed()) == 1
    workspace.close()


def test_who_starts_fresh_has_no_backup_that_failed(kept: Backups, place: Home, clock: FixedClock) -> None:
    kept.make(Reason.DAILY)
    gone(place)
    place.backup_failure.write_text("No backup was made: there is no room on the disk.")
    with closing(start(place.root, clock=clock, fresh=True)) as workspace:
        assert workspace.backups.failure == ""
    assert not place.backup_failure.exists()


def test_a_new_home_and_one_that_lost_its_backups_ask_nothing(kept: Backups, place: Home, clock: FixedClock) -> None:
    assert kept.missing() is None
    gone(place)
    open_home(place.root, clock=clock).close()


def test_a_new_home_is_not_copied_before_it_is_made(place: Home, clock: FixedClock) -> None:
    workspace = open_home(place.root, a_deck(), clock=clock)
    assert workspace.backups.listed() == ()
    workspace.close()


# ---------------------------------------------------------------- the team's phrase files


OURS = "ours.phrases.toml"


def written(place: Home, text: str = "name") -> Path:
    place.phrases.mkdir(parents=True, exist_ok=True)
    (place.phrases / OURS).write_text(text)
    return place.phrases / OURS


def test_phrase_files_come_back_on_another_computer(
    kept: Backups, clock: FixedClock, place: Home, tmp_path: Path
) -> None:
    written(place)
    copy = kept.path(kept.make(Reason.HAND))
    new = Home(tmp_path / "new")
    assert Backups(new, clock).restore(copy).phrases == Returned(back=(OURS,))
    assert (new.phrases / OURS).read_text() == "name"
    assert sorted(path.name for path in new.root.iterdir()) == ["phrases", "trainer.sqlite3"]


def test_a_phrase_file_that_is_there_stays_as_it_is_and_one_that_was_removed_comes_back(
    kept: Backups, place: Home
) -> None:
    file = written(place)
    copy = kept.path(kept.make(Reason.HAND))
    written(place, "newer")
    assert kept.restore(copy).phrases == Returned(ours=(OURS,))
    assert file.read_text() == "newer"
    file.unlink()
    assert kept.restore(copy).phrases == Returned(back=(OURS,))
    assert file.read_text() == "name"


def test_what_is_there_now_is_backed_up_with_its_phrase_files(kept: Backups, place: Home) -> None:
    copy = kept.path(kept.make(Reason.HAND))
    file = written(place)
    undo = kept.restore(copy).undo
    assert undo
    file.unlink()
    assert kept.restore(kept.path(undo)).phrases == Returned(back=(OURS,))


def test_a_database_that_was_put_back_is_one_like_any_other(kept: Backups, place: Home) -> None:
    written(place)
    before = schema_of(place.database)
    copy = kept.path(kept.make(Reason.HAND))
    assert schema_of(copy) != before
    kept.restore(copy)
    assert schema_of(place.database) == before


def test_phrase_files_that_cannot_be_written_keep_no_answer_from_coming_back(
    kept: Backups, clock: FixedClock, place: Home, tmp_path: Path
) -> None:
    written(place)
    copy = kept.path(kept.make(Reason.HAND))
    new = Home(tmp_path / "new")
    new.root.mkdir()
    new.phrases.write_text("I am no folder.")
    assert Backups(new, clock).restore(copy).phrases.failed == (OURS,)
    assert len(log_of(new.database)) == 100


def schema_of(database: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute("SELECT sql FROM sqlite_master ORDER BY name").fetchall()


# ---------------------------------------------------------------- putting one back


def grown(place: Home, clock: FixedClock) -> tuple[Workspace, Path]:
    """A home with a backup of three answers, and three answers more."""
    workspace = open_home(place.root, a_deck(*some_cards(6)), clock=clock)
    answer_all(workspace.study.start(limit=3))
    copy = workspace.backups.path(workspace.backups.make(Reason.DAILY))
    answer_all(workspace.study.start(limit=3))
    return workspace, copy


def test_a_backup_that_is_put_back_is_the_database_then(place: Home, clock: FixedClock) -> None:
    workspace, copy = grown(place, clock)
    workspace.close()
    Backups(place, clock).restore(copy)
    again = open_home(place.root, clock=clock)
    assert again.study.today().done == 3
    assert all(check.good for check in again.care.examine() if check.name != "voice")
    again.close()


def test_putting_back_can_be_taken_back(place: Home, clock: FixedClock) -> None:
    workspace, copy = grown(place, clock)
    workspace.close()
    six = log_of(place.database)
    backups = Backups(place, clock)
    undo = backups.restore(copy).undo
    assert undo
    assert log_of(place.database) != six
    backups.restore(backups.path(undo))
    assert log_of(place.database) == six
    assert sorted(reasons(backups)) == [Reason.RESTORE, Reason.RESTORE, Reason.DAILY]


def killed_at_work(workspace: Workspace, tmp_path: Path) -> Home:
    """A home as it is left when the program is killed: the last answers stand only in the log of writes."""
    killed = Home(tmp_path / "killed")
    os.makedirs(killed.root)
    for end in ("", "-wal"):
        name = workspace.home.database.name + end
        (killed.root / name).write_bytes((workspace.home.root / name).read_bytes())
    return killed


def test_what_was_answered_a_moment_before_is_kept_although_the_program_was_killed(
    place: Home, clock: FixedClock, tmp_path: Path
) -> None:
    workspace, copy = grown(place, clock)
    killed = killed_at_work(workspace, tmp_path)
    workspace.close()
    undo = Backups(killed, clock).restore(copy).undo
    assert undo
    assert log_of(killed.backups / undo.name) == log_of(place.database)


def test_a_database_is_put_back_with_the_log_of_writes_beside_it(
    place: Home, clock: FixedClock, tmp_path: Path
) -> None:
    workspace, _ = grown(place, clock)
    killed = killed_at_work(workspace, tmp_path)
    workspace.close()
    new = Home(tmp_path / "new")
    Backups(new, clock).restore(killed.database)
    assert log_of(new.database) == log_of(place.database)
    assert log_of(killed.database) == log_of(place.database)
    assert [path.name for path in new.root.iterdir()] == ["trainer.sqlite3"]


def test_a_copy_is_put_back_although_making_another_one_pushes_it_out(kept: Backups, place: Home) -> None:
    oldest = kept.path(kept.make(Reason.RESTORE))
    for _ in range(3):
        kept.make(Reason.RESTORE)
    kept.restore(oldest)
    assert len(log_of(place.database)) == 100


def test_a_damaged_database_is_kept_beside_the_one_put_back(kept: Backups, place: Home) -> None:
    copy = kept.path(kept.make(Reason.DAILY))
    spoil(place)
    damaged = place.database.read_bytes()
    aside = kept.restore(copy).damaged
    assert aside
    assert aside.name.startswith("trainer.damaged-2026")
    assert aside.read_bytes() == damaged
    assert len(log_of(place.database)) == 100


def test_a_backup_can_be_put_into_an_empty_home(kept: Backups, place: Home, clock: FixedClock, tmp_path: Path) -> None:
    copy = kept.path(kept.make(Reason.HAND))
    Backups(Home(tmp_path / "new"), clock).restore(copy)
    assert len(log_of(tmp_path / "new" / "trainer.sqlite3")) == 100


def test_a_damaged_backup_is_refused_and_nothing_changes(kept: Backups, place: Home) -> None:
    copy = kept.path(kept.make(Reason.DAILY))
    scribbled(copy, pages_with(copy, "review")[1:2])
    before = place.database.read_bytes()
    with pytest.raises(DamagedError, match=re.escape(f"{copy} is damaged, or no backup; choose another one.")):
        kept.restore(copy)
    assert place.database.read_bytes() == before
    assert [path.name for path in place.root.iterdir() if path.name.startswith(".")] == []


def test_nothing_is_put_back_under_an_open_window(kept: Backups, place: Home) -> None:
    copy = kept.path(kept.make(Reason.DAILY))
    database = Database(place.database)
    with database.reading():
        with pytest.raises(TrainerError, match="another window"):
            kept.restore(copy)
        answers = len(log_of(place.database))
    database.close()
    assert answers == 100


def test_what_came_of_it_says_to_which_moment_the_rep_is_back(
    kept: Backups, place: Home, clock: FixedClock, tmp_path: Path
) -> None:
    copy = kept.make(Reason.DAILY)
    clock.advance(minutes=5)
    clock.travel(60)
    done = kept.restore(kept.path(copy))
    assert done == Restored(Moment(copy.at_ms, 60), 100, undo=Backup(clock.at_ms, Reason.RESTORE))
    practised(tmp_path / "stick.sqlite3", 20)
    assert (kept.restore(tmp_path / "stick.sqlite3").at, len(log_of(place.database))) == (None, 20)
