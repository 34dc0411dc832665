"""Setting plain text in lines with real leading, and finding places in it.

Offsets are those of Python strings (code points); Qt counts UTF-16 units, so they are converted here
and nowhere else.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextLayout, QTextLine, QTextOption

from trainer.gui.theme import Theme

KEPT_WIDTHS = 6
LINE_END = "\u2028"
OPENING_QUOTES = "“„«‘‚‹"
_APOSTROPHE = re.compile(r"(?<=\w)'")
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "centre": Qt.AlignmentFlag.AlignHCenter,
}


def curly(text: str) -> str:
    """The text with typographic apostrophes; its length stays the same."""
    return _APOSTROPHE.sub("’", text)


def unit(text: str, offset: int) -> int:
    """A code point offset as an offset in UTF-16 units."""
    return offset + sum(ord(char) > 0xFFFF for char in text[:offset])


def point(text: str, units: int) -> int:
    """An offset in UTF-16 units as a code point offset."""
    if text.isascii():
        return units
    seen = 0
    for offset, char in enumerate(text):
        if seen >= units:
            return offset
        seen += 2 if ord(char) > 0xFFFF else 1
    return len(text)


def word_at(text: str, place: int) -> tuple[int, int]:
    """The word around an offset."""
    start = end = min(place, len(text))
    while start and (text[start - 1].isalnum() or text[start - 1] in "'’"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] in "'’"):
        end += 1
    return start, end


def tooltip(text: str) -> str:
    """A text as a tooltip that wraps and in which nothing can be taken for HTML."""
    return f"<qt>{html.escape(text)}</qt>" if text else ""


@dataclass(frozen=True)
class Setting:
    """How a text is to be set.

    Attributes:
        text: plain text; line ends start a new line.
        role: the type role.
        hang: True when an opening quotation mark hangs left of the edge of the text.
        wrap: False for one line however long.
        align: `left`, `right` or `centre`; in right-to-left text `left` means where lines begin.
    """

    text: str
    role: str = "body"
    hang: bool = False
    wrap: bool = True
    align: str = "left"


class SetText:
    """A text laid out for one width and one look. Its lines carry no colour."""

    def __init__(self, setting: Setting, width: float, look: Theme) -> None:
        self.setting = setting
        self.leading = look.leading(setting.role)
        self.indent = indent(setting, look)
        self.layout = QTextLayout(_shown(setting.text), look.font(setting.role))
        self.layout.setTextOption(_option(setting))
        self.layout.setCacheEnabled(True)
        self.height = self._set(width)

    def _set(self, width: float) -> float:
        y = 0.0
        right_to_left = _is_right_to_left(self.setting.text)
        self.layout.beginLayout()
        while (line := self.layout.createLine()).isValid():
            indent = self.indent if y else 0.0
            line.setLineWidth(max(width - indent, 20.0))
            line.setPosition(QPointF(0.0 if right_to_left else indent, y + (self.leading - line.height()) / 2))
            y += self.leading
        self.layout.endLayout()
        return max(y, self.leading)

    def lines(self) -> Iterator[QTextLine]:
        """Its lines from the top."""
        return (self.layout.lineAt(i) for i in range(self.layout.lineCount()))

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Code point offsets, put in order and bounded by the text, as UTF-16 units."""
        text = self.setting.text
        first, last = sorted(min(max(offset, 0), len(text)) for offset in (start, end))
        return unit(text, first), unit(text, last)

    def boxes(self, start: int, end: int) -> Iterator[tuple[QTextLine, QRectF]]:
        """The boxes that a stretch of text takes, one or more per line when directions mix."""
        first, last = self.range(start, end)
        for line in self.lines():
            a = max(first, line.textStart())
            b = min(last, line.textStart() + line.textLength())
            for left, right in _stretches(line, a, self._without_blanks(a, b)):
                yield line, QRectF(left, line.y(), right - left, line.height())

    def _without_blanks(self, start: int, end: int) -> int:
        text = self.layout.text().encode("utf-16-le")
        while end > start and text[2 * end - 2 : 2 * end] in (b" \x00", b"\x28\x20"):
            end -= 1
        return end

    def at(self, place: QPointF) -> int:
        """The code point offset nearest to a place."""
        line = None
        for line in self.lines():
            if place.y() < line.y() + line.height() + (self.leading - line.height()) / 2:
                break
        return 0 if line is None else point(self.setting.text, line.xToCursor(place.x()))


class Layouts:
    """One text laid out for the few widths that its neighbours ask about; laid out anew when text or look change."""

    def __init__(self) -> None:
        self._laid: dict[float, SetText] = {}
        self._natural: float | None = None
        self._laid_for: tuple[Setting, float] | None = None

    def at(self, width: float, setting: Setting, look: Theme) -> SetText:
        """The text at a width in pixels."""
        self._forget_another(setting, look)
        if width not in self._laid:
            self._laid[width] = SetText(setting, width, look)
        return self._laid[width]

    def natural_width(self, setting: Setting, look: Theme) -> float:
        """The width of its longest line when nothing is wrapped, in pixels."""
        self._forget_another(setting, look)
        if self._natural is None:
            first, *others = _shown(setting.text).split(LINE_END)
            hanging = indent(setting, look)
            widths = (hanging + look.advance(setting.role, line) for line in others)
            self._natural = max(look.advance(setting.role, first), *widths, 0.0)
        return self._natural

    def _forget_another(self, setting: Setting, look: Theme) -> None:
        if self._laid_for != (setting, look.scale) or len(self._laid) > KEPT_WIDTHS:
            self._laid, self._natural, self._laid_for = {}, None, (setting, look.scale)


def _shown(text: str) -> str:
    """The text as Qt sets it: as many code points, with its own sign for the end of a line."""
    return curly(text).replace("\r\n", f"{LINE_END}\u200b").replace("\n", LINE_END).replace("\r", LINE_END)


def indent(setting: Setting, look: Theme) -> float:
    """How far the edge of the text stands from the hanging quotation mark, in pixels."""
    if not setting.hang:
        return 0.0
    mark = setting.text[:1] if setting.text[:1] in OPENING_QUOTES and setting.text else "“"
    return look.advance(setting.role, mark)


def _option(setting: Setting) -> QTextOption:
    option = QTextOption(_ALIGN[setting.align])
    wrap = QTextOption.WrapMode
    option.setWrapMode(wrap.WrapAtWordBoundaryOrAnywhere if setting.wrap else wrap.NoWrap)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if _is_right_to_left(setting.text) else Qt.LayoutDirection.LeftToRight
    )
    return option


def _is_right_to_left(text: str) -> bool:
    """The direction of the first letter that has one."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def _x(line: QTextLine, offset: int, edge: QTextLine.Edge) -> float:
    return cast("tuple[float, int]", line.cursorToX(offset, edge))[0]


def _stretches(line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
    """Runs of neighbouring characters from left to right; more than one where directions mix."""
    runs: list[tuple[float, float]] = []
    for offset in range(start, end):
        x0, x1 = sorted((_x(line, offset, QTextLine.Edge.Leading), _x(line, offset, QTextLine.Edge.Trailing)))
        if runs and abs(runs[-1][1] - x0) < 1:
            runs[-1] = (runs[-1][0], x1)
        elif runs and abs(runs[-1][0] - x1) < 1:
            runs[-1] = (x0, runs[-1][1])
        else:
            runs.append((x0, x1))
    return [run for run in runs if run[1] > run[0]]
