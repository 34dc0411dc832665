"""The script in a window of its own, while the rep types in the main one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.driver import CTRL, Driver, Key
from tests.gui.script.conftest import ASKED, BUD_01
from tests.thinking import Thinking
from trainer import talkwords
from trainer.domain.played import Company, Seat
from trainer.domain.scenes import Manner, Outcome
from trainer.gui.screens.screen import Go
from trainer.gui.script.window import ScriptWindow, other_screen
from trainer.gui.widgets.field import Field
from trainer.gui.widgets.replybox import GrowingEdit
from trainer.services.roleplay import Wish
from trainer.services.talking import Talk


class Pair:
    """The rep at the main window, the partner at the other one."""

    def __init__(self, window: Driver, talk: Talk) -> None:
        self.window, self.talk = window, talk
        self.beside = window.window.findChild(ScriptWindow)

    def partner_presses(self, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.beside.activateWindow()
        self.window.qtbot.waitUntil(self.beside.isActiveWindow)
        QTest.keyClick(QApplication.focusWidget() or self.beside, key, modifier)

    def rep_says(self, said: str) -> None:
        self.window.window.activateWindow()
        self.window.qtbot.waitUntil(self.window.window.isActiveWindow)
        before = len(self.talk.view().turns)
        self.window.type(said)
        self.window.press(Key.Key_Return)
        self.window.qtbot.waitUntil(lambda: len(self.talk.view().turns) > before)


@pytest.fixture
def pair(window: Driver) -> Pair:
    wish = Wish(card_id=BUD_01, manner=Manner.FRIENDLY, company=Company.PEER, partner="Sam")
    talk = window.workspace.roleplay.begin(wish)
    window.window._on_go(Go("talk", talk))
    window.wait_for("played by Sam")
    return Pair(window, talk)


def test_what_one_does_stands_in_the_window_of_the_other(pair: Pair) -> None:
    pair.rep_says(ASKED)
    pair.window.qtbot.waitUntil(lambda: f"They replied: “{ASKED}”" in pair.window.text(pair.beside))
    pair.partner_presses(Key.Key_1)
    pair.window.wait_for("Your question opened layer 1")
    assert pair.window.sees("Probably the way we handle orders.")


def test_the_rep_sees_nothing_of_the_script(pair: Pair) -> None:
    casting = pair.talk.script().casting
    hidden = [casting.real_pain, *(text for layer in casting.layers for text in (layer.ask, layer.customer))]
    main = pair.window.window
    seen = "\n".join(
        one.accessibleName()
        for one in main.centralWidget().findChildren(type(main).__base__.__base__)
        if one.isVisible()
    )
    assert [text for text in hidden if text.replace("'", "’") in seen] == []


def test_who_ends_it_brings_the_rep_to_their_own_view_and_the_partner_to_theirs(pair: Pair) -> None:
    pair.partner_presses(Key.Key_Escape)
    pair.partner_presses(Key.Key_Return)
    pair.window.qtbot.waitUntil(lambda: pair.window.screen == "debrief")
    pair.window.wait_for("How was it?")
    assert "How was it from your side, Sam?" in pair.window.text(pair.beside)
    pair.partner_presses(Key.Key_4)
    pair.partner_presses(Key.Key_Return, CTRL)
    pair.window.qtbot.waitUntil(lambda: not pair.beside.isVisible())
    played = pair.window.workspace.roleplay.played(pair.talk.uuid)
    assert (played.outcome, played.mark(Seat.PARTNER).believable) == (Outcome.NOT_NOW, 4)


def test_who_leaves_takes_the_script_along_and_both_are_there_again(pair: Pair) -> None:
    pair.window.click("Leave; it goes on where it is")
    assert not pair.beside.isVisible()
    pair.window.window._on_go(Go("talk", pair.talk))
    pair.window.qtbot.waitUntil(pair.beside.isVisible)


def test_on_the_only_screen_it_comes_up_where_it_may(pair: Pair) -> None:
    assert other_screen(pair.window.window) is None
    assert pair.beside.isVisible()


def test_what_the_partner_has_begun_to_type_stays_when_the_rep_replies(pair: Pair) -> None:
    own = pair.window.named("Or in your own words", Field, inside=pair.beside)
    own.setText("Who told you")
    pair.rep_says(ASKED)
    pair.window.qtbot.waitUntil(lambda: f"They replied: “{ASKED}”" in pair.window.text(pair.beside))
    assert own.text() == "Who told you"
    QTest.keyClick(own, Key.Key_Return)
    assert pair.talk.view().turns[-1].said == "Who told you"
    assert own.text() == ""


def test_who_ends_it_while_the_rep_is_heard_ends_it_there(pair: Pair, monkeypatch) -> None:
    thinking = Thinking()
    monkeypatch.setattr(Talk, "hear", lambda talk, said: thinking.hear(talk, said))
    pair.window.window.activateWindow()
    pair.window.qtbot.waitUntil(pair.window.window.isActiveWindow)
    pair.window.type(ASKED)
    pair.window.press(Key.Key_Return)
    pair.partner_presses(Key.Key_Escape)
    pair.partner_presses(Key.Key_Return)
    pair.window.qtbot.waitUntil(lambda: pair.window.screen == "debrief")
    thinking.settle(pair.window)
    assert [turn.said for turn in pair.talk.view().turns[1:]] == [""]


def test_a_verdict_that_was_begun_is_kept_when_the_next_talk_begins(pair: Pair) -> None:
    pair.partner_presses(Key.Key_Escape)
    pair.partner_presses(Key.Key_Return)
    pair.window.qtbot.waitUntil(lambda: pair.window.screen == "debrief")
    pair.partner_presses(Key.Key_4)
    pair.window.window._on_go(Go("talk", pair.window.workspace.roleplay.swap(pair.talk.uuid, talkwords.UNNAMED)))
    assert pair.window.workspace.roleplay.played(pair.talk.uuid).mark(Seat.PARTNER).believable == 4


def test_a_talk_that_was_taken_away_disturbs_no_later_one(pair: Pair) -> None:
    window = pair.window
    window.click("Leave; it goes on where it is")
    window.workspace.roleplay.forget(pair.talk.uuid)
    alone = window.workspace.roleplay.begin(Wish(card_id=BUD_01, manner=Manner.FRIENDLY))
    window.window._on_go(Go("talk", alone))
    window.type("What would you fix first, if the money were there?")
    window.press(Key.Key_Return)
    window.wait_for("Your question opened layer 1")
    window.qtbot.waitUntil(lambda: window.named("Your reply", GrowingEdit).toPlainText() == "")
