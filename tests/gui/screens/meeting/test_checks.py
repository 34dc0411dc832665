"""What is told of a line to say first: facts, and a better sentence for what hardens."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from trainer import words
from trainer.domain.categories import Category
from trainer.domain.feedback import Feedback, Label
from trainer.domain.prehandle import FirstLine
from trainer.gui.screens.meeting.checks import Checks
from trainer.services.coaching import Coaching

pytestmark = pytest.mark.usefixtures("look")

GOOD = FirstLine("Before you ask: it costs more.", Feedback(), names_it=True, seconds=2, softeners=1, faults=())


@pytest.fixture
def checks(qtbot: QtBot) -> Checks:
    checks = Checks(Coaching(), Category.PRICE)
    qtbot.addWidget(checks)
    return checks


def told(checks: Checks) -> str:
    """What is to be read; what was just put in is seen a moment later."""
    return "\n".join(one.accessibleName() for one in checks.findChildren(QWidget) if not one.isHidden())


def test_nothing_is_told_before_something_was_heard(checks: Checks) -> None:
    assert checks.isHidden()
    checks.show_line(GOOD)
    assert not checks.isHidden()
    checks.show_line(None)
    assert checks.isHidden()


def test_a_line_that_names_it_in_a_few_seconds_is_told_so(checks: Checks) -> None:
    checks.show_line(GOOD)
    for fact in ("Names it first", "2 seconds", "1 softener"):
        assert fact in told(checks)
    assert "enough" not in told(checks)


def test_a_line_that_sells_is_told_what_to_say_instead(qtbot: QtBot, checks: Checks) -> None:
    faults = ((Label.OVERPROMISE, "I guarantee"),)
    checks.show_line(FirstLine("…", Feedback(), names_it=False, seconds=34, softeners=3, faults=faults))
    qtbot.waitUntil(lambda: "“I guarantee”" in told(checks))
    for fact in ("Does not name it yet", "34 seconds, better under 20", "3 softeners, one is enough"):
        assert fact in told(checks)
    advice = Coaching().instead_of(Label.OVERPROMISE)
    assert advice is not None
    assert words.quote(advice.say[Category.PRICE]) in told(checks)


def test_what_was_told_before_is_gone(checks: Checks) -> None:
    checks.show_line(FirstLine("…", Feedback(), False, 1, 0, ((Label.PRESSURE, "sign today"),)))
    checks.show_line(GOOD)
    assert "sign today" not in told(checks)
