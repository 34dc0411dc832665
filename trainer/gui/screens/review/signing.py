"""What is asked before a deck is signed or sent back, and the signing itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from trainer.errors import TrainerError
from trainer.gui.desk import Desk
from trainer.gui.dialogs.asking import AskDialog, PassphraseDialog
from trainer.gui.widgets.button import Button
from trainer.services.publishing import UnderReview

CHANGES = "Ask for changes", "Its author reads this beside the deck, with your comments on its lines."
WITHDRAW = "Take the approval back", "Whoever has the deck is told so, and why, as soon as they see this file."
WHY = "What should be different"
SIGN = "Your key signs “{title}” as it is now. From then on nobody can change a word of it unseen."

Work = Callable[[str], UnderReview]


class Signing(QObject):
    """Asks, and signs.

    Signals:
        done: The `UnderReview` as it is signed.
        failed: The `TrainerError` for which it is not.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._over = desk, parent
        self._publishing, self._handing_in = desk.workspace.publishing, desk.workspace.handing_in

    def ask_for_changes(self, take: Callable[[str], None]) -> None:
        """Ask what should be different; a silence is no answer."""
        dialog = AskDialog(*CHANGES, WHY, Button("Send it back", "primary", "undo-2"), self._over)
        dialog.said.connect(lambda text: self._take(dialog, text, take))
        dialog.open()

    def _take(self, dialog: AskDialog, text: str, take: Callable[[str], None]) -> None:
        if not text:
            dialog.refuse("Write what should be different; a remark without words helps nobody.")
            return
        dialog.accept()
        take(text)

    def approve(self, under: UnderReview, until: date) -> None:
        """Sign a deck until that day, and move it to where the team fetches it."""

        def work(passphrase: str) -> UnderReview:
            signed = self._publishing.approve(under, until, passphrase)
            return self._publishing.open(self._handing_in.pass_on(signed))

        self._sign(under, work)

    def withdraw(self, under: UnderReview) -> None:
        """Take one's approval back, and say why."""
        dialog = AskDialog(*WITHDRAW, "Why", Button("Take it back", "primary", "undo-2"), self._over)
        dialog.said.connect(lambda text: self._take(dialog, text, partial(self._withdraw, under)))
        dialog.open()

    def _withdraw(self, under: UnderReview, text: str) -> None:
        self._sign(under, lambda passphrase: self._publishing.withdraw(under, text, passphrase))

    def _sign(self, under: UnderReview, work: Work) -> None:
        own = self._publishing.reviewer()
        if own is None or not own.needs_passphrase:
            self._desk.tasks.run(lambda: work(""), self.done.emit, self.failed.emit)
            return
        dialog = PassphraseDialog(SIGN.format(title=under.deck.title), self._over)
        dialog.said.connect(lambda passphrase: self._try(dialog, partial(work, passphrase)))
        dialog.open()

    def _try(self, dialog: PassphraseDialog, work: Callable[[], UnderReview]) -> None:
        """The dialog stays until the passphrase is the right one."""
        dialog.hold()

        def on_signed(under: UnderReview) -> None:
            dialog.release()
            dialog.accept()
            self.done.emit(under)

        def on_failed(error: TrainerError) -> None:
            dialog.release()
            dialog.refuse(str(error))

        self._desk.tasks.run(work, on_signed, on_failed)
