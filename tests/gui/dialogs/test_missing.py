"""A database that is gone: what there is of it, and both ways to go on."""

from __future__ import annotations

import pytest

from tests.driver import Driver, Key
from trainer.domain.backups import Backup, Reason
from trainer.domain.days import Moment
from trainer.gui.dialogs.missing import FRESH, QUIT, RESTORE, TITLE, MissingDialog
from trainer.services.backups import Kept

NEWEST = Kept(Backup(1_772_452_800_000, Reason.DAILY), Moment(1_772_452_800_000, 60), 123)


def opened(window: Driver, newest: Kept = NEWEST, fullest: Kept = NEWEST) -> tuple[MissingDialog, list[int]]:
    """The dialog and how it ends."""
    dialog, results = MissingDialog(newest, fullest, window.window), list[int]()
    dialog.finished.connect(results.append)
    dialog.open()
    return window.dialog(MissingDialog), results


def test_it_says_what_is_missing_and_of_when_the_newest_backup_is(window: Driver) -> None:
    told = window.text(opened(window)[0])
    assert TITLE in told
    assert "The newest backup is of Monday 2 March 2026, 13:00, with 123 answers." in told


def test_of_a_backup_that_cannot_be_read_no_answers_are_told(window: Driver) -> None:
    told = window.text(opened(window, Kept(NEWEST.backup, NEWEST.at, -1))[0])
    assert "The newest backup is of Monday 2 March 2026, 13:00." in told


def test_that_it_was_made_before_one_was_put_back_is_told(window: Driver) -> None:
    before = Kept(Backup(NEWEST.backup.at_ms, Reason.RESTORE), NEWEST.at, 123)
    assert "with 123 answers, made before a backup was put back." in window.text(opened(window, before)[0])


@pytest.mark.parametrize("has", [2, 123])
def test_that_an_older_one_has_more_answers_is_told(window: Driver, has: int) -> None:
    told = window.text(opened(window, Kept(NEWEST.backup, NEWEST.at, has))[0])
    assert ("has more, 123 answers: once this one is back" in told) is (has < NEWEST.answers)


@pytest.mark.parametrize(("key", "result"), [(Key.Key_Return, RESTORE), (Key.Key_Escape, QUIT)])
def test_enter_restores_and_esc_quits(window: Driver, key: Key, result: int) -> None:
    _, results = opened(window)
    window.press(key)
    assert results == [result]


def test_starting_fresh_needs_its_own_button(window: Driver) -> None:
    dialog, results = opened(window)
    window.click("Start fresh", dialog)
    assert results == [FRESH]
