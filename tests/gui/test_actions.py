"""The table of keys: a key can be told, found and, where it is a mere letter, switched off."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence

from trainer.gui.actions import ACTIONS, EVERYWHERE, Action, action, key, native
from trainer.gui.dialogs.keys import GROUPS
from trainer.gui.screens import SCREENS

EVERY = pytest.mark.parametrize("act", ACTIONS, ids=lambda act: act.name)


def is_a_character(keys: str) -> bool:
    """Whether somebody who types a text would press it."""
    return len(keys) == 1


@EVERY
def test_a_letter_or_figure_can_be_switched_off_and_nothing_else(act: Action) -> None:
    """WCAG 2.2, 2.1.4: who speaks to the computer must be able to switch single characters off."""
    assert act.single is any(is_a_character(keys) for keys in act.keys)


@EVERY
def test_a_letter_or_figure_works_on_one_screen_only(act: Action) -> None:
    assert act.screen in SCREENS if act.single else act.screen in (*SCREENS, EVERYWHERE)


@EVERY
def test_it_is_told_in_words_and_with_keys_that_can_be_read(act: Action) -> None:
    assert act.words[0].isupper()
    assert not act.words.endswith(".")
    assert all(native(keys) for keys in act.keys)


@EVERY
def test_it_stands_in_the_list_of_keys(act: Action) -> None:
    assert act.screen in GROUPS


@EVERY
def test_the_key_on_a_control_is_one_that_presses_it(act: Action) -> None:
    assert key(act.name) in act.keys
    assert action(act.name) is act


def test_no_two_actions_are_told_in_the_same_words() -> None:
    told = [(act.screen, act.words) for act in ACTIONS]
    assert len(set(told)) == len(told)


def test_the_enter_of_the_figures_does_what_the_other_does() -> None:
    """Two keys to Qt, one key to everybody else."""
    for act in ACTIONS:
        for keys in act.keys:
            assert keys.replace("Return", "Enter") in act.keys


@pytest.mark.parametrize("keys", ["Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+A"])
def test_the_keys_of_a_text_are_left_to_the_text(keys: str) -> None:
    taken = {QKeySequence(own).toString() for act in ACTIONS for own in act.keys}
    assert QKeySequence(keys).toString() not in taken


def test_asking_for_an_action_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(KeyError):
        action("unicorn")
