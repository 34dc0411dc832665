"""A mistake of ours: one dialog, the log has it all, and nothing that a rep said is in there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from tests.builders import a_deck, asked, open_home
from trainer import __version__
from trainer.errors import TrainerError
from trainer.gui import crash
from trainer.gui.dialogs.crash import CrashDialog
from trainer.gui.widgets.button import Button
from trainer.store.engine import Database

SECRET = "Our margin on this is nine per cent"


class Bell(QObject):
    """Something whose slot has a fault."""

    rang = Signal()

    def __init__(self, fault: Callable[[], object]) -> None:
        super().__init__()
        self._fault = fault
        self.rang.connect(self._on_rang)

    @Slot()
    def _on_rang(self) -> None:
        self._fault()


def dialogs() -> list[CrashDialog]:
    """Those that can be seen."""
    return [found for found in QApplication.topLevelWidgets() if isinstance(found, CrashDialog) and found.isVisible()]


def details() -> str:
    (dialog,) = dialogs()
    return dialog.findChild(QPlainTextEdit).toPlainText()


def ring(fault: Callable[[], object] = lambda: {}["answer"]) -> None:
    bell = Bell(fault)
    bell.rang.emit()


def press(name: str) -> None:
    (dialog,) = dialogs()
    next(button for button in dialog.findChildren(Button) if button.text() == name).click()


@pytest.fixture
def log(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The log of a program that is watched."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    crash.watch(qapp, tmp_path / "logs", lambda _refusal: None)
    yield tmp_path / "logs" / "trainer.log"
    for dialog in dialogs():
        dialog.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


@pytest.mark.usefixtures("window")
def test_a_fault_in_a_slot_opens_one_dialog_with_where_it_was(log: Path) -> None:
    ring()
    assert "KeyError: 'answer'" in details()
    assert "test_crash.py" in details()
    assert __version__ in details()


@pytest.mark.usefixtures("window")
def test_the_log_has_it_too(log: Path) -> None:
    ring()
    written = log.read_text("utf-8")
    assert "ERROR" in written
    assert "Traceback" in written
    assert "KeyError: 'answer'" in written


@pytest.mark.usefixtures("window")
def test_a_fault_that_comes_again_opens_no_second_dialog_but_is_logged(log: Path) -> None:
    ring()
    ring(lambda: [][1])
    assert "KeyError" in details()
    assert "IndexError" in log.read_text("utf-8")


@pytest.mark.usefixtures("window")
def test_one_can_go_on_and_a_later_fault_is_told_again(log: Path) -> None:
    ring()
    press("Go on")
    assert dialogs() == []
    ring(lambda: [][1])
    assert "IndexError" in details()


@pytest.mark.usefixtures("window")
def test_the_details_can_be_copied(log: Path) -> None:
    ring()
    press("Copy the details")
    assert QGuiApplication.clipboard().text() == details()


def test_a_fault_is_told_to_somebody_who_works_in_another_program(qtbot: QtBot, log: Path) -> None:
    behind = QMainWindow()
    qtbot.addWidget(behind)
    behind.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    behind.show()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is None)
    ring()
    assert "KeyError" in details()


@pytest.mark.usefixtures("window")
def test_what_a_rep_typed_is_neither_in_the_log_nor_in_the_details(log: Path, tmp_path: Path) -> None:
    """People mail both of them to somebody."""
    workspace = open_home(tmp_path, a_deck())
    session = workspace.study.start()
    question = asked(session)
    database = Database(tmp_path / "trainer.sqlite3")
    with database.writing() as tx:
        tx.execute(text("CREATE TRIGGER full BEFORE INSERT ON draft BEGIN SELECT RAISE(ABORT, 'no drafts'); END"))
    database.close()
    ring(lambda: session.keep_draft(question, SECRET))
    workspace.close()
    assert "no drafts" in log.read_text("utf-8")
    assert SECRET not in log.read_text("utf-8")
    assert SECRET not in details()


def test_ctrl_c_in_the_terminal_quits_without_a_dialog(qapp: QApplication, log: Path) -> None:
    watchdog = QTimer(singleShot=True, interval=5_000)
    watchdog.timeout.connect(lambda: qapp.exit(7))
    watchdog.start()
    QTimer.singleShot(0, watchdog, lambda: sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None))
    assert qapp.exec() == 0
    assert dialogs() == []
    assert not log.exists()


def test_a_refusal_is_no_mistake_of_ours(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    told: list[TrainerError] = []
    crash.watch(qapp, tmp_path, told.append)
    full = TrainerError("There is no room on the disk; make some and do that again.")
    sys.excepthook(TrainerError, full, None)
    assert told == [full]
    assert dialogs() == []
