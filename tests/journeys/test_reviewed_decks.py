"""A deck on its way: its author writes, a reviewer asks for changes and approves, and a rep fetches it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.builders import install
from tests.driver import ALT, Driver, Key, opened
from tests.reviewing import BEFORE, CHANGED, PASSPHRASE
from trainer.gui.dialogs.asking import AskDialog, PassphraseDialog
from trainer.gui.dialogs.confirming import ConfirmDialog
from trainer.gui.dialogs.editor import EditorDialog
from trainer.gui.dialogs.handing_in import HandInDialog
from trainer.gui.dialogs.importing import ImportDialog
from trainer.gui.widgets.field import Field
from trainer.gui.widgets.offerline import OfferLine

Person = Callable[[str], Driver]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "Team"
    for inside in ("Review", "Approved"):
        (place / inside).mkdir(parents=True)
    return place


@pytest.fixture
def sits_down(qtbot: QtBot, qapp: QApplication, tmp_path: Path, folder: Path) -> Person:
    """Somebody opens the program on their own computer."""

    def sit(name: str) -> Driver:
        home = tmp_path / name
        if not home.exists():
            install(home / "trainer.sqlite3", BEFORE)
        return opened(qtbot, qapp, home, welcomed=True, name=name, shared_folder=str(folder))

    return sit


def write(author: Driver, reply: str, changed: str) -> None:
    """Mend the reply of the first line, and hand the deck in."""
    author.press(Key.Key_3, ALT)
    author.press(Key.Key_Down)
    author.press(Key.Key_F2)
    dialog = author.dialog(EditorDialog)
    author.named("The reply", QPlainTextEdit, dialog).setPlainText(reply)
    author.ctrl(Key.Key_Return)
    author.window.activateWindow()  # which a window manager does
    author.qtbot.waitUntil(author.window.isActiveWindow)
    author.click("Hand in")
    handing = author.dialog(HandInDialog)
    author.named("What changed", QPlainTextEdit, handing).setPlainText(changed)
    author.click("Hand in", handing)
    author.close()


def at_review(person: Driver) -> None:
    person.press(Key.Key_8, ALT)
    person.wait_for("1 of 1")


def test_a_deck_is_written_sent_back_approved_and_fetched(sits_down: Person, folder: Path) -> None:
    write(sits_down("Tom Adler"), "We are the best, guaranteed!", "Bolder.")

    dana = sits_down("Dana Reyes")
    dana.workspace.publishing.make_key("Dana Reyes", PASSPHRASE)
    at_review(dana)
    dana.wait_for("promises a lot: the best, guaranteed")
    dana.press(Key.Key_1)
    dana.wait_for("No customer would believe the reply")
    dana.press(Key.Key_C)
    asking = dana.dialog(AskDialog)
    dana.type("No guarantees, please.")
    dana.click("Send it back", asking)
    dana.wait_for("Dana Reyes asked for changes: No guarantees, please.")
    dana.close()

    tom = sits_down("Tom Adler")
    tom.press(Key.Key_8, ALT)
    tom.wait_for("Dana Reyes asked for changes: No guarantees, please.")
    assert not tom.sees("Approve")
    tom.close()
    write(sits_down("Tom Adler"), "I see. What would have to be true?", "Calmer, with a question.")

    dana = sits_down("Dana Reyes")
    at_review(dana)
    dana.press(Key.Key_4)
    dana.qtbot.waitUntil(lambda: dana.named("Approve", QAbstractButton).isEnabled())
    dana.press(Key.Key_A)
    signing = dana.dialog(PassphraseDialog)
    dana.named("Passphrase", Field, signing).setText(PASSPHRASE)
    dana.click("Sign", signing)
    dana.wait_for("Take the approval back")
    dana.close()
    assert list((folder / "Review").glob("*.deck.toml")) == []

    rep = sits_down("Rae Lind")
    rep.press(Key.Key_3, ALT)
    offer = "Price, version 3, is ready; you have 1. Signed by someone you have not confirmed"
    rep.qtbot.waitUntil(lambda: offer in rep.text())
    next(line for line in rep.window.findChildren(OfferLine) if line.isVisible()).click()
    preview = rep.dialog(ImportDialog)
    rep.click("Confirm them…", preview)
    confirming = rep.dialog(ConfirmDialog)
    rep.click("It is the same", confirming)
    assert "Reviewed by Dana Reyes until 2 Sep 2026." in rep.text(preview)
    assert "0 new" not in rep.text(preview)
    rep.click("Import", preview)
    rep.qtbot.waitUntil(lambda: rep.workspace.library.card(CHANGED.id).reply == "I see. What would have to be true?")
    rep.qtbot.waitUntil(lambda: "is ready" not in rep.text())
