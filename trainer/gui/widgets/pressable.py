"""The ground of everything that is pressed: hover, keyboard focus, the least size of a target."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from trainer.gui import theme
from trainer.gui.theme import Theme
from trainer.gui.widgets.focusring import BY_KEY, FocusRing
from trainer.gui.widgets.motion import Glide
from trainer.gui.widgets.typeset import curly

TARGET = 32
DISABLED = 0.45


class Pressable(QPushButton):
    """A painted control. Its words are plain text: an ampersand is an ampersand.

    Enter presses it like Space when `enter_presses`; otherwise Enter is left to the screen.
    """

    enter_presses = False

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._ring: FocusRing | None = None
        self._had_ring = False
        self._hover = Glide(self)
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.pressed.connect(self._on_held)
        self.released.connect(self._on_held)

    def measure(self, look: Theme) -> QSize:
        """The size it wants under a look."""
        raise NotImplementedError

    def draw(self, painter: QPainter, box: QRectF, look: Theme) -> None:
        """Paint it into a box whose edge lies on whole pixels."""
        raise NotImplementedError

    def radius(self, look: Theme) -> float:
        """How round its corners are, in pixels."""
        return look.radius("control")

    # ------------------------------------------------------------ words

    def text(self) -> str:
        """Its words as they were given."""
        return self._text

    def setText(self, text: str) -> None:
        """Give it other words."""
        self._text = text
        self.setAccessibleName(text)
        self.refresh()

    @property
    def shown(self) -> str:
        """Its words as they are painted."""
        return curly(self._text)

    # ------------------------------------------------------------ size and paint

    @property
    def warmth(self) -> float:
        """How much of the hover or press is to be seen: 0 at rest, 1 under the mouse, 2 when held."""
        return self._hover.value

    @property
    def keyed(self) -> bool:
        """Whether the focus came by the keyboard and shows."""
        return self._ring is not None

    def sizeHint(self) -> QSize:
        return self.measure(theme.current()).expandedTo(QSize(TARGET, TARGET))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def refresh(self) -> None:
        """Its content changed: measure and paint again."""
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else DISABLED)
        self.draw(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.current())
        painter.end()

    # ------------------------------------------------------------ hover and press

    def _on_held(self) -> None:
        self._hover.to(2.0 if self.isDown() else float(self.underMouse()))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover.to(1.0)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover.to(0.0)
        super().leaveEvent(event)

    # ------------------------------------------------------------ keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        back = event.reason() == Qt.FocusReason.ActiveWindowFocusReason and self._had_ring
        if event.reason() in BY_KEY or back:
            self._show_ring()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._had_ring = self.keyed
        self._drop_ring()
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._drop_ring()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._show_ring()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter(event)
        else:
            super().keyPressEvent(event)

    def _on_enter(self, event: QKeyEvent) -> None:
        if self.enter_presses and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.click()
        else:
            event.ignore()

    def _show_ring(self) -> None:
        if self._ring is None and self.hasFocus():
            self._ring = FocusRing(self, self.radius(theme.current()))
            self.update()

    def _drop_ring(self) -> None:
        if self._ring is not None:
            self._ring.hide()
            self._ring.deleteLater()
            self._ring = None
            self.update()
