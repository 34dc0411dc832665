"""Forms of a talk that two screens share: the next step, and the ending."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from trainer.domain.scenes import NextStep, Outcome
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.endings import Endings
from trainer.gui.widgets.field import Field
from trainer.gui.widgets.stepform import StepForm

pytestmark = pytest.mark.usefixtures("look")


def press(form: StepForm | Endings, name: str) -> None:
    next(one for one in form.findChildren(Button) if one.text() == name).click()


@pytest.mark.parametrize("whole", [True, False])
def test_a_step_with_a_missing_part_goes_only_where_it_may(qtbot: QtBot, whole: bool) -> None:
    form = StepForm("What next?", "Propose it", whole=whole)
    qtbot.addWidget(form)
    form.show()
    form.findChildren(Field)[0].setText("a look ")
    told: list[NextStep] = []
    form.proposed.connect(told.append)
    press(form, "Propose it")
    assert told == ([] if whole else [NextStep("a look")])


def test_an_ending_that_would_not_be_true_cannot_be_chosen(qtbot: QtBot) -> None:
    endings = Endings()
    qtbot.addWidget(endings)
    endings.show_outcomes((Outcome.NOT_NOW,))
    with qtbot.assertNotEmitted(endings.ended):
        press(endings, "Yes")
    with qtbot.waitSignal(endings.ended) as told:
        press(endings, "Not now")
    assert told.args == [Outcome.NOT_NOW]
