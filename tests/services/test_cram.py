"""A call in ten minutes: what is most likely forgotten comes first, and the schedule stays as it is."""

from __future__ import annotations

from tests.builders import FixedClock, a_deck, an_id, answer, answer_all, asked, some_cards, undone
from tests.services.conftest import Home
from trainer.bootstrap import Workspace
from trainer.domain.categories import Category
from trainer.domain.memory import Rating
from trainer.services.cram import BACK_AFTER
from trainer.services.session import StudySession


def practised(home: Home, clock: FixedClock) -> Workspace:
    """Three lines that were answered, the second one missed first, and two that were never seen."""
    workspace = home(a_deck(*some_cards(3)))
    session = workspace.study.start()
    while (question := session.next()) is not None:
        answer(session, question, Rating.AGAIN if question.card_id == an_id(2) and question.first_time else Rating.GOOD)
        clock.advance(minutes=11)
    clock.advance(days=1)
    return workspace


def state(workspace: Workspace) -> object:
    """Everything that practice could change."""
    return workspace.study.today(), [workspace.history.of(an_id(number)) for number in (1, 2, 3)]


def test_nothing_is_scheduled_logged_or_gone_on_with(home: Home, clock: FixedClock) -> None:
    workspace = practised(home, clock)
    before = state(workspace)
    session = workspace.study.cram(10)
    for rating in (Rating.AGAIN, Rating.GOOD, Rating.GOOD):
        answer(session, asked(session), rating, said="Thanks. Why?")
    session.end()
    assert state(workspace) == before


def test_what_is_most_likely_forgotten_comes_first_and_unseen_lines_last(home: Home, clock: FixedClock) -> None:
    workspace = practised(home, clock)
    workspace.deciding.suspend(an_id(3))
    assert answer_all(workspace.study.cram(10)) == [an_id(2), an_id(1)]


def test_a_missed_line_comes_round_again_until_it_is_got(home: Home) -> None:
    session = home(a_deck(*some_cards(6))).study.cram(10)
    missed = asked(session)
    answer(session, missed, Rating.AGAIN)
    order = answer_all(session)
    assert order.index(missed.card_id) == BACK_AFTER
    assert sorted(order) == sorted(an_id(number) for number in range(1, 7))
    assert session.progress.done == session.progress.total == 6


def test_no_line_begins_after_the_time(home: Home, clock: FixedClock) -> None:
    session = home(a_deck(*some_cards(6))).study.cram(5)
    answer(session)
    clock.advance(minutes=5)
    assert session.next() is None
    assert session.summary().lines == 1


def test_a_line_that_is_put_aside_does_not_come_round_and_undo_brings_it_back(home: Home) -> None:
    workspace = home(a_deck(*some_cards(3)))
    session = workspace.study.cram(10)
    aside = asked(session).card_id
    before = workspace.deciding.status(aside)
    workspace.deciding.bury(aside)
    session.put_aside(aside, before)
    assert asked(session).card_id != aside
    assert session.progress.total == 2
    session.undo()
    assert aside in answer_all(session)


def test_a_kind_can_be_chosen_whatever_the_days_limits_are(home: Home) -> None:
    workspace = home(a_deck(*some_cards(14)), new_per_day=0)
    session = workspace.study.cram(10, Category.PRICE)
    kinds = {workspace.library.card(card_id).category for card_id in answer_all(session)}
    assert kinds == {Category.PRICE}


def test_the_grades_promise_no_interval(home: Home) -> None:
    session = home(a_deck()).study.cram(10)
    choices = answer(session).choices
    assert [(choice.rating, choice.days, choice.minutes) for choice in choices] == [
        (Rating.AGAIN, 0, 0),
        (Rating.GOOD, 0, 0),
    ]


def test_an_answer_can_be_taken_back_with_what_was_said(home: Home) -> None:
    session: StudySession = home(a_deck(*some_cards(2))).study.cram(10)
    first = asked(session)
    answer(session, first, said="Well.")
    back = undone(session)
    assert (back.question.card_id, back.attempt.said, back.rating) == (first.card_id, "Well.", Rating.GOOD)
    assert session.undo() is None
    assert session.progress.done == 0


def test_any_number_of_answers_is_given_again_after_it_was_taken_back(home: Home) -> None:
    workspace = home(a_deck(*some_cards(4)))
    session: StudySession = workspace.study.cram(10)
    order = [answer(session, rating=rating).question.card_id for rating in (Rating.GOOD, Rating.AGAIN)]
    before, following = session.summary(), asked(session)
    for card_id in reversed(order):
        assert undone(session).question.card_id == card_id
    assert session.can_redo
    assert [session.redo() for _ in range(3)] == [Rating.GOOD, Rating.AGAIN, None]
    assert asked(session) == following
    assert session.summary() == before
    assert answer_all(session)[-1] == order[1]


def test_after_a_new_answer_there_is_nothing_to_give_again(home: Home) -> None:
    session: StudySession = home(a_deck(*some_cards(2))).study.cram(10)
    answer(session)
    answer(session, undone(session).question, Rating.AGAIN)
    assert session.redo() is None


def test_what_was_said_is_no_draft_once_it_is_given_again(home: Home) -> None:
    session: StudySession = home(a_deck(*some_cards(1))).study.cram(10)
    answer(session, rating=Rating.AGAIN, said="Well.")
    session.keep_draft(undone(session).question, "Well.")
    session.redo()
    assert asked(session).draft == ""


def test_its_answers_to_a_line_are_told_the_newest_first_and_none_that_was_taken_back(
    home: Home, clock: FixedClock
) -> None:
    session: StudySession = home(a_deck(*some_cards(1))).study.cram(10)
    line = asked(session)
    for rating in (Rating.AGAIN, Rating.AGAIN, Rating.GOOD):
        question = asked(session)
        clock.advance(seconds=7)
        answer(session, question, rating, said=rating.name)
    undone(session)
    told = [(past.rating, past.attempt.said, past.duration_ms) for past in session.rehearsed(line.card_id)]
    assert told == [(Rating.AGAIN, "AGAIN", 7_000)] * 2
    assert session.rehearsed("another") == ()


def test_only_the_lines_that_are_asked_for_come_those_most_at_risk_first(home: Home, clock: FixedClock) -> None:
    workspace = practised(home, clock)
    take = [an_id(1), an_id(2), "gone"]
    assert answer_all(workspace.study.cram(10, among=take)) == [an_id(2), an_id(1)]
    workspace.deciding.suspend(an_id(2))
    assert answer_all(workspace.study.cram(10, among=take)) == [an_id(1)]
    assert workspace.study.cram(10, among=[]).next() is None


def test_an_answer_that_was_begun_is_kept_as_long_as_the_session(home: Home) -> None:
    workspace = home(a_deck(*some_cards(2)))
    session = workspace.study.cram(10)
    session.keep_draft(asked(session), "I was")
    assert asked(session).draft == "I was"
    assert [asked(workspace.study.start()).draft, asked(workspace.study.cram(10)).draft] == ["", ""]


def test_an_answer_begun_in_the_days_practice_stays_there(home: Home) -> None:
    workspace = home(a_deck(*some_cards(1)))
    practice = workspace.study.start()
    practice.keep_draft(asked(practice), "I was")
    session = workspace.study.cram(10)
    assert asked(session).draft == ""
    answer(session)
    assert asked(workspace.study.start()).draft == "I was"
