"""One thing that has to be said before something is done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from trainer.gui.dialogs.asking import AskDialog, PassphraseDialog
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.field import Field

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def test_what_was_said_is_handed_on_and_the_dialog_stays_until_it_is_taken(parent: QWidget, qtbot: QtBot) -> None:
    send = Button("Send", "primary")
    dialog = AskDialog("Why?", "Others read this.", "Your reason", send, parent)
    dialog.open()
    QTest.keyClicks(dialog.findChild(QPlainTextEdit), " A price was wrong. ")
    with qtbot.waitSignal(dialog.said) as said:
        send.click()
    assert said.args == ["A price was wrong."]
    dialog.refuse("Not like that.")
    assert (dialog.isVisible(), dialog.strip.sentence()) == (True, "Not like that.")
    dialog.accept()


def test_what_was_written_is_not_dropped_by_one_esc(parent: QWidget) -> None:
    dialog = AskDialog("Why?", "", "Your reason", Button("Send"), parent)
    dialog.open()
    QTest.keyClicks(dialog.findChild(QPlainTextEdit), "A price")
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()


def test_a_passphrase_is_not_shown_and_is_typed_again_when_it_is_another(parent: QWidget, qtbot: QtBot) -> None:
    dialog = PassphraseDialog("Your key signs it.", parent)
    dialog.open()
    field = dialog.findChild(Field)
    assert field.echoMode() is Field.EchoMode.Password
    QTest.keyClicks(field, "nine lives")
    with qtbot.waitSignal(dialog.said) as said:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert said.args == ["nine lives"]
    dialog.refuse("It is another one.")
    assert field.selectedText()
    dialog.accept()
