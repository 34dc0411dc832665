"""Lucide icons, painted in one colour of the theme at the resolution of the screen."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from trainer import paths
from trainer.gui import theme


def names() -> frozenset[str]:
    """Every icon that is shipped."""
    return frozenset(file.stem for file in (paths.resources() / "icons").glob("*.svg"))


@cache
def _svg(name: str) -> str:
    """The drawing as text, with the app's lighter stroke."""
    drawing = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return drawing.replace('stroke-width="2"', f'stroke-width="{theme.tokens()["icons"]["stroke"]}"')


def pixmap(name: str, size: float, color: QColor, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture `size` pixels wide on a screen of that device pixel ratio.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    key = f"icon/{name}/{size:.2f}/{color.rgba()}/{ratio}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = _render(name, size, color, ratio)
        QPixmapCache.insert(key, found)
    return found


def _render(name: str, size: float, color: QColor, ratio: float) -> QPixmap:
    drawing = _svg(name).replace("currentColor", color.name())
    side = round(size * ratio)
    drawn = QPixmap(QSize(side, side))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def draw(painter: QPainter, name: str, box: QRectF, color: QColor) -> None:
    """Paint the icon into a square box, on whole pixels so that its lines stay sharp."""
    ratio = painter.device().devicePixelRatioF()
    corner = box.topLeft()
    corner.setX(round(corner.x() * ratio) / ratio)
    corner.setY(round(corner.y() * ratio) / ratio)
    painter.drawPixmap(corner, pixmap(name, box.width(), color, ratio))


def icon(name: str, role: str = "muted") -> QIcon:
    """The icon for menus and other stock widgets; made anew after a theme switch."""
    look = theme.current()
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, look.px(16), look.color(role), ratio))
    return made


def of_talk(category: str | None) -> tuple[str, str]:
    """Icon and colour role of a talk about that kind of objection; without one, of a complaint."""
    return (of_category(category), str(category)) if category else ("flag", "accent")


def of_category(category: str) -> str:
    """The icon that stands for one of the seven kinds."""
    return str(theme.tokens()["icons"]["category"][category])
