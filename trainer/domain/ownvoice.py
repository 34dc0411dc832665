"""Ideas and wording of a reply, kept apart: who says all of the ideas has all the credit, in whatever words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from trainer.domain.feedback import Feedback, Note
from trainer.domain.wording import distance

THIRD = 3
"""After so many successes a line is known: from then on its wording matters, and before that only its ideas."""

VERBATIM_TO = 0.25
"""Up to here a reply is the card's, word for word: 99 of 100 recitals are when one word in twenty was misheard, and of
244 replies that people might give in words of their own the nearest is at 0.5 (`tests/coaching/heldout/points`)."""
_NEAR_TO, _PARTLY_TO = 0.5, 0.8


class Wording(StrEnum):
    """Whose words a reply is made of."""

    VERBATIM = "verbatim"
    NEAR = "near"
    PARTLY = "partly"
    OWN = "own"


class Ideas(StrEnum):
    """How many of a card's points a reply covers."""

    NONE = "none"
    SOME = "some"
    ALL = "all"


@dataclass(frozen=True)
class Yardstick:
    """What the words of a reply are held against.

    Attributes:
        replies: The card's, slots filled: the one that is trained, and the other one where there are two.
        own_words: The rep's wording of it; empty without one.
    """

    replies: tuple[str, ...]
    own_words: str = ""

    def distance(self, said: str) -> float:
        """How far a reply is from the card's wording: 0 is word for word, 1 has nothing in common; see `wording`."""
        return min((distance(said, reply) for reply in self.replies if reply.strip()), default=1.0)

    def wording(self, said: str) -> Wording:
        """Whose words a reply is made of; what is nearer to what the rep once wrote is the rep's."""
        far = self.distance(said)
        is_what_they_wrote = bool(self.own_words.strip()) and distance(said, self.own_words) < far
        return Wording.OWN if is_what_they_wrote else band(far)


@dataclass(frozen=True)
class OwnVoice:
    """What a reply covers, and in whose words: two measures that are never made one.

    Attributes:
        covered: Places of the points that it covers.
        points: How many there are.
        wording: In whose words; None where there are no words to measure.
    """

    covered: tuple[int, ...]
    points: int
    wording: Wording | None = None

    @property
    def ideas(self) -> Ideas:
        """All of them is all the credit there is, in whatever words."""
        if not self.covered:
            return Ideas.NONE
        return Ideas.ALL if len(self.covered) >= self.points else Ideas.SOME


def band(far: float) -> Wording:
    """Whose words a reply is made of that is so far from the card's."""
    if far <= VERBATIM_TO:
        return Wording.VERBATIM
    if far <= _NEAR_TO:
        return Wording.NEAR
    return Wording.PARTLY if far < _PARTLY_TO else Wording.OWN


def recital(successes_before: int, wording: Wording) -> bool:
    """Whether there is something to say of the wording: the line is known, and it was said word for word."""
    return successes_before >= THIRD and wording is Wording.VERBATIM


def may_keep_own(successes_before: int, own_words: str) -> bool:
    """Whether it is time to offer to keep words of one's own: with the third success, and while there are none."""
    return successes_before == THIRD - 1 and not own_words.strip()


def noted(feedback: Feedback, said: str, yardstick: Yardstick, successes_before: int) -> Feedback:
    """The same with a remark when the card was recited; it comes before those about the card's own sentences."""
    if not recital(successes_before, yardstick.wording(said)):
        return feedback
    return replace(feedback, notes=tuple(sorted((*feedback.notes, Note.RECITED), key=list(Note).index)))
