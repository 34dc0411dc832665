"""The list of cards: several can be chosen, and those of one deck can be drawn to another place."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QListView, QWidget

from trainer.gui.delegates.cards import CardDelegate
from trainer.gui.models.cards import CardsModel
from trainer.gui.widgets.focusring import KeyRing


class CardList(QListView):
    """Shows a `CardsModel`. Whoever draws lines only says where they shall go: the list is filled anew then.

    Signals:
        chose: The ids of the cards that are chosen, in their order.
        moved: The ids of the cards that were drawn, and that of the card before which they shall stand; empty for the
            end.
    """

    chose = Signal(object)
    moved = Signal(object, str)

    def __init__(self, model: CardsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = model
        self.setModel(model)
        self.setItemDelegate(CardDelegate(self))
        self.setAccessibleName("Cards")
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setDropIndicatorShown(True)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.selectionModel().selectionChanged.connect(self._on_selected)
        KeyRing(self)

    def let_order(self, may: bool) -> None:
        """Whether lines can be put in another order here."""
        mode = QListView.DragDropMode.InternalMove if may else QListView.DragDropMode.NoDragDrop
        self.setDragDropMode(mode)

    @property
    def can_order(self) -> bool:
        return self.dragDropMode() is QListView.DragDropMode.InternalMove

    def chosen(self) -> list[str]:
        """The ids of the cards that are chosen, in their order."""
        places = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self._cards.row_at(place).id for place in places]

    def choose(self, card_ids: list[str]) -> None:
        """Choose several again, such as after the list was filled anew; one alone is chosen by who fills it."""
        places = [self._cards.place_of(card_id) for card_id in card_ids] if len(card_ids) > 1 else []
        for place in (place for place in places if place >= 0):
            self.selectionModel().select(self._cards.index(place, 0), QItemSelectionModel.SelectionFlag.Select)

    def shift(self, step: int) -> None:
        """Put what is chosen one place up, with -1, or down."""
        places = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        if not (self.can_order and places):
            return
        target = places[0] - 1 if step < 0 else places[-1] + 2
        if target >= 0 and (step < 0 or places[-1] + 1 < self._cards.rowCount()):
            self.moved.emit(self.chosen(), self._id_at(target))

    def dropEvent(self, event: QDropEvent) -> None:
        """Before the line under the pointer, or after it where the pointer is on its lower half."""
        index = self.indexAt(event.position().toPoint())
        place = self._cards.rowCount() if not index.isValid() else index.row()
        if index.isValid() and event.position().y() > self.visualRect(index).center().y():
            place += 1
        event.setDropAction(Qt.DropAction.IgnoreAction)  # or Qt takes the lines out of the model itself
        event.accept()
        self.moved.emit(self.chosen(), self._id_at(place))

    def _id_at(self, place: int) -> str:
        return self._cards.row_at(place).id if place < self._cards.rowCount() else ""

    @Slot(QItemSelection, QItemSelection)
    def _on_selected(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self.chose.emit(self.chosen())
