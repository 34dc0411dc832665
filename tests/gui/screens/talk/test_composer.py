"""The controls of a talk follow what is allowed and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders import an_id
from trainer import complaintwords, talkwords
from trainer.domain.cards import Layer
from trainer.domain.categories import Category
from trainer.domain.played import Casting, Speaker, TalkView, Turn
from trainer.domain.scenes import Match, NextStep, Outcome
from trainer.domain.talk import Move, Name, Phase
from trainer.gui.screens.talk.composer import Composer
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.field import Field

pytestmark = pytest.mark.usefixtures("look")

CASTING = Casting(an_id(1), Category.BUDGET, "No money.", (Layer("Why?", "Because."),))
VIEW = TalkView(
    "u",
    CASTING,
    (),
    0,
    4,
    Phase.TALKING,
    frozenset({Move.REPLY, Move.PROPOSE, Move.END}),
    (Outcome.NOT_NOW, Outcome.PARTED_FRIENDS),
)


@pytest.fixture
def composer(qtbot: QtBot) -> Composer:
    composer = Composer()
    qtbot.addWidget(composer)
    composer.resize(660, 200)
    composer.show()
    composer.show_view(VIEW)
    return composer


def button(composer: Composer, name: str) -> Button:
    return next(one for one in composer.findChildren(Button) if one.accessibleName() == name)


def shown(composer: Composer) -> set[str]:
    return {one.accessibleName() for one in composer.findChildren(Button) if one.isVisible() and one.isEnabled()}


def test_while_talking_one_may_say_agree_and_end(composer: Composer) -> None:
    assert shown(composer) == {"Speak", "Say it", "Agree a next step", "End here"}


def test_a_customer_who_vents_may_be_let_finish_and_no_step_be_agreed(composer: Composer) -> None:
    composer.show_view(replace(VIEW, phase=Phase.VENTING, moves=frozenset({Move.REPLY, Move.LISTEN, Move.END})))
    assert shown(composer) == {"Speak", "Say it", "Let them finish", "End here"}


def test_enter_in_an_empty_box_lets_a_customer_finish(composer: Composer, qtbot: QtBot) -> None:
    composer.show_view(replace(VIEW, phase=Phase.VENTING, moves=frozenset({Move.REPLY, Move.LISTEN, Move.END})))
    with qtbot.waitSignal(composer.listened):
        composer.send()


def test_enter_in_an_empty_box_says_nothing(composer: Composer, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(composer.said):
        composer.send()


def test_while_the_customer_thinks_nothing_is_said_twice(composer: Composer, qtbot: QtBot) -> None:
    composer.restore("Why?")
    composer.wait(True)
    with qtbot.assertNotEmitted(composer.said):
        composer.send()
    composer.wait(False)
    with qtbot.waitSignal(composer.said) as told:
        composer.send()
    assert told.args == ["Why?"]


def test_the_pain_is_named_in_the_same_box(composer: Composer) -> None:
    composer.show_view(replace(VIEW, phase=Phase.NAMING, moves=frozenset({Move.NAME, Move.END})))
    assert shown(composer) == {"Speak", "Name it", "End here"}


def test_own_words_and_the_real_pain_stand_side_by_side_and_the_rep_grades(composer: Composer, qtbot: QtBot) -> None:
    named = Turn(Speaker.REP, "They look bad.", 0, deed=Name())
    grading = replace(
        VIEW,
        turns=(named,),
        phase=Phase.GRADING,
        moves=frozenset({Move.GRADE, Move.END}),
        real_pain="It lands on one desk.",
    )
    composer.show_view(grading)
    texts = [one.accessibleName() for one in composer.currentWidget().findChildren(type(composer._own))]
    assert {"They look bad.", "It lands on one desk."} <= set(texts)
    with qtbot.waitSignal(composer.graded) as told:
        composer.press_match(2)
    assert told.args == [Match.NEAR]


def test_a_step_is_proposed_with_its_three_parts(composer: Composer, qtbot: QtBot) -> None:
    composer.open_form()
    fields = composer.currentWidget().findChildren(Field)
    for field, said in zip(fields, (" a look ", "us", "Tuesday"), strict=True):
        field.setText(said)
    with qtbot.waitSignal(composer.proposed) as told:
        qtbot.keyClick(fields[-1], Qt.Key.Key_Return)
    assert told.args == [NextStep("a look", "us", "Tuesday")]


def test_enter_goes_to_the_part_that_is_missing(composer: Composer, qtbot: QtBot) -> None:
    composer.open_form()
    what, who, _when = composer.currentWidget().findChildren(Field)
    what.setText("a look")
    with qtbot.assertNotEmitted(composer.proposed):
        qtbot.keyClick(what, Qt.Key.Key_Return)
    qtbot.waitUntil(who.hasFocus)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_only_true_endings_can_be_chosen(composer: Composer, outcome: Outcome) -> None:
    composer.open_endings()
    buttons = {button.text(): button for button in composer.currentWidget().findChildren(Button)}
    button = buttons[talkwords.OUTCOMES[outcome]]
    assert button.isEnabled() is (outcome in VIEW.outcomes)
    assert button.toolTip()


def test_from_a_form_one_goes_back_to_what_was_typed(composer: Composer) -> None:
    composer.restore("What would")
    composer.open_form()
    assert composer.is_asking()
    composer.go_back()
    assert not composer.is_asking()
    assert composer.text() == "What would"


def test_in_a_complaint_a_plan_is_agreed_and_nobody_says_yes(composer: Composer) -> None:
    composer.show_view(replace(VIEW, on_file="Two pumps."))
    assert button(composer, complaintwords.PLAN).isVisible()
    composer.open_endings()
    assert not button(composer, talkwords.OUTCOMES[Outcome.YES]).isVisible()
    composer.show_view(VIEW)
    composer.open_endings()
    assert button(composer, talkwords.OUTCOMES[Outcome.YES]).isVisible()
    assert button(composer, talkwords.PLAN)
