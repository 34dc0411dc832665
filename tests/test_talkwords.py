"""Everything that a talk can come to has its words."""

from __future__ import annotations

import pytest

from trainer import talkwords
from trainer.domain.course import Course, Part
from trainer.domain.debrief import Debrief, Work
from trainer.domain.listening import Detail
from trainer.domain.scenes import Manner, Match, NextStep, Outcome
from trainer.domain.talk import Phase


def test_each_of_them_has_words() -> None:
    assert set(talkwords.MANNERS) == set(talkwords.MANNER_MEANINGS) == set(Manner)
    assert set(talkwords.OUTCOMES) == set(talkwords.OUTCOME_MEANINGS) == set(Outcome)
    assert set(talkwords.MATCHES) == set(Match)
    assert set(talkwords.PARTS) == set(Part)
    assert set(talkwords.PROMPTS) == set(Phase) - {Phase.GRADING, Phase.ENDED}
    assert set(talkwords.WORK) == set(talkwords.WORK_MORE) == set(Work) - {Work.FAULT}


@pytest.mark.parametrize(
    ("reached", "of", "headline", "panel"),
    [
        (0, 4, "No layer was opened this time", "No layer open yet"),
        (3, 4, "You reached layer 3 of 4", "Layer 3 of 4"),
        (4, 4, "You reached the last layer", "Layer 4 of 4"),
        (2, 2, "You reached the last layer", "Layer 2 of 2"),
    ],
)
def test_depth_is_told_and_never_as_a_score(reached: int, of: int, headline: str, panel: str) -> None:
    assert talkwords.headline(reached, of) == headline
    assert talkwords.depth(reached, of) == panel


def test_only_endings_that_may_be_untrue_say_why_they_are_not_open() -> None:
    assert set(talkwords.NOT_YET) == {Outcome.YES, Outcome.NEXT_STEP}


def test_nobody_is_beaten_or_blamed() -> None:
    told = " ".join([*talkwords.WORK.values(), *talkwords.WORK_MORE.values(), *talkwords.OUTCOME_MEANINGS.values()])
    assert not {"overcome", "crush", "beat", "kill", "wrong", "fail"} & set(told.casefold().split())


def test_two_softeners_are_told_calmly_and_only_where_there_were() -> None:
    assert talkwords.doubled(2, 3) == "Two or more in 2 of 3 replies; one is enough."
    assert talkwords.doubled(0, 3) == ""


def test_a_recap_names_what_is_missing() -> None:
    whole = NextStep("look at the orders", "you and me", "Tuesday")
    assert talkwords.recap(whole, is_agreed=True) == ("What: look at the orders", "Who: you and me", "By when: Tuesday")
    half = talkwords.recap(NextStep("a demo"), is_agreed=False)
    assert half == ("Proposed, and not agreed to.", "What: a demo", "Who: missing", "By when: missing")
    assert talkwords.recap(None, is_agreed=False) == ("No next step was proposed.",)


def test_a_contract_is_told_for_both_ends() -> None:
    told = talkwords.contract(Course(opening="Ten minutes?"))
    assert told == ("At the start: “Ten minutes?”", "At the end: not heard.")
    assert talkwords.part(Part.ASK, 3) == "Ask 3 times"


def test_what_was_taken_up_is_quoted_and_nothing_is_said_of_nothing() -> None:
    assert talkwords.taken_up(("orders", "lamps")) == "Takes up “orders”, “lamps”"
    assert talkwords.taken_up(()) == ""


def test_the_cards_own_replies_are_told_apart() -> None:
    some = Debrief(1, 4, replies=3, questions=1, echoes={1: ("orders",), 3: ("orders",), 5: ()}, recited=frozenset({1}))
    assert talkwords.listening(some) == (
        "An open question in 1 of 3 replies.",
        "You took up their words in 1.",
        "1 was the card’s own, and not counted.",
    )
    assert talkwords.gone_by(Detail("Easter", "Since Easter.")) == "Nobody came back to “Easter”: “Since Easter.”"
