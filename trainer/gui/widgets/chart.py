"""Small charts. Each can be focused; Enter asks for its table twin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.gui import theme
from trainer.gui.theme import Theme
from trainer.gui.widgets.focusring import BY_KEY
from trainer.gui.widgets.painted import Painted

PALE = 0.42
STEPS = (0.22, 0.42, 0.68, 1.0)
_CENTRE = Qt.AlignmentFlag.AlignCenter


class Chart(Painted):
    """The ground of charts.

    Signals:
        table_requested: Enter was pressed; show the same numbers as a table.
    """

    table_requested = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._keyed = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._keyed = event.reason() in BY_KEY
        self.update()

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        self._keyed = False
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.table_requested.emit()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._keyed:
            self._paint_ring()

    def _paint_ring(self) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("focus"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), look.radius("mark"), look.radius("mark"))
        painter.end()


class Columns(Chart):
    """Small columns; the present one is full, the others are pale."""

    def __init__(
        self,
        values: Sequence[float],
        hue: str = "accent",
        *,
        height: int = 28,
        labels: Sequence[str] = (),
        top: float = 0.0,
        numbers: bool = False,
        present: int = -1,
        gap: int = 3,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show values.

        Args:
            values: one per column.
            hue: the colour role.
            height: of the columns, in pixels at 100 %.
            labels: a word under each column.
            top: the value that fills the height; 0 for the largest one.
            numbers: write each value above its column.
            present: the index of the full column, from the end when negative.
            gap: pixels between columns.
            name: what is shown, for screen readers; the values are added.
            parent: the Qt parent.
        """
        super().__init__("", parent)
        self._hue, self._height, self._labels, self._top = hue, height, tuple(labels), top
        self._numbers, self._present, self._gap, self._name = numbers, present, gap, name
        self.setValues(values)

    def setValues(self, values: Sequence[float]) -> None:
        """Show other values."""
        self._values = tuple(values)
        told = ", ".join(f"{value:g}" for value in self._values)
        self.setAccessibleName(f"{self._name}: {told}" if self._name else told)
        self.refresh()

    def measure(self, look: Theme) -> QSize:
        words = (look.leading("caption") + 4) * bool(self._labels) + look.leading("caption") * self._numbers
        return QSize(len(self._values) * (look.px(6) + self._gap), look.px(self._height) + words)

    def draw(self, painter: QPainter, look: Theme) -> None:
        count = len(self._values)
        if not count:
            return
        peak = self._top or max(self._values) or 1.0
        wide = (self.width() - self._gap * (count - 1)) / count
        plot = look.px(self._height)
        for i, value in enumerate(self._values):
            tall = min(max(value / peak * plot, 2.0), plot)
            column = QRectF(i * (wide + self._gap), self._base(look) - tall, wide, tall)
            self._draw_column(painter, column, i, look)
            self._draw_words(painter, column, i, look)

    def _base(self, look: Theme) -> float:
        """Where columns stand, in pixels from the top."""
        return look.px(self._height) + (look.leading("caption") if self._numbers else 0)

    def _draw_column(self, painter: QPainter, column: QRectF, i: int, look: Theme) -> None:
        present = i == self._present % len(self._values)
        painter.setPen(Qt.PenStyle.NoPen)
        full = look.color(self._hue) if present else look.mix(self._hue, PALE)
        painter.setBrush(full if self._values[i] else look.color("sunken"))
        radius = min(2.5, column.height() / 2)
        painter.drawRoundedRect(column, radius, radius)

    def _draw_words(self, painter: QPainter, column: QRectF, i: int, look: Theme) -> None:
        painter.setFont(look.tabular("caption"))
        painter.setPen(look.color("muted"))
        line, wider = look.leading("caption"), look.px(10)
        if i < len(self._labels):
            room = QRectF(column.left() - wider, self._base(look) + 4, column.width() + 2 * wider, line)
            painter.drawText(room, _CENTRE, self._labels[i])
        if self._numbers and self._values[i]:
            room = QRectF(column.left() - wider, column.top() - line - 1, column.width() + 2 * wider, line)
            painter.drawText(room, _CENTRE, f"{self._values[i]:g}")


