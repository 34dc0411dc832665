"""Recordings of one's own, each with a name that says what pressing it does."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from trainer.domain.days import day_of
from trainer.domain.spoken import Kept
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import label
from trainer.gui.widgets.takelist import TakeList

THREE = tuple(Kept(f"uuid {place}", day_of(date(2026, 3, 3 - place)), 8_200) for place in range(3))


def a_list(qtbot: QtBot, most: int = 3, *, may_delete: bool = False, takes: tuple[Kept, ...] = THREE) -> TakeList:
    made = TakeList(label("Takes", "strong"), most, may_delete=may_delete)
    qtbot.addWidget(made)
    made.show_takes(takes)
    return made


def names(of: TakeList, kind: type[QWidget] = QWidget) -> list[str]:
    found = (widget for widget in of.findChildren(kind) if widget.isVisibleTo(of))
    return [widget.accessibleName() for widget in found if widget.accessibleName()]


def test_each_take_has_its_day_and_its_length(qtbot: QtBot) -> None:
    takes = a_list(qtbot)
    assert names(takes, Button) == [f"Hear what you said on {day} Mar 2026" for day in (3, 2, 1)]
    assert names(takes).count("8 s") == 3


def test_it_is_said_that_there_are_more_than_are_listed(qtbot: QtBot) -> None:
    assert "And 2 earlier ones." in names(a_list(qtbot, 1))
    assert not any("earlier one" in name for name in names(a_list(qtbot, 3)))


def test_without_a_take_there_is_nothing_to_see(qtbot: QtBot) -> None:
    takes = a_list(qtbot)
    assert not takes.isHidden()
    takes.show_takes(())
    assert takes.isHidden()
    assert names(takes, Button) == []


def test_the_button_asks_for_its_own_take(qtbot: QtBot) -> None:
    takes = a_list(qtbot)
    with qtbot.waitSignal(takes.hear_requested) as told:
        takes.findChildren(Button)[1].click()
    assert told.args == [THREE[1]]


def test_taking_one_away_is_offered_where_that_is_possible(qtbot: QtBot) -> None:
    assert not any("Delete" in name for name in names(a_list(qtbot), Button))
    takes = a_list(qtbot, may_delete=True)
    button = next(one for one in takes.findChildren(Button) if "Delete what you said on 2" in one.accessibleName())
    with qtbot.waitSignal(takes.delete_requested) as told:
        button.click()
    assert told.args == [THREE[1]]


@pytest.mark.parametrize(("length_ms", "told"), [(120, "1 s"), (61_000, "61 s")])
def test_no_length_is_nothing(qtbot: QtBot, length_ms: int, told: str) -> None:
    assert told in names(a_list(qtbot, takes=(Kept("uuid", THREE[0].day, length_ms),)))
