"""What can be done to several lines at once."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from trainer.domain.categories import Category, SaleStage
from trainer.gui.screens.decks.bulk import Bulk
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.field import Field
from trainer.gui.widgets.picker import Picker

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def bulk(qtbot: QtBot) -> Bulk:
    made = Bulk()
    qtbot.addWidget(made)
    made.show_count(4)
    made.show()
    return made


def picker(bulk: Bulk, name: str) -> Picker:
    return next(one for one in bulk.findChildren(Picker) if one.accessibleName() == name)


def press(bulk: Bulk, name: str) -> None:
    next(one for one in bulk.findChildren(Button) if one.accessibleName() == name).click()


def test_a_kind_and_a_stage_are_chosen_and_the_first_item_is_no_choice(bulk: Bulk, qtbot: QtBot) -> None:
    kind, stage = picker(bulk, "Kind"), picker(bulk, "Stage of the sale")
    with qtbot.waitSignal(bulk.sorted) as chosen:
        kind.activated.emit(list(Category).index(Category.FEAR) + 1)
    assert chosen.args == [Category.FEAR]
    with qtbot.assertNotEmitted(bulk.sorted):
        kind.activated.emit(0)
    with qtbot.waitSignal(bulk.placed) as chosen:
        stage.activated.emit(1)
    assert chosen.args == [None]
    with qtbot.waitSignal(bulk.placed) as chosen:
        stage.activated.emit(2)
    assert chosen.args == [next(iter(SaleStage))]


def test_a_tag_is_given_and_taken_away(bulk: Bulk, qtbot: QtBot) -> None:
    bulk.findChild(Field).setText("spring")
    with qtbot.waitSignal(bulk.tagged) as given:
        press(bulk, "Add the tag")
    with qtbot.waitSignal(bulk.untagged) as taken:
        press(bulk, "Take the tag away")
    assert given.args == taken.args == ["spring"]


def test_they_are_taken_out(bulk: Bulk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bulk.retired):
        press(bulk, "Take them out")
