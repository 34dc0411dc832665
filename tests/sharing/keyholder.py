"""Keys and secrets for tests."""

from __future__ import annotations

from datetime import date

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from trainer.domain.approval import Approval
from trainer.domain.cards import Deck
from trainer.domain.meaning import digest
from trainer.domain.seals import signed as with_approval
from trainer.sharing.keys import PrivateKey
from trainer.sharing.signatures import signed

ON, UNTIL = date(2026, 3, 2), date(2026, 9, 2)


def a_key(number: int = 1) -> PrivateKey:
    """One that is the same every time."""
    return PrivateKey(Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32))


def approved(deck: Deck, by: str = "Dana Reyes", number: int = 1, withdrawn: date | None = None) -> Deck:
    """The deck with somebody's approval of what it says."""
    approval = Approval(by, "", ON, UNTIL, digest(deck), withdrawn)
    return with_approval(deck, signed(approval, deck.id, a_key(number)))


class KeptSecrets:
    """A system that keeps secrets."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, secret: str) -> None:
        self.kept[service, name] = secret
