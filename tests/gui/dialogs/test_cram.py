"""A call soon: a kind and the minutes, and practice after which Today is as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.builders import a_deck, answer, install, some_cards
from tests.driver import ALT, CTRL, Driver, Key, opened
from trainer import words
from trainer.domain.categories import Category
from trainer.gui.dialogs.card_info import CardInfoDialog
from trainer.gui.dialogs.cram import CramDialog
from trainer.gui.screens.study.screen import LOST_IN_CRAM, NO_SUCH_LINE
from trainer.gui.widgets.chip import AskChip
from trainer.gui.widgets.gradebutton import GradeButton
from trainer.gui.widgets.stepper import Stepper

REPLY = "Thank you for telling me. What would you want fixed first?"
SHIFT = Qt.KeyboardModifier.ShiftModifier
FIGURES = (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5, Key.Key_6, Key.Key_7)


@pytest.fixture
def rep(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Driver:
    """Somebody with two lines of each kind, who has practised some of them."""
    install(tmp_path / "trainer.sqlite3", a_deck(*some_cards(14)))
    window = opened(qtbot, qapp, tmp_path, welcomed=True)
    session = window.workspace.study.start(limit=5)
    for _ in range(5):
        answer(session)
    session.end()
    window.clock.advance(days=5)
    window.press(Key.Key_1, ALT)
    return window


def asked(window: Driver) -> CramDialog:
    window.ctrl(Key.Key_K)
    dialog: CramDialog = window.dialog(CramDialog)
    return dialog


def started(window: Driver) -> None:
    """Press Enter in the dialog, and be at the first line."""
    window.press(Key.Key_Return)
    window.window.activateWindow()  # which a window manager does
    window.qtbot.waitUntil(window.window.isActiveWindow)


def chosen(dialog: CramDialog) -> list[str]:
    return [chip.accessibleName() for chip in dialog.findChildren(AskChip) if chip.isChecked()]


def kinds(window: Driver) -> set[Category]:
    """The kinds of all lines of this session, each answered and got."""
    found = set()
    while window.screen == "study":
        window.ctrl(Key.Key_L)
        found |= {kind for kind, name in words.CATEGORIES.items() if name in window.text().split("\n")}
        window.press(Key.Key_2)
    return found


# ---------------------------------------------------------------- asking


@pytest.mark.parametrize("screen", [Key.Key_1, Key.Key_3, Key.Key_4], ids=["today", "decks", "settings"])
def test_ctrl_k_asks_from_every_screen_and_esc_leads_back(rep: Driver, screen: Key) -> None:
    rep.press(screen, ALT)
    before = rep.screen
    dialog = asked(rep)
    rep.press(Key.Key_Escape)
    assert not dialog.isVisible()
    assert rep.screen == before


def test_ctrl_k_asks_in_the_middle_of_an_answer_too_and_leaves_it_as_it_is(rep: Driver) -> None:
    rep.press(Key.Key_2, ALT)
    rep.type("I see. Which part")
    rep.press(Key.Key_Home)
    asked(rep)
    rep.press(Key.Key_Escape)
    assert rep.named("Your answer", QPlainTextEdit).toPlainText() == "I see. Which part"


@pytest.mark.parametrize("revealed", [False, True], ids=["question", "reveal"])
def test_an_answer_that_was_begun_is_there_again_after_the_call(rep: Driver, revealed: bool) -> None:
    rep.press(Key.Key_2, ALT)
    rep.type("I see. Which part")
    if revealed:
        rep.ctrl(Key.Key_Return)
    asked(rep)
    started(rep)
    rep.wait_for("nothing is scheduled")
    rep.press(Key.Key_Escape)
    rep.press(Key.Key_2, ALT)
    assert rep.named("Your answer", QPlainTextEdit).toPlainText() == "I see. Which part"


def test_ctrl_0_is_anything_again(rep: Driver) -> None:
    dialog = asked(rep)
    rep.ctrl(Key.Key_1)
    rep.ctrl(Key.Key_0)
    assert rep.named("Anything", inside=dialog).isChecked()


@pytest.mark.parametrize("due", [True, False], ids=["something due", "nothing due"])
def test_the_button_on_today_asks_too(rep: Driver, due: bool) -> None:
    if not due:
        rep.workspace.preferences.change(new_per_day=0)
        while (question := (session := rep.workspace.study.start()).next()) is not None:
            answer(session, question)
        rep.press(Key.Key_1, ALT)
        rep.wait_for("Nothing is due")
    rep.click("A call soon?")
    assert rep.dialog(CramDialog)


# ---------------------------------------------------------------- what is asked


def test_at_first_anything_may_come_up_within_ten_minutes(rep: Driver) -> None:
    dialog = asked(rep)
    assert chosen(dialog) == ["Anything"]
    assert rep.named("Minutes until the call", Stepper, dialog).value() == 10
    started(rep)
    assert kinds(rep) == set(Category)


@pytest.mark.parametrize(("figure", "kind"), list(zip(FIGURES, Category, strict=True)))
def test_a_kind_is_chosen_by_its_figure_and_only_its_lines_come(rep: Driver, figure: Key, kind: Category) -> None:
    dialog = asked(rep)
    rep.ctrl(figure)
    assert chosen(dialog) == [words.CATEGORIES[kind]]
    started(rep)
    assert rep.sees("0 of 2")
    assert kinds(rep) == {kind}


def test_a_kind_is_chosen_with_the_mouse_and_let_go_again_and_enter_starts(rep: Driver) -> None:
    dialog = asked(rep)
    for name in ("Price", "Anything", "Budget"):
        rep.click(name, dialog)
        assert chosen(dialog) == [name]
    started(rep)
    assert kinds(rep) == {Category.BUDGET}


def test_a_kind_that_is_pressed_twice_stays_chosen(rep: Driver) -> None:
    dialog = asked(rep)
    rep.click("Price", dialog)
    rep.click("Price", dialog)
    assert chosen(dialog) == ["Price"]


def test_minutes_are_typed_and_enter_starts(rep: Driver) -> None:
    dialog = asked(rep)
    box = rep.named("Minutes until the call", Stepper, dialog)
    box.setFocus()
    box.selectAll()
    rep.type("4")
    started(rep)
    rep.answer(REPLY)
    rep.clock.advance(minutes=4)
    rep.answer(REPLY)
    assert rep.screen == "summary"  # the line that would come now begins after the call


@pytest.mark.parametrize(("typed", "minutes"), [("0", 1), ("600", 60)])
def test_minutes_out_of_range_become_the_nearest(rep: Driver, typed: str, minutes: int) -> None:
    dialog = asked(rep)
    box = rep.named("Minutes until the call", Stepper, dialog)
    box.setFocus()
    box.selectAll()
    rep.type(typed)
    with rep.qtbot.waitSignal(dialog.chosen) as told:
        rep.press(Key.Key_Return)
    assert told.args[0].what["cram"] == minutes


def test_cancel_starts_nothing(rep: Driver) -> None:
    dialog = asked(rep)
    rep.click("Cancel", dialog)
    assert not dialog.isVisible()
    assert rep.screen == "today"


def test_a_kind_without_lines_is_said_so(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    install(tmp_path / "trainer.sqlite3", a_deck(*some_cards(3, category=Category.PRICE)))
    window = opened(qtbot, qapp, tmp_path, welcomed=True)
    asked(window)
    window.ctrl(Key.Key_1)
    started(window)
    window.wait_for(NO_SUCH_LINE)
    assert window.screen == "today"


# ---------------------------------------------------------------- the practice


def test_one_can_type_at_once_and_is_told_that_nothing_is_scheduled(rep: Driver) -> None:
    asked(rep)
    started(rep)
    assert rep.sees(words.CRAM)
    rep.type("Thanks.")
    assert rep.named("Your answer", QPlainTextEdit).toPlainText() == "Thanks."
    rep.ctrl(Key.Key_Return)
    rep.wait_for("One way to say it")
    assert rep.sees(words.CRAM)
    promised = [rep.named(name, GradeButton).accessibleDescription() for name in ("Missed", "Got it")]
    assert promised == ["comes round again, 1", "done for now, 2"]


def test_afterwards_today_is_as_before(rep: Driver) -> None:
    before, due = rep.text(), rep.workspace.study.today()
    asked(rep)
    started(rep)
    rep.answer(REPLY, Key.Key_1)
    rep.answer(REPLY)
    rep.type("I was going to")
    rep.press(Key.Key_Escape)
    rep.wait_for(LOST_IN_CRAM)
    rep.press(Key.Key_Escape)
    assert rep.screen == "summary"
    rep.press(Key.Key_Return)
    rep.qtbot.waitUntil(lambda: rep.text() == before)
    assert rep.workspace.study.today() == due


def test_an_answer_that_was_begun_does_not_come_back_in_the_days_practice(rep: Driver) -> None:
    before = rep.workspace.study.start()
    asked(rep)
    started(rep)
    rep.type("I was going to")
    rep.press(Key.Key_Escape)
    rep.press(Key.Key_Escape)
    rep.press(Key.Key_2, ALT)
    assert rep.named("Your answer", QPlainTextEdit).toPlainText() == ""
    first = before.next()
    assert first is not None
    assert rep.sees(first.line)


def test_the_days_practice_after_it_is_no_cramming(rep: Driver) -> None:
    asked(rep)
    started(rep)
    rep.press(Key.Key_Escape)
    rep.press(Key.Key_2, ALT)
    assert rep.screen == "study"
    assert not rep.sees(words.CRAM)


def test_an_answer_is_taken_back_within_the_cramming_and_no_further(rep: Driver) -> None:
    asked(rep)
    started(rep)
    rep.answer(REPLY)
    rep.ctrl(Key.Key_Z)
    rep.wait_for("Taken back: Got it. Grade this line again. Ctrl Shift Z gives it again.")
    rep.ctrl(Key.Key_Z)
    rep.wait_for("There is nothing left to take back.")
    assert len(rep.workspace.study.today().practised) == 14
    assert sum(rep.workspace.study.today().practised) == 1


@pytest.mark.parametrize("again", ["Ctrl+Y", "Ctrl+Shift+Z"])
def test_an_answer_that_was_taken_back_is_given_again(rep: Driver, again: str) -> None:
    asked(rep)
    started(rep)
    rep.answer(REPLY)
    after = rep.text()
    rep.ctrl(Key.Key_Z)
    rep.wait_for("Taken back")
    rep.press(Key.Key_Y, CTRL) if again == "Ctrl+Y" else rep.press(Key.Key_Z, CTRL | SHIFT)
    rep.wait_for("Given again: Got it.")
    line = next(words for words in after.split("\n") if words.startswith("“"))
    assert rep.sees(line)


def test_card_info_tells_the_answers_of_the_cram_and_those_before(rep: Driver) -> None:
    asked(rep)
    started(rep)
    before = rep.text()
    rep.answer(REPLY, Key.Key_1)
    line = next(words for words in before.split("\n") if words.startswith("“"))
    while not rep.sees(line):
        rep.answer(REPLY)
    rep.ctrl(Key.Key_L)
    rep.press(Key.Key_I)
    told = rep.text(rep.dialog(CardInfoDialog)).split("\n")
    assert "in a cram: nothing was scheduled" in told[told.index("Every answer") + 3]
    assert ", then " in told[told.index("Every answer") + 7]


def test_after_it_the_summary_says_what_its_buttons_lead_to(rep: Driver) -> None:
    asked(rep)
    started(rep)
    rep.answer(REPLY)
    rep.press(Key.Key_Escape)
    rep.wait_for("You recalled it")
    rep.wait_for(words.CRAM)
    assert not rep.sees("Go on")
    rep.click("Practise today’s lines")
    assert rep.screen == "study"
    assert not rep.sees(words.CRAM)


def test_after_it_the_last_answer_can_be_taken_back_from_the_summary(rep: Driver) -> None:
    asked(rep)
    started(rep)
    rep.answer(REPLY)
    rep.press(Key.Key_Escape)
    rep.ctrl(Key.Key_Z)
    rep.wait_for("Taken back: Got it.")
    assert rep.sees(words.CRAM)


# ---------------------------------------------------------------- what customers really say


def test_my_top_15_can_be_chosen_once_a_line_of_it_has_a_reply(rep: Driver) -> None:
    dialog = asked(rep)
    assert "My top 15" not in rep.text(dialog)
    rep.press(Key.Key_Escape)
    rep.window.activateWindow()  # which a window manager does
    rep.qtbot.waitUntil(rep.window.isActiveWindow)
    heard = rep.workspace.library.cards()[3]
    rep.workspace.capture.again(heard.id)
    dialog = asked(rep)
    rep.ctrl(Key.Key_8)
    assert chosen(dialog) == ["My top 15"]
    started(rep)
    assert rep.sees("0 of 1")
    card = rep.workspace.library.card(heard.id)
    assert rep.sees(card.objection) or rep.sees(card.variant)
