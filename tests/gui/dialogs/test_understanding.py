"""A line is asked about when typing rests, one question at a time, and only what is still true is told."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.driver import Driver
from tests.understanding import WordCoach
from trainer.domain.categories import Category
from trainer.errors import TrainerError
from trainer.gui.desk import Desk
from trainer.gui.dialogs.understanding import Understanding
from trainer.services.nearest import Meant


class Asked:
    """A dialog in which a line is written."""

    def __init__(self, window: Driver, qtbot: QtBot) -> None:
        self.coach = WordCoach({"dear": (Category.PRICE, 0.9), "money": (Category.BUDGET, 0.9)})
        window.workspace.coach = self.coach
        self.line, self.told = "", list[Meant]()
        self.dialog = QDialog(window.window)
        household = window.window._household
        assert household is not None
        desk: Desk = household.desk
        self.understanding = Understanding(desk, lambda: self.line, self.dialog)
        self.understanding.told.connect(self.told.append)
        self._qtbot = qtbot

    def write(self, line: str) -> None:
        self.line = line
        self.understanding.on_typed()

    def wait_for(self, *kinds: Category | None) -> None:
        self._qtbot.waitUntil(lambda: [one.category for one in self.told][-len(kinds) :] == list(kinds))


@pytest.fixture
def asked(window: Driver, qtbot: QtBot) -> Asked:
    return Asked(window, qtbot)


def test_what_a_line_means_is_told_when_typing_rests(asked: Asked) -> None:
    asked.write("that is")
    asked.write("that is dear")
    asked.wait_for(Category.PRICE)
    assert [one.said for one in asked.told] == ["that is dear"]


def test_what_was_meant_by_a_line_that_is_no_more_is_not_told(asked: Asked, qtbot: QtBot) -> None:
    asked.coach.may_hear.clear()
    asked.write("that is dear")
    qtbot.waitUntil(lambda: asked.understanding._is_asking)
    asked.write("no money")
    asked.coach.may_hear.set()
    asked.wait_for(Category.BUDGET)
    assert {one.said for one in asked.told} == {"no money"}


def test_once_the_lines_are_read_it_is_asked_again(asked: Asked) -> None:
    asked.write("that is dear")
    asked.wait_for(Category.PRICE, Category.PRICE)


def test_nobody_asks_about_an_empty_line_or_after_the_dialog_is_closed(asked: Asked, qtbot: QtBot) -> None:
    asked.dialog.open()
    asked.write("  ")
    qtbot.waitUntil(lambda: not asked.understanding._pause.isActive())
    asked.write("that is dear")
    asked.dialog.reject()
    qtbot.waitUntil(lambda: not asked.understanding._pause.isActive())
    assert "that is dear" not in asked.coach.heard
    assert asked.told == []


@pytest.mark.parametrize("error", [TrainerError("The file is locked."), LookupError("ours")], ids=type)
def test_a_question_that_fails_is_no_end(asked: Asked, qtbot: QtBot, error: Exception) -> None:
    heard = asked.coach.meaning

    def refuse(_line: str) -> None:
        asked.coach.meaning = heard  # type: ignore[method-assign]
        raise error

    asked.coach.meaning = refuse  # type: ignore[assignment, method-assign]
    with qtbot.capture_exceptions():
        asked.write("that is dear")
        qtbot.waitUntil(lambda: asked.coach.meaning == heard and not asked.understanding._is_asking)
    asked.write("no money")
    asked.wait_for(Category.BUDGET)
