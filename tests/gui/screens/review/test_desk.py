"""Which deck is looked at, and what its author says of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.reviewing import ADDED, AFTER, CHANGED, texts, under_review
from trainer.domain.remarks import Kind, Remark, State
from trainer.domain.seals import Badge, Seal
from trainer.gui.screens.review.desk import ALL_THE_SAME, NOTHING, ReviewDesk
from trainer.gui.widgets.picker import Picker
from trainer.services.team import OnDesk, Shelf

pytestmark = pytest.mark.usefixtures("look")
AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
ONE = OnDesk(Path("a"), Shelf.REVIEW, AFTER.id, "Price", 2, State.IN_REVIEW, Badge(Seal.NONE), "Tom Adler", AT, False)
TWO = replace(ONE, path=Path("b"), shelf=Shelf.APPROVED, title="Time", state=State.APPROVED)


@pytest.fixture
def desk(qtbot: QtBot) -> ReviewDesk:
    made = ReviewDesk()
    qtbot.addWidget(made)
    made.show()
    return made


def test_nothing_waits(desk: ReviewDesk) -> None:
    desk.show_desk((), None)
    desk.show_review(None, None, "")
    assert NOTHING in texts(desk)
    assert not desk.findChild(Picker).isVisible()
    desk.to_list()


def test_a_deck_says_whose_it_is_and_what_changed(desk: ReviewDesk, qtbot: QtBot) -> None:
    desk.show_desk((ONE, TWO), ONE.path)
    under = under_review(headings=(("title", "Prices", "Price"),))
    with qtbot.waitSignal(desk.line_chosen) as chosen:
        desk.show_review(under, ONE, "")
    assert chosen.args[0].card.id == CHANGED.id
    told = texts(desk)
    assert "Tom Adler, 2 Mar 2026. Compared with your version 1." in told
    assert {"Softer.", "Title: Prices → Price"} <= set(told)
    picker = desk.findChild(Picker)
    assert [picker.itemText(at) for at in range(2)] == ["Price, version 2 – In review", "Time, version 2 – Approved"]


def test_another_deck_can_be_chosen(desk: ReviewDesk, qtbot: QtBot) -> None:
    desk.show_desk((ONE, TWO), ONE.path)
    with qtbot.waitSignal(desk.deck_chosen) as chosen:
        desk.findChild(Picker).activated.emit(1)
    assert chosen.args == [TWO.path]


def test_the_same_line_stays_chosen_and_the_next_one_comes(desk: ReviewDesk, qtbot: QtBot) -> None:
    desk.show_review(under_review(), ONE, ADDED.id)
    assert desk.place() == (2, 3)
    with qtbot.waitSignal(desk.line_chosen):
        desk.go(-1)
    assert desk.place() == (1, 3)
    desk.go(-1)
    assert desk.place() == (1, 3)


def test_what_was_asked_of_the_whole_deck_stands_beside_it(desk: ReviewDesk) -> None:
    under = under_review()
    asked = Remark("a", AT, "Dana", Kind.CHANGES_WANTED, under.digest, text="Shorter.")
    desk.show_review(replace(under, remarks=(asked, replace(asked, digest="other", text="Before."))), ONE, "")
    assert "Dana asked for changes: Shorter." in texts(desk)
    assert not any("Before." in text for text in texts(desk))


def test_a_deck_that_is_here_already_has_nothing_to_look_at(desk: ReviewDesk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.line_chosen) as chosen:
        desk.show_review(replace(under_review(), lines=(), since=0), ONE, "")
    assert chosen.args == [None]
    assert ALL_THE_SAME in texts(desk)
