"""What a phrase file holds, before it is taken in."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from trainer import words
from trainer.errors import TrainerError
from trainer.gui.desk import Desk
from trainer.gui.dialogs.sheet import Sheet
from trainer.gui.layouts import Item, col
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose, label
from trainer.services.phrases import Incoming, Kept

FEW = 3
PROMISE = "The coach has tried it: its examples are heard, and what is only close is not."


class TakingInDialog(Sheet):
    """The family, what it takes the place of, and one button that does it.

    Signals:
        kept: The `Kept`.
    """

    kept = Signal(object)

    def __init__(self, desk: Desk, incoming: Incoming, parent: QWidget) -> None:
        super().__init__(parent, "Import a family")
        self._desk, self._incoming = desk, incoming
        self._install = Button("Import", "primary", "download", key="Return")
        self._install.clicked.connect(self._take_in)
        self.fill(col(*self._parts(), None, gap=0), None, self.cancel_button(), self._install)
        self._install.setFocus()

    def _parts(self) -> tuple[Item, ...]:
        draft, replaced = self._incoming.draft, self._incoming.replaces
        kind = words.LABEL_KINDS[draft.kind]
        count = words.plural(len(draft.examples), "example")
        place = f"It takes the place of your {words.quote(replaced.draft.name)}." if replaced else ""
        return (
            Prose(words.curly(draft.name), "headline"),
            Prose(f"{kind}, {count}", "body", "muted"),
            *((4, Prose(place, "body", "warning")) if place else ()),
            14,
            Prose(words.curly(draft.definition)),
            8,
            Prose(PROMISE, "body", "muted"),
            16,
            label("Examples", "label", "muted"),
            4,
            col(*(Prose(words.curly(example)) for example in draft.examples[:FEW]), gap=4),
        )

    @Slot()
    def _take_in(self) -> None:
        """Off this thread: every sentence is tried once more."""
        self.hold()
        phrases, incoming = self._desk.workspace.phrases, self._incoming
        self._desk.tasks.run(lambda: phrases.take_in(incoming), self._on_kept, self._on_failed, self.release)

    def _on_kept(self, kept: Kept) -> None:
        self.kept.emit(kept)
        self.accept()

    def _on_failed(self, error: TrainerError) -> None:
        self.strip.say(words.curly(str(error)))
