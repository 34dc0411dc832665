"""Where the window was and how large: Qt's own value in Qt's own file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QWidget


def restore(window: QWidget, file: Path) -> None:
    """Take the size and place of last time, if there is one."""
    stored = _settings(file).value("geometry")
    if isinstance(stored, QByteArray):  # in a spoilt file it is anything
        window.restoreGeometry(stored)


def keep(window: QWidget, file: Path) -> None:
    """Note size and place for the next time."""
    _settings(file).setValue("geometry", window.saveGeometry())


def _settings(file: Path) -> QSettings:
    return QSettings(str(file), QSettings.Format.IniFormat)
