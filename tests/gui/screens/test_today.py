"""Today says how much there is, how long it takes and what can wait, and Enter starts it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import FixedClock, a_deck, answer_all, install, some_cards
from tests.driver import ALT, Driver, Key, opened
from trainer import words
from trainer.domain.categories import Category
from trainer.domain.memory import Rating
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.meter import Meter

REPLY = "Thank you for telling me. What would you want fixed first?"


class Rep:
    """Somebody with these cards, who looks at Today on several days."""

    def __init__(self, qtbot: QtBot, app: QApplication, home: Path) -> None:
        self.qtbot, self.app, self.home, self.clock = qtbot, app, home, FixedClock()

    def owns(self, *cards: Any) -> Rep:
        install(self.home / "trainer.sqlite3", a_deck(*cards))
        return self

    def looks(self, **chosen: Any) -> Driver:
        return opened(self.qtbot, self.app, self.home, self.clock, welcomed=True, **chosen)

    def learns(self, window: Driver, rating: Rating = Rating.GOOD) -> None:
        """All that is planned, on the day it is."""
        answer_all(window.workspace.study.start(), rating)
        window.press(Key.Key_1, ALT)


@pytest.fixture
def rep(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Rep:
    return Rep(qtbot, qapp, tmp_path)


def bars(window: Driver) -> list[str]:
    """The kinds that are due, from the top, as a screen reader has them."""
    found = (bar for bar in window.window.findChildren(Meter) if bar.isVisibleTo(window.window))
    return [bar.accessibleName().split(":")[0] for bar in found]


# ---------------------------------------------------------------- the very first day


def test_the_first_day_shows_a_line_of_each_kind(window: Driver) -> None:
    shown = window.text().split("\n")
    kinds = [shown[shown.index(name) + 1] for name in words.CATEGORIES.values()]
    assert len(set(kinds)) == len(Category)
    assert all(line.startswith("“") for line in kinds)


def test_the_first_lines_are_five(window: Driver) -> None:
    window.press(Key.Key_Return)
    window.wait_for("0 of 5")


@pytest.mark.parametrize(("button", "screen"), [("See a worked example", "welcome"), ("Set up", "settings")])
def test_the_first_day_leads_elsewhere_too(window: Driver, button: str, screen: str) -> None:
    window.click(button)
    assert window.screen == screen


# ---------------------------------------------------------------- something is due


def test_what_is_due_is_counted_by_kind_the_most_first(rep: Rep) -> None:
    budget, price = some_cards(4, category=Category.BUDGET), some_cards(6, 5, category=Category.PRICE)
    window = rep.owns(*budget, *price).looks(new_per_day=20)
    rep.learns(window)
    rep.clock.advance(days=10)
    window.press(Key.Key_1, ALT)
    window.wait_for("10 lines today, about")
    assert window.sees("Two kinds, mixed.")
    window.qtbot.waitUntil(lambda: bars(window) == ["Price", "Budget"])
    assert not window.sees("can wait until tomorrow")


def test_one_kind_alone_is_not_called_mixed(rep: Rep) -> None:
    window = rep.owns(*some_cards(3, category=Category.FEAR)).looks()
    rep.learns(window)
    rep.clock.advance(days=10)
    window.press(Key.Key_1, ALT)
    window.wait_for("One kind today.")
    assert not window.sees("mixed")


def test_what_the_minutes_do_not_hold_can_wait(rep: Rep) -> None:
    window = rep.owns(*some_cards(40)).looks(new_per_day=40, daily_minutes=90)
    rep.learns(window)
    rep.clock.advance(days=30)
    window.workspace.preferences.change(daily_minutes=3)
    window.press(Key.Key_1, ALT)
    today = window.workspace.study.today()
    assert 0 < today.lines < 40
    window.wait_for(f"{today.lines} lines today, about {words.plural(today.minutes, 'minute')}")
    window.wait_for(f"{words.plural(40 - today.lines, 'line')} more can wait until tomorrow.")


def test_the_limit_of_new_lines_holds_for_the_day(rep: Rep) -> None:
    window = rep.owns(*some_cards(9)).looks(new_per_day=3)
    window.press(Key.Key_Return)
    window.answer(REPLY)
    window.press(Key.Key_Escape)  # a session that only was interrupted keeps its lines
    window.press(Key.Key_1, ALT)
    window.wait_for("2 more lines today, about 1 minute")
    window.press(Key.Key_4, ALT)
    window.workspace.preferences.change(new_per_day=2)
    window.press(Key.Key_1, ALT)
    window.wait_for("1 more line today, about 1 minute")


def test_enter_starts_what_is_due(rep: Rep) -> None:
    window = rep.owns(*some_cards(3)).looks()
    rep.learns(window)
    rep.clock.advance(days=10)
    window.press(Key.Key_1, ALT)
    window.press(Key.Key_Return)
    assert window.screen == "study"
    window.wait_for("0 of 3")


# ---------------------------------------------------------------- interrupted


def test_a_session_that_was_interrupted_goes_on_after_a_restart(rep: Rep) -> None:
    window = rep.owns(*some_cards(5)).looks()
    window.press(Key.Key_2, ALT)
    window.answer(REPLY)
    window.answer(REPLY)
    window.wait_for("2 of 5")
    window.type("I was going to")
    window.close()
    window = rep.looks()
    window.wait_for("3 more lines today, about")
    window.wait_for("Go on: 2 of 5 done")
    window.press(Key.Key_Return)
    window.wait_for("2 of 5")
    assert window.named("Your answer", QPlainTextEdit).toPlainText() == "I was going to"
    for _ in range(3):
        window.answer(REPLY)
    window.wait_for("You recalled all 5")
    window.press(Key.Key_Return)
    window.wait_for("Nothing is due")


def test_a_session_that_was_ended_is_not_gone_on_with(rep: Rep) -> None:
    window = rep.owns(*some_cards(5)).looks()
    window.press(Key.Key_2, ALT)
    window.answer(REPLY)
    window.press(Key.Key_Escape)
    assert window.screen == "summary"
    window.close()
    window = rep.looks()
    window.wait_for("4 more lines today")
    assert window.sees("Start")
    assert not window.sees("Go on")


def test_a_session_in_which_nothing_was_answered_simply_starts(rep: Rep) -> None:
    window = rep.owns(*some_cards(5)).looks()
    rep.learns(window)
    rep.clock.advance(days=10)
    window.press(Key.Key_2, ALT)
    window.close()
    window = rep.looks()
    window.wait_for("Start")
    assert not window.sees("Go on")


def test_on_the_next_day_a_new_session_starts(rep: Rep) -> None:
    window = rep.owns(*some_cards(5)).looks()
    window.press(Key.Key_2, ALT)
    window.answer(REPLY)
    window.close()
    rep.clock.advance(days=1)
    window = rep.looks()
    window.wait_for("4 lines today")
    assert not window.sees("Go on")


def test_more_lines_that_were_interrupted_go_on_though_nothing_is_due(rep: Rep) -> None:
    window = rep.owns(*some_cards(9)).looks(new_per_day=2)
    rep.learns(window)
    window.press(Key.Key_Return)
    window.answer(REPLY)
    window.press(Key.Key_1, ALT)
    window.wait_for("Nothing is due")
    window.wait_for("Go on: 1 of 5 done")
    window.press(Key.Key_Return)
    window.wait_for("1 of 5")


# ---------------------------------------------------------------- nothing is due


def test_with_nothing_due_it_says_what_comes_next(window: Driver) -> None:
    window.workspace.preferences.change(new_per_day=5)
    window.press(Key.Key_Return)
    while window.screen == "study":
        window.answer(REPLY)
    window.press(Key.Key_Return)
    window.wait_for("Nothing is due")
    window.wait_for("5 lines done today. Next: 5 lines in 2 days.")


def test_what_comes_on_the_next_day_comes_tomorrow(rep: Rep) -> None:
    window = rep.owns(*some_cards(3)).looks()
    rep.learns(window)
    rep.clock.advance(days=1)
    window.press(Key.Key_1, ALT)
    window.wait_for("Next: 3 lines tomorrow.")
    assert not window.sees("done today")


def test_who_knows_every_card_there_is_has_no_more_lines(rep: Rep) -> None:
    window = rep.owns(*some_cards(1)).looks()
    rep.learns(window)
    window.wait_for("1 line done today.")
    window.press(Key.Key_Return)
    window.wait_for("Nothing is due now.")
    assert window.screen == "today"


def test_five_more_lines_are_there_for_who_wants_them(rep: Rep) -> None:
    window = rep.owns(*some_cards(9)).looks(new_per_day=2)
    rep.learns(window)
    window.wait_for("Five more lines")
    window.press(Key.Key_Return)
    window.wait_for("0 of 5")


# ---------------------------------------------------------------- beside it


def test_the_days_that_were_practised_are_counted(rep: Rep) -> None:
    window = rep.owns(*some_cards(9)).looks(new_per_day=2)
    for _ in range(3):
        rep.learns(window)
        rep.clock.advance(days=2)
    window.press(Key.Key_1, ALT)
    window.wait_for("3 of 14 days")


def test_each_phrase_stands_beside_how_often_it_was_used(rep: Rep) -> None:
    window = rep.owns(*some_cards(9)).looks()
    window.press(Key.Key_Return)
    window.answer(REPLY)
    window.press(Key.Key_1, ALT)
    window.wait_for("Thanks\n1, today\n")
    assert window.sees("Empathy\nnot yet")


# ---------------------------------------------------------------- left open overnight


EVENING = datetime(2026, 3, 3, 3, 59, 59, 950_000, tzinfo=UTC)
"""Tuesday before four in the morning: to whoever is still up it is Monday."""


def badge(window: Driver) -> str:
    return str(window.named("Study", Button).accessibleDescription())


def test_left_open_overnight_it_shows_the_new_day_when_that_begins(rep: Rep) -> None:
    rep.clock = FixedClock(EVENING)
    window = rep.owns(*some_cards(9)).looks(new_per_day=2)
    rep.learns(window)
    window.wait_for("Monday 2 March")
    assert badge(window) == ""
    rep.clock.advance(seconds=1)
    window.wait_for("Tuesday 3 March")
    assert badge(window) == "2"


def test_a_computer_that_slept_through_the_night_shows_the_new_day_when_one_is_back(rep: Rep) -> None:
    window = rep.owns(*some_cards(9)).looks(new_per_day=2)
    rep.learns(window)
    window.wait_for("Monday 2 March")
    other = QWidget()
    rep.qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    rep.qtbot.waitUntil(lambda: not window.window.isActiveWindow())
    rep.clock.advance(days=1)
    window.window.activateWindow()
    window.wait_for("Tuesday 3 March")
    assert badge(window) == "2"


def test_elsewhere_overnight_the_count_beside_study_is_of_the_new_day(rep: Rep) -> None:
    rep.clock = FixedClock(EVENING)
    window = rep.owns(*some_cards(9)).looks(new_per_day=2)
    rep.learns(window)
    window.press(Key.Key_3, ALT)
    assert badge(window) == ""
    rep.clock.advance(seconds=1)
    rep.qtbot.waitUntil(lambda: badge(window) == "2")
    assert window.screen == "decks"
