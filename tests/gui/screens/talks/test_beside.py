"""Talks in columns: as many facts of one as of the other, and nothing of what was not looked back at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from trainer.domain.categories import Category
from trainer.domain.days import Moment
from trainer.domain.feedback import Label
from trainer.domain.scenes import Outcome
from trainer.domain.talks import Facts, TalkRow
from trainer.gui.layouts import wrap
from trainer.gui.screens.talks.beside import beside
from trainer.gui.theme import Theme

ROW = TalkRow("u", Moment(0), "Marion <b>Okafor</b>", Category.BUDGET, "No money.", depth=2, layers=4)
TOLD = Facts(2, 4, 240, 3, 2, 1, {Label.THANKS: 2}, 1500, {}, Outcome.NOT_NOW, (2, 4))


def read(shown: QWidget) -> list[str]:
    return [part.accessibleName() for part in shown.findChildren(QWidget) if part.accessibleName()]


def test_one_talk_has_its_facts(qtbot: QtBot, look: Theme) -> None:
    shown = wrap(beside([(ROW, TOLD)]))
    qtbot.addWidget(shown)
    names = read(shown)
    for fact in ("Softening: Thanks 2", "Faults: none", "Their words: taken up in 1", "layer 2 of 4"):
        assert fact in names


def test_what_was_not_looked_back_at_has_a_dash_beside_one_that_was(qtbot: QtBot, look: Theme) -> None:
    both, alone = wrap(beside([(ROW, TOLD), (ROW, None)])), wrap(beside([(ROW, None)]))
    for shown in (both, alone):
        qtbot.addWidget(shown)
    assert read(both).count("Softening: –") == 1
    assert not [name for name in read(alone) if name.startswith("Softening")]


def test_a_name_is_never_read_as_markup(qtbot: QtBot, look: Theme) -> None:
    shown = wrap(beside([(ROW, None)]))
    qtbot.addWidget(shown)
    assert "Marion <b>Okafor</b>" in read(shown)
