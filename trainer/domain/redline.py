"""What of a card is other than it was, part by part."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from trainer.domain.cards import Card, Deck, Fact, Layer


class Part(StrEnum):
    """The parts of a card that somebody can read, the reply first: it is what is said."""

    REPLY = "reply"
    OBJECTION = "objection"
    VARIANT = "variant"
    PLAIN_REPLY = "plain_reply"
    BAD_REPLY = "bad_reply"
    POINTS = "points"
    TELLS = "tells"
    REAL_PAIN = "real_pain"
    LAYERS = "layers"
    DEFLECTIONS = "deflections"
    FACTS = "facts"
    SLOTS = "slots"
    CATEGORY = "category"
    SOFTENER = "softener"
    STAGE = "stage"
    LIKELY_IN = "likely_in"
    TAGS = "tags"
    NOTES = "notes"


@dataclass(frozen=True)
class Passage:
    """A part of a card as it was and as it is; one of them is empty where it is new or gone."""

    part: Part
    before: str
    after: str


def passages(before: Card | None, after: Card) -> tuple[Passage, ...]:
    """The parts that differ; without a card before, all that say something."""
    pairs = ((part, told(before, part) if before else "", told(after, part)) for part in Part)
    return tuple(Passage(part, old, new) for part, old, new in pairs if old != new)


def told(card: Card, part: Part) -> str:
    """What a part says, several things on lines of their own."""
    value = getattr(card, part.value)
    if isinstance(value, Mapping):
        return "\n".join(f"{name}: {words}" for name, words in sorted(value.items()))
    if isinstance(value, tuple):
        return "\n".join(map(_line, value))
    return str(value) if value is not None else ""


def _line(one: str | Fact | Layer) -> str:
    if isinstance(one, Layer):
        return f"{one.ask} – {one.customer}"
    if isinstance(one, Fact):
        stands_for = f"{{{one.slot}}}: {one.means}" if one.slot else one.claim
        return f"{stands_for} ({'verified' if one.verified else 'not verified'})"
    return one


_HEADING: Mapping[str, Callable[[Deck], str]] = {
    "title": lambda deck: deck.title,
    "language": lambda deck: deck.language,
    "owner": lambda deck: deck.owner,
    "credits": lambda deck: ", ".join(deck.credits),
    "review_by": lambda deck: deck.review_by.isoformat() if deck.review_by else "",
}


def headings(before: Deck, after: Deck) -> tuple[tuple[str, str, str], ...]:
    """What a deck says otherwise of itself, as (field, before, after); its version and changes are told anyway."""
    pairs = ((name, say(before), say(after)) for name, say in _HEADING.items())
    return tuple((name, old, new) for name, old, new in pairs if old != new)
