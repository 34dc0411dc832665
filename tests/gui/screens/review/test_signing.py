"""Signing in the window: with a passphrase, and only with the right one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from tests.driver import Driver, Key
from tests.gui.screens.review.conftest import at_review
from tests.reviewing import PASSPHRASE
from trainer import deckfile
from trainer.gui.dialogs.asking import AskDialog, PassphraseDialog
from trainer.gui.widgets.field import Field


def approve(reviewer: Driver) -> None:
    at_review(reviewer)
    reviewer.press(Key.Key_4)
    reviewer.qtbot.waitUntil(lambda: reviewer.named("Approve", QAbstractButton).isEnabled())
    reviewer.press(Key.Key_A)


def sign(reviewer: Driver, passphrase: str) -> PassphraseDialog:
    dialog = reviewer.dialog(PassphraseDialog)
    reviewer.named("Passphrase", Field, dialog).setText(passphrase)
    reviewer.click("Sign", dialog)
    assert isinstance(dialog, PassphraseDialog)
    return dialog


def test_an_approved_deck_lies_where_the_team_fetches_it(reviewer: Driver, folder: Path, waiting: Path) -> None:
    approve(reviewer)
    sign(reviewer, PASSPHRASE)
    reviewer.qtbot.waitUntil(lambda: not waiting.exists())
    (approval,) = deckfile.read(folder / "Approved" / waiting.name).approvals
    assert approval.reviewer == "Dana Reyes"
    reviewer.qtbot.waitUntil(lambda: "Reviewed by Dana Reyes until 2 Sep 2026." in reviewer.window._strip.sentence())
    reviewer.wait_for("Take the approval back")


def test_another_passphrase_signs_nothing(reviewer: Driver, waiting: Path) -> None:
    approve(reviewer)
    dialog = sign(reviewer, "something else")
    reviewer.qtbot.waitUntil(lambda: "passphrase" in dialog.strip.sentence())
    assert deckfile.read(waiting).approvals == ()
    sign(reviewer, PASSPHRASE)
    reviewer.qtbot.waitUntil(lambda: not waiting.exists())


def test_an_approval_is_taken_back_with_a_reason(reviewer: Driver, folder: Path, waiting: Path) -> None:
    approve(reviewer)
    sign(reviewer, PASSPHRASE)
    reviewer.named("Take the approval back", QAbstractButton)
    reviewer.qtbot.waitUntil(lambda: not waiting.exists())
    reviewer.click("Take the approval back")
    dialog = reviewer.dialog(AskDialog)
    reviewer.type("A price was wrong.")
    reviewer.click("Take it back", dialog)
    sign(reviewer, PASSPHRASE)
    reviewer.wait_for("Dana Reyes took the approval back: A price was wrong.")
    (approval,) = deckfile.read(folder / "Approved" / waiting.name).approvals
    assert approval.withdrawn is not None
