"""Whatever is torn, what can be read comes back, and one sentence says how much."""

from __future__ import annotations

import errno
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import FixedClock, a_deck, an_id, answer, open_home, some_cards, undone
from tests.services.conftest import repaired, torn
from tests.wear import (
    changed_behind_our_back,
    follows,
    log_of,
    of_the_first_schema,
    pages_of,
    practised,
    said_in,
    scribbled,
)
from trainer import mended, paths
from trainer.bootstrap import repair_of
from trainer.domain.backups import Reason
from trainer.domain.categories import Category
from trainer.domain.log import Kind
from trainer.domain.memory import Rest, Status
from trainer.errors import TrainerError
from trainer.paths import Home
from trainer.services.backups import Backups, MissingError
from trainer.services.repair import Repaired
from trainer.store import backup, cards, durable, memories
from trainer.store.engine import Database

ANSWERS = 1_500


@pytest.fixture
def place(place: Home) -> Home:
    practised(place.database, ANSWERS)
    return place


def follows_from_its_log(place: Home) -> bool:
    database = Database(place.database)
    with database.reading() as tx:
        there = cards.categories(tx)
        same = memories.all_states(tx) == {card: memory for card, memory in follows(tx).items() if card in there}
    database.close()
    return same


def test_a_sound_database_is_left_as_it_is(place: Home, clock: FixedClock) -> None:
    assert repaired(place, clock) == Repaired(ANSWERS)


@pytest.mark.parametrize("seed", range(6))
def test_with_pages_torn_at_random_what_is_left_is_as_it_was(place: Home, clock: FixedClock, seed: int) -> None:
    before, said = log_of(place.database), said_in(place.database)
    scribbled(place.database, random.Random(seed).sample(range(pages_of(place.database)), 6), seed)
    done = repaired(place, clock)
    after = log_of(place.database)
    assert after.items() <= before.items()
    assert said_in(place.database).items() <= said.items()
    assert len(after) == done.answers >= ANSWERS * 0.93
    assert done.lost == ANSWERS - done.answers
    assert follows_from_its_log(place)


@pytest.mark.parametrize("table", ["review", "attempt", "card"])
def test_a_torn_root_hides_nothing_that_lies_below_it(place: Home, clock: FixedClock, table: str) -> None:
    before, said = log_of(place.database), said_in(place.database)
    torn(place, table, 0)
    done = repaired(place, clock)
    assert done.answers == ANSWERS
    assert (log_of(place.database), said_in(place.database)) == (before, said)


def test_a_file_whose_first_page_is_gone_gives_back_everything(place: Home, clock: FixedClock) -> None:
    before = log_of(place.database)
    scribbled(place.database, [0])
    assert repaired(place, clock).lost == 0
    assert log_of(place.database) == before
    assert follows_from_its_log(place)


