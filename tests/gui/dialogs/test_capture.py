"""A line that was heard is written down from anywhere with one key and Enter."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from tests.driver import ALT, Driver, Key
from tests.understanding import WordCoach
from trainer import words
from trainer.domain.categories import Category
from trainer.domain.feedback import Certainty
from trainer.gui.dialogs import capture
from trainer.gui.dialogs.capture import QUESTION, CaptureDialog
from trainer.gui.dialogs.sheet import BACK, DROPPING
from trainer.gui.widgets.strip import Strip

LINE = "You're twice what we pay now"
PLACES = {"today": Key.Key_1, "study": Key.Key_2, "decks": Key.Key_3, "settings": Key.Key_4}


def heard(window: Driver, said: str = "") -> CaptureDialog:
    """The dialog, opened by its key, with something typed."""
    window.ctrl(Key.Key_H)
    dialog = window.dialog(CaptureDialog)
    window.type(said)
    return dialog  # type: ignore[no-any-return]


def back(window: Driver) -> None:
    """In the window again."""
    window.window.activateWindow()  # which a window manager does
    window.qtbot.waitUntil(window.window.isActiveWindow)


def chosen(window: Driver, dialog: CaptureDialog) -> list[str]:
    return [chip.accessibleName() for chip in dialog.findChildren(QAbstractButton) if chip.isChecked()]


def top(window: Driver) -> list[tuple[str, Category, int]]:
    return [(line.line, line.category, line.times) for line in window.workspace.capture.top().lines]


def told(window: Driver) -> str:
    strips = (strip.sentence() for strip in window.window.findChildren(Strip))
    return next(filter(None, strips), "")


def sees(window: Driver, dialog: CaptureDialog, said: str) -> bool:
    return said in window.text(dialog)


@pytest.mark.parametrize("place", PLACES)
def test_one_key_one_line_and_enter_from_every_screen(window: Driver, place: str) -> None:
    window.press(PLACES[place], ALT)
    dialog = heard(window, LINE)
    window.press(Key.Key_Return)
    assert not dialog.isVisible()
    assert top(window) == [(LINE, Category.PRICE, 1)]
    assert window.screen == place
    assert words.quote(LINE) in told(window)


def test_it_opens_from_the_sidebar_too(window: Driver) -> None:
    window.click("Heard one")
    assert window.dialog(CaptureDialog)


# ---------------------------------------------------------------- the kind


def test_the_kind_is_suggested_while_one_types(window: Driver) -> None:
    dialog = heard(window)
    assert chosen(window, dialog) == []
    window.type("No budget")
    assert chosen(window, dialog) == ["Budget"]
    assert sees(window, dialog, "Sounds like")


@pytest.mark.parametrize(("place", "kind"), list(enumerate(Category, 1)))
def test_a_figure_chooses_the_kind(window: Driver, place: int, kind: Category) -> None:
    heard(window, LINE)
    window.ctrl(Key(Key.Key_0 + place))
    window.press(Key.Key_Return)
    assert top(window) == [(LINE, kind, 1)]


def test_the_arrows_go_through_the_kinds_in_a_ring(window: Driver) -> None:
    dialog = heard(window, "No budget")
    window.press(Key.Key_Down)
    assert chosen(window, dialog) == ["Time"]
    window.press(Key.Key_Up)
    window.press(Key.Key_Up)
    assert chosen(window, dialog) == ["No interest"]


def test_a_click_on_a_kind_leaves_the_cursor_in_the_line(window: Driver) -> None:
    heard(window, LINE)
    window.click("Fear of change", window.dialog(CaptureDialog))
    window.type("!")
    window.press(Key.Key_Return)
    assert top(window) == [(LINE + "!", Category.FEAR, 1)]


def test_what_was_chosen_is_not_changed_by_what_is_typed_next(window: Driver) -> None:
    dialog = heard(window, "Hm")
    window.ctrl(Key.Key_6)
    window.type(", no budget")
    assert chosen(window, dialog) == ["Fear of change"]


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every suggestion takes too long to be made for each letter."""
    monkeypatch.setattr(capture, "PATIENCE_S", -1)


