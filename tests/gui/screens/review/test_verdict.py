"""The foot of a review."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from trainer.domain.remarks import Belief
from trainer.gui.screens.review.verdict import Verdict, after
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def verdict(qtbot: QtBot) -> Verdict:
    made = Verdict()
    qtbot.addWidget(made)
    made.show_days(date(2026, 11, 22))
    made.show_deck((), is_approved=False)
    made.show_line(None, is_asked=True)
    made.show()
    return made


def button(verdict: Verdict, name: str) -> Button:
    return next(one for one in verdict.findChildren(Button) if one.accessibleName() == name)


@pytest.mark.parametrize(
    ("today", "months", "last"),
    [
        (date(2026, 11, 22), 6, date(2027, 5, 22)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
    ],
)
def test_an_approval_ends_on_the_same_day_months_later(today: date, months: int, last: date) -> None:
    assert after(today, months) == last


def test_half_a_year_is_usual_and_another_choice_stays(verdict: Verdict, qtbot: QtBot) -> None:
    with qtbot.waitSignal(verdict.approved) as sent:
        button(verdict, "Approve").click()
    assert sent.args == [date(2027, 5, 22)]
    verdict._until.setCurrentIndex(0)
    verdict.show_days(date(2026, 11, 23))
    with qtbot.waitSignal(verdict.approved) as sent:
        verdict.approve()
    assert sent.args == [date(2026, 12, 23)]


def test_what_is_missing_is_said_and_nothing_is_approved(verdict: Verdict, qtbot: QtBot) -> None:
    verdict.show_deck(("Answer that first.", "And that."), is_approved=False)
    assert any(one.text() == "Answer that first. And 1 more to look at." for one in verdict.findChildren(Prose))
    with qtbot.assertNotEmitted(verdict.approved):
        verdict.approve()
    assert not button(verdict, "Approve").isEnabled()


def test_what_was_answered_shows(verdict: Verdict, qtbot: QtBot) -> None:
    verdict.show_line(Belief.MOSTLY, is_asked=True)
    assert verdict._belief.value() == 2
    with qtbot.waitSignal(verdict.believed) as sent:
        verdict.choose(0)
    assert sent.args == [Belief.NO]


def test_of_a_line_that_goes_nothing_is_asked(verdict: Verdict, qtbot: QtBot) -> None:
    verdict.show_line(None, is_asked=False)
    with qtbot.assertNotEmitted(verdict.believed):
        verdict.choose(0)


def test_who_has_approved_can_take_it_back_and_nothing_else(verdict: Verdict) -> None:
    verdict.show_deck((), is_approved=True)
    assert not button(verdict, "Approve").isVisible()
    assert not button(verdict, "Ask for changes").isVisible()
    assert button(verdict, "Take the approval back").isVisible()
