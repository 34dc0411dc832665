"""The settings of somebody who has been welcomed, with two voices."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.driver import ALT, CTRL, Driver, Key, opened
from trainer.gui.widgets.field import Field
from trainer.gui.widgets.picker import Picker
from trainer.gui.widgets.scale import Scale
from trainer.speech.silence import SilentEngine
from trainer.speech.utterance import Voice

VOICES = (Voice("alba", "Alba", "en-gb"), Voice("joe", "Joe", "en-us"))


class Choir(SilentEngine):
    """An engine with two voices, which it names when it is let."""

    ready = Event()

    def voices(self) -> tuple[Voice, ...]:
        self.ready.wait(10)
        return VOICES


@pytest.fixture(autouse=True)
def _choir_is_ready() -> Iterator[None]:
    Choir.ready.set()
    yield
    Choir.ready.set()


@pytest.fixture
def page(window: Driver) -> Driver:
    """The settings of somebody who has been welcomed."""
    window.press(Key.Key_4, ALT)
    return window


def opened_page(qtbot: QtBot, qapp: QApplication, home: Path, **chosen: Any) -> Driver:
    """The settings of somebody who has two voices, or those of another engine."""
    window = opened(qtbot, qapp, home, **({"make_engine": Choir, "welcomed": True} | chosen))
    window.press(Key.Key_4, ALT)
    return window


def write(window: Driver, name: str, text: str, kind: type[Any] = Field) -> None:
    window.named(name, kind).setFocus()
    window.press(Key.Key_A, CTRL)
    window.type(text)


def choose(window: Driver, name: str, place: int) -> None:
    """By its key, as on any scale."""
    window.named(name, Scale).setFocus()
    window.press(Key(Key.Key_1 + place))


def names(window: Driver) -> list[str]:
    voices = window.named("Voice", Picker)
    return [voices.itemText(place) for place in range(voices.count())]
