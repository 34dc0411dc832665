"""What a reply does for somebody who is upset. Facts only; `trainer.complaintwords` has names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Sign(StrEnum):
    """One thing that a reply does. The values are kept with the talks and stay stable."""

    SIDES = "sides"
    LISTENS = "listens"
    COMPANY = "company"
    PERSONAL = "personal"
    CLAIMS = "claims"
    ACTS = "acts"
    GOTCHAS = "gotchas"
    LOOKS_BACK = "looks_back"
    SAVES_FACE = "saves_face"
    APOLOGY = "apology"
    EMOTION = "emotion"
    EXCUSE = "excuse"
    ARGUES = "argues"
    GIVES = "gives"
    GLAD = "glad"
    PROMISES = "promises"
    PRESSES = "presses"


FAULTS = (
    Sign.EMOTION,
    Sign.EXCUSE,
    Sign.ARGUES,
    Sign.GLAD,
    Sign.PROMISES,
    Sign.PRESSES,
)
"""What makes an upset customer angrier whenever it is said; the worst first."""


@dataclass(frozen=True)
class Shown:
    """A sign and the words that showed it: ``reply[start:end]``."""

    sign: Sign
    start: int
    end: int


class Step(StrEnum):
    """The five steps from anger to trust, in the order in which they are taken."""

    INTENT = "intent"
    EMOTION = "emotion"
    OWN = "own"
    ACT = "act"
    DEBRIEF = "debrief"


SPOILS: Mapping[Sign, Step] = {
    Sign.ARGUES: Step.INTENT,
    Sign.EMOTION: Step.EMOTION,
    Sign.GLAD: Step.EMOTION,
    Sign.EXCUSE: Step.OWN,
    Sign.GIVES: Step.EMOTION,
    Sign.APOLOGY: Step.OWN,
    Sign.PROMISES: Step.ACT,
    Sign.PRESSES: Step.ACT,
}
"""The step that would have stood in the place of a fault."""


def first_words(reply: str, shown: Iterable[Shown]) -> dict[Sign, str]:
    """The words that showed each sign first."""
    found: dict[Sign, str] = {}
    for one in shown:
        found.setdefault(one.sign, reply[one.start : one.end])
    return found