@pytest.mark.usefixtures("slow")
def test_where_a_suggestion_takes_long_it_is_made_when_typing_pauses(window: Driver) -> None:
    dialog = heard(window, "N")
    window.type("o budget")
    assert chosen(window, dialog) == ["No interest"]
    window.qtbot.waitUntil(lambda: chosen(window, dialog) == ["Budget"])


@pytest.mark.usefixtures("slow")
def test_enter_before_the_pause_keeps_the_line_with_the_kind_it_sounds_like(window: Driver) -> None:
    heard(window, "No budget, no way")
    window.press(Key.Key_Return)
    assert top(window) == [("No budget, no way", Category.BUDGET, 1)]


@pytest.mark.usefixtures("slow")
def test_enter_before_the_pause_counts_nothing_that_was_not_shown(window: Driver) -> None:
    dialog = heard(window, "Too expensive")
    window.press(Key.Key_Return)
    assert sees(window, dialog, "You have this one: heard again (+1)")
    assert top(window) == []
    window.press(Key.Key_Return)
    assert top(window) == [("It's too expensive.", Category.PRICE, 1)]


# ---------------------------------------------------------------- a line that is there already


def test_a_line_that_is_there_is_counted_and_not_written_again(window: Driver) -> None:
    before = len(window.workspace.library.cards())
    dialog = heard(window, "Too expensive")
    assert sees(window, dialog, "You have this one: heard again (+1)")
    assert sees(window, dialog, "“It’s too expensive.”")
    window.press(Key.Key_Return)
    assert top(window) == [("It's too expensive.", Category.PRICE, 1)]
    assert len(window.workspace.library.cards()) == before
    assert "heard once" in told(window)


def test_it_can_be_another_one_all_the_same(window: Driver) -> None:
    dialog = heard(window, "Too expensive")
    window.ctrl(Key.Key_N)
    assert not sees(window, dialog, "You have this one")
    window.type(" for us")
    window.press(Key.Key_Return)
    assert top(window) == [("Too expensive for us", Category.PRICE, 1)]


def test_a_line_of_another_kind_is_another_one(window: Driver) -> None:
    dialog = heard(window, "Too expensive")
    window.ctrl(Key.Key_1)
    assert not sees(window, dialog, "You have this one")
    window.press(Key.Key_Return)
    assert top(window) == [("Too expensive", Category.BUDGET, 1)]


def test_what_was_just_written_is_there_the_next_time(window: Driver) -> None:
    heard(window, LINE)
    window.press(Key.Key_Return)
    back(window)
    heard(window, "you're twice what we pay!")
    window.press(Key.Key_Return)
    assert top(window) == [(LINE, Category.PRICE, 2)]


@pytest.mark.parametrize("place", PLACES)
def test_what_was_kept_by_mistake_is_taken_back_where_one_is(window: Driver, place: str) -> None:
    before = window.workspace.library.decks()
    window.press(PLACES[place], ALT)
    for said in ("Too expensive", LINE):
        heard(window, said)
        window.press(Key.Key_Return)
        back(window)
        window.click("Undo", window.window.findChild(Strip))
        assert top(window) == []
        assert "is off the list" in told(window)
    assert [deck.cards for deck in window.workspace.library.decks()] == [deck.cards for deck in before] + [0]
    window.click("Redo", window.window.findChild(Strip))
    assert top(window) == [(LINE, Category.PRICE, 1)]


def test_what_cannot_be_taken_back_is_told(window: Driver) -> None:
    heard(window, LINE)
    window.press(Key.Key_Return)
    back(window)
    with closing(sqlite3.connect(window.workspace.home.database)) as elsewhere, elsewhere:
        elsewhere.execute("DELETE FROM heard")
    window.click("Undo", window.window.findChild(Strip))
    assert "not on the list any more" in told(window)


