"""A card is put back to the last letter, wherever it was and whether it was practised or not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import a_card, a_deck, some_cards
from trainer.store import cards, replies
from trainer.store.engine import Database
from trainer.store.versions import put, version

DECK = a_deck(*some_cards(3))
CARD = DECK.cards[1]


@pytest.fixture(autouse=True)
def _installed(database: Database) -> None:
    with database.writing() as tx:
        cards.put_deck(tx, DECK, 5)


def test_nobody_has_no_version(database: Database) -> None:
    with database.reading() as tx:
        assert version(tx, "zzzzzzzzzzzz") is None


def test_what_was_done_to_a_card_is_undone_whole(database: Database) -> None:
    with database.writing() as tx:
        before = version(tx, CARD.id)
        assert before is not None
        cards.put_card(tx, replace(CARD, reply="Other?"), 9)
        replies.put_own_words(tx, CARD.id, "Mine.", "Other?", 9)
        cards.retire(tx, CARD.id, 10)
        cards.put_in_order(tx, {CARD.id: 7})
        assert version(tx, CARD.id) != before
        put(tx, before, 11)
        assert version(tx, CARD.id) == before
        assert [row.id for row in cards.rows(tx, DECK.id)] == [card.id for card in DECK.cards]


def test_a_retired_card_is_retired_again(database: Database) -> None:
    with database.writing() as tx:
        cards.retire(tx, CARD.id, 10)
        retired = version(tx, CARD.id)
        assert retired is not None
        cards.bring_back(tx, CARD.id)
        put(tx, retired, 11)
        assert version(tx, CARD.id) == retired
        assert len(cards.rows(tx, DECK.id)) == 2


def test_a_card_without_a_reply_rests_when_it_is_put_back(database: Database) -> None:
    with database.writing() as tx:
        cards.add_card(tx, DECK.id, a_card(9, reply=""), 1)
        unanswered = version(tx, a_card(9).id)
        assert unanswered is not None
        cards.put_card(tx, a_card(9, reply="Why?"), 2)
        put(tx, unanswered, 3)
        assert cards.rows(tx, DECK.id)[-1].unanswered
