"""Who plays the customer, who watches, and where the script is."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from trainer import talkwords
from trainer.domain.played import Casting, Company
from trainer.gui.layouts import col, row, wrap
from trainer.gui.screens.roleplay.choices import Choices, asked
from trainer.gui.script.window import other_screen
from trainer.gui.widgets.field import Field

WIDE = 260
WHO = "Who plays the customer?"
NAME, WATCHES = "Their name", "Who watches?"
WHERE = "Where is the script?"
HERE, BESIDE = "On this screen", "In a second window"
HINT = "On this screen the rep answers aloud. With a second window, best on a second screen, both can see and type."


class CompanyChoice(QWidget):
    """The computer, or a person with a name; for a person there is a script to be put somewhere."""

    def __init__(self) -> None:
        super().__init__()
        self._who: Choices[Company] = Choices(talkwords.COMPANY)
        self._name = Field("", "May stay empty", WIDE, name=NAME)
        self._observer = Field("", "May stay empty", WIDE, name=WATCHES)
        self._where: Choices[bool] = Choices({False: HERE, True: BESIDE})
        fields = ((NAME, self._name), (WATCHES, self._observer))
        halves = [(wrap(col(*asked(told, field), gap=6)), 1) for told, field in fields]
        self._others = wrap(col(row(*halves), *asked(WHERE, self._where, HINT), gap=6))
        self.setLayout(col(*asked(WHO, self._who), self._others, gap=6))
        self._who.chosen.connect(self._on_chosen)
        self._on_chosen()

    def remember(self, casting: Casting | None) -> None:
        """The names of those who were there last time, and the second window where there is a second screen."""
        if casting is not None and not self._name.text():
            self._name.setText(casting.partner)
        self._where.choose(other_screen(self) is not None)

    @property
    def first(self) -> QWidget:
        """Where the keyboard stops first."""
        return self._who.first

    def wish(self) -> dict[str, Any]:
        """What it comes to, as parts of a `Wish`."""
        who = self._who.value
        if who is Company.ALONE:
            return {}
        return {"company": who, "partner": self._name.text(), "observer": self._observer.text()}

    @property
    def is_beside(self) -> bool:
        """Whether the script is wanted in a window of its own."""
        return self._where.value

    @Slot()
    def _on_chosen(self) -> None:
        self._others.setVisible(self._who.value is not Company.ALONE)
