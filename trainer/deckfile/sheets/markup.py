"""Texts with markup as what a person would read of them."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BREAKS = frozenset({"br", "div", "p", "li", "tr", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote"})
_UNREAD = frozenset({"script", "style", "head", "title"})
_CLOZE = re.compile(r"\{\{c\d+::(.*?)(?:::.*?)?\}\}", re.DOTALL)
_SOUND = re.compile(r"\[(?:sound|anki):[^\]]*\]")
_EMPTY_LINES = re.compile(r"\n\s*\n+")


class _Reader(HTMLParser):
    """Keeps the words, and a line break where the eye would see one."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._unread += tag in _UNREAD
        if tag in _BREAKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unread = max(self._unread - (tag in _UNREAD), 0)
        if tag in _BREAKS - {"br", "li"}:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.words.append(data)


def without_markup(text: str) -> str:
    """The words of a text with HTML, clozes and sounds; pictures and sounds are left out."""
    reader = _Reader()
    reader.feed(_SOUND.sub("", _CLOZE.sub(r"\1", text)))
    reader.close()
    lines = (line.strip() for line in "".join(reader.words).replace("\xa0", " ").split("\n"))
    return _EMPTY_LINES.sub("\n", "\n".join(lines)).strip()
