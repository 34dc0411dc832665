"""Whose signatures the person of this computer believes: those whose fingerprint they compared once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from trainer.domain.approval import KEY_BYTES, is_of
from trainer.errors import TrainerError
from trainer.paths import private_folder, put_file

_DAMAGED = "{path} is damaged, so nobody is trusted; put it back from a copy, or take it away and confirm them anew."
_NOT_WRITTEN = "That cannot be written to {path} ({reason}); allow writing to it, then try again."


class Trusted:
    """The keys that were confirmed, each with the name that the person knows its owner by."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def names(self) -> Mapping[str, str]:
        """The name of each key.

        Raises:
            TrainerError: The file is damaged.
        """
        if not self._file.exists():
            return MappingProxyType({})
        try:
            raw = json.loads(self._file.read_text("utf-8"))
            if not all(is_of(KEY_BYTES, key) and isinstance(name, str) for key, name in raw.items()):
                raise ValueError
        except (OSError, ValueError, AttributeError, RecursionError) as error:
            raise TrainerError(_DAMAGED.format(path=self._file)) from error
        return MappingProxyType(raw)

    def confirm(self, key: str, name: str) -> None:
        """Believe the signatures of a key from now on.

        Raises:
            TrainerError: Somebody else goes by that name already, or the file cannot be read or written.
        """
        known = self.names()
        if any(name.casefold() == other.casefold() and key != their for their, other in known.items()):
            raise TrainerError(
                f"There is a {name} already, with another key; take that one away, or name this one apart."
            )
        self._write({**known, key: name})

    def forget(self, key: str) -> None:
        """Believe them no longer; see `confirm`."""
        self._write({known: name for known, name in self.names().items() if known != key})

    def _write(self, names: dict[str, str]) -> None:
        try:
            private_folder(self._file.parent)
            put_file(self._file, json.dumps(names, ensure_ascii=False, indent=1).encode())
        except OSError as error:
            raise TrainerError(_NOT_WRITTEN.format(path=self._file, reason=error.strerror)) from error
