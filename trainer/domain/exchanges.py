"""A complaint reply by reply: what each showed, how the customer met it, and what of it made things harder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trainer.domain.complaint import Complaint
from trainer.domain.played import Speaker, Turn
from trainer.domain.scenes import NextStep, Saying
from trainer.domain.signs import FAULTS, Shown, Sign
from trainer.domain.talk import Propose

_SENTENCE = re.compile(r"[^.?!;]+[.?!;]*")
_TOLD = (Saying.COMPANY, Saying.PERSONAL, Saying.BOTH)
_AGREED = (Saying.AGREED, Saying.AGREED_LATER)


@dataclass(frozen=True)
class Exchange:
    """A turn of the rep with why the customer said what came next.

    Attributes:
        place: Among all turns.
        after_telling: Something was told already of what it did to them.
    """

    place: int
    turn: Turn
    why: Saying | None
    after_telling: bool

    def words(self, one: Shown) -> str:
        """What was said, exactly."""
        return self.turn.said[one.start : one.end]

    def sentence(self, one: Shown) -> str:
        """The whole sentence in which it was said."""
        ends = ((part.end(), part[0].strip()) for part in _SENTENCE.finditer(self.turn.said))
        return next((sentence for end, sentence in ends if end > one.start), self.words(one))

    def faults(self, complaint: Complaint) -> tuple[Shown, ...]:
        """What in it made things harder."""
        wrong = {*FAULTS, *((Sign.APOLOGY,) if complaint.is_theirs else ())}
        if not self.after_telling:
            wrong.add(Sign.GIVES)
        return tuple(one for one in self.turn.shown if one.sign in wrong)

    def helped(self, complaint: Complaint) -> tuple[Shown, ...]:
        """What it did for them: not in a sentence that made things harder as well."""
        hurt = {self.sentence(one) for one in self.faults(complaint)}
        return tuple(one for one in self.turn.shown if self.sentence(one) not in hurt)


@dataclass(frozen=True)
class Exchanges:
    """All of a talk."""

    every: tuple[Exchange, ...]
    complaint: Complaint

    def said(self, *signs: Sign, met: tuple[Saying, ...] = ()) -> tuple[str, ...]:
        """The sentences that did one of these for the customer, each once; only those that were met so."""
        return tuple(
            dict.fromkeys(
                one.sentence(shown)
                for one in self.every
                for shown in one.helped(self.complaint)
                if shown.sign in signs and (not met or one.why in met)
            )
        )

    def promised(self) -> tuple[str, ...]:
        """The sentences in which the rep said what they do, or gave something, or promised it."""
        kinds = (Sign.ACTS, Sign.GIVES, Sign.PROMISES)
        found = (one.sentence(shown) for one in self.every for shown in one.turn.shown if shown.sign in kinds)
        return tuple(dict.fromkeys(found))

    def proposals(self) -> tuple[tuple[Turn, NextStep, bool], ...]:
        """Every plan, and whether the customer agreed to it."""
        return tuple(
            (one.turn, one.turn.deed.step, one.why in _AGREED)
            for one in self.every
            if isinstance(one.turn.deed, Propose)
        )


def exchanges(turns: Sequence[Turn], complaint: Complaint) -> Exchanges:
    """What the rep did in these turns, and how it was met."""
    return Exchanges(tuple(_exchanges(turns)), complaint)


def _exchanges(turns: Sequence[Turn]) -> Iterator[Exchange]:
    after_telling = False
    for place, turn in enumerate(turns):
        after_telling = after_telling or turn.why in _TOLD
        if turn.speaker is Speaker.REP:
            why = turns[place + 1].why if place + 1 < len(turns) else None
            yield Exchange(place, turn, why, after_telling)
