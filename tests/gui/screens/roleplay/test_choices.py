"""One of a few answers is chosen at any time."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from trainer.gui.screens.roleplay.choices import Choices
from trainer.gui.widgets.chip import AskChip

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def choices(qtbot: QtBot) -> Choices[int]:
    choices = Choices({1: "One", 2: "Two"})
    qtbot.addWidget(choices)
    return choices


def test_the_first_is_chosen_until_another_one_is(choices: Choices[int], qtbot: QtBot) -> None:
    assert choices.value == 1
    with qtbot.waitSignal(choices.chosen):
        choices.findChildren(AskChip)[1].click()
    assert choices.value == 2


def test_what_is_chosen_is_not_given_up_by_another_click(choices: Choices[int]) -> None:
    for _ in range(2):
        choices.findChildren(AskChip)[1].click()
    assert choices.value == 2


def test_a_chip_tells_what_it_means(choices: Choices[int]) -> None:
    choices.explain({2: "A pair"})
    assert [chip.toolTip() for chip in choices.findChildren(AskChip)] == ["", "A pair"]
