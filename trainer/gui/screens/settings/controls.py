"""What a group of settings is made of: a name, a control and what it does, line by line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtWidgets import QBoxLayout, QWidget

from trainer.gui import theme
from trainer.gui.layouts import Item, col, row
from trainer.gui.widgets.field import Field
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.stepper import Stepper
from trainer.gui.widgets.switch import Switch
from trainer.settings import Settings


class Controls:
    """Makes controls that show what is chosen now and keep what is chosen next."""

    def __init__(self, now: Settings, keep: Callable[..., None]) -> None:
        """Controls for these settings.

        Args:
            now: What is chosen.
            keep: Takes the settings that change, by their names.
        """
        self.now, self.keep = now, keep

    def text(self, name: str, placeholder: str) -> Field:
        box = Field(getattr(self.now, name), placeholder, 240)
        box.editingFinished.connect(lambda: self.keep(**{name: box.text().strip()}))
        return box

    def number(self, name: str, limits: tuple[int, int]) -> Stepper:
        box = Stepper(getattr(self.now, name), *limits, name=name)
        box.valueChanged.connect(lambda number: self.keep(**{name: number}))
        return box

    def switch(self, name: str) -> Switch:
        switch = Switch("", getattr(self.now, name), words=False)
        switch.toggled.connect(lambda on: self.keep(**{name: on}))
        return switch


Line: TypeAlias = tuple[str, QWidget, str | Prose]
"""A name, a control and what it does; a text that changes is given as what shows it."""


class Group(QWidget):
    """A title and lines."""

    def __init__(self, title: str, about: str, *lines: Line) -> None:
        super().__init__()
        parts: tuple[Item, ...] = (Prose(about, "small", "muted"), 8) if about else (8,)
        rows = (item for line in lines for item in (_setting(*line), 14))
        self.setLayout(col(label(title, "title"), *parts, *rows, 20, gap=2))


def _setting(name: str, control: QWidget, note: str | Prose) -> QBoxLayout:
    """One line: its name, its control, and under it what it does."""
    named = label(name)
    named.setFixedWidth(theme.current().px(150))
    named.setMinimumHeight(control.sizeHint().height())
    if name:
        control.setAccessibleName(name)
    about = (Prose(note, "small", "muted") if isinstance(note, str) else note,) if note else ()
    return row(col(named, None, gap=0), (col(row(control, None), *about, gap=2), 1), gap=20)
