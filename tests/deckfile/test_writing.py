from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings

from tests.deckfile.samples import VALID
from tests.deckfile.strategies import decks
from trainer import paths
from trainer.deckfile import DeckFileError, dumps, loads, read, write
from trainer.domain.cards import Deck
from trainer.domain.meaning import digest

DECK = loads(VALID.encode(), "valid")


@given(decks)
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_any_deck_comes_back_as_it_was(deck: Deck) -> None:
    data = dumps(deck)
    again = loads(data, "again")
    assert again == deck
    assert digest(again) == digest(deck)
    assert dumps(again) == data


def test_the_canonical_spelling_is_the_one_a_person_would_write() -> None:
    assert dumps(DECK).decode() == VALID.replace(
        'points = [\n    "agrees with the worry",\n    "asks what waiting costs",\n]',
        'points = ["agrees with the worry", "asks what waiting costs"]',
    )


@pytest.mark.parametrize("path", sorted(paths.shipped_decks().glob("*.deck.toml")), ids=lambda path: path.name)
def test_a_shipped_deck_that_is_read_and_written_is_the_same_to_the_byte(path: Path) -> None:
    assert dumps(read(path)) == path.read_bytes()


def test_long_lists_stand_one_below_the_other() -> None:
    card = replace(DECK.cards[0], deflections=("We would have to ask the board first. " * 2, "Not now."))
    text = dumps(replace(DECK, cards=(card,))).decode()
    assert '\ndeflections = [\n    "We would have to ask the board first. We' in text
    assert '",\n    "Not now.",\n]\n' in text


def test_equal_decks_give_equal_bytes_whatever_the_order_of_their_slots() -> None:
    one, two = ({"a": "1", "b": "2"}, {"b": "2", "a": "1"})
    spelled = {
        dumps(replace(DECK, cards=(replace(DECK.cards[0], slots=MappingProxyType(slots)),))) for slots in (one, two)
    }
    assert len(spelled) == 1


def test_a_deck_is_written_and_read(tmp_path: Path) -> None:
    write(tmp_path / "a.deck.toml", DECK)
    assert read(tmp_path / "a.deck.toml") == DECK


@pytest.mark.parametrize(
    "change",
    [{"title": "a\ud800"}, {"title": "a\u202e"}, {"id": "x"}, {"cards": ()}, {"version": 0}, {"owner": "x" * 401}],
)
def test_a_deck_that_could_not_be_read_again_is_never_written(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "a.deck.toml"
    write(path, DECK)
    with pytest.raises(DeckFileError):
        write(path, replace(DECK, **change))  # type: ignore[arg-type]
    assert read(path) == DECK


def test_the_old_file_stays_when_the_disk_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.deck.toml"
    write(path, DECK)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(DeckFileError, match="is as it was: No space left on device"):
        write(path, replace(DECK, title="Other"))
    assert read(path) == DECK
    assert len(list(tmp_path.iterdir())) == 1
