"""One glance tells whose words these are."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from trainer.gui.widgets.bubble import Bubble
from trainer.gui.widgets.prose import Prose

pytestmark = pytest.mark.usefixtures("look")

LONG = "What happens when one of those spreadsheets goes wrong, and who is it that stays late to sort it out? " * 3


def bubble(qtbot: QtBot, said: str, *, is_rep: bool) -> Bubble:
    made = Bubble(said, is_rep=is_rep)
    qtbot.addWidget(made)
    return made


def test_customer_and_rep_are_set_in_different_type(qtbot: QtBot) -> None:
    wide = {bubble(qtbot, "Hm.", is_rep=is_rep).findChild(Prose).sizeHint().height() for is_rep in (True, False)}
    assert len(wide) == 2


def test_a_short_line_is_no_wider_than_its_words(qtbot: QtBot) -> None:
    short, long = (bubble(qtbot, said, is_rep=True).maximumWidth() for said in ("Hm.", LONG))
    assert short < 100 < long


def test_a_long_one_wraps(qtbot: QtBot) -> None:
    made = bubble(qtbot, LONG, is_rep=False)
    assert made.heightForWidth(made.maximumWidth()) > 2 * bubble(qtbot, "Hm.", is_rep=False).heightForWidth(60)
