"""The window: every place is reached, keys go to the screen in front, and nothing is lost when it closes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.driver import ALT, CTRL, Driver, Key, opened
from trainer.gui import theme
from trainer.gui.actions import ACTIONS, EVERYWHERE
from trainer.gui.app import make_player
from trainer.gui.dialogs.editor import EditorDialog
from trainer.gui.dialogs.keys import KeysDialog
from trainer.gui.main_window import MainWindow
from trainer.gui.sidebar import Sidebar
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.scroller import Scroller
from trainer.gui.widgets.strip import Strip
from trainer.gui.widgets.switch import Switch
from trainer.settings import Preferences

PLACES = {"today": Key.Key_1, "study": Key.Key_2, "decks": Key.Key_3, "settings": Key.Key_4}
WIDE, NARROW = QSize(1180, 760), QSize(900, 600)


def go(window: Driver, place: str) -> None:
    window.press(PLACES[place], ALT)
    assert window.screen == place


def button(window: Driver, name: str) -> QAbstractButton:
    buttons = window.window.findChildren(QAbstractButton)
    return next(found for found in buttons if found.accessibleName() == name and found.isVisible())


def sidebar(window: Driver) -> Sidebar:
    found = window.window.findChild(Sidebar)
    assert isinstance(found, Sidebar)
    return found


def said(window: MainWindow) -> str:
    """The sentence at the top."""
    return str(window.findChild(Strip).sentence())


# ---------------------------------------------------------------- places


@pytest.mark.parametrize("place", PLACES)
def test_every_place_has_its_key_and_its_name_in_the_title(window: Driver, place: str) -> None:
    go(window, place)
    assert window.window.windowTitle() == f"{place.capitalize()} – Objection trainer"


@pytest.mark.parametrize("place", ["Today", "Decks", "Settings"])
def test_every_place_is_reached_through_the_sidebar_and_marked_there(window: Driver, place: str) -> None:
    button(window, place).click()
    assert window.screen == place.lower()
    assert [found.text() for found in sidebar(window).findChildren(Button) if found.isChecked()] == [place]


def test_nothing_stands_beside_a_line_that_is_to_be_answered(window: Driver) -> None:
    go(window, "study")
    assert not sidebar(window).isVisible()
    go(window, "decks")
    assert sidebar(window).isVisible()


def test_what_is_left_of_today_stands_in_the_sidebar(window: Driver) -> None:
    def left() -> str:
        return button(window, "Study").accessibleDescription()

    before = window.workspace.study.today().lines
    assert left() == str(before)
    go(window, "study")
    window.answer("I see. What comes first?")
    go(window, "today")
    assert left() == str(window.workspace.study.today().lines) == str(before - 1)


def test_trouble_of_one_screen_is_not_told_on_the_next(window: Driver, tmp_path: Path) -> None:
    go(window, "decks")
    window.window.screen_in_front.take_file(str(tmp_path / "nowhere.deck.toml"))  # type: ignore[union-attr]
    window.qtbot.waitUntil(lambda: "nowhere" in said(window.window))
    go(window, "today")
    assert said(window.window) == ""


# ---------------------------------------------------------------- keys


@pytest.mark.parametrize("place", PLACES)
def test_every_key_of_a_screen_does_something_there(window: Driver, place: str) -> None:
    go(window, place)
    screen = window.window.screen_in_front
    assert screen
    assert {action.name for action in ACTIONS if action.screen == place} <= {act.name for act in screen.acts()}
    assert {act.name for act in screen.acts()} <= {
        action.name for action in ACTIONS if action.screen in (place, EVERYWHERE)
    }


def test_a_key_reaches_the_screen_in_front(window: Driver) -> None:
    window.press(Key.Key_F2)
    assert QApplication.activeWindow() is window.window
    go(window, "decks")
    window.press(Key.Key_F2)
    assert window.dialog(EditorDialog)


def test_search_leads_to_the_cards_from_anywhere(window: Driver) -> None:
    go(window, "settings")
    window.ctrl(Key.Key_F)
    window.type("trackco")
    assert window.screen == "decks"
    assert QApplication.focusWidget().accessibleName() == "Search all cards"


def test_enter_presses_the_main_button_once_however_long_it_is_held(window: Driver) -> None:
    held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", True)
    QApplication.sendEvent(window.window, held)
    assert window.screen == "today"
    window.press(Key.Key_Return)
    assert window.screen == "study"


def test_a_dialog_keeps_the_keys_from_the_screen_behind_it(window: Driver) -> None:
    window.press(Key.Key_F1)
    window.dialog(KeysDialog)
    window.press(Key.Key_3, ALT)
    window.ctrl(Key.Key_Q)
    assert window.screen == "today"
    assert window.window.isVisible()


def test_f11_is_full_screen_and_back(window: Driver) -> None:
    window.press(Key.Key_F11)
    assert window.window.isFullScreen()
    window.press(Key.Key_F11)
    assert not window.window.isFullScreen()


# ---------------------------------------------------------------- room and look


def test_a_narrow_window_has_icons_alone(window: Driver) -> None:
    window.window.resize(WIDE)
    roomy = sidebar(window).width()
    window.window.resize(NARROW)
    assert sidebar(window).width() < roomy / 2
    window.window.resize(WIDE)
    assert sidebar(window).width() == roomy


def test_larger_text_is_put_on_at_once_and_takes_the_room_of_the_names(window: Driver) -> None:
    window.window.resize(WIDE)
    go(window, "settings")
    before = QApplication.font().pixelSize()
    window.wait_for("200 %")
    button(window, "200 %").click()
    assert QApplication.font().pixelSize() == 2 * before
    assert "Today" in button(window, "Today").toolTip()


@pytest.mark.parametrize(
    ("name", "is_look"),
    [("Show the line", False), ("Name the kind first", False), ("Less motion", True), ("Dark", True)],
)
def test_only_what_is_seen_on_every_widget_dresses_them_anew(window: Driver, name: str, is_look: bool) -> None:
    go(window, "settings")
    window.wait_for(name)
    before = theme.current()
    button(window, name).click()
    assert (theme.current() is not before) is is_look


# ---------------------------------------------------------------- before the database, and without one


@pytest.fixture
def empty(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window whose database is not open yet."""
    window = MainWindow(Preferences(tmp_path / "settings.json"), make_player)
    qtbot.addWidget(window, before_close_func=lambda _: window.close_down())
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_keys_before_the_database_is_open_do_no_harm(empty: MainWindow) -> None:
    for key, modifier in ((Key.Key_2, ALT), (Key.Key_F, CTRL), (Key.Key_Return, CTRL), (Key.Key_1, ALT)):
        QTest.keyClick(empty, key, modifier)
    QTest.keyClick(empty, Key.Key_Return)
    QTest.keyClick(empty, Key.Key_Escape)
    assert empty.isVisible()
    assert empty.screen_in_front is None


