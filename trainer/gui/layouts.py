"""Short ways to say how things stand beside and above one another.

Items of `row` and `col` are widgets, layouts, whole numbers (a fixed space in pixels), None (a
stretch) or a pair (item, stretch). Margins are left, top, right, bottom and zero unless given.
"""

from __future__ import annotations

from typing import TypeAlias, TypeVar

from PySide6.QtCore import QEvent, QMargins
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from trainer.gui import theme

Thing: TypeAlias = QWidget | QLayout
Item: TypeAlias = Thing | int | tuple[Thing, int] | None
Margins: TypeAlias = tuple[int, int, int, int]
Box = TypeVar("Box", bound=QBoxLayout)

GAP = 8
_Policy = QSizePolicy.Policy


def row(*items: Item, gap: int = GAP, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """Items from left to right."""
    return _filled(QHBoxLayout(), items, gap, margins)


def col(*items: Item, gap: int = GAP, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    """Items from top to bottom."""
    return _filled(QVBoxLayout(), items, gap, margins)


def _filled(layout: Box, items: tuple[Item, ...], gap: int, margins: Margins) -> Box:
    layout.setSpacing(gap)
    layout.setContentsMargins(QMargins(*margins))
    for item in items:
        add(layout, item)
    return layout


def add(layout: QBoxLayout, item: Item) -> None:
    """Append one item to a row or a column."""
    if item is None:
        layout.addStretch(1)
    elif isinstance(item, int):
        layout.addSpacing(item)
    elif isinstance(item, tuple):
        _append(layout, *item)
    else:
        _append(layout, item, 0)


def _append(layout: QBoxLayout, thing: Thing, stretch: int) -> None:
    if isinstance(thing, QWidget):
        layout.addWidget(thing, stretch)
    else:
        layout.addLayout(thing, stretch)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
            inner.deleteLater()


def wrap(layout: QLayout) -> QWidget:
    """A bare widget around a layout."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


class Plane(QFrame):
    """A frame whose width goes with the size of the text."""

    def __init__(self, layout: QLayout, *, width: int = 0, widest: int = 0) -> None:
        """Put a layout on a plane.

        Args:
            layout: what stands on it.
            width: a fixed width in pixels at 100 %, 0 for none.
            widest: the greatest width in pixels at 100 %, 0 for none.
        """
        super().__init__()
        self._width, self._widest = width, widest
        self.setLayout(layout)
        self._fit()

    def setPlaneWidth(self, width: int) -> None:
        """Have another fixed width, in pixels at 100 %."""
        self._width = width
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        if self._width:
            self.setFixedWidth(theme.current().px(self._width))
        if self._widest:
            self.setMaximumWidth(theme.current().px(self._widest))


def panel(role: str, layout: QLayout, *, width: int = 0) -> Plane:
    """A region of the window.

    Args:
        role: `page`, `plain`, `window` or `side`; the style sheet colours it.
        layout: what stands on it.
        width: a fixed width in pixels at 100 %, 0 for none.
    """
    plane = Plane(layout, width=width)
    plane.setProperty("role", role)
    return plane


def rule(*, vertical: bool = False) -> QFrame:
    """A hairline between regions."""
    line = QFrame()
    line.setProperty("role", "rule")
    if vertical:
        line.setFixedWidth(1)
        line.setSizePolicy(_Policy.Fixed, _Policy.Expanding)
    else:
        line.setFixedHeight(1)
        line.setSizePolicy(_Policy.Expanding, _Policy.Fixed)
    return line


def centred(layout: QLayout, width: int) -> QHBoxLayout:
    """A column in the middle, at most so many pixels wide at 100 %."""
    holder = Plane(layout, widest=width)
    policy = QSizePolicy(_Policy.Expanding, _Policy.Preferred)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return row(None, (holder, 1000), None, gap=0)
