"""Icons: all there, in the colour asked for."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from trainer import paths
from trainer.gui import icons, theme
from trainer.gui.widgets.strip import ICONS

pytestmark = pytest.mark.usefixtures("qapp")

SVG = re.compile(r'icon(?:_name)?="([a-z0-9-]+)"')


def test_every_kind_has_its_icon() -> None:
    assert {icons.of_category(kind) for kind in theme.KINDS} <= icons.names()


def test_every_icon_named_by_a_widget_is_shipped() -> None:
    source = "".join(file.read_text(encoding="utf-8") for file in (paths.PACKAGE / "gui" / "widgets").glob("*.py"))
    assert set(SVG.findall(source)) | set(ICONS.values()) | {"check", "door-open"} <= icons.names()


@pytest.mark.parametrize("name", sorted(icons.names()))
def test_an_icon_paints_in_its_colour(name: str) -> None:
    image = icons.pixmap(name, 24, QColor("#123456"), 2.0).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    inked = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert image.width() == 48
    assert inked == {"#123456"}


def test_an_icon_that_is_not_there_says_so() -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("unicorn", 16, QColor(Qt.GlobalColor.black))


# ---------------------------------------------------------------- where they are drawn


def drawn(color: str) -> QImage:
    """A check mark drawn by a painter."""
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    icons.draw(painter, "check", QRectF(8, 8, 16, 16), QColor(color))
    painter.end()
    return image


def test_an_icon_on_a_fine_screen_is_drawn_finer_and_as_large(qapp: QApplication) -> None:
    coarse, fine = icons.pixmap("check", 16, QColor("black")), icons.pixmap("check", 16, QColor("black"), 2.0)
    assert coarse.deviceIndependentSize() == fine.deviceIndependentSize()
    assert fine.toImage() != coarse.toImage().scaled(fine.size())


def test_two_colours_of_one_icon_are_two_pictures(qapp: QApplication) -> None:
    assert drawn("#123456") != drawn("#654321")


def test_an_icon_in_a_menu_goes_with_the_look_and_the_size_of_text(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, reduce_motion=True)
    light = icons.icon("check").pixmap(16).toImage()
    theme.apply(qapp, theme.Scheme.DARK, 2.0, reduce_motion=True)
    larger = icons.icon("check")
    theme.apply(qapp, theme.Scheme.LIGHT, reduce_motion=True)
    assert larger.pixmap(16).toImage() != light
    assert larger.availableSizes()[0].width() == 32
