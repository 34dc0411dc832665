"""What a customer makes of a reply, by what the coach heard in it."""

from __future__ import annotations

import pytest

from trainer.coaching.turns import judged
from trainer.domain.feedback import Certainty, Feedback, Finding, Label, LabelKind, Noticed

REPLY = "I see why. We print two lists instead of one. Does that settle it?"


def heard(label: Label, words: str, certainty: Certainty = Certainty.SURE, reply: str = REPLY) -> Feedback:
    start = reply.index(words)
    return Feedback((Finding(label, start, start + len(words), certainty),))


def test_words_outside_questions_are_told() -> None:
    found = judged(REPLY, Feedback(), opens=False)
    assert (found.told, found.asks, found.opens) == (10, True, False)


@pytest.mark.parametrize("reply", ["", "?", "…", "What does that cost you?"])
def test_a_question_alone_tells_nothing(reply: str) -> None:
    assert judged(reply, Feedback(), opens=True).told == 0


def test_a_question_without_its_mark_is_one_when_the_coach_heard_it() -> None:
    reply = "i see why. what does that do to your weekends"
    found = judged(reply, heard(Label.OPEN_QUESTION, "what does that do", reply=reply), opens=True)
    assert (found.told, found.asks) == (3, True)


def test_to_ask_whether_it_is_settled_is_to_ask() -> None:
    reply = "we would print two lists. does that settle your worry"
    start = reply.index("does that")
    one = Noticed("confirm", "Confirm", "Asks.", LabelKind.MOVE, start, len(reply))
    assert judged(reply, Feedback(noticed=(one,)), opens=False).asks
    assert not judged(reply, Feedback(), opens=False).asks


def test_what_is_only_to_be_checked_moves_nobody() -> None:
    assert judged(REPLY, heard(Label.DEFENSIVE, "We print", Certainty.CHECK), opens=False).labels == frozenset()
    assert judged(REPLY, heard(Label.DEFENSIVE, "We print", Certainty.LIKELY), opens=False).has_fault
