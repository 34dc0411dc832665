"""Whatever happens to a deck file on its way, it is read or refused; `tests/bench/bench_mutants.py` tries far more."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from tests.mutants import DECK, mutants
from tests.sharing.keyholder import ON, UNTIL
from trainer.deckfile import DeckFileError, dumps, loads
from trainer.domain.meaning import digest
from trainer.domain.seals import Seal, badge
from trainer.sharing.signatures import verify

TRUSTED = {DECK.approvals[0].key: "Dana Reyes"}


def fate(data: bytes) -> str:
    """What became of a mutant."""
    try:
        deck = loads(data, "mutant.deck.toml")
    except DeckFileError as error:
        return "refused" if all(one.sentence.endswith((".", "?")) for one in error.problems) else "mumbled"
    seal, same = badge(deck, TRUSTED, ON, verify).seal, digest(deck) == digest(DECK)
    if loads(dumps(deck), "again") != deck:
        return "another when it is written"
    if seal is Seal.REVIEWED and not (same and deck.approvals == DECK.approvals):
        return "a seal that survived"
    return f"{seal} {'same' if same else 'changed'}"


def test_five_thousand_mutants_are_read_or_refused_and_no_seal_survives_another_meaning() -> None:
    fates = Counter(fate(data) for data in mutants(5_000, seed=1))
    assert not fates.keys() & {"mumbled", "another when it is written", "a seal that survived"}
    assert fates["refused"] > 1_000
    assert fates["changed changed"] > 300, fates
    assert fates["reviewed same"] > 10, fates
    assert badge(DECK, TRUSTED, UNTIL + timedelta(days=1), verify).seal is Seal.RAN_OUT
