"""What was counted is said with the way back, and the way back with the way there again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from tests.builders import a_deck, an_id, open_home
from trainer.bootstrap import Workspace
from trainer.errors import NotFoundError
from trainer.gui.counting import NOTHING, REDO, UNDO, Counting
from trainer.gui.notices import Offer


class Told:
    """Everything that was uttered."""

    def __init__(self, counting: Counting) -> None:
        self.noted: list[object] = []
        self.changed: list[object] = []
        self.failed: list[object] = []
        for name in ("noted", "changed", "failed"):
            getattr(counting, name).connect(getattr(self, name).append)

    @property
    def offer(self) -> Offer:
        assert isinstance(self.noted[-1], Offer)
        return self.noted[-1]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = open_home(tmp_path / "home", a_deck())
    yield opened
    opened.close()


@pytest.fixture
def owner(qapp: QObject) -> QObject:
    return QObject()


@pytest.fixture
def counting(workspace: Workspace, owner: QObject) -> Counting:
    return Counting(workspace.capture, owner)


def test_it_goes_there_and_back_by_what_is_offered(workspace: Workspace, counting: Counting) -> None:
    told = Told(counting)
    counting.again(an_id(1))
    for action, times in ((UNDO, 1), (REDO, 0), (UNDO, 1), (REDO, 0)):
        assert (told.offer.action, workspace.capture.times(an_id(1))) == (action, times)
        told.offer.run()
    assert len(told.changed) == 5


def test_once_less_is_offered_back_too(workspace: Workspace, counting: Counting) -> None:
    workspace.capture.again(an_id(1))
    told = Told(counting)
    counting.less(an_id(1))
    assert (told.offer.action, told.offer.sentence.endswith("is off the list.")) == (UNDO, True)
    told.offer.run()
    assert workspace.capture.times(an_id(1)) == 1


def test_what_was_done_elsewhere_is_told_and_offered_back(workspace: Workspace, counting: Counting) -> None:
    told = Told(counting)
    counting.tell(workspace.capture.again(an_id(2)))
    told.offer.run()
    assert workspace.capture.times(an_id(2)) == 0


def test_with_nothing_to_take_back_it_says_so(counting: Counting) -> None:
    told = Told(counting)
    counting.undo()
    counting.redo()
    assert (told.noted, told.changed) == ([NOTHING, NOTHING], [])


def test_what_cannot_be_counted_is_told_as_it_is(counting: Counting) -> None:
    told = Told(counting)
    counting.again("nowhere")
    counting.less(an_id(1))
    assert [type(error) for error in told.failed] == [NotFoundError, NotFoundError]
    assert (told.noted, told.changed) == ([], [])


def test_it_is_for_one_list_of_lines(workspace: Workspace, counting: Counting) -> None:
    assert counting.is_for(workspace.capture)