def test_a_file_that_was_cut_off_gives_back_its_first_half(place: Home, clock: FixedClock) -> None:
    before = log_of(place.database)
    data = place.database.read_bytes()
    place.database.write_bytes(data[: len(data) // 2 + 77])
    done = repaired(place, clock)
    assert 0 < done.answers < ANSWERS
    assert log_of(place.database).items() <= before.items()


def test_an_answer_that_was_changed_is_not_passed_off_as_one(place: Home, clock: FixedClock) -> None:
    changed_behind_our_back(place.database, "UPDATE review SET rating = 4 WHERE id = 9")
    done = repaired(place, clock)
    assert (done.answers, done.lost) == (ANSWERS - 1, 1)


def test_of_a_file_without_a_readable_byte_the_shipped_decks_are_left(place: Home, clock: FixedClock) -> None:
    scribbled(place.database, range(pages_of(place.database)))
    assert repaired(place, clock).cards == 70
    workspace = open_home(place.root, clock=clock)
    answer(workspace.study.start())
    workspace.close()


def test_what_the_rep_decided_about_cards_stays(place: Home, clock: FixedClock) -> None:
    database = Database(place.database)
    decided = Status(Rest.BY_REP, 99, 3, marked=True)
    with database.writing() as tx:
        memories.put_status(tx, an_id(7), decided)
    database.close()
    torn(place, "review", 3)
    repaired(place, clock)
    database = Database(place.database)
    with database.reading() as tx:
        assert memories.status(tx, an_id(7)) == decided
    database.close()


@pytest.mark.parametrize("table", ["attempt", "memory"])
def test_of_a_file_of_the_first_schema_flags_schedule_and_answers_are_there(
    place: Home, clock: FixedClock, table: str
) -> None:
    flagged, gone = an_id(7), an_id(8)
    database = Database(place.database)
    with database.writing() as tx:
        memories.put_status(tx, flagged, Status(Rest.NOT, 99, 3))
        cards.retire(tx, gone, 5)
        planned = memories.all_states(tx)
    database.close()
    of_the_first_schema(place.database)
    torn(place, table, 0)
    assert repaired(place, clock).answers == ANSWERS
    database = Database(place.database)
    with database.reading() as tx:
        assert memories.status(tx, flagged) == Status(Rest.NOT, 99, 3)
        assert memories.status(tx, gone) == Status(Rest.RETIRED)
        assert memories.all_states(tx) == planned
    database.close()


def test_the_next_answer_after_a_repair_has_a_number_of_its_own(place: Home, clock: FixedClock) -> None:
    torn(place, "device", 0)
    repaired(place, clock)
    workspace = open_home(place.root, clock=clock)
    answer(workspace.study.more())
    workspace.close()
    assert sorted(row.device_seq for row in log_of(place.database).values()) == list(range(1, ANSWERS + 2))


def test_lost_parameters_are_taken_to_be_the_usual_ones(place: Home, clock: FixedClock) -> None:
    torn(place, "param_set", 0)
    assert repaired(place, clock).answers == ANSWERS
    assert follows_from_its_log(place)


def test_cards_of_shipped_decks_come_back_and_can_be_found(tmp_path: Path, clock: FixedClock) -> None:
    workspace = open_home(tmp_path / "shipped", clock=clock)
    answer(workspace.study.start())
    workspace.close()
    place = workspace.home
    torn(place, "card", 4, 5)
    done = repaired(place, clock)
    assert done.cards > 0
    again = open_home(place.root, clock=clock)
    assert len(again.library.cards()) == 70
    assert again.library.search("budget")
    assert all(check.good for check in again.care.examine() if check.name not in ("voice", "backups"))
    again.close()


# ---------------------------------------------------------------- care


def test_the_damaged_file_is_kept_as_it_is(place: Home, clock: FixedClock) -> None:
    torn(place, "review", 2)
    damaged = place.database.read_bytes()
    done = repaired(place, clock)
    assert done.damaged is not None
    assert done.damaged.read_bytes() == damaged
    assert sorted(path.name for path in place.root.iterdir()) == [
        "backups",
        done.damaged.name,
        "trainer.sqlite3",
    ]


def test_under_an_open_window_nothing_is_repaired(place: Home, clock: FixedClock) -> None:
    torn(place, "review", 2)
    damaged = place.database.read_bytes()
    database = Database(place.database)
    with database.reading(), pytest.raises(TrainerError, match="another window"):
        repaired(place, clock)
    database.close()
    assert place.database.read_bytes() == damaged


def test_without_room_for_it_a_repair_is_refused_in_a_sentence_and_changes_nothing(
    place: Home, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_up(source: Path, target: Path, copied: Callable[[Path, Path], None] = durable.copy) -> None:
        if target.parent != place.root:
            raise OSError(errno.ENOSPC, "No space left on device")
        copied(source, target)

    torn(place, "review", 2)
    damaged = place.database.read_bytes()
    monkeypatch.setattr(durable, "copy", fill_up)
    with pytest.raises(TrainerError, match=r"could not be repaired \(No space left on device\)"):
        repaired(place, clock)
    assert place.database.read_bytes() == damaged
    assert [path.name for path in place.root.iterdir() if path.name.startswith(".")] == []


def test_a_repaired_database_can_be_backed_up(place: Home, clock: FixedClock, backups: Backups) -> None:
    torn(place, "review", 2)
    repaired(place, clock)
    assert backups.daily()
    backup.inspect(place.database)


def test_a_deck_of_ones_own_of_which_only_cards_are_left_can_be_practised(tmp_path: Path, clock: FixedClock) -> None:
    workspace = open_home(tmp_path / "own", a_deck(*some_cards(40)), clock=clock)
    workspace.close()
    torn(workspace.home, "deck", 0)
    repair_of(workspace.home.root, clock).run()
    again = open_home(workspace.home.root, clock=clock)
    assert [(deck.title, deck.cards) for deck in again.library.decks()] == [("Recovered", 40)]
    answer(again.study.start())
    again.close()


def own_deck(place: Home, clock: FixedClock) -> None:
    """A home with a deck that was installed, and three lines that the rep has heard."""
    workspace = open_home(place.root, a_deck(*some_cards(9)), clock=clock)
    for line in ("We just hired someone for that.", "My boss hates phone calls.", "Talk to legal first."):
        workspace.capture.write(line, Category.TIME)
    answer(workspace.study.start())
    workspace.close()


def test_the_reps_own_deck_comes_back_as_that_when_only_its_cards_are_left(tmp_path: Path, clock: FixedClock) -> None:
    place = Home(tmp_path / "own")
    own_deck(place, clock)
    torn(place, "deck", 0)
    repaired(place, clock)
    workspace = open_home(place.root, clock=clock)
    workspace.capture.write("Send me your white paper.", Category.IGNORANCE)
    titles = {deck.title: deck.cards for deck in workspace.library.decks()}
    workspace.close()
    assert titles == {"Recovered": 9, "My top 15": 4}


def test_an_own_deck_that_was_not_lost_is_the_only_one(tmp_path: Path, clock: FixedClock) -> None:
    place = Home(tmp_path / "own")
    own_deck(place, clock)
    torn(place, "attempt", 0)
    repaired(place, clock)
    workspace = open_home(place.root, clock=clock)
    assert [deck.title for deck in workspace.library.decks()] == ["Deck 1", "My top 15"]
    workspace.close()


def test_undoing_and_doing_again_are_not_told_as_answers_that_are_lost(tmp_path: Path, clock: FixedClock) -> None:
    workspace = open_home(tmp_path / "undone", a_deck(*some_cards(60)), clock=clock)
    session = workspace.study.more(60)
    for _ in range(60):
        clock.advance(minutes=1)
        answer(session)
        undone(session)
        session.redo()
    workspace.close()
    place = workspace.home
    before = log_of(place.database)
    torn(place, "review", 3)
    done = repaired(place, clock)
    gone = set(before) - set(log_of(place.database))
    assert done.lost == sum(before[uuid].kind is Kind.REVIEW for uuid in gone) < len(gone)


@pytest.mark.parametrize("empty", [False, True], ids=["gone", "empty"])
def test_a_database_that_is_missing_is_nothing_to_repair(
    place: Home, clock: FixedClock, backups: Backups, empty: bool
) -> None:
    backups.make(Reason.DAILY)
    place.database.unlink()
    if empty:
        place.database.touch()
    with pytest.raises(MissingError, match="trainer doctor --restore newest"):
        repaired(place, clock)


def test_what_came_back_is_told_in_one_sentence() -> None:
    kept = paths.Home(Path("home")).damaged("20260302T120000Z")
    some = Repaired(19_812, 188, 12, None, 3, kept)
    assert mended.repaired(some) == (
        "19812 answers came back (12 from a backup), 188 could not be read any more; 3 cards came from the decks of "
        "the program; the damaged file is kept as trainer.damaged-20260302T120000Z.sqlite3."
    )
    assert mended.repaired(Repaired(5)) == "Nothing is damaged; 5 answers stand as they were written."
