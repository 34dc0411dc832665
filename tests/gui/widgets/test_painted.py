"""A picture of something: as large as it wants to be, named for those who do not see it, and never markup."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from trainer.gui import theme
from trainer.gui.theme import Theme
from trainer.gui.widgets.painted import Painted

from .conftest import Show

HOSTILE = "<img src=file:///etc/passwd> <b>no</b>"


class Square(Painted):
    """A square in the colour of the text."""

    def __init__(self, name: str = "", side: int = 30) -> None:
        super().__init__(name)
        self.side = side

    def measure(self, look: Theme) -> QSize:
        return QSize(look.px(self.side), look.px(self.side))

    def draw(self, painter: QPainter, look: Theme) -> None:
        painter.fillRect(self.rect(), look.color("text"))


def colour(square: Square) -> QColor:
    return square.grab().toImage().pixelColor(square.width() // 2, square.height() // 2)


def test_it_has_exactly_the_room_it_wants(show: Show) -> None:
    square = Square()
    show(square, width=800)
    assert square.size() == QSize(30, 30)


def test_it_grows_with_the_text(show: Show, qapp: QApplication, qtbot: QtBot) -> None:
    square = Square()
    show(square)
    theme.apply(qapp, theme.Scheme.LIGHT, 2.0, reduce_motion=True)
    qtbot.waitUntil(lambda: square.size() == QSize(60, 60))


def test_it_goes_with_the_look(show: Show, qapp: QApplication) -> None:
    square = Square()
    show(square)
    assert colour(square) == theme.current().color("text")
    dark = theme.apply(qapp, theme.Scheme.DARK, reduce_motion=True)
    assert colour(square) == dark.color("text")


def test_other_content_is_measured_and_painted_anew(show: Show, qtbot: QtBot) -> None:
    square = Square()
    show(square)
    square.side = 50
    square.refresh()
    qtbot.waitUntil(lambda: square.size() == QSize(50, 50))


def test_a_screen_reader_has_its_name_as_a_text(show: Show) -> None:
    square = Square("Fear: 40%")
    show(square)
    seen = QAccessible.queryAccessibleInterface(square)
    assert seen.role() == QAccessible.Role.StaticText
    assert seen.text(QAccessible.Text.Name) == "Fear: 40%"


def test_its_name_is_never_read_as_markup() -> None:
    square = Square(HOSTILE)
    assert square.accessibleName() == HOSTILE
    assert square.text() == ""


def test_the_keyboard_passes_it_by(show: Show) -> None:
    square = Square("A picture")
    window = show(square)
    QTest.keyClick(window, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not square
