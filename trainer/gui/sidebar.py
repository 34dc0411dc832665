"""The column at the left: where one can go. Under 1040 pixels it shows icons alone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from trainer.gui import theme
from trainer.gui.actions import key, native
from trainer.gui.layouts import col, row, wrap
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.glyph import Glyph
from trainer.gui.widgets.mark import Mark
from trainer.gui.widgets.prose import label

PLACES = (
    ("today", "sun", "Today"),
    ("study", "layers", "Study"),
    ("roleplay", "messages-square", "Role-play"),
    ("decks", "library", "Decks"),
    ("review", "inbox", "Review"),
    ("top", "quote", "My top 15"),
    ("phrases", "text-quote", "Phrases"),
)
SETTLED = (("heard", "ear", "Heard one"), ("settings", "settings", "Settings"), ("keys", "keyboard", "Keys"))
KEYED = ("heard", "keys")
"""What opens over the screen instead of being one shows its key."""
COMPACT = 56


class Sidebar(QFrame):
    """Navigation.

    Signals:
        chosen: The name of a place.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "window")
        self.setAccessibleName("Navigation")
        self._buttons = {name: self._place(name, icon, words) for name, icon, words in PLACES + SETTLED}
        self._brand = label("Trainer", "strong")
        self._promise = wrap(
            row(Glyph("hard-drive", size=14), label("Stays on this computer", "caption", "muted"), None)
        )
        top = [self._buttons[name] for name, _, _ in PLACES]
        foot = [self._buttons[name] for name, _, _ in SETTLED]
        self._mark = Mark()
        self._head = row(self._mark, self._brand, None, gap=10)
        self._column = col(self._head, *top, None, *foot, 8, row(self._promise, margins=(12, 0, 0, 0)), gap=2)
        self.setLayout(self._column)
        self.set_team(False, 0, 0)
        self.setCompact(False)

    def show_current(self, name: str) -> None:
        """Mark the place that is in front."""
        for place, button in self._buttons.items():
            button.setChecked(place == name)

    def set_due(self, count: int) -> None:
        """How many lines wait, beside *Study*."""
        self._buttons["study"].setBadge(str(count) if count else "")

    def set_team(self, shown: bool, waiting: int, newer: int) -> None:
        """Whether there is a place for reviews, how much waits there, and how many decks can be fetched."""
        self._buttons["review"].setVisible(shown)
        self._buttons["review"].setBadge(str(waiting) if waiting else "")
        self._buttons["decks"].setBadge(f"{newer} new" if newer else "")

    def setCompact(self, compact: bool) -> None:
        """Icons alone, with their names as tooltips."""
        look = theme.current()
        for button in self._buttons.values():
            button.setCompact(compact)
        for name in KEYED:
            self._buttons[name].setBadge("" if compact else native(key(name)))
        self._brand.setVisible(not compact)
        self._promise.setVisible(not compact)
        side = 6 if compact else 14
        width = look.px(COMPACT if compact else look.space("sidebar"))
        lead = (width - self._mark.sizeHint().width()) // 2 - side if compact else 10
        self._head.setContentsMargins(lead, 0, 0, 18)
        self._column.setContentsMargins(side, 22, side, 18)
        self.setFixedWidth(width)

    def _place(self, name: str, icon: str, words: str) -> Button:
        button = Button(words, "nav", icon, badge=native(key(name)) if name in KEYED else "")
        button.clicked.connect(lambda _checked=False: self._on_chosen(name))
        return button

    def _on_chosen(self, name: str) -> None:
        self._buttons[name].setChecked(False)
        self.chosen.emit(name)
