"""What the rep decided about a card, as chips; the one that keeps it away takes it up again when it is pressed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from trainer import words
from trainer.domain.memory import Rest, Status
from trainer.gui.widgets.chip import AskChip, Chip
from trainer.gui.widgets.glyph import FLAG_ROLES

TAKE_UP = "Suspended: take it up again"
BRING_BACK = "Not today: bring it back"


def status_chips(
    status: Status, *, is_buried: bool, take_up: Callable[[], None], bring_back: Callable[[], None]
) -> tuple[QWidget, ...]:
    """The chips of one card; none for a card about which nothing was decided.

    Args:
        status: What was decided.
        is_buried: Whether it comes another day.
        take_up: What the chip of a suspended card does.
        bring_back: What the chip of a buried card does.
    """
    chips: list[QWidget] = []
    if status.marked:
        chips.append(Chip("Star", "warning", "star"))
    if status.flag:
        chips.append(Chip(words.FLAGS[status.flag], FLAG_ROLES[status.flag], "flag"))
    if Rest.BY_REP in status.rest:
        chips.append(_pressed(TAKE_UP, "pause", take_up))
    elif is_buried:
        chips.append(_pressed(BRING_BACK, "clock", bring_back))
    return tuple(chips)


def _pressed(words_on_it: str, icon: str, run: Callable[[], None]) -> AskChip:
    chip = AskChip(words_on_it, "neutral", icon, outline=True)
    chip.clicked.connect(lambda _checked=False: run())
    return chip
