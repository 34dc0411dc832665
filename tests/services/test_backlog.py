"""What the coach was not done with is heard later: nothing is lost and nothing counts twice."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.builders import FixedClock, a_deck, answer, asked, some_cards
from trainer.bootstrap import Workspace
from trainer.domain.feedback import CoachContext, Feedback, Label
from trainer.domain.memory import Rating
from trainer.domain.views import Attempt
from trainer.errors import TrainerError
from trainer.services.backlog import Backlog
from trainer.services.session import StudySession
from trainer.services.study import Study

from .conftest import Home

PATIENCE = 30
"""Seconds until a thread that waits in vain gives up."""

SAID = "Thank you for telling me. What would you want fixed first?"


def graded_early(session: StudySession, said: str = SAID) -> None:
    """The grade comes before the coach is done."""
    question = asked(session)
    session.grade(session.reveal(question, Attempt(said)), Rating.GOOD, None)


def thanks(workspace: Workspace) -> int:
    return next(use.count for use in workspace.progress.phrases() if use.label is Label.THANKS)


def test_what_a_quick_grade_left_is_found_later_and_only_once(home: Home) -> None:
    workspace = home(a_deck())
    graded_early(workspace.study.start())
    assert thanks(workspace) == 0
    assert [workspace.study.backlog.catch_up() for _ in range(2)] == [1, 0]
    assert thanks(workspace) == 1


def test_it_is_found_after_a_restart_too(home: Home) -> None:
    workspace = home(a_deck())
    graded_early(workspace.study.start())
    workspace.close()
    again = home()
    again.study.backlog.catch_up()
    assert thanks(again) == 1


def test_an_answer_that_was_taken_back_meanwhile_counts_only_when_it_is_given_again(home: Home) -> None:
    workspace = home(a_deck())
    session = workspace.study.start()
    graded_early(session)
    session.undo()
    workspace.study.backlog.catch_up()
    assert thanks(workspace) == 0
    session.redo()
    assert thanks(workspace) == 1


def test_a_summary_tells_what_was_heard_once_it_is(home: Home) -> None:
    session = home(a_deck(*some_cards(2))).study.start()
    graded_early(session)
    assert not session.is_heard
    assert dict(session.summary().phrases) == {}
    session.hear()
    assert session.is_heard
    assert dict(session.summary().phrases) == {Label.THANKS: 1}


@pytest.mark.parametrize("early", [True, False], ids=["heard later", "heard in time"])
@pytest.mark.parametrize("cram", [True, False], ids=["cram", "study"])
def test_a_summary_leaves_out_what_the_rep_denies_for_as_long_as_they_do(home: Home, cram: bool, early: bool) -> None:
    workspace = home(a_deck(*some_cards(2)))
    session = workspace.study.cram(10) if cram else workspace.study.start()
    question = asked(session)
    found = session.feedback(question, SAID)
    workspace.disputes.deny(question, SAID, found, Label.THANKS)
    session.grade(session.reveal(question, Attempt(SAID)), Rating.GOOD, None if early else found)
    session.hear()
    assert (dict(session.summary().phrases), session.summary().asked) == ({}, 1)
    workspace.disputes.accept(question.card_id, SAID, Label.THANKS)
    assert (dict(session.summary().phrases), session.summary().asked) == ({Label.THANKS: 1}, 1)


def test_of_an_answer_without_words_there_is_nothing_to_hear(home: Home) -> None:
    session = home(a_deck()).study.start()
    graded_early(session, said="")
    session.hear()
    assert session.is_heard


def test_it_is_heard_with_the_line_that_it_answers(home: Home) -> None:
    workspace = home(a_deck())
    session = workspace.study.start()
    question = asked(session)
    session.grade(session.reveal(question, Attempt(SAID)), Rating.GOOD, None)
    coach = Counting()
    Backlog(workspace._database, coach).catch_up()
    assert coach.lines == [question.line]


class Counting:
    """A coach that finds nothing.

    Attributes:
        lines: What was answered by the replies that it has judged.
        begun: Set once it is asked.
        may_go_on: Clear it, and the coach does not answer until it is set.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.begun, self.may_go_on = threading.Event(), threading.Event()
        self.may_go_on.set()

    def __call__(self, _said: str, context: CoachContext) -> Feedback:
        self.lines.append(context.objection)
        self.begun.set()
        self.may_go_on.wait(PATIENCE)
        return Feedback()


def test_what_is_stored_is_not_judged_again_for_a_summary(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck(*some_cards(3)))
    answer(workspace.study.start(), said=SAID)
    graded_early(workspace.study.start())
    workspace.study.backlog.catch_up()
    workspace.close()
    coach, again = Counting(), home()
    session = Study(again._database, clock, again.preferences, coach, again.recordings).start()
    assert session.is_heard
    assert dict(session.summary().phrases) == {Label.THANKS: 2}
    assert coach.lines == []


@pytest.mark.parametrize("asking", [Backlog.catch_up, Backlog.finish])
def test_one_at_a_time_goes_through_what_waits_and_hears_what_comes_meanwhile(
    home: Home, asking: Callable[[Backlog], int]
) -> None:
    workspace, coach = home(a_deck(*some_cards(2))), Counting()
    session, backlog = workspace.study.start(), Backlog(workspace._database, coach)
    graded_early(session)
    coach.may_go_on.clear()
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(backlog.catch_up)
        assert coach.begun.wait(PATIENCE)
        graded_early(session)
        second = pool.submit(asking, backlog)
        if asking is Backlog.catch_up:
            assert second.result(PATIENCE) == 0  # it did not wait
        coach.may_go_on.set()
        assert first.result(PATIENCE) + second.result(PATIENCE) == 2
    assert session.is_heard
    assert len(coach.lines) == 2


def test_where_it_fails_what_was_heard_stays_and_the_rest_is_heard_another_time(home: Home) -> None:
    workspace = home(a_deck(*some_cards(2)))
    session, coach = workspace.study.start(), workspace.coach
    graded_early(session)
    graded_early(session, said="I agree. What would help?")

    def failing(said: str, context: CoachContext) -> Feedback:
        if said != SAID:
            raise TrainerError("It cannot be read now.")
        return coach(said, context)

    backlog = Backlog(workspace._database, failing)
    for asking in (backlog.catch_up, backlog.finish):
        with pytest.raises(TrainerError):
            asking()
    assert thanks(workspace) == 1
    assert workspace.study.backlog.catch_up() == 1
    assert session.is_heard


def test_when_the_program_closes_the_rest_is_left_for_the_next_time(home: Home) -> None:
    workspace, coach = home(a_deck(*some_cards(2))), Counting()
    session = workspace.study.start()
    graded_early(session)
    graded_early(session)
    workspace.study.backlog._coach = lambda *asked: (workspace.silence(), coach(*asked))[1]
    assert [workspace.study.backlog.catch_up(), workspace.study.backlog.finish()] == [1, 0]
    workspace.close()
    again = home()
    assert again.study.backlog.catch_up() == 1
