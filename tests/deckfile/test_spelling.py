"""One spelling for every text, which TOML reads as the same text."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.deckfile.strategies import texts
from trainer.deckfile.spelling import filled, listed, quoted, spelled

ANY = texts | st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r"), max_size=40)


@given(ANY)
def test_a_text_is_read_as_it_was(text: str) -> None:
    assert tomllib.loads(f"a = {quoted(text)}") == {"a": text}


@given(st.lists(ANY, min_size=1, max_size=6))
def test_a_list_is_read_as_it_was(items: list[str]) -> None:
    assert tomllib.loads("\n".join(listed("a", items))) == {"a": items}


@given(ANY.filter(bool))
def test_a_key_is_read_as_it_was(key: str) -> None:
    assert tomllib.loads(f"{spelled(key)} = 1") == {key: 1}


def test_what_is_empty_is_left_out() -> None:
    assert [*filled("a", ""), *listed("b", ())] == []


@pytest.mark.parametrize(("items", "lines"), [(["short"] * 3, 1), (["long " * 9] * 3, 5)])
def test_a_list_stays_on_its_line_while_it_fits(items: list[str], lines: int) -> None:
    assert len("\n".join(listed("a", items)).split("\n")) == lines


def test_what_nobody_can_see_is_spelled_out() -> None:
    assert quoted("a\u202eb\U000e0041") == '"a\\u202eb\\U000e0041"'
