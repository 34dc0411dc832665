"""What is said of a deck while it is reviewed, and how far the review has come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from trainer.domain.seals import Badge, Seal


class Kind(StrEnum):
    """What a remark does."""

    HANDED_IN = "handed_in"
    COMMENT = "comment"
    BELIEVED = "believed"
    CHANGES_WANTED = "changes_wanted"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


class Belief(IntEnum):
    """Would the customer believe it? Asked of every line before it can be approved."""

    NO = 1
    HARDLY = 2
    MOSTLY = 3
    YES = 4


class State(StrEnum):
    """How far the review of a deck has come. Any change of the deck leads back to the first."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    CHANGES_WANTED = "changes_wanted"
    APPROVED = "approved"
    RAN_OUT = "ran_out"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Remark:
    """One thing that somebody said. Remarks are only ever added, so that two people's files can be put together.

    Attributes:
        id: 12 characters, unique in the world.
        at: When, in UTC.
        by: The name of whoever said it.
        digest: Of the deck that it was said of.
        card_id: The card that it is about; empty for the whole deck.
        text: In words; may be empty where the kind says it all.
        suggestion: A reply that would be better.
        belief: Of `Kind.BELIEVED` alone.
    """

    id: str
    at: datetime
    by: str
    kind: Kind
    digest: str
    card_id: str = ""
    text: str = ""
    suggestion: str = ""
    belief: Belief | None = None


_LEADS_TO = {
    Kind.HANDED_IN: State.IN_REVIEW,
    Kind.CHANGES_WANTED: State.CHANGES_WANTED,
}
_SEALED = {
    Seal.REVIEWED: State.APPROVED,
    Seal.OWN: State.APPROVED,
    Seal.RAN_OUT: State.RAN_OUT,
    Seal.WITHDRAWN: State.WITHDRAWN,
}


def together(*lists: Iterable[Remark]) -> tuple[Remark, ...]:
    """All remarks of several lists, each once, in the order in which they were made."""
    by_id = {remark.id: remark for remarks in lists for remark in remarks}
    return tuple(sorted(by_id.values(), key=lambda remark: (remark.at, remark.id)))


def state(digest: str, remarks: Iterable[Remark], badge: Badge) -> State:
    """How far a deck with this digest has come.

    Args:
        digest: Of the deck as it stands now.
        remarks: In their order; those of another text say nothing about this one.
        badge: The deck's seal today: what was signed counts more than what was said.
    """
    if badge.seal in _SEALED:
        return _SEALED[badge.seal]
    steps = (_LEADS_TO[one.kind] for one in remarks if one.digest == digest and one.kind in _LEADS_TO)
    return [State.DRAFT, *steps][-1]


def beliefs(digest: str, remarks: Iterable[Remark], by: str) -> dict[str, Belief]:
    """What a reviewer last answered for each card of this very text."""
    return {
        one.card_id: one.belief
        for one in remarks
        if one.digest == digest and one.by == by and one.belief is not None and one.kind is Kind.BELIEVED
    }
