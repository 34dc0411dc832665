"""Points to tick off."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from trainer.gui import icons, theme
from trainer.gui.theme import Theme
from trainer.gui.widgets.pressable import TARGET, Pressable
from trainer.gui.widgets.typeset import Layouts, SetText, Setting


class Tick(Pressable):
    """One point: a box and words that wrap. Space ticks it.

    Signals:
        toggled: as in `QPushButton`.
    """

    def __init__(self, text: str, ticked: bool = False, *, role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._role = role
        self._layouts = Layouts()
        self.setCheckable(True)
        self.setChecked(ticked)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _lay(self, width: int, look: Theme) -> SetText:
        return self._layouts.at(width - self._inset(look) - look.px(8), self._setting, look)

    @property
    def _setting(self) -> Setting:
        return Setting(self.text(), self._role)

    @staticmethod
    def _inset(look: Theme) -> int:
        """Where the words begin, in pixels."""
        return look.px(18 + 10)

    def measure(self, look: Theme) -> QSize:
        natural = math.ceil(self._layouts.natural_width(self._setting, look)) + self._inset(look) + look.px(8) + 2
        width = min(natural, look.px(look.space("measure")))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, TARGET)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        look = theme.current()
        return max(math.ceil(self._lay(width, look).height) + look.px(10), TARGET)

    def draw(self, painter: QPainter, box: QRectF, look: Theme) -> None:
        text = self._lay(self.width(), look)
        top = (self.height() - text.height) / 2
        self._draw_box(painter, QPointF(0, top + (text.leading - look.px(18)) / 2), look)
        painter.setPen(look.color("text"))
        text.layout.draw(painter, QPointF(self._inset(look), top))

    def _draw_box(self, painter: QPainter, corner: QPointF, look: Theme) -> None:
        side = look.px(18)
        square = QRectF(corner.x(), corner.y(), side, side).adjusted(0.75, 0.75, -0.75, -0.75)
        on = self.isChecked()
        painter.setPen(QPen(look.mix("accent", 1.0 if on else self.warmth / 2, "line_strong"), 1.5))
        painter.setBrush(look.color("accent" if on else "raised"))
        painter.drawRoundedRect(square, look.px(5), look.px(5))
        if on:
            inner = look.px(14)
            place = QRectF(0, 0, inner, inner)
            place.moveCenter(square.center())
            icons.draw(painter, "check", place, look.color("on_accent"))


class TickList(QWidget):
    """Points below one another, each to be ticked. Up and Down move, Space ticks.

    Signals:
        changed: the indices ticked now, a tuple of ints.
    """

    changed = Signal(object)

    def __init__(
        self,
        points: Sequence[str] = (),
        ticked: Collection[int] = (),
        *,
        role: str = "body",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make a list.

        Args:
            points: what each says, as plain text.
            ticked: the indices ticked at first.
            role: the type role.
            name: what the list is, for screen readers.
            parent: the Qt parent.
        """
        super().__init__(parent)
        self._role = role
        self._made: list[Tick] = []
        self._ticks: list[Tick] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setAccessibleName(name)
        self.setPoints(points, ticked)

    def setPoints(self, points: Sequence[str], ticked: Collection[int] = ()) -> None:
        """Show other points; nothing is emitted."""
        while len(self._made) < len(points):
            self._made.append(self._tick())
        for spare in self._made[len(points) :]:
            spare.hide()
        self._ticks = self._made[: len(points)]
        for tick, text in zip(self._ticks, points, strict=True):
            tick.setText(text)
            tick.show()
        self.setTicked(ticked)
        self.setFocusProxy(self._ticks[0] if self._ticks else None)  # type: ignore[arg-type]

    def _tick(self) -> Tick:
        tick = Tick("", role=self._role, parent=self)
        tick.toggled.connect(self._on_toggled)
        self._column.addWidget(tick)
        return tick

    def ticks(self) -> tuple[Tick, ...]:
        """The points as widgets."""
        return tuple(self._ticks)

    def ticked(self) -> tuple[int, ...]:
        """The indices ticked now."""
        return tuple(i for i, tick in enumerate(self._ticks) if tick.isChecked())

    def setTicked(self, ticked: Collection[int]) -> None:
        """Tick these and no others, without emitting."""
        for i, tick in enumerate(self._ticks):
            tick.blockSignals(True)
            tick.setChecked(i in ticked)
            tick.blockSignals(False)
            tick.update()

    @Slot()
    def _on_toggled(self) -> None:
        self.changed.emit(self.ticked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        here = next((i for i, tick in enumerate(self._ticks) if tick.hasFocus()), -1)
        if step and 0 <= here + step < len(self._ticks):
            self._ticks[here + step].setFocus(Qt.FocusReason.TabFocusReason)
        elif not step:
            event.ignore()
