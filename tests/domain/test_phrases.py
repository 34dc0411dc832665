"""A family as it is written: in clean lines, and under a name that stays."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.feedback import LabelKind
from trainer.domain.phrases import Draft, NearMiss, fits_anywhere, from_plain, key_of, tidied

WRITTEN = Draft(
    name=" Owner\nship ",
    definition="You take  it on.",
    kind=LabelKind.MOVE,
    examples=("It is on me.", "", " It is on\tme. ", "I own it."),
    near=(NearMiss("Not me.", " nobody "), NearMiss("  "), NearMiss("Not me.", "nobody")),
    patterns=("on me", "on me"),
    slots={"who": ("me", " me ", "us")},
    only_words=True,
)
KEPT = Draft(
    name="Owner ship",
    definition="You take it on.",
    kind=LabelKind.MOVE,
    examples=("It is on me.", "I own it."),
    near=(NearMiss("Not me.", "nobody"),),
    patterns=("on me",),
    slots={"who": ("me", "us")},
    only_words=True,
)


def test_what_is_written_is_kept_in_clean_lines_each_once() -> None:
    assert tidied(WRITTEN) == KEPT
    assert tidied(KEPT) == KEPT


def test_what_nobody_can_see_is_not_kept() -> None:
    assert tidied(Draft(name="Own\u202eer", examples=("a\x00b", "\u200b"))).examples == ("ab",)
    assert tidied(Draft(name="Own\u202eer")).name == "Owner"


def test_all_sentences_are_those_that_are_to_be_heard_and_those_that_are_not() -> None:
    assert KEPT.sentences == ("It is on me.", "I own it.", "Not me.")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Our fault", "our_fault"),
        ("  Take it – on me! ", "take_it_on_me"),
        ("Größe", "groe"),
        ("3 steps", "family_3_steps"),
        ("你好", "family"),
        ("x", "family_x"),
        ("", "family"),
        ("a" * 80, "a" * 36),
    ],
)
def test_a_name_makes_a_key(name: str, key: str) -> None:
    assert key_of(name, ()) == key


def test_a_key_is_nobody_else_s() -> None:
    assert key_of("Thanks", {"thanks"}) == "thanks_2"
    assert key_of("Thanks", {"thanks", "thanks_2"}) == "thanks_3"


@given(st.text(max_size=60), st.sets(st.text("abc_2", min_size=1, max_size=6)))
def test_any_name_makes_a_key_that_a_file_may_have(name: str, taken: set[str]) -> None:
    key = key_of(name, taken)
    assert re.fullmatch(r"[a-z][a-z0-9_]{1,39}", key)
    assert key not in taken


def test_a_draft_comes_back_from_a_file() -> None:
    assert from_plain(json.loads(json.dumps(asdict(WRITTEN)))) == WRITTEN


def test_a_draft_that_was_begun_before_families_could_be_heard_by_words_alone_comes_back() -> None:
    raw = asdict(replace(WRITTEN, only_words=False))
    del raw["only_words"]
    assert from_plain(raw) == replace(WRITTEN, only_words=False)


@pytest.mark.parametrize("raw", [{}, {**asdict(KEPT), "kind": "song"}, {**asdict(KEPT), "near": [3]}])
def test_what_was_never_a_draft_is_refused(raw: dict[str, object]) -> None:
    with pytest.raises((TypeError, ValueError, KeyError)):
        from_plain(raw)


@pytest.mark.parametrize(
    ("name", "fits"),
    [("ours", True), ("café au lait", True), ("caf\udce9", False), ("a:b", False), ("../up", False), ("", False)],
)
def test_a_file_may_have_a_name_that_any_system_knows(name: str, fits: bool) -> None:
    assert fits_anywhere(f"{name}.phrases.toml") is fits
    assert not fits_anywhere(name)
