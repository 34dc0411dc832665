"""What a session knows of the line that it asks: how often it was got, and in whose words it is said now."""

from __future__ import annotations

import pytest

from tests.builders import FixedClock, a_card, a_deck, answer, asked, some_cards, undone
from tests.services.conftest import Home
from trainer.bootstrap import Workspace
from trainer.domain.feedback import Note
from trainer.domain.memory import Rating
from trainer.domain.ownvoice import Wording
from trainer.domain.views import Attempt, Reveal
from trainer.services.session import StudySession

CARD = a_card(
    reply="I agree that {thing} must wait. What would you want fixed first?",
    slots={"thing": "the roof over the old east wing"},
)
RECITED = "i agree that the roof over the old east wing must wait um what would you want fixed first"
OWN = "Makes sense, that can wait. Suppose you could mend one thing tomorrow, which is it?"


def succeed(workspace: Workspace, clock: FixedClock, times: int) -> StudySession:
    """A session in which the line is asked that was answered so often, once each day that it was due."""
    for _ in range(times):
        answer(workspace.study.start())
        clock.advance(days=200)
    return workspace.study.start()


def revealed(session: StudySession, said: str = OWN) -> Reveal:
    return session.reveal(asked(session), Attempt(said=said))


def notes(session: StudySession, said: str) -> tuple[Note, ...]:
    return session.feedback(asked(session), said).notes


@pytest.mark.parametrize(("before", "told"), [(0, False), (2, False), (3, True), (4, True)])
def test_a_recital_is_remarked_on_from_the_fourth_review_on(
    home: Home, clock: FixedClock, before: int, told: bool
) -> None:
    session = succeed(home(a_deck(CARD)), clock, before)
    assert (Note.RECITED in notes(session, RECITED)) is told
    assert revealed(session, RECITED).wording is Wording.VERBATIM


def test_the_same_ideas_in_other_words_are_remarked_on_by_nobody(home: Home, clock: FixedClock) -> None:
    session = succeed(home(a_deck(CARD)), clock, 3)
    assert Note.RECITED not in notes(session, OWN)
    assert revealed(session, OWN).wording is Wording.OWN


def test_either_reply_of_a_card_is_its_wording(home: Home, clock: FixedClock) -> None:
    plain = a_card(plain_reply="That can wait, then. Where does it hurt most?")
    session = succeed(home(a_deck(plain)), clock, 3)
    assert Note.RECITED in notes(session, plain.plain_reply)


def test_what_the_rep_wrote_once_may_be_said_word_for_word(home: Home, clock: FixedClock) -> None:
    mine, workspace = CARD.reply.replace("I agree that", "Right,"), home(a_deck(CARD))
    workspace.editing.keep_own_words(CARD.id, mine)
    said = mine.replace("{thing}", CARD.slots["thing"])
    session = succeed(workspace, clock, 3)
    assert Note.RECITED not in notes(session, said)
    assert revealed(session, said).wording is Wording.OWN


def test_what_was_missed_or_taken_back_is_no_success(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck(CARD))
    session = succeed(workspace, clock, 3)
    answer(session, rating=Rating.AGAIN)
    clock.advance(minutes=11)
    assert Note.RECITED in notes(session, RECITED)
    undone(session)
    undone(session)
    assert Note.RECITED not in notes(session, RECITED)
    session.redo()
    assert Note.RECITED in notes(workspace.study.cram(10), RECITED)


def test_what_was_missed_does_not_make_a_line_known(home: Home, clock: FixedClock) -> None:
    session = home(a_deck(CARD)).study.start()
    for _ in range(3):
        answer(session, rating=Rating.AGAIN)
        clock.advance(minutes=11)
    assert Note.RECITED not in notes(session, RECITED)


def test_the_successes_of_other_lines_are_not_this_ones(home: Home) -> None:
    session = home(a_deck(*some_cards(4))).study.start()
    for _ in range(3):
        answer(session)
    question = asked(session)
    said = session.reveal(question, Attempt(said="Well.")).reply
    assert Note.RECITED not in notes(session, said)


def test_own_words_are_offered_with_the_third_success_and_not_again(home: Home, clock: FixedClock) -> None:
    workspace, offered = home(a_deck(CARD)), []
    for times in (0, 1, 1, 1):
        offered.append(revealed(succeed(workspace, clock, times)).may_keep_own)
    assert offered == [False, False, True, False]


def test_own_words_are_not_offered_to_who_has_them_or_gave_up(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck(CARD))
    session = succeed(workspace, clock, 2)
    question = asked(session)
    assert not session.reveal(question, Attempt(gave_up=True)).may_keep_own
    assert session.reveal(question, Attempt(aloud=True)).may_keep_own
    workspace.editing.keep_own_words(CARD.id, OWN)
    changed = session.changed(CARD.id)
    assert changed is not None
    assert not session.reveal(changed, Attempt(said=OWN)).may_keep_own


@pytest.mark.parametrize("attempt", [Attempt("I see.", gave_up=True), Attempt(aloud=True), Attempt(" \n")])
def test_where_nothing_was_written_or_it_was_given_up_there_is_no_wording(home: Home, attempt: Attempt) -> None:
    session = home(a_deck(CARD)).study.start()
    assert session.reveal(asked(session), attempt).wording is None


def test_a_cram_remarks_on_a_recital_and_offers_no_writing(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck(CARD))
    succeed(workspace, clock, 2)
    cram = workspace.study.cram(10)
    assert not revealed(cram).may_keep_own
    assert Note.RECITED not in notes(cram, RECITED)
    succeed(workspace, clock, 1)
    assert Note.RECITED in notes(workspace.study.cram(10), RECITED)
