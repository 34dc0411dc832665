"""The words for a review: whose word a deck has, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from trainer.domain.approval import fingerprint
from trainer.domain.redline import Part
from trainer.domain.remarks import Belief, Kind, State
from trainer.domain.seals import Badge, Seal
from trainer.services.publishing import Fate, UnderReview

STATES = {
    State.DRAFT: "Draft",
    State.IN_REVIEW: "In review",
    State.CHANGES_WANTED: "Changes asked for",
    State.APPROVED: "Approved",
    State.RAN_OUT: "Review ran out",
    State.WITHDRAWN: "Withdrawn",
}
BELIEFS = {Belief.NO: "No", Belief.HARDLY: "Hardly", Belief.MOSTLY: "Mostly", Belief.YES: "Yes"}
FATES = {Fate.NEW: "New", Fate.CHANGED: "Changed", Fate.RETIRED: "Retired"}
PARTS = {
    Part.REPLY: "Reply",
    Part.OBJECTION: "The customer says",
    Part.VARIANT: "The same in other words",
    Part.PLAIN_REPLY: "The reply without claims",
    Part.BAD_REPLY: "Better not",
    Part.POINTS: "Points",
    Part.TELLS: "What the line tells us",
    Part.REAL_PAIN: "The real pain",
    Part.LAYERS: "Layers: question – answer",
    Part.DEFLECTIONS: "What they say instead of an answer",
    Part.FACTS: "Claims",
    Part.SLOTS: "Words for slots",
    Part.CATEGORY: "Kind",
    Part.SOFTENER: "Softener",
    Part.STAGE: "Stage of the sale",
    Part.LIKELY_IN: "Likely in",
    Part.TAGS: "Tags",
    Part.NOTES: "Notes",
}
_FIELDS = {
    "title": "Title",
    "language": "Language",
    "owner": "Author",
    "credits": "Credits",
    "review_by": "Review by",
}
DID = {Kind.CHANGES_WANTED: "asked for changes", Kind.WITHDRAWN: "took the approval back"}
BELIEVE = "Would the customer believe it?"


def seal(badge: Badge) -> str:
    """What a deck's seal says, in one sentence."""
    given, who = badge.approval, badge.reviewer
    if given is None:
        return "Not reviewed."
    match badge.seal:
        case Seal.REVIEWED:
            return f"Reviewed by {who} until {day(given.until)}."
        case Seal.OWN:
            return f"Approved by its own author, {who}, until {day(given.until)}."
        case Seal.RAN_OUT:
            return f"The review by {who} ran out on {day(given.until)}."
        case Seal.WITHDRAWN:
            return f"{who} took the review back on {day(given.withdrawn or given.on)}."
        case Seal.UNCONFIRMED:
            return f"Signed by someone you have not confirmed: {fingerprint(given.key)}."
        case Seal.CHANGED:
            return "Changed after it was approved."
        case _:
            return "Altered: what was signed is not what stands there. Fetch the deck again."


def headings(differing: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """What a deck says otherwise of itself, ``Title: Price → Prices``."""
    for name, before, after in differing:
        yield f"{_FIELDS[name]}: {before or '–'} → {after or '–'}"


def signed(under: UnderReview, *, is_shared: bool) -> str:
    """What was done to a deck, and where it is now."""
    told = f"“{under.deck.title}”, version {under.deck.version}: {seal(under.badge)}"
    return f"{told} Your team finds it now." if is_shared else f"{told} Send its file back: {under.path.name}."


def day(when: date) -> str:
    """``2 Sep 2026``."""
    return f"{when.day} {when:%b %Y}"


def when(then: date, today: date) -> str:
    """``today``, ``yesterday``, ``20 Nov 2026``."""
    return {0: "today", 1: "yesterday"}.get((today - then).days, day(then))
