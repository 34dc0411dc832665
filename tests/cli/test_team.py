"""A team's decks on the command line: one folder, several homes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.builders import a_deck, some_cards
from tests.cli.conftest import Run
from trainer import deckfile
from trainer.bootstrap import open_workspace
from trainer.cli.review import PASSPHRASE
from trainer.deckfile import writing

DECK = a_deck(*some_cards(2), number=7, changes="First.")
UNTIL = ("--until", "2999-12-31")


@pytest.fixture
def folder(tmp_path: Path, run: Run, place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the person of the usual home works with."""
    monkeypatch.setenv(PASSPHRASE, "nine lives")
    shared = tmp_path / "Team"
    shared.mkdir()
    assert str(shared) in run("team", "connect", shared).err
    return shared


@pytest.fixture
def rep(tmp_path: Path, run: Run, folder: Path) -> Path:
    home = tmp_path / "rep"
    run("team", "connect", folder, home=home)
    return home


def status(run: Run, **where: Path) -> Any:
    return json.loads(run("team", "status", "--json", **where).out)


def handed_in(run: Run, deck: str = "Price") -> Path:
    told = run("team", "publish", deck, "--changes", "Softer.", "--name", "Tom")
    assert told.code == 0
    return Path(told.err.split(", as ")[1].strip().removesuffix("."))


def test_a_deck_is_handed_in_approved_and_fetched_by_who_knows_the_reviewer(
    run: Run, folder: Path, rep: Path, place: Path, tmp_path: Path
) -> None:
    dana = tmp_path / "dana"
    writing.write(tmp_path / "first.deck.toml", DECK)
    for home in (place, rep):
        run("import", tmp_path / "first.deck.toml", "--yes", home=home)
    file = handed_in(run, DECK.title)
    (listed,) = status(run)["desk"]
    assert (listed["version"], listed["state"], listed["by"], listed["seal"]) == (2, "in_review", "Tom", "none")
    run("team", "connect", folder, home=dana)
    assert run("review", file, "--approve", *UNTIL, "--name", "Dana", home=dana).code == 0
    assert not file.exists()
    told = run("team", "update", home=rep)
    assert "Not installed: “Deck 7”, version 2, was approved; you have version 1." in told.out
    with open_workspace(dana) as workspace:
        reviewer = workspace.publishing.reviewer()
    assert reviewer is not None
    with open_workspace(rep) as workspace:
        workspace.publishing.confirm(reviewer.key, "Dana")
    assert [one["seal"] for one in status(run, home=rep)["newer"]] == ["reviewed"]
    assert run("team", "update", home=rep).out == "Installed “Deck 7”, version 2.\n"
    assert run("team", "update", home=rep).out == "Every approved deck is here already.\n"
    assert json.loads(run("team", "update", "--json", home=rep).out)["installed"] == []


def test_status_is_told_in_words_with_what_is_damaged(run: Run, folder: Path) -> None:
    handed_in(run)
    (folder / "Approved" / "x.deck.toml").write_text("rubbish")
    told = run("team", "status").out.splitlines()
    assert told[:2] == [f"Team folder: {folder}", "In review: “Price”, version 2, by Tom"]
    assert told[2].startswith("!!  ")
    assert "x.deck.toml" in told[2]


def test_without_a_folder_a_deck_is_handed_in_as_a_file(run: Run, folder: Path, tmp_path: Path) -> None:
    run("team", "leave")
    assert status(run)["folder"] is None
    assert "trainer team connect" in run("team", "status").out
    assert "There is no team folder" in run("team", "publish", "Price", "--changes", "x", "--name", "Tom").sentence
    run("team", "publish", "Price", "--changes", "Softer.", "--to", tmp_path / "p.deck.toml")
    assert deckfile.read(tmp_path / "p.deck.toml").version == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["publish", "Weather", "--changes", "x", "--name", "Tom"], "No deck is called 'Weather'"),
        (["publish", "Price", "--changes", " ", "--name", "Tom"], "Say what changed"),
        (["publish", "Price", "--changes", "x"], "Write your name in the settings first"),
        (["connect", "/no/such/folder"], "is not a folder"),
        (["connect", "postgresql://somewhere"], "works over a folder only"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(run: Run, folder: Path, arguments: list[str], says: str) -> None:
    assert says in run("team", *arguments).sentence
    assert list((folder / "Review").iterdir()) == []


def test_a_folder_that_is_gone_is_one_sentence(run: Run, folder: Path) -> None:
    (folder / "Review").rmdir()
    assert "cannot be reached" in run("team", "status").sentence
    assert run("due").code == 0
