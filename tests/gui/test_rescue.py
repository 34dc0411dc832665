"""A home that cannot be opened: what can be done about it is offered, and done when somebody wants it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from tests.builders import FixedClock
from tests.store.test_migrate import brought_to
from tests.wear import log_of, practised
from trainer import bootstrap
from trainer.errors import DamagedError, NoBackupError, TrainerError
from trainer.gui.app import make_player
from trainer.gui.dialogs.missing import MissingDialog
from trainer.gui.dialogs.repair import RepairDialog
from trainer.gui.main_window import MainWindow
from trainer.gui.mending import Mending
from trainer.gui.notices import DAMAGED, Notices
from trainer.gui.rescue import Rescue
from trainer.gui.theme import Theme
from trainer.paths import Home
from trainer.services.backups import Backups
from trainer.settings import Preferences


@pytest.fixture
def place(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def window(qtbot: QtBot, look: Theme, place: Home) -> MainWindow:
    """Before anything is open in it."""
    preferences = Preferences(place.settings)
    preferences.change(welcomed=True, sound=False, reduce_motion=True)
    window = MainWindow(preferences, make_player)
    qtbot.addWidget(window, before_close_func=lambda _: window.close_down())
    window.show()
    return window


def mending_of(place: Home) -> Mending:
    clock = FixedClock()
    return Mending(place.root, lambda: bootstrap.start(place.root, clock=clock), clock)


def opened_in(window: MainWindow, place: Home) -> None:
    """What the start does with a home that it cannot open."""
    mending = mending_of(place)
    with pytest.raises(TrainerError) as refused:
        mending.start()
    window.cannot_open(mending, refused.value)


def click(window: MainWindow, name: str) -> None:
    inside = QApplication.activeModalWidget() or window
    button = next(found for found in inside.findChildren(QAbstractButton) if found.text() == name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def said(window: MainWindow) -> str:
    return window._strip.sentence()


def wait_until_open(qtbot: QtBot, window: MainWindow) -> bootstrap.Workspace:
    qtbot.waitUntil(lambda: window._workspace is not None)
    assert window._workspace
    return window._workspace


# ---------------------------------------------------------------- what is offered


@pytest.fixture
def rescue(qtbot: QtBot, window: MainWindow) -> Rescue:
    strip = Notices()
    qtbot.addWidget(strip)
    return Rescue(strip, window)


def test_what_nothing_can_be_done_about_is_left_to_others(rescue: Rescue, place: Home) -> None:
    assert not rescue.offers(mending_of(place), TrainerError("The folder may only be read."))


@pytest.mark.parametrize("wanted", [False, True])
def test_a_repair_is_begun_by_whoever_says_so_and_by_nobody_else(
    rescue: Rescue, place: Home, qtbot: QtBot, wanted: bool
) -> None:
    begun: list[object] = []
    rescue.reopening.connect(begun.append)
    mending = mending_of(place)
    assert rescue.offers(mending, DamagedError("It is damaged."))
    rescue.ask_repair()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), RepairDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RepairDialog)
    dialog.accept() if wanted else dialog.reject()
    assert begun == ([mending.repair] if wanted else [])


def test_while_all_is_well_there_is_nothing_to_repair(rescue: Rescue) -> None:
    rescue.ask_repair()
    assert QApplication.activeModalWidget() is None


def test_damage_that_is_found_later_is_offered_in_the_same_way(rescue: Rescue, place: Home) -> None:
    rescue.offer_repair(mending_of(place))
    assert rescue._strip.sentence() == DAMAGED


# ---------------------------------------------------------------- an older version without a backup


def test_a_home_of_an_older_version_is_opened_once_there_can_be_a_backup(
    window: MainWindow, place: Home, qtbot: QtBot
) -> None:
    place.database.touch()
    brought_to(place.database, "0001")
    place.backups.write_text("I am no folder.")
    opened_in(window, place)
    refused = said(window)
    assert refused.startswith("Your practice is of an older version and is brought up to date once there is a backup")
    click(window, "Try again")
    qtbot.waitUntil(lambda: said(window) == refused)
    place.backups.unlink()
    click(window, "Try again")
    workspace = wait_until_open(qtbot, window)
    assert said(window) == "Your practice is open again."
    assert len(workspace.backups.listed()) == 1


def test_it_can_be_tried_as_often_as_one_likes(rescue: Rescue, place: Home, qtbot: QtBot) -> None:
    assert rescue.offers(mending_of(place), NoBackupError("There is no room."))
    for _ in range(2):
        with qtbot.waitSignal(rescue.reopening):
            rescue._strip.again_wanted.emit()


# ---------------------------------------------------------------- a database that is gone


@pytest.fixture
def gone(window: MainWindow, place: Home) -> Backups:
    """A window over a home of which only a backup of a hundred answers is left."""
    practised(place.database, 100)
    backups = Backups(place, FixedClock())
    backups.by_hand()
    place.database.unlink()
    return backups


def asked(qtbot: QtBot, window: MainWindow, place: Home) -> MissingDialog:
    opened_in(window, place)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), MissingDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MissingDialog)
    return dialog


def test_the_newest_backup_is_put_back(gone: Backups, window: MainWindow, place: Home, qtbot: QtBot) -> None:
    asked(qtbot, window, place)
    click(window, "Restore it")
    wait_until_open(qtbot, window)
    assert said(window).startswith("You are back at Monday 2 March 2026, 12:00, with 100 answers;")
    assert len(log_of(place.database)) == 100


def test_one_starts_fresh(gone: Backups, window: MainWindow, place: Home, qtbot: QtBot) -> None:
    asked(qtbot, window, place)
    click(window, "Start fresh")
    workspace = wait_until_open(qtbot, window)
    assert said(window).startswith("You start fresh.")
    assert (workspace.study.today().done, len(workspace.backups.listed())) == (0, 1)


def test_esc_quits_and_changes_nothing(gone: Backups, window: MainWindow, place: Home, qtbot: QtBot) -> None:
    dialog = asked(qtbot, window, place)
    with qtbot.waitSignal(window.closed):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not place.database.exists()


def test_where_no_backup_is_sound_that_is_told_and_asked_again(
    gone: Backups, window: MainWindow, place: Home, qtbot: QtBot
) -> None:
    next(place.backups.iterdir()).write_bytes(b"rubbish")
    first = asked(qtbot, window, place)
    click(window, "Restore it")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() not in (None, first))
    again = QApplication.activeModalWidget()
    assert isinstance(again, MissingDialog)
    assert "None of the backups" in again.strip.sentence()
    assert window._workspace is None
