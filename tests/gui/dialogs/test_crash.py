"""When we made a mistake: what a person reads, what they can copy, and how they go on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from tests.driver import Driver, Key
from trainer.gui.dialogs.crash import CrashDialog

DETAILS = "Objection trainer 0.1\n\nTraceback: <b>boom</b>\nZeroDivisionError"
LOG = Path("/somewhere/logs/trainer.log")


@pytest.fixture
def crash(window: Driver) -> CrashDialog:
    """The dialog in front of a rep who had begun to answer."""
    window.press(Key.Key_Return)
    window.type("I was going to")
    CrashDialog(DETAILS, LOG).open()
    dialog: CrashDialog = window.dialog(CrashDialog)
    return dialog


def test_it_says_that_answers_are_safe_and_where_the_log_is(window: Driver, crash: CrashDialog) -> None:
    assert "Your answers are safe" in window.text(crash)
    assert f"The same is in {LOG}." in window.text(crash)


def test_the_details_are_to_be_read_as_they_are_and_not_to_be_changed(window: Driver, crash: CrashDialog) -> None:
    details = window.named("Details", QPlainTextEdit, crash)
    details.setFocus()
    window.type("x")
    assert details.toPlainText() == DETAILS


def test_the_details_can_be_copied(window: Driver, crash: CrashDialog) -> None:
    window.click("Copy the details", crash)
    assert QGuiApplication.clipboard().text() == DETAILS
    assert crash.isVisible()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space, Key.Key_Escape])
def test_one_key_goes_on_where_the_rep_was(window: Driver, crash: CrashDialog, key: Key) -> None:
    window.press(key)
    assert not crash.isVisible()
    window.window.activateWindow()  # which a window manager does
    window.qtbot.waitUntil(window.window.isActiveWindow)
    window.type(" say this")
    assert window.named("Your answer", QPlainTextEdit).toPlainText() == "I was going to say this"
