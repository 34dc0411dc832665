"""The key with which the person of this computer signs: with the system's own secrets, or behind a passphrase."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from trainer.errors import TrainerError
from trainer.paths import private_folder, put_file

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_Told = TypeVar("_Told")

SERVICE = "objection-trainer"
SHORTEST_PASSPHRASE = 8

_NO_PLACE = "This computer keeps no secrets for programs; choose a passphrase of at least 8 characters instead."
_REFUSED = "The system does not give your key out; unlock where it keeps your passwords, then try again."
_SHORT = "A passphrase needs at least 8 characters; choose a longer one."
_WRONG = "That is not the passphrase of your key; type it again."
_GONE = "The system no longer has your key; make a new one, and let the others confirm it."
_DAMAGED = "{path} is damaged; put it back from a copy, or take it away and make a new key."
_NOT_WRITTEN = "Your key cannot be written to {path} ({reason}); allow writing to it, then try again."


class Secrets(Protocol):
    """Where a system keeps secrets, each under the name of its owner."""

    def get_password(self, service: str, name: str) -> str | None:
        """The secret of that name."""

    def set_password(self, service: str, name: str, secret: str) -> None:
        """Keep a secret."""


@dataclass(frozen=True)
class Reviewer:
    """Somebody who signs.

    Attributes:
        name: As they call themselves.
        key: Their public key, 32 bytes in base64.
        needs_passphrase: Whether the private one has to be unlocked.
    """

    name: str
    key: str
    needs_passphrase: bool


class PrivateKey:
    """A `Signer`."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self.key = base64.b64encode(key.public_key().public_bytes_raw()).decode()

    def sign(self, message: bytes) -> bytes:
        return self._key.sign(message)


def system_secrets() -> Secrets | None:
    """Where this system keeps secrets; None where it does not."""
    import keyring
    from keyring.errors import KeyringError

    try:
        found: Any = keyring.get_keyring()
        return found if found.priority >= 1 else None
    except KeyringError:
        return None


class OwnKey:
    """One key for one person, in a file beside the rest of what is theirs."""

    def __init__(self, file: Path, secrets: Callable[[], Secrets | None] = system_secrets) -> None:
        """Look nowhere yet.

        Args:
            file: Has the public key, and the private one behind its passphrase.
            secrets: Keep the private one, where there is no passphrase.
        """
        self._file, self._secrets = file, secrets

    def reviewer(self) -> Reviewer | None:
        """Whose key it is; None before one was made.

        Raises:
            TrainerError: Its file is damaged.
        """
        return self._read()[0] if self._file.exists() else None

    @property
    def needs_no_passphrase(self) -> bool:
        """Whether the system keeps secrets."""
        return self._secrets() is not None

    def make(self, name: str, passphrase: str = "") -> Reviewer:
        """A new key in the place of the one before.

        Args:
            name: Whom it is to belong to.
            passphrase: Locks it; without one the system keeps it.

        Raises:
            TrainerError: The passphrase is too short, the system keeps no secrets, or the file cannot be written.
        """
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        if passphrase and len(passphrase) < SHORTEST_PASSPHRASE:
            raise TrainerError(_SHORT)
        private = Ed25519PrivateKey.generate()
        reviewer = Reviewer(name, PrivateKey(private).key, bool(passphrase))
        if not passphrase:
            self._ask(lambda secrets: secrets.set_password(SERVICE, reviewer.key, _spelled(private, "")))
        self._write(reviewer, _spelled(private, passphrase) if passphrase else "")
        return reviewer

    def unlock(self, passphrase: str = "") -> PrivateKey:
        """The private key, for as long as it is held.

        Raises:
            TrainerError: There is none, the passphrase is another, or the system has lost it.
        """
        if not self._file.exists():
            raise TrainerError("You have no key yet; make one before you approve a deck.")
        reviewer, locked = self._read()
        if not reviewer.needs_passphrase:
            locked, passphrase = self._ask(lambda secrets: secrets.get_password(SERVICE, reviewer.key)) or "", ""
            if not locked:
                raise TrainerError(_GONE)
        return PrivateKey(self._private(locked, passphrase))

    def _private(self, locked: str, passphrase: str) -> Ed25519PrivateKey:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.serialization import load_pem_private_key

        try:
            key = load_pem_private_key(locked.encode(), passphrase.encode() or None)
        except TypeError as error:  # there is a passphrase, and none was given
            raise TrainerError(_WRONG) from error
        except ValueError as error:
            sentence = _WRONG if passphrase else _DAMAGED.format(path=self._file)
            raise TrainerError(sentence) from error
        if not isinstance(key, Ed25519PrivateKey):
            raise TrainerError(_DAMAGED.format(path=self._file))
        return key

    def _ask(self, wish: Callable[[Secrets], _Told]) -> _Told:
        from keyring.errors import KeyringError

        if (secrets := self._secrets()) is None:
            raise TrainerError(_NO_PLACE)
        try:
            return wish(secrets)
        except KeyringError as error:
            raise TrainerError(_REFUSED) from error

    def _read(self) -> tuple[Reviewer, str]:
        try:
            raw = json.loads(self._file.read_text("utf-8"))
            reviewer = Reviewer(str(raw["name"]), str(raw["key"]), bool(raw["private"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise TrainerError(_DAMAGED.format(path=self._file)) from error
        return reviewer, str(raw["private"])

    def _write(self, reviewer: Reviewer, private: str) -> None:
        body = json.dumps({"name": reviewer.name, "key": reviewer.key, "private": private}, indent=1)
        try:
            private_folder(self._file.parent)
            put_file(self._file, body.encode())
        except OSError as error:
            raise TrainerError(_NOT_WRITTEN.format(path=self._file, reason=error.strerror)) from error


def _spelled(key: Ed25519PrivateKey, passphrase: str) -> str:
    """A private key as PEM (PKCS #8)."""
    from cryptography.hazmat.primitives import serialization

    lock = (
        partial(serialization.BestAvailableEncryption, passphrase.encode())
        if passphrase
        else serialization.NoEncryption
    )
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8)
    return key.private_bytes(*form, lock()).decode()
