"""Who marks can be chosen where somebody watches."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import an_id
from trainer.domain.categories import Category
from trainer.domain.played import Casting, Company, Seat
from trainer.gui.script.seats import Seats
from trainer.gui.widgets.chip import AskChip

pytestmark = pytest.mark.usefixtures("look")


def with_observer(name: str) -> Casting:
    return Casting(an_id(1), Category.FEAR, "No.", (), company=Company.PEER, partner="Sam", observer=name)


def test_partner_and_observer_take_turns(qtbot: QtBot) -> None:
    seats = Seats()
    qtbot.addWidget(seats)
    seats.show_seats(with_observer("Ana"))
    seats.show()
    sam, ana = seats.findChildren(AskChip)
    assert (seats.seat, sam.isChecked(), ana.text()) == (Seat.PARTNER, True, "Ana")
    with qtbot.waitSignal(seats.chosen) as told:
        ana.click()
    assert told.args == [Seat.OBSERVER]
    assert seats.seat is Seat.OBSERVER
    assert not sam.isChecked()


def test_alone_there_is_nothing_to_choose(qtbot: QtBot) -> None:
    seats = Seats()
    qtbot.addWidget(seats)
    seats.show_seats(with_observer(""))
    assert seats.isHidden()
