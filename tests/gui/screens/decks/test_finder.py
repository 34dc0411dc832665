"""Cards are found by what the rep decided about them: with a chip, and with the words that the chip writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from tests.driver import ALT, Driver, Key, opened
from trainer.domain.finding import DECISIONS
from trainer.gui.models.cards import ROW
from trainer.gui.screens.decks.finder import ASKING, FILTERS, NO_WORDS, SEARCH
from trainer.gui.screens.decks.screen import TAKEN_UP
from trainer.gui.widgets.scroller import Scroller
from trainer.gui.widgets.statuschips import TAKE_UP

CHIPS = [label for label, _, _ in FILTERS.values()]


@pytest.fixture
def decks(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Driver:
    """Decks of a rep who starred the first card, flagged the second, suspended the third, buried the fourth."""
    window = opened(qtbot, qapp, tmp_path, welcomed=True)
    deciding, cards = window.workspace.deciding, window.workspace.library.cards()
    deciding.mark(cards[0].id)
    deciding.flag(cards[1].id, 3)
    deciding.suspend(cards[2].id)
    deciding.bury(cards[3].id)
    window.press(Key.Key_3, ALT)
    return window


def places(window: Driver) -> list[int]:
    """Which of all cards the list has, by their places."""
    order = [row.id for row in window.workspace.library.cards()]
    model = window.named("Cards", QListView).model()
    return [order.index(model.index(row, 0).data(ROW).id) for row in range(model.rowCount())]


def typed(window: Driver) -> str:
    return str(window.named(SEARCH, QLineEdit).text())


def checked(window: Driver) -> list[str]:
    return [name for name in CHIPS if window.named(name, QAbstractButton).isChecked()]


@pytest.mark.parametrize(("place", "name"), list(enumerate(CHIPS)))
def test_a_chip_lists_what_was_decided_so_and_pressed_again_everything(decks: Driver, place: int, name: str) -> None:
    decks.click(name)
    assert places(decks) == [place]
    assert checked(decks) == [name]
    assert decks.sees("1 card")
    decks.click(name)
    assert len(places(decks)) == 70
    assert (checked(decks), typed(decks)) == ([], "")


def test_a_chip_is_reached_and_pressed_by_keys_alone(decks: Driver) -> None:
    for _ in range(20):
        decks.press(Key.Key_Tab)
        if QApplication.focusWidget().accessibleName() == "Suspended":
            break
    decks.press(Key.Key_Space)
    assert places(decks) == [2]
    assert QApplication.focusWidget().accessibleName() == "Suspended"


def test_what_a_chip_does_can_be_typed(decks: Driver) -> None:
    decks.click("Starred")
    assert typed(decks) == "is:starred"
    decks.ctrl(Key.Key_F)
    decks.type("is:flagged")
    assert (places(decks), checked(decks)) == ([1], ["Flagged"])


def test_the_words_of_a_search_stay_when_a_chip_is_pressed(decks: Driver) -> None:
    decks.type("budget")
    found = places(decks)
    decks.click("Flagged")
    assert typed(decks) == "is:flagged budget"
    assert places(decks) == [1]
    decks.click("Flagged")
    assert places(decks) == found


def test_chips_and_a_deck_narrow_together(decks: Driver) -> None:
    decks.click("Starred")
    decks.click("Price")
    assert places(decks) == []
    assert decks.sees("No card is like that.")


def test_escape_takes_every_chip_off(decks: Driver) -> None:
    decks.click("Starred")
    decks.press(Key.Key_Escape)
    assert (checked(decks), len(places(decks))) == ([], 70)


@pytest.mark.parametrize("name", CHIPS)
def test_where_there_is_none_it_is_said_how_one_comes_to_it(window: Driver, name: str) -> None:
    window.press(Key.Key_3, ALT)
    window.click(name)
    told = next(told for label, _, told in FILTERS.values() if label == name)
    assert window.sees(told)
    window.click(name)
    assert not window.sees(told)


def test_words_that_none_of_them_has_are_said_to_be_missing(decks: Driver) -> None:
    decks.type("is:starred elephant")
    assert decks.sees(NO_WORDS)


@pytest.mark.parametrize("begun", ["is:", "price is:st", "Flag:", "flag:pink"])
def test_who_begins_to_ask_for_a_decision_is_told_what_may_follow(decks: Driver, begun: str) -> None:
    decks.type(begun)
    assert decks.sees(ASKING)


@pytest.mark.parametrize("typed", ["is:starred", "flag:red", "is it", "price", ""])
def test_who_does_not_is_told_nothing(decks: Driver, typed: str) -> None:
    decks.type(typed)
    assert not decks.sees(ASKING)


def test_all_that_can_be_asked_for_is_told() -> None:
    assert all(word in ASKING for word in (*DECISIONS, "flag:red", "flag:amber", "flag:green", "flag:blue"))


def test_the_search_tells_it_where_one_points(decks: Driver) -> None:
    assert ASKING in decks.named(SEARCH, QLineEdit).toolTip()


def test_a_card_that_is_taken_up_again_leaves_the_list_of_the_suspended(decks: Driver) -> None:
    decks.click("Suspended")
    decks.click(TAKE_UP)
    assert places(decks) == []
    assert decks.sees(TAKEN_UP)
    assert decks.sees("No card is suspended.")


def test_where_the_page_scrolls_the_list_and_the_search_come_into_sight_with_the_keyboard(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    window = opened(qtbot, qapp, tmp_path, welcomed=True, text_size=200)
    window.window.resize(900, 600)
    window.press(Key.Key_3, ALT)
    cards, search = window.named("Cards", QListView), window.named(SEARCH, QLineEdit)
    page = window.window.screen_in_front.findChild(Scroller)
    qtbot.waitUntil(lambda: page.verticalScrollBar().isEnabled() and cards.parentWidget().height() > cards.height())
    assert not is_in_sight(window, cards)
    window.press(Key.Key_Down)
    assert is_in_sight(window, cards)
    assert not is_in_sight(window, search)
    window.ctrl(Key.Key_F)
    assert is_in_sight(window, search)


def is_in_sight(window: Driver, part: QWidget) -> bool:
    """Whether the whole of a part is inside the window."""
    return window.window.rect().contains(QRect(part.mapTo(window.window, QPoint(0, 0)), part.size()))
