"""A card that cannot be kept says so at the field that is to blame."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_card, a_deck, a_full_card, install, saying
from tests.driver import ALT, CTRL, Driver, Key, opened
from trainer.domain.cards import Card, Fact
from trainer.domain.categories import Category
from trainer.gui.dialogs.editor import LATER, NEEDED, EditorDialog
from trainer.gui.dialogs.sheet import BACK
from trainer.gui.widgets.picker import Picker
from trainer.gui.widgets.scroller import Scroller

Edit = Callable[..., tuple[Driver, EditorDialog]]

CARD = replace(
    a_full_card(reply="I agree, it is far to {town}. Shall we?"),
    facts=(Fact("Where they are.", slot="town", verified=True),),
    slots={"region": "the north", "town": "Leeds"},
)
BOXES = {
    "What the customer says": "The objection",
    "The same in other words": "The other wording",
    "The reply": "The reply",
    "The reply without claims": "The reply without claims",
    "The points, one per line": "The points",
    "What the line tells us": "What the line tells us",
}
"""What a box is called, and what a sentence about it begins with."""


@pytest.fixture
def edit(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Edit:
    """Open the editor over the one card of a home."""

    def open_it(card: Card, **chosen: Any) -> tuple[Driver, EditorDialog]:
        install(tmp_path / "trainer.sqlite3", a_deck(card))
        window = opened(qtbot, qapp, tmp_path, welcomed=True, **chosen)
        window.press(Key.Key_3, ALT)
        window.press(Key.Key_F2)
        return window, window.dialog(EditorDialog)

    return open_it


def field(editor: EditorDialog, name: str) -> QWidget:
    """The box of that name to write in."""
    boxes = (*editor.findChildren(QLineEdit), *editor.findChildren(QPlainTextEdit))
    return next(found for found in boxes if found.accessibleName() == name)


def write(window: Driver, editor: EditorDialog, box: str, text: str) -> None:
    """Put a text in place of what stands in a box."""
    field(editor, box).setFocus()
    window.press(Key.Key_A, CTRL)
    window.type(text)


def keep(window: Driver) -> None:
    window.ctrl(Key.Key_Return)


@pytest.mark.parametrize("box", BOXES)
def test_a_slot_that_nobody_fills_is_refused_at_its_field(edit: Edit, box: str) -> None:
    window, editor = edit(CARD)
    write(window, editor, box, "Ask {whoever}.")
    keep(window)
    said = f"{BOXES[box]} must not use {{whoever}}, which nobody fills. Write the words instead."
    assert said in window.text(editor)
    assert window.workspace.library.card(CARD.id) == CARD


def test_the_words_for_a_slot_may_not_be_missing_once_it_is_true(edit: Edit) -> None:
    window, editor = edit(CARD)
    write(window, editor, "Words for town", " ")
    keep(window)
    assert "The reply must not use {town}, which nobody fills." in window.text(editor)
    write(window, editor, "Words for town", "the {city}")
    keep(window)
    assert "The words for a slot must have no braces. Write plain words for town." in window.text(editor)
    write(window, editor, "Words for town", "York")
    keep(window)
    window.qtbot.waitUntil(lambda: window.workspace.library.card(CARD.id).slots["town"] == "York")


def test_what_is_wrong_where_the_editor_does_not_reach_is_told_above(edit: Edit) -> None:
    """No deck file brings such a card any more; one that is older may be here."""
    window, editor = edit(saying("Ask {whoever}.", ("layers", 0, "ask")))
    keep(window)
    said = "The questions and answers must not use {whoever}, which nobody fills."
    assert said in window.text(editor)
    assert "mend it in the file of the deck and import that." in window.text(editor)


# ---------------------------------------------------------------- claims, slots, and which reply is practised


CLAIM = Fact("What you do better.", slot="difference")
CLAIMING = a_full_card(
    objection="We have {competitor}.",
    reply="I see. What sets us apart is {difference}. What matters most to you?",
    facts=(CLAIM,),
    slots={"difference": "who answers at night"},
)


def shown(editor: EditorDialog, name: str) -> QWidget:
    """Whatever says this, or is called so."""
    return next(found for found in editor.findChildren(QWidget) if found.accessibleName() == name)


def toggle(window: Driver, editor: EditorDialog) -> None:
    shown(editor, "True for us").setFocus()
    window.press(Key.Key_Space)


def test_a_claim_is_true_only_in_words_of_ones_own(edit: Edit) -> None:
    window, editor = edit(CLAIMING)
    toggle(window, editor)
    write(window, editor, "Words for difference", " ")
    keep(window)
    assert "Write your own words for it, or switch it off." in window.text(editor)
    assert window.workspace.library.card(CLAIMING.id) == CLAIMING
    assert QApplication.focusWidget() is field(editor, "Words for difference")
    toggle(window, editor)
    keep(window)
    window.qtbot.waitUntil(lambda: "difference" not in window.workspace.library.card(CLAIMING.id).slots)


def test_each_claim_is_marked_at_its_own_line(edit: Edit) -> None:
    both = replace(CLAIMING, facts=(CLAIM, Fact("Who may be named.", slot="customer_abc")))
    window, editor = edit(both)
    for name, text in (("difference", "{"), ("customer_abc", "x" * 401)):
        write(window, editor, f"Words for {name}", text)
    keep(window)
    seen = {
        words: shown(editor, words).mapTo(editor, QPoint(0, 0)).y()
        for words in window.text(editor).split("\n")
        if words
    }
    told = [words for words in seen if words.startswith("The words for a slot")]
    rows = sorted((seen[words], words) for words in (*told, "Words for difference", "Words for customer_abc"))
    assert [words for _, words in rows] == [
        "Words for difference",
        "The words for a slot must have no braces. Write plain words for difference.",
        "Words for customer_abc",
        "The words for a slot may have at most 400 characters. Shorten it.",
    ]


@pytest.mark.parametrize("name", ["The reply", "What the line tells us"])
def test_a_refusal_leads_to_the_first_field_that_is_marked(edit: Edit, name: str) -> None:
    window, editor = edit(CARD)
    write(window, editor, "What the line tells us", "Ask {whoever}.")
    write(window, editor, name, "Ask {whoever}.")
    field(editor, "What the customer says").setFocus()
    editor.resize(editor.width(), 320)
    keep(window)
    mark = shown(editor, f"{BOXES[name]} must not use {{whoever}}, which nobody fills. Write the words instead.")
    assert QApplication.focusWidget() is field(editor, name)
    area = editor.findChild(Scroller).viewport()
    for widget in (field(editor, name), mark):
        window.qtbot.waitUntil(lambda seen=widget: area.rect().contains(place(seen, area)))


def place(widget: QWidget, around: QWidget) -> QRect:
    return QRect(widget.mapTo(around, QPoint(0, 0)), widget.size())


def practised(editor: EditorDialog) -> str:
    """The title beside which it says that this reply is practised now."""
    mark = next(
        found
        for found in editor.findChildren(QWidget)
        if found.accessibleName() == "practised now" and found.isVisible()
    )
    height = mark.mapTo(editor, QPoint(0, 0)).y()
    titles = (shown(editor, name) for name in ("One way to answer", "The same without claims"))
    return next(title.accessibleName() for title in titles if title.mapTo(editor, QPoint(0, 0)).y() == height)


def test_the_cursor_is_in_the_reply_that_is_practised_which_is_marked(edit: Edit) -> None:
    window, editor = edit(CLAIMING)
    assert QApplication.focusWidget() is field(editor, "The reply without claims")
    assert practised(editor) == "The same without claims"
    toggle(window, editor)
    window.qtbot.waitUntil(lambda: practised(editor) == "One way to answer")


def test_with_every_claim_true_the_cursor_is_in_the_reply(edit: Edit) -> None:
    _, editor = edit(replace(CLAIMING, facts=(replace(CLAIM, verified=True),)))
    assert QApplication.focusWidget() is field(editor, "The reply")
    assert practised(editor) == "One way to answer"


def test_a_card_without_claims_has_only_one_reply_to_practise(edit: Edit) -> None:
    window, editor = edit(a_full_card())
    assert QApplication.focusWidget() is field(editor, "The reply")
    assert "practised now" not in window.text(editor)


def test_what_is_edited_in_the_middle_of_practice_is_what_is_practised(edit: Edit) -> None:
    window, editor = edit(CLAIMING)
    window.type("Fair enough. ")
    keep(window)
    window.qtbot.waitUntil(lambda: not editor.isVisible())
    assert window.workspace.library.card(CLAIMING.id).trained_reply.startswith("Fair enough. ")


def test_what_stands_for_a_slot_now_is_told_under_the_reply(edit: Edit) -> None:
    window, editor = edit(CLAIMING)
    said = "{competitor} reads as the other vendor. {difference} reads as who answers at night."
    assert said in window.text(editor)
    write(window, editor, "Words for difference", "who you call")
    assert "{difference} reads as who you call." in window.text(editor)
    write(window, editor, "The reply", "Ask {whoever} about {product}. Or?")
    assert "{competitor} reads as the other vendor. {product} reads as our service." in window.text(editor)


def test_the_reps_own_words_are_told_for_a_slot(edit: Edit) -> None:
    window, editor = edit(CLAIMING, competitor="TrackCo")
    assert "{competitor} reads as TrackCo." in window.text(editor)


def test_a_card_without_slots_has_nothing_to_explain(edit: Edit) -> None:
    window, editor = edit(a_card())
    assert "reads as" not in window.text(editor)


# ---------------------------------------------------------------- what is needed, and what can wait


def top(editor: EditorDialog, widget: QWidget) -> int:
    return widget.mapTo(editor, QPoint(0, 0)).y()


def needed(editor: EditorDialog) -> list[str]:
    """The titles beside which it says that something is needed, from the top."""
    titles = ("The customer says", "One way to answer", "The same without claims", "The same objection in other words")
    marks = [found for found in editor.findChildren(QWidget) if found.accessibleName() == NEEDED and found.isVisible()]
    heights = {top(editor, mark) for mark in marks}
    seen = {name for found in editor.findChildren(QWidget) if (name := found.accessibleName()) in titles}
    return [name for name in titles if name in seen and top(editor, shown(editor, name)) in heights]


def test_line_and_reply_are_needed_and_stand_above_the_rest(edit: Edit) -> None:
    window, editor = edit(a_card())
    assert needed(editor) == ["The customer says", "One way to answer"]
    later = top(editor, shown(editor, LATER))
    above = ("Kind", "What the customer says", "The reply")
    below = ("The same in other words", "The points, one per line", "What the line tells us")
    assert all(top(editor, shown(editor, name)) < later for name in above)
    assert all(top(editor, shown(editor, name)) > later for name in below)
    assert "without claims" not in window.text(editor)


def test_the_reply_without_claims_is_needed_until_every_claim_is_true(edit: Edit) -> None:
    window, editor = edit(CLAIMING)
    assert "The same without claims" in needed(editor)
    toggle(window, editor)
    window.qtbot.waitUntil(lambda: needed(editor) == ["The customer says", "One way to answer"])


def test_tab_goes_down_the_form(edit: Edit) -> None:
    window, editor = edit(CLAIMING)
    window.named("Kind", Picker, editor).setFocus()
    names = []
    for _ in range(9):
        window.press(Key.Key_Tab)
        names.append(QApplication.focusWidget().accessibleName())
    assert names == [
        *("What the customer says", "The reply", "Words for difference", "True for us", "The reply without claims"),
        *("The same in other words", "The points, one per line", "What the line tells us", "Cancel"),
    ]


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("card", [a_card(), CLAIMING], ids=["plain", "claiming"])
def test_it_stands_inside_a_small_window_and_the_boxes_keep_their_lines(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, card: Card, text_size: int
) -> None:
    install(tmp_path / "trainer.sqlite3", a_deck(card))
    window = opened(qtbot, qapp, tmp_path, welcomed=True, text_size=text_size)
    window.window.resize(900, 600)
    window.press(Key.Key_3, ALT)
    window.press(Key.Key_F2)
    editor = window.dialog(EditorDialog)
    assert editor.width() <= 900
    assert editor.height() <= 600
    box = field(editor, "The reply")
    assert box.height() >= 4 * box.fontMetrics().height()
    assert editor.rect().contains(place(shown(editor, "Keep"), editor))
    assert editor.findChild(Scroller).horizontalScrollBar().maximum() == 0
    area = editor.findChild(Scroller).viewport()
    while QApplication.focusWidget().accessibleName() != "What the line tells us":
        window.press(Key.Key_Tab)
        window.qtbot.waitUntil(lambda: area.rect().contains(place(QApplication.focusWidget(), area).topLeft()))
    assert area.rect().contains(place(QApplication.focusWidget(), area))


# ---------------------------------------------------------------- what was begun


def begun(window: Driver, card: Card) -> Card | None:
    """What would be there again if the program died now."""
    return window.workspace.editing.begun(window.workspace.library.card(card.id))


def reopened(window: Driver, editor: EditorDialog) -> EditorDialog:
    """The program dies, and the editor of the same card is opened by the next one."""
    editor.hide()
    again = EditorDialog(window.window.screen_in_front.desk, CLAIMING.id, window.window)  # type: ignore[union-attr]
    again.open()
    return again


def test_what_is_written_is_kept_while_the_rep_thinks(edit: Edit) -> None:
    window, _ = edit(CLAIMING)
    window.type("Fair enough. ")
    window.qtbot.waitUntil(lambda: begun(window, CLAIMING) is not None)
    left = begun(window, CLAIMING)
    assert left is not None
    assert left.plain_reply.startswith("Fair enough. ")
    for _ in range(len("Fair enough. ")):
        window.press(Key.Key_Backspace)
    window.qtbot.waitUntil(lambda: begun(window, CLAIMING) is None)


def test_what_is_written_is_kept_while_one_writes_without_a_pause(edit: Edit) -> None:
    window, _ = edit(CLAIMING)

    def one_letter_more_is_kept() -> bool:
        window.type("a")
        return begun(window, CLAIMING) is not None

    window.qtbot.waitUntil(one_letter_more_is_kept)


def test_a_key_that_leads_elsewhere_writes_no_figure(edit: Edit) -> None:
    window, _ = edit(CLAIMING)
    before = QApplication.focusWidget().toPlainText()  # type: ignore[union-attr]
    for key in (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4):
        window.press(key, ALT)
    assert QApplication.focusWidget().toPlainText() == before  # type: ignore[union-attr]


def test_what_was_begun_is_back_in_every_field_and_is_said_to_be(edit: Edit) -> None:
    window, editor = edit(CLAIMING)
    for name in ("The reply", "The points, one per line", "The same in other words", "What the line tells us"):
        write(window, editor, name, f"Mine: {name}")
    write(window, editor, "Words for difference", "who you call")
    toggle(window, editor)
    window.named("Kind", Picker, editor).setCurrentIndex(list(Category).index(Category.FEAR))
    window.qtbot.waitUntil(lambda: (left := begun(window, CLAIMING)) is not None and left.category is Category.FEAR)
    again = reopened(window, editor)
    assert again.strip.sentence() == BACK
    for name in ("The reply", "The points, one per line", "The same in other words", "What the line tells us"):
        box = field(again, name)
        assert (box.text() if isinstance(box, QLineEdit) else box.toPlainText()) == f"Mine: {name}"  # type: ignore[attr-defined]
    assert window.workspace.library.card(CLAIMING.id) == CLAIMING
    again._keep()
    kept = window.workspace.library.card(CLAIMING.id)
    assert (kept.reply, kept.category) == ("Mine: The reply", Category.FEAR)
    assert kept.slots["difference"] == "who you call"
    assert kept.facts[0].verified
    assert begun(window, CLAIMING) is None


def test_who_drops_what_was_begun_is_warned_first_and_then_it_is_gone(edit: Edit) -> None:
    window, editor = edit(CLAIMING)
    window.type("Mine.")
    window.qtbot.waitUntil(lambda: begun(window, CLAIMING) is not None)
    again = reopened(window, editor)
    again.reject()
    assert again.isVisible()
    again.reject()
    assert not again.isVisible()
    assert begun(window, CLAIMING) is None
    assert reopened(window, again).strip.sentence() == ""
