"""A card in the list: what was chosen shows, rows grow with the text, and nothing is painted over its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QItemSelectionModel, QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from trainer.domain.categories import Category
from trainer.domain.memory import State
from trainer.domain.views import CardRow
from trainer.gui import theme
from trainer.gui.delegates.cards import CardDelegate
from trainer.gui.models.cards import CardsModel, under

LINE = "We have no money."
LONG = "We have no money, and nobody here has the time to look for any. " * 6
GROUND = QColor("#ff00ff")


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, theme.Scheme.LIGHT, reduce_motion=True)
    yield
    theme.apply(qapp, theme.Scheme.LIGHT, reduce_motion=True)


def a_row(**changes: Any) -> CardRow:
    return CardRow(**({"id": "c", "deck_id": "d", "category": Category.BUDGET, "objection": LINE} | changes))


@pytest.fixture
def view(qtbot: QtBot) -> QListView:
    shown = QListView()
    shown.setModel(CardsModel(shown))
    shown.setItemDelegate(CardDelegate(shown))
    shown.setMouseTracking(True)
    qtbot.addWidget(shown)
    shown.resize(360, 300)
    return shown


def fill(view: QListView, *rows: CardRow) -> None:
    model = view.model()
    assert isinstance(model, CardsModel)
    model.show_rows(rows)
    view.show()


def place(view: QListView, number: int = 0) -> QRect:
    return view.visualRect(view.model().index(number, 0))


def picture(view: QListView, number: int = 0) -> QImage:
    """One row as it is seen."""
    return view.viewport().grab(place(view, number)).toImage()


def drawn(view: QListView, number: int) -> str:
    """One row as a drawing."""
    option, paper = QStyleOptionViewItem(), QBuffer()
    option.rect = place(view, number)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(paper)
    painter = QPainter(drawing)
    view.itemDelegate().paint(painter, option, view.model().index(number, 0))
    painter.end()
    return bytes(paper.data().data()).decode()


def read(view: QListView, number: int) -> list[str]:
    """The texts that are painted in one row, letter by letter."""
    return re.findall(r"<text[^>]*>([^<]+)</text>", drawn(view, number))


def signs(view: QListView, number: int) -> int:
    """How many icons are painted in one row."""
    return drawn(view, number).count("<image")


def test_what_was_chosen_can_be_told_from_the_rest(view: QListView) -> None:
    fill(view, a_row(), a_row())
    assert picture(view, 0) == picture(view, 1)
    view.setCurrentIndex(view.model().index(1, 0))
    assert picture(view, 0) != picture(view, 1)
    view.selectionModel().select(view.model().index(0, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert picture(view, 0) != picture(view, 1)


def test_what_is_under_the_mouse_is_told_from_what_was_chosen(view: QListView, qtbot: QtBot) -> None:
    fill(view, a_row(), a_row(), a_row())
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.mouseMove(view.viewport(), place(view, 1).center())
    qtbot.waitUntil(lambda: picture(view, 1) != picture(view, 2))
    assert picture(view, 1) != picture(view, 0)


@pytest.mark.parametrize(
    "other",
    [
        a_row(objection="Not now."),
        a_row(category=Category.FEAR),
        a_row(state=State.REVIEW),
        a_row(has_own_words=True),
        a_row(unverified=True),
    ],
    ids=["line", "kind", "state", "own words", "claim"],
)
def test_what_differs_between_two_cards_is_seen(view: QListView, other: CardRow) -> None:
    fill(view, a_row(), other)
    assert picture(view, 0) != picture(view, 1)


@pytest.mark.parametrize(
    "decided",
    [{"marked": True}, {"flag": 1}, {"flag": 3}, {"suspended": True}, {"buried_until": 9}],
    ids=["star", "red", "green", "suspended", "buried"],
)
def test_each_decision_has_its_sign_before_its_words(view: QListView, decided: dict[str, Any]) -> None:
    told = under(a_row(**decided))
    fill(view, a_row(), a_row(**decided))
    assert told in read(view, 1)
    assert signs(view, 1) == signs(view, 0) + 1


def test_the_signs_stay_where_there_is_no_room_for_words(view: QListView) -> None:
    view.resize(130, 300)
    fill(view, a_row(), a_row(marked=True, flag=2, suspended=True, buried_until=9))
    assert signs(view, 1) == signs(view, 0) + 4


def test_a_long_line_is_cut_where_one_can_see_that_it_goes_on(view: QListView) -> None:
    fill(view, a_row(objection=LONG), a_row(objection=LINE))
    assert next(line for line in read(view, 0) if LONG.startswith(line.removesuffix("…"))).endswith("…")
    assert LINE in read(view, 1)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_long_line_stays_in_its_row(qapp: QApplication, view: QListView, scale: float) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, scale, reduce_motion=True)
    fill(view, a_row(objection=LONG, has_own_words=True, unverified=True))
    option = QStyleOptionViewItem()
    index = view.model().index(0, 0)
    delegate = CardDelegate(view)
    option.rect = QRect(QPoint(20, 20), delegate.sizeHint(option, index).grownBy(view.contentsMargins()))
    image = QImage(option.rect.size().grownBy(view.contentsMargins()) * 2, QImage.Format.Format_ARGB32)
    image.fill(GROUND)
    painter = QPainter(image)
    delegate.paint(painter, option, index)
    painter.end()
    painted = {
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) != GROUND and not option.rect.contains(x, y)
    }
    assert painted == set()


def test_rows_grow_with_the_text(qapp: QApplication, view: QListView) -> None:
    fill(view, a_row())
    before = view.sizeHintForRow(0)
    theme.apply(qapp, theme.Scheme.LIGHT, 2.0, reduce_motion=True)
    assert view.sizeHintForRow(0) > 1.5 * before


def test_it_goes_with_the_look(qapp: QApplication, view: QListView) -> None:
    fill(view, a_row())
    light = picture(view)
    theme.apply(qapp, theme.Scheme.DARK, reduce_motion=True)
    assert picture(view) != light
