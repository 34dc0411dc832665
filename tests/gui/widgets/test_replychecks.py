"""What is told of a reply while it is written or reviewed."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from trainer.domain.replycheck import ReplyCheck
from trainer.gui.widgets.replychecks import ReplyChecks, told

pytestmark = pytest.mark.usefixtures("look")
GOOD = ReplyCheck(words=20, seconds=8, softeners=1, asks=True)


def test_a_good_reply_has_nothing_to_look_at() -> None:
    assert list(told(GOOD)) == [
        (True, "20 words, about 8 seconds"),
        (True, "one softener"),
        (True, "ends in a question"),
        (True, "no facts to verify"),
    ]


def test_what_is_amiss_is_said_and_marked() -> None:
    bad = ReplyCheck(100, 40, 2, False, ("guarantee", "always"), 1, ("newest_customer",))
    assert list(told(bad)) == [
        (False, "100 words, about 40 seconds; better under 30"),
        (False, "2 softeners; one is enough"),
        (False, "does not end in a question"),
        (False, "promises a lot: guarantee, always"),
        (False, "1 claim not verified"),
        (False, "no words for {newest_customer}"),
    ]
    assert (False, "no softener") in told(ReplyCheck(3, 1, 0, True))


def test_it_is_out_of_sight_until_there_is_a_reply(qtbot: QtBot) -> None:
    checks = ReplyChecks()
    qtbot.addWidget(checks)
    checks.show_check(GOOD)
    assert not checks.isHidden()
    checks.show_check(ReplyCheck(0, 0, 0, False))
    assert checks.isHidden()
    checks.show_check(None)
    assert checks.isHidden()
