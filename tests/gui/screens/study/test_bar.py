"""The bar above a question: how far, and four buttons that say what they would do now."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from trainer.domain.views import Progress
from trainer.gui.actions import key, native
from trainer.gui.screens.study.bar import StudyBar
from trainer.gui.widgets.button import Button
from trainer.settings import Settings

from .conftest import Place, named, read

BUTTONS = {
    "Leave; every answer is kept": ("left", "leave"),
    "Undo": ("undo_requested", "undo"),
    "Hide the line while it is read": ("captions_toggled", "captions"),
    "Sound off": ("sound_toggled", "sound"),
}
"""What each is called, the wish it utters, and the key that does the same."""


@pytest.fixture
def bar(place: Place) -> StudyBar:
    bar = StudyBar()
    place(bar, height=60)
    return bar


@pytest.mark.parametrize("name", BUTTONS)
def test_a_button_utters_its_wish_and_names_the_key_that_does_the_same(bar: StudyBar, qtbot: QtBot, name: str) -> None:
    wish, action = BUTTONS[name]
    button = named(bar, name, Button)
    assert native(key(action)) in button.accessibleDescription()
    with qtbot.waitSignal(getattr(bar, wish)):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("done", "total", "shown"), [(0, 5, "Done: 0%"), (2, 5, "Done: 40%"), (5, 5, "Done: 100%"), (0, 0, "Done: 0%")]
)
def test_how_far_it_is_stands_in_figures_and_as_a_share(bar: StudyBar, done: int, total: int, shown: str) -> None:
    bar.show_progress(Progress(done, total))
    assert {f"{done} of {total}", shown} <= set(read(bar))


@pytest.mark.parametrize(
    ("settings", "names"),
    [
        (Settings(), {"Sound off", "Hide the line while it is read"}),
        (Settings(sound=False), {"Sound on", "Hide the line while it is read"}),
        (Settings(captions=False), {"Sound off", "Show the line"}),
    ],
)
def test_a_switch_says_what_pressing_it_would_do(bar: StudyBar, settings: Settings, names: set[str]) -> None:
    bar.show_settings(settings)
    either = {"Sound off", "Sound on", "Hide the line while it is read", "Show the line"}
    assert set(read(bar)) & either == names
