"""What was decided about a card can be seen, and taken back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from trainer.domain.memory import AS_IT_IS, Rest, Status
from trainer.gui.widgets.chip import AskChip
from trainer.gui.widgets.statuschips import BRING_BACK, TAKE_UP, status_chips


class Card:
    """The chips of a card, and which of them were pressed."""

    def __init__(self, qtbot: QtBot, status: Status, *, is_buried: bool = False) -> None:
        self.pressed: list[str] = []
        self.chips: tuple[QWidget, ...] = status_chips(
            status,
            is_buried=is_buried,
            take_up=lambda: self.pressed.append("taken up"),
            bring_back=lambda: self.pressed.append("brought back"),
        )
        for chip in self.chips:
            qtbot.addWidget(chip)

    @property
    def names(self) -> list[str]:
        return [chip.accessibleName() for chip in self.chips]

    def press(self) -> list[str]:
        next(chip for chip in self.chips if isinstance(chip, AskChip)).click()
        return self.pressed


def test_there_is_nothing_to_see_of_a_card_about_which_nothing_was_decided(qtbot: QtBot) -> None:
    assert Card(qtbot, AS_IT_IS).chips == ()


def test_a_star_and_a_flag_are_named(qtbot: QtBot) -> None:
    assert Card(qtbot, Status(flag=3, marked=True)).names == ["Star", "Green"]


def test_a_suspended_card_is_taken_up_again_by_its_chip(qtbot: QtBot) -> None:
    card = Card(qtbot, Status(Rest.BY_REP), is_buried=True)
    assert card.names == [TAKE_UP]
    assert card.press() == ["taken up"]


def test_a_buried_card_is_brought_back_by_its_chip(qtbot: QtBot) -> None:
    card = Card(qtbot, Status(buried_until=9), is_buried=True)
    assert card.names == [BRING_BACK]
    assert card.press() == ["brought back"]
