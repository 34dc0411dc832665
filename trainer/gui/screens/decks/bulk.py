"""What can be done to several lines at once."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from trainer import words
from trainer.domain.categories import Category, SaleStage
from trainer.gui import icons
from trainer.gui.layouts import Item, col, row
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.field import Field
from trainer.gui.widgets.picker import Picker
from trainer.gui.widgets.prose import Prose, label

CHOOSE = "Choose…"
NO_STAGE = "None"
RETIRED = "They leave their deck and come no more; what you learned of them stays."


class Bulk(QWidget):
    """Choices for all lines that are chosen.

    Signals:
        sorted: The `Category` that they shall be of.
        placed: The `SaleStage` that they shall belong to; None for none.
        tagged, untagged: The tag that they shall have, or have no longer.
        retired: They shall leave their deck.
    """

    sorted = Signal(object)
    placed = Signal(object)
    tagged = Signal(str)
    untagged = Signal(str)
    retired = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._count = Prose("", "speech_l")
        self._kind = self._picker("Kind")
        for category in Category:
            self._kind.addItem(icons.icon(icons.of_category(category), category), words.CATEGORIES[category], category)
        self._kind.activated.connect(lambda place: self._emit(self._kind, place, self.sorted))
        self._stage = self._picker("Stage of the sale")
        self._stage.addItem(NO_STAGE, None)
        for stage in SaleStage:
            self._stage.addItem(stage.value.capitalize(), stage)
        self._stage.activated.connect(lambda place: self._emit(self._stage, place, self.placed))
        self._tag = Field("", "spring", 200, name="Tag")
        self._tag.returnPressed.connect(self._on_tag)
        add, drop = (
            Button("Add", "plain", "plus", name="Add the tag"),
            Button("Take away", "quiet", name="Take the tag away"),
        )
        add.clicked.connect(self._on_tag)
        drop.clicked.connect(lambda: self.untagged.emit(self._tag.text()))
        retire = Button("Take them out", "plain", "archive", key="Del")
        retire.clicked.connect(self.retired)
        self._stops = (self._kind, self._stage, self._tag, add, drop, retire)
        self.setLayout(
            col(
                self._count,
                20,
                *_named("Kind", self._kind),
                *_named("Stage of the sale", self._stage),
                *_named("Tag", self._tag, add, drop),
                8,
                row(retire, None),
                Prose(RETIRED, "small", "muted"),
                gap=4,
            )
        )

    def show_count(self, count: int) -> None:
        """So many lines are chosen."""
        self._count.setText(f"{count} lines chosen")
        for picker in (self._kind, self._stage):
            picker.setCurrentIndex(0)

    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops, in this order."""
        return self._stops

    def _picker(self, name: str) -> Picker:
        picker = Picker(name=name)
        picker.addItem(CHOOSE)
        return picker

    def _emit(self, picker: Picker, place: int, signal: object) -> None:
        """The first item is no choice."""
        if place > 0:
            signal.emit(picker.itemData(place))  # type: ignore[attr-defined]

    @Slot()
    def _on_tag(self) -> None:
        self.tagged.emit(self._tag.text())


def _named(name: str, *controls: QWidget) -> tuple[Item, ...]:
    return (label(name, "label", "muted"), row(*controls, None), 10)
