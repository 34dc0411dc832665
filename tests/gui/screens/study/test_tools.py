"""The card in front: flagged, starred, put aside, looked up, by its key and by the menu, and never a hint too early."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.builders import some_cards
from tests.driver import Driver, Key
from trainer import words
from trainer.domain.memory import FLAGS, Rest, Status
from trainer.gui import icons
from trainer.gui.actions import action, key
from trainer.gui.dialogs.card_info import CardInfoDialog
from trainer.gui.dialogs.editor import EditorDialog
from trainer.gui.dialogs.own_words import OwnWordsDialog
from trainer.gui.dialogs.sheet import Sheet
from trainer.gui.notices import Notices
from trainer.gui.screens.study.tools import LATER
from trainer.gui.widgets.glyph import FLAG_ROLES

from .conftest import REPLY, begun, card

STAR = "You gave this card a star"
BURIED, SUSPENDED = "Buried until tomorrow.", "Suspended; take it up again in Decks."
ASIDE = pytest.mark.parametrize(("put", "told"), [(Key.Key_Minus, BURIED), (Key.Key_At, SUSPENDED)], ids=["-", "@"])
LETTERS = "*f-@iewh"
TELLING = ("edit", "own_words", "heard_reveal", "info")
"""What tells the reply, or how often it was known."""


def reveal(window: Driver) -> str:
    """Say the present line aloud; returns the id of its card."""
    card_id = card(window).id
    window.ctrl(Key.Key_L)
    window.wait_for("One way to say it")
    return card_id


def status(window: Driver, card_id: str) -> Status:
    return window.workspace.deciding.status(card_id)


def flags_seen(window: Driver) -> list[str]:
    return [line for line in window.text().split("\n") if line.startswith("Flag: ")]


def the_menu(window: Driver) -> QMenu:
    window.press(Key.Key_F10)
    window.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def entry(menu: QMenu, name: str) -> QAction:
    """The entry that is called so."""
    return next(one for one in menu.actions() if one.text().partition("\t")[0] == name)


def choose(menu: QMenu, name: str) -> None:
    """Go down to an entry with the arrow, and press Enter."""
    wanted = entry(menu, name)
    for _ in menu.actions():
        if menu.activeAction() is not wanted:
            QTest.keyClick(menu, Key.Key_Down)
    assert menu.activeAction() is wanted
    QTest.keyClick(menu, Key.Key_Return)


# ---------------------------------------------------------------- star and flag


@pytest.mark.parametrize("revealed", [False, True], ids=["question", "reveal"])
def test_a_star_is_given_and_taken_away_with_one_key(study: Driver, revealed: bool) -> None:
    card_id = reveal(study) if revealed else card(study).id
    study.window.setFocus()
    study.press(Key.Key_Asterisk)
    study.wait_for(STAR)
    assert status(study, card_id).marked
    study.press(Key.Key_Asterisk)
    assert not study.sees(STAR)
    assert not status(study, card_id).marked


def test_a_flag_is_the_next_colour_and_after_the_last_one_none(study: Driver) -> None:
    card_id = reveal(study)
    for flag in (*FLAGS[1:], 0):
        study.press(Key.Key_F)
        assert status(study, card_id).flag == flag
        assert flags_seen(study) == ([f"Flag: {words.FLAGS[flag].lower()}"] if flag else [])


def test_star_and_flag_are_those_of_the_card_in_front(study: Driver) -> None:
    reveal(study)
    study.press(Key.Key_Asterisk)
    study.press(Key.Key_F)
    study.press(Key.Key_1)
    study.answer(REPLY)
    assert not study.sees(STAR)
    assert not study.sees("Flag: red")
    study.answer(REPLY)
    study.wait_for(STAR)  # the missed line came again
    assert study.sees("Flag: red")


def test_star_and_flag_change_no_schedule_and_grade_nothing(study: Driver) -> None:
    before = study.workspace.study.today()
    reveal(study)
    study.press(Key.Key_Asterisk)
    study.press(Key.Key_F)
    assert study.workspace.study.today() == before
    assert study.sees("One way to say it")


# ---------------------------------------------------------------- putting aside


@ASIDE
@pytest.mark.parametrize("revealed", [False, True], ids=["question", "reveal"])
def test_a_line_that_is_put_aside_makes_room_for_the_next_and_ctrl_z_brings_it_back(
    study: Driver, put: Key, told: str, revealed: bool
) -> None:
    here = card(study)
    if revealed:
        reveal(study)
    study.window.setFocus()
    study.press(put)
    study.wait_for(f"{told} Ctrl Z brings it back.")
    assert not study.sees(here.objection)
    assert not study.sees("One way to say it")
    study.ctrl(Key.Key_Z)
    study.wait_for("The line is back.")
    assert card(study) == here
    assert status(study, here.id) == Status()
    for _ in range(3):
        study.answer(REPLY)
    assert study.screen == "summary"


def test_a_buried_line_does_not_come_today_and_a_suspended_one_not_until_it_is_taken_up(study: Driver) -> None:
    buried = card(study).id
    study.window.setFocus()
    study.press(Key.Key_Minus)
    suspended = card(study).id
    study.window.setFocus()
    study.press(Key.Key_At)
    study.answer(REPLY)
    assert study.screen == "summary"
    assert study.workspace.study.start().next() is None
    assert status(study, suspended).rest is Rest.BY_REP
    study.clock.advance(days=1)
    question = study.workspace.study.start().next()
    assert question is not None
    assert question.card_id == buried


def test_what_was_begun_for_a_line_that_is_put_aside_is_there_when_it_is_back(study: Driver) -> None:
    study.type("I was going to")
    study.window.setFocus()
    study.press(Key.Key_At)
    study.wait_for("Ctrl Z brings it back.")
    study.ctrl(Key.Key_Z)
    study.wait_for("The line is back.")
    assert study.named("Your answer", QPlainTextEdit).toPlainText() == "I was going to"


def test_an_answer_given_since_is_taken_back_before_the_line_that_was_put_aside(study: Driver) -> None:
    aside = card(study)
    study.window.setFocus()
    study.press(Key.Key_Minus)
    answered = card(study)
    study.answer(REPLY)
    study.ctrl(Key.Key_Z)
    study.wait_for("Taken back: Got it.")
    assert card(study) == answered
    study.ctrl(Key.Key_Z)
    study.wait_for("The line is back.")
    assert card(study) == aside


@ASIDE
@pytest.mark.parametrize("answered", [0, 1], ids=["Today", "the summary"])
def test_who_puts_the_last_line_aside_is_promised_a_way_back_only_where_there_is_one(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, put: Key, told: str, answered: int
) -> None:
    window = begun(qtbot, qapp, tmp_path, *some_cards(1 + answered))
    for _ in range(answered):
        window.answer(REPLY)
    window.window.setFocus()
    window.press(put)
    assert window.screen == ("summary" if answered else "today")
    window.wait_for(told)
    assert window.sees("brings it back") is bool(answered)
    assert not window.sees("Nothing is due now.")
    window.ctrl(Key.Key_Z)
    assert window.screen == ("study" if answered else "today")


# ---------------------------------------------------------------- nothing by mistake, nothing too early


def test_while_a_reply_is_typed_every_letter_is_a_letter(study: Driver) -> None:
    here = card(study)
    study.type(LETTERS)
    assert study.named("Your answer", QPlainTextEdit).toPlainText() == LETTERS
    assert card(study) == here
    assert status(study, here.id) == Status()
    assert QApplication.activeWindow() is study.window


@pytest.mark.parametrize("letter", [Key.Key_I, Key.Key_E, Key.Key_W])
def test_before_the_attempt_no_key_opens_what_tells_the_reply(study: Driver, letter: Key) -> None:
    study.window.setFocus()
    study.press(letter)
    assert not study.window.findChildren(Sheet)
    assert QApplication.activeWindow() is study.window


def test_keys_of_one_letter_can_be_switched_off(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    window = begun(qtbot, qapp, tmp_path, single_keys=False)
    card_id = reveal(window)
    for letter in (Key.Key_Asterisk, Key.Key_F, Key.Key_Minus, Key.Key_At, Key.Key_I):
        window.press(letter)
    assert status(window, card_id) == Status()
    assert window.sees("One way to say it")
    assert QApplication.activeWindow() is window.window


def test_elsewhere_the_keys_do_nothing(study: Driver) -> None:
    here = card(study).id
    study.press(Key.Key_Escape)
    for letter in (Key.Key_Asterisk, Key.Key_F, Key.Key_Minus, Key.Key_At, Key.Key_F10):
        study.press(letter)
    assert status(study, here) == Status()
    assert QApplication.activePopupWidget() is None


# ---------------------------------------------------------------- dialogs


@pytest.mark.parametrize(
    ("letter", "kind"), [(Key.Key_I, CardInfoDialog), (Key.Key_E, EditorDialog), (Key.Key_W, OwnWordsDialog)]
)
def test_after_the_attempt_a_key_opens_what_tells_the_reply_and_esc_leads_back(
    study: Driver, letter: Key, kind: type[Sheet]
) -> None:
    reveal(study)
    study.press(letter)
    dialog = study.dialog(kind)
    study.press(Key.Key_Escape)
    assert not dialog.isVisible()
    study.window.activateWindow()  # which a window manager does
    study.qtbot.waitUntil(study.window.isActiveWindow)
    study.press(Key.Key_2)
    assert study.workspace.study.today().done == 1


# ---------------------------------------------------------------- the menu


def test_the_menu_names_all_of_it_with_its_keys(study: Driver) -> None:
    reveal(study)
    shown = {one.text().partition("\t")[0]: one for one in the_menu(study).actions() if one.text()}
    for name in (*TELLING, "mark", "bury", "suspend"):
        assert shown[action(name).words].shortcut().toString() == key(name)
        assert shown[action(name).words].isEnabled()
    assert shown["Flag"].text() == "Flag\tF"


def test_before_the_attempt_the_menu_opens_nothing_that_tells_the_reply(study: Driver) -> None:
    menu = the_menu(study)
    off = {one.text() for one in menu.actions() if one.text() and not one.isEnabled()}
    assert off == {LATER}
    assert not {one.text() for one in menu.actions()} & {action(name).words for name in TELLING}


def test_the_button_at_the_end_of_the_bar_opens_the_menu_too(study: Driver) -> None:
    study.click("More for this line")
    study.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))


def test_a_star_is_given_and_taken_away_by_the_menu(study: Driver) -> None:
    card_id = card(study).id
    choose(the_menu(study), action("mark").words)
    study.wait_for(STAR)
    choose(the_menu(study), "Take the star away")
    study.qtbot.waitUntil(lambda: not study.sees(STAR))
    assert not status(study, card_id).marked


def test_a_flag_is_chosen_by_the_menu_which_shows_the_one_there_is(study: Driver) -> None:
    card_id = card(study).id
    menu = the_menu(study)
    choose(menu, "Flag")
    flags = entry(menu, "Flag").menu()
    assert isinstance(flags, QMenu)
    assert [one.text() for one in flags.actions() if one.isChecked()] == ["No flag"]
    choose(flags, "Blue")
    study.wait_for("Flag: blue")
    assert status(study, card_id).flag == 4
    flags = entry(the_menu(study), "Flag").menu()
    assert isinstance(flags, QMenu)
    assert [one.text() for one in flags.actions() if one.isChecked()] == ["Blue"]
    look = icons.icon("check", FLAG_ROLES[4])
    assert (
        entry(flags, "Blue").icon().pixmap(18).toImage() == look.pixmap(18).toImage()
    )  # a tick beside an icon is lost


@pytest.mark.parametrize(("name", "told"), [("bury", BURIED), ("suspend", SUSPENDED)])
def test_a_line_is_put_aside_by_the_menu(study: Driver, name: str, told: str) -> None:
    here = card(study)
    choose(the_menu(study), action(name).words)
    study.wait_for(f"{told} Ctrl Z brings it back.")
    assert card(study) != here


def test_card_info_is_opened_by_the_menu(study: Driver) -> None:
    reveal(study)
    choose(the_menu(study), action("info").words)
    assert study.dialog(CardInfoDialog)


def test_esc_closes_the_menu_and_one_goes_on_typing(study: Driver) -> None:
    study.type("I was ")
    QTest.keyClick(the_menu(study), Key.Key_Escape)
    study.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    study.type("going to")
    assert study.named("Your answer", QPlainTextEdit).toPlainText() == "I was going to"
    assert study.screen == "study"


def test_a_menu_that_was_closed_leaves_nothing_behind(study: Driver) -> None:
    for _ in range(3):
        QTest.keyClick(the_menu(study), Key.Key_Escape)
    study.qtbot.waitUntil(lambda: not study.window.findChildren(QMenu))


def test_a_line_that_was_counted_by_mistake_is_taken_back_where_one_is(study: Driver) -> None:
    card_id = reveal(study)
    study.press(Key.Key_H)
    assert study.workspace.capture.times(card_id) == 1
    study.click("Undo", study.window.findChild(Notices))
    assert study.workspace.capture.times(card_id) == 0
    assert study.screen == "study"
    assert study.sees("One way to say it")
