"""What is due, what is new, and how much on which day."""

from __future__ import annotations

import random

import pytest

from tests.builders import a_deck, an_id, some_cards
from trainer.domain.categories import Category
from trainer.domain.memory import UNSEEN, Memory, Rest, State, Status
from trainer.domain.views import Counts
from trainer.store import cards, memories
from trainer.store.engine import Database

TODAY = 100


def known(due_day: int, *, last_day: int = 90, stability: float = 5.0) -> Memory:
    return Memory(State.REVIEW, due_day, 0, stability, 5.0, last_day, last_day * 86_400_000, reps=2)


def missed(due_at: int) -> Memory:
    return Memory(State.LEARNING, TODAY, due_at, 0.2, 6.0, TODAY, due_at - 600_000, reps=1)


@pytest.fixture
def deck(database: Database) -> Database:
    """Fourteen cards, two of each kind: number 1 and 8 are of one kind, 2 and 9 of the next."""
    with database.writing() as tx:
        cards.put_deck(tx, a_deck(*some_cards(14)), 0)
    return database


def put(database: Database, **states: Memory) -> None:
    """States by number: ``c1=…``."""
    with database.writing() as tx:
        for number, state in states.items():
            memories.put(tx, an_id(int(number[1:])), state)


def test_a_memory_is_read_as_it_was_written(deck: Database) -> None:
    odd = Memory(State.RELEARNING, 7, 2**42, 0.1 + 0.2, 1 / 3, 5, 2**41, 9, 4, 1)
    put(deck, c1=odd)
    with deck.reading() as tx:
        assert memories.memory(tx, an_id(1)) == odd


def test_a_card_that_is_not_there_is_unseen(deck: Database) -> None:
    with deck.reading() as tx:
        assert memories.memory(tx, "nobody") == UNSEEN


def test_what_is_due_today_or_was_before_is_due(deck: Database) -> None:
    put(deck, c1=known(TODAY), c2=known(TODAY - 30), c3=known(TODAY + 1), c4=missed(5))
    with deck.reading() as tx:
        assert {card.card_id for card in memories.due(tx, TODAY, 99)} == {an_id(1), an_id(2)}


def test_what_is_overdue_most_for_its_stability_comes_first(deck: Database) -> None:
    put(deck, c1=known(95, stability=50.0), c2=known(TODAY, stability=1.0), c3=known(99, stability=4.0))
    with deck.reading() as tx:
        assert [card.card_id for card in memories.due(tx, TODAY, 2)] == [an_id(2), an_id(3)]


@pytest.mark.parametrize("kind", [None, Category.PRICE])
@pytest.mark.parametrize("wanted", [1, 5, 40])
def test_however_much_is_due_nothing_is_more_at_risk_than_what_comes_first(
    database: Database, monkeypatch: pytest.MonkeyPatch, wanted: int, kind: Category | None
) -> None:
    monkeypatch.setattr(memories, "_LOOK", 6)
    dice = random.Random(wanted)
    states = {an_id(number): a_random_state(dice) for number in range(1, 121)}
    with database.writing() as tx:
        cards.put_deck(tx, a_deck(*some_cards(120)), 0)
        for card_id, state in states.items():
            memories.put(tx, card_id, state)
        found = memories.due(tx, TODAY, wanted, kind)
        kinds = {card.id: card.category for card in some_cards(120)}
    due = [card_id for card_id, state in states.items() if state.due_day <= TODAY and kind in (None, kinds[card_id])]
    due.sort(key=lambda card_id: (states[card_id].last_day - TODAY) / states[card_id].stability)
    assert [card.card_id for card in found] == due[:wanted]


def a_random_state(dice: random.Random) -> Memory:
    interval = dice.randrange(1, 60)
    return known(TODAY - dice.randrange(-30, 30), last_day=TODAY - interval, stability=interval * dice.uniform(0.5, 2))


def test_one_category_can_be_asked_for(deck: Database) -> None:
    put(deck, c1=known(TODAY), c8=known(TODAY), c2=known(TODAY), c9=missed(5))
    kind = list(Category)[1]
    with deck.reading() as tx:
        assert {card.card_id for card in memories.due(tx, TODAY, 99, kind)} == {an_id(1), an_id(8)}
        assert [card.card_id for card in memories.learning(tx, 9, TODAY, list(Category)[2])] == [an_id(9)]
        assert len(memories.unseen(tx, TODAY, 99, list(Category)[3])) == 2