# ---------------------------------------------------------------- leaving it


def test_nothing_typed_is_nothing_kept_and_it_says_what_to_do(window: Driver) -> None:
    dialog = heard(window)
    window.press(Key.Key_Return)
    assert dialog.isVisible()
    assert "write what the customer said" in dialog.strip.sentence()
    assert top(window) == []


def test_a_line_that_is_refused_stays_to_be_mended(window: Driver) -> None:
    dialog = heard(window, "Use {whoever}")
    window.press(Key.Key_Return)
    assert "brace" in dialog.strip.sentence()
    assert window.named(QUESTION, QLineEdit, dialog).text() == "Use {whoever}"


def test_a_line_is_dropped_only_after_a_warning(window: Driver) -> None:
    dialog = heard(window, LINE)
    window.press(Key.Key_Escape)
    assert dialog.strip.sentence() == DROPPING
    window.press(Key.Key_Escape)
    assert not dialog.isVisible()
    assert top(window) == []


# ---------------------------------------------------------------- what was begun


def left_by_a_program_that_died(window: Driver, said: str) -> CaptureDialog:
    """A dialog that is there again, after all that another one had kept of it is on the disk."""
    dialog = heard(window, said)
    window.qtbot.waitUntil(lambda: window.workspace.capture.begun() == said)
    dialog.put_by()
    back(window)
    return heard(window)


def test_what_was_typed_and_not_kept_is_there_again(window: Driver) -> None:
    dialog = left_by_a_program_that_died(window, LINE)
    assert dialog.strip.sentence() == BACK
    assert chosen(window, dialog) == ["Price"]
    window.press(Key.Key_Return)
    assert top(window) == [(LINE, Category.PRICE, 1)]
    assert window.workspace.capture.begun() == ""


def test_who_types_on_writes_behind_what_is_back(window: Driver) -> None:
    left_by_a_program_that_died(window, LINE)
    window.qtbot.waitUntil(lambda: not QApplication.focusWidget().hasSelectedText())
    window.type(", too")
    window.press(Key.Key_Return)
    assert [line for line, _, _ in top(window)] == [f"{LINE}, too"]


def test_who_drops_what_is_back_is_warned_first_and_then_it_is_gone(window: Driver) -> None:
    dialog = left_by_a_program_that_died(window, LINE)
    window.press(Key.Key_Escape)
    assert dialog.strip.sentence() == DROPPING
    window.press(Key.Key_Escape)
    assert window.workspace.capture.begun() == ""
    back(window)
    assert heard(window).strip.sentence() == ""


# ---------------------------------------------------------------- by its meaning

KINDS = {
    "product": (Category.FEAR, 0.99),
    "hearts": (Category.PREFERENCE, 0.7),
    "budget": (Category.TIME, 0.99),
    "quibble": (Category.IGNORANCE, 0.1),
}
"""Not what the words suggest: it is seen who was asked."""

NEAR = "“Your product costs three times the other guys.”"


@pytest.fixture
def hearing(window: Driver) -> Driver:
    """A window whose coach hears what lines mean."""
    window.workspace.coach = WordCoach(KINDS)
    return window


def meant(window: Driver, said: str, kind: str) -> CaptureDialog:
    dialog = heard(window, said)
    window.qtbot.waitUntil(lambda: chosen(window, dialog) == [kind])
    return dialog


@pytest.mark.parametrize(
    ("said", "kind", "told"),
    [
        ("one product more", "Fear of change", words.MEANT[Certainty.SURE]),
        ("it breaks our hearts", "Preference", words.MEANT[Certainty.LIKELY]),
        ("a mere quibble", "Ignorance", words.MEANT[Certainty.CHECK]),
        ("no budget at all", "Time", words.MEANT[Certainty.SURE]),
    ],
)
def test_the_kind_goes_by_the_meaning_once_typing_rests(hearing: Driver, said: str, kind: str, told: str) -> None:
    dialog = meant(hearing, said, kind)
    hearing.qtbot.waitUntil(lambda: sees(hearing, dialog, told))
    hearing.press(Key.Key_Return)
    assert [(line, words.CATEGORIES[category]) for line, category, _ in top(hearing)] == [(said, kind)]


