"""The meaning of a deck as bytes: what is hashed, compared and signed, whatever the file's spelling."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from trainer.domain.cards import Card, Deck

_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
ID_LENGTH = 12


def new_id() -> str:
    """12 random characters (60 bits) for a deck or a card."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(ID_LENGTH))


def is_id(text: str) -> bool:
    return len(text) == ID_LENGTH and all(letter in _ALPHABET for letter in text)


def is_digest(text: str) -> bool:
    return len(text) == 64 and all(letter in "0123456789abcdef" for letter in text)


def plain(value: Any) -> Any:
    """Dataclasses, tuples, mappings and dates as what JSON knows; empty fields are left out."""
    if is_dataclass(value):
        pairs = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name: plain(part) for name, part in pairs if part not in ("", (), None) and part != {}}
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    return dict(value) if hasattr(value, "keys") else value


def canonical(value: Card | Deck) -> bytes:
    """UTF-8 JSON with sorted keys and no white space: the same meaning gives the same bytes.

    Approvals say something about a deck and are no part of it.
    """
    value = replace(value, approvals=()) if isinstance(value, Deck) else value
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(value: Card | Deck) -> str:
    """SHA-256 of the meaning, 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value)).hexdigest()
