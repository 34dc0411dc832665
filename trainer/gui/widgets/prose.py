"""Text with real leading, a hanging quotation mark and marked spans."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.gui import theme
from trainer.gui.theme import Theme
from trainer.gui.widgets import marks
from trainer.gui.widgets.painted import Painted
from trainer.gui.widgets.typeset import OPENING_QUOTES, Layouts, SetText, Setting, curly, indent, tooltip, word_at

SHORTEST = 60
_Policy = QSizePolicy.Policy


class Span(NamedTuple):
    """A marked stretch of a text: softener, move, fault, ins or del; offsets are code points."""

    start: int
    end: int
    kind: str


class Prose(Painted):
    """Plain text, wherever a line may wrap. Nothing in it is ever read as HTML.

    The person may select with the mouse (double click takes a word) and copy with Ctrl C.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        color: str = "text",
        *,
        spans: Iterable[tuple[int, int, str]] = (),
        hang: str = "",
        wrap: bool = True,
        align: str = "left",
        selectable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Set a text.

        Args:
            text: what it says; offsets of spans count its code points.
            role: the type role.
            color: the colour role.
            spans: (start, end, kind) triples.
            hang: the colour role of a hanging opening quotation mark; empty for none.
            wrap: False for a label of one line.
            align: `left`, `right` or `centre`.
            selectable: False inside something that is pressed.
            parent: the Qt parent.
        """
        super().__init__(parent=parent)
        self._setting = Setting(text, role, bool(hang), wrap, align)
        self._color, self._hang = color, hang
        self._spans = tuple(Span(*span) for span in spans)
        self._emphasis: tuple[Span, ...] = ()
        self._layouts = Layouts()
        self._chosen = (0, 0)
        self._elides = False
        self.setAccessibleName(text)
        self._set_selectable(selectable)
        policy = QSizePolicy(_Policy.Expanding if wrap else _Policy.Fixed, _Policy.Minimum if wrap else _Policy.Fixed)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)

    # ------------------------------------------------------------ content

    def text(self) -> str:
        """What it says, as it was given."""
        return self._setting.text

    def setText(self, text: str) -> None:
        """Say something else; spans and the selection are dropped."""
        self._setting = Setting(text, *self._how())
        self._spans, self._emphasis, self._chosen = (), (), (0, 0)
        self.setAccessibleName(text)
        self.refresh()

    def setSpans(self, spans: Iterable[tuple[int, int, str]]) -> None:
        """Mark these (start, end, kind) stretches and no others."""
        self._spans = tuple(Span(*span) for span in spans)
        self.update()

    def spans(self) -> tuple[Span, ...]:
        """The marked stretches."""
        return self._spans

    def setEmphasis(self, spans: Iterable[tuple[int, int, str]]) -> None:
        """Bring out these (start, end, kind) stretches, which are being looked at, and no others."""
        self._emphasis = tuple(Span(*span) for span in spans)
        self.update()

    def emphasis(self) -> tuple[Span, ...]:
        """The stretches that are brought out."""
        return self._emphasis

    def setRole(self, role: str) -> None:
        """Set the text in another type role."""
        _, hang, wrap, align = self._how()
        self._setting = Setting(self.text(), role, hang, wrap, align)
        self.refresh()

    def setColor(self, role: str) -> None:
        """Set the text in another colour role."""
        self._color = role
        self.update()

    def setHang(self, color: str) -> None:
        """Paint the hanging quotation mark in another colour role."""
        self._hang = color
        self.update()

    def setElided(self, elided: bool) -> None:
        """Let a text of one line give way to its neighbours; it ends in an ellipsis and tells the rest as a tooltip."""
        self._elides = elided
        self.setSizePolicy(_Policy.Maximum if elided else _Policy.Fixed, _Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not elided)
        self.refresh()

    def indent(self) -> int:
        """Where the first letter stands: what else aligns to the text keeps this margin, in pixels."""
        return round(indent(self._setting, theme.current()))

    def rows(self, width: int) -> int:
        """How many lines the text takes at a width in pixels."""
        return self._lay(width).layout.lineCount()

    def _how(self) -> tuple[str, bool, bool, str]:
        return self._setting.role, self._setting.hang, self._setting.wrap, self._setting.align

    # ------------------------------------------------------------ measure

    def _lay(self, width: float) -> SetText:
        return self._layouts.at(width, self._setting, theme.current())

    def measure(self, look: Theme) -> QSize:
        natural = math.ceil(self._layouts.natural_width(self._setting, look)) + 1
        if not self._setting.wrap:
            return QSize(natural, look.leading(self._setting.role))
        width = min(natural, look.px(look.space("measure")))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        if not self._setting.wrap:
            return QSize(min(hint.width(), theme.current().px(SHORTEST)), hint.height()) if self._elides else hint
        return QSize(SHORTEST, theme.current().leading(self._setting.role))

    def hasHeightForWidth(self) -> bool:
        return self._setting.wrap

    def heightForWidth(self, width: int) -> int:
        return math.ceil(self._lay(width).height) if self._setting.wrap else -1

    # ------------------------------------------------------------ paint

    def draw(self, painter: QPainter, look: Theme) -> None:
        if self._is_cut(look):
            self._draw_cut(painter, look)
        else:
            self._draw_whole(painter, self._lay(self.width()), look)

    def _is_cut(self, look: Theme) -> bool:
        return not self._setting.wrap and self.width() < self.measure(look).width() - 1

    def _draw_cut(self, painter: QPainter, look: Theme) -> None:
        """One line that has not room enough, with an ellipsis."""
        role = self._setting.role
        painter.setFont(look.font(role))
        painter.setPen(look.color(self._color))
        words = look.metrics(role).elidedText(curly(self.text()), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)

    def _draw_whole(self, painter: QPainter, text: SetText, look: Theme) -> None:
        for span in self._emphasis:
            marks.emphasise(painter, text, *span, look)
        for span in sorted(self._spans, key=lambda span: span.kind not in marks.FILLED):  # no fill hides a line
            marks.paint(painter, text, *span, look)
        painter.setPen(look.color(self._color if self.isEnabled() else "muted"))
        top = 0.0 if self._setting.wrap else max((self.height() - text.height) / 2, 0.0)
        text.layout.draw(painter, QPointF(0, top), self._overlays(text, look))
        for start, end, kind in self._spans:
            if kind == "del":
                marks.strike(painter, text, start, end, look)

    def _overlays(self, text: SetText, look: Theme) -> list[QTextLayout.FormatRange]:
        """Colours that lie on the letters: the hanging quote, deleted words, the selection."""
        found = [_ink(text, start, end, look, marks.HUES["del"]) for start, end, kind in self._spans if kind == "del"]
        if self._hang and self.text()[:1] in OPENING_QUOTES:
            found.append(_ink(text, 0, 1, look, self._hang))
        if self.hasSelectedText():
            chosen = _ink(text, *self._chosen, look, "on_accent")
            chosen.format.setBackground(look.color("accent"))
            found.append(chosen)
        return [overlay for overlay in found if overlay.length]

    # ------------------------------------------------------------ selection

    def _set_selectable(self, yes: bool) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not yes)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if yes else Qt.FocusPolicy.NoFocus)
        if yes:
            self.setCursor(Qt.CursorShape.IBeamCursor)

    def selectedText(self) -> str:
        """The selected stretch, as it was given."""
        start, end = sorted(self._chosen)
        return self.text()[start:end]

    def hasSelectedText(self) -> bool:
        return self._chosen[0] != self._chosen[1]

    def select(self, start: int, end: int) -> None:
        """Select from one offset to another."""
        self._chosen = (start, end)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            place = self._lay(self.width()).at(event.position())
            self.select(place, place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.select(self._chosen[0], self._lay(self.width()).at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._lay(self.width()).at(event.position())
        self.select(*word_at(self.text(), place))

    def event(self, event: QEvent) -> bool:
        """Ctrl C and Ctrl A are ours while the text has the focus; a cut text tells its rest."""
        if event.type() == QEvent.Type.ToolTip and self._elides:
            self.setToolTip(tooltip(self.text()) if self._is_cut(theme.current()) else "")
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def _is_ours(self, event: QKeyEvent) -> bool:
        copying = event.matches(QKeySequence.StandardKey.Copy) and self.hasSelectedText()
        return copying or event.matches(QKeySequence.StandardKey.SelectAll)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and self.hasSelectedText():
            QGuiApplication.clipboard().setText(self.selectedText())
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select(0, len(self.text()))
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.select(0, 0)
        super().focusOutEvent(event)


def _ink(text: SetText, start: int, end: int, look: Theme, role: str) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    first, last = text.range(start, end)
    found.start, found.length = first, last - first
    found.format.setForeground(look.color(role))
    return found


def label(text: str, role: str = "body", color: str = "text", *, elide: bool = False) -> Prose:
    """A short text of one line that is not selected: names, captions, counts.

    Args:
        text: what it says.
        role: the type role.
        color: the colour role.
        elide: whether it may give way to its neighbours.
    """
    prose = Prose(text, role, color, wrap=False, selectable=False)
    if elide:
        prose.setElided(True)
    return prose


def number(text: str, width: int, role: str = "strong", color: str = "text") -> Prose:
    """Figures right-aligned in a column, so that they stand under one another."""
    prose = Prose(text, role, color, wrap=False, align="right", selectable=False)
    prose.setMinimumWidth(width)
    return prose


def speech_role(line: str, width: int, height: int) -> str:
    """The largest size at which a customer's line takes at most four rows of a width and a third of a height.

    Args:
        line: the line.
        width: pixels for the line.
        height: pixels of the page on which it stands.
    """
    look = theme.current()
    for role in ("speech_xl", "speech_l"):
        rows = Prose(line, role).rows(width)
        if rows <= 4 and rows * look.leading(role) <= height / 3:
            return role
    return "speech_m"
