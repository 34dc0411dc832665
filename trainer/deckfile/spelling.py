"""Texts, lists and names the way the trainer spells them in TOML: one way for each, and a person likes to read it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from trainer.domain import characters

_WIDTH = 100
"""Characters up to which a list stays on one line."""

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def filled(key: str, said: str) -> Iterator[str]:
    """A key with its text; nothing for an empty one."""
    if said:
        yield f"{key} = {quoted(said)}"


def listed(key: str, texts: Iterable[str]) -> Iterator[str]:
    """A key with a list of texts; nothing for an empty one."""
    if items := [_one_line(text) for text in texts]:
        line = f"{key} = [{', '.join(items)}]"
        yield line if len(line) <= _WIDTH else "\n".join((f"{key} = [", *(f"    {item}," for item in items), "]"))


def quoted(said: str) -> str:
    """A text with line breaks is shown with them, unless an editor that trims lines would then change it."""
    lines = said.split("\n")
    if len(lines) == 1 or any(line != line.rstrip() for line in lines):
        return _one_line(said)
    body = "\n".join(_escaped(line, quote='"') for line in lines)
    return '"""\n' + re.sub(r'"(?="")|"\Z', r'\\"', body) + '"""'


def _one_line(text: str) -> str:
    return f'"{_escaped(text)}"'


def spelled(key: str) -> str:
    """A key, in quotation marks where it needs them."""
    return key if _BARE.fullmatch(key) else _one_line(key)


def _escaped(text: str, quote: str = '\\"') -> str:
    """Backslashes, controls and whatever nobody can see, spelled out."""
    unseen = frozenset(characters.hidden(text))
    if not unseen and text.isprintable() and not ("\\" in text or '"' in text):
        return text
    escapes = _ESCAPES | {'"': quote}
    return "".join(_code(letter) if at in unseen else escapes.get(letter, letter) for at, letter in enumerate(text))


def _code(letter: str) -> str:
    return f"\\u{ord(letter):04x}" if letter <= "\uffff" else f"\\U{ord(letter):08x}"
