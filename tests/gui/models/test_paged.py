"""Rows that are fetched when somebody comes to them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject

from trainer.gui.models.paged import PagedModel


def test_the_next_rows_come_until_there_are_none() -> None:
    parent = QObject()
    model: PagedModel[int] = PagedModel(parent)
    every = tuple(range(5))
    model.show_rows(every[:2], lambda first: every[first : first + 2])
    counts = [model.rowCount()]
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
        counts.append(model.rowCount())
    assert counts == [2, 4, 5, 5]
    assert [model.row_at(at) for at in range(5)] == list(every)


def test_without_more_nothing_is_fetched() -> None:
    parent = QObject()
    model: PagedModel[int] = PagedModel(parent)
    model.show_rows((1,))
    assert not model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert model.rowCount() == 1
