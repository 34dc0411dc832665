"""Behind the first line the file is checked and copied; what went wrong is told once and can be mended at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import a_deck, some_cards, take_in
from tests.driver import ALT, Driver, Key, opened
from tests.wear import log_of, pages_of, pages_with, practised, scribbled
from trainer import bootstrap
from trainer.domain.backups import Reason
from trainer.errors import DamagedError, NoBackupError
from trainer.gui.app import make_player
from trainer.gui.dialogs.backups import BackupsDialog
from trainer.gui.dialogs.repair import RepairDialog
from trainer.gui.keeper import Keeper
from trainer.gui.main_window import MainWindow
from trainer.gui.mending import Mending
from trainer.gui.notices import BACKING_UP, DAMAGED
from trainer.gui.widgets.button import Button
from trainer.settings import Preferences

ANSWERS = 300


@pytest.fixture
def worn(tmp_path: Path) -> Path:
    """A home with some answers."""
    practised(tmp_path / "trainer.sqlite3", ANSWERS)
    return tmp_path


def sat_down(qtbot: QtBot, qapp: QApplication, home: Path) -> Driver:
    return opened(qtbot, qapp, home, welcomed=True)


def keeper(window: Driver) -> Keeper:
    found = window.window._household.keeper
    assert found is not None
    return found


def strip(window: Driver) -> str:
    return window.window._strip.sentence()


def press_on_strip(window: MainWindow, name: str) -> None:
    button = next(found for found in window._strip.findChildren(Button) if found.text() == name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def repaired_by_hand(window: Driver) -> None:
    """On the strip, in the dialog, and until the window is open anew."""
    press_on_strip(window.window, "Repair")
    window.click("Repair", window.dialog(RepairDialog))
    window.qtbot.waitUntil(lambda: window.window._workspace not in (None, window.workspace))
    window.workspace = window.window._workspace


# ---------------------------------------------------------------- sound files


def test_the_days_backup_is_made_behind_the_first_line(qtbot: QtBot, qapp: QApplication, worn: Path) -> None:
    window = sat_down(qtbot, qapp, worn)
    assert window.workspace.backups.listed() == ()
    qtbot.waitUntil(lambda: bool(window.workspace.backups.listed()))
    assert [kept.backup.reason for kept in window.workspace.backups.listed()] == [Reason.DAILY]
    assert strip(window) == ""


def test_a_window_that_stays_open_over_night_makes_one_for_the_next_day(
    qtbot: QtBot, qapp: QApplication, worn: Path
) -> None:
    window = sat_down(qtbot, qapp, worn)
    keeper(window).look()
    qtbot.waitUntil(lambda: len(window.workspace.backups.listed()) == 1)
    window.clock.advance(days=1)
    window.window._household.daybreak.look()
    qtbot.waitUntil(lambda: len(window.workspace.backups.listed()) == 2)


def test_a_window_that_was_closed_at_once_begins_nothing(qtbot: QtBot, qapp: QApplication, worn: Path) -> None:
    window = sat_down(qtbot, qapp, worn)
    looking = keeper(window)
    window.close()
    looking.look()
    assert window.workspace.backups.listed() == ()


# ---------------------------------------------------------------- failures


def test_a_backup_that_fails_is_one_sentence_and_practice_goes_on(qtbot: QtBot, qapp: QApplication, worn: Path) -> None:
    (worn / "backups").write_text("I am no folder.")
    window = sat_down(qtbot, qapp, worn)
    keeper(window).look()
    qtbot.waitUntil(lambda: strip(window).startswith("No backup was made: "))
    window.press(Key.Key_2, ALT)
    window.answer("Thank you. What comes first?")
    assert len(log_of(worn / "trainer.sqlite3")) == ANSWERS + 1


def test_a_backup_that_fails_before_an_import_is_told_after_it(
    qtbot: QtBot, qapp: QApplication, worn: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    window = sat_down(qtbot, qapp, worn)
    (worn / "backups").write_text("I am no folder.")
    with pytest.raises(NoBackupError):
        take_in(window.workspace, a_deck(*some_cards(61), version=2), tmp_path_factory.mktemp("deck"))
    keeper(window).tell()
    assert strip(window).startswith("No backup was made: ")


def test_that_there_is_no_backup_stays_told_until_there_is_one(qtbot: QtBot, qapp: QApplication, worn: Path) -> None:
    (worn / "backups").write_text("I am no folder.")
    window = sat_down(qtbot, qapp, worn)
    keeper(window).look()
    qtbot.waitUntil(lambda: strip(window).startswith("No backup was made: "))
    for key in (Key.Key_3, Key.Key_4):
        window.press(key, ALT)
        assert strip(window).startswith("No backup was made: ")
    assert window.sees(window.workspace.backups.failure)  # in the settings, too
    (worn / "backups").unlink()
    press_on_strip(window.window, "Back up now")
    qtbot.waitUntil(lambda: strip(window) == "")
    window.press(Key.Key_1, ALT)
    assert strip(window) == ""
    assert [kept.answers for kept in window.workspace.backups.listed()] == [ANSWERS]


def test_whoever_asks_for_a_backup_is_told_each_time_and_nobody_else_is(
    qtbot: QtBot, qapp: QApplication, worn: Path
) -> None:
    (worn / "backups").write_text("I am no folder.")
    window = sat_down(qtbot, qapp, worn)
    keeper(window).look()
    qtbot.waitUntil(lambda: strip(window).startswith("No backup was made: "))
    before = strip(window)
    for _ in range(2):
        press_on_strip(window.window, "Back up now")
        assert strip(window) == BACKING_UP
        qtbot.waitUntil(lambda: strip(window) == before)
    with qtbot.assertNotEmitted(keeper(window).failed):
        window.workspace.backups.keep(Reason.DAILY)
        keeper(window).tell()


def test_one_made_by_hand_takes_it_back_everywhere(qtbot: QtBot, qapp: QApplication, worn: Path) -> None:
    (worn / "backups").write_text("I am no folder.")
    window = sat_down(qtbot, qapp, worn)
    keeper(window).look()
    qtbot.waitUntil(lambda: strip(window) != "")
    window.press(Key.Key_4, ALT)
    window.click("Backups")
    dialog = window.dialog(BackupsDialog)
    qtbot.waitUntil(lambda: window.workspace.backups.failure in window.text(dialog))
    (worn / "backups").unlink()
    window.click("Back up now", dialog)
    qtbot.waitUntil(lambda: "No backup was made" not in window.text(dialog) + window.text())
    assert dialog.strip.sentence() == "The backup is written and checked."


def test_what_killed_programs_left_is_gone_after_a_while(qtbot: QtBot, qapp: QApplication, worn: Path) -> None:
    left, half = worn / ".trainer.repaired.sqlite3", worn.with_name(f".{worn.name}.17.part")
    left.write_bytes(b"half")
    half.mkdir()
    for one in (left, half):
        os.utime(one, (0, 0))
    window = sat_down(qtbot, qapp, worn)
    keeper(window).look()
    qtbot.waitUntil(lambda: not left.exists() and not half.exists())


# ---------------------------------------------------------------- damage


def test_a_damaged_file_is_told_stays_told_and_is_repaired_from_the_window(
    qtbot: QtBot, qapp: QApplication, worn: Path
) -> None:
    path = worn / "trainer.sqlite3"
    scribbled(path, pages_with(path, "attempt")[2:4])
    window = sat_down(qtbot, qapp, worn)
    keeper(window).look()
    qtbot.waitUntil(lambda: strip(window) == DAMAGED)
    window.press(Key.Key_4, ALT)
    assert strip(window) == DAMAGED
    repaired_by_hand(window)
    assert strip(window).startswith(f"{ANSWERS} answers came back, none is missing; the damaged file is kept as ")
    assert not window.workspace.care.is_damaged()
    assert window.screen == "today"


def test_an_answer_that_is_not_what_was_written_is_found_by_the_copy(
    qtbot: QtBot, qapp: QApplication, worn: Path
) -> None:
    path = worn / "trainer.sqlite3"
    row = next(iter(log_of(path).values()))
    data = path.read_bytes()
    path.write_bytes(data.replace(row.card_hash.encode() + b"\x03", row.card_hash.encode() + b"\x04", 1))
    if path.read_bytes() == data:
        path.write_bytes(data.replace(row.uuid.encode(), row.uuid.encode()[:-1] + b"x"))
    window = sat_down(qtbot, qapp, worn)
    keeper(window).look()
    qtbot.waitUntil(lambda: strip(window) == DAMAGED)


def test_whoever_waits_with_the_repair_is_not_hindered(qtbot: QtBot, qapp: QApplication, worn: Path) -> None:
    window = sat_down(qtbot, qapp, worn)
    window.window.tell(DamagedError("the file is damaged"))
    press_on_strip(window.window, "Repair")
    window.click("Cancel", window.dialog(RepairDialog))
    assert strip(window) == DAMAGED
    assert window.screen == "today"


def test_a_file_too_damaged_to_be_opened_is_repaired_from_the_empty_window(
    qtbot: QtBot, qapp: QApplication, worn: Path
) -> None:
    path = worn / "trainer.sqlite3"
    scribbled(path, [0])
    window = MainWindow(Preferences(worn / "settings.json"), make_player)
    qtbot.addWidget(window, before_close_func=lambda _: window.close_down())
    window.show()
    window.cannot_open(Mending(worn, lambda: bootstrap.start(worn)), DamagedError("It is damaged."))
    press_on_strip(window, "Repair")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), RepairDialog))
    QApplication.activeWindow().accept()
    qtbot.waitUntil(lambda: window._workspace is not None)
    assert len(log_of(path)) == ANSWERS
    assert window._strip.sentence().startswith(f"{ANSWERS} answers came back")


def test_what_cannot_be_repaired_is_told_and_the_window_stays(qtbot: QtBot, qapp: QApplication, worn: Path) -> None:
    window = sat_down(qtbot, qapp, worn)

    def work() -> str:
        raise DamagedError("It could not be done; make room and do it again.")

    window.window.reopen(work)
    qtbot.waitUntil(lambda: window.window._workspace is not None)
    assert strip(window) == "It could not be done; make room and do it again."
    assert pages_of(worn / "trainer.sqlite3") > 0
