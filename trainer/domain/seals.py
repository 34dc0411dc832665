"""What a deck's approvals are worth today, to somebody who trusts some reviewers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from trainer.domain.approval import Approval
from trainer.domain.cards import Deck
from trainer.domain.meaning import digest

Verify = Callable[[Approval, bytes], bool]
"""Whether the signature of an approval is that of its key over these bytes."""


class Seal(StrEnum):
    """What is told of a deck. Of several approvals one that was altered or taken back counts first, then the best."""

    ALTERED = "altered"
    WITHDRAWN = "withdrawn"
    REVIEWED = "reviewed"
    OWN = "own"
    RAN_OUT = "ran_out"
    UNCONFIRMED = "unconfirmed"
    CHANGED = "changed"
    NONE = "none"


_RANK = tuple(Seal)


@dataclass(frozen=True)
class Badge:
    """The seal of a deck, and the approval that it comes from.

    Attributes:
        reviewer: Whom the key belongs to, as the person of this computer knows them; where they do not know it, and
            where it was altered, what the file calls them.
        approval: None for `Seal.NONE`.
    """

    seal: Seal
    reviewer: str = ""
    approval: Approval | None = None


def badge(deck: Deck, trusted: Mapping[str, str], today: date, verify: Verify) -> Badge:
    """The seal that a deck has today.

    Args:
        deck: As it stands now.
        trusted: The name of each key that was confirmed.
        today: The day on which somebody asks.
        verify: Looks at one signature.
    """
    now = digest(deck)
    given = (_badge(deck, now, one, trusted, today, verify) for one in deck.approvals)
    return min(given, key=lambda one: _RANK.index(one.seal), default=Badge(Seal.NONE))


def _badge(deck: Deck, now: str, approval: Approval, trusted: Mapping[str, str], today: date, verify: Verify) -> Badge:
    if not verify(approval, approval.statement(deck.id)):
        return Badge(Seal.ALTERED, approval.reviewer, approval)
    name = trusted.get(approval.key, approval.reviewer)
    return Badge(_seal(deck, now, approval, trusted, today), name, approval)


def _seal(deck: Deck, now: str, approval: Approval, trusted: Mapping[str, str], today: date) -> Seal:
    if approval.digest != now:
        return Seal.CHANGED
    if approval.key not in trusted:
        return Seal.UNCONFIRMED
    if approval.withdrawn is not None:
        return Seal.WITHDRAWN
    if approval.until < today:
        return Seal.RAN_OUT
    return Seal.OWN if same_person(trusted[approval.key], deck.owner) else Seal.REVIEWED


def same_person(one: str, other: str) -> bool:
    """Whether two names are the same to a reader who does not look at capitals and spaces."""
    return bool(one.strip()) and one.casefold().split() == other.casefold().split()


def signed(deck: Deck, approval: Approval) -> Deck:
    """A deck with one more approval: of each reviewer the latest, and none of what it no longer says."""
    others = (one for one in deck.approvals if one.key != approval.key and one.digest == approval.digest)
    return replace(deck, approvals=(*others, approval))
