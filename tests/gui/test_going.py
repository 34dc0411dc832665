"""Going from screen to screen: who cannot go on stays where they are, and whoever is sent on arrives."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.builders import answer_all
from tests.driver import ALT, Driver, Key
from trainer.errors import TrainerError
from trainer.gui.widgets.strip import Strip

PLACES = {"today": Key.Key_1, "study": Key.Key_2, "decks": Key.Key_3, "settings": Key.Key_4}
BUSY = "Another program is writing; close it, or wait and do that again."


def refuse(*_: object) -> None:
    raise TrainerError(BUSY)


def at(window: Driver) -> tuple[str, str, set[str], bool]:
    """What tells where one is: the screen, the title, its keys, and whether the sidebar is there."""
    keys = {action.objectName() for action in window.window.actions() if action.isEnabled()}
    return window.screen, window.window.windowTitle(), keys, window.sees("Navigation")


def said(window: Driver) -> str:
    """The sentence at the top."""
    return str(window.window.findChild(Strip).sentence())


@pytest.mark.parametrize(("wanted", "service", "call"), [("today", "study", "today"), ("decks", "library", "decks")])
def test_who_cannot_go_on_stays_where_they_are_and_is_told_why(
    window: Driver, monkeypatch: pytest.MonkeyPatch, wanted: str, service: str, call: str
) -> None:
    window.press(PLACES["settings"], ALT)
    before = at(window)
    monkeypatch.setattr(getattr(window.workspace, service), call, refuse)
    window.press(PLACES[wanted], ALT)
    assert at(window) == before
    assert said(window) == BUSY


def test_who_cannot_leave_a_session_goes_on_answering(window: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    window.press(PLACES["study"], ALT)
    window.type("I see.")
    before = at(window)
    with monkeypatch.context() as busy:
        busy.setattr(window.workspace.study, "today", refuse)
        window.press(Key.Key_Escape)
    assert at(window) == before
    assert said(window) == BUSY
    window.type(" What comes first?")
    window.ctrl(Key.Key_Return)
    window.wait_for("I see. What comes first?")
    window.press(Key.Key_2)
    assert window.workspace.study.today().done == 1


def test_a_screen_that_sends_one_on_to_where_one_cannot_go_leaves_one_where_one_was(
    window: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_all(window.workspace.study.start())
    window.press(PLACES["decks"], ALT)
    before = at(window)
    monkeypatch.setattr(window.workspace.study, "today", refuse)
    window.press(PLACES["study"], ALT)
    assert at(window) == before
    assert said(window) == BUSY


def test_where_nothing_is_due_study_leads_to_today_and_says_so(window: Driver) -> None:
    answer_all(window.workspace.study.start())
    window.press(PLACES["decks"], ALT)
    window.press(PLACES["study"], ALT)
    assert window.screen == "today"
    assert said(window) == "Nothing is due now."
    assert QApplication.focusWidget().accessibleName() == "Five more lines"
