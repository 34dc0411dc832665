"""The words of the script: what the person who plays the customer can do, and what helps them to."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.domain.scenes import Saying
from trainer.domain.talk import Phase

CUES: Mapping[Saying, str] = {
    Saying.ANSWER: "Open the next layer",
    Saying.HALF_ANSWER: "Half an answer",
    Saying.DEFLECTION: "Turn it aside",
    Saying.PUSHBACK: "Push back",
    Saying.VENT: "Let it out",
    Saying.AGREED: "Agree to a next step",
    Saying.NO: "Say no",
    Saying.RECOGNISED: "Yes, that is it",
    Saying.NOT_QUITE: "Not quite",
    Saying.REACTION: "Think about their answer",
    Saying.CONFIRMED: "That settles it",
    Saying.WANTS_ANSWER: "Want an answer",
    Saying.WANTS_CHECK: "Want to be asked",
    Saying.YES: "Say yes",
    Saying.WANTS_STEP: "Want to know what is next",
    Saying.WANTS_WHAT: "Ask what will happen",
    Saying.WANTS_WHO: "Ask who does it",
    Saying.WANTS_WHEN: "Ask by when",
    Saying.GOODBYE: "Say goodbye",
    Saying.STILL_NO: "Still no",
    Saying.AGREED_LATER: "Agree to a later day",
}
"""What the person who plays the customer can do; `domain.partner` has when."""

ADVICE: Mapping[Phase, str] = {
    Phase.TALKING: "Open up for a real question about what you just said, and for nothing else.",
    Phase.NAMING: "Have they said what it is really about? You decide how near is near enough.",
    Phase.ANSWERING: "They know it now. Wait for what they would do about it.",
    Phase.CHECKING: "Let them find out whether that settles it.",
    Phase.AGREEING: "Agree only when you know what happens, who does it, and by when.",
    Phase.AGREED: "It is agreed. Say goodbye, and end here.",
    Phase.PARTING: "You said no. Part kindly.",
}
