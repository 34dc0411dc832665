"""A line of a review in the list: the chosen one shows, a judged one shows, and rows grow with the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from tests.reviewing import under_review
from trainer.domain.remarks import Belief
from trainer.gui import theme
from trainer.gui.delegates.review import ReviewDelegate
from trainer.gui.models.review import ReviewModel


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, theme.Scheme.LIGHT, reduce_motion=True)
    yield
    theme.apply(qapp, theme.Scheme.LIGHT, reduce_motion=True)


@pytest.fixture
def view(qtbot: QtBot) -> QListView:
    shown = QListView()
    model = ReviewModel(shown)
    model.show_review(under_review())
    shown.setModel(model)
    shown.setItemDelegate(ReviewDelegate(shown))
    qtbot.addWidget(shown)
    shown.resize(300, 400)
    shown.show()
    return shown


def painted(view: QListView, number: int) -> QImage:
    return view.viewport().grab(view.visualRect(view.model().index(number, 0))).toImage()


def test_what_is_chosen_shows(view: QListView) -> None:
    before = painted(view, 1)
    view.setCurrentIndex(view.model().index(1, 0))
    assert painted(view, 1) != before


def test_an_answer_is_to_be_seen(view: QListView) -> None:
    before, under = painted(view, 1), under_review()
    model = view.model()
    assert isinstance(model, ReviewModel)
    model.show_review(under_review(replace(under.lines[0], belief=Belief.NO), *under.lines[1:]))
    assert painted(view, 1) != before


def test_a_heading_is_lower_than_a_line_and_both_grow_with_the_text(view: QListView, qapp: QApplication) -> None:
    before = [view.sizeHintForRow(at) for at in (0, 1)]
    assert before[0] < before[1]
    theme.apply(qapp, theme.Scheme.LIGHT, 2.0, reduce_motion=True)
    assert all(view.sizeHintForRow(at) > tall for at, tall in enumerate(before))
