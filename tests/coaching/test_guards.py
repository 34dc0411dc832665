"""Words that match and still earn nothing."""

from __future__ import annotations

import pytest

from trainer.coaching.coach import Coach
from trainer.coaching.everyday import folder
from trainer.coaching.families import load_folder
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
