"""What a card may hold: the same bounds for a deck file and for the editor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from trainer.domain import slots
from trainer.domain.cards import Card
from trainer.domain.characters import shown

LONGEST_TEXT = 4_000
"""Characters in a text."""

LONGEST_LINE = 400
"""Characters in a text that has no line break."""

TEXTS: Mapping[str, int] = {
    "objection": LONGEST_TEXT,
    "variant": LONGEST_TEXT,
    "reply": LONGEST_TEXT,
    "plain_reply": LONGEST_TEXT,
    "bad_reply": LONGEST_TEXT,
    "tells": LONGEST_LINE,
    "real_pain": LONGEST_TEXT,
    "notes": LONGEST_TEXT,
}
"""A card's texts, and how many characters each may have."""

LISTS: Mapping[str, int] = {"points": 8, "deflections": 12, "likely_in": 12, "tags": 12}
"""A card's lists of lines, and how many each may have."""

_UNSAID = ("notes", "tags")
"""Neither spoken nor filled: a brace in them is only a brace."""

Spot = tuple[str | int, ...]
"""Where a text stands on its card: ("reply",), ("points", 1), ("layers", 0, "ask"), ("slots", "region")."""


class Fault(StrEnum):
    """Why a card cannot be kept as it is."""

    EMPTY_OBJECTION = "empty_objection"
    EMPTY_REPLY = "empty_reply"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    LINE_BREAK = "line_break"
    UNKNOWN_SLOT = "unknown_slot"
    STRAY_BRACE = "stray_brace"
    BRACE_IN_WORDS = "brace_in_words"
    CLAIM_WITHOUT_PLAIN_REPLY = "claim_without_plain_reply"
    CLAIM_WITHOUT_WORDS = "claim_without_words"


@dataclass(frozen=True)
class Trouble:
    """One fault and the field it is in; `detail` is the bound or names the slot."""

    fault: Fault
    field: str
    detail: str = ""


def tidied(card: Card) -> Card:
    """The same card in one spelling, with nothing in it that nobody can see, and no empty lines in its lists."""
    changes: dict[str, Any] = {name: shown(getattr(card, name)) for name in TEXTS}
    changes |= {name: tuple(filter(None, map(shown, getattr(card, name)))) for name in LISTS}
    words = {name: shown(value) for name, value in card.slots.items()}
    return replace(card, **changes, slots={name: value for name, value in words.items() if value})


def troubles(card: Card) -> tuple[Trouble, ...]:
    """Everything that keeps this card from being kept, each once; empty when it is fine."""
    return tuple(dict.fromkeys((*_empty(card), *_sizes(card), *_braces(card), *_claims(card))))


def misfit(text: str, longest: int) -> Fault | None:
    """Why a text does not fit its bound, if it does not."""
    if len(text) > longest:
        return Fault.TOO_LONG
    return Fault.LINE_BREAK if longest == LONGEST_LINE and "\n" in text else None


def said(card: Card) -> Iterator[tuple[Spot, str]]:
    """Every text that is shown or spoken with its slots filled, and where it stands."""
    yield from (((name,), getattr(card, name)) for name in TEXTS if name not in _UNSAID)
    for name in LISTS:
        if name not in _UNSAID:
            yield from (((name, item), text) for item, text in enumerate(getattr(card, name)))
    for item, layer in enumerate(card.layers):
        yield ("layers", item, "ask"), layer.ask
        yield ("layers", item, "customer"), layer.customer


def misused(card: Card, text: str) -> Iterator[tuple[Fault, str]]:
    """What would be said of a text of this card as "it" or with a brace, each with the slot's name if it is one.

    A slot has words when the rep or the card has some, or when a fact stands for it: those of the program, or none
    while the fact is not verified and keeps its reply from being practised.
    """
    facts = (fact.slot for fact in card.facts if fact.slot in slots.DEFAULTS or not fact.verified)
    filled = {"product", "competitor", *card.slots, *facts}
    yield from ((Fault.UNKNOWN_SLOT, name) for name in slots.names(text) if name not in filled)
    if slots.has_stray_brace(text):
        yield Fault.STRAY_BRACE, ""


def braces(card: Card) -> Iterator[tuple[Spot, Fault, str]]:
    """Every brace of a card that may not stand where it does: the one rule of deck files and of the editor."""
    for spot, text in said(card):
        yield from ((spot, *found) for found in misused(card, text))
    for name, value in card.slots.items():
        if "{" in value or "}" in value:
            yield ("slots", name), Fault.BRACE_IN_WORDS, name


def _empty(card: Card) -> Iterator[Trouble]:
    if not card.objection.strip():
        yield Trouble(Fault.EMPTY_OBJECTION, "objection")
    if not card.reply.strip():
        yield Trouble(Fault.EMPTY_REPLY, "reply")


def _sizes(card: Card) -> Iterator[Trouble]:
    for name, most in LISTS.items():
        if len(getattr(card, name)) > most:
            yield Trouble(Fault.TOO_MANY, name, str(most))
    for name, longest, text in _bounded(card):
        if fault := misfit(text, longest):
            yield Trouble(fault, name, str(longest))


def _bounded(card: Card) -> Iterator[tuple[str, int, str]]:
    yield from ((name, longest, getattr(card, name)) for name, longest in TEXTS.items())
    yield from ((name, LONGEST_LINE, text) for name in LISTS for text in getattr(card, name))
    yield from (("slots", LONGEST_LINE, words) for words in card.slots.values())


def _braces(card: Card) -> Iterator[Trouble]:
    yield from (Trouble(fault, str(spot[0]), slot) for spot, fault, slot in braces(card))


def _claims(card: Card) -> Iterator[Trouble]:
    for fact in card.facts:
        if fact.verified and card.lacks_words(fact):
            yield Trouble(Fault.CLAIM_WITHOUT_WORDS, "slots", fact.slot)
    if not (card.claims_are_verified or card.plain_reply.strip()):
        yield Trouble(Fault.CLAIM_WITHOUT_PLAIN_REPLY, "plain_reply")
