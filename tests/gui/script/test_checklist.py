"""The families to be ticked, beside what the coach heard."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from trainer.domain.feedback import Label
from trainer.gui.script.checklist import Checklist
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.chip import AskChip

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def checklist(qtbot: QtBot) -> Checklist:
    checklist = Checklist()
    qtbot.addWidget(checklist)
    checklist.show()
    return checklist


def chip(checklist: Checklist, name: str) -> AskChip:
    return next(one for one in checklist.findChildren(AskChip) if one.accessibleName() == name)


def test_every_family_can_be_ticked(checklist: Checklist) -> None:
    assert len(checklist.findChildren(AskChip)) == len(Label)


def test_what_the_coach_heard_is_told_and_not_ticked(checklist: Checklist, qtbot: QtBot) -> None:
    checklist.show_marks(None, {Label.THANKS})
    assert not chip(checklist, "Thanks, coach").isChecked()
    with qtbot.waitSignal(checklist.marked) as told:
        chip(checklist, "Empathy").click()
    assert told.args == [frozenset({Label.EMPATHY})]


@pytest.mark.parametrize(
    ("marks", "found", "is_offered"),
    [
        (None, {Label.THANKS}, True),
        ({Label.AGREE}, {Label.THANKS}, True),
        ({Label.THANKS}, {Label.THANKS}, False),
        (None, set(), False),
    ],
)
def test_agreeing_with_the_coach_is_offered_where_one_does_not_yet(
    checklist: Checklist, marks: set[Label] | None, found: set[Label], is_offered: bool
) -> None:
    checklist.show_marks(marks, found)
    assert checklist.findChild(Button).isVisible() is is_offered
