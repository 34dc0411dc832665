"""What a reviewer puts their name to: these very words, from one day until another."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from datetime import date

KEY_BYTES, SIGNATURE_BYTES = 32, 64
"""Of Ed25519 (RFC 8032)."""

_PREFIX = b"objection-trainer approval 1\n"
_GROUP = 4
_GROUPS = 6
"""96 bits: nobody finds another key with the same fingerprint, and two people can still compare it on the phone."""


@dataclass(frozen=True)
class Approval:
    """One reviewer's word on one deck. It stays with the deck, and counts while the deck says what it said then.

    Attributes:
        reviewer: As they call themselves; only their key says who they are.
        key: The public key that the signature is made with, 32 bytes in base64.
        on: The day on which it was given.
        until: The last day on which it counts.
        digest: Of what they read, as `trainer.domain.meaning.digest` gives it.
        withdrawn: The day on which they took it back; None while they stand by it.
        signature: Of `statement`, 64 bytes in base64.
    """

    reviewer: str
    key: str
    on: date
    until: date
    digest: str
    withdrawn: date | None = None
    signature: str = ""

    def statement(self, deck_id: str) -> bytes:
        """What is signed: everything but the signature, and the deck that it belongs to."""
        taken_back = self.withdrawn.isoformat() if self.withdrawn else ""
        told = [deck_id, self.digest, self.reviewer, self.key, self.on.isoformat(), self.until.isoformat(), taken_back]
        return _PREFIX + json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def fingerprint(key: str) -> str:
    """A key as two people compare it: ``3f2a 91bc …``, six groups of four.

    Raises:
        ValueError: It is no base64.
    """
    told = hashlib.sha256(base64.b64decode(key, validate=True)).hexdigest()
    return " ".join(told[at : at + _GROUP] for at in range(0, _GROUP * _GROUPS, _GROUP))


def is_of(size: int, text: str) -> bool:
    """Whether a text is so many bytes in base64, spelled in the one way there is."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return False
    return len(data) == size and base64.b64encode(data).decode() == text
