"""The lines that were weak in a talk come into today's practice; that can be taken back while the strip says so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trainer import talkwords
from trainer.errors import TrainerError
from trainer.gui.actions import key
from trainer.gui.desk import Desk
from trainer.gui.notices import REDO, UNDO, Offer
from trainer.gui.widgets.button import Button

if TYPE_CHECKING:
    from trainer.services.bringing import Bringing, Brought


class Bringer(QObject):
    """Brings them, and takes them back.

    Signals:
        changed: The `Changes`.
        noted: What the strip says.
        failed: A `TrainerError`.
    """

    changed = Signal(object)
    noted = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    @property
    def _bringing(self) -> Bringing:
        return self._desk.workspace.bringing

    def button(self, uuid: str) -> Button:
        """For the lines of this talk; dull where there are none."""
        weak = self._bringing.weak(uuid)
        button = Button(talkwords.bring(len(weak)), "plain", "calendar", key=key("bring"))
        button.setEnabled(bool(weak))
        button.clicked.connect(lambda _checked=False: self.bring(uuid))
        return button

    def bring(self, uuid: str) -> None:
        """Let the lines of this talk come today."""
        try:
            done = self._bringing.bring(self._bringing.weak(uuid))
        except TrainerError as error:
            self.failed.emit(error)
            return
        if not done.rows:
            self.noted.emit(talkwords.COMES_ANYWAY if done.already else talkwords.NOT_BROUGHT)
            return
        self.changed.emit(done.changes)
        self.noted.emit(Offer(talkwords.brought(len(done.rows)), UNDO, partial(self._take_back, uuid, done)))

    def _take_back(self, uuid: str, done: Brought) -> None:
        try:
            self.changed.emit(self._bringing.take_back(done))
        except TrainerError as error:
            self.failed.emit(error)
        else:
            self.noted.emit(Offer(talkwords.BROUGHT_BACK, REDO, partial(self.bring, uuid)))
