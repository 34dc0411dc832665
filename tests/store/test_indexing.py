"""Every card has its own seat in the index, and what an older version put elsewhere is taken away."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import text

from tests.builders import a_card, a_deck, an_id, some_cards
from trainer.domain.meaning import new_id
from trainer.store import cards, finding, indexing
from trainer.store.engine import Database, Transaction


def found(tx: Transaction, words: str) -> list[str]:
    return [row.id for row in finding.search(tx, words)]


def seats(tx: Transaction) -> dict[str, list[int]]:
    """The rows of the index by their card."""
    rows: dict[str, list[int]] = {}
    for card_id, row in tx.execute(text("SELECT card_id, rowid FROM card_text")):
        rows.setdefault(card_id, []).append(row)
    return rows


def scatter(tx: Transaction) -> None:
    """The index as older versions left it: in the order in which its rows were written."""
    rows = tx.execute(text("SELECT card_id, objection, reply, more FROM card_text ORDER BY card_id")).all()
    tx.execute(text("DELETE FROM card_text"))
    for row in rows:
        insert = "INSERT INTO card_text (card_id, objection, reply, more) VALUES (:card_id, :objection, :reply, :more)"
        tx.execute(text(insert), dict(row._mapping))


def test_the_seat_of_every_id_is_another_and_fits_into_a_row_number() -> None:
    ids = {"a" * 12, "7" * 12, *(new_id() for _ in range(500)), *(an_id(number) for number in range(500))}
    assert len({indexing.seat(card_id) for card_id in ids}) == len(ids)
    assert all(0 <= indexing.seat(card_id) < 2**63 for card_id in ids)


def test_a_card_that_is_put_again_is_written_over(database: Database) -> None:
    with database.writing() as tx:
        for words in ("Elephants.", "Mice."):
            cards.put_deck(tx, a_deck(a_card(1, objection=words)), 0)
        assert seats(tx) == {an_id(1): [indexing.seat(an_id(1))]}
        assert (found(tx, "elephants"), found(tx, "mice")) == ([], [an_id(1)])


def test_an_older_index_is_searched_and_mended_card_by_card(database: Database) -> None:
    with database.writing() as tx:
        cards.put_deck(tx, a_deck(*some_cards(3, objection="Elephants.")), 0)
        scatter(tx)
        assert sorted(found(tx, "elephants")) == [an_id(1), an_id(2), an_id(3)]
        cards.put_card(tx, a_card(2, objection="Mice."), 9)
        assert (sorted(found(tx, "elephants")), found(tx, "mice")) == ([an_id(1), an_id(3)], [an_id(2)])
        cards.put_deck(tx, a_deck(*some_cards(4, objection="Rats.")), 9)
        assert seats(tx) == {an_id(number): [indexing.seat(an_id(number))] for number in (1, 2, 3, 4)}
        assert sorted(found(tx, "rats")) == [an_id(1), an_id(2), an_id(3), an_id(4)]


def test_in_an_older_index_no_card_is_driven_out_by_an_id_that_is_a_small_number(database: Database) -> None:
    with database.writing() as tx:
        cards.put_deck(tx, a_deck(*some_cards(3, objection="Elephants.")), 0)
        scatter(tx)
        (deck_id,) = cards.deck_ids(tx)
        for letter in "abcd":
            cards.add_card(tx, deck_id, replace(a_card(9, objection="Mice."), id=letter.rjust(12, "a")), 9)
        assert sorted(found(tx, "elephants")) == [an_id(1), an_id(2), an_id(3)]


def test_nothing_is_looked_for_in_the_whole_index_when_every_card_has_its_seat(database: Database) -> None:
    with database.writing() as tx:
        cards.put_deck(tx, a_deck(), 0)
        plans = tx.execute(text("EXPLAIN QUERY PLAN SELECT 1 FROM card_text WHERE rowid = 5")).all()
        assert "INDEX 0:=" in str(plans)
        before = seats(tx)
        indexing.make_room(tx, before)
        assert seats(tx) == before
