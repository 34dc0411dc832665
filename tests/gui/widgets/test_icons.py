"""Icons: all there, in the colour asked for."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from trainer import paths
from trainer.gui import icons, theme
from trainer.gui.widgets.strip import ICONS

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
