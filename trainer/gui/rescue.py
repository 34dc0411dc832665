"""What can be done about a home that is damaged, that is missing, or that cannot be opened now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from trainer.errors import DamagedError, NoBackupError, TrainerError
from trainer.gui.notices import Notices

if TYPE_CHECKING:
    from trainer.gui.mending import Mending
    from trainer.services.backups import MissingError


class Rescue(QObject):
    """Offers it on the strip or in a dialog.

    Attributes:
        mending: The home that it is about; None while all is well.

    Signals:
        reopening: What was chosen: a function that is called while nobody has the database open.
        left: Somebody would rather quit.
    """

    reopening = Signal(object)
    left = Signal()

    def __init__(self, strip: Notices, window: QWidget) -> None:
        super().__init__(window)
        self.mending: Mending | None = None
        self._strip = strip
        self._window = window
        strip.repair_wanted.connect(self.ask_repair)
        strip.again_wanted.connect(self._try_again)

    def offers(self, mending: Mending, error: TrainerError) -> bool:
        """Offer what there is to do about a home that cannot be opened; False when that is nothing."""
        from trainer.services.backups import MissingError

        self.mending = mending
        if isinstance(error, DamagedError):
            self._strip.offer_repair()
        elif isinstance(error, MissingError):
            self._ask_about_missing(mending, error)
        elif isinstance(error, NoBackupError):
            self._strip.refuse_for_now(str(error))
        else:
            return False
        return True

    def offer_repair(self, mending: Mending) -> None:
        """The database turned out to be damaged while it is open."""
        self.mending = mending
        self._strip.offer_repair()

    @Slot()
    def ask_repair(self) -> None:
        """Say what a repair does, and whether it is wanted."""
        from trainer.gui.dialogs.repair import RepairDialog

        if (mending := self.mending) is not None:
            dialog = RepairDialog(self._window)
            dialog.accepted.connect(lambda: self.reopening.emit(mending.repair))
            dialog.open()

    def _ask_about_missing(self, mending: Mending, error: MissingError) -> None:
        from trainer.gui.dialogs.missing import FRESH, RESTORE, MissingDialog

        def go_on(chosen: int) -> None:
            ways = {RESTORE: mending.restore_newest, FRESH: mending.begin_anew}
            self.reopening.emit(ways[chosen]) if chosen in ways else self.left.emit()

        dialog = MissingDialog(error.newest, error.fullest, self._window)
        dialog.finished.connect(go_on)
        dialog.open()
        if isinstance(error.__cause__, TrainerError):  # what was chosen before could not be done
            dialog.strip.say(str(error.__cause__))

    @Slot()
    def _try_again(self) -> None:
        if self.mending is not None:
            self.reopening.emit(self.mending.open)
