"""What role-play shows: turns, faces, the pause, the microphone."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from trainer.gui import theme
from trainer.gui.layouts import col
from trainer.gui.theme import Theme
from trainer.gui.widgets.motion import Glide
from trainer.gui.widgets.painted import Painted
from trainer.gui.widgets.prose import Prose
from trainer.gui.widgets.strata import rounded

BARS, PITCH = 18, 5
_CENTRE = Qt.AlignmentFlag.AlignCenter


class Bubble(QFrame):
    """One turn. The customer: serif, on the left, raised. The rep: sans, on the right, tinted."""

    def __init__(
        self,
        said: str,
        *,
        rep: bool = False,
        spans: Iterable[tuple[int, int, str]] = (),
        width: int = 440,
        parent: QWidget | None = None,
    ) -> None:
        """Show a turn.

        Args:
            said: the words, plain.
            rep: whether the rep said them.
            spans: marked stretches, see `Prose`.
            width: the widest it gets, in pixels at 100 %.
            parent: the Qt parent.
        """
        super().__init__(parent)
        self._rep, self._widest = rep, width
        self.prose = Prose(said, "body" if rep else "speech_m", spans=spans)
        self.setLayout(col(self.prose, margins=(16, 10, 16, 11)))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        wide = min(self.prose.sizeHint().width() + 33, theme.current().px(self._widest))
        return QSize(wide, self.heightForWidth(wide))

    def heightForWidth(self, width: int) -> int:
        return self.prose.heightForWidth(width - 32) + 21

    def hasHeightForWidth(self) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edged = look.high_contrast or not self._rep
        painter.setPen(QPen(look.color("line"), 1) if edged else Qt.PenStyle.NoPen)
        painter.setBrush(look.color("sunken" if self._rep else "raised"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawPath(rounded(box, 14, 14, *((4, 14) if self._rep else (14, 4))))
        painter.end()


class Avatar(Painted):
    """A person as initials."""

    def __init__(self, initials: str, size: int = 32, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._initials, self._size = initials[:2], size

    def measure(self, look: Theme) -> QSize:
        return QSize(look.px(self._size), look.px(self._size))

    def draw(self, painter: QPainter, look: Theme) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("sunken"))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setFont(look.font("caption"))
        painter.setPen(look.color("text"))
        painter.drawText(QRectF(self.rect()), _CENTRE, self._initials)


class Band(Painted):
    """Where the pause fell: named zones and a dot. Bands, not milliseconds."""

    def __init__(self, zones: Sequence[str], *, name: str = "", parent: QWidget | None = None) -> None:
        """Show no pause yet.

        Args:
            zones: the names of the zones from short to long.
            name: what is measured, for screen readers; the zone is added.
            parent: the Qt parent.
        """
        super().__init__(name, parent)
        self._zones, self._name = tuple(zones), name
        self._at: float | None = None
        self._glide = Glide(self, "calm")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def setAt(self, at: float | None) -> None:
        """Put the dot somewhere from 0 to 1, or take it away."""
        first = self._at is None
        self._at = None if at is None else min(max(at, 0.0), 0.999)
        if self._at is not None:
            if first:
                self._glide.value = self._at
            self._glide.to(self._at)
        zone = "" if self._at is None else self._zones[self._here()]
        self.setAccessibleName(": ".join(part for part in (self._name, zone) if part))
        self.update()

    def _here(self) -> int:
        return -1 if self._at is None else int(self._at * len(self._zones))

    def measure(self, look: Theme) -> QSize:
        words = max(look.advance("caption", zone) for zone in self._zones) + look.px(12)
        return QSize(round(words) * len(self._zones), look.px(18) + look.leading("caption"))

    def draw(self, painter: QPainter, look: Theme) -> None:
        count, dot = len(self._zones), look.px(6)
        room = self.width() - 2
        wide = (room - 3 * (count - 1)) / count
        for i, zone in enumerate(self._zones):
            here = i == self._here()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.mix("accent", 0.42) if here else look.color("sunken"))
            painter.drawRoundedRect(QRectF(1 + i * (wide + 3), look.px(5), wide, look.px(6)), look.px(3), look.px(3))
            painter.setFont(look.font("caption"))
            painter.setPen(look.color("text" if here else "muted"))
            words = QRectF(1 + i * (wide + 3), look.px(18), wide, look.leading("caption"))
            painter.drawText(words, _CENTRE, zone)
        if self._at is not None:
            painter.setPen(QPen(look.color("surface"), 2))
            painter.setBrush(look.color("accent"))
            middle = dot + 1 + self._glide.value * (self.width() - 2 * dot - 2)
            painter.drawEllipse(QPointF(middle, look.px(8)), dot, dot)


class MicLevel(Painted):
    """The loudness of the last moments as a row of bars; louder is taller. Never a number."""

    def __init__(self, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._levels: deque[float] = deque(maxlen=BARS)

    def hear(self, level: float) -> None:
        """Add one measure, from 0 to 1; the oldest one leaves."""
        self._levels.append(min(max(level, 0.0), 1.0))
        self.update()

    def clear(self) -> None:
        """Nothing is heard any more."""
        self._levels.clear()
        self.update()

    def measure(self, look: Theme) -> QSize:
        return QSize(look.px(BARS * PITCH), look.px(24))

    def draw(self, painter: QPainter, look: Theme) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        pitch, thin = look.px(PITCH), look.px(3)
        for i in range(BARS):
            heard = i < len(self._levels)
            tall = thin + (look.px(20) - thin) * (self._levels[i] if heard else 0.0)
            painter.setBrush(look.color("accent") if heard else look.color("line_strong", 0.5))
            painter.drawRoundedRect(QRectF(i * pitch, (self.height() - tall) / 2, thin, tall), thin / 2, thin / 2)
