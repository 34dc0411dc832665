"""Speaking about a line."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.reviewing import texts
from trainer.domain.remarks import Kind, Remark
from trainer.gui.screens.review.comments import ASK, BETTER, NAMELESS, Comments
from trainer.gui.widgets.prose import Prose

pytestmark = pytest.mark.usefixtures("look")
TODAY = date(2026, 3, 3)


def remark(text: str = "", suggestion: str = "", day: int = 2) -> Remark:
    at = datetime(2026, 3, day, 12, tzinfo=UTC)
    return Remark("a", at, "Tom Adler", Kind.COMMENT, "", text=text, suggestion=suggestion)


@pytest.fixture
def comments(qtbot: QtBot) -> Comments:
    made = Comments()
    qtbot.addWidget(made)
    made.show()
    made.show_remarks((), "I see. Why?", TODAY, may_speak=True)
    return made


def test_who_said_it_and_when(comments: Comments) -> None:
    comments.show_remarks([remark("One softener now.")], "I see.", TODAY, may_speak=True)
    assert texts(comments) == ["Comments", "1", "Tom Adler", "yesterday", "One softener now."]


def test_a_suggestion_is_told_by_how_it_differs(comments: Comments) -> None:
    comments.show_remarks([remark(suggestion="I see. Compared with what?")], "I see. Why?", TODAY, may_speak=True)
    (said,) = (one for one in comments.findChildren(Prose) if one.spans())
    kinds = {kind for _, _, kind in said.spans()}
    assert kinds == {"ins", "del"}


def test_enter_sends_a_comment_and_nothing_is_none(comments: Comments, qtbot: QtBot) -> None:
    box = comments.stops()[0]
    with qtbot.assertNotEmitted(comments.said):
        QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClicks(box, "Shorter.")
    with qtbot.waitSignal(comments.said) as sent:
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert sent.args == ["Shorter."]


def test_a_better_reply_can_be_suggested(comments: Comments, qtbot: QtBot) -> None:
    box, switch = comments.stops()
    assert box.accessibleName() == ASK
    switch.click()  # type: ignore[attr-defined]
    assert box.accessibleName() == BETTER
    QTest.keyClicks(box, "Compared with what?")
    with qtbot.waitSignal(comments.suggested) as sent:
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert sent.args == ["Compared with what?"]


def test_what_was_begun_comes_back(comments: Comments) -> None:
    comments.begin("Half a thou")
    assert comments.begun == "Half a thou"
    comments.begin("")
    assert comments.begun == ""


def test_who_has_no_name_is_told_where_to_write_it(comments: Comments) -> None:
    comments.show_remarks((), "", TODAY, may_speak=False)
    assert NAMELESS in texts(comments)
    assert not comments.stops()[0].isVisible()
