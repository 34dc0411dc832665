"""Sentences to write below one another: always room for one more, and a verdict on each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from trainer.gui.widgets.lines import Line, Lines, Verdict

Key = Qt.Key
pytestmark = pytest.mark.usefixtures("look")


def shown(qtbot: QtBot, *said: str, why: str = "") -> Lines:
    lines = Lines("Example", "What somebody says", why=why)
    qtbot.addWidget(lines)
    lines.setSaid((one, "") for one in said)
    lines.show()
    qtbot.waitUntil(lines.isActiveWindow)
    lines.setFocus()
    return lines


def fields(lines: Lines) -> dict[str, Line]:
    return {one.accessibleName(): one for one in lines.findChildren(Line) if one.isVisible()}


def texts(lines: Lines) -> list[str]:
    return [text for text, _ in lines.said()]


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def where() -> str:
    return QApplication.focusWidget().accessibleName()


def test_there_is_always_room_for_one_more(qtbot: QtBot) -> None:
    lines = shown(qtbot)
    write("one")
    press(Key.Key_Return)
    write("two")
    assert texts(lines) == ["one", "two"]
    qtbot.waitUntil(lambda: list(fields(lines)) == ["Example 1", "Example 2", "Example 3"])


def test_a_line_that_is_emptied_is_none(qtbot: QtBot) -> None:
    lines = shown(qtbot, "one", "two")
    fields(lines)["Example 1"].clear()
    assert texts(lines) == ["two"]


def test_tab_goes_from_line_to_line_and_to_the_one_that_is_new(qtbot: QtBot) -> None:
    lines = shown(qtbot, why="Why not")
    write("one")
    qtbot.waitUntil(lambda: len(fields(lines)) == 4)
    seen = [where()]
    for _ in range(3):
        press(Key.Key_Tab)
        seen.append(where())
    assert seen == ["Example 1", "Why example 1 is not it", "Example 2", "Why example 2 is not it"]


@pytest.mark.parametrize(("keys", "at"), [([Key.Key_Down], 2), ([Key.Key_Return] * 5, 3), ([Key.Key_Up], 1)])
def test_arrows_and_enter_go_from_line_to_line(qtbot: QtBot, keys: list[Qt.Key], at: int) -> None:
    shown(qtbot, "one", "two")
    for key in keys:
        press(key)
    assert where() == f"Example {at}"


def test_backspace_in_an_empty_line_takes_it_away(qtbot: QtBot) -> None:
    lines = shown(qtbot, "one", "", "three")
    press(Key.Key_Down)
    press(Key.Key_Backspace)
    assert where() == "Example 1"
    assert len(fields(lines)) == 3
    assert texts(lines) == ["one", "three"]


def test_the_last_line_stays(qtbot: QtBot) -> None:
    lines = shown(qtbot)
    press(Key.Key_Backspace)
    assert list(fields(lines)) == ["Example 1"]


def test_several_lines_that_are_pasted_are_several_lines(qtbot: QtBot) -> None:
    lines = shown(qtbot, "first", "last")
    press(Key.Key_End)
    QGuiApplication.clipboard().setText(" one\n\n two\r\nthree\n")
    with qtbot.waitSignal(lines.changed):
        press(Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert texts(lines) == ["firstone", "two", "three", "last"]
    assert QApplication.focusWidget().text() == "three"  # type: ignore[attr-defined]


def test_a_reason_goes_with_its_sentence(qtbot: QtBot) -> None:
    lines = shown(qtbot, "one", why="Why not")
    with qtbot.waitSignal(lines.changed):
        fields(lines)["Why example 1 is not it"].setText(" nobody ")
    assert lines.said() == (("one", "nobody"),)


def test_a_verdict_is_to_be_read_beside_its_sentence_and_heard_with_it(qtbot: QtBot) -> None:
    lines = shown(qtbot, "good", "bad", "unknown")
    lines.show_verdicts({"good": Verdict(True, "Heard."), "bad": Verdict(False, "Not heard.")}.get)
    told = [one.accessibleDescription() for one in fields(lines).values()]
    assert told == ["Heard.", "Not heard.", "", ""]
    read = [one.accessibleName() for one in lines.findChildren(QWidget) if one.isVisible()]
    assert "Heard." in read
    assert "Not heard." in read


def test_of_a_line_that_is_emptied_nothing_is_said(qtbot: QtBot) -> None:
    lines = shown(qtbot, "good")
    lines.show_verdicts(lambda _said: Verdict(True, "Heard."))
    fields(lines)["Example 1"].clear()
    assert fields(lines)["Example 1"].accessibleDescription() == ""
