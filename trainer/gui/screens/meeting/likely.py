"""What may come up, to be chosen from: what is heard most, or what has the words that are looked for."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from trainer import words
from trainer.domain.prehandle import MOST, Foreseen
from trainer.gui import icons
from trainer.gui.layouts import clear, col
from trainer.gui.widgets.offerline import OfferLine
from trainer.gui.widgets.prose import Prose, label
from trainer.services.prehandling import PreHandling

SEARCH = "Search all objections"
HEAD = "What may come up?"
HINT = "What you hear most, and one of every kind."
NONE, FULL = "No objection has these words.", f"{MOST} are enough for one meeting; drop one to take another."


class Likely(QWidget):
    """A box to search in, and objections to press.

    Signals:
        chosen: A `Foreseen`.
    """

    chosen = Signal(object)

    def __init__(self, prehandling: PreHandling) -> None:
        super().__init__()
        self._prehandling = prehandling
        self._taken: frozenset[str] = frozenset()
        self._has_room = True
        self._lines: list[OfferLine] = []
        self._search = QLineEdit()
        self._search.setPlaceholderText(SEARCH)
        self._search.setAccessibleName(SEARCH)
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._fill)
        self._search.returnPressed.connect(self._on_return)
        self._told, self._rows = Prose(HINT, "small", "muted"), col(gap=0)
        self.setLayout(col(label(HEAD, "strong"), self._search, self._told, self._rows, None, gap=8))
        self.setFocusProxy(self._search)

    def show_for(self, taken: Collection[str], *, has_room: bool) -> None:
        """Offer what is not taken yet, by the ids of cards; nothing where there is no room for more."""
        self._taken, self._has_room = frozenset(taken), has_room
        self._fill()

    def to_search(self) -> None:
        """The keyboard to the search, whose words are replaced by what is typed next."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    @Slot()
    def _fill(self) -> None:
        clear(self._rows)
        wanted = self._search.text().strip()
        found = self._prehandling.likely(wanted) if self._has_room else ()
        self._lines = [self._line(one) for one in found if one.card_id not in self._taken]
        for before, line in pairwise((self._search, *self._lines)):
            self._rows.addWidget(line)
            QWidget.setTabOrder(before, line)
        self._told.setText(self._remark(wanted, is_found=bool(found)))
        self._told.setVisible(bool(self._told.text()))
        self._search.setEnabled(self._has_room)

    def _remark(self, wanted: str, *, is_found: bool) -> str:
        if not self._has_room:
            return FULL
        if not wanted:
            return HINT
        return "" if is_found else NONE

    def _line(self, one: Foreseen) -> OfferLine:
        name = f"Add: {one.objection} ({words.CATEGORIES[one.category]})"
        line = OfferLine(one.objection, icons.of_category(one.category), one.category, name=name)
        line.clicked.connect(lambda _checked=False: self._on_chosen(one))
        return line

    @Slot()
    def _on_return(self) -> None:
        """What is looked for and stands first is taken; nothing when nobody looks for anything."""
        if self._lines and self._search.text().strip():
            self._lines[0].click()

    def _on_chosen(self, one: Foreseen) -> None:
        self._search.clear()
        self.chosen.emit(one)
