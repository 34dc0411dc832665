"""An edit that was kept can be taken back, to the last letter and for all that follows from it, and done again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import FixedClock, a_card, a_deck, an_id, take_in
from tests.services.conftest import Home
from trainer import deckfile
from trainer.bootstrap import Workspace
from trainer.errors import TrainerError
from trainer.store import cards


@pytest.fixture
def workspace(home: Home) -> Workspace:
    return home(a_deck())


def test_an_edit_is_taken_back_and_done_again(workspace: Workspace) -> None:
    before = workspace.library.card(an_id(1))
    workspace.editing.save(replace(before, reply="Better. Or not?"))
    assert workspace.editing.turn().cards == {an_id(1)}
    assert workspace.library.card(an_id(1)) == before
    workspace.editing.turn()
    assert workspace.library.card(an_id(1)).reply == "Better. Or not?"


def test_a_wording_is_taken_back_to_the_one_before(workspace: Workspace) -> None:
    workspace.editing.keep_own_words(an_id(1), "My way.")
    workspace.editing.keep_own_words(an_id(1), "")
    workspace.editing.turn()
    assert workspace.editing.own_words(an_id(1)) == "My way."


def test_what_was_taken_back_is_there_to_be_edited_until_it_is_done_again(workspace: Workspace) -> None:
    before, editing = workspace.library.card(an_id(1)), workspace.editing
    editing.save(replace(before, reply="Better. Or not?"))
    editing.turn()
    begun = editing.begun(before)
    assert begun is not None
    assert begun.reply == "Better. Or not?"
    editing.turn()
    assert editing.begun(workspace.library.card(an_id(1))) is None
    editing.keep_own_words(an_id(1), "My way.")
    editing.turn()
    assert editing.begun_words(an_id(1)) == "My way."
    editing.turn()
    assert editing.begun_words(an_id(1)) == ""


def test_a_card_that_was_taken_back_is_the_decks_again(workspace: Workspace, tmp_path: Path) -> None:
    """A newer deck would keep an edit, and ask about it."""
    workspace.editing.save(a_card(reply="Better. Or not?"))
    workspace.editing.turn()
    newer = tmp_path / "newer.deck.toml"
    newer.write_bytes(deckfile.dumps(replace(a_deck(a_card(reply="Newer. Or not?")), version=2)))
    diff = workspace.library.preview(newer)
    workspace.library.install(diff)
    assert workspace.library.card(an_id(1)).reply == "Newer. Or not?"


def test_only_the_newest_edit_can_be_taken_back_and_only_while_the_card_is_as_it_left_it(workspace: Workspace) -> None:
    with pytest.raises(TrainerError, match="no edit"):
        workspace.editing.turn()
    workspace.editing.save(a_card(reply="Better. Or not?"))
    with workspace._database.writing() as tx:
        cards.put_card(tx, a_card(reply="Newer. Or not?"), 1)
    with pytest.raises(TrainerError, match="once more"):
        workspace.editing.turn()
    assert workspace.library.card(an_id(1)).reply == "Newer. Or not?"


def test_an_edit_that_a_newer_deck_left_alone_is_not_taken_back_to_the_words_of_the_older_one(
    workspace: Workspace, clock: FixedClock, tmp_path: Path
) -> None:
    """From a terminal a deck may be imported while the window offers to take the edit back."""
    workspace.editing.save(a_card(reply="Better. Or not?"))
    clock.advance(minutes=1)
    take_in(workspace, a_deck(a_card(reply="Newer. Or not?"), version=2), tmp_path)
    with pytest.raises(TrainerError, match="once more"):
        workspace.editing.turn()
    assert workspace.library.card(an_id(1)).reply == "Better. Or not?"
