"""The talk as it stands in the debrief is saved as PDF or as text, and so is any other paper that is made there."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from trainer.domain.paper import Paper
from trainer.gui.actions import key
from trainer.gui.widgets.button import Button

if TYPE_CHECKING:
    from trainer.gui.paper import Takeaway


class Papers(QObject):
    """Asks where a paper is to go.

    Signals:
        saved: A sentence for the strip.
        failed: A `TrainerError`.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, made: Callable[[], Paper], parent: QWidget) -> None:
        """Be asked for the talk as `made` then makes it."""
        super().__init__(parent)
        self._made, self._parent = made, parent

    def buttons(self) -> tuple[Button, Button]:
        """For the talk."""
        pdf = Button("As PDF", "quiet", "file-text", key=key("talk_pdf"))
        pdf.clicked.connect(lambda _checked=False: self.as_pdf())
        text = Button("As text", "quiet", "text-quote", key=key("talk_text"))
        text.clicked.connect(lambda _checked=False: self.as_text())
        return pdf, text

    def as_pdf(self, paper: Paper | None = None) -> None:
        """As pages to be printed; the talk unless another paper is given."""
        self._takeaway.as_pdf(paper or self._made())

    def as_text(self, paper: Paper | None = None) -> None:
        """The same as plain text."""
        self._takeaway.as_text(paper or self._made())

    @cached_property
    def _takeaway(self) -> Takeaway:
        from trainer.gui.paper import Takeaway

        takeaway = Takeaway(self._parent)
        takeaway.saved.connect(self.saved)
        takeaway.failed.connect(self.failed)
        return takeaway
