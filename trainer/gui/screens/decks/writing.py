"""Writing decks in the window: each act is done, told, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from trainer import words
from trainer.domain.cards import Card
from trainer.domain.categories import Category
from trainer.domain.views import Changes, DeckRow
from trainer.errors import TrainerError
from trainer.gui.desk import Desk
from trainer.gui.notices import REDO, UNDO, Offer

NEW_DECK = "A new deck"
ABOUT_DECK = "Yours, until you hand it in and somebody approves it. It begins with its first line."
BACK, AGAIN = "It is as it was before.", "It is done again."


class Writing(QObject):
    """Asks what has to be asked, and does it.

    Signals:
        done: `Changes`.
        told: An `Offer` of the way back.
        failed: The `TrainerError` for which it was not done.
    """

    done = Signal(object)
    told = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._over = desk, parent
        self._arranging, self._editing = desk.workspace.arranging, desk.workspace.editing

    # ------------------------------------------------------------ new ones

    def new_line(self, deck: DeckRow) -> None:
        """A form for a line at the end of a deck."""
        self._write(deck.title, deck.category or Category.PRICE, partial(self._arranging.add, deck.id))

    def new_deck(self) -> None:
        """Its title, then its first line: a deck without one is none."""
        from trainer.gui.dialogs.asking import LineDialog
        from trainer.gui.widgets.button import Button

        go_on = Button("Write its first line", "primary", "pencil-line")
        dialog = LineDialog(NEW_DECK, ABOUT_DECK, "Title", go_on, self._over)

        def on_said(title: str) -> None:
            try:
                title = self._arranging.title(title)
            except TrainerError as error:
                dialog.refuse(str(error))
                return
            dialog.accept()
            self._write(title, Category.PRICE, lambda card: self._arranging.begin_deck(title, card)[1])

        dialog.said.connect(on_said)
        dialog.open()

    def _write(self, title: str, category: Category, keep: Callable[[Card], Changes]) -> None:
        from trainer.gui.dialogs.editor import EditorDialog, NewLine

        dialog = EditorDialog(self._desk, NewLine(self._arranging.blank(category), title, keep), self._over)
        dialog.kept.connect(lambda changes: self._tell("The line is in its deck.", changes))
        dialog.open()

    # ------------------------------------------------------------ many at once

    def retire(self, card_ids: Sequence[str]) -> None:
        """Take lines out of their decks."""
        gone = f"{words.plural(len(card_ids), 'line')} taken out."
        self._do(partial(self._arranging.retire, card_ids), gone)

    def edit(self, edit: Callable[..., Changes], card_ids: Sequence[str], *what: object, **more: bool) -> None:
        """The same edit of several lines, as `Arranging` has it."""
        self._do(partial(edit, card_ids, *what, **more), "")

    def move(self, card_ids: Sequence[str], before: str) -> None:
        """Put lines before another one."""
        self._do(partial(self._arranging.move, card_ids, before), "The order is another one.")

    def _do(self, act: Callable[[], Changes], told: str) -> None:
        try:
            changes = act()
        except TrainerError as error:
            self.failed.emit(error)
            return
        self._tell(told or f"{words.plural(len(changes.cards), 'line')} changed.", changes)

    # ------------------------------------------------------------ the way back

    def undo(self) -> None:
        """Take back what was done last; again for what was done before."""
        self._turn(self._editing.undo, Offer(BACK, REDO, self.redo))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._turn(self._editing.redo, Offer(AGAIN, UNDO, self.undo))

    def _turn(self, turn: Callable[[], Changes], offer: Offer) -> None:
        try:
            changes = turn()
        except TrainerError as error:
            self.failed.emit(error)
        else:
            self.done.emit(changes)
            self.told.emit(offer)

    def _tell(self, told: str, changes: Changes) -> None:
        self.done.emit(changes)
        self.told.emit(Offer(told, UNDO, self.undo))
