"""A family that somebody sent: what it is, what it takes the place of, and whether it could be taken in."""

from __future__ import annotations

from dataclasses import replace
from threading import Event

import pytest

from tests.driver import ALT, Driver, Key
from tests.hearing import a_model, with_model
from trainer.domain.phrases import Draft
from trainer.gui.dialogs.taking_in import PROMISE, TakingInDialog
from trainer.services.phrases import Incoming, Kept

OURS = Draft(
    name="Our fault",
    definition="You take it on yourself.",
    examples=("That's on me.", "It is on us, we will fix it."),
    patterns=("on (me|us)",),
    family="our_fault",
)


@pytest.fixture
def home(window: Driver) -> Driver:
    window.workspace.__dict__["phrases"] = with_model(window.workspace, a_model())
    window.press(Key.Key_5, ALT)
    return window


def names(home: Driver) -> list[str]:
    return [known.draft.name for known in home.workspace.phrases.shelf().families if known.is_ours]


def preview(home: Driver, incoming: Incoming) -> TakingInDialog:
    """The dialog as the screen opens it."""
    screen = home.window.screen_in_front
    screen._preview(incoming)  # type: ignore[union-attr]
    found = home.dialog(TakingInDialog)
    assert isinstance(found, TakingInDialog)
    return found


def test_what_it_holds_is_told_and_nothing_is_kept_yet(home: Driver) -> None:
    read = home.text(preview(home, Incoming(OURS)))
    for told in ("Our fault", "Softener, 2 examples", OURS.definition, "That’s on me.", PROMISE):
        assert told in read
    assert "takes the place" not in read
    assert names(home) == []


def test_what_it_takes_the_place_of_is_told(home: Driver) -> None:
    home.workspace.phrases.save(replace(OURS, name="Mine"))
    known = next(one for one in home.workspace.phrases.shelf().families if one.is_ours)
    assert "It takes the place of your “Mine”." in home.text(preview(home, Incoming(OURS, known)))
    home.press(Key.Key_Return)
    home.qtbot.waitUntil(lambda: names(home) == ["Our fault"])


def test_esc_takes_nothing_in(home: Driver) -> None:
    preview(home, Incoming(OURS))
    home.press(Key.Key_Escape)
    assert names(home) == []


def test_what_cannot_be_written_is_told_and_can_be_tried_again(home: Driver) -> None:
    dialog = preview(home, Incoming(OURS))
    folder = home.workspace.home.phrases
    folder.write_text("I am no folder.")
    home.press(Key.Key_Return)
    home.qtbot.waitUntil(lambda: "cannot be changed" in dialog.strip.sentence())
    folder.unlink()
    home.click("Import", dialog)
    home.qtbot.waitUntil(lambda: names(home) == ["Our fault"])


def test_after_a_fault_of_ours_it_can_be_tried_again(home: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    preview(home, Incoming(OURS))

    def fault(_: Incoming) -> None:
        raise LookupError("ours")

    with home.qtbot.capture_exceptions() as faults, monkeypatch.context() as patch:
        patch.setattr(home.workspace.phrases, "take_in", fault)
        home.press(Key.Key_Return)
        home.qtbot.waitUntil(lambda: bool(faults))
    home.press(Key.Key_Return)
    home.qtbot.waitUntil(lambda: names(home) == ["Our fault"])


def test_esc_does_not_leave_while_it_is_taken_in(home: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    gate, take_in = Event(), home.workspace.phrases.take_in

    def wait(incoming: Incoming) -> Kept:
        assert gate.wait(10)
        return take_in(incoming)

    monkeypatch.setattr(home.workspace.phrases, "take_in", wait)
    dialog = preview(home, Incoming(OURS))
    home.press(Key.Key_Return)
    home.press(Key.Key_Escape)
    assert dialog.isVisible()
    with home.qtbot.waitSignal(dialog.kept):
        gate.set()
