"""Talks as Qt and a screen reader have them, month by month."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt
from pytestqt.modeltest import ModelTester

from trainer.domain.categories import Category
from trainer.domain.days import Moment
from trainer.domain.scenes import Outcome
from trainer.domain.talks import TalkRow
from trainer.gui.models.paged import ROW
from trainer.gui.models.talks import MONTH, TalksModel, title

DAY_MS = 86_400_000


def a_row(number: int, day: int, **changes: Any) -> TalkRow:
    plain = {"customer": "Ana Ferreira", "category": Category.PRICE, "line": "Too dear.", "layers": 4}
    return TalkRow(f"talk {number}", Moment(day * DAY_MS), **(plain | changes))


def test_a_month_is_named_above_its_first_talk_alone(qtmodeltester: ModelTester) -> None:
    parent = QObject()
    model = TalksModel(parent)
    model.show_rows((a_row(1, 62), a_row(2, 61), a_row(3, 40)))
    qtmodeltester.check(model)
    assert [model.index(at, 0).data(MONTH) for at in range(3)] == ["March 1970", "", "February 1970"]
    assert model.index(1, 0).data(ROW).uuid == "talk 2"
    assert (model.place_of("talk 3"), model.place_of("gone")) == (2, -1)


def test_a_screen_reader_has_who_what_when_and_how_it_ended() -> None:
    parent = QObject()
    model = TalksModel(parent)
    model.show_rows((a_row(1, 62, depth=2, outcome=Outcome.NOT_NOW), a_row(2, 61, rep="Ola")))
    told = [model.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(2)]
    assert told == [
        "Ana Ferreira, Price, 4 March, layer 2 of 4, not now",
        "Ana Ferreira, with Ola, Price, 3 March, no layer, interrupted",
    ]
    assert title(a_row(1, 1)) == "Ana Ferreira"
