"""One line over months: first the card's words, then the rep's own, which are worth as much."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.builders import a_card, a_deck, install
from tests.driver import ALT, Driver, Key, opened
from trainer import words
from trainer.domain.feedback import Note
from trainer.gui.dialogs.own_words import OwnWordsDialog
from trainer.voicewords import KEEP, REWRITE

CARD = a_card(
    points=("Say that the roof can wait", "Ask what they would fix first"),
    reply="I agree that the roof must wait for the spring. What would you want fixed first?",
)
OWN = "Makes sense, leave it until it is warm. What is the one thing that you need working by Friday?"
NOTE = words.NOTES[Note.RECITED]
TO_WRITE, TO_KEEP = REWRITE.format(key="W"), KEEP.format(key="W")


@pytest.fixture
def rep(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Driver:
    """A rep with one line."""
    install(tmp_path / "trainer.sqlite3", a_deck(CARD))
    return opened(qtbot, qapp, tmp_path, welcomed=True)


def reveal(rep: Driver, said: str) -> None:
    """Say this to the line of today."""
    rep.press(Key.Key_1, ALT)
    rep.wait_for("Start")
    rep.press(Key.Key_Return)
    rep.qtbot.waitUntil(lambda: rep.screen == "study")
    rep.type(said)
    rep.ctrl(Key.Key_Return)
    rep.wait_for("One way to say it")


def get(rep: Driver) -> None:
    """Grade it, and come back when it is due."""
    rep.press(Key.Key_2)
    rep.qtbot.waitUntil(lambda: rep.screen == "summary")
    today = rep.workspace.study.today()
    rep.clock.advance(days=today.next_day - today.day)


def tick_all(rep: Driver) -> None:
    rep.press(Key.Key_T)
    rep.press(Key.Key_Space)
    rep.press(Key.Key_Down)
    rep.press(Key.Key_Space)
    rep.wait_for("2 of 2: Got it")


def reviewed(rep: Driver, times: int, say: Callable[[int], str] = lambda _: CARD.reply) -> None:
    for time in range(times):
        reveal(rep, say(time))
        get(rep)


def test_the_card_word_for_word_is_remarked_on_the_fourth_time(rep: Driver) -> None:
    for _ in range(3):
        reveal(rep, CARD.reply)
        rep.wait_for("Word for word as on the card.")
        rep.wait_for("Open question, sure")
        assert not rep.sees(NOTE)
        get(rep)
    reveal(rep, CARD.reply)
    rep.wait_for(NOTE)
    tick_all(rep)
    assert rep.sees("Both ideas, word for word as on the card.")


def test_ones_own_words_are_worth_as_much(rep: Driver) -> None:
    reviewed(rep, 3)
    reveal(rep, OWN)
    rep.wait_for("Open question, sure")
    tick_all(rep)
    assert rep.sees("Both ideas, in your own words.")
    assert not rep.sees(NOTE)


def test_who_recites_a_line_that_is_known_is_offered_to_write_it(rep: Driver) -> None:
    reviewed(rep, 2)
    reveal(rep, CARD.reply)
    rep.wait_for(TO_WRITE)
    rep.press(Key.Key_W)
    sheet = rep.dialog(OwnWordsDialog)
    assert rep.named("Your wording", QPlainTextEdit, sheet).toPlainText() == ""
    rep.type(OWN)
    rep.ctrl(Key.Key_Return)
    rep.wait_for("In your words")
    assert not rep.sees(TO_WRITE)
    rep.window.activateWindow()  # which a window manager does
    rep.qtbot.waitUntil(rep.window.isActiveWindow)
    get(rep)
    reveal(rep, OWN)
    rep.wait_for("Open question, sure")
    assert rep.sees("In your own words.")
    assert not rep.sees(NOTE)


def test_who_says_it_otherwise_is_offered_to_keep_it(rep: Driver) -> None:
    reviewed(rep, 2)
    reveal(rep, OWN)
    rep.wait_for("Open question, sure")
    assert not rep.sees(TO_KEEP)
    tick_all(rep)
    rep.wait_for(TO_KEEP)
    rep.press(Key.Key_W)
    rep.dialog(OwnWordsDialog)
    rep.ctrl(Key.Key_Return)
    rep.wait_for("In your words")
    assert rep.workspace.editing.own_words(CARD.id) == OWN
