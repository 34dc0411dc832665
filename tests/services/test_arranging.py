"""Writing decks: what is done to many lines at once is done to all of them, and taken back step by step."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import FixedClock, a_deck, an_id, answer, some_cards
from tests.services.conftest import Home
from trainer.bootstrap import Workspace
from trainer.domain.cards import Card
from trainer.domain.categories import Category, SaleStage
from trainer.errors import TrainerError
from trainer.services.arranging import LONGEST_TITLE, _moved
from trainer.services.editing import CardRefusedError

DECK = a_deck(*some_cards(5))
IDS = [card.id for card in DECK.cards]
LINE = "We only buy from Northwind."


@pytest.fixture
def workspace(home: Home) -> Workspace:
    return home(DECK)


def order(workspace: Workspace) -> list[str]:
    return [row.id for row in workspace.library.cards(DECK.id)]


def line(workspace: Workspace, category: Category = Category.PREFERENCE) -> Card:
    blank = workspace.arranging.blank(category)
    return replace(blank, objection=LINE, reply="What do you like about them?")


def test_a_deck_begins_with_its_first_line(workspace: Workspace) -> None:
    first, before = line(workspace), workspace.study.today().counts[Category.PREFERENCE].new
    deck_id, changes = workspace.arranging.begin_deck("  Northwind\n", first)
    assert changes.decks
    (row,) = (row for row in workspace.library.decks() if row.id == deck_id)
    assert (row.title, row.version, row.cards) == ("Northwind", 1, 1)
    assert workspace.library.card(first.id) == first
    assert workspace.study.today().counts[Category.PREFERENCE].new == before + 1


@pytest.mark.parametrize(
    ("title", "says"),
    [("", "Give the deck a title"), (DECK.title.upper(), "already"), ("x" * (LONGEST_TITLE + 1), "shorten it")],
)
def test_a_deck_needs_a_title_of_its_own(workspace: Workspace, title: str, says: str) -> None:
    with pytest.raises(TrainerError, match=says):
        workspace.arranging.begin_deck(title, line(workspace))
    assert len(workspace.library.decks()) == 1


def test_a_line_that_fits_no_deck_is_refused_and_leaves_no_deck_behind(workspace: Workspace) -> None:
    with pytest.raises(CardRefusedError):
        workspace.arranging.begin_deck("New", workspace.arranging.blank(Category.PRICE))
    assert len(workspace.library.decks()) == 1


def test_a_new_line_stands_at_the_end_and_can_be_taken_back(workspace: Workspace) -> None:
    new = line(workspace)
    workspace.arranging.add(DECK.id, new)
    assert order(workspace) == [*IDS, new.id]
    workspace.editing.undo()
    assert order(workspace) == IDS
    workspace.editing.redo()
    assert order(workspace) == [*IDS, new.id]


def test_what_was_learned_of_a_line_survives_its_being_taken_out_and_back(
    workspace: Workspace, clock: FixedClock
) -> None:
    session = workspace.study.start()
    answer(session)
    clock.advance(minutes=1)
    before = [workspace.history.of(card_id) for card_id in IDS]
    assert any(one.answers for one in before)
    workspace.arranging.retire(IDS[:4])
    assert order(workspace) == IDS[4:]
    workspace.editing.undo()
    assert order(workspace) == IDS
    assert [workspace.history.of(card_id) for card_id in IDS] == before


def test_many_lines_are_sorted_at_once_and_back_in_one_step(workspace: Workspace) -> None:
    arranging = workspace.arranging
    arranging.sort(IDS[:3], Category.FEAR)
    arranging.place(IDS[:2], SaleStage.INTEREST)
    arranging.tag(IDS, "spring")
    card = workspace.library.card(IDS[0])
    assert (card.category, card.stage, card.tags[-1]) == (Category.FEAR, SaleStage.INTEREST, "spring")
    assert arranging.tag(IDS, "spring").cards == frozenset(), "who has it is not touched"
    arranging.tag(IDS[:1], "spring", on=False)
    assert "spring" not in workspace.library.card(IDS[0]).tags
    for _ in range(4):
        workspace.editing.undo()
    assert workspace.library.card(IDS[0]) == DECK.cards[0]
    with pytest.raises(TrainerError, match="no edit"):
        workspace.editing.undo()
    for _ in range(4):
        workspace.editing.redo()
    assert "spring" not in workspace.library.card(IDS[0]).tags
    assert "spring" in workspace.library.card(IDS[1]).tags


def test_an_edit_that_one_of_them_refuses_changes_none(workspace: Workspace) -> None:
    with pytest.raises(CardRefusedError):
        workspace.arranging.tag(IDS, "x" * 500)
    with pytest.raises(TrainerError, match="Write the tag"):
        workspace.arranging.tag(IDS, " ")
    assert [workspace.library.card(card_id) for card_id in IDS] == list(DECK.cards)
    assert not workspace.editing.can_undo


def test_lines_are_put_in_another_order_and_back(workspace: Workspace) -> None:
    workspace.arranging.move([IDS[3], IDS[4]], IDS[0])
    assert order(workspace) == [IDS[3], IDS[4], IDS[0], IDS[1], IDS[2]]
    workspace.arranging.move([IDS[3]])
    assert order(workspace) == [IDS[4], IDS[0], IDS[1], IDS[2], IDS[3]]
    workspace.editing.undo()
    workspace.editing.undo()
    assert order(workspace) == IDS


def test_something_else_that_is_done_ends_what_could_be_done_again(workspace: Workspace) -> None:
    workspace.arranging.tag(IDS[:1], "one")
    workspace.editing.undo()
    workspace.arranging.tag(IDS[:1], "two")
    assert not workspace.editing.can_redo
    with pytest.raises(TrainerError, match="no edit to do again"):
        workspace.editing.redo()


@given(st.permutations(range(8)), st.sets(st.integers(0, 7), min_size=1), st.integers(-1, 7))
def test_an_order_loses_nothing_and_keeps_neighbours_together(there: list[int], moving: set[int], before: int) -> None:
    names = [an_id(number) for number in there]
    block = {an_id(number) for number in moving}
    target = an_id(before) if before >= 0 else ""
    after = _moved(names, block, target)
    assert sorted(after) == sorted(names)
    assert [one for one in after if one in block] == [one for one in names if one in block]
    assert [one for one in after if one not in block] == [one for one in names if one not in block]
    if target and target not in block:
        assert after.index(target) == max(after.index(one) for one in block) + 1
