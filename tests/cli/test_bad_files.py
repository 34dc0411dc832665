"""Decks that somebody was sent: they come in whole, or the command says in one sentence what to do."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bad_decks import BAD, NO_FILES, ODD, Bad, a_bad_file
from tests.builders import a_deck, install
from tests.commands import Ran, bound_by_permissions, program
from tests.deckfile.samples import VALID
from trainer import deckfile
from trainer.cli import AT_FAULT, DONE, main

Run = Callable[..., Ran]

WHOLE = deckfile.loads(VALID.encode(), "whole")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one deck of three cards."""
    install(tmp_path / "home" / "trainer.sqlite3", a_deck())
    return tmp_path / "home"


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command over that home, in this process."""

    def run_it(*arguments: object) -> Ran:
        capsys.readouterr()
        return Ran(main(["--home", str(home), *map(str, arguments)]), *capsys.readouterr())

    return run_it


def refused(run: Run, path: Path) -> str:
    """The sentence with which an import is refused; nothing of the file has come in."""
    before = run("due", "--json").out
    sentence = run("import", path, "--yes").sentence
    assert run("due", "--json").out == before
    return sentence


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_in_one_sentence_with_its_line(run: Run, tmp_path: Path, bad: Bad) -> None:
    path = a_bad_file(tmp_path, bad.data)
    said = f"{path}:{bad.line}: {bad.sentence}"
    assert refused(run, path).startswith(said)
    ran = run("check", path)
    assert (ran.code, ran.err) == (AT_FAULT, "")
    assert ran.out.startswith(said)


@pytest.mark.parametrize("make", NO_FILES, ids=lambda make: make.__name__)
def test_what_is_no_readable_file_is_refused_in_one_sentence(
    run: Run, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path)
    assert refused(run, path).startswith(f"{path}: {NO_FILES[make]}")
    assert run("check", path).out.startswith(f"{path}: {NO_FILES[make]}")


@pytest.mark.parametrize("data", [data for data, _ in ODD.values()], ids=ODD)
def test_an_odd_file_is_imported(run: Run, tmp_path: Path, data: bytes) -> None:
    path = a_bad_file(tmp_path, data)
    assert run("check", path).code == DONE
    assert run("import", path, "--yes").code == DONE
    assert run("import", path, "--json").json == {"new": 0, "changed": 0, "retired": 0, "unchanged": 2, "seal": "none"}


def test_a_card_of_another_deck_is_named_with_that_deck(run: Run, tmp_path: Path) -> None:
    path = a_bad_file(tmp_path, deckfile.dumps(a_deck(number=2)))
    assert "belongs to the deck 'Deck 1' here; give it an id of its own" in refused(run, path)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such files")
def test_a_file_that_may_not_be_read_is_refused_in_one_sentence(home: Path, tmp_path: Path) -> None:
    path = a_bad_file(tmp_path, VALID.encode())
    path.chmod(0)
    ran = program("import", path, "--yes", home=home, before=bound_by_permissions())
    assert ran.sentence == f"{path}: You have no right to read this file; ask its owner for it, or for a copy."


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_file_whose_name_is_no_text_is_refused_in_one_sentence(home: Path) -> None:
    ran = program("import", os.fsdecode(b"caf\xe9.deck.toml"), home=home)
    assert ran.sentence == "caf\\udce9.deck.toml: There is no such file; check its name and folder."
