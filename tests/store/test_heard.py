"""Lines that were heard: counted in order, found by their words, and kept in a deck of the rep's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import a_card, a_deck, an_id, some_cards
from trainer.domain.cards import Deck
from trainer.domain.memory import Rest
from trainer.errors import NotFoundError
from trainer.store import cards, heard, memories
from trainer.store.engine import Database


@pytest.fixture
def three(database: Database) -> Database:
    """A database with one deck of three cards."""
    with database.writing() as tx:
        cards.put_deck(tx, a_deck(), 0)
    return database


def hear(database: Database, *numbers: int) -> None:
    with database.writing() as tx:
        for at, number in enumerate(numbers):
            heard.add(tx, an_id(number), at * 1000, 7 + at)


def order(database: Database) -> list[tuple[str, int]]:
    with database.reading() as tx:
        return [(line.card_id, line.times) for line in heard.lines(tx)]


def own(database: Database, *added: int) -> str:
    """The rep's own deck, with lines that have no reply yet."""
    with database.writing() as tx:
        deck_id = heard.own_deck(tx, "Mine", 5)
        for number in added:
            cards.add_card(tx, deck_id, a_card(number, reply=""), 5)
    return deck_id


def near(database: Database, *beginnings: str, limit: int = 9) -> list[str]:
    with database.reading() as tx:
        return [card.id for card in heard.near(tx, beginnings, limit)]


# ---------------------------------------------------------------- counting


def test_a_line_knows_how_often_it_was_heard(three: Database) -> None:
    with three.writing() as tx:
        assert heard.add(tx, an_id(1), 1, 1) == 1
        assert heard.add(tx, an_id(1), 2, 1) == 2
        assert heard.times(tx, an_id(2)) == 0


def test_the_most_frequent_line_comes_first_and_of_equals_the_newest(three: Database) -> None:
    hear(three, 1, 2, 3, 2)
    assert order(three) == [(an_id(2), 2), (an_id(3), 1), (an_id(1), 1)]


def test_a_line_says_when_it_was_heard_last_and_that_it_has_a_reply(three: Database) -> None:
    hear(three, 1, 1)
    with three.reading() as tx:
        [line] = heard.lines(tx)
    assert (line.last_day, line.has_reply, line.line) == (8, True, a_card(1).objection)


def test_a_line_whose_deck_no_longer_has_it_is_left_out(three: Database) -> None:
    hear(three, 1, 2)
    with three.writing() as tx:
        cards.put_deck(tx, a_deck(*some_cards(2, first=2)), 9)
    assert order(three) == [(an_id(2), 1)]


# ---------------------------------------------------------------- near lines


def test_lines_that_are_in_no_deck_any_more_hide_none_that_is(database: Database) -> None:
    with database.writing() as tx:
        cards.put_deck(tx, a_deck(*some_cards(30, objection="Unicorns.")), 0)
        cards.put_deck(tx, a_deck(a_card(30, objection="Unicorns, as far as the eye can see.")), 1)
    assert near(database, "unicorn", limit=2) == [an_id(30)]


def test_near_lines_are_found_by_any_word_of_the_objection_or_its_other_wording(three: Database) -> None:
    assert set(near(three, "unicorn", "money")) == {an_id(1), an_id(2), an_id(3)}
    assert near(three, "unicorn", "2")[0] == an_id(2)
    assert set(near(three, "pot")) == {an_id(1), an_id(2), an_id(3)}


def test_words_of_a_reply_are_no_part_of_the_line(three: Database) -> None:
    assert near(three, "agree") == []


def test_without_a_word_nothing_is_near(three: Database) -> None:
    assert near(three) == []


def test_no_more_are_found_than_were_asked_for(three: Database) -> None:
    assert len(near(three, "money", limit=2)) == 2


# ---------------------------------------------------------------- the rep's own deck


def test_the_own_deck_is_made_once(three: Database) -> None:
    first, second = own(three), own(three)
    assert first == second
    with three.reading() as tx:
        assert [row.title for row in cards.deck_rows(tx)] == ["Deck 1", "Mine"]


def test_lines_stand_in_it_in_the_order_in_which_they_were_written(three: Database) -> None:
    deck_id = own(three, 12, 11)
    with three.reading() as tx:
        assert [card.id for card in cards.deck(tx, deck_id).cards] == [an_id(12), an_id(11)]
        assert [card.id for card in cards.edited(tx, deck_id)] == [an_id(12), an_id(11)]


def test_the_own_deck_stays_the_own_one_when_its_file_comes_back(three: Database) -> None:
    deck_id = own(three, 11)
    with three.writing() as tx:
        cards.put_deck(tx, replace(cards.deck(tx, deck_id), version=4), 9)
    assert own(three) == deck_id


