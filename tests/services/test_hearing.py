"""What the coach was not done with is heard later: nothing is lost and nothing counts twice."""

from __future__ import annotations

from tests.builders import a_deck, asked, some_cards
from trainer.bootstrap import Workspace
from trainer.domain.feedback import CoachContext, Feedback, Label
from trainer.domain.memory import Rating
from trainer.domain.views import Attempt
from trainer.services.hearing import Hearing
from trainer.services.session import StudySession

from .conftest import Home

SAID = "Thank you for telling me. What would help?"


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
    assert [workspace.study.hearing.catch_up() for _ in range(2)] == [1, 0]
    assert thanks(workspace) == 1


def test_it_is_found_after_a_restart_too(home: Home) -> None:
    workspace = home(a_deck())
    graded_early(workspace.study.start())
    workspace.close()
    again = home()
    again.study.hearing.catch_up()
    assert thanks(again) == 1


def test_an_answer_that_was_taken_back_meanwhile_counts_only_when_it_is_given_again(home: Home) -> None:
    workspace = home(a_deck())
    session = workspace.study.start()
    graded_early(session)
    session.undo()
    workspace.study.hearing.catch_up()
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


def test_what_the_rep_denies_is_not_heard_for_the_summary(home: Home) -> None:
    workspace = home(a_deck(*some_cards(2)))
    session = workspace.study.start()
    question = asked(session)
    workspace.disputes.deny(question, SAID, session.feedback(question, SAID), Label.THANKS)
    graded_early(session)
    session.hear()
    assert dict(session.summary().phrases) == {}
    assert session.summary().asked == 1


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
    told: list[str] = []

    def listening(_said: str, context: CoachContext) -> Feedback:
        told.append(context.objection)
        return Feedback()

    Hearing(workspace._database, listening).catch_up()
    assert told == [question.line]
