"""Beside a talk stands how it is going, and nothing of what is still hidden."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.screens.talk.test_composer import VIEW
from trainer.domain.scenes import NextStep
from trainer.gui.screens.talk.side import Side
from trainer.gui.widgets.chip import Chip
from trainer.gui.widgets.prose import Prose
from trainer.gui.widgets.strata import Strata

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def side(qtbot: QtBot) -> Side:
    side = Side()
    qtbot.addWidget(side)
    side.show()
    return side


def texts(side: Side) -> list[str]:
    return [one.accessibleName() for one in side.findChildren(Prose) if one.isVisible()]


def test_the_depth_is_told_in_words_and_as_a_picture(side: Side) -> None:
    side.show_view(VIEW)
    assert "No layer open yet" in texts(side)
    side.show_view(replace(VIEW, depth=2))
    assert "Layer 2 of 4" in texts(side)
    assert side.findChild(Strata).accessibleName() == "layer 2 of 4"


def test_a_shorter_talk_has_fewer_slabs(side: Side) -> None:
    side.show_view(VIEW)
    tall = side.findChild(Strata).sizeHint().height()
    side.show_view(replace(VIEW, layers=2))
    assert side.findChild(Strata).sizeHint().height() < tall


def test_aim_and_agreement_take_room_only_when_there_are_such(side: Side) -> None:
    side.show_view(VIEW)
    assert not {"Your aim for this talk", "Agreed"} & set(texts(side))
    aimed = replace(VIEW.casting, objective="Find out why")
    side.show_view(replace(VIEW, casting=aimed, step=NextStep("a look", "us", "Tuesday")))
    assert {"Find out why", "a look, us, Tuesday"} <= set(texts(side))


def test_where_there_is_no_room_the_picture_stands_alone(side: Side) -> None:
    side.show_view(VIEW)
    wide = side.width()
    side.setCompact(True)
    assert texts(side) == []
    assert side.findChild(Strata).isVisible()
    assert side.maximumWidth() < wide / 2
    side.setCompact(False)
    assert "No layer open yet" in texts(side)


def test_a_complaint_has_what_is_on_file_in_the_place_of_the_depth(side: Side) -> None:
    side.show_view(replace(VIEW, on_file="Two pumps, bought in May.", layers=0))
    told = texts(side)
    assert {"What you have on file", "Two pumps, bought in May."} <= set(told)
    assert not [line for line in told if "layer" in line.lower()]
    assert not side.findChild(Strata).isVisible()
    assert endings(side) == ["Next step", "Not now", "Parted friends"]
    side.show_view(VIEW)
    assert "What you have on file" not in texts(side)
    assert endings(side) == ["Yes", "Next step", "Not now", "Parted friends"]


def test_where_there_is_no_room_a_complaint_has_no_panel(side: Side) -> None:
    side.show_view(replace(VIEW, on_file="Two pumps.", layers=0))
    side.setCompact(True)
    assert not side.isVisible()
    side.setCompact(False)
    assert "Two pumps." in texts(side)


def endings(side: Side) -> list[str]:
    return [chip.accessibleName() for chip in side.findChildren(Chip) if chip.isVisible()]
