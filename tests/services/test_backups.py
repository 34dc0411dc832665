"""A copy a day, and one before anything big, which waits for it; a failed one is told until there is one again."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event

import pytest

from tests.builders import (
    FixedClock,
    a_card,
    a_deck,
    answer,
    install,
    open_home,
    some_cards,
    take_in,
)
from tests.services.conftest import block, reasons, spoil
from tests.store.test_migrate import brought_to
from tests.wear import HOUR_MS, pages_with, practised, scribbled
from trainer.bootstrap import start
from trainer.domain.backups import Backup, Reason
from trainer.errors import DamagedError, NoBackupError, NotFoundError
from trainer.paths import Home
from trainer.services.backups import Backups
from trainer.store import migrate
from trainer.store.backup import StoppedError

# ---------------------------------------------------------------- one a day


def test_a_day_has_one_backup(kept: Backups) -> None:
    assert [kept.daily(), kept.daily()] == [True, False]
    assert [one.answers for one in kept.listed()] == [100]


def test_a_start_on_the_same_day_makes_no_other(kept: Backups, place: Home, clock: FixedClock) -> None:
    kept.daily()
    clock.advance(hours=3)
    assert not Backups(place, clock).daily()


def test_the_next_day_has_its_own_although_the_window_stayed_open(kept: Backups, clock: FixedClock) -> None:
    kept.daily()
    clock.advance(days=1)
    assert kept.is_due()
    assert kept.daily()
    assert reasons(kept) == [Reason.DAILY, Reason.DAILY]


def test_a_home_in_which_nothing_was_done_needs_none(place: Home, clock: FixedClock) -> None:
    install(place.database, a_deck())
    backups = Backups(place, clock)
    assert not backups.daily()
    assert (backups.listed(), backups.failure) == ((), "")


def test_a_family_that_a_team_wrote_is_worth_a_backup(place: Home, clock: FixedClock) -> None:
    install(place.database, a_deck())
    place.phrases.mkdir()
    (place.phrases / "ours.phrases.toml").write_text("name")
    assert Backups(place, clock).daily()


def test_a_backup_by_hand_does_not_stand_for_the_daily_one(kept: Backups) -> None:
    kept.make(Reason.HAND)
    assert kept.daily()


def test_copies_of_one_instant_have_names_of_their_own(kept: Backups) -> None:
    for _ in range(3):
        kept.make(Reason.HAND)
    assert len(kept.listed()) == 3


def test_the_oldest_go_when_there_are_enough(kept: Backups, place: Home, clock: FixedClock) -> None:
    place.backups.mkdir(parents=True)
    for number in range(9):
        (place.backups / Backup(number, Reason.HAND).name).touch()
    (place.backups / ".trainer-19700101T000000.000Z-daily.sqlite3.part").touch()
    (place.backups / "mine.txt").touch()
    kept.make(Reason.HAND)
    assert len(kept.listed()) == 4
    assert sorted(path.name for path in place.backups.iterdir() if not path.name.startswith("trainer-")) == ["mine.txt"]


# ---------------------------------------------------------------- failures


def test_a_failed_backup_is_one_sentence_and_not_tried_again_that_day(
    kept: Backups, place: Home, clock: FixedClock
) -> None:
    block(place)
    assert not kept.daily()
    assert kept.failure.startswith("No backup was made: ")
    assert kept.failure.endswith(".")
    assert not kept.is_due()
    clock.advance(days=1)
    assert kept.is_due()


def test_a_failure_is_known_to_the_next_program_until_there_is_a_backup(
    kept: Backups, place: Home, clock: FixedClock
) -> None:
    kept.make(Reason.DAILY)
    clock.advance(days=1)
    copies = [path.read_bytes() for path in sorted(place.backups.iterdir())]
    hidden = place.backups.rename(place.root / "hidden")
    block(place)
    kept.daily()
    again = Backups(place, clock)
    assert again.failure == kept.failure != ""
    place.backups.unlink()
    hidden.rename(place.backups)
    assert [path.read_bytes() for path in sorted(place.backups.iterdir())] == copies
    again.make(Reason.HAND)
    assert Backups(place, clock).failure == again.failure == ""
    assert not place.backup_failure.exists()


def test_after_a_failure_the_next_start_tries_again_although_the_day_has_its_backup(
    kept: Backups, place: Home, clock: FixedClock
) -> None:
    kept.daily()
    hidden = place.backups.rename(place.root / "hidden")
    block(place)
    kept.keep(Reason.HAND)
    place.backups.unlink()
    hidden.rename(place.backups)
    again = Backups(place, clock)
    assert again.is_due()
    assert again.daily()
    assert again.failure == ""


def test_a_failure_that_cannot_be_written_down_is_known_as_long_as_the_program_runs(kept: Backups, place: Home) -> None:
    place.backup_failure.mkdir()
    block(place)
    kept.daily()
    assert kept.failure.startswith("No backup was made: ")


def test_a_backup_that_works_again_takes_the_sentence_back(kept: Backups, place: Home) -> None:
    block(place)
    kept.daily()
    place.backups.unlink()
    kept.make(Reason.HAND)
    assert kept.failure == ""


def test_a_damaged_database_costs_none_of_the_backups_there_are(kept: Backups, place: Home, clock: FixedClock) -> None:
    for _ in range(20):
        clock.advance(days=1)
        kept.daily()
    before = kept.listed()
    spoil(place)
    clock.advance(days=1)
    assert not kept.daily()
    assert kept.is_damaged
    assert kept.listed() == before


def test_a_program_that_ends_gives_up_its_copy_and_complains_of_nothing(kept: Backups) -> None:
    kept.stop()
    assert not kept.daily()
    assert (kept.failure, kept.listed()) == ("", ())


# ---------------------------------------------------------------- before something big


def test_there_is_one_from_before_a_deck_was_updated(place: Home, clock: FixedClock, tmp_path: Path) -> None:
    workspace = open_home(place.root, a_deck(), clock=clock)
    answer(workspace.study.start())
    take_in(workspace, a_deck(*some_cards(4), version=2), tmp_path)
    assert reasons(workspace.backups) == [Reason.UPDATE]
    before = open_home(tmp_path / "other", clock=clock)
    before.close()
    Backups(before.home, clock).restore(workspace.backups.path(workspace.backups.listed()[0].backup))
    before = open_home(tmp_path / "other", clock=clock)
    assert [deck.version for deck in before.library.decks()] == [1]
    before.close()
    workspace.close()


def test_a_deck_that_is_new_here_needs_none(place: Home, clock: FixedClock, tmp_path: Path) -> None:
    workspace = open_home(place.root, a_deck(), clock=clock)
    take_in(workspace, a_deck(a_card(9), number=2), tmp_path)
    assert workspace.backups.listed() == ()
    workspace.close()


def test_a_deck_is_not_updated_while_there_can_be_no_backup(place: Home, clock: FixedClock, tmp_path: Path) -> None:
    workspace = open_home(place.root, a_deck(), clock=clock)
    block(place)
    with pytest.raises(NoBackupError, match="The deck stays as it is, since no backup could be made first: "):
        take_in(workspace, a_deck(version=2), tmp_path)
    assert [deck.version for deck in workspace.library.decks()] == [1]
    assert workspace.backups.failure
    place.backups.unlink()
    take_in(workspace, a_deck(version=2), tmp_path)
    assert [deck.version for deck in workspace.library.decks()] == [2]
    assert workspace.backups.failure == ""
    workspace.close()


def test_a_deck_is_not_updated_in_a_damaged_database(place: Home, clock: FixedClock, tmp_path: Path) -> None:
    practised(place.database, 100)
    spoil(place)
    workspace = open_home(place.root, clock=clock)
    with pytest.raises(DamagedError):
        take_in(workspace, a_deck(*some_cards(60), version=2), tmp_path)
    assert [deck.version for deck in workspace.library.decks()] == [1]
    workspace.close()


def older(place: Home) -> None:
    """A home of an older version of the trainer."""
    place.root.mkdir()
    place.database.touch()
    brought_to(place.database, "0001")


def test_there_is_one_from_before_a_migration(place: Home, clock: FixedClock) -> None:
    older(place)
    workspace = open_home(place.root, clock=clock)
    assert reasons(workspace.backups) == [Reason.MIGRATION]
    workspace.close()


def test_nothing_is_migrated_while_there_can_be_no_backup(place: Home, clock: FixedClock) -> None:
    older(place)
    block(place)
    before = place.database.read_bytes()
    with pytest.raises(NoBackupError, match="brought up to date once there is a backup of it: ") as refused:
        open_home(place.root, clock=clock)
    assert "allow reading and writing there." in str(refused.value)
    assert (migrate.version_of(place.database), place.database.read_bytes()) == ("0001", before)
    place.backups.unlink()
    open_home(place.root, clock=clock).close()
    assert not migrate.is_due(place.database)


def test_whoever_quits_does_not_wait_for_the_backup_before_a_migration(place: Home, clock: FixedClock) -> None:
    older(place)
    over = Event()
    over.set()
    with pytest.raises(StoppedError):
        start(place.root, clock=clock, over=over)
    assert migrate.version_of(place.database) == "0001"
    assert [*place.backups.iterdir()] == []


def test_a_damaged_database_is_not_migrated(place: Home, clock: FixedClock) -> None:
    older(place)
    scribbled(place.database, pages_with(place.database, "review"))
    with pytest.raises(DamagedError):
        open_home(place.root, clock=clock)
    assert migrate.version_of(place.database) == "0001"


# ---------------------------------------------------------------- what killed programs leave


def left_over(place: Home) -> list[Path]:
    """What a repair and a restore leave that were killed."""
    place.backups.mkdir(parents=True, exist_ok=True)
    for folder in (place.root, place.backups):
        (folder / ".salvage-abc").mkdir()
    return [
        place.root / ".trainer.restored.sqlite3",
        place.root / ".trainer.repaired.sqlite3-journal",
        place.root / ".salvage-abc" / "copy.sqlite3",
        place.backups / ".salvage-abc" / "copy.sqlite3-wal",
    ]


def aged(*paths: Path, ms: int) -> None:
    for path in paths:
        os.utime(path, (ms / 1000, ms / 1000))


def names(place: Home) -> list[str]:
    return sorted(path.name for path in place.root.rglob("*"))


@pytest.mark.parametrize(("age", "stays"), [(HOUR_MS + 1_000, False), (HOUR_MS - 1_000, True)])
def test_what_a_killed_program_left_goes_once_it_is_old(
    kept: Backups, place: Home, clock: FixedClock, age: int, stays: bool
) -> None:
    left = left_over(place)
    for path in left:
        path.write_bytes(b"half")
    aged(*left, place.root / ".salvage-abc", place.backups / ".salvage-abc", ms=clock.at_ms - age)
    before = names(place)
    kept.tidy()
    assert names(place) == (before if stays else ["backups", "trainer.sqlite3"])


def test_what_is_not_ours_stays(kept: Backups, place: Home, clock: FixedClock) -> None:
    left_over(place)
    theirs = [place.root / ".salvage-abc" / "mine.txt", place.root / ".trainer.notes", place.root / "trainer.old"]
    for path in theirs:
        path.write_bytes(b"mine")
    aged(*theirs, place.root / ".salvage-abc", ms=0)
    kept.tidy()
    assert all(path.exists() for path in theirs)


# ---------------------------------------------------------------- finding one


def test_a_backup_is_found_by_its_path_by_its_name_and_as_the_newest(kept: Backups, clock: FixedClock) -> None:
    kept.make(Reason.HAND)
    clock.advance(hours=1)
    newest = kept.make(Reason.HAND)
    path = kept.path(newest)
    assert [kept.find(name) for name in (str(path), newest.name, "newest")] == [path] * 3


def test_a_backup_made_while_the_clock_was_ahead_is_not_the_newest(kept: Backups, clock: FixedClock) -> None:
    clock.advance(days=3650)
    ahead = kept.make(Reason.DAILY)
    clock.advance(days=-3649)
    newest = kept.make(Reason.HAND)
    assert kept.find("newest") == kept.path(newest)
    assert [one.backup for one in kept.listed()] == [newest, ahead]


@pytest.mark.parametrize("name", ["newest", "nothing.sqlite3", ".."])
def test_a_backup_that_is_not_there_is_told(kept: Backups, name: str) -> None:
    with pytest.raises(NotFoundError, match="There is no backup"):
        kept.find(name)
