"""Questions with a few answers as chips, of which one is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer.gui.layouts import Item, col
from trainer.gui.widgets.chip import AskChip
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.prose import Prose, label

Choice = TypeVar("Choice")


class Choices(QWidget, Generic[Choice]):
    """Chips beside each other; the first is chosen unless another one was.

    Signals:
        chosen: Another one was chosen.
    """

    chosen = Signal()

    def __init__(self, names: Mapping[Choice, str], icons: Mapping[Choice, str] | None = None) -> None:
        super().__init__()
        icons = icons or {}
        self._chips = {
            key: AskChip(
                told, str(key) if key in icons else "neutral", icons.get(key, ""), outline=True, checkable=True
            )
            for key, told in names.items()
        }
        self.setLayout(col(Flow(*self._chips.values()), gap=0))
        for key, chip in self._chips.items():
            chip.clicked.connect(lambda _checked=False, key=key: self.choose(key))
        self.choose(next(iter(names)))

    @property
    def first(self) -> QWidget:
        """The first chip."""
        return next(iter(self._chips.values()))

    @property
    def value(self) -> Choice:
        """The one that is chosen."""
        return next(key for key, chip in self._chips.items() if chip.isChecked())

    def choose(self, key: Choice) -> None:
        """Choose one."""
        for other, chip in self._chips.items():
            chip.setChecked(other == key)
        self.chosen.emit()

    def explain(self, meanings: Mapping[Choice, str]) -> None:
        """What a chip means, told when one stays on it."""
        for key, meaning in meanings.items():
            self._chips[key].setToolTip(meaning)


def asked(question: str, answer: QWidget, hint: str = "") -> tuple[Item, ...]:
    """A question, its answer, and a remark below; as items of a column."""
    told: tuple[Item, ...] = (Prose(hint, "small", "muted"),) if hint else ()
    return (label(question, "strong"), answer, *told, 12)
