"""The reply under the partner's eyes: the newest that counts, or the one that is being said."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import an_id
from trainer import talkwords
from trainer.domain.categories import Category
from trainer.domain.days import Moment
from trainer.domain.feedback import Label
from trainer.domain.played import Casting, Mark, Played, Seat, Speaker, Turn
from trainer.domain.talk import Judged, Reply
from trainer.gui.script.reply import LISTEN, NOTE, NOW, ReplyPanel
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose
from trainer.gui.widgets.replybox import GrowingEdit

pytestmark = pytest.mark.usefixtures("look")

TURNS = (
    Turn(Speaker.CUSTOMER, "No money.", 0),
    Turn(Speaker.REP, "What would you fix?", 0, deed=Reply(Judged())),
    Turn(Speaker.CUSTOMER, "The orders.", 0),
    Turn(Speaker.REP, "", 0, deed=Reply(Judged())),
)
MARKED = Mark(Seat.PARTNER, 1, frozenset({Label.OPEN_QUESTION}), "Good.")
PLAYED = Played("u", Moment(0), Casting(an_id(1), Category.BUDGET, "No money.", ()), TURNS, marks=(MARKED,))


@pytest.fixture
def panel(qtbot: QtBot) -> ReplyPanel:
    panel = ReplyPanel()
    qtbot.addWidget(panel)
    panel.show()
    return panel


def texts(panel: ReplyPanel) -> set[str]:
    return {one.accessibleName() for one in panel.findChildren(Prose) if one.isVisibleTo(panel)}


def press(panel: ReplyPanel, name: str) -> None:
    next(one for one in panel.findChildren(Button) if one.accessibleName() == name).click()


def test_the_newest_reply_is_shown_or_the_one_that_is_being_said(panel: ReplyPanel) -> None:
    panel.show_played(PLAYED, Seat.PARTNER, is_listening=False)
    assert talkwords.ALOUD in texts(panel)
    panel.show_played(PLAYED, Seat.PARTNER, is_listening=True)
    assert LISTEN in texts(panel)


def test_an_earlier_one_comes_back_with_its_note(panel: ReplyPanel) -> None:
    panel.show_played(PLAYED, Seat.PARTNER, is_listening=False)
    press(panel, "The reply before")
    assert "What would you fix?" in texts(panel)
    assert panel.findChild(GrowingEdit).toPlainText() == "Good."
    panel.show_played(PLAYED, Seat.OBSERVER, is_listening=False, newest=False)
    assert "What would you fix?" in texts(panel)
    assert panel.findChild(GrowingEdit).toPlainText() == ""


def test_a_note_is_kept_with_what_was_ticked_before(panel: ReplyPanel, qtbot: QtBot) -> None:
    panel.show_played(PLAYED, Seat.PARTNER, is_listening=False)
    press(panel, "The reply before")
    panel.findChild(GrowingEdit).setPlainText("Very good.")
    with qtbot.waitSignal(panel.marked) as told:
        panel.keep()
    assert told.args == [Mark(Seat.PARTNER, 1, frozenset({Label.OPEN_QUESTION}), "Very good.")]
    with qtbot.assertNotEmitted(panel.marked):
        panel.keep()


def test_a_note_on_what_is_being_said_has_no_place_yet(panel: ReplyPanel, qtbot: QtBot) -> None:
    panel.show_played(PLAYED, Seat.PARTNER, is_listening=True)
    assert panel.findChild(GrowingEdit).accessibleName() == NOTE
    panel.findChild(GrowingEdit).setPlainText("Slower.")
    with qtbot.waitSignal(panel.marked) as told:
        panel.keep()
    assert told.args[0].place == NOW


def test_only_the_partner_asks_for_a_reply_once_more(panel: ReplyPanel, qtbot: QtBot) -> None:
    def is_offered(seat: Seat, *, is_listening: bool) -> bool:
        panel.show_played(PLAYED, seat, is_listening=is_listening)
        return next(one for one in panel.findChildren(Button) if one.text() == "Once more, please").isVisible()

    assert not is_offered(Seat.OBSERVER, is_listening=False)
    assert not is_offered(Seat.PARTNER, is_listening=True)
    assert is_offered(Seat.PARTNER, is_listening=False)
    with qtbot.waitSignal(panel.retake_requested) as told:
        press(panel, "Once more, please")
    assert told.args == [3]
