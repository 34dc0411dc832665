"""Drawing lines to another place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import an_id
from trainer.domain.categories import Category
from trainer.domain.views import CardRow
from trainer.gui import theme
from trainer.gui.models.cards import CardsModel
from trainer.gui.screens.decks.cardlist import CardList

IDS = [an_id(number) for number in range(5)]


@pytest.fixture
def cards(qtbot: QtBot, qapp: QApplication) -> CardList:
    theme.apply(qapp, theme.Scheme.LIGHT, reduce_motion=True)
    model = CardsModel(qapp)
    model.show_rows(tuple(CardRow(card_id, "deck", Category.PRICE, "Too much.") for card_id in IDS))
    view = CardList(model)
    qtbot.addWidget(view)
    view.resize(300, 600)
    view.let_order(True)
    view.show()
    return view


def choose(cards: CardList, *places: int) -> None:
    cards.clearSelection()
    for place in places:
        cards.selectionModel().select(cards.model().index(place, 0), QItemSelectionModel.SelectionFlag.Select)


def drop(cards: CardList, place: int, part: float) -> None:
    """Let go over that line, at that part of its height."""
    box = cards.visualRect(cards.model().index(place, 0))
    at = QPointF(box.center().x(), box.top() + part * box.height()) if place < len(IDS) else QPointF(5, 590)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    cards.dropEvent(QDropEvent(at, Qt.DropAction.MoveAction, QMimeData(), left, none))


@pytest.mark.parametrize(("place", "part", "before"), [(0, 0.2, IDS[0]), (2, 0.9, IDS[3]), (4, 0.9, ""), (9, 0, "")])
def test_lines_go_before_or_after_the_one_under_the_pointer(
    cards: CardList, qtbot: QtBot, place: int, part: float, before: str
) -> None:
    choose(cards, 3, 1)
    with qtbot.waitSignal(cards.moved) as moved:
        drop(cards, place, part)
    assert moved.args == [[IDS[1], IDS[3]], before]
    assert cards.model().rowCount() == len(IDS), "whoever asked fills the list anew"


def test_keys_put_them_one_place_up_or_down(cards: CardList, qtbot: QtBot) -> None:
    choose(cards, 1, 2)
    with qtbot.waitSignal(cards.moved) as moved:
        cards.shift(-1)
    assert moved.args == [[IDS[1], IDS[2]], IDS[0]]
    with qtbot.waitSignal(cards.moved) as moved:
        cards.shift(1)
    assert moved.args == [[IDS[1], IDS[2]], IDS[4]]
    choose(cards, 3)
    with qtbot.waitSignal(cards.moved) as moved:
        cards.shift(1)
    assert moved.args == [[IDS[3]], ""]


def test_nothing_goes_over_the_edge_nor_where_the_list_has_no_order_of_its_own(cards: CardList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(cards.moved):
        choose(cards, 0)
        cards.shift(-1)
        choose(cards, 4)
        cards.shift(1)
        cards.let_order(False)
        choose(cards, 2)
        cards.shift(1)


def test_several_are_chosen_again_and_one_alone_is_left_to_who_fills_the_list(cards: CardList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(cards.chose):
        cards.choose([IDS[1], "gone", IDS[3]])
    assert cards.chosen() == [IDS[1], IDS[3]]
    cards.clearSelection()
    cards.choose([IDS[1]])
    assert cards.chosen() == []
