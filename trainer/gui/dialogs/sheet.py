"""The ground of every dialog: what there is to read scrolls, the buttons stay, and it fits the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLayout, QWidget

from trainer.gui import theme
from trainer.gui.layouts import Item, col, row, rule, wrap
from trainer.gui.widgets.scroller import Scroller
from trainer.gui.widgets.strip import Strip

MARGINS = (32, 28, 32, 24)
FOOT = (32, 12, 32, 20)
OF_SCREEN = 0.92
"""The share of the screen that a dialog may take."""


class Sheet(QDialog):
    """A dialog with a strip for what went wrong."""

    def __init__(self, parent: QWidget | None, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.strip = Strip()

    def fill(self, content: QLayout, *foot: Item, width: int = 560, tallest: int = 680) -> None:
        """Put everything in its place.

        Args:
            content: What scrolls.
            foot: The buttons, from left to right.
            width: Pixels at 100 %.
            tallest: The height at which the content begins to scroll, in pixels at 100 %.
        """
        content.setContentsMargins(*MARGINS)
        area = Scroller(wrap(content))
        buttons = wrap(col(rule(), row(*foot, margins=FOOT), gap=0)) if foot else QWidget()
        self.setLayout(col(self.strip, (area, 1), buttons, gap=0))
        look, screen = theme.current(), self.screen().availableSize() * OF_SCREEN
        wide = min(look.px(width), screen.width())
        tall = content.heightForWidth(wide - area.verticalScrollBar().sizeHint().width()) + buttons.sizeHint().height()
        self.resize(wide, min(tall, look.px(tallest), screen.height()))
