"""The six typefaces the app ships: four cuts of Inter and two optical sizes of Newsreader."""

from __future__ import annotations

import logging

from PySide6.QtGui import QFontDatabase

from trainer import paths

FILES = (
    "Inter-Regular.ttf",
    "Inter-Medium.ttf",
    "Inter-SemiBold.ttf",
    "Inter-Italic.ttf",
    "NewsreaderText-Regular.ttf",
    "NewsreaderDisplay-Regular.ttf",
)

log = logging.getLogger(__name__)


def load() -> tuple[str, ...]:
    """Make the shipped typefaces known to Qt; returns the file names that could not be read."""
    folder = paths.resources() / "fonts"
    refused = tuple(name for name in FILES if QFontDatabase.addApplicationFont(str(folder / name)) < 0)
    for name in refused:
        log.warning("The typeface %s could not be loaded; a system one stands in for it.", name)
    return refused
