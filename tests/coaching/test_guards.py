"""Words that match and still earn nothing."""

from __future__ import annotations

import pytest

from trainer.coaching.coach import Coach
from trainer.coaching.everyday import everyday, folder
from trainer.coaching.families import load_folder
from trainer.coaching.guards import Guards
from trainer.coaching.matcher import Match
from trainer.coaching.normalise import Token, tokens
from trainer.domain.feedback import CoachContext

COACH = Coach(load_folder(folder()))


@pytest.mark.parametrize(
    "reply",
    [
        "I'm not excited about that.",
        "im not most excited about this part",
        "I can't say I agree.",
        "I won't pretend I'm glad you told me.",
        "I wouldn't say that's a great question.",
        "We never said you're right about that.",
        'My trainer would have me say "great question" here.',
        "The script says “thank you for being honest”.",
        "They teach us to say thanks for being honest.",
        "My coach keeps telling us to answer with I hear you.",
        "I was told to say I understand how you feel.",
        "You said you agree the tool is needed.",
        "As you said, great question.",
        "It would be wrong to say I agree.",
        "The brochure says it's one of the things we're most excited about.",
        "You told me you were excited about the pilot.",
        "Do you agree?",
        "Your manager said I'd made a fair point.",
        "Great question, genius.",
        "Oh thank you for bringing that up, Sherlock.",
        "What an excellent point. I'll alert the media.",
        "Good question? It's a trap.",
        "Great question, said nobody ever.",
    ],
)
def test_no_credit(reply: str) -> None:
    assert COACH(reply, CoachContext()).softeners == ()


@pytest.mark.parametrize(
    ("reply", "label"),
    [
        ("No, I appreciate you saying so.", "thanks"),
        ("I can't argue with that.", "agree"),
        ("You're not wrong there.", "agree"),
        ("You said price, and I agree.", "agree"),
        ("You're not alone with that.", "shared_concern"),
        ("My boss had the same worry.", "shared_concern"),
        ('"I agree, it takes time."', "agree"),
        ("It's not cheap. Thanks for being honest.", "thanks"),
        ("Do you mind me asking what made you go with them?", "open_question"),
    ],
)
def test_guards_do_not_overreach(reply: str, label: str) -> None:
    assert label in COACH(reply, CoachContext()).labels


def test_each_place_is_looked_at_once_however_many_phrases_begin_and_end_there() -> None:
    class Looked(list[Token]):
        looks = 0

        def __getitem__(self, place: object) -> object:  # type: ignore[override]
            self.looks += 1
            return super().__getitem__(place)  # type: ignore[index]

    said = Looked(tokens("well you know I do think that is so", everyday().spelling))
    guards = Guards(said, everyday())
    answers = [guards.refuse(Match(0, 3, 5), None)]
    once = said.looks
    answers += [guards.refuse(Match(number, 3, 5), None) for number in range(1, 100)]
    assert answers == [False] * 100
    assert 0 < once == said.looks
