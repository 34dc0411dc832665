"""What changed in a line, as a reviewer reads it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from tests.reviewing import ADDED, CHANGED, GOES, SOFTER, texts
from trainer.domain.replycheck import ReplyCheck
from trainer.gui.screens.review.redline import AS_IT_READS, GONE, WHAT_CHANGED, Redline, marked
from trainer.services.publishing import Fate, Line

pytestmark = pytest.mark.usefixtures("look")
AFTER = replace(CHANGED, reply=SOFTER, tells="Something else.")


@pytest.fixture
def redline(qtbot: QtBot) -> Redline:
    made = Redline()
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_was_put_in_and_what_was_taken_out_stand_side_by_side() -> None:
    text = marked("I see why it is.", "I see why you ask.")
    words = text.text()
    assert [(words[at:to], kind) for at, to, kind in text.spans()] == [("it is", "del"), ("you ask", "ins")]
    assert not marked("The same.", "The same.").spans()
    assert not marked("", "All new.").spans()


def test_a_changed_line_shows_what_differs_and_nothing_else(redline: Redline) -> None:
    redline.show_line(Line(AFTER, Fate.CHANGED, CHANGED), 13)
    told = texts(redline)
    assert "since version 13" in told
    assert "What the line tells us" in told
    assert "Points" not in told
    assert GONE not in told


def test_it_can_be_read_as_it_stands_now(redline: Redline) -> None:
    redline.show_line(Line(AFTER, Fate.CHANGED, CHANGED), 1)
    assert SOFTER not in texts(redline)
    redline.stop.click()  # type: ignore[attr-defined]
    assert SOFTER in texts(redline)
    assert redline.stop.accessibleName() == WHAT_CHANGED
    redline.stop.click()  # type: ignore[attr-defined]
    assert redline.stop.accessibleName() == AS_IT_READS


def test_a_new_line_is_read_whole(redline: Redline) -> None:
    redline.show_line(Line(ADDED, Fate.NEW), 1)
    assert ADDED.reply in texts(redline)
    assert not redline.stop.isVisible()


def test_a_line_that_goes_says_what_becomes_of_it(redline: Redline) -> None:
    redline.show_line(Line(GOES, Fate.RETIRED), 1)
    assert {GONE, GOES.reply} <= set(texts(redline))


def test_markup_in_a_text_is_shown_as_it_is_typed(redline: Redline) -> None:
    evil = "<img src='file:///etc/passwd'> <b>Why?</b>"
    redline.show_line(Line(replace(ADDED, reply=evil), Fate.NEW), 0)
    assert any("<b>Why?</b>" in text for text in texts(redline))


def test_what_the_coach_says_comes_a_moment_later(redline: Redline) -> None:
    redline.show_line(Line(ADDED, Fate.NEW), 1)
    assert "one softener" not in texts(redline)
    redline.show_check(ReplyCheck(9, 4, 1, True))
    assert "one softener" in texts(redline)
    redline.show_line(Line(AFTER, Fate.CHANGED, CHANGED), 1)
    assert "one softener" not in texts(redline)
