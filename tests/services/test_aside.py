"""Lines that were put aside are taken up and put aside again, each in its place between the answers."""

from __future__ import annotations

from pathlib import Path

from tests.builders import a_deck, some_cards, take_in
from tests.services.conftest import Home
from trainer.bootstrap import Workspace
from trainer.domain.feedback import Feedback
from trainer.domain.memory import AS_IT_IS, Rating, Rest
from trainer.domain.views import Attempt, Question, Undone
from trainer.services.aside import Asides
from trainer.services.session import StudySession


def asked(session: StudySession) -> Question:
    question = session.next()
    assert question is not None
    return question


def put_aside(workspace: Workspace, session: StudySession) -> str:
    card_id = asked(session).card_id
    workspace.deciding.suspend(card_id)
    session.put_aside(card_id, AS_IT_IS)
    return card_id


def answer(session: StudySession) -> str:
    question = asked(session)
    session.grade(session.reveal(question, Attempt("I see.")), Rating.GOOD, Feedback())
    return question.card_id


def undone(session: StudySession) -> str:
    """What was taken back."""
    found = session.undo()
    assert found is not None
    return (found.question if isinstance(found, Undone) else found).card_id


def resting(workspace: Workspace) -> set[str]:
    ids = {row.id for row in workspace.library.cards()}
    return {card_id for card_id in ids if workspace.deciding.status(card_id) != AS_IT_IS}


def test_answers_and_lines_that_were_put_aside_come_again_in_the_order_in_which_they_were_done(home: Home) -> None:
    workspace = home(a_deck(*some_cards(5)))
    session = workspace.study.start()
    first = answer(session)
    aside = [put_aside(workspace, session) for _ in range(2)]
    second = answer(session)
    assert [undone(session) for _ in range(4)] == [second, *reversed(aside), first]
    assert resting(workspace) == set()
    assert [session.redo() for _ in range(5)] == [Rating.GOOD, *aside, Rating.GOOD, None]
    assert resting(workspace) == set(aside)
    assert asked(session).card_id not in (first, second, *aside)
    assert [undone(session) for _ in range(4)] == [second, *reversed(aside), first]


def test_an_answer_from_before_a_restart_is_given_again_before_the_line_that_was_put_aside_after_it(home: Home) -> None:
    workspace = home(a_deck(*some_cards(5)))
    before = answer(workspace.study.start())
    workspace.close()
    workspace = home()
    session = workspace.study.start()
    aside = put_aside(workspace, session)
    for _ in range(2):
        assert [undone(session) for _ in range(2)] == [aside, before]
        assert [session.redo() for _ in range(3)] == [Rating.GOOD, aside, None]
    assert resting(workspace) == {aside}


def test_a_line_that_its_deck_lost_meanwhile_stays_out_of_practice(home: Home, tmp_path: Path) -> None:
    workspace = home(a_deck(*some_cards(3)))
    session = workspace.study.start()
    aside = put_aside(workspace, session)
    take_in(workspace, a_deck(*(card for card in some_cards(3) if card.id != aside), version=2), tmp_path)
    session.undo()
    assert workspace.deciding.status(aside).rest is Rest.RETIRED
    session.redo()
    assert workspace.deciding.status(aside).rest == Rest.RETIRED | Rest.BY_REP


def test_a_line_that_is_put_aside_again_makes_way_for_the_one_that_it_pushed_away(home: Home) -> None:
    workspace = home(a_deck(*some_cards(3)))
    session = workspace.study.start()
    aside = put_aside(workspace, session)
    following = asked(session).card_id
    assert undone(session) == aside
    assert session.can_redo
    session.redo()
    assert not session.can_redo
    assert asked(session).card_id == following


def test_after_a_new_answer_nothing_is_put_aside_again(home: Home) -> None:
    workspace = home(a_deck(*some_cards(3)))
    session = workspace.study.start()
    put_aside(workspace, session)
    session.undo()
    answer(session)
    assert session.redo() is None
    assert resting(workspace) == set()


def test_in_a_cram_it_is_the_same(home: Home) -> None:
    workspace = home(a_deck(*some_cards(5)))
    session = workspace.study.cram(10)
    aside = put_aside(workspace, session)
    answer(session)
    session.undo()
    assert undone(session) == aside
    assert [session.redo() for _ in range(3)] == [aside, Rating.GOOD, None]
    assert resting(workspace) == {aside}


def test_what_else_was_decided_about_the_line_meanwhile_stays(home: Home) -> None:
    workspace = home(a_deck(*some_cards(3)))
    session = workspace.study.start()
    aside = put_aside(workspace, session)
    workspace.deciding.mark(aside)
    session.undo()
    workspace.deciding.flag(aside, 2)
    session.redo()
    status = workspace.deciding.status(aside)
    assert (status.marked, status.flag) == (True, 2)


def test_there_is_nothing_to_turn_where_nothing_was_put_aside(home: Home) -> None:
    asides = Asides(home(a_deck())._database)
    assert (asides.take_up(), asides.put_aside(), asides.any_taken_up) == ("", "", False)
