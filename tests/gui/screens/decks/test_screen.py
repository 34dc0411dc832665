"""Looking through the decks: what is found is in sight, and the keyboard goes where the eye goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from tests.driver import ALT, Driver, Key, opened
from trainer.domain.memory import AS_IT_IS
from trainer.domain.views import Changes
from trainer.gui.dialogs.card_info import CardInfoDialog
from trainer.gui.dialogs.editor import EditorDialog
from trainer.gui.models.cards import ROW
from trainer.gui.screens.decks.screen import TAKEN_UP, DecksScreen
from trainer.gui.widgets.chip import AskChip
from trainer.gui.widgets.focusring import FocusRing
from trainer.gui.widgets.statuschips import BRING_BACK, TAKE_UP

SEARCH = "Search all cards"


@pytest.fixture
def decks(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Driver:
    """The screen of the decks over the shipped ones, of a rep who named a competitor."""
    window = opened(qtbot, qapp, tmp_path, welcomed=True, competitor="TrackCo")
    window.press(Key.Key_3, ALT)
    return window


def named(window: Driver, name: str, kind: type[QWidget] = QWidget) -> QWidget:
    screen = window.window.screen_in_front
    assert screen
    return next(found for found in screen.findChildren(kind) if found.accessibleName() == name)


def cards(window: Driver) -> QListView:
    found = named(window, "Cards", QListView)
    assert isinstance(found, QListView)
    return found


def chip(window: Driver, name: str) -> QWidget:
    return named(window, name, AskChip)


def hue(found: QWidget) -> str:
    """The colour role of a chip."""
    assert isinstance(found, AskChip)
    return found._face.hue


def lines(window: Driver) -> list[str]:
    model = cards(window).model()
    return [model.index(place, 0).data(ROW).objection for place in range(model.rowCount())]


def chosen(window: Driver) -> str:
    return str(cards(window).currentIndex().data(ROW).objection)


def is_in_sight(window: Driver) -> bool:
    """Whether the whole row of the chosen card can be seen."""
    view = cards(window)
    return view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def tab(window: Driver) -> str:
    """Press Tab; where the keyboard is then."""
    window.press(Key.Key_Tab)
    return QApplication.focusWidget().accessibleName()


def rings(window: Driver) -> list[QRect]:
    """The places of the rings that are to be seen, in the window."""
    found = (ring for ring in window.window.findChildren(FocusRing) if ring.isVisible())
    return [QRect(ring.mapTo(window.window, ring.rect().topLeft()), ring.size()) for ring in found]


def place(window: Driver, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window.window, widget.rect().topLeft()), widget.size())


# ---------------------------------------------------------------- finding


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("we always use trackco", "We always use TrackCo and have no desire to change."),
        ("dont have that problem", "We don't have that problem here."),
        ("We don't have that problem here", "We don't have that problem here."),
    ],
)
def test_what_is_read_in_the_list_is_found(decks: Driver, typed: str, line: str) -> None:
    decks.type(typed)
    assert chosen(decks) == lines(decks)[0] == line


def test_with_nothing_found_it_says_so(decks: Driver) -> None:
    decks.type("we always zzzz")
    assert lines(decks) == []
    decks.wait_for("No card has these words.")


def test_a_new_search_shows_its_best_hit_and_not_the_card_of_before(decks: Driver) -> None:
    view = cards(decks)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    decks.press(Key.Key_End)
    last = chosen(decks)
    decks.ctrl(Key.Key_F)
    decks.type("e")
    assert last in lines(decks)
    assert chosen(decks) == lines(decks)[0] != last
    assert is_in_sight(decks)
    assert view.verticalScrollBar().value() == 0


def test_a_search_that_is_cleared_leaves_its_card_chosen_and_in_sight(decks: Driver) -> None:
    decks.type("we always use trackco")
    line = chosen(decks)
    decks.press(Key.Key_Escape)
    assert len(lines(decks)) == 70
    assert chosen(decks) == line
    assert is_in_sight(decks)


def test_another_card_begins_at_its_top(decks: Driver) -> None:
    decks.window.resize(900, 600)
    pane = named(decks, "The chosen card")
    bar = pane.verticalScrollBar()  # type: ignore[attr-defined]
    decks.qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    decks.press(Key.Key_Down)
    decks.press(Key.Key_Down)
    assert bar.value() == 0


def test_a_card_that_was_edited_stays_chosen_among_what_was_found(decks: Driver) -> None:
    decks.type("we")
    decks.press(Key.Key_Down)
    decks.press(Key.Key_Down)
    line = chosen(decks)
    decks.press(Key.Key_F2)
    editor = decks.dialog(EditorDialog)
    decks.type("Well, we see. ")
    decks.ctrl(Key.Key_Return)
    assert not editor.isVisible()
    assert chosen(decks) == line


def test_a_card_of_another_kind_makes_a_mixed_deck_of_its_own(decks: Driver) -> None:
    assert hue(chip(decks, "Budget")) == "budget"
    decks.press(Key.Key_F2)
    editor = decks.dialog(EditorDialog)
    editor._category.setCurrentIndex(editor._category.count() - 1)
    decks.ctrl(Key.Key_Return)
    decks.qtbot.waitUntil(lambda: hue(chip(decks, "Budget")) == "neutral")


# ---------------------------------------------------------------- the keyboard


def test_the_keyboard_begins_at_the_search_and_goes_down_to_the_card_and_then_the_buttons(decks: Driver) -> None:
    assert QApplication.focusWidget().accessibleName() == SEARCH
    kinds = [deck.title for deck in decks.workspace.library.decks()]
    way = [
        *kinds,
        "Starred",
        "Flagged",
        "Suspended",
        "Buried",
        "New line",
        "New deck",
        "Excel template to fill in",
        "Cards",
        "The chosen card",
        "Hear it",
        "Count as heard",
        "About this card",
        "Edit",
        "Import",
        "Export",
        "Hand in",
    ]
    assert [tab(decks) for _ in way] == way


def test_the_way_is_the_same_after_another_card_and_kind_were_chosen(decks: Driver) -> None:
    click(chip(decks, "Price"))
    cards(decks).setFocus(Qt.FocusReason.TabFocusReason)
    decks.press(Key.Key_Down)
    buttons = ["Hear it", "Count as heard", "About this card", "Edit", "Import"]
    assert [tab(decks) for _ in range(6)] == ["The chosen card", *buttons]


@pytest.mark.parametrize("name", ["Cards", "The chosen card"])
def test_the_list_and_the_card_show_that_the_keyboard_is_on_them(decks: Driver, name: str) -> None:
    for _ in range(20):
        if tab(decks) == name:
            break
    around = rings(decks)
    assert len(around) == 1
    assert around[0].contains(place(decks, named(decks, name)))
    tab(decks)
    assert around[0] not in rings(decks)


def test_a_click_into_the_list_brings_no_ring(decks: Driver) -> None:
    click(cards(decks).viewport())
    assert rings(decks) == []


def test_a_kind_that_is_clicked_leaves_no_ring_anywhere(decks: Driver) -> None:
    click(chip(decks, "Price"))
    assert rings(decks) == []
    assert QApplication.focusWidget() is chip(decks, "Price")
    assert len(lines(decks)) == 10


def test_a_kind_that_is_chosen_by_key_keeps_the_keyboard(decks: Driver) -> None:
    price = chip(decks, "Price")
    assert "Price" in [tab(decks) for _ in range(4)]
    for count in (10, 70):
        decks.press(Key.Key_Space)
        assert len(lines(decks)) == count
        assert QApplication.focusWidget() is price
        assert [around.contains(place(decks, price)) for around in rings(decks)] == [True]


def test_the_edit_button_keeps_the_keyboard_when_the_card_changes(decks: Driver) -> None:
    named(decks, "Edit").setFocus(Qt.FocusReason.TabFocusReason)
    decks.workspace.editing.save(decks.workspace.library.card(cards(decks).currentIndex().data(ROW).id))
    screen = decks.window.screen_in_front
    assert screen
    screen.on_changes(Changes(decks=True))
    assert QApplication.focusWidget().accessibleName() == "Edit"


# ---------------------------------------------------------------- files


def test_a_deck_file_that_is_broken_is_one_sentence_on_the_strip(decks: Driver, tmp_path: Path) -> None:
    broken = tmp_path / "x.deck.toml"
    broken.write_text('format = 1\nid = "abc')
    screen = decks.window.screen_in_front
    assert isinstance(screen, DecksScreen)
    screen.take_file(str(broken))
    decks.wait_for("x.deck.toml:2")


def test_who_asks_to_hear_a_line_with_the_sound_off_is_told_why_nothing_is_heard(decks: Driver) -> None:
    decks.click("Hear it")
    assert decks.sees("Switch on “Read lines aloud” first.")


# ---------------------------------------------------------------- what was decided about a card


def test_a_suspended_card_says_so_and_is_taken_up_again_with_its_chip(decks: Driver) -> None:
    card_id = decks.window.screen_in_front._chosen
    decks.workspace.deciding.suspend(card_id)
    decks.press(Key.Key_1, ALT)
    decks.press(Key.Key_3, ALT)
    assert "suspended" in cards(decks).currentIndex().data()
    click(named(decks, TAKE_UP))
    assert decks.workspace.deciding.status(card_id) == AS_IT_IS
    assert "suspended" not in cards(decks).currentIndex().data()
    assert decks.sees(TAKEN_UP)
    assert QApplication.focusWidget() is cards(decks)


def test_a_buried_card_is_brought_back_with_its_chip(decks: Driver) -> None:
    card_id = decks.window.screen_in_front._chosen
    decks.workspace.deciding.bury(card_id)
    decks.press(Key.Key_1, ALT)
    decks.press(Key.Key_3, ALT)
    click(named(decks, BRING_BACK))
    assert decks.workspace.deciding.status(card_id) == AS_IT_IS


def test_everything_about_the_chosen_card_is_one_key_away(decks: Driver) -> None:
    decks.ctrl(Key.Key_I)
    assert "Every answer" in decks.text(decks.dialog(CardInfoDialog))


def test_a_line_that_was_counted_by_mistake_is_counted_back(decks: Driver) -> None:
    decks.click("Count as heard")
    decks.click("Undo")
    assert decks.workspace.capture.top().lines == ()
    decks.click("Redo")
    assert [line.times for line in decks.workspace.capture.top().lines] == [1]
