"""Bury, suspend, flag, star: each holds until it is taken back, and touches no memory."""

from __future__ import annotations

import pytest

from tests.builders import FixedClock, a_deck, an_id, answer_all, some_cards
from tests.services.conftest import Home
from trainer.bootstrap import Workspace
from trainer.domain.memory import AS_IT_IS, Rest


def lines(workspace: Workspace) -> set[str]:
    return set(answer_all(workspace.study.start()))


def test_a_buried_line_comes_tomorrow(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck(*some_cards(3)))
    changes = workspace.deciding.bury(an_id(1))
    assert (changes.cards, changes.schedule) == (frozenset({an_id(1)}), True)
    assert workspace.study.today().lines == 2
    assert lines(workspace) == {an_id(2), an_id(3)}
    clock.advance(days=1)
    assert lines(workspace) == {an_id(1)}


def test_a_suspended_line_does_not_come_until_it_is_taken_up_again(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck(*some_cards(2)))
    workspace.deciding.suspend(an_id(1))
    assert lines(workspace) == {an_id(2)}
    clock.advance(days=30)
    assert an_id(1) not in lines(workspace)
    workspace.deciding.suspend(an_id(1), on=False)
    assert an_id(1) in lines(workspace)


def test_burying_and_suspending_can_both_hold(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck())
    workspace.deciding.bury(an_id(1))
    workspace.deciding.suspend(an_id(1))
    status = workspace.deciding.status(an_id(1))
    assert workspace.deciding.is_buried(status)
    assert status.rest is Rest.BY_REP
    workspace.deciding.bury(an_id(1), on=False)
    workspace.deciding.suspend(an_id(1), on=False)
    assert workspace.deciding.status(an_id(1)) == AS_IT_IS


def test_a_flag_and_a_star_are_kept_over_a_restart_and_change_no_schedule(home: Home) -> None:
    workspace = home(a_deck())
    before = workspace.study.today()
    assert not workspace.deciding.flag(an_id(1), 3).schedule
    assert not workspace.deciding.mark(an_id(1)).schedule
    workspace.close()
    again = home()
    status = again.deciding.status(an_id(1))
    assert (status.flag, status.marked) == (3, True)
    assert again.study.today() == before


def test_there_are_four_colours(home: Home) -> None:
    workspace = home(a_deck())
    with pytest.raises(ValueError, match="5"):
        workspace.deciding.flag(an_id(1), 5)
