"""The words for a review: whose word a deck has, and how far it has come."""

from __future__ import annotations

from datetime import date

from trainer.domain.approval import fingerprint
from trainer.domain.remarks import Belief, State
from trainer.domain.seals import Badge, Seal
from trainer.services.publishing import Fate

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


def day(when: date) -> str:
    """``2 Sep 2026``."""
    return f"{when.day} {when:%b %Y}"
