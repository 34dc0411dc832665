"""Steps that can be taken back: the newest first, and only while the cards are as they were left."""

from __future__ import annotations

import pytest

from tests.builders import a_card, a_deck, an_id, some_cards
from tests.services.conftest import Home
from trainer.bootstrap import Workspace
from trainer.errors import TrainerError
from trainer.services.steps import MOST_STEPS
from trainer.store import cards

DECK = a_deck(*some_cards(3))
IDS = [card.id for card in DECK.cards]


@pytest.fixture
def workspace(home: Home) -> Workspace:
    return home(DECK)


def edit(workspace: Workspace, reply: str, number: int = 1) -> None:
    workspace.steps.do([an_id(number)], lambda tx: cards.put_card(tx, a_card(number, reply=reply), 1))


def reply(workspace: Workspace) -> str:
    return workspace.library.card(an_id(1)).reply


def test_steps_are_taken_back_one_after_the_other(workspace: Workspace) -> None:
    for words in ("One?", "Two?", "Three?"):
        edit(workspace, words)
    assert [_undone(workspace), _undone(workspace), _undone(workspace)] == ["Two?", "One?", DECK.cards[0].reply]
    assert not workspace.steps.can_undo
    workspace.steps.redo()
    assert reply(workspace) == "One?"


def _undone(workspace: Workspace) -> str:
    workspace.steps.undo()
    return reply(workspace)


def test_what_somebody_else_changed_since_stays_as_it_is(workspace: Workspace) -> None:
    edit(workspace, "One?")
    with workspace._database.writing() as tx:
        cards.put_card(tx, a_card(1, reply="Newer?"), 2)
    with pytest.raises(TrainerError, match="once more"):
        workspace.steps.undo()
    assert reply(workspace) == "Newer?"
    assert workspace.steps.can_undo, "nothing was done, and nothing is forgotten"


def test_a_step_that_fails_is_none(workspace: Workspace) -> None:
    def fail(tx: object) -> None:
        raise TrainerError("No.")

    with pytest.raises(TrainerError, match="No"):
        workspace.steps.do(IDS, fail)
    assert not workspace.steps.can_undo


def test_only_so_many_are_kept(workspace: Workspace) -> None:
    for number in range(MOST_STEPS + 5):
        edit(workspace, f"Number {number}?")
    for _ in range(MOST_STEPS):
        workspace.steps.undo()
    assert reply(workspace) == "Number 4?"
    assert not workspace.steps.can_undo