def test_a_home_that_cannot_be_used_is_told_and_quit_leaves(empty: MainWindow) -> None:
    empty.refuse("/home/x is damaged; put a copy of it back.")
    assert said(empty) == "/home/x is damaged; put a copy of it back."
    next(found for found in empty.findChildren(Button) if found.text() == "Quit").click()
    assert not empty.isVisible()


def test_a_home_that_cannot_be_used_is_left_by_key_too(empty: MainWindow) -> None:
    empty.refuse("/home/x is damaged; put a copy of it back.")
    QTest.keyClick(empty, Key.Key_Q, CTRL)
    assert not empty.isVisible()


# ---------------------------------------------------------------- the end


def by_key(window: Driver) -> None:
    window.ctrl(Key.Key_Q)


def by_the_frame(window: Driver) -> None:
    window.window.close()


@pytest.mark.parametrize("leave", [by_key, by_the_frame])
def test_what_was_typed_is_there_again_after_the_program_was_left(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, leave: Callable[[Driver], None]
) -> None:
    window = opened(qtbot, qapp, tmp_path, welcomed=True)
    go(window, "study")
    window.type("I was going to say")
    leave(window)
    assert not window.window.isVisible()
    window.close()

    again = opened(qtbot, qapp, tmp_path)
    go(again, "study")
    again.qtbot.waitUntil(lambda: getattr(QApplication.focusWidget(), "toPlainText", str)() == "I was going to say")


def test_closing_down_twice_is_as_good_as_once(window: Driver) -> None:
    window.close()
    window.window.close_down()
    assert not list(Path(window.workspace.home.root).glob("trainer.sqlite3-wal"))


# ---------------------------------------------------------------- keys for turning pages


@pytest.mark.parametrize("focus", ["the page", "a place in the sidebar", "a switch", "the last button"])
def test_settings_are_turned_by_keys_wherever_the_keyboard_is(window: Driver, focus: str) -> None:
    window.window.resize(NARROW)
    go(window, "settings")
    (area,) = (found for found in window.window.findChildren(Scroller) if found.isVisible())
    bar = area.verticalScrollBar()
    places: dict[str, QWidget] = {
        "the page": window.window.screen_in_front or window.window,
        "a place in the sidebar": button(window, "Settings"),
        "a switch": window.named("Single keys", Switch),
        "the last button": button(window, "Backups"),
    }
    places[focus].setFocus()
    window.qtbot.waitUntil(lambda: bar.maximum() > bar.pageStep())
    for key, place in ((Key.Key_End, bar.maximum), (Key.Key_Home, bar.minimum), (Key.Key_PageDown, bar.pageStep)):
        window.press(key)
        assert bar.value() == place()
    window.press(Key.Key_PageUp)
    assert bar.value() == 0
