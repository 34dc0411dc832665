"""What was weak in a talk comes today, is remembered as before, and can be sent back."""

from __future__ import annotations

import pytest

from tests.builders import FixedClock, a_card, a_deck, an_id, answer, asked
from tests.services.conftest import Home
from trainer.bootstrap import Workspace
from trainer.domain.cards import Layer
from trainer.domain.categories import Category
from trainer.domain.memory import Rating
from trainer.domain.scenes import Manner, Outcome
from trainer.services.roleplay import Wish

LAYERS = tuple(Layer(f"Why at {at}?", f"Because of {at}.") for at in range(1, 5))


@pytest.fixture
def workspace(home: Home) -> Workspace:
    """Ten lines of three kinds."""
    kinds = (Category.BUDGET, Category.TIME, Category.PRICE)
    cards = (a_card(at, layers=LAYERS, real_pain="So.", category=kinds[at % 3]) for at in range(1, 11))
    return home(a_deck(*cards))


def talk(workspace: Workspace, number: int) -> str:
    talk = workspace.roleplay.begin(Wish(card_id=an_id(number), manner=Manner.FRIENDLY))
    talk.end(Outcome.NOT_NOW)
    return talk.uuid


def known(workspace: Workspace, clock: FixedClock) -> None:
    """Every line was got easily, and nothing is due for days."""
    session = workspace.study.more(10)
    while (question := session.next()) is not None:
        answer(session, question, Rating.GOOD)
    clock.advance(days=1)
    assert workspace.study.today().lines == 0


def test_the_talks_own_line_comes_first_then_the_others_of_the_day(workspace: Workspace, clock: FixedClock) -> None:
    talk(workspace, 1)
    clock.advance(days=1)
    for number in (2, 3):
        talk(workspace, number)
        clock.advance(minutes=10)
    assert workspace.bringing.weak(talk(workspace, 4)) == (an_id(4), an_id(3), an_id(2))


def test_a_later_talk_of_the_day_does_not_speak_in_an_earlier_one(workspace: Workspace, clock: FixedClock) -> None:
    earlier = talk(workspace, 1)
    clock.advance(minutes=10)
    talk(workspace, 2)
    assert workspace.bringing.weak(earlier) == (an_id(1),)


def test_a_line_that_is_known_comes_today_and_only_that(workspace: Workspace, clock: FixedClock) -> None:
    known(workspace, clock)
    done = workspace.bringing.bring((an_id(3),))
    assert (len(done.rows), done.changes.cards, done.changes.schedule) == (1, {an_id(3)}, True)
    assert workspace.study.today().lines == 1
    assert asked(workspace.study.start()).card_id == an_id(3)


def test_sent_back_it_comes_when_it_would_have_come(workspace: Workspace, clock: FixedClock) -> None:
    known(workspace, clock)
    before = workspace.history.of(an_id(3)).memory
    workspace.bringing.take_back(workspace.bringing.bring((an_id(3),)))
    assert workspace.history.of(an_id(3)).memory == before
    assert workspace.study.today().lines == 0


def test_the_answer_given_then_sets_the_next_day(workspace: Workspace, clock: FixedClock) -> None:
    known(workspace, clock)
    before = workspace.history.of(an_id(3)).memory
    workspace.bringing.bring((an_id(3),))
    answer(workspace.study.start())
    after = workspace.history.of(an_id(3)).memory
    assert after.due_day > clock.day
    assert after.stability > before.stability
    assert workspace.study.today().lines == 0


def test_a_line_never_seen_comes_first_whatever_the_limits_say(home: Home) -> None:
    workspace = home(a_deck(*(a_card(at) for at in range(1, 31))), new_per_day=0, daily_minutes=5)
    assert workspace.study.today().lines == 0
    workspace.bringing.bring((an_id(30),))
    assert workspace.study.today().lines == 1
    question = asked(workspace.study.start())
    assert (question.card_id, question.first_time) == (an_id(30), True)


def test_what_was_brought_comes_before_the_rest_of_the_day(workspace: Workspace) -> None:
    workspace.bringing.bring((an_id(9), an_id(5)))
    session = workspace.study.start()
    first = [asked(session).card_id]
    answer(session)
    assert {*first, asked(session).card_id} == {an_id(9), an_id(5)}


def test_what_rests_is_left_alone_and_what_comes_anyway_is_told(workspace: Workspace) -> None:
    workspace.deciding.suspend(an_id(1))
    answer(workspace.study.start(), rating=Rating.AGAIN)
    (missed,) = (at for at in range(1, 11) if workspace.history.of(an_id(at)).memory.is_learning)
    done = workspace.bringing.bring((an_id(1), an_id(missed)))
    assert (done.rows, done.already, done.resting) == ((), 1, 1)


def test_the_log_and_the_memory_agree_afterwards(workspace: Workspace, clock: FixedClock) -> None:
    known(workspace, clock)
    workspace.bringing.bring((an_id(1), an_id(2)))
    answer(workspace.study.start())
    checks = {check.name: check for check in workspace.care.examine()}
    assert checks["memory"].good
    assert checks["log"].good


def test_a_new_line_that_was_brought_agrees_with_its_log(workspace: Workspace) -> None:
    workspace.bringing.bring((an_id(7),))
    assert {check.name: check.good for check in workspace.care.examine()}["memory"]
