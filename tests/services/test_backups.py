"""A copy a day and one before anything big; a failed one is told and stops nothing; putting one back can be undone."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import FixedClock, a_card, a_deck, answer, answer_all, install, open_home, some_cards, take_in
from tests.store.test_migrate import brought_to
from tests.wear import log_of, pages_with, practised, scribbled
from trainer.bootstrap import Workspace
from trainer.domain.backups import Backup, Reason
from trainer.errors import DamagedError, NotFoundError, TrainerError
from trainer.paths import Home
from trainer.services.backups import Backups
from trainer.store.engine import Database


@pytest.fixture
def place(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def kept(place: Home, clock: FixedClock) -> Backups:
    """The backups of a home with a hundred answers."""
    practised(place.database, 100)
    return Backups(place, clock)


def reasons(backups: Backups) -> list[Reason]:
    return [one.backup.reason for one in backups.listed()]


def block(place: Home) -> None:
    """No backup can be made: a file is where the folder should be."""
    place.backups.write_text("I am no folder.")


def spoil(place: Home) -> None:
    scribbled(place.database, pages_with(place.database, "review")[1:3])


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


def test_a_deck_is_updated_although_there_can_be_no_backup(place: Home, clock: FixedClock, tmp_path: Path) -> None:
    workspace = open_home(place.root, a_deck(), clock=clock)
    block(place)
    take_in(workspace, a_deck(version=2), tmp_path)
    assert [deck.version for deck in workspace.library.decks()] == [2]
    assert workspace.backups.failure
    workspace.close()


@pytest.mark.parametrize("hinder", [None, block])
def test_there_is_one_from_before_a_migration_which_happens_in_any_case(
    place: Home, clock: FixedClock, hinder: Callable[[Home], None] | None
) -> None:
    practised(place.database, 0)
    brought_to(place.database, "0001")
    if hinder:
        hinder(place)
    workspace = open_home(place.root, clock=clock)
    assert len(workspace.library.decks()) == 7
    assert reasons(workspace.backups) == ([] if hinder else [Reason.MIGRATION])
    assert bool(workspace.backups.failure) == bool(hinder)
    workspace.close()


def test_a_new_home_is_not_copied_before_it_is_made(place: Home, clock: FixedClock) -> None:
    workspace = open_home(place.root, a_deck(), clock=clock)
    assert workspace.backups.listed() == ()
    workspace.close()


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
    undo = backups.restore(copy)
    assert log_of(place.database) != six
    backups.restore(undo)
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
    kept = Backups(killed, clock).restore(copy)
    assert log_of(kept) == log_of(place.database)


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
    aside = kept.restore(copy)
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
    with pytest.raises(DamagedError):
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
