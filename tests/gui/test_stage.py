"""The screens behind one another: made once, told of what changed, asked for what a key does, and let go."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.driver import Driver
from trainer.domain.views import Changes
from trainer.errors import TrainerError
from trainer.gui.desk import Desk
from trainer.gui.screens.screen import Act, Go, Screen
from trainer.gui.stage import Stage

CHANGES = Changes(decks=True)


class Listener(Screen):
    """Notes what it is told and what its key did."""

    name, title = "listener", "Listener"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.told: list[Changes] = []
        self.pressed = 0
        self.may = True

    def acts(self) -> tuple[Act, ...]:
        return (Act("reveal", self._on_reveal, lambda: self.may),)

    def on_changes(self, changes: Changes) -> None:
        self.told.append(changes)

    def _on_reveal(self) -> None:
        self.pressed += 1


@pytest.fixture
def desk(window: Driver) -> Desk:
    assert window.window._household is not None
    return window.window._household.desk


@pytest.fixture
def stage(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """An empty one; every screen that it makes listens."""
    monkeypatch.setattr("trainer.gui.screens.kind", lambda _name: Listener)
    stage = Stage()
    qtbot.addWidget(stage)
    return stage


def listener(stage: Stage, desk: Desk, name: str = "today") -> Listener:
    screen = stage.screen_named(name, desk)
    assert isinstance(screen, Listener)
    return screen


def in_front(stage: Stage, desk: Desk) -> Listener:
    screen = listener(stage, desk)
    stage.setCurrentWidget(screen)
    return screen


def test_a_screen_is_made_on_the_first_visit_and_kept(stage: Stage, desk: Desk) -> None:
    today, decks = listener(stage, desk, "today"), listener(stage, desk, "decks")
    assert today is not decks
    assert listener(stage, desk, "today") is today
    assert stage.indexOf(today) > 0


def test_nothing_is_in_front_before_a_screen_was_brought_there(stage: Stage, desk: Desk) -> None:
    screen = listener(stage, desk)
    assert stage.front is None
    stage.setCurrentWidget(screen)
    assert stage.front is screen


def test_a_change_reaches_every_screen_but_the_one_that_tells_it(stage: Stage, desk: Desk, qtbot: QtBot) -> None:
    today, decks, settings = (listener(stage, desk, name) for name in ("today", "decks", "settings"))
    with qtbot.waitSignal(stage.changed) as heard:
        decks.changed.emit(CHANGES)
    assert heard.args == [CHANGES]
    assert (today.told, decks.told, settings.told) == ([CHANGES], [], [CHANGES])


def test_a_change_that_no_screen_made_reaches_all_of_them(stage: Stage, desk: Desk) -> None:
    screens = [listener(stage, desk, name) for name in ("today", "decks")]
    stage.tell(CHANGES)
    assert [screen.told for screen in screens] == [[CHANGES], [CHANGES]]


@pytest.mark.parametrize(
    ("signal", "uttered"),
    [
        ("go_requested", Go("decks")),
        ("failed", TrainerError("The file is not there.")),
        ("noted", "The card is kept."),
        ("reopening", lambda: "The backup is in place."),
    ],
)
def test_what_a_screen_utters_is_handed_on(
    stage: Stage, desk: Desk, qtbot: QtBot, signal: str, uttered: object
) -> None:
    screen = listener(stage, desk)
    with qtbot.waitSignal(getattr(stage, signal)) as heard:
        getattr(screen, signal).emit(uttered)
    assert heard.args == [uttered]


def test_a_key_reaches_the_screen_in_front_alone(stage: Stage, desk: Desk) -> None:
    behind, front = listener(stage, desk, "decks"), in_front(stage, desk)
    assert stage.do("reveal")
    assert (behind.pressed, front.pressed) == (0, 1)


def test_a_key_that_is_of_no_use_now_is_swallowed(stage: Stage, desk: Desk) -> None:
    """Nothing else happens either: it is not a key of the window all at once."""
    screen = in_front(stage, desk)
    screen.may = False
    assert stage.do("reveal")
    assert screen.pressed == 0


def test_a_key_of_which_the_screen_knows_nothing_is_left_to_the_window(stage: Stage, desk: Desk) -> None:
    assert not stage.do("reveal")
    in_front(stage, desk)
    assert not stage.do("undo")


def test_screens_that_are_let_go_hear_nothing_and_are_made_anew(stage: Stage, desk: Desk, qtbot: QtBot) -> None:
    old = in_front(stage, desk)
    stage.forget()
    assert stage.front is None
    assert not stage.do("reveal")
    stage.tell(CHANGES)
    assert old.told == []
    assert listener(stage, desk) is not old
    qtbot.waitUntil(lambda: not isValid(old))


def test_what_cannot_be_kept_is_told_once_and_then_one_may_go(
    stage: Stage, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert stage.lets_go()
    screen = in_front(stage, desk)
    assert stage.lets_go()
    full = TrainerError("The disk is full.")

    def refuse() -> None:
        raise full

    monkeypatch.setattr(screen, "leave", refuse)
    with qtbot.waitSignal(stage.failed) as told:
        assert not stage.lets_go()
    assert told.args == [full]
    assert stage.lets_go()
