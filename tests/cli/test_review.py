"""Reviewing on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders import a_deck, some_cards
from tests.cli.conftest import Run
from trainer import deckfile
from trainer.cli.review import PASSPHRASE
from trainer.deckfile import writing
from trainer.domain.cards import Deck

DECK = a_deck(*some_cards(2), number=7)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(PASSPHRASE, "nine lives")
    place = tmp_path / "Team.deck.toml"
    writing.write(place, DECK)
    return place


def read(file: Path) -> Deck:
    return deckfile.read(file)


def test_a_deck_that_nobody_looked_at_says_what_is_to_do(run: Run, file: Path) -> None:
    told = run("review", file)
    assert told.out.splitlines()[:2] == ["“Deck 7”, version 1: draft; 2 new, 0 changed, 0 retired.", "Not reviewed."]
    assert "To do: Would the customer believe" in told.out
    facts = json.loads(run("review", file, "--status", "--json").out)
    assert (facts["state"], facts["seal"], facts["new"], len(facts["missing"])) == ("draft", "none", 2, 2)


def test_it_is_commented_on_sent_back_and_signed(run: Run, file: Path) -> None:
    first = run("review", file, "--comment", DECK.cards[0].id, "One softener now.", "--name", "Dana Reyes")
    assert first.err.startswith("Made a key for Dana Reyes: ")
    assert f"Dana Reyes on “{DECK.cards[0].objection}”: One softener now." in first.out
    assert "changes asked for" in run("review", file, "--request-changes", "Shorter.").out
    signed = run("review", file, "--approve", "--until", "2999-12-31")
    assert signed.out.splitlines()[1] == "Reviewed by Dana Reyes until 31 Dec 2999."
    facts = json.loads(run("review", file, "--json").out)
    assert (facts["state"], facts["seal"], facts["reviewer"], facts["missing"]) == (
        "approved",
        "reviewed",
        "Dana Reyes",
        [],
    )
    assert json.loads(run("import", file, "--json").out)["seal"] == "reviewed"
    assert "Reviewed by Dana Reyes" in run("import", file, "--yes").out
    assert "took the review back" in run("review", file, "--withdraw", "A price was wrong.").out


def test_to_somebody_else_the_signature_is_a_strangers(run: Run, file: Path, tmp_path: Path) -> None:
    run("review", file, "--approve", "--until", "2999-12-31", "--name", "Dana")
    told = run("import", file, home=tmp_path / "another")
    assert "Signed by someone you have not confirmed: " in told.out
    assert "Dana" not in told.out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--approve"], "--until 2027-05-22"),
        (["--approve", "--until", "2020-01-01"], "has passed"),
        (["--comment", "zzzzzzzzzzzz", "Well."], "no card with the id"),
        (["--withdraw", "Wrong."], "nothing to take back"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(run: Run, file: Path, arguments: list[str], says: str) -> None:
    told = run("review", file, *arguments, "--name", "Dana")
    assert told.code == 1
    assert says in told.err.splitlines()[-1]
    assert read(file) == DECK


def test_without_a_passphrase_or_a_place_for_secrets_nothing_is_signed(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from keyring.backends import fail

    monkeypatch.setattr("keyring.get_keyring", fail.Keyring)
    monkeypatch.delenv(PASSPHRASE)
    told = run("review", file, "--approve", "--until", "2999-12-31")
    assert (told.code, "choose a passphrase" in told.err) == (1, True)
    assert read(file) == DECK


def test_what_is_no_deck_is_told_of_with_its_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.deck.toml").write_text("format = 1\nid = 3\n")
    told = run("review", tmp_path / "x.deck.toml")
    assert told.code == 1
    assert "x.deck.toml:1:" in told.err
