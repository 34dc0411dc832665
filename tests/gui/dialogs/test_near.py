"""Lines that are near are read in one row each, opened to be read whole, and reached by the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.driver import Key
from trainer.domain.categories import Category
from trainer.gui.dialogs.near import NearLine, NearLines
from trainer.services.nearest import Near

ONE = Near("one", Category.PRICE, "It's too dear.", "Dear, yes. " * 30 + "What else?")
TWO = Near("two", Category.TIME, "Call me back.", "")
WORDS = "“It’s too dear.”"
pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def near(qtbot: QtBot) -> NearLines:
    """Two lines."""
    lines = NearLines()
    qtbot.addWidget(lines)
    lines.show_near((ONE, TWO))
    lines.resize(600, 400)
    lines.show()
    lines.activateWindow()
    qtbot.waitUntil(lines.isActiveWindow)
    return lines


def seen(near: NearLines) -> str:
    return "\n".join(widget.accessibleName() for widget in near.findChildren(QWidget) if widget.isVisible())


def button(near: NearLines, name: str) -> QAbstractButton:
    return next(one for one in near.findChildren(QAbstractButton) if one.accessibleName().startswith(name))


def press(key: Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def held() -> str:
    """The name of what has the keyboard."""
    return str(QApplication.focusWidget().accessibleName())


def test_each_line_is_there_with_its_reply(near: NearLines) -> None:
    assert WORDS in seen(near)
    assert ONE.reply.replace("'", "’") in seen(near)
    assert "No reply yet" in seen(near)


def test_lines_that_are_not_there_are_not_seen(near: NearLines) -> None:
    near.show_near((TWO,))
    assert WORDS not in seen(near)
    near.show_near(())
    assert "No reply yet" not in seen(near)


def test_the_room_stays_the_same(near: NearLines) -> None:
    before = near.sizeHint().height()
    near.show_near(())
    assert near.sizeHint().height() == before


def test_a_line_is_opened_to_be_read_whole_and_closed_again(near: NearLines, qtbot: QtBot) -> None:
    line = near.findChildren(NearLine)[0]
    before = line.height()
    near.lead()
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: line.height() > 2 * before)
    assert held() == f"Hide the whole reply to {WORDS}"
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: line.height() == before)


def test_a_line_stays_open_while_it_is_there(near: NearLines) -> None:
    button(near, f"Show the whole reply to {WORDS}").click()
    near.show_near((ONE,))
    assert button(near, f"Hide the whole reply to {WORDS}")
    near.show_near((TWO, ONE))
    assert button(near, f"Show the whole reply to {WORDS}")


def test_it_is_this_one(near: NearLines, qtbot: QtBot) -> None:
    with qtbot.waitSignal(near.chosen) as told:
        button(near, "It is this one: “Call").click()
    assert told.args == ["two"]


def test_up_and_down_go_from_line_to_line_and_up_from_the_first_one_leaves(near: NearLines, qtbot: QtBot) -> None:
    near.lead()
    press(Key.Key_Down)
    press(Key.Key_Down)
    assert held() == "Show the whole reply to “Call me back.”"
    press(Key.Key_Backtab)
    assert held() == "It is this one: “Call me back.”"
    press(Key.Key_Up)
    assert held() == f"It is this one: {WORDS}"
    with qtbot.waitSignal(near.left):
        press(Key.Key_Up)
