"""What one made of the talk: two scales, answered by figures, and a comment."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from trainer.domain.played import Mark, Seat
from trainer.gui.script.rating import Rating
from trainer.gui.widgets.replybox import GrowingEdit

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def rating(qtbot: QtBot) -> Rating:
    rating = Rating()
    qtbot.addWidget(rating)
    rating.show()
    return rating


def given(rating: Rating, qtbot: QtBot) -> Mark:
    with qtbot.waitSignal(rating.given) as told:
        rating.give()
    return told.args[0]


def test_figures_answer_one_scale_after_the_other(rating: Rating, qtbot: QtBot) -> None:
    rating.ask("Sam", Mark(Seat.PARTNER))
    for place in (3, 9, 2):
        rating.choose(place)
    rating.findChild(GrowingEdit).setPlainText(" You asked about Friday. ")
    assert given(rating, qtbot) == Mark(Seat.PARTNER, believable=3, trust=2, comment="You asked about Friday.")


def test_nothing_need_be_said(rating: Rating, qtbot: QtBot) -> None:
    rating.ask("", Mark(Seat.OBSERVER))
    assert given(rating, qtbot) == Mark(Seat.OBSERVER)


def test_what_was_said_before_stands_there(rating: Rating, qtbot: QtBot) -> None:
    mark = Mark(Seat.PARTNER, believable=4, trust=1, comment="Well.")
    rating.ask("Sam", mark)
    assert given(rating, qtbot) == mark
