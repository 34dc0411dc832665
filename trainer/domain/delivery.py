"""How a reply was said, against how this rep usually says it: bands of one's own, and never a pass mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import median

ENOUGH = 5
"""Takes from which on there is something that is usual."""

RECENT = 30
"""Of how many takes the usual is made: somebody who changes is soon measured by what they do now."""

_MINUTE_MS = 60_000
_SHORTEST_MS = 1_000
"""Speech too short for a pace."""

_FILLERS = re.compile(r"\b(?:u+h*m+|u+h+|e+rm*|h+m+|you know|i mean|basically)\b", re.IGNORECASE)


class Measure(Enum):
    """What is measured of a delivery."""

    PAUSE = "pause"
    PACE = "pace"
    TURN = "turn"
    TALK = "talk"
    LOUDNESS = "loudness"
    FILLERS = "fillers"


class Band(Enum):
    """Where a figure lies among those of the same person."""

    NOT_MEASURED = "not_measured"
    NOTHING_YET = "nothing_yet"  # fewer takes than say what is usual
    LESS = "less"
    USUAL = "usual"
    MORE = "more"


@dataclass(frozen=True)
class Delivery:
    """What was measured of one spoken reply; None where it could not be.

    Attributes:
        pause_ms: From the true end of the customer's line to the first word, in milliseconds.
        talk_ms: Speech alone, without its pauses.
        turn_ms: From the first word to the last.
        words: How many were said.
        loudness_db: Between the soft and the loud parts, in decibels.
        fillers: How many were noticed; a recogniser leaves most of them out, so this is approximate.
    """

    pause_ms: int | None = None
    talk_ms: int | None = None
    turn_ms: int | None = None
    words: int = 0
    loudness_db: float | None = None
    fillers: int | None = None

    def __add__(self, other: Delivery) -> Delivery:
        """Of one reply in two turns of speech; what one of them lacks is not known of both."""
        return Delivery(
            self.pause_ms,
            _sum(self.talk_ms, other.talk_ms),
            _sum(self.turn_ms, other.turn_ms),
            self.words + other.words,
            None,  # one soft turn and one loud one have a range that neither of them has
            _sum(self.fillers, other.fillers),
        )

    @property
    def wpm(self) -> int | None:
        """Words per minute of the turn, its pauses included."""
        if self.turn_ms is None or self.turn_ms < _SHORTEST_MS or not self.words:
            return None
        return round(self.words * _MINUTE_MS / self.turn_ms)

    def value(self, measure: Measure) -> float | None:
        """The figure of a measure: milliseconds, words per minute, decibels or a count."""
        found: dict[Measure, float | None] = {
            Measure.PAUSE: self.pause_ms,
            Measure.PACE: self.wpm,
            Measure.TURN: self.turn_ms,
            Measure.TALK: self.talk_ms,
            Measure.LOUDNESS: self.loudness_db,
            Measure.FILLERS: self.fillers,
        }
        return found[measure]


@dataclass(frozen=True)
class Usual:
    """The middle half of what one person does."""

    low: float
    high: float


@dataclass(frozen=True)
class Compared:
    """A figure beside what is usual.

    Attributes:
        value: See `Delivery.value`; None where it could not be measured.
        usual: None while there are too few takes.
        earlier: The figures before it, the oldest first.
    """

    measure: Measure
    value: float | None
    usual: Usual | None
    earlier: tuple[float, ...] = ()

    @property
    def band(self) -> Band:
        """Where the figure lies."""
        if self.value is None:
            return Band.NOT_MEASURED
        if self.usual is None:
            return Band.NOTHING_YET
        if self.value < self.usual.low:
            return Band.LESS
        return Band.MORE if self.value > self.usual.high else Band.USUAL


def middle(deliveries: Sequence[Delivery]) -> Delivery:
    """Of several replies the one in the middle, measure by measure; what none of them has is not measured."""

    def median_of(values: Iterable[float | None]) -> float | None:
        known = [value for value in values if value is not None]
        return median(known) if known else None

    def whole(values: Iterable[float | None]) -> int | None:
        found = median_of(values)
        return None if found is None else round(found)

    turn_ms, pace = whole(one.turn_ms for one in deliveries), median_of(one.wpm for one in deliveries)
    return Delivery(
        pause_ms=whole(one.pause_ms for one in deliveries),
        talk_ms=whole(one.talk_ms for one in deliveries),
        turn_ms=turn_ms,
        words=round((pace or 0) * (turn_ms or 0) / _MINUTE_MS),  # as many as make the pace in the middle
        loudness_db=median_of(one.loudness_db for one in deliveries),
        fillers=whole(one.fillers for one in deliveries),
    )


def compared(delivery: Delivery, before: Sequence[Delivery]) -> tuple[Compared, ...]:
    """Each measure of a delivery beside the takes before it, the oldest first."""
    return tuple(_compared(measure, delivery, before) for measure in Measure)


def _compared(measure: Measure, delivery: Delivery, before: Sequence[Delivery]) -> Compared:
    values = tuple(value for take in before[-RECENT:] if (value := take.value(measure)) is not None)
    return Compared(measure, delivery.value(measure), usual(values), values)


def usual(values: Sequence[float]) -> Usual | None:
    """The middle half of some figures; None while they are too few."""
    if len(values) < ENOUGH:
        return None
    quarter, ordered = len(values) // 4, sorted(values)
    return Usual(ordered[quarter], ordered[-quarter - 1])


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def fillers(text: str) -> int:
    """How many words that fill a pause stand in a transcript."""
    return len(_FILLERS.findall(text))
