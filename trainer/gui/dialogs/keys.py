"""F1: every key, from the one table they are defined in."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from trainer.gui import theme
from trainer.gui.actions import ACTIONS, EVERYWHERE, Action, native
from trainer.gui.dialogs.sheet import Sheet
from trainer.gui.layouts import col, row
from trainer.gui.widgets.prose import Prose, label

GROUPS = {
    "study": "Study",
    "talk": "Role-play",
    "script": "Role-play: the script of the customer",
    "debrief": "Debrief",
    "talks": "Talks",
    "meeting": "Before a meeting",
    "decks": "Decks",
    "review": "Review",
    "top": "My top 15",
    "phrases": "Phrases",
    EVERYWHERE: "Everywhere",
}


class KeysDialog(Sheet):
    """A list to read; Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "Keys")
        groups = (item for screen, title in GROUPS.items() for item in (12, self._group(screen, title)))
        tip = "Letters and figures work while no text box has the cursor. They can be switched off in Settings."
        self.fill(col(Prose("Keys", "headline"), Prose(tip, "body", "muted"), *groups, None, gap=4))

    def _group(self, screen: str, title: str) -> QBoxLayout:
        lines = (self._line(action) for action in ACTIONS if action.screen == screen)
        return col(label(title, "strong"), *lines, gap=6)

    def _line(self, action: Action) -> QBoxLayout:
        keys = label(" or ".join(dict.fromkeys(map(native, action.keys))), "label")
        keys.setMinimumWidth(theme.current().px(130))
        return row(col(keys, None, gap=0), (Prose(action.words, "body", "muted"), 1), gap=24)
