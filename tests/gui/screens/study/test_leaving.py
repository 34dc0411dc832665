"""Esc on a reply without a grade is no way out yet; and who wrote a reply is told when it comes again."""

from __future__ import annotations

import pytest

from tests.driver import Driver, Key
from trainer.gui.dialogs.editor import EditorDialog
from trainer.gui.dialogs.own_words import OwnWordsDialog
from trainer.gui.dialogs.sheet import Sheet
from trainer.gui.screens.study.screen import KEPT, UNGRADED

from .conftest import card

BEGUN = "I was going to"
MODEL = "One way to say it"


def test_esc_on_a_reply_without_a_grade_warns_first_and_the_grade_can_still_be_given(study: Driver) -> None:
    line = card(study).objection
    study.type(BEGUN)
    study.ctrl(Key.Key_Return)
    study.press(Key.Key_Escape)
    study.wait_for(UNGRADED)
    assert study.sees(line)
    assert study.sees(MODEL)
    study.press(Key.Key_2)
    assert study.workspace.study.today().done == 1
    assert not study.sees(UNGRADED)
    study.press(Key.Key_Escape)
    assert study.screen == "summary"


def test_each_reply_is_warned_of_anew(study: Driver) -> None:
    study.ctrl(Key.Key_L)
    study.press(Key.Key_Escape)
    study.press(Key.Key_2)
    study.ctrl(Key.Key_L)
    study.press(Key.Key_Escape)
    assert study.screen == "study"
    study.press(Key.Key_Escape)
    assert study.screen == "summary"


def test_the_button_leaves_a_reply_at_once(study: Driver) -> None:
    study.ctrl(Key.Key_L)
    study.click("Leave; every answer is kept")
    assert study.screen == "today"


# ---------------------------------------------------------------- a reply that was written


@pytest.mark.parametrize(("letter", "kind"), [(Key.Key_E, EditorDialog), (Key.Key_W, OwnWordsDialog)])
def test_who_wrote_a_reply_is_told_when_it_comes_again(study: Driver, letter: Key, kind: type[Sheet]) -> None:
    study.ctrl(Key.Key_L)
    study.press(letter)
    study.dialog(kind)
    study.type("Mine.")
    study.ctrl(Key.Key_Return)
    study.wait_for(KEPT)
