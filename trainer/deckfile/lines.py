"""On which line something stands in a TOML file. tomllib forgets it, a person needs it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cached_property

Place = tuple[str | int, ...]
"""A way down into the parsed file: ("card", 3, "layers", 0, "ask")."""

_BASIC = r'"[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+"?'
_LITERAL = r"'[^'\n]*+'?"
TOKEN = re.compile(
    r'(?P<text>"""(?:[^"\\]|\\.|"(?!""))*+(?:"{3,5}|\Z)'
    r"|'''(?:[^']|'(?!''))*+(?:'{3,5}|\Z)"
    rf"|{_BASIC}|{_LITERAL})"
    r"|(?P<comment>#[^\n]*+)|(?P<newline>\n)|(?P<open>[\[{])|(?P<close>[\]}])|(?P<dot>\.)"
    r"""|(?P<word>[^\s"'#\[\]{}=.,]++)""",
    re.DOTALL,
)
"""Just enough of TOML to tell structure from text. Every alternative is linear, also on a file that is broken."""

_NAME = rf"(?:[\w-]++|{_BASIC}|{_LITERAL})"
_NAMES = rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*+"
_STATEMENT = re.compile(rf"[ \t]*(?:(?P<header>\[\[?)[ \t]*(?P<section>{_NAMES})|(?P<key>{_NAMES})[ \t]*=)")
_PART = re.compile(_NAME)


def line_at(text: str, offset: int) -> int:
    """The line, counted from 1, on which a character stands."""
    return text.count("\n", 0, offset) + 1


class LineIndex:
    """Where each section, key and list item begins. Walks the text on the first question only."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._section: Place = ()
        self._lists: Counter[Place] = Counter()
        self._places: dict[Place, int] = {(): 1}
        self._starts = [1]

    def of(self, place: Place) -> int:
        """The line of a place, or of the nearest thing around it that has one."""
        places = self._walked._places
        while place not in places:
            place = place[:-1]
        return places[place]

    def statement(self, line: int) -> int:
        """The line on which the statement begins that covers this line."""
        starts = self._walked._starts
        return starts[bisect_right(starts, line) - 1]

    @cached_property
    def _walked(self) -> LineIndex:
        line, depth, item = 1, 0, 0
        here = self._begin(0, line)
        for token in TOKEN.finditer(self._text):
            kind = token.lastgroup
            depth = max(0, depth + (kind == "open") - (kind == "close"))
            if kind == "text" and depth == 1:
                self._places.setdefault((*here, item), line)
                item += 1
            line += token[0].count("\n") if kind in ("text", "newline") else 0
            if kind == "newline" and not depth:
                here, item = self._begin(token.end(), line), 0
        return self

    def _begin(self, offset: int, line: int) -> Place:
        """Note the statement that begins at `offset`, if one does."""
        if not (found := _STATEMENT.match(self._text, offset)):
            return ()
        if found["header"]:
            here = self._section = self._opened(_parts(found["section"]), found["header"] == "[[")
        else:
            here = self._section + _parts(found["key"])
        for length in range(1, len(here) + 1):
            self._places.setdefault(here[:length], line)
        self._starts.append(line)
        return here

    def _opened(self, parts: tuple[str, ...], repeated: bool) -> Place:
        """The place of a section, with the number of the newest one of each list on the way."""
        here: Place = ()
        for part in parts[:-1]:
            here = self._newest((*here, part))
        here = (*here, parts[-1])
        if repeated:
            self._lists[here] += 1
        return self._newest(here)

    def _newest(self, here: Place) -> Place:
        return (*here, self._lists[here] - 1) if here in self._lists else here


def _parts(names: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(names))
