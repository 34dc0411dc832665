"""A strip beside the content: what went wrong or changed, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from trainer.gui import theme
from trainer.gui.layouts import row
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.glyph import Glyph
from trainer.gui.widgets.prose import Prose

ICONS = {"danger": "circle-alert", "warning": "triangle-alert", "positive": "circle-check", "neutral": "info"}


class Strip(QFrame):
    """One icon, one sentence, one action. Hidden until it has something to say.

    Signals:
        acted: the action was pressed.
        closed: the person put the strip away.
    """

    acted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hue = "danger"
        self._glyph = Glyph(ICONS["danger"], "danger")
        self._sentence = Prose()
        self._action = Button(kind="plain")
        self._close = Button(kind="quiet", icon="x", name="Close")
        line = row(self._glyph, (self._sentence, 1), self._action, self._close, gap=12, margins=(16, 6, 8, 6))
        line.setAlignment(self._sentence, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(line)
        self._action.clicked.connect(self.acted)
        self._close.clicked.connect(self._on_closed)
        self.hide()

    def say(self, sentence: str, kind: str = "danger", action: str = "") -> None:
        """Show a sentence and tell screen readers at once.

        Args:
            sentence: what happened, and whether anything was lost.
            kind: `danger`, `warning`, `positive` or `neutral`.
            action: the words of the button; empty for none.
        """
        self._hue = kind
        self._glyph.setIcon(ICONS[kind], kind)
        self._sentence.setText(sentence)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(sentence)
        self.show()
        self._announce(sentence)
        self.update()

    def clear(self) -> None:
        """Nothing to say any more."""
        self.hide()

    def sentence(self) -> str:
        """What it says, empty when hidden."""
        return "" if self.isHidden() else self._sentence.text()

    def _announce(self, sentence: str) -> None:
        spoken = QAccessibleAnnouncementEvent(self, sentence)
        spoken.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(spoken)

    def _on_closed(self) -> None:
        self.hide()
        self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.tint(self._hue, "chip"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color(self._hue))
        painter.drawRect(QRectF(0, 0, 3, self.height()))
        painter.end()
