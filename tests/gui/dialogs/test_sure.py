"""Nobody loses anything by pressing Enter."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.driver import Key
from trainer.gui import theme
from trainer.gui.dialogs.sure import Sure
from trainer.gui.widgets.button import Button


@pytest.fixture
def question(qtbot: QtBot, look: theme.Theme) -> Sure:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    made = Sure("Delete it?", "That cannot be undone.", Button("Delete it", "plain"), window)
    made.window_beneath = window  # type: ignore[attr-defined]
    made.open()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Escape, Key.Key_Space])
def test_a_key_that_was_meant_for_something_else_leaves_all_as_it_is(qtbot: QtBot, question: Sure, key: Key) -> None:
    with qtbot.waitSignal(question.rejected):
        qtbot.keyClick(question.focusWidget(), key)


def test_only_its_button_does_it(qtbot: QtBot, question: Sure) -> None:
    with qtbot.waitSignal(question.accepted):
        next(one for one in question.findChildren(Button) if one.text() == "Delete it").click()