def test_unseen_cards_come_in_the_order_of_their_decks_one_of_each_deck_in_turn(deck: Database) -> None:
    with deck.writing() as tx:
        cards.put_deck(tx, a_deck(*some_cards(2, 50), number=2), 0)
        first = [card.card_id for card in memories.unseen(tx, TODAY, 4)]
    assert first == [an_id(1), an_id(50), an_id(2), an_id(51)]


def test_a_missed_card_waits_for_its_step(deck: Database) -> None:
    put(deck, c1=missed(3_000), c2=missed(2_000))
    with deck.reading() as tx:
        assert [card.card_id for card in memories.learning(tx, 1_999, TODAY)] == []
        assert [card.card_id for card in memories.learning(tx, 3_000, TODAY)] == [an_id(2), an_id(1)]


def test_every_category_has_its_counts(deck: Database) -> None:
    put(deck, c1=known(TODAY), c8=known(TODAY + 1), c2=missed(5))
    with deck.reading() as tx:
        counts = memories.counts(tx, TODAY)
    kinds = list(Category)
    assert counts == dict.fromkeys(Category, Counts(new=2)) | {
        kinds[1]: Counts(due=1),
        kinds[2]: Counts(new=1, learning=1),
    }


def test_a_calendar_lists_the_days_on_which_something_is_due(deck: Database) -> None:
    put(deck, c1=known(101), c2=known(101), c3=known(104), c4=missed(5))
    with deck.reading() as tx:
        assert memories.load(tx, 101, 103) == {101: 2}


def test_a_day_that_is_full_is_not_counted_any_further(deck: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memories, "_FULL_DAY", 2)
    put(deck, c1=known(101), c2=known(103), c3=known(103), c4=known(103), c5=missed(5))
    with deck.reading() as tx:
        assert memories.crowd(tx, 101, 103) == {101: 1, 102: 0, 103: 2}


def test_the_next_day_on_which_something_is_due_is_known(deck: Database) -> None:
    with deck.reading() as tx:
        assert memories.next_due(tx, TODAY) == (0, 0)
    put(deck, c1=known(TODAY), c2=known(103), c3=known(103), c4=known(110))
    with deck.reading() as tx:
        assert memories.next_due(tx, TODAY) == (103, 2)


def test_the_cards_of_a_retired_line_are_counted_nowhere(deck: Database) -> None:
    put(deck, c1=known(TODAY), c2=missed(5), c3=known(TODAY + 1))
    with deck.writing() as tx:
        cards.put_deck(tx, a_deck(*some_cards(1, 14)), 0)
        assert memories.due(tx, TODAY, 99) == memories.learning(tx, 10**15, TODAY) == []
        assert memories.load(tx, 0, 999) == {}
        assert memories.next_due(tx, TODAY) == (0, 0)
        assert sum(memories.counts(tx, TODAY).values(), Counts()) == Counts(new=1)


def test_practised_cards_are_those_with_an_answer(deck: Database) -> None:
    put(deck, c1=known(TODAY), c2=missed(5))
    with deck.reading() as tx:
        assert memories.all_states(tx) == {an_id(1): known(TODAY), an_id(2): missed(5)}


def test_what_the_rep_decided_about_a_card_is_kept_and_a_resting_one_is_not_practised(deck: Database) -> None:
    decided = Status(Rest.BY_REP, TODAY + 1, 3, marked=True)
    with deck.writing() as tx:
        memories.put_status(tx, an_id(1), decided)
        assert memories.status(tx, an_id(1)) == decided
        assert memories.status(tx, an_id(2)) == memories.status(tx, "nobody") == Status()
        assert memories.practised(tx, an_id(1), TODAY + 9) is None
        assert memories.practised(tx, an_id(2), TODAY) == UNSEEN


def test_a_buried_card_comes_again_on_its_day(deck: Database) -> None:
    with deck.writing() as tx:
        memories.put(tx, an_id(1), known(TODAY))
        memories.put(tx, an_id(2), missed(5))
        for number in (1, 2, 3):
            memories.put_status(tx, an_id(number), Status(buried_until=TODAY + 1))
        for day, there in ((TODAY, set()), (TODAY + 1, {an_id(1), an_id(2), an_id(3)})):
            found = (memories.due(tx, day, 99), memories.learning(tx, 99, day), memories.unseen(tx, day, 99))
            assert {card.card_id for cards in found for card in cards} & {an_id(1), an_id(2), an_id(3)} == there
            assert (memories.practised(tx, an_id(1), day) is not None) == bool(there)
