"""A call soon: which kind may come up, and how many minutes there are."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from trainer import words
from trainer.domain.categories import Category
from trainer.gui import icons
from trainer.gui.actions import native
from trainer.gui.dialogs.sheet import Sheet
from trainer.gui.layouts import col, row
from trainer.gui.screens.screen import Go
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.chip import AskChip
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.stepper import Stepper

USUAL_MINUTES = 10
MOST_MINUTES = 60
ANYTHING, TOP = "Anything", "My top 15"


class CramDialog(Sheet):
    """Asks for a kind and the minutes.

    Signals:
        chosen: The `Go` that begins the practice.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget, top: tuple[str, ...] = ()) -> None:
        """Make the dialog; `top` are the ids of the lines of My top 15, which may be chosen when there are any."""
        super().__init__(parent, "A call soon")
        self._top = top
        self._chosen: Category | str = ANYTHING
        self._chips: dict[Category | str, AskChip] = {ANYTHING: _other(ANYTHING, "layers")}
        self._chips |= {kind: _chip(kind) for kind in Category} | ({TOP: _other(TOP, "ear")} if top else {})
        for place, (chosen, chip) in enumerate(self._chips.items()):
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click Enter still starts
            chip.clicked.connect(partial(self._choose, chosen))
            QShortcut(QKeySequence(f"Ctrl+{place}"), self, partial(self._choose, chosen))
        self._minutes = Stepper(USUAL_MINUTES, 1, MOST_MINUTES, name="Minutes until the call", suffix=" min")
        start = Button("Start", "primary", "zap", key="Return")
        start.clicked.connect(self._on_start)
        start.setDefault(True)  # Enter in the minutes starts too
        keys = f"{native('Ctrl+0')} to {native(f'Ctrl+{len(self._chips) - 1}')}"
        content = col(
            Prose("A call soon", "headline"),
            Prose(
                "The lines you are most likely to have forgotten come first, and a missed one comes round again. "
                "Nothing here touches your schedule.",
                "body",
                "muted",
            ),
            18,
            row(label("What may come up?", "label", "muted"), label(keys, "small", "muted"), None),
            6,
            Flow(*self._chips.values()),
            16,
            row(label("How long do you have?", "label", "muted"), self._minutes, None, gap=14),
            None,
            gap=4,
        )
        self.fill(content, self.cancel_button(), None, start, width=560)
        self._choose(ANYTHING)
        start.setFocus()

    def _choose(self, chosen: Category | str, _checked: bool = False) -> None:
        self._chosen = chosen
        for each, chip in self._chips.items():
            chip.setChecked(each is chosen)

    @Slot()
    def _on_start(self) -> None:
        self._minutes.interpretText()
        among = {"among": self._top} if self._chosen is TOP else {}
        kind = {"category": self._chosen} if isinstance(self._chosen, Category) else {}
        self.chosen.emit(Go("study", {"cram": self._minutes.value(), **kind, **among}))
        self.accept()


def _chip(kind: Category) -> AskChip:
    return AskChip(words.CATEGORIES[kind], kind, icons.of_category(kind), outline=True, checkable=True)


def _other(name: str, icon: str) -> AskChip:
    return AskChip(name, "neutral", icon, outline=True, checkable=True)
