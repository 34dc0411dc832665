"""The depth of a conversation: the signature of the app."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.gui import icons
from trainer.gui.theme import Theme
from trainer.gui.widgets.motion import Glide
from trainer.gui.widgets.painted import Painted

SHARES = (0.22, 0.42, 0.68, 1.0)
GAP = 3
WIDE = 40
ROUND, TIGHT = 10, 3
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Strata(Painted):
    """Four slabs going down, deeper ones denser. A layer that opens fills its slab."""

    def __init__(
        self,
        reached: int = 0,
        notes: Sequence[str] = (),
        *,
        slab: int = 44,
        door: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """Show a depth.

        Args:
            reached: how many layers are open, 0 to 4.
            notes: what each layer is called; none to keep it from the person.
            slab: the height of one in pixels at 100 %.
            door: the layer, from 1, whose missed door is shown; 0 for none.
            parent: the Qt parent.
        """
        super().__init__(parent=parent)
        self._reached, self._notes, self._slab, self._door = reached, tuple(notes), slab, door
        self._layers = len(SHARES)
        self._glide = Glide(self, "calm", float(reached))
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding if notes else policy.Fixed, policy.Fixed)
        self._tell()

    def reached(self) -> int:
        """How many layers are open."""
        return self._reached

    def setReached(self, reached: int) -> None:
        """Open layers down to this one."""
        self._reached = reached
        self._glide.to(float(reached))
        self._tell()

    def setLayers(self, layers: int) -> None:
        """Have so many slabs, 1 to 4."""
        self._layers = layers
        self._tell()
        self.refresh()

    def _tell(self) -> None:
        name = f"layer {self._reached} of {self._layers}"
        if 0 < self._reached <= len(self._notes):
            name += f": {self._notes[self._reached - 1]}"
        self.setAccessibleName(name)

    def measure(self, look: Theme) -> QSize:
        words = max((look.advance("strong", note) for note in self._notes), default=0.0)
        wide = look.px(WIDE) + 1 + (look.px(16) + round(words) + 2 if self._notes else 0)
        return QSize(wide, self._layers * (look.px(self._slab) + GAP) - GAP)

    def draw(self, painter: QPainter, look: Theme) -> None:
        slab = look.px(self._slab)
        for i, share in enumerate(SHARES[: self._layers]):
            box = QRectF(0.5, i * (slab + GAP) + 0.5, look.px(WIDE), slab - 1)
            self._draw_slab(painter, _slab_path(box, i, self._layers), box, i, look.mix("accent", share), look)
            if i < len(self._notes):
                self._draw_note(painter, box, i, look)

    def _draw_slab(self, painter: QPainter, path: QPainterPath, box: QRectF, i: int, fill: QColor, look: Theme) -> None:
        """A dashed place, filled from the top as far as the layer is open."""
        opened = min(max(self._glide.value - i, 0.0), 1.0)
        if opened < 1:
            pen = QPen(look.color("line_strong", 0.8), 1)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
        if opened > 0:
            painter.save()
            painter.setClipRect(box.adjusted(-1, -1, 1, 1 - (1 - opened) * box.height()))
            painter.fillPath(path, fill)
            painter.restore()
        if i == self._door - 1:
            side = look.px(18)
            place = QRectF(QPointF(box.center().x() - side / 2, box.center().y() - side / 2), QSize(side, side))
            icons.draw(painter, "door-open", place, look.color("accent"))

    def _draw_note(self, painter: QPainter, box: QRectF, i: int, look: Theme) -> None:
        weighty = i == self._door - 1 if self._door else i == self._reached - 1
        painter.setFont(look.font("strong" if weighty else "small"))
        painter.setPen(look.color("text" if weighty or i < self._reached else "muted"))
        left = box.right() + look.px(16)
        painter.drawText(QRectF(left, box.top(), self.width() - left, box.height()), _LEFT, self._notes[i])


def _slab_path(box: QRectF, i: int, layers: int) -> QPainterPath:
    """A slab: the first is round at the top, the last at the bottom."""
    top, bottom = (ROUND if i == 0 else TIGHT), (ROUND if i == layers - 1 else TIGHT)
    return rounded(box, top, top, bottom, bottom)


def rounded(box: QRectF, *radii: float) -> QPainterPath:
    """A rectangle with a radius per corner: top left, top right, bottom right, bottom left."""
    corners = (box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft())
    ways = (QPointF(0, -1), QPointF(1, 0), QPointF(0, 1), QPointF(-1, 0))
    path = QPainterPath()
    for i, (corner, radius) in enumerate(zip(corners, radii, strict=True)):
        before, after = corner - ways[i] * radius, corner + ways[(i + 1) % 4] * radius
        if i == 0:
            path.moveTo(before)
        else:
            path.lineTo(before)
        path.quadTo(corner, after)
    path.closeSubpath()
    return path
