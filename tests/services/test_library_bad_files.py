"""Whatever a file is, it comes in whole, or one sentence says what is wrong with it, where, and what to do."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.bad_decks import BAD, NO_FILES, ODD, Bad, a_bad_file
from tests.builders import a_card, a_deck, an_id
from tests.deckfile.samples import VALID
from tests.services.conftest import Home
from trainer import deckfile
from trainer.bootstrap import Workspace
from trainer.errors import TrainerError

WHOLE = deckfile.loads(VALID.encode(), "whole")


@pytest.fixture
def workspace(home: Home) -> Workspace:
    return home(a_deck())


def state_of(workspace: Workspace) -> tuple[object, ...]:
    library = workspace.library
    return library.decks(), library.cards(), [library.card(row.id) for row in library.cards()]


def refused(workspace: Workspace, path: Path) -> TrainerError:
    """Why a preview refuses this file; it has left everything as it was."""
    before = state_of(workspace)
    with pytest.raises(TrainerError) as caught:
        workspace.library.preview(path)
    assert state_of(workspace) == before
    assert "\n" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_with_its_line_and_leaves_everything_as_it_was(
    workspace: Workspace, tmp_path: Path, bad: Bad
) -> None:
    path = a_bad_file(tmp_path, bad.data)
    assert str(refused(workspace, path)).startswith(f"{path}:{bad.line}: {bad.sentence}")


@pytest.mark.parametrize("make", NO_FILES, ids=lambda make: make.__name__)
def test_what_is_no_readable_file_is_called_what_it_is(
    workspace: Workspace, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path)
    assert str(refused(workspace, path)).startswith(f"{path}: {NO_FILES[make]}")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_pipe_is_not_waited_for(workspace: Workspace, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.deck.toml")
    assert "a device or pipe; copy what it holds" in str(refused(workspace, tmp_path / "pipe.deck.toml"))


@pytest.mark.parametrize(("data", "line"), ODD.values(), ids=ODD)
def test_an_odd_file_comes_in_whole(workspace: Workspace, tmp_path: Path, data: bytes, line: str) -> None:
    workspace.library.install(workspace.library.preview(a_bad_file(tmp_path, data)))
    rows = workspace.library.cards(WHOLE.id)
    assert [row.objection for row in rows] == [WHOLE.cards[0].objection, line]


def test_a_card_of_another_deck_is_named_with_that_deck_and_what_to_do(workspace: Workspace, tmp_path: Path) -> None:
    path = a_bad_file(tmp_path, deckfile.dumps(a_deck(a_card(9), a_card(2), number=2)))
    assert str(refused(workspace, path)) == (
        f"The card with the id '{an_id(2)}' in this file belongs to the deck 'Deck 1' here; "
        "give it an id of its own in the file, 12 characters of a-z and 2-7."
    )


def test_a_file_that_vanishes_after_its_preview_is_installed_as_it_was_shown(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = a_bad_file(tmp_path, VALID.encode())
    diff = workspace.library.preview(path)
    path.unlink()
    workspace.library.install(diff)
    assert tuple(workspace.library.card(card.id) for card in WHOLE.cards) == WHOLE.cards


@given(st.integers(0, len(VALID) - 1))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_wherever_a_file_was_cut_off_it_is_refused_or_its_preview_names_all_that_is_missing(
    half: Callable[[int], Path], installed: Workspace, end: int
) -> None:
    """Only a cut between two statements leaves a deck that can be read; nothing in it tells that there was more."""
    path, last = half(end), VALID[:end].count("\n") + 1
    problems = deckfile.check(path)
    assert {problem.line for problem in problems} <= set(range(1, last + 1))
    if problems:
        refused(installed, path)
        return
    before = state_of(installed)
    diff = installed.library.preview(path)
    kept = diff.deck.cards
    assert kept[:-1] == WHOLE.cards[: len(kept) - 1]
    assert set(diff.retired) == {card.id for card in WHOLE.cards[len(kept) :]}
    assert bool(diff.changed) == (kept[-1] != WHOLE.cards[len(kept) - 1])
    assert state_of(installed) == before


@pytest.fixture
def installed(home: Home) -> Workspace:
    """A home that has the whole deck."""
    return home(WHOLE)


@pytest.fixture
def half(tmp_path: Path) -> Callable[[int], Path]:
    """The valid file, cut off somewhere."""
    return lambda end: a_bad_file(tmp_path, VALID.encode()[:end])
