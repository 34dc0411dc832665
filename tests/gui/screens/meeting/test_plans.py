"""The meetings that were prepared, to go on with."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.builders import an_id
from trainer.domain.categories import Category
from trainer.domain.days import Moment
from trainer.domain.prehandle import Foreseen, Plan
from trainer.gui.screens.meeting.plans import Plans
from trainer.gui.widgets.offerline import OfferLine

pytestmark = pytest.mark.usefixtures("look")

FORESEEN = (Foreseen(an_id(1), Category.PRICE, "Too dear.", "Yes."), Foreseen(an_id(2), Category.FEAR, "What if?"))
PLANS = (Plan("b", Moment(0), "Acme <b>", "", "", FORESEEN), Plan("a", Moment(0)))


def told(page: QWidget) -> str:
    return "\n".join(one.accessibleName() for one in page.findChildren(QWidget))


def test_each_tells_with_whom_and_how_much_is_written(qtbot: QtBot) -> None:
    page = Plans(PLANS)
    qtbot.addWidget(page)
    assert "Acme <b>: 1 January, 1 of 2 lines written" in told(page)
    assert "A meeting: 1 January, nothing chosen yet" in told(page)


def test_the_one_that_is_pressed_is_gone_on_with(qtbot: QtBot) -> None:
    page = Plans(PLANS)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.chosen) as chosen:
        page.findChildren(OfferLine)[1].click()
    assert chosen.args == [PLANS[1]]


def test_without_one_it_says_what_becomes_of_them(qtbot: QtBot) -> None:
    page = Plans(())
    qtbot.addWidget(page)
    assert "None yet." in told(page)
