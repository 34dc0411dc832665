"""What must hold of the Qt that was installed, and of the table of keys."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from trainer.gui.actions import ACTIONS, EVERYWHERE

EMITS = """
from PySide6.QtCore import QObject, Signal

class Bell(QObject):
    rang = Signal(object)

bell, heard = Bell(), []
bell.rang.connect(heard.append)
for number in range(2000):
    bell.rang.emit(number)
assert heard == list(range(2000))
"""


def test_two_thousand_signals() -> None:
    """PySide6 6.12.0 drops a reference to `True` at each emit and aborts on Python 3.11."""
    subprocess.run([sys.executable, "-c", EMITS], check=True, timeout=60)


def test_action_names_are_unique() -> None:
    assert [name for name, times in Counter(action.name for action in ACTIONS).items() if times > 1] == []


@pytest.mark.parametrize("screen", sorted({action.screen for action in ACTIONS}))
def test_a_key_does_one_thing_on_a_screen(screen: str) -> None:
    """Of two actions with one shortcut Qt runs neither."""
    here = [action for action in ACTIONS if action.screen in (screen, EVERYWHERE)]
    keys = Counter(QKeySequence(key).toString() for action in here for key in action.keys)
    assert "" not in keys, "a key that Qt cannot read"
    assert [key for key, times in keys.items() if times > 1] == []
