"""The list of families as Qt and a screen reader have it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from trainer.domain.feedback import LabelKind
from trainer.domain.phrases import Draft
from trainer.gui.models.families import OURS, ROW, TAUGHT, FamiliesModel, title
from trainer.services.phrases import KnownFamily, Shelf

THANKS = KnownFamily("", Draft("Thanks for the reminder, now done", family="thanks"), 12, 98)
QUESTION = KnownFamily("", Draft("Open question", kind=LabelKind.MOVE, family="open_question"))
CANDOUR = KnownFamily("", Draft("Candour", family="candour"))
MINE = KnownFamily("a.phrases.toml", Draft("It's on us", family="ours"), 1, 100)
SHELF = Shelf((THANKS, QUESTION, CANDOUR, MINE), 100)


@pytest.fixture
def owner() -> QObject:
    return QObject()


@pytest.fixture
def model(owner: QObject) -> FamiliesModel:
    made = FamiliesModel(owner)
    made.show_shelf(SHELF)
    return made


def read(model: FamiliesModel) -> list[str]:
    return [model.data(model.index(at, 0), Qt.ItemDataRole.AccessibleTextRole) for at in range(model.rowCount())]


def test_it_keeps_the_rules_of_qt_empty_and_full(owner: QObject, qtmodeltester: ModelTester) -> None:
    model = FamiliesModel(owner)
    qtmodeltester.check(model)
    model.show_shelf(SHELF)
    qtmodeltester.check(model)


def test_families_stand_under_headings_with_how_often_they_were_used(model: FamiliesModel) -> None:
    assert read(model) == [
        "Softeners",
        "Thanks, used 12 times, last on Thursday",
        "Moves",
        "Open question, not used yet",
        TAUGHT,
        "Candour, not noticed yet",
        OURS,
        "It’s on us, noticed once, last today",
    ]


def test_a_file_that_adds_to_a_family_of_the_program_says_with_which_it_is_counted(model: FamiliesModel) -> None:
    more = [
        KnownFamily("a", Draft(name, family=name.lower()), adds=True) for name in ("Thanks", "Candour", "Defensive")
    ]
    assert [model.used(known) for known in more] == [f"counts as {name}" for name in ("Thanks", "Candour", "Defensive")]
    model.show_shelf(Shelf((more[0],), 100))
    assert read(model) == [OURS, "Thanks, counts as Thanks"]


def test_a_family_is_called_as_on_the_other_screens_and_a_team_s_as_the_team_calls_it() -> None:
    assert title(THANKS) == "Thanks"
    assert title(KnownFamily("a", Draft("Cheers", family="thanks"))) == "Cheers"


def test_a_family_is_found_again_and_the_first_one_where_it_is_gone(model: FamiliesModel) -> None:
    assert model.place_of("a.phrases.toml", "ours") == 7
    assert model.place_of("", "thanks") == model.place_of("", "gone") == 1
    model.show_shelf(Shelf((), 1))
    assert model.place_of("", "thanks") == -1


def test_the_keyboard_passes_over_headings(model: FamiliesModel, qtbot: QtBot) -> None:
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.show()
    view.setCurrentIndex(model.index(1))
    passed = []
    for _ in range(4):
        passed.append(view.currentIndex().data(ROW))
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert passed == [THANKS, QUESTION, CANDOUR, MINE]
