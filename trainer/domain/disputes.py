"""What a rep disputes of the coach's findings: both marks are kept, the coach's and the rep's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Disputed:
    """A reply to a card, and what the rep denies having done in it.

    Attributes:
        objection: The line as it was shown.
        category: The value of its kind.
        heard: What the coach had found, each family with the words that earned it; for a label its value.
        denied: Those of these families that the rep disputes.
    """

    card_id: str
    objection: str
    category: str
    said: str
    heard: Mapping[str, str]
    denied: tuple[str, ...]
