"""The bar above a question: how far, what is special, and buttons that say what they would do now."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from trainer.domain.memory import AS_IT_IS, Status
from trainer.domain.views import Progress
from trainer.gui.actions import key, native
from trainer.gui.screens.study.bar import StudyBar
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose
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


STAR = "You gave this card a star"


@pytest.mark.parametrize(
    ("status", "names"),
    [
        (AS_IT_IS, []),
        (Status(marked=True), [STAR]),
        (Status(flag=1), ["Flag: red"]),
        (Status(flag=4, marked=True), [STAR, "Flag: blue"]),
    ],
)
def test_star_and_flag_are_there_where_the_card_has_them(bar: StudyBar, status: Status, names: list[str]) -> None:
    bar.show_status(Status(flag=2, marked=not status.marked))
    bar.show_status(status)
    assert [name for name in read(bar) if name == STAR or name.startswith("Flag")] == names


CRAM = "Cram: nothing is scheduled"


@pytest.mark.parametrize(
    ("width", "scale", "kind"),
    [
        *((width, scale, "") for width in (900, 1180) for scale in (1.0, 1.25, 1.5, 1.75, 2.0)),
        *((width, 1.0, CRAM) for width in (900, 1180)),
    ],
)
def test_the_count_stays_where_it_is_when_a_star_and_a_flag_come(
    place: Place, enlarge: Callable[[float], None], width: int, scale: float, kind: str
) -> None:
    enlarge(scale)
    bar = StudyBar()
    bar.show_progress(Progress(12, 16))
    bar.show_kind(kind)
    place(bar, width, 60)
    count = named(bar, "12 of 16", Prose)
    assert bar.minimumSizeHint().width() <= width
    before = count.geometry()
    bar.show_status(Status(flag=2, marked=True))
    bar.layout().activate()
    assert count.geometry() == before


def test_what_is_special_about_a_session_is_said_until_there_is_nothing(bar: StudyBar) -> None:
    bar.show_kind("Nothing is scheduled")
    assert "Nothing is scheduled" in read(bar)
    bar.show_kind("")
    assert "Nothing is scheduled" not in read(bar)


@pytest.mark.parametrize(("width", "scale"), [(900, 1.0), (900, 1.5), (900, 2.0), (1180, 2.0)])
def test_in_a_narrow_window_every_word_is_still_whole(
    place: Place, enlarge: Callable[[float], None], width: int, scale: float
) -> None:
    enlarge(scale)
    bar = StudyBar()
    bar.show_progress(Progress(12, 16))
    bar.show_status(Status(flag=2, marked=True))
    bar.show_kind("Cram: nothing is scheduled")
    place(bar, width, 60)
    for words in ("Cram: nothing is scheduled", "12 of 16"):
        prose = named(bar, words, Prose)
        assert prose.width() >= prose.sizeHint().width()
    for name in ("Leave; no answer of a cram is kept", *list(BUTTONS)[1:], "More for this line"):
        button = named(bar, name, Button)
        assert bar.rect().contains(button.geometry().translated(button.parentWidget().pos()))
        assert button.width() >= button.minimumSizeHint().width()


def test_the_last_button_opens_the_menu_that_was_given_anew_each_time(bar: StudyBar, qtbot: QtBot) -> None:
    made: list[QMenu] = []

    def menu() -> QMenu:
        made.append(QMenu(bar))
        made[-1].addAction(QAction("Put it aside", made[-1]))
        return made[-1]

    bar.fill_menu(menu)
    for _ in range(2):
        qtbot.mouseClick(named(bar, "More for this line", Button), Qt.MouseButton.LeftButton)
        assert QApplication.activePopupWidget() is made[-1]
        qtbot.keyClick(made[-1], Qt.Key.Key_Escape)
    assert len(made) == 2
