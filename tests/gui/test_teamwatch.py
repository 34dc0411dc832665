"""Somebody is told of what their team does while their window is open."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import install
from tests.driver import Driver, opened
from tests.reviewing import BEFORE, PASSPHRASE, handed_in
from trainer.gui.screens.screen import Go
from trainer.gui.widgets.button import Button


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "Team"
    place.mkdir()
    return place


@pytest.fixture
def dana(qtbot: QtBot, qapp: QApplication, tmp_path: Path, folder: Path) -> Driver:
    install(tmp_path / "dana" / "trainer.sqlite3", BEFORE)
    return opened(qtbot, qapp, tmp_path / "dana", welcomed=True, name="Dana Reyes")


def badge(window: Driver, name: str) -> str:
    (button,) = (one for one in window.window._sidebar.findChildren(Button) if one.accessibleName() == name)
    return button.accessibleDescription() if not button.isHidden() else "hidden"


def look(window: Driver) -> None:
    household = window.window._household
    assert household is not None
    assert household.team is not None
    household.team.look()


def test_who_has_no_team_has_no_place_for_reviews(dana: Driver) -> None:
    assert badge(dana, "Review") == "hidden"


def test_what_is_handed_in_is_counted_while_the_window_is_open(dana: Driver, folder: Path, tmp_path: Path) -> None:
    dana.workspace.publishing.make_key("Dana Reyes", PASSPHRASE)
    dana.workspace.team.connect(folder)
    look(dana)
    dana.qtbot.waitUntil(lambda: badge(dana, "Review") == "")
    handed_in(folder, tmp_path)  # nobody says so: the system does
    dana.qtbot.waitUntil(lambda: badge(dana, "Review") == "1")


def test_what_was_approved_is_offered_on_today_and_with_the_decks(dana: Driver, folder: Path, tmp_path: Path) -> None:
    dana.workspace.team.connect(folder)
    look(dana)
    dana.qtbot.waitUntil(lambda: badge(dana, "Review") == "")
    path = handed_in(folder, tmp_path)
    path.rename(folder / "Approved" / path.name)
    dana.qtbot.waitUntil(lambda: badge(dana, "Decks") == "1 new")
    dana.window._on_go(Go("decks"))
    dana.wait_for("Price, version 2, is ready; you have 1. Not reviewed.")


def test_a_folder_that_is_left_is_looked_at_no_longer(dana: Driver, folder: Path, tmp_path: Path) -> None:
    dana.workspace.publishing.make_key("Dana Reyes", PASSPHRASE)
    dana.workspace.team.connect(folder)
    handed_in(folder, tmp_path)
    look(dana)
    dana.qtbot.waitUntil(lambda: badge(dana, "Review") == "1")
    dana.workspace.team.leave()
    look(dana)
    dana.qtbot.waitUntil(lambda: badge(dana, "Review") == "")
