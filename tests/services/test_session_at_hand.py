"""What is at hand in a session: undo and redo, putting a line aside, going on after an interruption, learning ahead."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from tests.builders import FixedClock, a_card, a_deck, an_id, answer, answer_all, asked, some_cards, take_in, undone
from tests.services.conftest import Home
from trainer.bootstrap import Workspace
from trainer.domain.categories import Category
from trainer.domain.feedback import Label
from trainer.domain.memory import LEECH_LAPSES, Rating
from trainer.domain.views import Attempt, Progress, Question
from trainer.services.session import StudySession
from trainer.store.engine import Database


def ids(session: StudySession, answers: int) -> list[str]:
    """Answer that many lines; returns their ids."""
    return [answer(session).question.card_id for _ in range(answers)]


# ---------------------------------------------------------------- redo


def test_any_number_of_answers_can_be_taken_back_and_given_again(home: Home) -> None:
    workspace = home(a_deck(*some_cards(4)))
    session = workspace.study.start()
    order = ids(session, 4)
    after = workspace.study.today(), [workspace.history.of(card_id).memory for card_id in order]
    for card_id in reversed(order):
        assert undone(session).question.card_id == card_id
    assert workspace.study.today().done == 0
    assert [session.redo() for _ in range(5)] == [Rating.GOOD] * 4 + [None]
    assert (workspace.study.today(), [workspace.history.of(card_id).memory for card_id in order]) == after
    assert session.next() is None
    assert session.progress == Progress(4, 4)


def test_an_answer_is_given_again_after_a_restart(home: Home) -> None:
    workspace = home(a_deck(*some_cards(3)))
    first, second = ids(workspace.study.start(), 2)
    session = workspace.study.start()
    undone(session)
    undone(session)
    workspace.close()
    again = home().study.start()
    assert again.redo() is Rating.GOOD
    assert asked(again).card_id == second
    assert again.redo() is Rating.GOOD
    assert asked(again).card_id not in (first, second)
    assert again.progress == Progress(2, 3)


def test_after_a_new_answer_there_is_nothing_to_give_again(home: Home) -> None:
    session = home(a_deck(*some_cards(3))).study.start()
    ids(session, 2)
    answer(session, undone(session).question, Rating.AGAIN)
    assert not session.can_redo
    assert session.redo() is None


def test_what_was_said_is_no_draft_once_it_is_given_again(home: Home) -> None:
    session = home(a_deck(*some_cards(2))).study.start()
    answer(session, said="Thanks.")
    back = undone(session)
    session.keep_draft(back.question, back.attempt.said)
    session.redo()
    answer(session)
    assert undone(session).question.draft == ""
    assert undone(session).question.draft == ""


def test_what_was_said_is_in_the_summary_again(home: Home) -> None:
    session = home(a_deck()).study.start()
    answer(session, said="Thank you for telling me. What would help?")
    before = session.summary()
    undone(session)
    assert session.summary().lines == 0
    session.redo()
    assert session.summary() == before


# ---------------------------------------------------------------- putting aside


def test_a_line_that_was_put_aside_is_brought_back_by_undo(home: Home) -> None:
    workspace = home(a_deck(*some_cards(3)))
    session = workspace.study.start()
    ids(session, 1)
    buried = asked(session)
    before = workspace.deciding.status(buried.card_id)
    workspace.deciding.bury(buried.card_id)
    session.put_aside(buried.card_id, before)
    other = asked(session)
    assert other.card_id != buried.card_id
    assert session.progress.total == 2
    back = session.undo()
    assert isinstance(back, Question)
    assert back.card_id == buried.card_id
    assert answer_all(session) == [buried.card_id, other.card_id]
    assert session.progress == Progress(3, 3)


def test_undo_takes_back_answers_and_putting_aside_in_the_order_in_which_they_were_done(home: Home) -> None:
    workspace = home(a_deck(*some_cards(3)))
    session = workspace.study.start()
    aside = asked(session).card_id
    before = workspace.deciding.status(aside)
    workspace.deciding.suspend(aside)
    session.put_aside(aside, before)
    answered = answer(session).question.card_id
    assert undone(session).question.card_id == answered
    back = session.undo()
    assert isinstance(back, Question)
    assert back.card_id == aside
    assert session.undo() is None


# ---------------------------------------------------------------- going on


def interrupted(home: Home, answers: int = 2, lines: int = 5) -> tuple[Workspace, list[str]]:
    """A session in which the program was closed; the ids that were answered."""
    workspace = home(a_deck(*some_cards(lines)))
    given = ids(workspace.study.start(), answers)
    workspace.close()
    return home(), given


def test_a_session_goes_on_where_it_was_interrupted(home: Home) -> None:
    workspace, given = interrupted(home)
    assert workspace.study.today().interrupted == Progress(2, 5)
    session = workspace.study.start()
    assert session.progress == Progress(2, 5)
    assert set(given).isdisjoint(answer_all(session))
    assert session.summary().lines == 5


def test_what_was_said_before_the_interruption_counts_in_the_summary(home: Home) -> None:
    workspace = home(a_deck(*some_cards(2)))
    answer(workspace.study.start(), said="Thank you for telling me. What would help most?")
    workspace.close()
    session = home().study.start()
    assert session.is_heard
    summary = session.summary()
    assert (summary.worded, summary.asked, dict(summary.phrases)) == (1, 1, {Label.THANKS: 1})


def test_the_summary_after_an_interruption_names_the_line_that_was_asked(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck(a_card(objection="No money.", variant="The budget is spent."), *some_cards(2, first=5)))
    session = workspace.study.start()
    while (question := session.next()) is not None:
        answer(session, question)
    session.end()
    clock.advance(days=40)
    session = workspace.study.start()
    while (question := asked(session)).line != "The budget is spent.":
        answer(session, question)
    answer(session, question, Rating.AGAIN)
    before = session.summary().missed
    workspace.close()
    assert home().study.start().summary().missed == before == ("The budget is spent.",)


@pytest.mark.parametrize("limit", [None, 5])
def test_what_is_left_of_a_session_is_what_today_brings(home: Home, limit: int | None) -> None:
    workspace = home(a_deck(*some_cards(14)))
    session = workspace.study.start(limit=limit)
    answer(session)
    answer(session, rating=Rating.AGAIN)
    heard = workspace.capture.write("Call me in May", Category.TIME)
    card = workspace.library.card(heard.card_id)
    workspace.preferences.change(new_per_day=11)
    workspace.editing.save(replace(card, reply="In May, then. What has to have happened by then?"))
    today = workspace.study.today()
    assert today.interrupted == Progress(1, 11)
    assert today.lines == sum(today.planned.values()) == today.interrupted.left
    assert workspace.study.start().progress == today.interrupted


def test_minutes_that_shrink_take_no_line_from_the_session_that_goes_on(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck(*some_cards(14)))
    session = workspace.study.start()
    for _ in range(2):
        question = asked(session)
        clock.advance(minutes=3)
        answer(session, question)
    workspace.preferences.change(daily_minutes=3)
    assert workspace.study.today().lines == 8
    assert workspace.study.start().progress == Progress(2, 10)


def test_lines_that_come_ahead_make_way_for_what_today_brings(home: Home) -> None:
    workspace = home(a_deck(*some_cards(9)), new_per_day=1)
    answer_all(workspace.study.start())
    ids(workspace.study.more(), 1)
    assert workspace.study.today().interrupted == Progress(1, 5)
    workspace.preferences.change(new_per_day=3)
    today = workspace.study.today()
    assert (today.lines, today.interrupted) == (1, None)
    assert workspace.study.start().progress == Progress(0, 1)


def test_whether_a_line_comes_today_is_known(home: Home) -> None:
    workspace = home(a_deck(*some_cards(3)), new_per_day=2)
    session = workspace.study.start()
    planned = {card_id for card_id in map(an_id, range(1, 4)) if workspace.study.is_planned(card_id)}
    assert len(planned) == 2
    done = answer(session).question.card_id
    assert not workspace.study.is_planned(done)
    assert all(workspace.study.is_planned(card_id) for card_id in planned - {done})


def test_the_line_that_was_begun_comes_first(home: Home) -> None:
    workspace = home(a_deck(*some_cards(6)))
    session = workspace.study.start()
    ids(session, 2)
    asked(session)
    begun = session.upcoming()
    row = next(row for row in workspace.library.cards() if row.objection == begun)
    workspace.close()
    again = home()
    question = asked(again.study.start())
    again.study.start().keep_draft(question, "I was about to say")
    assert asked(again.study.start()).draft == "I was about to say"
    assert row.id != question.card_id


def test_a_session_that_was_ended_or_is_of_yesterday_is_not_gone_on_with(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck(*some_cards(5)))
    session = workspace.study.start()
    ids(session, 2)
    session.end()
    assert workspace.study.today().interrupted is None
    assert workspace.study.start().progress == Progress(0, 3)
    ids(workspace.study.start(), 1)
    clock.advance(days=1)
    assert workspace.study.today().interrupted is None
    assert not workspace.study.start().has_answers


def test_another_session_may_be_begun_instead(home: Home) -> None:
    workspace, _ = interrupted(home, lines=14)
    assert not workspace.study.start(limit=3).has_answers
    assert not workspace.study.start(category=Category.PRICE).has_answers


def test_a_card_that_is_gone_does_not_stop_a_session_from_going_on(home: Home, tmp_path: object) -> None:
    workspace, given = interrupted(home)
    left = [number for number in range(1, 6) if an_id(number) not in given]
    take_in(workspace, a_deck(*some_cards(1, left[0])), tmp_path)  # type: ignore[arg-type]
    assert answer_all(workspace.study.start()) == [an_id(left[0])]


# ---------------------------------------------------------------- ahead, and leeches


def test_when_nothing_is_left_lines_come_before_they_are_due_and_not_twice_a_day(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck(*some_cards(2)))
    answer_all(workspace.study.start())
    assert workspace.study.more().next() is None
    clock.advance(days=1)
    assert workspace.study.today().lines == 0
    before = workspace.history.of(an_id(1)).memory
    assert set(answer_all(workspace.study.more())) == {an_id(1), an_id(2)}
    after = workspace.history.of(an_id(1)).memory
    assert after.reps == before.reps + 1
    assert after.due_day > before.due_day
    assert workspace.study.more().next() is None


def test_a_line_that_was_forgotten_again_and_again_wants_rewriting(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck(a_card()))
    leech = []
    for _ in range(LEECH_LAPSES + 1):
        session = workspace.study.start()
        leech.append(session.reveal(asked(session), Attempt()).leech)
        for rating in (Rating.GOOD, Rating.AGAIN, Rating.GOOD):
            session = workspace.study.start()
            if (question := session.next()) is not None:
                answer(session, question, rating)
            clock.advance(days=200)
    assert leech[0] is False
    assert leech[-1] is True


def test_an_answer_to_a_card_that_is_gone_from_the_file_stops_neither_today_nor_undo(home: Home) -> None:
    workspace = home(a_deck(*some_cards(4)))
    session = workspace.study.start()
    first, lost = ids(session, 2)
    database = Database(workspace.home.database)
    with database.writing() as tx:
        tx.execute(text("PRAGMA defer_foreign_keys=ON"))
        for table in ("memory WHERE card_id", "card WHERE id"):
            tx.execute(text(f"DELETE FROM {table} = :id"), {"id": lost})
    database.close()
    assert workspace.study.today().interrupted == Progress(1, 3)
    again = workspace.study.start()
    assert lost not in {question.card_id for question in [asked(again)]}
    assert undone(again).question.card_id == first
    assert again.redo() is Rating.GOOD


def test_a_session_that_goes_on_offers_only_lines_that_come_and_counts_only_practice(
    home: Home, clock: FixedClock
) -> None:
    workspace = home(a_deck(*some_cards(4)), product="Acme")
    session = workspace.study.start()
    question = asked(session)
    clock.advance(seconds=30)
    answer(session, question)
    for row in workspace.library.cards():
        if row.id != question.card_id:
            workspace.deciding.suspend(row.id)
            break
    workspace.close()
    clock.advance(hours=5)
    again = home()
    assert again.study.today().interrupted == Progress(1, 3)
    assert again.study.start().summary().seconds == 30
