"""The window of a rep who prepares a meeting."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.driver import ALT, Driver, Key
from trainer.domain.prehandle import Plan
from trainer.gui.screens.meeting import MeetingScreen
from trainer.gui.widgets.offerline import OfferLine

NAMING = "Before you ask: yes, we cost more than most. Here is what that buys."


def screen(window: Driver) -> MeetingScreen:
    shown = window.window.screen_in_front
    assert isinstance(shown, MeetingScreen)
    return shown


def begin(window: Driver) -> None:
    """Prepare another meeting."""
    window.press(Key.Key_7, ALT)
    window.press(Key.Key_Return)
    window.wait_for("With whom, and when?")


def offers(window: Driver) -> list[str]:
    """What may be added, in its order."""
    found = screen(window).findChildren(OfferLine)
    return [one.text() for one in found if one.isVisible() and one.accessibleName().startswith("Add: ")]


def add(window: Driver, place: int = 0) -> str:
    """Add what is offered there; the cursor is in its line then."""
    window.qtbot.waitUntil(lambda: len(offers(window)) > place)
    wanted = offers(window)[place]
    next(one for one in screen(window).findChildren(OfferLine) if one.isVisible() and one.text() == wanted).click()
    window.qtbot.waitUntil(lambda: focused_name() == f"Say first: {wanted}")
    return wanted


def focused_name() -> str:
    focused = QApplication.focusWidget()
    return focused.accessibleName() if focused is not None else ""


def plans(window: Driver) -> tuple[Plan, ...]:
    return window.workspace.prehandling.all()


@pytest.fixture
def meeting(window: Driver) -> Driver:
    """A meeting with one line to say first, and one objection without."""
    begin(window)
    window.type("Ms Berger")
    add(window)
    window.type(NAMING)
    add(window)
    return window
