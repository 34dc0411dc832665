"""Whether a key that was pressed is held or was only tapped."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

HELD_MS = 350
"""Who lets go sooner has tapped."""


class Hold(QObject):
    """Watches the program's keys from a press of its own until it is let go.

    Signals:
        let_go: True after it was held, False after a tap.
    """

    let_go = Signal(bool)

    def __init__(self, keys: str, parent: QObject) -> None:
        super().__init__(parent)
        combination: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]
        self._keys = {combination.key(), *_MODIFIERS[combination.keyboardModifiers()]}
        self._since = QElapsedTimer()

    def press(self) -> None:
        """The key went down."""
        self._since.start()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whichever of its keys is let go first ends it; so does another window, which is told of no key."""
        if event.type() == QEvent.Type.ApplicationDeactivate:
            self._end(was_held=False)
        elif isinstance(event, QKeyEvent) and self._is_released(event):
            self._end(was_held=self._since.elapsed() >= HELD_MS)
        return False

    def _is_released(self, event: QKeyEvent) -> bool:
        return event.type() == QEvent.Type.KeyRelease and not event.isAutoRepeat() and event.key() in self._keys

    def _end(self, *, was_held: bool) -> None:
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        if self._since.isValid():
            self._since.invalidate()
            self.let_go.emit(was_held)


_MODIFIERS: dict[Qt.KeyboardModifier, tuple[Qt.Key, ...]] = {
    Qt.KeyboardModifier.NoModifier: (),
    Qt.KeyboardModifier.ControlModifier: (Qt.Key.Key_Control,),
}
