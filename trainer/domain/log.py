"""The review log: append-only, one row per answer or undo, each with a checksum over everything it says."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from enum import StrEnum

from trainer.domain.days import Moment
from trainer.domain.memory import Rating


class Kind(StrEnum):
    """What a row records. Undo and redo name the row they are about; nothing is ever changed or removed.

    A card that is brought comes on that day, whatever its interval; no answer was given.
    """

    REVIEW = "review"
    BROUGHT = "brought"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True)
class LogRow:
    """One row as it is stored.

    Attributes:
        uuid: Unique in the world; `target_uuid` of an undo or redo is that of what it is about.
        device_seq: Counts this device's rows from 1 without gaps.
        card_hash: Digest of the card that was answered.
        duration_ms: From the card being shown to the grade.
        days, minutes: The promised interval; one of them is 0.
        param_set_id: Which stored scheduling parameters were in force.
    """

    uuid: str
    device_id: str
    device_seq: int
    kind: Kind
    card_id: str
    at_ms: int
    tz_offset_min: int
    day: int
    card_hash: str = ""
    rating: int = 0
    duration_ms: int = 0
    elapsed_days: int = 0
    s_before: float = 0.0
    d_before: float = 0.0
    s_after: float = 0.0
    d_after: float = 0.0
    days: int = 0
    minutes: int = 0
    param_set_id: int = 0
    mode: str = ""
    target_uuid: str = ""

    @property
    def moment(self) -> Moment:
        return Moment(self.at_ms, self.tz_offset_min)

    @property
    def grade(self) -> Rating:
        return Rating(self.rating)

    @property
    def checksum(self) -> bytes:
        """8 bytes of BLAKE2b over every field, in order."""
        return checksum(getattr(self, field.name) for field in fields(self))


def checksum(values: Iterable[object]) -> bytes:
    """The checksum of a row with these values; for a row of the log in the order of the fields of a `LogRow`."""
    return hashlib.blake2b("\x1f".join(map(repr, values)).encode(), digest_size=8).digest()


def effective(rows: Iterable[LogRow], kinds: Collection[Kind] = (Kind.REVIEW,)) -> list[LogRow]:
    """The reviews that still count, in replay order: those whose last undo was followed by a redo, or that had none.

    Other `kinds` may be asked for, too.
    """
    ordered = sorted(rows, key=lambda row: (row.at_ms, row.device_id, row.device_seq))
    undone: set[str] = set()
    for row in ordered:
        if row.kind is Kind.UNDO:
            undone.add(row.target_uuid)
        elif row.kind is Kind.REDO:
            undone.discard(row.target_uuid)
    return [row for row in ordered if row.kind in kinds and row.uuid not in undone]
