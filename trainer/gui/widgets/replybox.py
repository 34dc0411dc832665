"""Where the person writes what they would say."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QPlainTextEdit, QSizePolicy, QWidget

from trainer.gui import theme
from trainer.gui.layouts import Item, col, row
from trainer.gui.widgets.card import Card

SLACK = 1
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GrowingEdit(QPlainTextEdit):
    """Plain text that grows line by line and then scrolls. Tab leaves it.

    Signals:
        focused: it took the keyboard (True) or gave it up (False).
        entered: Enter was pressed where Enter sends.
    """

    focused = Signal(bool)
    entered = Signal()

    def __init__(self, role: str, lines: int, most: int, *, enter_sends: bool = False) -> None:
        super().__init__()
        self._role, self._lines, self._most, self._enter_sends = role, lines, max(lines, most), enter_sends
        self.setProperty("bare", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(0, SLACK, 0, SLACK)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        across = self.horizontalScrollBar()
        across.valueChanged.connect(lambda: across.setValue(0))  # lines wrap; a cursor at their end must not shift them
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self._dress()

    def setLines(self, lines: int, most: int) -> None:
        """Have so many lines when empty, and grow to so many."""
        self._lines, self._most = lines, max(lines, most)
        self._on_size_changed()

    @Slot()
    def _on_size_changed(self) -> None:
        self.updateGeometry()
        full = self._rows() > self._most
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if full else policy.ScrollBarAlwaysOff)

    def _dress(self) -> None:
        """Take the font of the look in force; the placeholder is drawn in that of the viewport."""
        font = theme.current().font(self._role)
        self.setFont(font)
        self.viewport().setFont(font)
        self._on_size_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A text that was put in before there was a width takes the lines that it needs at this one.

        With the same width nothing is asked for: what a layout squeezes while it is being set would keep it so.
        """
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._on_size_changed()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.font() != theme.current().font(self._role):
            self._dress()

    def _rows(self) -> int:
        """How many lines the text takes at the present width; a plain document measures in lines."""
        return math.ceil(self.document().size().height())

    def sizeHint(self) -> QSize:
        rows = min(max(self._rows(), self._lines), self._most)
        tall = rows * math.ceil(QFontMetricsF(self.font()).lineSpacing())
        return QSize(200, tall + 2 * SLACK + 1)  # a last line that ends on the edge would count as cut

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)

    def event(self, event: QEvent) -> bool:
        """Undo and redo belong to the text once something was typed in it, else to the screen, as Ctrl K always."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._leaves(event):
            event.ignore()
            return False
        return super().event(event)

    def _leaves(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.DeleteEndOfLine):
            return True
        about = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
        return about and not (self.document().isUndoAvailable() or self.document().isRedoAvailable())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in an empty box is nobody's line break."""
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = event.key() in _ENTER and bare
        if enter and self._enter_sends:
            self.entered.emit()
        elif enter and self.document().isEmpty():
            event.accept()
        else:
            super().keyPressEvent(event)


class ReplyBox(Card):
    """A card to write in, with a focus edge.

    Signals:
        changed: the text is another one.
        sent: Enter was pressed and `enter_sends` was asked for (Shift Enter makes a new line then).
    """

    changed = Signal()
    sent = Signal()

    def __init__(
        self,
        placeholder: str = "",
        *,
        name: str = "",
        role: str = "reply",
        lines: int = 3,
        most: int = 8,
        foot: QLayout | None = None,
        before: tuple[Item, ...] = (),
        after: tuple[Item, ...] = (),
        enter_sends: bool = False,
        level: str = "low",
        parent: QWidget | None = None,
    ) -> None:
        """Make a box.

        Args:
            placeholder: what to do here.
            name: what a screen reader says; the placeholder unless given.
            role: the type role of the text.
            lines: how many lines it has when empty.
            most: how many it grows to before it scrolls.
            foot: a row below the text.
            before: items left of the text, in the same row.
            after: items right of the text.
            enter_sends: Enter sends and Shift Enter makes a line.
            level: the shadow.
            parent: the Qt parent.
        """
        self.edit = GrowingEdit(role, lines, most, enter_sends=enter_sends)
        super().__init__(self._arrange(foot, before, after), level=level, edge="line_strong", parent=parent)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(name or placeholder)
        self.setFocusProxy(self.edit)
        self.edit.focused.connect(self.setFocused)
        self.edit.textChanged.connect(self.changed)
        self.edit.entered.connect(self.sent)

    def _arrange(self, foot: QLayout | None, before: tuple[Item, ...], after: tuple[Item, ...]) -> QLayout:
        if before or after:
            line = row(*before, (self.edit, 1), *after, gap=10, margins=(10, 9, 10, 9))
            line.setAlignment(self.edit, Qt.AlignmentFlag.AlignVCenter)
            return line
        text = row((self.edit, 1), margins=(8, 0, 0, 0))
        return col(text, *((foot,) if foot else ()), gap=8, margins=(12, 18, 14, 12 if foot else 18))

    def text(self) -> str:
        """What was written."""
        return self.edit.toPlainText()

    def setText(self, text: str) -> None:
        """Write something and stand at its end; undo takes it back."""
        cursor = self.edit.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(text)
        self.edit.setTextCursor(cursor)

    def clear(self) -> None:
        """Begin afresh; nothing is left to undo."""
        self.edit.clear()

    def setReadOnly(self, read_only: bool) -> None:
        """Keep what was written as it is."""
        self.edit.setReadOnly(read_only)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the card's edge goes to the text."""
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()
