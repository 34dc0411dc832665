"""F1 lists every key there is, as it is written on the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from tests.driver import ALT, Driver, Key
from trainer.gui.actions import ACTIONS, Action, native
from trainer.gui.dialogs.keys import KeysDialog


@pytest.fixture
def keys(window: Driver) -> KeysDialog:
    window.press(Key.Key_F1)
    dialog: KeysDialog = window.dialog(KeysDialog)
    return dialog


def test_every_key_stands_beside_what_it_does(window: Driver, keys: KeysDialog) -> None:
    lines = window.text(keys).split("\n")
    for action in ACTIONS:
        told = [lines[place - 1] for place, words in enumerate(lines) if words == action.words]
        assert any(all(native(key) in caps for key in action.keys) for caps in told), action.name


def test_two_keys_that_are_called_alike_are_named_once(window: Driver, keys: KeysDialog) -> None:
    """The Enter of the figures is Enter to a person."""
    assert "Enter or Enter" not in window.text(keys)


def top(window: Driver, keys: KeysDialog, words: str) -> int:
    widget: QWidget = window.named(words, inside=keys)
    return widget.mapTo(keys, widget.rect().topLeft()).y()


def test_the_keys_of_a_screen_stand_under_its_name(window: Driver, keys: KeysDialog) -> None:
    def is_between(action: Action, above: str, below: str) -> bool:
        return top(window, keys, above) < top(window, keys, action.words) < top(window, keys, below)

    own = [action for action in ACTIONS if action.screen == "study"]
    assert all(is_between(action, "Study", "Decks") for action in own[1:])


@pytest.mark.parametrize(("key", "screen"), [(Key.Key_1, "today"), (Key.Key_3, "decks"), (Key.Key_4, "settings")])
def test_esc_returns_to_the_screen_from_which_it_was_opened(window: Driver, key: Key, screen: str) -> None:
    window.press(key, ALT)
    window.press(Key.Key_F1)
    dialog = window.dialog(KeysDialog)
    window.press(Key.Key_Escape)
    assert not dialog.isVisible()
    assert window.screen == screen
