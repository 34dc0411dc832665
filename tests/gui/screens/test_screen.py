"""What a screen promises the window: its keys are in the table, and all of the table's keys do something."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.driver import ALT, Driver, Key
from trainer.gui.actions import ACTIONS, EVERYWHERE, action
from trainer.gui.screens import SCREENS
from trainer.gui.screens.screen import Go, Screen


def visited(window: Driver, name: str) -> Screen:
    """A screen with something on it."""
    what = window.workspace.study.start() if name == "summary" else None
    window.window.screen_in_front.go_requested.emit(Go(name, what))  # type: ignore[union-attr]
    screen = window.window.screen_in_front
    assert screen
    assert screen.name == name
    return screen


@pytest.mark.parametrize("name", SCREENS)
def test_what_a_screen_does_has_a_key_there(window: Driver, name: str) -> None:
    acts = [act.name for act in visited(window, name).acts()]
    assert [act for act in acts if action(act).screen not in (name, EVERYWHERE)] == []
    assert len(acts) == len(set(acts))


@pytest.mark.parametrize("name", SCREENS)
def test_every_key_of_a_screen_is_one_it_knows(window: Driver, name: str) -> None:
    acts = {act.name for act in visited(window, name).acts()}
    assert {action.name for action in ACTIONS if action.screen == name} - acts == set()


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_that_comes_to_the_front_has_the_keyboard_and_says_who_it_is(window: Driver, name: str) -> None:
    screen = visited(window, name)
    assert screen.isAncestorOf(QApplication.focusWidget()) or QApplication.focusWidget() is screen
    assert screen.accessibleName() == screen.title
    assert window.window.windowTitle().startswith(screen.title)


@pytest.mark.parametrize("name", SCREENS)
def test_the_navigation_is_out_of_sight_where_one_thing_is_to_be_done(window: Driver, name: str) -> None:
    assert window.sees("Navigation")
    screen = visited(window, name)
    assert window.sees("Navigation") is not screen.focused
    assert screen.focused is (name in ("study", "welcome", "talk", "script"))


def test_a_key_that_is_of_no_use_now_does_nothing_at_all(window: Driver) -> None:
    """Ctrl D gives up a line that was asked; on the reveal there is nothing to give up any more."""
    window.press(Key.Key_2, ALT)
    window.type("I see.")
    window.ctrl(Key.Key_Return)
    window.wait_for("Got it")
    window.ctrl(Key.Key_D)
    assert window.sees("Got it")
