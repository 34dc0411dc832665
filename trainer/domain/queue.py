"""The order of a day's lines, and how many fit into its minutes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from statistics import median

from trainer.domain.categories import Category
from trainer.domain.views import Remembered

USUAL_SECONDS = 37
"""What one line takes until the rep's own pace is known: hear it, answer aloud, compare."""

_PACE_FROM = 10
_LONGEST_MS = 180_000


def pace_seconds(durations_ms: Sequence[int]) -> float:
    """The median seconds of the newest answers; a usual value until there are ten. Pauses over 3 minutes count as 3."""
    if len(durations_ms) < _PACE_FROM:
        return USUAL_SECONDS
    return max(median(min(duration, _LONGEST_MS) for duration in durations_ms) / 1000, 5.0)


def capacity(minutes: int, pace: float, done: int) -> int:
    """How many more lines fit into today's minutes."""
    return max(round(minutes * 60 / pace) - done, 0)


def arrange(
    due: Iterable[Remembered], unseen: Iterable[Remembered], missed: frozenset[str], after: Category | None = None
) -> list[Remembered]:
    """Today's order: what beat the rep last time, then the rest with new lines among the old, kinds mixed.

    Telling the kinds apart is half the skill, so neighbours are of different kinds wherever that is possible, the
    first line and the one `after` which it comes included.
    """
    cards = list(due)
    first = [card for card in cards if card.card_id in missed]
    rest = [card for card in cards if card.card_id not in missed]
    mixed = interleave(first, after)
    return mixed + interleave(_blend(rest, list(unseen)), mixed[-1].category if mixed else after)


def interleave(cards: Sequence[Remembered], after: Category | None = None) -> list[Remembered]:
    """The same cards with no two neighbours of one kind wherever that is possible; inside a kind the order stays.

    Takes from the kind with most cards left, unless that is the one just taken.
    """
    waiting: dict[Category, list[Remembered]] = {}
    for card in reversed(cards):
        waiting.setdefault(card.category, []).append(card)
    place = {card.card_id: number for number, card in enumerate(cards)}
    out: list[Remembered] = []
    last = after
    while waiting:
        choices = [kind for kind in waiting if kind is not last] or list(waiting)
        kind = min(choices, key=lambda kind: (-len(waiting[kind]), place[waiting[kind][-1].card_id]))
        out.append(waiting[kind].pop())
        if not waiting[kind]:
            del waiting[kind]
        last = kind
    return out


def by_risk(cards: Iterable[Remembered], day: int) -> tuple[list[Remembered], list[Remembered]]:
    """Cards that were ever answered, those most likely forgotten first; and those never answered."""
    seen: list[Remembered] = []
    unseen: list[Remembered] = []
    for card in cards:
        (seen if card.memory.reps else unseen).append(card)
    return sorted(seen, key=lambda card: (card.memory.last_day - day) / card.memory.stability), unseen


def shuffled(cards: Iterable[Remembered], day: int) -> list[Remembered]:
    """The same cards in an order of the day's own, so that nobody can learn which kind comes next."""
    return sorted(cards, key=lambda card: sha256(f"{day}:{card.card_id}".encode()).digest())


def _blend(old: list[Remembered], new: list[Remembered]) -> list[Remembered]:
    """New lines spread evenly among the old ones."""
    if not old or not new:
        return old + new
    total = len(old) + len(new)
    places = {round((number + 1) * total / (len(new) + 1)) for number in range(len(new))}
    rest, fresh = iter(old), iter(new)
    blended = [next(fresh if place in places else rest, None) for place in range(total)]
    return [card for card in blended if card] + list(rest) + list(fresh)
