"""Whether a key that was pressed is held or was only tapped."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QKeyCombination, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

HELD_MS = 350
"""Who lets go sooner has tapped."""

REPEAT_MS = 80
"""A key that is pressed again so soon was never let go: X11 tells a repeated key as let go and pressed, and Qt sees
through that only when it finds the second event beside the first."""

_PRESSES = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


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
        self._was_held = False
        self._letting_go = QTimer(self, singleShot=True, interval=REPEAT_MS)
        self._letting_go.timeout.connect(self._on_let_go)

    @property
    def is_down(self) -> bool:
        """Whether it is held: what is told as another press of it is none."""
        return self._since.isValid()

    def press(self) -> None:
        """The key went down."""
        self._since.start()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whichever of its keys is let go first ends it; so does another window, which is told of no key."""
        if event.type() == QEvent.Type.ApplicationDeactivate:
            self._end(was_held=False)
        elif isinstance(event, QKeyEvent) and event.key() in self._keys:
            self._look(event)
        return False

    def _look(self, event: QKeyEvent) -> None:
        if event.type() in _PRESSES:
            self._letting_go.stop()
        elif event.type() == QEvent.Type.KeyRelease and not event.isAutoRepeat() and not self._letting_go.isActive():
            self._was_held = self._since.elapsed() >= HELD_MS
            self._letting_go.start()

    @Slot()
    def _on_let_go(self) -> None:
        self._end(was_held=self._was_held)

    def _end(self, *, was_held: bool) -> None:
        self._letting_go.stop()
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        if self._since.isValid():
            self._since.invalidate()
            self.let_go.emit(was_held)


_MODIFIERS: dict[Qt.KeyboardModifier, tuple[Qt.Key, ...]] = {
    Qt.KeyboardModifier.NoModifier: (),
    Qt.KeyboardModifier.ControlModifier: (Qt.Key.Key_Control,),
}
