"""Making the key with which somebody signs the decks that they have reviewed."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from trainer.errors import TrainerError
from trainer.gui.desk import Desk
from trainer.gui.dialogs.sheet import Sheet
from trainer.gui.layouts import Item, col
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.field import Field
from trainer.gui.widgets.prose import Prose, label

NAME, PASSPHRASE, AGAIN = "Your name", "Passphrase", "The passphrase again"
ABOUT = "Others see that it was you who approved a deck, and that nobody has changed a word since."
ANOTHER = "The key you have is replaced: whoever believes it has to compare the new one’s fingerprint again."
SYSTEM = "This computer can keep the key for you; choose a passphrase only if others use your account."
BEHIND = "The key is kept behind a passphrase of at least 8 characters. Nobody can tell you what it was."
UNLIKE = "The two passphrases are not the same; type them again."


class OwnKeyDialog(Sheet):
    """A name, and a passphrase where the system keeps no secrets.

    Signals:
        made: There is a key.
    """

    made = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, "Your key")
        self._publishing = desk.workspace.publishing
        own = self._publishing.reviewer()
        self._name = Field(own.name if own else "", NAME, 320, name=NAME)
        self._passphrase, self._again = (_secret(name) for name in (PASSPHRASE, AGAIN))
        make = Button("Make the key", "primary", "badge-check")
        make.clicked.connect(self._make)
        self._again.returnPressed.connect(self._make)
        content = col(
            Prose("A key to sign with", "title"),
            8,
            Prose(ABOUT),
            *((8, Prose(ANOTHER, "body", "warning")) if own else ()),
            18,
            *_named(NAME, self._name),
            Prose(SYSTEM if self._publishing.keeps_secrets else BEHIND, "small", "muted"),
            8,
            *_named(PASSPHRASE, self._passphrase),
            *_named(AGAIN, self._again),
            gap=0,
        )
        self.fill(content, None, self.cancel_button(), make)
        self._name.setFocus()

    @Slot()
    def _make(self) -> None:
        if self._passphrase.text() != self._again.text():
            self.strip.say(UNLIKE)
            return
        try:
            self._publishing.make_key(self._name.text(), self._passphrase.text())
        except TrainerError as error:
            self.strip.say(str(error))
            return
        self.accept()
        self.made.emit()


def _secret(name: str) -> Field:
    field = Field("", name, 320, name=name)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def _named(name: str, field: Field) -> tuple[Item, ...]:
    return (label(name, "label", "muted"), 4, field, 14)
