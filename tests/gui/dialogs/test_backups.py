"""The backups in a list, one made by hand, and one put back, which can be taken back in the same way."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import a_deck, install, some_cards
from tests.driver import ALT, Driver, Key, opened
from tests.wear import changed_behind_our_back
from trainer.domain.backups import Backup, Reason
from trainer.gui.dialogs.backups import BackupsDialog, RestoreDialog
from trainer.gui.notices import DAMAGED
from trainer.paths import Home


@pytest.fixture
def practised(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Driver:
    """A rep who has backed up one answer and given another since."""
    install(tmp_path / "trainer.sqlite3", a_deck(*some_cards(5)))
    window = opened(qtbot, qapp, tmp_path, welcomed=True)
    window.press(Key.Key_Return)
    window.answer("Thank you. What comes first?")
    window.workspace.backups.make(Reason.DAILY)
    window.clock.advance(minutes=5)
    window.answer("I agree. What would help?")
    return window


def listed(window: Driver) -> BackupsDialog:
    window.press(Key.Key_4, ALT)
    window.click("Backups")
    return window.dialog(BackupsDialog)


def back_in_front(window: Driver) -> None:
    """No window manager does that here once two dialogs were open one after the other."""
    window.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    window.window.activateWindow()
    window.qtbot.waitUntil(window.window.isActiveWindow)


def put_back(window: Driver, name: str) -> None:
    window.click(name, listed(window))
    window.click("Put it back", window.dialog(RestoreDialog))
    window.qtbot.waitUntil(lambda: window.window._workspace not in (None, window.workspace))
    window.workspace = window.window._workspace
    back_in_front(window)


DAILY = "Restore the one of Monday 2 March 2026, 12:00"


def test_each_backup_says_when_why_and_how_many_answers_it_holds(practised: Driver) -> None:
    dialog = listed(practised)
    practised.named(DAILY, inside=dialog)
    assert "1 answer, daily" in practised.text(dialog)


def test_without_a_backup_that_is_said(window: Driver) -> None:
    dialog = listed(window)
    window.qtbot.waitUntil(lambda: "There is none yet" in window.text(dialog))


def test_one_made_by_hand_is_in_the_list_at_once(practised: Driver) -> None:
    dialog = listed(practised)
    practised.click("Back up now", dialog)
    practised.named("Restore the one of Monday 2 March 2026, 12:05", inside=dialog)
    assert dialog.strip.sentence() == "The backup is written and checked."


def test_one_that_cannot_be_made_is_told(window: Driver) -> None:
    Home(window.workspace.home.root).backups.write_text("I am no folder.")
    dialog = listed(window)
    for _ in range(2):
        window.click("Back up now", dialog)
        assert dialog.strip.sentence() == ""
        window.qtbot.waitUntil(lambda: "cannot be used" in dialog.strip.sentence())


def test_a_damaged_database_leads_from_the_list_to_its_repair(practised: Driver) -> None:
    changed_behind_our_back(practised.workspace.home.database, "UPDATE review SET rating = 4 - rating")
    practised.click("Back up now", listed(practised))
    practised.qtbot.waitUntil(lambda: practised.window._strip.sentence() == DAMAGED)
    assert QApplication.activeModalWidget() is None


def test_a_backup_that_cannot_be_read_cannot_be_chosen(practised: Driver) -> None:
    odd = Backup(5, Reason.HAND)
    practised.workspace.backups.path(odd).write_bytes(b"rubbish")
    dialog = listed(practised)
    assert not practised.named("Restore the one of Thursday 1 January 1970, 00:00", inside=dialog).isEnabled()


def test_a_backup_that_is_put_back_is_what_is_practised_then(practised: Driver) -> None:
    put_back(practised, DAILY)
    assert practised.workspace.study.today().done == 1
    assert practised.screen == "today"
    assert practised.window._strip.sentence().startswith("You are back at Monday 2 March 2026, 12:00, with 1 answer; ")


def test_putting_back_is_taken_back_in_the_same_way(practised: Driver) -> None:
    put_back(practised, DAILY)
    put_back(practised, "Restore the one of Monday 2 March 2026, 12:05")
    assert practised.workspace.study.today().done == 2


def test_practice_goes_on_after_one_was_put_back(practised: Driver) -> None:
    put_back(practised, DAILY)
    practised.press(Key.Key_Return)
    practised.answer("Thank you. What comes first?")
    assert practised.workspace.study.today().done == 2


def test_the_keyboard_goes_through_the_buttons_of_the_question(practised: Driver) -> None:
    practised.click(DAILY, listed(practised))
    question = practised.dialog(RestoreDialog)
    names = []
    for _ in range(3):
        names.append(QApplication.focusWidget().accessibleName())  # type: ignore[union-attr]
        practised.press(Key.Key_Tab)
    assert names == ["Cancel", "Put it back", "Cancel"]
    question.reject()


def test_who_thinks_better_of_it_changes_nothing(practised: Driver) -> None:
    practised.click(DAILY, listed(practised))
    practised.dialog(RestoreDialog)
    practised.press(Key.Key_Return)
    practised.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), BackupsDialog))
    assert practised.workspace.study.today().done == 2
    assert len(practised.workspace.backups.listed()) == 1
