"""Content that scrolls up and down."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication, QFrame, QScrollArea, QWidget

EDGE = 24

_Action = QAbstractSlider.SliderAction
_TURNS = {
    Qt.Key.Key_Home: _Action.SliderToMinimum,
    Qt.Key.Key_End: _Action.SliderToMaximum,
    Qt.Key.Key_PageUp: _Action.SliderPageStepSub,
    Qt.Key.Key_PageDown: _Action.SliderPageStepAdd,
}


class Scroller(QScrollArea):
    """A frameless area as wide as its content, and content as tall as its width asks for.

    Qt's own `widgetResizable` asks content whose height depends on its width again after every resize; with parts that
    fold, the answers can alternate until the stack is full. Here the content is sized once per change. The bar keeps
    its room when there is nothing to scroll, unseen, so that it never changes the width. What has the keyboard stays in
    sight when the content becomes taller or shorter.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setAutoFillBackground(False)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))
        bar.setEnabled(False)
        content.setProperty("role", "scrolled")
        content.setAutoFillBackground(False)
        self._content = content
        self.setWidget(content)

    def keep_clear(self, below: int) -> None:
        """So many pixels at the lower edge are covered: nothing moves, and what is there can be scrolled up."""
        if below != self.viewportMargins().bottom():
            self.setViewportMargins(0, 0, 0, below)

    def reach(self, part: QWidget, edge: int) -> None:
        """Scroll down to a part as if nothing were covered: for what comes and goes over the edge nothing moves."""
        foot = part.mapTo(self._content, QPoint(0, part.height() + edge)).y()
        self.ensureVisible(0, foot - self.viewportMargins().bottom(), 0, 0)

    def show_top(self, part: QWidget) -> None:
        """Scroll so that a part begins just below the upper edge, as far as there is something below it."""
        self._fit()  # what has just been put in has not been laid out yet
        self.verticalScrollBar().setValue(part.mapTo(self._content, QPoint(0, -EDGE)).y())

    def turn(self, event: QKeyEvent) -> bool:
        """Scroll as a key asks for; False for a key that asks for something else."""
        turn = _TURNS.get(Qt.Key(event.key()))
        if turn is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        self.verticalScrollBar().triggerAction(turn)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key for which what has the keyboard has no use; where all is in sight, it is left to what is around."""
        if not self.verticalScrollBar().isEnabled():
            event.ignore()
        elif not self.turn(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and watched is self._content:
            self._fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.viewport().size().grownBy(self.viewportMargins())
        tall = self._content.heightForWidth(room.width())
        needed = tall if tall >= 0 else self._content.minimumSizeHint().height()
        before = self._content.height()
        self._content.resize(room.width(), max(needed, room.height()))
        focused = QApplication.focusWidget()
        if self._content.height() != before and focused is not None and self._content.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, EDGE)


def turn(inside: QWidget, event: QKeyEvent) -> bool:
    """Let the first area with more than is in sight follow a key that nobody wanted; False when there is none."""
    areas = (
        area for area in inside.findChildren(Scroller) if area.isVisible() and area.verticalScrollBar().isEnabled()
    )
    return (area := next(areas, None)) is not None and area.turn(event)
