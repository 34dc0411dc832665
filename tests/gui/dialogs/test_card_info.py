"""Card info: how well a card sits, when it comes next, and every answer there ever was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import FixedClock, a_card, a_deck, install, some_cards
from tests.driver import Key, opened
from trainer import words
from trainer.domain.categories import Category
from trainer.domain.days import Moment
from trainer.domain.memory import AS_IT_IS, LEECH_LAPSES, UNSEEN, Memory, Rating, Rest, State, Status
from trainer.domain.views import Attempt, CardInfo, PastAnswer
from trainer.gui import theme
from trainer.gui.dialogs.card_info import SHOWN, CardInfoDialog, facts
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose

Shown = Callable[..., CardInfoDialog]

CLOCK = FixedClock()
TODAY = CLOCK.day
KNOWN = Memory(State.REVIEW, TODAY + 12, stability=14.4, difficulty=5.25, last_day=TODAY - 2, reps=4, lapses=1)
RIGHT_TO_LEFT = "شكرا على صراحتك. ما الذي تود إصلاحه أولا؟"


def an_answer(said: str = "", **changes: Any) -> PastAnswer:
    plain = PastAnswer(CLOCK.now(), Rating.GOOD, 3, 0, 12_400, Attempt(said, aloud=not said))
    return replace(plain, **changes)


def an_info(*answers: PastAnswer, **changes: Any) -> CardInfo:
    card = a_card()
    plain = CardInfo(card.id, card.objection, card.category, "Deck 1", KNOWN, AS_IT_IS, 0.973, TODAY, answers)
    return replace(plain, **changes)


@pytest.fixture
def shown(qtbot: QtBot, look: theme.Theme) -> Shown:
    """Open the page of a card over a window."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1180, 760)
    window.show()

    def show_it(*answers: PastAnswer, **changes: Any) -> CardInfoDialog:
        dialog = CardInfoDialog(an_info(*answers, **changes), window)
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return show_it


def read(dialog: CardInfoDialog) -> list[str]:
    """All that is to be read, from the top, as a screen reader has it."""
    names = (widget.accessibleName() for widget in dialog.findChildren(QWidget) if widget.isVisibleTo(dialog))
    return [name for name in names if name]


def told(**changes: Any) -> dict[str, str]:
    return dict(facts(an_info(**changes)))


# ---------------------------------------------------------------- what is known


def test_what_is_known_of_a_card_stands_beside_its_name(shown: Shown) -> None:
    lines = read(shown(status=Status(flag=3, marked=True)))
    for name, value in {
        "Next": "in 12 days, on 14 March 2026",
        "Recalled today": "about 97 in 100 times",
        "Lasts": "14 days until recall falls to 90 in 100",
        "Difficulty": "5.2 of 10",
        "Answered": "4 times",
        "Forgotten": "1 time",
        "Flag": "Green",
        "Star": "yes",
    }.items():
        assert lines[lines.index(name) + 1] == value


def test_a_new_card_has_nothing_but_that_it_is_new(shown: Shown) -> None:
    assert told(memory=UNSEEN, recall=0.0) == {"Next": "not practised yet"}
    assert "None yet." in read(shown(memory=UNSEEN, recall=0.0))


@pytest.mark.parametrize(
    ("due", "sentence"),
    [
        (TODAY, "today"),
        (TODAY - 1, "due since 1 March 2026"),
        (TODAY - 60, "due since 1 January 2026"),
        (TODAY + 1, "in 1 day, on 3 March 2026"),
        (TODAY + 400, "in 1 year, on 6 April 2027"),
    ],
)
def test_when_it_comes_next_is_said_with_its_date(due: int, sentence: str) -> None:
    assert told(memory=replace(KNOWN, due_day=due))["Next"] == sentence


@pytest.mark.parametrize("state", [State.LEARNING, State.RELEARNING])
def test_a_line_that_was_missed_comes_in_a_few_minutes(state: State) -> None:
    assert told(memory=replace(KNOWN, state=state, due_day=TODAY))["Next"] == "in a few minutes"


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (Status(buried_until=TODAY + 1), "buried until 3 March 2026"),
        (Status(buried_until=TODAY), "in 12 days, on 14 March 2026"),
        (Status(Rest.BY_REP), "suspended"),
        (Status(Rest.RETIRED), "never: its deck no longer has it"),
        (Status(Rest.RETIRED | Rest.BY_REP, TODAY + 1), "never: its deck no longer has it"),
        (Status(Rest.BY_REP, TODAY + 1), "suspended"),
    ],
)
def test_why_a_card_does_not_come_is_said(status: Status, sentence: str) -> None:
    assert told(status=status)["Next"] == sentence


