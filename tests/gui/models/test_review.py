"""The lines of a review as Qt and a screen reader have them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.builders import a_claim
from tests.reviewing import ADDED, AFTER, CHANGED, under_review
from trainer.domain.remarks import Belief, Kind, Remark
from trainer.gui import icons
from trainer.gui.models.review import ICONS, LineRow, ReviewModel
from trainer.services.publishing import Fate, Line

UNDER = under_review()


@pytest.fixture
def owner() -> QObject:
    return QObject()


@pytest.fixture
def model(owner: QObject) -> ReviewModel:
    made = ReviewModel(owner)
    made.show_review(UNDER)
    return made


def read(model: ReviewModel) -> list[str]:
    return [model.data(model.index(at, 0), Qt.ItemDataRole.AccessibleTextRole) for at in range(model.rowCount())]


def test_it_keeps_the_rules_of_qt_empty_and_full(owner: QObject, qtmodeltester: ModelTester) -> None:
    model = ReviewModel(owner)
    qtmodeltester.check(model)
    model.show_review(UNDER)
    qtmodeltester.check(model)


def test_lines_stand_under_what_becomes_of_them(model: ReviewModel) -> None:
    told = read(model)
    assert told[0] == "Changed, 1 line"
    assert told[2] == "New, 1 line"
    assert told[4] == "Retired, 1 line"
    assert CHANGED.objection in told[1]


def test_the_keyboard_comes_to_lines_only(model: ReviewModel) -> None:
    assert [model.line_at(at) is not None for at in range(6)] == [False, True, False, True, False, True]
    assert [model.after(1), model.after(3), model.after(5), model.after(3, -1), model.after(1, -1)] == [3, 5, 5, 1, 1]
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert (model.place_of(ADDED.id), model.place_of("nobody")) == (3, 1)
    assert ReviewModel(model).place_of("nobody") == -1


def test_an_answer_leaves_the_list_as_it_is(model: ReviewModel, qtbot: QtBot) -> None:
    first = replace(UNDER.lines[0], belief=Belief.MOSTLY)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_review(under_review(first, *UNDER.lines[1:]))
    assert read(model)[1].endswith("believable: mostly")


def test_a_line_says_how_it_stands() -> None:
    def row(line: Line, comments: int = 0) -> LineRow:
        return LineRow(line, comments)

    new = Line(ADDED, Fate.NEW)
    unverified = replace(new, card=replace(ADDED, facts=(a_claim(),)))
    assert row(new, 2).told.endswith("2 comments")
    assert "claim not verified" in row(unverified).told
    signs = [
        row(new),
        row(replace(new, belief=Belief.YES)),
        row(replace(new, belief=Belief.HARDLY)),
        row(replace(unverified, belief=Belief.YES)),
        row(replace(new, fate=Fate.RETIRED)),
    ]
    assert [one.sign[0] for one in signs] == ["circle-dashed", "circle-check", "badge-alert", "badge-alert", "archive"]
    assert {one.sign[0] for one in signs} | set(ICONS.values()) <= icons.names()


def test_comments_are_counted_and_answers_are_not(owner: QObject) -> None:
    def remark(kind: Kind, number: int) -> Remark:
        at = datetime(2026, 3, 2, 12, number, tzinfo=UTC)
        return Remark(f"{number}", at, "Dana", kind, "", ADDED.id, "Well.")

    model = ReviewModel(owner)
    model.show_review(under_review(remarks=(remark(Kind.COMMENT, 1), remark(Kind.BELIEVED, 2)), deck=AFTER))
    assert read(model)[3].endswith("1 comment")
