"""Role-play by the keyboard alone: a rep by themselves, two colleagues on one computer, and a manager who directs."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.driver import ALT, Driver, Key
from trainer import words
from trainer.domain.feedback import Label
from trainer.domain.played import Company, Played, Seat, TalkView
from trainer.domain.scenes import Outcome
from trainer.gui.script.window import ScriptWindow
from trainer.gui.widgets.replybox import GrowingEdit


def newest(window: Driver) -> Played:
    return window.workspace.roleplay.played(window.workspace.roleplay.all()[0].uuid)


def test_a_rep_alone_finds_the_pain_agrees_a_step_and_looks_back(window: Driver) -> None:
    window.press(Key.Key_6, ALT)
    window.press(Key.Key_Return)
    talk = window.workspace.roleplay.going_on()
    assert talk is not None
    for layer in window.workspace.library.card(talk.view().casting.card_id).layers:
        window.qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), GrowingEdit))
        said = len(talk_now(window).turns)
        window.type(f"I see. {layer.ask}")
        window.press(Key.Key_Return)
        window.qtbot.waitUntil(lambda said=said: len(talk_now(window).turns) > said)
    window.wait_for("Name it")
    window.type("It costs them more than money.")
    window.press(Key.Key_Return)
    window.wait_for("What it was")
    window.press(Key.Key_2)
    window.press(Key.Key_Escape)
    window.wait_for("How did it end?")
    window.press(Key.Key_Return)
    window.wait_for("How was it?")
    window.type("I asked before I told.")
    window.tab_to("See what it shows")
    window.press(Key.Key_Return)
    window.wait_for("You reached the last layer")
    played = newest(window)
    assert (played.depth, played.outcome, played.verdict.view) == (4, Outcome.NOT_NOW, "I asked before I told.")


def talk_now(window: Driver) -> TalkView:
    talk = window.workspace.roleplay.going_on()
    assert talk is not None
    return talk.view()


def test_two_colleagues_on_one_screen_mark_guess_and_swap_seats(window: Driver) -> None:
    window.press(Key.Key_6, ALT)
    window.tab_to("A colleague")
    window.press(Key.Key_Space)
    window.tab_to("Their name")
    window.type("Sam")
    window.tab_to("Start")
    window.press(Key.Key_Return)
    window.wait_for("Over to Sam")
    window.press(Key.Key_Return)
    window.wait_for("What you say next")
    window.tab_to("Thanks")
    window.press(Key.Key_Space)
    for _ in range(2):
        window.press(Key.Key_1)
    window.press(Key.Key_Escape)
    window.wait_for("How did it end?")
    window.press(Key.Key_Return)
    window.wait_for("How was it from your side, Sam?")
    for key in (Key.Key_4, Key.Key_3):
        window.press(key)
    window.type("You asked about the people.")
    window.ctrl(Key.Key_Return)
    window.wait_for("Back to the rep")
    window.press(Key.Key_Return)
    window.wait_for("How was it?")
    assert not window.sees("Trust: some.")
    window.tab_to("See what it shows")
    window.press(Key.Key_Return)
    window.wait_for("Trust: some.")
    assert window.sees("“You asked about the people.”")
    assert window.sees("Sam heard: thanks.")
    window.tab_to("Swap seats")
    window.press(Key.Key_Space)
    window.wait_for("Over to you")
    played = newest(window)
    assert (played.depth, played.casting.company, played.mark(Seat.PARTNER).trust) == (2, Company.PEER, 3)


def test_a_manager_in_a_second_window_comments_and_asks_for_a_reply_once_more(window: Driver) -> None:
    window.press(Key.Key_6, ALT)
    for choice in ("My manager", "In a second window"):
        window.tab_to(choice)
        window.press(Key.Key_Space)
    window.tab_to("Start")
    window.press(Key.Key_Return)
    window.wait_for("played by your manager")
    beside = window.window.findChild(ScriptWindow)
    say(window, "Honestly, everybody has money for that.")
    manager(window, beside)
    window.named("A note on this reply, for later", GrowingEdit, beside).setPlainText("Ask, do not tell.")
    window.click("Once more, please", beside)
    window.qtbot.waitUntil(lambda: not window.sees("Honestly, everybody has money for that."))
    casting = window.workspace.roleplay.going_on().script().casting
    say(window, casting.layers[0].ask)
    window.qtbot.waitUntil(lambda: "The coach would" in window.text(beside))
    manager(window, beside)
    QTest.keyClick(beside, Key.Key_1)
    window.wait_for(words.curly(casting.layers[0].customer))
    reply(window)
    window.press(Key.Key_Escape)
    window.wait_for("How did it end?")
    window.press(Key.Key_Return)
    window.wait_for("How was it?")
    window.tab_to("See what it shows")
    window.press(Key.Key_Return)
    window.wait_for("Your manager: “Ask, do not tell.”")
    assert window.sees("You reached layer 1 of 4")
    assert window.sees("Once more: what stands above")
    heard = newest(window).turns[1].feedback
    assert heard is not None
    assert Label.DISMISSIVE in heard.labels


def reply(window: Driver) -> None:
    """The rep is at the keyboard."""
    window.window.activateWindow()
    window.qtbot.waitUntil(window.window.isActiveWindow)


def say(window: Driver, said: str) -> None:
    reply(window)
    window.type(said)
    window.press(Key.Key_Return)
    window.wait_for(words.curly(said))


def manager(window: Driver, beside: ScriptWindow) -> None:
    """The manager is at the keyboard."""
    beside.activateWindow()
    window.qtbot.waitUntil(beside.isActiveWindow)
