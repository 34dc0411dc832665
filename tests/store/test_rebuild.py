"""What was salvaged is a whole database again: found by its words, planned by its memory, guarded by its keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import a_card, a_deck, an_id, some_cards
from tests.wear import log_of, practised, said_in
from trainer.domain.memory import Memory, Rest
from trainer.domain.scheduling import Parameters
from trainer.errors import NotFoundError
from trainer.store import backup, cards, finding, memories, rebuild, replies, reviews, salvage
from trainer.store.engine import Database
from trainer.store.salvage import Found
from trainer.store.tables import MEMORY

ANSWERS = 200


@pytest.fixture
def found(path: Path) -> Found:
    practised(path, ANSWERS)
    return salvage.read(path)


def rebuilt(found: Found, path: Path, *shipped: str) -> Database:
    database = Database(path)
    with database.writing() as tx:
        rebuild.put_decks(tx, found, {a_deck().id: a_deck(title="As shipped")} if shipped else {})
        rebuild.put_log(tx, found)
    return database


def test_a_sound_file_is_rebuilt_as_it_was(found: Found, path: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.sqlite3"
    rebuilt(found, again).close()
    backup.inspect(again)
    assert backup.count(again) == ANSWERS
    assert (log_of(again), said_in(again)) == (log_of(path), said_in(path))
    other = salvage.read(again)
    assert {name: rows for name, rows in other.items() if name != "memory"} == {
        name: rows for name, rows in found.items() if name != "memory"
    }


def test_cards_can_be_found_by_their_words_and_wait_unseen(found: Found, tmp_path: Path) -> None:
    database = rebuilt(found, tmp_path / "again.sqlite3")
    with database.reading() as tx:
        assert [row.id for row in finding.search(tx, "thing 17")] == [an_id(17)]
        assert memories.memory(tx, an_id(17)) == Memory()
    database.close()


def test_what_hangs_on_a_card_that_is_gone_is_left_out(found: Found, tmp_path: Path) -> None:
    found["own_words"] = {an_id(number): (an_id(number), "Mine.", "Theirs.", 5) for number in (1, 999)}
    found["draft"] = {an_id(999): (an_id(999), "Half a", 5)}
    database = rebuilt(found, tmp_path / "again.sqlite3")
    with database.reading() as tx:
        assert replies.own_words(tx, an_id(1)) == ("Mine.", "Theirs.")
        assert replies.begun(tx) == frozenset()
    database.close()


@pytest.mark.parametrize(("shipped", "title"), [((), "Recovered"), (("yes",), "As shipped")])
def test_cards_without_their_deck_get_one(found: Found, tmp_path: Path, shipped: tuple[str, ...], title: str) -> None:
    found["deck"] = {}
    database = rebuilt(found, tmp_path / "again.sqlite3", *shipped)
    with database.reading() as tx:
        (row,) = cards.deck_rows(tx)
        assert (row.title, row.cards) == (title, 60)
        assert len(cards.deck(tx, row.id).cards) == 60
    database.close()


def test_a_card_that_its_deck_no_longer_had_stays_retired(found: Found, tmp_path: Path) -> None:
    card = found["card"][an_id(3)]
    found["card"][an_id(3)] = (*card[:-1], 99)
    found["memory"] = {}
    database = rebuilt(found, tmp_path / "again.sqlite3")
    with database.reading() as tx:
        assert memories.status(tx, an_id(3)).rest is Rest.RETIRED
        assert an_id(3) not in {row.id for row in cards.rows(tx)}
    database.close()


def test_a_line_without_a_reply_is_not_asked_although_its_memory_is_lost(tmp_path: Path) -> None:
    database = Database(tmp_path / "heard.sqlite3")
    with database.writing() as tx:
        cards.put_deck(tx, a_deck(a_card(1), a_card(2, reply="")), 0)
    database.close()
    found = salvage.read(tmp_path / "heard.sqlite3")
    found["memory"] = {}
    database = rebuilt(found, tmp_path / "again.sqlite3")
    with database.reading() as tx:
        assert [memories.status(tx, an_id(number)).rest for number in (1, 2)] == [Rest.NOT, Rest.UNANSWERED]
    database.close()


def test_what_the_rep_decided_stays(found: Found, tmp_path: Path) -> None:
    row = dict(zip(MEMORY.c.keys(), found["memory"][an_id(3)], strict=True)) | {"flag": 2, "buried_until": 77}
    found["memory"][an_id(3)] = tuple(row.values())
    database = rebuilt(found, tmp_path / "again.sqlite3")
    with database.reading() as tx:
        assert (memories.status(tx, an_id(3)).flag, memories.status(tx, an_id(3)).buried_until) == (2, 77)
    database.close()


def test_parameters_that_are_lost_are_the_usual_ones_under_their_old_numbers(found: Found, tmp_path: Path) -> None:
    found["param_set"] = {}
    database = rebuilt(found, tmp_path / "again.sqlite3")
    with database.writing() as tx:
        assert reviews.parameter_sets(tx) == {1: Parameters()}
        reviews.put_parameters(tx, Parameters(retention=0.8))
    database.close()


@pytest.mark.parametrize("device", [{}, {"f" * 32: ("f" * 32, 5)}, {"f" * 32: ("f" * 32, 900)}])
def test_no_number_is_given_twice(found: Found, tmp_path: Path, device: dict[str, tuple[str, int]]) -> None:
    found["device"] = device
    database = rebuilt(found, tmp_path / "again.sqlite3")
    with database.writing() as tx:
        assert reviews.identity(tx) == ("f" * 32, 901 if 900 in device.get("f" * 32, ()) else ANSWERS + 1)
    database.close()


def test_of_nothing_an_empty_database_is_made(tmp_path: Path) -> None:
    (tmp_path / "rubbish").write_bytes(b"rubbish")
    database = rebuilt(salvage.read(tmp_path / "rubbish"), tmp_path / "again.sqlite3")
    with database.reading() as tx:
        assert (cards.deck_ids(tx), reviews.count(tx)) == ((), 0)
    database.close()


def test_missing_cards_of_a_deck_come_into_their_places(tmp_path: Path) -> None:
    database = Database(tmp_path / "some.sqlite3")
    whole = a_deck(*some_cards(5))
    with database.writing() as tx:
        cards.put_deck(tx, a_deck(*some_cards(5)[::2]), 0)
        assert rebuild.put_missing(tx, whole) == 2
        assert rebuild.put_missing(tx, whole) == 0
        assert cards.card(tx, an_id(2)) == whole.cards[1]
        with pytest.raises(NotFoundError):
            cards.card(tx, an_id(6))
    database.close()
