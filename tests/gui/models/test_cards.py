"""The list of cards as Qt and a screen reader have it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from trainer.domain.categories import Category
from trainer.domain.memory import State
from trainer.domain.views import CardRow
from trainer.gui.models.cards import ROW, CardsModel, under

HOSTILE = "<img src=file:///etc/passwd> <b>no</b>"


def a_row(number: int = 1, **changes: Any) -> CardRow:
    plain = {
        "id": f"c{number}",
        "deck_id": "d",
        "category": Category.BUDGET,
        "objection": f"We don't need thing {number}.",
    }
    return CardRow(**(plain | changes))


@pytest.fixture
def owner() -> QObject:
    return QObject()


@pytest.fixture
def model(owner: QObject) -> CardsModel:
    return CardsModel(owner)


def read(model: CardsModel, place: int = 0) -> str:
    """What a screen reader says."""
    return str(model.data(model.index(place, 0), Qt.ItemDataRole.AccessibleTextRole))


def test_it_keeps_the_rules_of_qt_empty_and_full(model: CardsModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.show_rows((a_row(1), a_row(2), a_row(3)))
    qtmodeltester.check(model)


def test_a_card_has_no_cards_under_it(model: CardsModel) -> None:
    model.show_rows((a_row(1),))
    assert model.rowCount() == 1
    assert model.rowCount(model.index(0, 0)) == 0


def test_rows_are_in_the_order_in_which_they_were_given(model: CardsModel) -> None:
    rows = (a_row(3), a_row(1), a_row(2))
    model.show_rows(rows)
    assert [model.index(place, 0).data(ROW) for place in range(3)] == list(rows)
    assert model.row_at(1) is rows[1]


def test_a_view_is_told_that_there_are_other_rows(model: CardsModel, qtbot: QtBot, qapp: QApplication) -> None:
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(model)
    model.show_rows((a_row(1), a_row(2)))
    view.setCurrentIndex(model.index(1, 0))
    model.show_rows((a_row(3),))
    assert not view.currentIndex().isValid()
    assert view.model().index(0, 0).data(ROW) == a_row(3)


def test_the_next_rows_come_when_a_view_asks_for_them(model: CardsModel, qtmodeltester: ModelTester) -> None:
    rows = tuple(a_row(number) for number in range(5))
    model.show_rows(rows[:2], lambda first: rows[first : first + 2])
    counts = [model.rowCount()]
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
        counts.append(model.rowCount())
    assert counts == [2, 4, 5, 5]
    assert [model.row_at(place) for place in range(5)] == list(rows)
    assert (model.place_of("c4"), model.place_of("nobody")) == (4, -1)
    qtmodeltester.check(model)


def test_a_screen_reader_says_the_line_its_kind_and_how_far_it_is(model: CardsModel) -> None:
    model.show_rows((a_row(state=State.REVIEW),))
    assert read(model) == "We don’t need thing 1., Budget, in practice"


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_its_word(state: State) -> None:
    others = {under(a_row(state=other)) for other in State if other is not state}
    assert under(a_row(state=state)) not in others


def test_what_is_special_about_a_card_stands_under_it() -> None:
    assert "in your words" in under(a_row(has_own_words=True))
    assert "claim not verified" in under(a_row(unverified=True))
    assert under(a_row(unanswered=True)) == "no reply yet"
    assert under(a_row()) == "new"


@pytest.mark.parametrize(
    ("decided_so", "told"),
    [
        ({"marked": True}, "starred, new"),
        ({"flag": 1}, "red flag, new"),
        ({"flag": 4}, "blue flag, new"),
        ({"suspended": True}, "suspended, new"),
        ({"buried_until": 9}, "buried until tomorrow, new"),
        ({"marked": True, "flag": 2, "suspended": True}, "starred, amber flag, suspended, new"),
    ],
)
def test_what_was_decided_about_a_card_is_said_in_words(
    model: CardsModel, decided_so: dict[str, Any], told: str
) -> None:
    model.show_rows((a_row(**decided_so),))
    assert read(model).endswith(f", Budget, {told}")


def test_hostile_text_is_text(model: CardsModel) -> None:
    model.show_rows((a_row(objection=HOSTILE),))
    assert read(model).startswith(HOSTILE)


def test_there_is_no_tooltip_that_could_be_read_as_markup(model: CardsModel) -> None:
    model.show_rows((a_row(objection=HOSTILE),))
    assert model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole) is None
