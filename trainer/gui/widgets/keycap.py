"""Keys as caps on the control they press."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeySequence, QPainter

from trainer.gui.theme import Theme

RETURN = "↵"
_SHORTER = (("Return", RETURN), ("Enter", RETURN), ("+", " "))
GAP = 10


def native(keys: str | QKeySequence) -> str:
    """A shortcut as the system writes it: `Ctrl+Return` is `Ctrl ↵`, and ⌘↩ on macOS."""
    written = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
    for long, short in _SHORTER:
        if not written.endswith(long) or long != "+":
            written = written.replace(long, short)
    return written


def width(keys: str, look: Theme) -> float:
    """How wide the cap is, in pixels; 0 without keys."""
    return max(look.px(20), look.advance("key", keys) + look.px(10)) if keys else 0.0


def paint(painter: QPainter, left: float, middle: float, keys: str, look: Theme, *, on_accent: bool = False) -> None:
    """Paint a cap from its left edge, around a horizontal middle line."""
    height = look.px(20)
    cap = QRectF(QPointF(left, middle - height / 2), QPointF(left + width(keys, look), middle + height / 2))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("on_accent", 0.20) if on_accent else look.color("sunken"))
    painter.drawRoundedRect(cap, look.px(5), look.px(5))
    painter.setFont(look.font("key"))
    painter.setPen(look.color("on_accent" if on_accent else "muted"))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, keys)
