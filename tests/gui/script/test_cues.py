"""The cues as buttons: numbered, with a line to say, and a form where something is agreed to."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from trainer.domain.partner import Cue
from trainer.domain.scenes import NextStep, Saying
from trainer.gui.script.cues import Cues
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.field import Field

pytestmark = pytest.mark.usefixtures("look")

OPENS, AGREES = Cue(Saying.ANSWER, "We lose orders."), Cue(Saying.AGREED, "Fine by me.", needs_step=True)


@pytest.fixture
def cues(qtbot: QtBot) -> Cues:
    cues = Cues()
    qtbot.addWidget(cues)
    cues.show_cues((OPENS, AGREES), Saying.ANSWER)
    cues.show()
    return cues


def test_a_cue_is_said_with_its_line(cues: Cues, qtbot: QtBot) -> None:
    with qtbot.waitSignal(cues.said) as told:
        cues.press(1)
    assert told.args == [Saying.ANSWER, "We lose orders.", None]


def test_a_number_without_a_cue_says_nothing(cues: Cues, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(cues.said):
        cues.press(3)


def test_the_advised_one_is_the_main_button_and_no_other(cues: Cues) -> None:
    kinds = {button.text(): button.kind for button in cues.currentWidget().findChildren(Button)}
    assert kinds == {"Open the next layer": "primary", "Agree to a next step": "plain", "Say this": "plain"}


def test_what_is_agreed_to_is_told_whole(cues: Cues, qtbot: QtBot) -> None:
    cues.press(2)
    assert cues.is_asking()
    what, who, when = cues.currentWidget().findChildren(Field)
    with qtbot.assertNotEmitted(cues.said):
        cues.press(1)
        what.setText("a look")
        qtbot.keyClick(what, "\r")
    who.setText("us")
    when.setText("Tuesday")
    with qtbot.waitSignal(cues.said) as told:
        qtbot.keyClick(when, "\r")
    assert told.args == [Saying.AGREED, "Fine by me.", NextStep("a look", "us", "Tuesday")]


def test_going_back_agrees_to_nothing(cues: Cues, qtbot: QtBot) -> None:
    cues.press(2)
    with qtbot.assertNotEmitted(cues.said):
        cues.go_back()
    assert not cues.is_asking()
