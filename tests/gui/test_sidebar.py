"""The way to every place: by its name while there is room, by its icon when there is not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from trainer.gui import theme
from trainer.gui.actions import ACTIONS
from trainer.gui.sidebar import Sidebar
from trainer.gui.widgets.button import Button

NAMES = ["Today", "Study", "Role-play", "Decks", "Review", "My top 15", "Phrases", "Heard one", "Settings", "Keys"]


def place_of(name: str) -> str:
    """What a place is called in the program."""
    return {"Heard one": "heard", "My top 15": "top", "Role-play": "roleplay"}.get(name, name.lower())


pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def sidebar(window: QWidget, qtbot: QtBot) -> Sidebar:
    made = Sidebar(window)
    made.set_team(True, 0, 0)
    line = QHBoxLayout(window)
    line.addWidget(made)
    window.resize(400, 600)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    return made


def buttons(sidebar: Sidebar) -> dict[str, Button]:
    """By the name that a screen reader says, from the top."""
    found = sorted(sidebar.findChildren(Button), key=lambda button: button.y())
    return {button.accessibleName(): button for button in found}


def is_read(sidebar: Sidebar, words: str) -> bool:
    return any(found.accessibleName() == words and found.isVisible() for found in sidebar.findChildren(QWidget))


@pytest.mark.parametrize("compact", [False, True])
def test_every_place_has_its_name_for_a_screen_reader(sidebar: Sidebar, compact: bool) -> None:
    sidebar.setCompact(compact)
    assert list(buttons(sidebar)) == NAMES


def test_a_place_without_its_words_is_named_under_the_mouse(sidebar: Sidebar) -> None:
    sidebar.setCompact(True)
    assert [name for name, button in buttons(sidebar).items() if name in button.toolTip()] == NAMES
    sidebar.setCompact(False)
    assert [button.toolTip() for button in buttons(sidebar).values()] == [""] * len(NAMES)


def test_icons_alone_take_far_less_room(sidebar: Sidebar) -> None:
    wide = sidebar.width()
    sidebar.setCompact(True)
    assert sidebar.width() < wide / 2
    assert all(button.width() >= button.minimumSizeHint().width() for button in buttons(sidebar).values())


def test_what_has_no_room_is_gone_and_comes_back(sidebar: Sidebar) -> None:
    assert is_read(sidebar, "Stays on this computer")
    sidebar.setCompact(True)
    assert not is_read(sidebar, "Stays on this computer")
    assert not is_read(sidebar, "Trainer")
    sidebar.setCompact(False)
    assert is_read(sidebar, "Trainer")


@pytest.mark.parametrize("compact", [False, True])
def test_how_many_lines_wait_stands_beside_study(sidebar: Sidebar, compact: bool) -> None:
    sidebar.setCompact(compact)
    study = buttons(sidebar)["Study"]
    nothing = study.grab().toImage()
    sidebar.set_due(18)
    assert "18" in study.accessibleDescription()
    assert study.grab().toImage() != nothing
    sidebar.set_due(0)
    assert study.accessibleDescription() == ""
    assert study.grab().toImage() == nothing


def test_the_count_stays_when_the_window_gets_narrow(sidebar: Sidebar) -> None:
    sidebar.set_due(18)
    sidebar.setCompact(True)
    sidebar.setCompact(False)
    assert "18" in buttons(sidebar)["Study"].accessibleDescription()


def test_the_key_for_the_keys_is_told_beside_them(sidebar: Sidebar) -> None:
    assert buttons(sidebar)["Keys"].accessibleDescription() == "F1"


@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_a_place_is_chosen_by_mouse_and_by_key(sidebar: Sidebar, qtbot: QtBot, name: str, compact: bool) -> None:
    sidebar.setCompact(compact)
    button = buttons(sidebar)[name]
    with qtbot.waitSignal(sidebar.chosen) as clicked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(sidebar.chosen) as pressed:
        qtbot.keyClick(button, Qt.Key.Key_Return)
    assert clicked.args == pressed.args == [place_of(name)]
    assert place_of(name) in {action.name for action in ACTIONS}


def test_only_the_place_in_front_is_marked(sidebar: Sidebar) -> None:
    for name in ("today", "decks", "welcome"):
        sidebar.show_current(name)
        marked = [place for place, button in buttons(sidebar).items() if button.isChecked()]
        assert marked == [place for place in NAMES if place_of(place) == name]


def test_wishing_for_a_place_does_not_mark_it_before_it_is_there(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.show_current("today")
    qtbot.mouseClick(buttons(sidebar)["Keys"], Qt.MouseButton.LeftButton)
    assert not buttons(sidebar)["Keys"].isChecked()
    assert buttons(sidebar)["Today"].isChecked()


def test_it_grows_with_the_text(sidebar: Sidebar, qapp: QApplication) -> None:
    before = sidebar.width()
    theme.apply(qapp, theme.Scheme.LIGHT, 2.0, reduce_motion=True)
    sidebar.setCompact(False)
    assert sidebar.width() > before
    assert all(button.width() >= button.sizeHint().width() for button in buttons(sidebar).values())


def test_who_has_nothing_to_do_with_reviews_is_not_led_there(sidebar: Sidebar) -> None:
    sidebar.set_team(False, 0, 0)
    assert not is_read(sidebar, "Review")
    sidebar.set_team(True, 3, 2)
    assert is_read(sidebar, "Review")
    assert buttons(sidebar)["Review"].accessibleDescription() == "3"
    assert buttons(sidebar)["Decks"].accessibleDescription() == "2 new"
