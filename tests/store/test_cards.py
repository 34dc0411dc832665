"""Decks go in and come out as they were, and words are found the way people type them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import text

from tests.builders import a_card, a_claim, a_deck, an_id, some_cards
from tests.deckfile.strategies import decks
from trainer.domain.cards import Deck, Fact
from trainer.domain.categories import Category
from trainer.domain.meaning import digest
from trainer.domain.memory import Memory, Rest, State, Status
from trainer.errors import NotFoundError
from trainer.store import cards, finding, memories
from trainer.store.engine import Database


def put(database: Database, *given: Deck) -> None:
    with database.writing() as tx:
        for deck in given:
            cards.put_deck(tx, deck, 5)


# ---------------------------------------------------------------- decks


@given(decks)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_deck_comes_out_as_it_went_in(database: Database, deck: Deck) -> None:
    with database.writing() as tx:
        for table in ("card_text", "draft", "own_words", "memory", "card", "deck"):
            tx.execute(text(f"DELETE FROM {table}"))
        cards.put_deck(tx, deck, 5)
        assert cards.deck(tx, deck.id) == deck
        assert digest(cards.deck(tx, deck.id)) == digest(deck)


def test_a_fact_that_says_nothing_more_comes_out_as_it_went_in(database: Database) -> None:
    card = a_card(facts=(Fact(means="", slot="newest_customer"),), plain_reply="Plainly.")
    put(database, a_deck(card))
    with database.reading() as tx:
        assert cards.card(tx, card.id) == card


def test_decks_are_listed_in_the_order_in_which_they_came(database: Database) -> None:
    put(database, a_deck(number=2), a_deck(a_card(9), number=1))
    with database.reading() as tx:
        assert cards.deck_ids(tx) == (an_id(2, "d"), an_id(1, "d"))
        assert [(row.title, row.cards) for row in cards.deck_rows(tx)] == [("Deck 2", 3), ("Deck 1", 1)]


def test_a_deck_that_comes_again_keeps_its_place(database: Database) -> None:
    put(database, a_deck(number=1), a_deck(a_card(9), number=2), a_deck(number=1, title="Better"))
    with database.reading() as tx:
        assert [row.title for row in cards.deck_rows(tx)] == ["Better", "Deck 2"]


def test_a_deck_has_a_category_when_all_of_its_cards_share_it(database: Database) -> None:
    put(database, a_deck(*some_cards(2, category=Category.FEAR)), a_deck(*some_cards(2, 5), number=2))
    with database.reading() as tx:
        assert [row.category for row in cards.deck_rows(tx)] == [Category.FEAR, None]


def test_installing_a_deck_twice_changes_nothing(database: Database) -> None:
    put(database, a_deck())
    with database.reading() as tx:
        before = (cards.rows(tx), cards.deck_rows(tx), cards.deck(tx, a_deck().id), finding.search(tx, "money"))
    put(database, a_deck())
    with database.reading() as tx:
        after = (cards.rows(tx), cards.deck_rows(tx), cards.deck(tx, a_deck().id), finding.search(tx, "money"))
    assert after == before


def test_a_deck_without_cards_is_listed_too(database: Database) -> None:
    put(database, a_deck(), Deck(id=an_id(2, "d"), title="Empty"))
    with database.reading() as tx:
        assert [row.cards for row in cards.deck_rows(tx)] == [3, 0]


def test_an_unknown_deck_or_card_is_told_as_a_sentence(database: Database) -> None:
    with database.reading() as tx:
        with pytest.raises(NotFoundError):
            cards.deck(tx, "nobody")
        with pytest.raises(NotFoundError):
            cards.card(tx, "nobody")


# ---------------------------------------------------------------- cards that change


def test_a_card_that_left_its_deck_is_retired(database: Database) -> None:
    put(database, a_deck(), a_deck(*some_cards(2)))
    with database.reading() as tx:
        assert [row.id for row in cards.rows(tx)] == [an_id(1), an_id(2)]
        assert [card.card_id for card in memories.unseen(tx, 0, 9)] == [an_id(1), an_id(2)]
        assert cards.card(tx, an_id(3)) == some_cards(3)[2]


def test_a_card_that_comes_back_is_practised_again(database: Database) -> None:
    put(database, a_deck(), a_deck(*some_cards(2)), a_deck())
    with database.reading() as tx:
        assert [card.card_id for card in memories.unseen(tx, 0, 9)] == [an_id(1), an_id(2), an_id(3)]


def test_a_card_that_stays_keeps_its_memory(database: Database) -> None:
    put(database, a_deck())
    known = Memory(State.REVIEW, due_day=9, stability=3.5, difficulty=5.0, last_day=5, last_at=7, reps=4)
    with database.writing() as tx:
        memories.put(tx, an_id(2), known)
    put(database, a_deck(*reversed(some_cards(3, objection="Now it says this."))))
    with database.reading() as tx:
        assert memories.memory(tx, an_id(2)) == known


def test_an_edited_card_stays_in_its_place(database: Database) -> None:
    put(database, a_deck())
    with database.writing() as tx:
        cards.put_card(tx, a_card(2, objection="Edited."), 9)
        assert [row.objection for row in cards.rows(tx)][1] == "Edited."
        assert cards.card_hash(tx, an_id(2)) == digest(a_card(2, objection="Edited."))


def edited(database: Database) -> list[str]:
    with database.reading() as tx:
        return sorted(card.id for card in cards.edited(tx, a_deck().id))


def test_it_is_known_who_wrote_a_card_for_as_long_as_its_words_stay(database: Database) -> None:
    first, second, third = some_cards(3)
    put(database, a_deck(first, second, third))
    mine = replace(second, reply="Mine. Or?")
    with database.writing() as tx:
        cards.put_card(tx, mine, 9)
        cards.put_card(tx, third, 9)
    assert edited(database) == [second.id]
    put(database, a_deck(first, mine, third))
    assert edited(database) == [second.id]
    put(database, a_deck(first))
    assert edited(database) == [second.id]
    put(database, a_deck(first, second, third))
    assert edited(database) == []


def test_cards_that_are_kept_stay_whatever_their_deck_says(database: Database) -> None:
    first, second, third = some_cards(3)
    put(database, a_deck(first, second, third))
    mine = {card.id: replace(card, reply="Mine. Or?") for card in (second, third)}
    with database.writing() as tx:
        cards.put_deck(tx, a_deck(replace(second, notes="New."), a_card(9)), 9, mine)
        assert [row.id for row in cards.rows(tx)] == [second.id, an_id(9), third.id]
        assert [cards.card(tx, card_id) for card_id in mine] == list(mine.values())


def test_a_card_of_no_deck_cannot_be_edited(database: Database) -> None:
    with pytest.raises(NotFoundError), database.writing() as tx:
        cards.put_card(tx, a_card(), 9)


def test_a_list_shows_what_is_not_verified(database: Database) -> None:
    plain = {"plain_reply": "Plainly."}
    tricky = a_card(3, notes='"verified":false', slots={"verified": "false"})
    put(database, a_deck(a_card(1, facts=(a_claim(),), **plain), a_card(2, facts=(a_claim(verified=True),)), tricky))
    with database.reading() as tx:
        assert [row.unverified for row in cards.rows(tx)] == [True, False, False]


def test_a_list_can_be_read_piece_by_piece(database: Database) -> None:
    put(database, a_deck(*some_cards(3)), a_deck(*some_cards(4, 10), number=2))
    with database.reading() as tx:
        pieces = [cards.some_of_all(tx, first, 2) for first in range(0, 9, 2)]
        assert tuple(row for piece in pieces for row in piece) == cards.rows(tx)
        assert [len(piece) for piece in pieces] == [2, 2, 2, 1, 0]
        assert cards.some_of_all(tx, 1, 2, an_id(2, "d")) == cards.rows(tx, an_id(2, "d"))[1:3]


def test_owners_are_told_for_known_cards_only(database: Database) -> None:
    put(database, a_deck())
    with database.reading() as tx:
        assert cards.owners(tx, [an_id(1), "nobody"]) == {an_id(1): a_deck().id}


def test_a_card_that_its_deck_no_longer_has_is_not_brought_back_by_an_edit(database: Database) -> None:
    put(database, a_deck())
    put(database, a_deck(*some_cards(2)))
    with pytest.raises(NotFoundError), database.writing() as tx:
        cards.put_card(tx, some_cards(3)[2], 9)
    with database.reading() as tx:
        assert len(cards.rows(tx)) == 2


def test_a_card_that_the_rep_suspended_stays_so_when_its_deck_is_updated(database: Database) -> None:
    with database.writing() as tx:
        cards.put_deck(tx, a_deck(*some_cards(2)), 0)
        memories.put_status(tx, an_id(1), Status(Rest.BY_REP))
        cards.put_deck(tx, a_deck(*some_cards(1, 2)), 0)
        assert memories.status(tx, an_id(1)).rest == Rest.BY_REP | Rest.RETIRED
        cards.put_deck(tx, a_deck(*some_cards(2)), 0)
        assert memories.status(tx, an_id(1)).rest == Rest.BY_REP


def test_one_card_is_taken_out_of_its_deck_and_put_back(database: Database) -> None:
    put(database, a_deck())
    with database.writing() as tx:
        before = cards.rows(tx)
        memories.put_status(tx, an_id(2), Status(Rest.BY_REP, marked=True))
        cards.retire(tx, an_id(2), 9)
        assert [row.id for row in cards.rows(tx)] == [an_id(1), an_id(3)]
        cards.bring_back(tx, an_id(2))
        assert [row.id for row in cards.rows(tx)] == [row.id for row in before]
        assert memories.status(tx, an_id(2)) == Status(Rest.BY_REP, marked=True)
