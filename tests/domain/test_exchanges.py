"""What each reply of a complaint showed, how it was met, and what of it made things harder."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import a_complaint
from tests.complaining import COMPANY, GOOD_TALK, LET, OWN, PLAN, POLICY, REFUND, SIDE, talked
from trainer.domain.exchanges import Exchanges, exchanges
from trainer.domain.played import Played
from trainer.domain.scenes import Saying
from trainer.domain.signs import Shown, Sign


def every(played: Played) -> Exchanges:
    complaint = played.casting.complaint
    assert complaint is not None
    return exchanges(played.turns, complaint)


def with_words(said: str, *shown: Shown) -> Exchanges:
    """A talk of one reply, after the customer was heard out."""
    played = talked(LET, LET, SIDE)
    turns = tuple(replace(turn, said=said, shown=shown) if turn.said == SIDE[0] else turn for turn in played.turns)
    return every(replace(played, turns=turns))


def test_a_sign_is_quoted_with_its_whole_sentence() -> None:
    found = with_words("I see. You have every reason to be angry. Go on.", Shown(Sign.SIDES, 7, 28))
    assert found.said(Sign.SIDES) == ("You have every reason to be angry.",)


def test_only_what_was_met_so_is_told_where_that_is_asked() -> None:
    found = every(talked(COMPANY, LET, LET, COMPANY))
    assert [one.why for one in found.every] == [Saying.CUT_IN, Saying.VENT, Saying.VENT, Saying.COMPANY]
    assert found.said(Sign.COMPANY, met=(Saying.COMPANY,)) == (COMPANY[0],)
    assert every(talked(COMPANY)).said(Sign.COMPANY, met=(Saying.COMPANY,)) == ()


def test_a_sentence_that_makes_it_harder_helps_nobody() -> None:
    said = "I will refund you in full right away."
    found = with_words(said, Shown(Sign.GIVES, 0, 17), Shown(Sign.ACTS, 0, 36))
    assert (found.said(Sign.ACTS), found.promised()) == ((), (said,))


@pytest.mark.parametrize(("said", "faults"), [((LET, LET, REFUND), 1), ((LET, LET, COMPANY, REFUND), 0)])
def test_to_give_something_is_too_soon_only_before_they_were_asked(said: tuple[object, ...], faults: int) -> None:
    found = every(talked(*said))  # type: ignore[arg-type]
    assert sum(len(one.faults(found.complaint)) for one in found.every) == faults


def test_to_say_sorry_is_out_of_place_only_where_the_mistake_was_theirs() -> None:
    sorry = ("I am sorry.", Sign.APOLOGY)
    for is_theirs in (True, False):
        found = every(talked(LET, LET, sorry, complaint=a_complaint(is_theirs=is_theirs)))
        assert bool(found.every[-1].faults(found.complaint)) is is_theirs


def test_an_excuse_is_a_fault_wherever_it_stands() -> None:
    found = every(talked(LET, LET, COMPANY, POLICY))
    assert [one.sign for one in found.every[-1].faults(found.complaint)] == [Sign.EXCUSE]


def test_a_plan_is_told_with_whether_it_was_agreed_to() -> None:
    early = every(talked(LET, LET, COMPANY, OWN, PLAN))
    assert [is_agreed for _, _, is_agreed in early.proposals()] == [False]
    assert [(step, is_agreed) for _, step, is_agreed in every(talked(*GOOD_TALK)).proposals()] == [(PLAN, True)]