class HeatMap(Chart):
    """Weeks across, weekdays down; five steps of one hue."""

    def __init__(
        self,
        weeks: Sequence[Sequence[int]],
        *,
        days: Sequence[str] = (),
        months: Sequence[tuple[int, str]] = (),
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show levels.

        Args:
            weeks: per week seven levels, 0 to 4.
            days: the names of the seven weekdays; empty ones are not written.
            months: (index of the week, name) pairs.
            name: what is shown, for screen readers.
            parent: the Qt parent.
        """
        super().__init__(name, parent)
        self._weeks, self._days, self._months = tuple(tuple(week) for week in weeks), tuple(days), tuple(months)

    def setWeeks(self, weeks: Sequence[Sequence[int]], months: Sequence[tuple[int, str]] = ()) -> None:
        """Show other levels."""
        self._weeks, self._months = tuple(tuple(week) for week in weeks), tuple(months)
        self.refresh()

    def _left(self, look: Theme) -> float:
        """The room for the names of days, in pixels."""
        return max((look.advance("caption", day) for day in self._days), default=0.0) + look.px(8) * bool(self._days)

    def measure(self, look: Theme) -> QSize:
        wide = round(self._left(look)) + len(self._weeks) * look.px(10)
        return QSize(wide, look.leading("caption") + 4 + 7 * look.px(15))

    def draw(self, painter: QPainter, look: Theme) -> None:
        left, step, top = self._left(look), look.px(15), look.leading("caption") + 4
        pitch = min(look.px(16), (self.width() - left) / max(len(self._weeks), 1))
        self._draw_words(painter, left, pitch, look)
        painter.setPen(Qt.PenStyle.NoPen)
        for week, levels in enumerate(self._weeks):
            for day, level in enumerate(levels):
                painter.setBrush(look.mix("accent", STEPS[min(level, 4) - 1]) if level else look.color("sunken"))
                painter.drawRoundedRect(QRectF(left + week * pitch, top + day * step, pitch - 3, step - 3), 3, 3)

    def _draw_words(self, painter: QPainter, left: float, pitch: float, look: Theme) -> None:
        line, step = look.leading("caption"), look.px(15)
        painter.setFont(look.font("caption"))
        painter.setPen(look.color("muted"))
        for day, name in enumerate(self._days):
            middle = line + 4 + day * step + (step - 3) / 2
            painter.drawText(QRectF(0, middle - line / 2, left, line), Qt.AlignmentFlag.AlignVCenter, name)
        for week, name in self._months:
            painter.drawText(QRectF(left + week * pitch, 0, 200, line), Qt.AlignmentFlag.AlignVCenter, name)


class Days(Chart):
    """The last days as dots; a missed day is only an empty place, today is a ring until it is done."""

    def __init__(self, done: Sequence[bool], *, name: str = "", parent: QWidget | None = None) -> None:
        """Show days.

        Args:
            done: one per day, the last one is today.
            name: what a screen reader says; "11 of the last 14 days" unless given.
            parent: the Qt parent.
        """
        super().__init__(name, parent)
        self._name = name
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setDone(done)

    def setDone(self, done: Sequence[bool]) -> None:
        """Show other days."""
        self._done = tuple(done)
        self.setAccessibleName(self._name or f"{sum(self._done)} of the last {len(self._done)} days")
        self.refresh()

    def measure(self, look: Theme) -> QSize:
        return QSize(len(self._done) * look.px(12), look.px(14))

    def draw(self, painter: QPainter, look: Theme) -> None:
        dot, last = look.px(9), len(self._done) - 1
        step = (self.width() - dot - 3) / max(last, 1)
        for i, done in enumerate(self._done):
            ring = i == last and not done
            painter.setPen(QPen(look.color("accent"), 1.5) if ring else Qt.PenStyle.NoPen)
            painter.setBrush(Qt.BrushStyle.NoBrush if ring else look.color("accent" if done else "sunken"))
            painter.drawEllipse(QRectF(1.5 + i * step, (self.height() - dot) / 2, dot, dot))