def test_a_deck_of_the_same_title_from_somebody_else_is_not_the_own_one(three: Database) -> None:
    with three.writing() as tx:
        cards.put_deck(tx, Deck(an_id(9, "d"), "Mine", cards=(a_card(9),)), 1)
    assert own(three) != an_id(9, "d")


# ---------------------------------------------------------------- lines without a reply


def test_a_line_without_a_reply_rests_until_there_is_one(three: Database) -> None:
    own(three, 11)
    hear(three, 11)
    with three.writing() as tx:
        assert memories.status(tx, an_id(11)).rest is Rest.UNANSWERED
        assert not heard.lines(tx)[0].has_reply
        cards.put_card(tx, a_card(11), 9)
        assert memories.status(tx, an_id(11)).rest is Rest.NOT
        assert heard.lines(tx)[0].has_reply


def test_a_reply_wakes_no_card_that_the_rep_put_to_rest(three: Database) -> None:
    own(three, 11)
    with three.writing() as tx:
        both = replace(memories.status(tx, an_id(11)), rest=Rest.UNANSWERED | Rest.BY_REP)
        memories.put_status(tx, an_id(11), both)
        cards.put_card(tx, a_card(11), 9)
        assert memories.status(tx, an_id(11)).rest is Rest.BY_REP


def test_a_line_without_a_reply_is_listed_as_such_and_is_not_new(three: Database) -> None:
    own(three, 11)
    with three.reading() as tx:
        assert [row.id for row in cards.rows(tx) if row.unanswered] == [an_id(11)]
        assert sum(count.new for count in memories.counts(tx, 1).values()) == 3


# ---------------------------------------------------------------- counted by mistake


def test_the_newest_time_is_taken_back(three: Database) -> None:
    hear(three, 1, 2, 1)
    with three.writing() as tx:
        assert heard.take_back(tx, an_id(1), 9) == (2000, 9)
    assert order(three) == [(an_id(2), 1), (an_id(1), 1)]


def test_what_was_never_heard_cannot_be_taken_back(three: Database) -> None:
    with three.writing() as tx, pytest.raises(NotFoundError, match="not on the list"):
        heard.take_back(tx, an_id(1), 9)


def test_a_line_without_a_reply_that_nobody_said_leaves_its_deck_and_comes_back_into_its_place(three: Database) -> None:
    deck_id = own(three, 11, 12)
    hear(three, 11)
    with three.writing() as tx:
        before = cards.rows(tx, deck_id)
        heard.take_back(tx, an_id(11), 9)
        assert [row.id for row in cards.rows(tx, deck_id)] == [an_id(12)]
        assert heard.lines(tx) == ()
        heard.add(tx, an_id(11), 1, 1)
        assert cards.rows(tx, deck_id) == before
        assert memories.status(tx, an_id(11)).rest is Rest.UNANSWERED


def test_a_line_with_a_reply_stays_in_its_deck(three: Database) -> None:
    hear(three, 1)
    with three.writing() as tx:
        heard.take_back(tx, an_id(1), 9)
        assert len(cards.rows(tx)) == 3
        assert memories.status(tx, an_id(1)).rest is Rest.NOT


# ---------------------------------------------------------------- what a rep is likely to meet


def familiar(database: Database, limit: int = 99) -> list[str]:
    with database.reading() as tx:
        return [f"{wording.card_id[-1]} {wording.line[:3]}" for wording in heard.familiar(tx, limit)]


def test_what_was_heard_comes_first_then_what_was_practised_then_the_rest(three: Database) -> None:
    with three.writing() as tx:
        cards.put_deck(tx, a_deck(*some_cards(3, first=4), number=2), 0)
        memories.put(tx, an_id(5), replace(memories.memory(tx, an_id(5)), reps=3, last_at=9))
    hear(three, 3, 6, 6)
    order = list(dict.fromkeys(one.split()[0] for one in familiar(three)))
    assert order[:3] == [an_id(number)[-1] for number in (6, 3, 5)]
    assert sorted(order[3:]) == [an_id(number)[-1] for number in (1, 2, 4)]


def test_both_wordings_of_a_card_are_told_and_no_more_than_are_wanted(three: Database) -> None:
    one, two = an_id(1)[-1], an_id(2)[-1]
    assert familiar(three, 3) == [f"{one} We ", f"{one} The", f"{two} We "]


def test_the_words_for_slots_come_along(database: Database) -> None:
    card = a_card(1, objection="Is {region} yours?", slots={"region": "the north"}, variant="")
    with database.writing() as tx:
        cards.put_deck(tx, a_deck(card), 0)
        assert heard.familiar(tx, 9) == (heard.Wording(card.id, card.category, card.objection, card.slots),)


def test_what_left_its_deck_is_not_met_any_more(three: Database) -> None:
    with three.writing() as tx:
        cards.put_deck(tx, a_deck(*some_cards(1)), 1)
    assert {one.split()[0] for one in familiar(three)} == {an_id(1)[-1]}
