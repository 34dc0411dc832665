"""The first letters of a name."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from trainer.gui.widgets.initials import Initials, initials

pytestmark = pytest.mark.usefixtures("look")


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Tom Adler", "TA"), ("dana", "D"), ("Ana María de la Cruz", "AC"), ("", ""), ("  ", "")],
)
def test_they_are_those_of_the_first_name_and_the_last(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_they_are_painted(qtbot: QtBot) -> None:
    tom, dana = Initials("Tom Adler"), Initials("Dana Reyes")
    for one in (tom, dana):
        qtbot.addWidget(one)
        one.resize(one.sizeHint())
    assert tom.grab().toImage() != dana.grab().toImage()
