"""Decks go in and come out as they were, and words are found the way people type them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import text

from tests.builders import a_card, a_claim, a_deck, an_id, some_cards
from tests.deckfile.strategies import decks
from trainer.domain.cards import Card, Deck, Fact
from trainer.domain.categories import Category
from trainer.domain.meaning import digest
from trainer.domain.memory import Memory, Rest, State, Status
from trainer.errors import NotFoundError
from trainer.store import cards, memories, replies
from trainer.store.engine import Database


def put(database: Database, *given: Deck) -> None:
    with database.writing() as tx:
        for deck in given:
            cards.put_deck(tx, deck, 5)


def found(database: Database, words: str) -> list[str]:
    """The objections of the cards that are found."""
    with database.reading() as tx:
        return [row.objection for row in cards.search(tx, words)]


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
        before = (cards.rows(tx), cards.deck_rows(tx), cards.deck(tx, a_deck().id), cards.search(tx, "money"))
    put(database, a_deck())
    with database.reading() as tx:
        after = (cards.rows(tx), cards.deck_rows(tx), cards.deck(tx, a_deck().id), cards.search(tx, "money"))
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


def test_owners_are_told_for_known_cards_only(database: Database) -> None:
    put(database, a_deck())
    with database.reading() as tx:
        assert cards.owners(tx, [an_id(1), "nobody"]) == {an_id(1): a_deck().id}


# ---------------------------------------------------------------- finding


def library() -> tuple[Card, ...]:
    return (
        a_card(1, objection="The café is closed.", variant="", reply="I see.", points=(), tells=""),
        a_card(2, objection="I don't have money.", variant="The pot's empty.", reply="I agree.", points=(), tells=""),
        a_card(3, objection="Money is fine, time is not.", variant="", reply="Really?", points=("ask more",), tells=""),
        a_card(4, objection="E-mail me.", variant="", reply="Gladly, tomorrow.", points=(), tells="", tags=("BUD-01",)),
    )


@pytest.fixture
def shelf(database: Database) -> Database:
    put(database, a_deck(*library()))
    return database


CAFE, POT, TIME, MAIL = (card.objection for card in library())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("cafe", {CAFE}),
        ("CAFÉ", {CAFE}),
        ("cafe\u0301", {CAFE}),
        ("ca", {CAFE}),
        ("mon", {POT, TIME}),
        ("money time", {TIME}),
        ("time money", {TIME}),
        ("don't", {POT}),
        ("don’t", {POT}),
        ("pot's", {POT}),
        ("e-mail", {MAIL}),
        ("gladly", {MAIL}),
        ("ask mo", {TIME}),
        ("bud-01", {MAIL}),
        ("(money!)", {POT, TIME}),
        ("  money  ", {POT, TIME}),
        ("elephant", set()),
        ("mon elephant", set()),
    ],
)
def test_cards_are_found_by_their_words(shelf: Database, words: str, expected: set[str]) -> None:
    assert set(found(shelf, words)) == expected


@pytest.mark.parametrize("words", ["", "   ", "?!", "…", "''", '"', "*", "-", "😀", "\u0301", "\x00"])
def test_without_a_word_everything_is_listed_in_its_order(shelf: Database, words: str) -> None:
    assert found(shelf, words) == [CAFE, POT, TIME, MAIL]


@pytest.mark.parametrize(
    "words",
    [
        'money"',
        'money" OR "',
        "money OR",
        "money AND NOT time",
        "NEAR(money time)",
        "objection:money",
        "^money",
        "money*",
        "mo*ney",
        "{objection reply}: money",
        "money + time",
        "'; DROP TABLE card; --",
        "money\x00time",
        "%",
        "_",
        "a" * 10_000,
        "money " * 2_000,
        "\ud83d",
    ],
)
def test_nothing_that_is_typed_is_a_command(shelf: Database, words: str) -> None:
    found(shelf, words)
    assert found(shelf, "") == [CAFE, POT, TIME, MAIL]


def test_letters_that_were_typed_apart_are_found_inside_a_word(database: Database) -> None:
    """Some keyboards send an e and an accent; the accent must not cut the word in two."""
    put(database, a_deck(a_card(1, objection="My née name.")))
    assert found(database, "ne\u0301e") == ["My née name."]


def test_words_of_other_scripts_are_found(database: Database) -> None:
    put(database, a_deck(a_card(1, objection="У нас нет денег."), a_card(2, objection="予算がありません。")))
    assert found(database, "денег") == ["У нас нет денег."]
    assert found(database, "予算") == ["予算がありません。"]


def test_an_apostrophe_may_be_left_out(shelf: Database) -> None:
    assert found(shelf, "dont have mon") == [POT]
    assert found(shelf, "pots") == [POT]


def test_the_line_that_reads_like_the_search_comes_first(database: Database) -> None:
    apart = "Here we have another problem that we don't name, and here we don't look: a problem is a problem here."
    near = a_card(2, objection="We don't have that problem here.", variant="Never heard of it in all these years.")
    put(database, a_deck(a_card(1, objection=apart, variant="Problem? We have that here. We don't."), near))
    for words in (near.objection, "we dont have that problem"):
        assert found(database, words) == [near.objection, apart]


def test_words_are_found_where_they_are_read_in_the_place_of_a_slot(database: Database) -> None:
    said = "We use {competitor} in {region}."
    cards_here = a_card(1, objection=said, slots={"region": "the north"}), a_card(2, objection="A competitor called.")
    put(database, a_deck(*cards_here))

    def found_with(words: str, **own: str) -> list[str]:
        with database.reading() as tx:
            return [row.objection for row in cards.search(tx, words, own)]

    assert found_with("use trackco in the nor", competitor="TrackCo") == [said]
    assert found_with("track", competitor="TrackCo") == [said]
    assert found_with("other vendor") == [said]
    assert found_with("other vendor", competitor="TrackCo") == []
    assert found_with("competitor", competitor="TrackCo") == ["A competitor called."]


def test_the_reps_own_wording_is_found_too(shelf: Database) -> None:
    with shelf.writing() as tx:
        replies.put_own_words(tx, an_id(4), "Shall I call on Thursday?", "Gladly, tomorrow.", 7)
    assert found(shelf, "thurs") == [MAIL]


def test_a_retired_card_is_not_found(shelf: Database) -> None:
    put(shelf, a_deck(*library()[:2]))
    assert found(shelf, "money") == [POT]


def test_a_card_that_its_deck_no_longer_has_is_not_brought_back_by_an_edit(shelf: Database) -> None:
    put(shelf, a_deck(*library()[:2]))
    with pytest.raises(NotFoundError), shelf.writing() as tx:
        cards.put_card(tx, library()[2], 9)
    with shelf.reading() as tx:
        assert len(cards.rows(tx)) == 2


def test_an_edited_card_is_found_by_its_new_words_only(shelf: Database) -> None:
    with shelf.writing() as tx:
        cards.put_card(tx, a_card(1, objection="The tea house is closed.", variant="", reply="I see."), 9)
    assert (found(shelf, "cafe"), found(shelf, "tea")) == ([], ["The tea house is closed."])


def test_a_card_that_the_rep_suspended_stays_so_when_its_deck_is_updated(database: Database) -> None:
    with database.writing() as tx:
        cards.put_deck(tx, a_deck(*some_cards(2)), 0)
        memories.put_status(tx, an_id(1), Status(Rest.BY_REP))
        cards.put_deck(tx, a_deck(*some_cards(1, 2)), 0)
        assert memories.status(tx, an_id(1)).rest == Rest.BY_REP | Rest.RETIRED
        cards.put_deck(tx, a_deck(*some_cards(2)), 0)
        assert memories.status(tx, an_id(1)).rest == Rest.BY_REP
