"""What was begun in a dialog and not kept: one small file, so that a program that dies takes none of it along."""

from __future__ import annotations

import json
from pathlib import Path

from trainer.paths import private_folder
from trainer.store import durable


class Drafts:
    """Texts by name. A file that makes no sense holds none."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, name: str) -> str:
        """The text of that name; empty without one."""
        return self._all().get(name, "")

    def put(self, name: str, text: str) -> None:
        """Keep a text until another one takes its place; an empty one removes it.

        Raises:
            OSError: It cannot be written; what was kept before stays.
        """
        before = self._all()
        after = {known: kept for known, kept in (before | {name: text}).items() if kept}
        if after != before:
            self._write(after)

    def _all(self) -> dict[str, str]:
        try:
            raw = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        pairs = raw.items() if isinstance(raw, dict) else ()
        return {name: text for name, text in pairs if isinstance(text, str)}

    def _write(self, texts: dict[str, str]) -> None:
        private_folder(self._path.parent)
        part = self._path.with_suffix(".part")
        durable.create(part)
        part.write_text(json.dumps(texts, indent=1) + "\n", encoding="utf-8")
        durable.sync(part)
        durable.put(part, self._path)
