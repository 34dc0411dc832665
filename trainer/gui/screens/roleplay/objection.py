"""Which objection: who plays the customer, which kind, in which manner and how deep, and how the rep will open."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from trainer import talkwords, words
from trainer.domain.cards import LAYERS
from trainer.domain.categories import Category
from trainer.domain.played import Casting
from trainer.domain.scenes import Manner
from trainer.gui import icons
from trainer.gui.layouts import col
from trainer.gui.screens.roleplay.choices import Choices, asked
from trainer.gui.screens.roleplay.company import CompanyChoice


class ObjectionChoice(QWidget):
    """Four choices."""

    def __init__(self) -> None:
        super().__init__()
        kinds = {kind: words.CATEGORIES[kind] if kind else talkwords.ANY_KIND for kind in (None, *Category)}
        self._kinds = Choices(kinds, {kind: icons.of_category(kind) for kind in Category})
        manners = {one: talkwords.MANNERS[one] if one else talkwords.ANYBODY for one in (None, *Manner)}
        self._manners = Choices(manners)
        self._manners.explain({one: f"{told[0].upper()}{told[1:]}" for one, told in talkwords.MANNER_MEANINGS.items()})
        self._depths = Choices(talkwords.DEPTHS)
        self._depths.choose(LAYERS)
        self._company = CompanyChoice()
        self.setLayout(
            col(
                self._company,
                *asked("Which kind of objection?", self._kinds),
                *asked("Which customer?", self._manners),
                *asked("How deep?", self._depths),
                gap=6,
            )
        )

    def remember(self, casting: Casting | None) -> None:
        """See `CompanyChoice.remember`."""
        self._company.remember(casting)

    def wish(self) -> dict[str, Any]:
        """What it comes to, as parts of a `Wish`."""
        chosen = {"category": self._kinds.value, "manner": self._manners.value, "layers": self._depths.value}
        return chosen | self._company.wish()

    @property
    def is_beside(self) -> bool:
        """Whether the script is wanted in a window of its own."""
        return self._company.is_beside
