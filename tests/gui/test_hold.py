"""Holding a key and tapping it are two things."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.driver import CTRL, Key
from trainer.gui import hold
from trainer.gui.hold import Hold


class Held:
    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot, self.box = qtbot, QLineEdit()
        qtbot.addWidget(self.box)
        self.box.show()
        self.hold = Hold("Ctrl+M", self.box)
        self.told: list[bool] = []
        self.hold.let_go.connect(self.told.append)

    def press_again(self, kind: QEvent.Type, key: Key = Key.Key_M) -> None:
        """As a key that repeats is told where nobody saw that it repeats."""
        QApplication.sendEvent(self.box, QKeyEvent(kind, key, CTRL))

    def settle(self) -> None:
        """Whether a key was let go is known a moment later."""
        self.qtbot.waitUntil(lambda: not self.hold._letting_go.isActive())

    def release(self, key: Key = Key.Key_M, *, repeats: bool = False) -> None:
        QApplication.sendEvent(self.box, QKeyEvent(QEvent.Type.KeyRelease, key, CTRL, "", repeats))


@pytest.fixture
def held(qtbot: QtBot) -> Iterator[Held]:
    held = Held(qtbot)
    yield held
    QApplication.instance().removeEventFilter(held.hold)  # type: ignore[union-attr]


def test_who_lets_go_at_once_has_tapped(held: Held) -> None:
    held.hold.press()
    held.release()
    held.settle()
    assert held.told == [False]


@pytest.mark.parametrize("key", [Key.Key_M, Key.Key_Control])
def test_who_lets_go_of_either_key_later_has_held_it(held: Held, key: Key, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hold, "HELD_MS", 0)
    held.hold.press()
    held.release(key)
    held.settle()
    assert held.told == [True]


def test_a_key_that_repeats_is_still_held(held: Held) -> None:
    held.hold.press()
    held.release(repeats=True)
    assert not held.hold._letting_go.isActive()
    held.release()
    held.settle()
    assert held.told == [False]


@pytest.mark.parametrize("kind", [QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride])
def test_a_key_that_repeats_unseen_is_still_held(
    held: Held, kind: QEvent.Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hold, "HELD_MS", 0)
    held.hold.press()
    for _ in range(20):
        held.release()
        held.press_again(kind)
    assert not held.hold._letting_go.isActive()
    assert held.hold.is_down
    assert held.told == []
    held.release()
    held.settle()
    assert held.told == [True]
    assert not held.hold.is_down


def test_other_keys_and_keys_before_and_after_tell_nothing(held: Held) -> None:
    held.release()
    held.hold.press()
    held.release(Key.Key_A)
    held.release()
    held.release()
    held.settle()
    assert held.told == [False]


def test_the_keys_still_reach_whoever_they_were_for(held: Held) -> None:
    held.hold.press()
    QTest.keyClicks(held.box, "fair")
    assert held.box.text() == "fair"


def test_a_program_that_loses_the_keyboard_is_told_of_no_key_so_it_was_a_tap(held: Held) -> None:
    held.hold.press()
    QApplication.sendEvent(QApplication.instance(), QEvent(QEvent.Type.ApplicationDeactivate))
    assert held.told == [False]
