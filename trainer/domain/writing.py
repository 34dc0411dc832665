"""What must hold before an edited card may be kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trainer.domain import slots
from trainer.domain.cards import Card

LONGEST_TEXT = 4_000
"""Characters in any text of a card; the same bound as in deck files."""

LONGEST_LINE = 400
MOST_POINTS = 8


class Fault(StrEnum):
    """Why a card cannot be kept as it is."""

    EMPTY_OBJECTION = "empty_objection"
    EMPTY_REPLY = "empty_reply"
    TOO_LONG = "too_long"
    TOO_MANY_POINTS = "too_many_points"
    UNKNOWN_SLOT = "unknown_slot"
    STRAY_BRACE = "stray_brace"
    CLAIM_WITHOUT_PLAIN_REPLY = "claim_without_plain_reply"


@dataclass(frozen=True)
class Trouble:
    """One fault and the field it is in; `detail` names the slot."""

    fault: Fault
    field: str
    detail: str = ""


_TEXTS = {"objection": LONGEST_LINE, "variant": LONGEST_LINE, "reply": LONGEST_TEXT, "plain_reply": LONGEST_TEXT}


def troubles(card: Card) -> tuple[Trouble, ...]:
    """Everything that keeps this card from being kept; empty when it is fine."""
    found = []
    if not card.objection.strip():
        found.append(Trouble(Fault.EMPTY_OBJECTION, "objection"))
    if not card.reply.strip():
        found.append(Trouble(Fault.EMPTY_REPLY, "reply"))
    if len(card.points) > MOST_POINTS:
        found.append(Trouble(Fault.TOO_MANY_POINTS, "points"))
    for name, longest in _TEXTS.items():
        found += _text_troubles(card, name, longest)
    unproven = any(not fact.verified for fact in card.facts)
    if unproven and not card.plain_reply.strip():
        found.append(Trouble(Fault.CLAIM_WITHOUT_PLAIN_REPLY, "plain_reply"))
    return tuple(found)


def _text_troubles(card: Card, name: str, longest: int) -> list[Trouble]:
    text: str = getattr(card, name)
    found = [Trouble(Fault.TOO_LONG, name, str(longest))] if len(text) > longest else []
    known = {"product", "competitor", *card.slots, *(fact.slot for fact in card.facts)}
    found += [Trouble(Fault.UNKNOWN_SLOT, name, slot) for slot in slots.names(text) if slot not in known]
    if any(brace in slots.SLOT.sub("", text) for brace in "{}"):
        found.append(Trouble(Fault.STRAY_BRACE, name))
    return found
