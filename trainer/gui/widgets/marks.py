"""Marks under text. Each kind differs in shape as well as in hue."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTextLine

from trainer.gui.theme import Theme
from trainer.gui.widgets.typeset import SetText

HUES = {"softener": "softener", "move": "move", "fault": "fault", "ins": "positive", "del": "danger", "denied": "muted"}
FILLED = frozenset({"softener", "ins", "del"})
LINED = frozenset({"move", "ins"})


def paint(painter: QPainter, text: SetText, start: int, end: int, kind: str, look: Theme) -> None:
    """Mark a stretch of text: softener fill, move line, fault wave, insertion both, deletion fill and strike.

    What the rep denies has a dashed line of its own beneath the coach's mark.
    """
    painter.save()
    for line, box in text.boxes(start, end):
        if kind in FILLED:
            _fill(painter, box, kind, look)
        base = line.y() + line.ascent() + look.px(4.5)
        if kind in LINED:
            _line(painter, box, base, kind, look)
        elif kind == "fault":
            _wave(painter, box, base, look)
        elif kind == "denied":
            _dashes(painter, box, base + look.px(3), look)
    painter.restore()


def emphasise(painter: QPainter, text: SetText, start: int, end: int, kind: str, look: Theme) -> None:
    """A stretch that is being looked at: its ground in the hue of its mark, with an edge."""
    painter.save()
    hue = HUES[kind]
    painter.setPen(QPen(look.color("text") if look.high_contrast else look.mix(hue, 0.7), 1))
    painter.setBrush(look.tint(hue, "highlight"))
    for _, box in text.boxes(start, end):
        painter.drawRoundedRect(_grown(box), look.radius("mark"), look.radius("mark"))
    painter.restore()


def strike(painter: QPainter, text: SetText, start: int, end: int, look: Theme) -> None:
    """Strike a deleted stretch through; drawn above the letters."""
    painter.setPen(QPen(look.color(HUES["del"]), 1.3 * look.scale))
    for line, box in text.boxes(start, end):
        y = line.y() + _strike_height(line, look, text.setting.role)
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))


def _strike_height(line: QTextLine, look: Theme, role: str) -> float:
    return line.ascent() - look.metrics(role).strikeOutPos()


def _fill(painter: QPainter, box: QRectF, kind: str, look: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.tint(HUES[kind], "highlight"))
    if look.high_contrast:
        painter.setPen(QPen(look.color("text"), 1))
    painter.drawRoundedRect(_grown(box), look.radius("mark"), look.radius("mark"))


def _grown(box: QRectF) -> QRectF:
    grown = box.adjusted(-3, -1, 3, 1)
    grown.setLeft(max(grown.left(), 0.5))
    return grown


def _dashes(painter: QPainter, box: QRectF, base: float, look: Theme) -> None:
    painter.setPen(QPen(look.color(HUES["denied"]), 1.5 * look.scale, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(box.left(), base), QPointF(box.right(), base))


def _line(painter: QPainter, box: QRectF, base: float, kind: str, look: Theme) -> None:
    painter.setPen(QPen(look.color(HUES[kind]), 1.5 * look.scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(box.left(), base), QPointF(box.right(), base))


def _wave(painter: QPainter, box: QRectF, base: float, look: Theme) -> None:
    step, swing = 4.0 * look.scale, 2.6 * look.scale
    path, x, up = QPainterPath(QPointF(box.left(), base)), box.left(), True
    while x < box.right():
        path.quadTo(x + step / 2, base + (-swing if up else swing), min(x + step, box.right()), base)
        x, up = x + step, not up
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.color("fault"), 1.4 * look.scale))
    painter.drawPath(path)
