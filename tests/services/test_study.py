"""A day's lines: what comes, in which order, and how much of it."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from tests.builders import FixedClock, a_card, a_deck, an_id, answer, answer_all, install, some_cards
from tests.services.conftest import Home
from trainer.domain.categories import Category
from trainer.domain.memory import Memory, Rating, State
from trainer.domain.views import Counts
from trainer.errors import NotFoundError
from trainer.services.session import StudySession
from trainer.store import memories
from trainer.store.engine import Database

SIXTEEN = round(10 * 60 / 37)
"""Lines that fit into ten minutes at the usual pace."""


def ids(session: StudySession) -> list[str]:
    """What a session brings when everything is got."""
    return answer_all(session)


def put(path: Path, clock: FixedClock, states: dict[int, Memory], count: int) -> None:
    """A home with `count` cards, some of which have a past."""
    install(path, a_deck(*some_cards(count)))
    database = Database(path)
    with database.writing() as tx:
        for number, state in states.items():
            memories.put(tx, an_id(number), state)
    database.close()


def overdue(clock: FixedClock, days: int = 3) -> Memory:
    last = clock.day - 10
    return Memory(State.REVIEW, clock.day - days, 0, 5.0, 5.0, last, last * 86_400_000, reps=2)


def waiting(clock: FixedClock) -> Memory:
    return Memory(State.LEARNING, clock.day, clock.at_ms, 0.2, 6.0, clock.day, clock.at_ms - 600_000, reps=1)


# ---------------------------------------------------------------- how much


def test_a_fresh_home_has_seventy_new_lines_and_plans_ten(home: Home) -> None:
    today = home().study.today()
    assert sum(today.counts.values(), Counts()) == Counts(new=70)
    assert (today.lines, today.seen_anything, today.done, today.waiting) == (10, False, 0, 0)


def test_a_first_day_brings_every_kind(home: Home) -> None:
    assert all(home().study.today().planned.values())


def test_five_hundred_due_lines_are_cut_to_the_days_minutes(home: Home, clock: FixedClock, tmp_path: Path) -> None:
    put(tmp_path / "home" / "trainer.sqlite3", clock, {number: overdue(clock) for number in range(1, 501)}, 500)
    study = home().study
    today = study.today()
    assert (today.lines, today.waiting, today.minutes) == (SIXTEEN, 500 - SIXTEEN, 10)
    assert len(ids(study.start())) == SIXTEEN


def test_what_was_done_today_leaves_less_for_today(home: Home, clock: FixedClock, tmp_path: Path) -> None:
    put(tmp_path / "home" / "trainer.sqlite3", clock, {number: overdue(clock) for number in range(1, 41)}, 40)
    study = home().study
    session = study.start()
    for _ in range(6):
        question = session.next()
        clock.advance(seconds=37)
        answer(session, question)
    assert study.today().lines == SIXTEEN - 6
    while (question := session.next()) is not None:
        clock.advance(seconds=37)
        answer(session, question)
    assert (study.today().lines, study.today().waiting) == (0, 40 - SIXTEEN)


def test_lines_that_are_being_learned_take_room_and_are_not_counted_as_waiting(
    home: Home, clock: FixedClock, tmp_path: Path
) -> None:
    states = {number: overdue(clock) for number in range(1, 41)} | {n: waiting(clock) for n in range(41, 46)}
    put(tmp_path / "home" / "trainer.sqlite3", clock, states, 45)
    today = home().study.today()
    assert (today.lines, today.waiting) == (SIXTEEN, 40 - (SIXTEEN - 5))


def test_new_lines_are_limited_per_day_over_all_sessions(home: Home, clock: FixedClock) -> None:
    study = home(a_deck(*some_cards(30)), new_per_day=4, daily_minutes=90).study
    first = study.start()
    answer(first)
    answer(first)
    assert study.today().lines == 2
    assert len(ids(study.start())) == 2
    assert study.start().next() is None
    clock.advance(days=1)
    assert study.today().lines == 4


def test_no_new_lines_come_when_none_are_wanted(home: Home) -> None:
    study = home(a_deck(), new_per_day=0).study
    assert study.start().next() is None
    assert sum(study.today().counts.values(), Counts()).new == 3


def test_an_undone_first_answer_gives_its_place_back(home: Home) -> None:
    study = home(a_deck(*some_cards(9)), new_per_day=3).study
    session = study.start()
    answer(session)
    session.undo()
    assert study.today().lines == 3


def test_due_lines_come_before_new_ones_when_time_is_short(home: Home, clock: FixedClock, tmp_path: Path) -> None:
    put(tmp_path / "home" / "trainer.sqlite3", clock, {number: overdue(clock) for number in range(1, 21)}, 40)
    study = home().study
    assert set(ids(study.start())) <= {an_id(number) for number in range(1, 21)}


def test_a_slower_pace_plans_fewer_lines(home: Home, clock: FixedClock, tmp_path: Path) -> None:
    put(tmp_path / "home" / "trainer.sqlite3", clock, {number: overdue(clock) for number in range(1, 41)}, 40)
    study = home().study
    session = study.start()
    for _ in range(10):
        question = session.next()
        clock.advance(seconds=60)
        answer(session, question)
    clock.advance(days=1)
    assert study.today().lines == 10


def test_a_session_can_be_cut_short(home: Home) -> None:
    study = home().study
    assert len(ids(study.start(limit=3))) == 3


def test_a_cut_is_never_longer_than_the_day(home: Home, clock: FixedClock, tmp_path: Path) -> None:
    put(tmp_path / "home" / "trainer.sqlite3", clock, {number: overdue(clock) for number in range(1, 41)}, 40)
    assert len(ids(home().study.start(limit=30))) == SIXTEEN


def test_one_category_is_not_bounded_by_the_minutes(home: Home, clock: FixedClock, tmp_path: Path) -> None:
    path = tmp_path / "home" / "trainer.sqlite3"
    put(path, clock, {number: overdue(clock) for number in range(1, 281)}, 280)
    assert len(ids(home().study.start(category=Category.FEAR))) == 40


def test_one_category_brings_its_lines_only(home: Home) -> None:
    workspace = home()
    kinds = {row.id: row.category for row in workspace.library.cards()}
    asked = ids(workspace.study.start(category=Category.PRICE))
    assert asked
    assert {kinds[card_id] for card_id in asked} == {Category.PRICE}


def test_more_brings_what_the_day_left_whatever_the_limits_say(home: Home) -> None:
    study = home(new_per_day=0).study
    assert len(ids(study.more(5))) == 5


def test_more_brings_waiting_lines_before_new_ones(home: Home, clock: FixedClock, tmp_path: Path) -> None:
    put(tmp_path / "home" / "trainer.sqlite3", clock, {3: overdue(clock), 5: overdue(clock)}, 9)
    assert {an_id(3), an_id(5)} < set(ids(home().study.more(4)))


def test_there_is_no_more_when_everything_is_known(home: Home) -> None:
    study = home(a_deck()).study
    ids(study.start())
    assert study.more().next() is None


# ---------------------------------------------------------------- in which order


def test_what_was_missed_yesterday_comes_first_today(home: Home, clock: FixedClock) -> None:
    study = home(a_deck(*some_cards(10)), daily_minutes=60).study
    session = study.start()
    missed = []
    for number in range(10):
        question = session.next()
        assert question is not None
        rating = Rating.AGAIN if number in (4, 7) else Rating.GOOD
        missed += [question.card_id] if rating is Rating.AGAIN else []
        answer(session, question, rating)
    answer_all(session)
    clock.advance(days=4)
    assert set(ids(study.start())[:2]) == set(missed)


def test_what_was_left_half_learned_yesterday_comes_first_today(home: Home, clock: FixedClock) -> None:
    study = home(a_deck(*some_cards(6)), new_per_day=3).study
    session = study.start()
    missed = answer(session, rating=Rating.AGAIN).question.card_id
    clock.advance(days=1)
    assert ids(study.start())[0] == missed


def test_neighbours_are_of_different_kinds_on_a_first_day(home: Home) -> None:
    workspace = home(new_per_day=50, daily_minutes=90)
    kinds = {row.id: row.category for row in workspace.library.cards()}
    asked = [kinds[card_id] for card_id in ids(workspace.study.start())]
    assert len(asked) == 50
    assert all(one is not other for one, other in pairwise(asked))


def test_the_line_after_one_left_half_learned_is_of_another_kind(home: Home, clock: FixedClock) -> None:
    deck = a_deck(*some_cards(2, category=Category.FEAR), *some_cards(1, 3, category=Category.TIME))
    study = home(deck).study
    answer(study.start(category=Category.FEAR), rating=Rating.AGAIN)
    clock.advance(days=1)
    assert ids(study.start()) == [an_id(1), an_id(3), an_id(2)]


# ---------------------------------------------------------------- which day


@pytest.mark.parametrize("offset", [0, 330, -480])
def test_the_day_turns_at_four_in_the_morning(home: Home, clock: FixedClock, offset: int) -> None:
    clock.at_ms = int(datetime(2026, 3, 3, 3, 50, tzinfo=UTC).timestamp() * 1000) - offset * 60_000
    clock.travel(offset)
    study = home(a_deck(*some_cards(9)), new_per_day=3).study
    answer_all(study.start())
    assert study.today().done == 3
    clock.advance(minutes=9)
    assert (study.today().done, study.today().lines) == (3, 0)
    clock.advance(minutes=1)
    assert (study.today().done, study.today().lines) == (0, 3)


def test_a_line_got_before_four_is_due_after_the_next_learning_day(home: Home, clock: FixedClock) -> None:
    clock.at_ms = int(datetime(2026, 3, 3, 3, 59, tzinfo=UTC).timestamp() * 1000)
    study = home(a_deck(a_card())).study
    answer(study.start())
    clock.advance(days=1)
    assert study.start().next() is None
    clock.advance(minutes=1)
    assert study.start().next() is not None


def test_a_flight_neither_loses_lines_nor_brings_them_twice(home: Home, clock: FixedClock) -> None:
    study = home(a_deck(*some_cards(4))).study
    asked = answer_all(study.start())
    clock.travel(-11 * 60)
    again = answer_all(study.start())
    clock.advance(days=2)
    clock.travel(13 * 60)
    later = answer_all(study.start())
    assert (len(asked), again, sorted(later)) == (4, [], sorted(asked))


def test_a_night_in_which_the_clocks_change_is_one_night(home: Home, clock: FixedClock) -> None:
    clock.at_ms = int(datetime(2026, 3, 28, 21, 0, tzinfo=UTC).timestamp() * 1000)
    clock.travel(60)
    study = home(a_deck(*some_cards(9)), new_per_day=2).study
    answer_all(study.start())
    clock.advance(hours=5, minutes=59)
    clock.travel(120)
    assert (study.today().done, study.today().practised[-1]) == (0, False)
    assert study.today().practised[-2]


def test_fourteen_days_are_shown_the_newest_last(home: Home, clock: FixedClock) -> None:
    study = home(a_deck(*some_cards(9)), new_per_day=1).study
    answer(study.start())
    clock.advance(days=13)
    assert study.today().practised == (True,) + (False,) * 13
    answer(study.start())
    assert study.today().practised == (True,) + (False,) * 12 + (True,)


def test_the_next_day_on_which_something_is_due_is_told(home: Home, clock: FixedClock) -> None:
    study = home(a_deck(*some_cards(3))).study
    answer_all(study.start())
    today = study.today()
    assert (today.lines, today.next_day, today.next_count) == (0, clock.day + 2, 3)


# ---------------------------------------------------------------- single lines


def test_a_line_is_told_with_its_slots_filled(home: Home) -> None:
    workspace = home(a_deck(a_card(objection="Is {product} a lamp?")), product="Glow")
    assert workspace.study.line(an_id(1)) == "Is Glow a lamp?"


def test_a_line_that_is_not_there_is_told_as_a_sentence(home: Home) -> None:
    with pytest.raises(NotFoundError):
        home(a_deck()).study.line("nobody")


def test_looking_at_today_changes_nothing(home: Home) -> None:
    study = home(a_deck()).study
    assert study.today() == study.today()
    study.start().next()
    assert not study.today().seen_anything
