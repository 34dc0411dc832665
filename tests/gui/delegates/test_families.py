"""A family in the list: the chosen one shows, rows grow with the text, and a heading is no family."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from trainer.domain.phrases import Draft
from trainer.gui import theme
from trainer.gui.delegates.families import FamilyDelegate
from trainer.gui.models.families import FamiliesModel
from trainer.services.phrases import KnownFamily, Shelf


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, theme.Scheme.LIGHT, reduce_motion=True)
    yield
    theme.apply(qapp, theme.Scheme.LIGHT, reduce_motion=True)


@pytest.fixture
def view(qtbot: QtBot) -> QListView:
    shown = QListView()
    shown.setModel(FamiliesModel(shown))
    shown.setItemDelegate(FamilyDelegate(shown))
    qtbot.addWidget(shown)
    shown.resize(260, 300)
    return shown


def fill(view: QListView, *names: str) -> None:
    model = view.model()
    assert isinstance(model, FamiliesModel)
    model.show_shelf(Shelf(tuple(KnownFamily("", Draft(name, family=name.lower())) for name in names), 1))
    view.show()


def painted(view: QListView, number: int) -> QImage:
    return view.viewport().grab(view.visualRect(view.model().index(number, 0))).toImage()


def test_what_is_chosen_shows(view: QListView) -> None:
    fill(view, "One", "Two")
    before = painted(view, 1)
    view.setCurrentIndex(view.model().index(1, 0))
    assert painted(view, 1) != before


def test_a_name_is_to_be_seen_and_cut_where_it_is_too_long(view: QListView) -> None:
    fill(view, "One", "Two", "Long " * 40)
    assert painted(view, 1) != painted(view, 2)
    assert view.sizeHintForRow(3) == view.sizeHintForRow(1)


def test_a_heading_is_lower_than_a_family_and_both_grow_with_the_text(view: QListView, qapp: QApplication) -> None:
    fill(view, "One")
    heading, family = view.sizeHintForRow(0), view.sizeHintForRow(1)
    assert heading < family
    theme.apply(qapp, theme.Scheme.LIGHT, 2.0, reduce_motion=True)
    assert view.sizeHintForRow(0) > heading
    assert view.sizeHintForRow(1) > family