def test_a_line_missed_again_and_again_wants_rewriting() -> None:
    assert told(memory=replace(KNOWN, lapses=LEECH_LAPSES))["Forgotten"].endswith("times, so rewrite the reply")
    assert "rewrite" not in told(memory=replace(KNOWN, lapses=LEECH_LAPSES - 1))["Forgotten"]


# ---------------------------------------------------------------- every answer


def test_every_answer_is_listed_as_it_was_given(shown: Shown) -> None:
    then = Moment(CLOCK.at_ms - 40 * 86_400_000, 0)
    lines = read(
        shown(
            an_answer("Thanks. What's first?", rating=Rating.EASY, days=60),
            an_answer("Hm.", rating=Rating.AGAIN, days=0, minutes=10, duration_ms=151_000, taken_back=True),
            an_answer(moment=then, attempt=Attempt(gave_up=True), rating=Rating.AGAIN, duration_ms=1_000),
            an_answer(moment=then, attempt=Attempt(aloud=True), rating=Rating.HARD),
        )
    )
    assert lines[lines.index("Every answer") + 1 : -1] == [
        *("2 Mar 2026", "Easy", "12 seconds, then 2 months", "Thanks. What’s first?"),
        *("2 Mar 2026", "Missed, taken back", "3 minutes, then 10 min", "Hm."),
        *("21 Jan 2026", "Missed", "1 second, then 3 days", "I don’t know"),
        *("21 Jan 2026", "Hard", "12 seconds, then 3 days", "said aloud"),
    ]
    assert lines[-1] == "Close"


def test_of_a_long_history_the_newest_come_first_and_a_button_shows_the_rest(shown: Shown, qtbot: QtBot) -> None:
    dialog = shown(*(an_answer(f"Reply {number}.") for number in range(100)))

    def replies() -> list[str]:
        return [line for line in read(dialog) if line.startswith("Reply ")]

    assert replies() == [f"Reply {number}." for number in range(SHOWN)]
    more = next(one for one in dialog.findChildren(Button) if one.text() == f"Show {100 - SHOWN} earlier answers")
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: replies() == [f"Reply {number}." for number in range(100)])
    assert not any(line.startswith("Show ") for line in read(dialog))


def test_a_short_history_has_nothing_more_to_show(shown: Shown) -> None:
    assert not any(line.startswith("Show ") for line in read(shown(*(an_answer() for _ in range(SHOWN)))))


def test_a_very_long_reply_is_shown_whole_in_a_page_that_scrolls(shown: Shown) -> None:
    dialog = shown(an_answer("word " * 799 + "last."))
    reply = next(prose for prose in dialog.findChildren(Prose) if prose.text().endswith("last."))
    assert reply.height() >= reply.heightForWidth(reply.width())
    assert reply.mapTo(dialog, reply.rect().topRight()).x() < dialog.width()
    assert dialog.height() <= dialog.screen().availableSize().height()


@pytest.mark.parametrize("said", [RIGHT_TO_LEFT, "<b>no</b> <img src=file:///etc/passwd> 👩‍👩‍👧", "a" * 400])
def test_whatever_was_said_is_shown_as_it_stands_within_the_page(shown: Shown, said: str) -> None:
    dialog = shown(an_answer(said), line=said, deck=said[:80])
    lines = read(dialog)
    assert {said, f"“{said}”", f"in the deck “{said[:80]}”"} <= set(lines)
    reply = next(prose for prose in dialog.findChildren(Prose) if prose.text() == said)
    assert reply.mapTo(dialog, reply.rect().topRight()).x() < dialog.width()


# ---------------------------------------------------------------- in the window


def test_it_is_opened_on_the_card_in_front_and_knows_what_was_taken_back(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    cards = some_cards(2, category=Category.PRICE)
    install(tmp_path / "trainer.sqlite3", a_deck(*cards, title="Price talk"))
    window = opened(qtbot, qapp, tmp_path, welcomed=True)
    window.press(Key.Key_Return)
    line = next(words.quote(card.objection) for card in cards if window.sees(card.objection))
    window.answer("Thanks. What comes first?")
    window.ctrl(Key.Key_Z)
    window.wait_for("Taken back")
    window.press(Key.Key_I)
    lines = read(window.dialog(CardInfoDialog))
    assert lines[:3] == ["Price", "in the deck “Price talk”", line]
    assert lines[lines.index("Next") + 1] == "not practised yet"
    assert {"Got it, taken back", "Thanks. What comes first?"} <= set(lines)


def test_enter_closes_it_as_esc_does(shown: Shown) -> None:
    for key in (Key.Key_Return, Key.Key_Escape):
        dialog = shown()
        QTest.keyClick(QApplication.focusWidget(), key)
        assert not dialog.isVisible()
