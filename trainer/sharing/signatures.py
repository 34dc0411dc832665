"""Ed25519 (RFC 8032) over what an approval states."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import Protocol

from trainer.domain.approval import Approval


class Signer(Protocol):
    """A private key that is at hand.

    Attributes:
        key: Its public one, 32 bytes in base64.
    """

    key: str

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of a signature."""


def signed(approval: Approval, deck_id: str, signer: Signer) -> Approval:
    """The same approval with the key and the signature of its reviewer."""
    unsigned = replace(approval, key=signer.key, signature="")
    return replace(unsigned, signature=base64.b64encode(signer.sign(unsigned.statement(deck_id))).decode())


def verify(approval: Approval, message: bytes) -> bool:
    """Whether the signature of an approval is that of its key over these bytes."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(approval.key, validate=True))
        key.verify(base64.b64decode(approval.signature, validate=True), message)
    except (ValueError, InvalidSignature):
        return False
    return True
