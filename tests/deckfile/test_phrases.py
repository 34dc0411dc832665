"""A family is written so that the same family is read again, whatever it says."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.deckfile.strategies import lines, texts
from trainer.deckfile import DeckFileError
from trainer.deckfile.phrases import dumps, write
from trainer.domain.feedback import LabelKind
from trainer.domain.phrases import Draft, NearMiss

FAMILY = Draft(
    name="Our fault",
    definition="You take it on.",
    kind=LabelKind.SOFTENER,
    examples=("It is on me.", "I own it."),
    near=(NearMiss("Somebody will."), NearMiss("It is not on me.", "the opposite")),
    family="our_fault",
)

some = st.lists(texts | lines, max_size=4).map(tuple)
drafts = st.builds(
    Draft,
    name=texts,
    definition=texts,
    kind=st.sampled_from(LabelKind),
    examples=some,
    near=st.lists(st.builds(NearMiss, texts, texts), max_size=4).map(tuple),
    patterns=some,
    family=st.sampled_from(["our_fault", "thanks", ""]),
    seed=texts,
    span=st.sampled_from(["", "words", "sentence"]),
    gap=st.integers(1, 8),
    loose=some,
    unless=some,
    only_words=st.booleans(),
    slots=st.dictionaries(st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=8), some, max_size=3),
)


def meant(draft: Draft) -> dict[str, object]:
    """What a reader of the file should find; what is empty or as usual is not there."""
    whole = {
        "family": draft.family,
        "name": draft.name,
        "definition": draft.definition,
        "kind": "" if draft.family == "thanks" else draft.kind.value,
        "seed": draft.seed,
        "span": draft.span,
        "heard": "words" if draft.only_words else "",
        "gap": draft.gap if draft.gap != 4 else 0,
        "examples": list(draft.examples),
        "near_misses": [near.text for near in draft.near if not near.why],
        "patterns": list(draft.patterns),
        "loose": list(draft.loose),
        "unless": list(draft.unless),
        "slots": {name: list(ways) for name, ways in draft.slots.items() if ways},
        "near": [{"text": near.text, "why": near.why} for near in draft.near if near.why],
    }
    return {key: value for key, value in whole.items() if value}


@given(drafts)
def test_whatever_it_says_toml_reads_the_same(draft: Draft) -> None:
    read = tomllib.loads(dumps(draft).decode())
    assert {key: value for key, value in read.items() if value} == meant(draft)


def test_a_person_likes_to_read_it() -> None:
    assert dumps(FAMILY).decode() == (
        'family = "our_fault"\nname = "Our fault"\ndefinition = "You take it on."\nkind = "softener"\n'
        'examples = ["It is on me.", "I own it."]\nnear_misses = ["Somebody will."]\n\n'
        '[[near]]\ntext = "It is not on me."\nwhy = "the opposite"\n'
    )


def test_the_kind_of_a_family_that_is_measured_is_not_written() -> None:
    assert b"kind" not in dumps(Draft(family="thanks", kind=LabelKind.SOFTENER))


def test_it_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    write(tmp_path / "a.phrases.toml", FAMILY)
    assert (tmp_path / "a.phrases.toml").read_bytes() == dumps(FAMILY)
    with pytest.raises(DeckFileError, match="could not be written"):
        write(tmp_path / "nowhere" / "a.phrases.toml", FAMILY)
    assert [file.name for file in tmp_path.iterdir()] == ["a.phrases.toml"]
