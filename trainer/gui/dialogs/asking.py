"""One thing that has to be said before something is done: why, or a passphrase."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from trainer.gui import theme
from trainer.gui.dialogs.sheet import Sheet
from trainer.gui.layouts import col
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.field import Field
from trainer.gui.widgets.prose import Prose, label

LINES = 4
TITLE = 200
"""Characters of a title; see `trainer.services.arranging`."""


class AskDialog(Sheet):
    """A question with a box under it. It stays open until what was said is taken; `refuse` says why it is not.

    Signals:
        said: What was said, without blanks around it.
    """

    said = Signal(str)

    def __init__(self, title: str, about: str, name: str, button: Button, parent: QWidget, text: str = "") -> None:
        super().__init__(parent, title)
        self._box = QPlainTextEdit(text)
        self._box.setAccessibleName(name)
        self._box.setTabChangesFocus(True)
        self._box.setFixedHeight(theme.current().leading("body") * LINES + 20)
        self._box.textChanged.connect(self.on_written)
        button.clicked.connect(self._say)
        content = col(Prose(title, "title"), 8, Prose(about), 18, label(name, "label", "muted"), 4, self._box, gap=0)
        self.fill(content, None, self.cancel_button(), button)
        self.guard(self._box.toPlainText, self._say)
        self.lead_to(self._box)

    @Slot()
    def _say(self) -> None:
        self.said.emit(self._box.toPlainText().strip())

    def refuse(self, sentence: str) -> None:
        """It was not taken; one sentence why."""
        self.strip.say(sentence)
        self._box.setFocus()


class LineDialog(Sheet):
    """A question with a line to type in. It stays open until what was said is taken; `refuse` says why it is not.

    Signals:
        said: What was said.
    """

    said = Signal(str)

    def __init__(
        self, title: str, about: str, name: str, button: Button, parent: QWidget, *, is_secret: bool = False
    ) -> None:
        super().__init__(parent, title)
        self._box = Field("", name, 320, name=name, longest=TITLE)
        if is_secret:
            self._box.setEchoMode(QLineEdit.EchoMode.Password)
        button.clicked.connect(self._say)
        self._box.returnPressed.connect(self._say)
        content = col(Prose(title, "title"), 8, Prose(about), 18, label(name, "label", "muted"), 4, self._box, gap=0)
        self.fill(content, None, self.cancel_button(), button)
        self._box.setFocus()

    @Slot()
    def _say(self) -> None:
        self.said.emit(self._box.text())

    def refuse(self, sentence: str) -> None:
        """It was not taken, and is typed again."""
        self.strip.say(sentence)
        self._box.selectAll()
        self._box.setFocus()


class PassphraseDialog(LineDialog):
    """Asks for the passphrase of one's key."""

    def __init__(self, about: str, parent: QWidget) -> None:
        sign = Button("Sign", "primary", "badge-check")
        super().__init__("Your passphrase", about, "Passphrase", sign, parent, is_secret=True)
