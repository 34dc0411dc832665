"""What is chosen of an objection goes into the wish."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from trainer.domain.categories import Category
from trainer.domain.played import Company
from trainer.domain.scenes import Manner
from trainer.gui.screens.roleplay.objection import ObjectionChoice

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def choice(qtbot: QtBot) -> ObjectionChoice:
    choice = ObjectionChoice()
    qtbot.addWidget(choice)
    choice.show()
    return choice


def click(choice: ObjectionChoice, *names: str) -> None:
    for name in names:
        (button,) = (one for one in choice.findChildren(QAbstractButton) if one.accessibleName() == name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_without_a_choice_it_is_anybody_alone_down_to_the_last_layer(choice: ObjectionChoice) -> None:
    assert choice.wish() == {"category": None, "manner": None, "layers": 4}


def test_what_is_chosen_is_wished(choice: ObjectionChoice) -> None:
    click(choice, "Price", "Rushed", "Two", "A colleague")
    wish = choice.wish()
    assert (wish["category"], wish["manner"], wish["layers"]) == (Category.PRICE, Manner.RUSHED, 2)
    assert wish["company"] is Company.PEER