def test_what_was_chosen_by_hand_stays_whatever_the_line_means(hearing: Driver) -> None:
    dialog = heard(hearing, "a product of yours")
    hearing.ctrl(Key.Key_1)
    hearing.qtbot.waitUntil(lambda: sees(hearing, dialog, "It is this one"))
    assert chosen(hearing, dialog) == ["Budget"]


def test_what_a_line_meant_is_let_go_with_the_line(hearing: Driver) -> None:
    dialog = meant(hearing, "it breaks our hearts", "Preference")
    hearing.named(QUESTION, QLineEdit, dialog).selectAll()
    hearing.type("No budget")
    assert chosen(hearing, dialog) == ["Budget"]


def test_a_line_in_the_same_words_is_that_line_whatever_it_means(hearing: Driver) -> None:
    dialog = heard(hearing, "your product costs three times the other guys")
    hearing.qtbot.waitUntil(lambda: sees(hearing, dialog, "Three times is a big gap"))
    assert sees(hearing, dialog, "You have this one: heard again (+1)")
    assert chosen(hearing, dialog) == ["Price"]


def near(window: Driver) -> CaptureDialog:
    """Something was written that is near to a line that is there."""
    dialog = heard(window, "a product of yours")
    window.qtbot.waitUntil(lambda: sees(window, dialog, NEAR))
    return dialog


def test_what_is_near_is_shown_as_near_with_its_reply(hearing: Driver) -> None:
    dialog = near(hearing)
    assert sees(hearing, dialog, "Near, not the same")
    assert sees(hearing, dialog, "Three times is a big gap")
    assert hearing.named("Save", QAbstractButton, dialog)


def test_enter_keeps_the_line_and_not_what_is_near(hearing: Driver) -> None:
    near(hearing)
    hearing.press(Key.Key_Return)
    assert top(hearing) == [("a product of yours", Category.FEAR, 1)]


def test_a_line_that_is_near_is_counted_by_the_keyboard(hearing: Driver) -> None:
    dialog = near(hearing)
    hearing.ctrl(Key.Key_Down)
    hearing.press(Key.Key_Return)
    assert hearing.named(f"Hide the whole reply to {NEAR}", QAbstractButton, dialog)
    hearing.press(Key.Key_Backtab)
    hearing.press(Key.Key_Return)
    assert not dialog.isVisible()
    assert top(hearing) == [("Your product costs three times the other guys.", Category.PRICE, 1)]
    assert "heard once" in told(hearing)


def test_up_leads_back_into_the_line(hearing: Driver) -> None:
    near(hearing)
    hearing.ctrl(Key.Key_Down)
    hearing.press(Key.Key_Up)
    hearing.type(" more")
    hearing.press(Key.Key_Return)
    assert [line for line, _, _ in top(hearing)] == ["a product of yours more"]


def test_a_line_that_was_said_to_be_another_one_is_not_near(hearing: Driver) -> None:
    line = "Our budget is frozen until January."
    dialog = heard(hearing, line)
    assert sees(hearing, dialog, words.quote(line))
    hearing.ctrl(Key.Key_N)
    hearing.qtbot.waitUntil(lambda: sees(hearing, dialog, "Near, not the same"))
    assert not sees(hearing, dialog, words.quote(line))


def test_where_nothing_hears_meaning_the_words_decide_as_ever(hearing: Driver) -> None:
    hearing.workspace.coach.become("")
    dialog = heard(hearing, "no budget at all")
    hearing.qtbot.waitUntil(lambda: "no budget at all" in hearing.workspace.coach.heard)
    assert chosen(hearing, dialog) == ["Budget"]
    assert sees(hearing, dialog, "Sounds like")
