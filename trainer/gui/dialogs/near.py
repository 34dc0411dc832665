"""Lines that mean nearly what was heard, each with its reply."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from trainer import words
from trainer.gui.layouts import col, row
from trainer.gui.widgets import keycap
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose, label
from trainer.services.nearest import SHOWN, Near

TITLE = "Near, not the same"
KEY = "Ctrl+Down"
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class NearLine(QWidget):
    """A line and its reply, on one line each until it is opened.

    Signals:
        chosen: It is this one; the id of its card.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._near: Near | None = None
        self._is_open = False
        self._line, self._reply = label("", "speech_s", elide=True), label("", "small", "muted", elide=True)
        self._whole_line, self._whole_reply = Prose("", "speech_s"), Prose("", "body")
        self.opener = Button("", "quiet", "chevron-down")
        self.opener.clicked.connect(self._turn)
        self.this = Button("It is this one", "quiet", "plus")
        self.this.clicked.connect(self._choose)
        head = row(self._line, (col(None, self._whole_line, None, gap=0), 1), self.this, self.opener, gap=4)
        self.setLayout(col(head, self._reply, self._whole_reply, gap=0))
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self._render()

    def show_near(self, near: Near | None) -> None:
        """Show this line, closed unless it was open already; or none."""
        self._is_open = self._is_open and near == self._near
        self._near = near
        self.setVisible(near is not None)
        self._render()

    def _render(self) -> None:
        line = words.quote(self._near.line) if self._near else ""
        reply = words.curly(self._near.reply) if self._near else ""
        for prose in (self._line, self._whole_line):
            prose.setText(line)
            prose.setHang(self._near.category if self._near else "")
        self._reply.setText(reply or "No reply yet")
        self._whole_reply.setText(reply or "No reply yet")
        for short, whole in ((self._line, self._whole_line), (self._reply, self._whole_reply)):
            short.setVisible(not self._is_open)
            whole.setVisible(self._is_open)
        self.opener.setIconName("chevron-up" if self._is_open else "chevron-down")
        self.opener.setName(f"{'Hide' if self._is_open else 'Show'} the whole reply to {line}")
        self.this.setName(f"It is this one: {line}")

    @Slot()
    def _turn(self) -> None:
        self._is_open = not self._is_open
        self._render()

    @Slot()
    def _choose(self) -> None:
        if self._near is not None:
            self.chosen.emit(self._near.card_id)


class NearLines(QWidget):
    """Up to three lines. The room for three is kept, so that nothing jumps while one types.

    Signals:
        chosen: It is this one; the id of its card.
        left: The keyboard goes up from the first line.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines = [NearLine() for _ in range(SHOWN)]
        way = label(f"{keycap.native(KEY)} leads there", "small", "muted")
        self.setLayout(col(row(label(TITLE, "strong"), None, way), *self._lines, None, gap=4))
        for line in self._lines:
            line.chosen.connect(self.chosen)
            line.opener.installEventFilter(self)
            line.this.installEventFilter(self)

    def show_near(self, near: Sequence[Near]) -> None:
        """Show these lines and no others."""
        padded = (*near, *[None] * SHOWN)
        for line, one in zip(self._lines, padded, strict=False):
            line.show_near(one)

    def lead(self) -> None:
        """The keyboard to the first line."""
        self._lines[0].opener.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down go from line to line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self._go(step)
                return True
        return super().eventFilter(watched, event)

    def _go(self, step: int) -> None:
        holder = QApplication.focusWidget()
        shown = [line for line in self._lines if not line.isHidden()]
        for buttons in ([line.opener for line in shown], [line.this for line in shown]):
            if holder in buttons:
                place = buttons.index(holder) + step
                if place < 0:
                    self.left.emit()
                else:
                    buttons[min(place, len(buttons) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
