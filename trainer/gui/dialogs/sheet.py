"""The ground of every dialog: what there is to read scrolls, the buttons stay, and what was written is not dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QDialog, QLayout, QWidget

from trainer.gui import theme
from trainer.gui.actions import ELSEWHERE
from trainer.gui.layouts import Item, col, row, rule, wrap
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.scroller import Scroller, turn
from trainer.gui.widgets.strip import Strip

MARGINS = (32, 28, 32, 24)
FOOT = (32, 12, 32, 20)
OF_SCREEN = 0.92
"""The share of the screen that a dialog may take."""

KEEP_MS = 1_000
"""What is written is kept so soon, whether typing rests or goes on."""

BACK = "What you had begun here is back. It is not kept yet."
DROPPING = "You changed this. Keep it, or press Esc once more to drop the changes."


class Cancel(Button):
    """The way out. A double click is one click, a held key is one press, and a click leaves the cursor in its field."""

    def __init__(self) -> None:
        super().__init__("Cancel", "plain")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            event.accept()
        else:
            super().keyPressEvent(event)


class Sheet(QDialog):
    """A dialog with a strip for what went wrong, and a guard over what was written."""

    def __init__(self, parent: QWidget | None, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.strip = Strip()
        self.strip.closed.connect(self._on_strip_closed)
        self._written: Callable[[], object] = lambda: None
        self._untouched: object = None
        self._cursor: QWidget | None = None
        self._is_held = False
        self._put_down: Callable[[Any], None] = lambda _: None
        self._keeping = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._keeping.timeout.connect(self._keep_begun)
        for keys in ELSEWHERE:
            QShortcut(QKeySequence(keys), self)

    # ------------------------------------------------------------ layout

    def fill(self, content: QLayout, *foot: Item, width: int = 560, tallest: int = 680) -> None:
        """Put everything in its place.

        Args:
            content: What scrolls.
            foot: The buttons, from left to right.
            width: Pixels at 100 %.
            tallest: The height at which the content begins to scroll, in pixels at 100 %.
        """
        content.setContentsMargins(*MARGINS)
        self._area = area = Scroller(wrap(content))
        if foot:
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # with the keyboard on it nothing would show where that is
        self._foot = buttons = wrap(col(rule(), row(*foot, margins=FOOT), gap=0)) if foot else QWidget()
        self.setLayout(col(self.strip, (area, 1), buttons, gap=0))
        look, room = theme.current(), self._room()
        wide = min(look.px(width), room.width())
        tall = content.heightForWidth(wide - area.verticalScrollBar().sizeHint().width()) + buttons.sizeHint().height()
        self.resize(wide, min(tall, look.px(tallest), room.height()))

    def _room(self) -> QSize:
        """The most it may take: it stands on the screen, and inside the window that all belongs to."""
        screen, owner = self.screen().availableSize() * OF_SCREEN, self.parentWidget()
        while owner is not None and owner.parentWidget() is not None:
            owner = owner.parentWidget()
        return screen.boundedTo(owner.size()) if owner is not None else screen

    def cancel_button(self) -> Button:
        """A button that leaves, and asks first where there is something to lose."""
        cancel = Cancel()
        cancel.clicked.connect(self.reject)
        return cancel

    def lead_to(self, field: QWidget) -> None:
        """The cursor into a field, and the field into sight with what stands around it."""
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        around = field.parentWidget() or field
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(around, 0, MARGINS[1]))

    # ------------------------------------------------------------ the guard

    def guard(
        self, written: Callable[[], object], keep: Callable[[], None], begin: Callable[[Any], None] | None = None
    ) -> None:
        """From now on what was written is dropped only by somebody who was warned and wrote nothing since.

        Args:
            written: What stands in the fields now; whoever calls this also tells `on_written` of every change.
            keep: What the button on the warning does.
            begin: Keeps what is written while one writes, against a program that dies; None lets it go.
        """
        self._written, self._untouched = written, written()
        self._put_down = begin or self._put_down
        self.strip.acted.connect(keep)

    @Slot()
    def on_written(self) -> None:
        """Something was written: it is kept in a moment, and whoever was warned is warned anew."""
        if not self._keeping.isActive():
            self._keeping.start()
        if self._has_warned():
            self.strip.clear()

    @Slot()
    def _keep_begun(self) -> None:
        written = self._written()
        self._put_down(written if written != self._untouched else None)

    def done(self, result: int) -> None:
        """It was kept or dropped: what was begun is settled."""
        self._keeping.stop()
        self._put_down(None)
        super().done(result)

    def hold(self) -> None:
        """While it is being kept nothing is written, and nobody leaves."""
        self._cursor, self._is_held = self.focusWidget(), True
        self._area.setEnabled(False)
        self._foot.setEnabled(False)

    def release(self) -> None:
        """It was kept or not: the cursor is where it was."""
        self._is_held = False
        self._area.setEnabled(True)
        self._foot.setEnabled(True)
        self._on_strip_closed()

    def put_by(self) -> None:
        """Close without a question; what was begun is there when the dialog is opened again."""
        self._keep_begun()
        super().done(QDialog.DialogCode.Rejected)

    def reject(self) -> None:
        """Esc, Cancel and closing the window: a first one warns where there is something to lose."""
        if self._is_held:
            return
        if self._has_warned() or self._written() == self._untouched:
            super().reject()
            return
        self._cursor = self.focusWidget()
        self.strip.say(DROPPING, "warning", "Keep")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that is held down is one Esc; a key for turning pages that no control wanted turns them."""
        held = event.isAutoRepeat() and event.matches(QKeySequence.StandardKey.Cancel)
        if held or turn(self, event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _has_warned(self) -> bool:
        return self.strip.sentence() == DROPPING

    @Slot()
    def _on_strip_closed(self) -> None:
        if self._cursor is not None:
            self._cursor.setFocus(Qt.FocusReason.OtherFocusReason)
