"""A complaint by the keyboard alone: once heard out, taken on and handed over, and once with everything that hurts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.driver import ALT, CTRL, Driver, Key
from trainer import words
from trainer.domain.played import TalkView
from trainer.domain.scenes import Outcome
from trainer.domain.talk import Phase
from trainer.gui.screens.roleplay.complaint import ANY
from trainer.gui.screens.talks.finder import SEARCH
from trainer.gui.widgets.replybox import GrowingEdit

SHIFT = Qt.KeyboardModifier.ShiftModifier


def begin(window: Driver, place: int) -> None:
    """Choose the complaint at a place, from 1, and start."""
    window.press(Key.Key_6, ALT)
    window.tab_to("A complaint")
    window.press(Key.Key_Space)
    window.tab_to(ANY)
    for _ in range(place):
        window.press(Key.Key_Down)
    window.ctrl(Key.Key_Return)


def view(window: Driver) -> TalkView:
    talk = window.workspace.roleplay.going_on()
    assert talk is not None
    return talk.view()


def after(window: Driver, move: Callable[[], None]) -> TalkView:
    """The talk once the customer has answered a move."""
    window.qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), GrowingEdit))
    before = len(view(window).turns)
    move()
    window.qtbot.waitUntil(lambda: len(view(window).turns) > before)
    return view(window)


def say(window: Driver, said: str) -> TalkView:
    def move() -> None:
        window.type(said)
        window.press(Key.Key_Return)

    return after(window, move)


def look_back(window: Driver) -> None:
    """End as it can be ended first, say what one makes of it, and go on."""
    window.press(Key.Key_Escape)
    window.wait_for("How did it end?")
    window.press(Key.Key_Return)
    window.wait_for("How was it?")
    assert not window.sees("The five steps")
    window.tab_to("See what it shows")
    window.press(Key.Key_Return)
    window.wait_for("The five steps")


def test_a_complaint_is_heard_out_taken_on_and_handed_over(window: Driver, tmp_path: Path) -> None:
    begin(window, 1)
    complaint = window.workspace.roleplay.complaints()[0]
    window.wait_for(words.curly(complaint.line))
    assert window.sees(words.curly(complaint.known))
    while view(window).phase is Phase.VENTING:
        after(window, lambda: window.press(Key.Key_Return))
    say(window, "You have every reason to be angry. What has this done to the company?")
    assert say(window, "And what has it done to you?").depth == 2
    say(window, "I own this one, and I will ring you by four today.")
    assert say(window, "What could go wrong with that on your side?").turns[-1].said == complaint.gotcha
    window.ctrl(Key.Key_2)
    for part in ("bring a spare unit", "Priya and I", "today at four"):
        window.type(part)
        window.press(Key.Key_Return)
    window.qtbot.waitUntil(lambda: view(window).phase is Phase.AGREED)
    say(window, "Once it is steady, can we sit down and look back at what happened and why?")
    look_back(window)
    for line in ("5 of 5 steps", "Ended: next step", "Nothing stands out. Well done."):
        assert window.sees(line)
    assert not window.sees("Missing")
    window.tab_to("Save note as text")
    window.press(Key.Key_Space)
    window.qtbot.waitUntil(lambda: bool(window.window.findChildren(QFileDialog)))
    window.window.findChild(QFileDialog).fileSelected.emit(str(tmp_path / "note.txt"))
    window.wait_for("It is in ")
    note = (tmp_path / "note.txt").read_text("utf-8")
    for line in (
        f"Issue: {complaint.issue}",
        f"Impact on the company: {complaint.company_impact}",
        f"Impact on the person: {complaint.personal_impact}",
        "What is done: bring a spare unit",
        "Owner: Priya and I",
        "By when: today at four",
        f"What could go wrong: {complaint.risk}",
        "* What would make it less likely?",
    ):
        assert line in note
    window.tab_to("Copy note")
    window.press(Key.Key_Space)
    window.qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == note)


def test_who_tells_them_to_calm_down_hides_behind_rules_and_offers_money_is_shown_a_better_way(window: Driver) -> None:
    begin(window, 2)
    complaint = window.workspace.roleplay.complaints()[1]
    window.wait_for(words.curly(complaint.line))
    for said in ("Calm down, please.", "Sorry, it is company policy.", "I will refund you in full right away."):
        say(window, said)
    look_back(window)
    for line in (
        "0 of 5 steps",
        "Told how to feel: “Calm down”",
        "An excuse: “company policy”",
        "Gave something first: “I will refund you”",
        "Find the impact first; money back is rarely what it is about.",
        "3 replies came before they were done.",
        words.curly(complaint.good[next(iter(complaint.good))]),
    ):
        assert window.sees(line)
    for hidden in (complaint.company_impact, complaint.personal_impact, complaint.risk):
        assert not window.sees(words.curly(hidden))
    (played,) = window.workspace.roleplay.all()
    assert (played.outcome, played.depth) == (Outcome.NOT_NOW, 0)
    window.press(Key.Key_T, CTRL | SHIFT)
    window.tab_to(SEARCH)
    window.type("complaint policy")
    window.wait_for("1 talk")
    window.wait_for("0 of 5 steps, neither impact asked")
