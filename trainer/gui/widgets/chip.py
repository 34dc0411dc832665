"""Pills: a kind, a state, a label found in a reply."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.gui import icons
from trainer.gui.theme import Theme
from trainer.gui.widgets.painted import Painted
from trainer.gui.widgets.pressable import Pressable
from trainer.gui.widgets.typeset import curly

CERTAINTIES = ("sure", "likely", "check")
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True)
class Face:
    """What a chip shows.

    Attributes:
        label: its word.
        hue: the colour role.
        icon: the icon's name; empty for none.
        note: a quiet second word. `sure`, `likely` and `check` bring a full dot, a half one, a ring.
        outline: an edge instead of a fill.
        mark: a last word, which is the person's own and not the app's.
    """

    label: str
    hue: str = "neutral"
    icon: str = ""
    note: str = ""
    outline: bool = False
    mark: str = ""

    @property
    def spoken(self) -> str:
        return ", ".join(word for word in (self.label, self.note, self.mark) if word)

    def lead(self, look: Theme) -> int:
        """The room for the icon or the dot, in pixels."""
        return look.px(19 if self.icon else 15 if self.note in CERTAINTIES else 0)

    def measure(self, look: Theme) -> QSize:
        width = look.px(10) + self.lead(look) + look.advance("label", curly(self.label)) + look.px(11)
        for word in filter(None, (self.note, self.mark)):
            width += look.advance("small", word) + look.px(6)
        return QSize(math.ceil(width), look.leading("label") + look.px(6))

    def draw(self, painter: QPainter, box: QRectF, look: Theme, hover: float = 0.0) -> None:
        """Paint it into a box."""
        self._draw_pill(painter, box, look, hover)
        x = box.left() + look.px(9.5)
        self._draw_lead(painter, QPointF(x, box.center().y()), look)
        x += self.lead(look)
        for role, ink, words in (
            ("label", self.hue, curly(self.label)),
            ("small", "muted", self.note),
            ("small", "text", self.mark),
        ):
            painter.setFont(look.font(role))
            painter.setPen(look.color(ink))
            room = QRectF(x, box.top(), max(box.right() - x - look.px(8), 0), box.height())
            fitting = look.metrics(role).elidedText(words, Qt.TextElideMode.ElideRight, room.width() + 2)
            painter.drawText(room.adjusted(0, 0, 3, 0), _LEFT, fitting)
            x += look.advance(role, words) + look.px(6)

    def _draw_pill(self, painter: QPainter, box: QRectF, look: Theme, hover: float) -> None:
        edged = self.outline or look.high_contrast
        share = 0.35 + 0.3 * hover if not look.high_contrast else 1.0
        painter.setPen(QPen(look.mix(self.hue, share), 1) if edged or hover else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if self.outline else look.tint(self.hue, "chip"))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)

    def _draw_lead(self, painter: QPainter, left_middle: QPointF, look: Theme) -> None:
        if self.icon:
            size = look.px(14)
            corner = QRectF(left_middle.x() - 1, left_middle.y() - size / 2, size, size)
            icons.draw(painter, self.icon, corner, look.color(self.hue))
        elif self.note in CERTAINTIES:
            side = look.px(8)
            self._draw_dot(painter, QRectF(left_middle.x(), left_middle.y() - side / 2, side, side), look)

    def _draw_dot(self, painter: QPainter, dot: QRectF, look: Theme) -> None:
        hue = look.color(self.hue)
        painter.setPen(QPen(hue, 1.5 * look.scale))
        painter.setBrush(hue if self.note == "sure" else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot)
        if self.note == "likely":
            painter.setBrush(hue)
            painter.drawPie(dot, 90 * 16, 180 * 16)


class Chip(Painted):
    """A pill to be read."""

    def __init__(
        self,
        label: str,
        hue: str = "neutral",
        icon: str = "",
        *,
        note: str = "",
        outline: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a chip; see `Face` for what the words mean."""
        self._face = Face(label, hue, icon, note, outline)
        super().__init__(self._face.spoken, parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def setFace(self, face: Face) -> None:
        """Show something else."""
        self._face = face
        self.setAccessibleName(face.spoken)
        self.refresh()

    def measure(self, look: Theme) -> QSize:
        return self._face.measure(look)

    def minimumSizeHint(self) -> QSize:
        """A chip may give way; its word is then cut with an ellipsis."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), hint.height() * 3), hint.height())

    def draw(self, painter: QPainter, look: Theme) -> None:
        self._face.draw(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), look)


class AskChip(Pressable):
    """A pill to be pressed: the app is unsure and asks, or the person picks.

    Signals:
        clicked: as in `QPushButton`.
    """

    enter_presses = True

    def __init__(
        self,
        label: str,
        hue: str = "neutral",
        icon: str = "",
        *,
        note: str = "",
        outline: bool = False,
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a chip; see `Face`. A checkable one is outlined until it is chosen."""
        super().__init__(label, parent)
        self._face = Face(label, hue, icon, note, outline)
        self._filled = Face(label, hue, icon, note)
        self.setAccessibleName(self._face.spoken)
        self.setCheckable(checkable)

    def setNote(self, note: str) -> None:
        """Have another quiet second word; empty for none."""
        self._face, self._filled = (replace(face, note=note) for face in (self._face, self._filled))
        self.setAccessibleName(self._face.spoken)
        self.refresh()

    def radius(self, look: Theme) -> float:
        return look.radius("pill")

    def measure(self, look: Theme) -> QSize:
        return self._face.measure(look)

    def draw(self, painter: QPainter, box: QRectF, look: Theme) -> None:
        """A pill as tall as a chip that is only read, in the middle of a target that is taller."""
        pill = QRectF(box)
        pill.setHeight(min(box.height(), self._face.measure(look).height() - 1))
        pill.moveCenter(box.center())
        face = self._filled if self.isChecked() else self._face
        face.draw(painter, pill, look, 1.0 if self.isChecked() else self.warmth / 2)


def category_face(category: str, label: str) -> Face:
    """What the chip of one of the seven kinds shows: its hue, its icon, its name."""
    return Face(label, category, icons.of_category(category))


def category_chip(category: str, label: str) -> Chip:
    """The chip of one of the seven kinds."""
    chip = Chip("")
    chip.setFace(category_face(category, label))
    return chip
