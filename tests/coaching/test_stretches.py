"""Which words are underlined for the tokens that carry a label."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.coaching.everyday import everyday
from trainer.coaching.normalise import Token, tokens
from trainer.coaching.stretches import in_context, underlined

TEXT = (
    "Look, whoever asks his mechanics first has understood half of this trade. I'm really glad you asked me that, sir."
)


def said(text: str = TEXT) -> list[Token]:
    return tokens(text, everyday().spelling)


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def shown(words: str) -> str | None:
    stretch = underlined(said(), *place(words))
    return stretch and TEXT[slice(*stretch)]


@pytest.mark.parametrize(
    ("carried", "words"),
    [
        ("ok", "Look"),
        ("erstood half of thi", "understood half of this"),
        ("whoever asks his", "whoever asks his"),
        ("trade. I'm really glad you", "I'm really glad you"),
        ("half of this trade. I'm", "half of this trade"),
        ("asked me that, sir.", "asked me that, sir"),
    ],
)
def test_words_are_whole_and_few_of_the_next_clause_are_left_out(carried: str, words: str) -> None:
    assert shown(carried) == words


@pytest.mark.parametrize("scrap", ["mechanics", "his mechanics", "I'm really", ",", ". "])
def test_a_mark_or_few_words_of_a_longer_clause_say_nothing(scrap: str) -> None:
    assert shown(scrap) is None


def test_a_contraction_is_one_word() -> None:
    text = "He wouldn't've said it was dear."
    assert underlined(said(text), 0, text.index(" said")) is None


def context(words: str) -> str:
    return TEXT[slice(*in_context(said(), *place(words)))]


def test_what_says_nothing_alone_is_shown_in_its_clause() -> None:
    clause = "whoever asks his mechanics first has understood half of this trade"
    assert context("mechanics") == context(". ") == clause
    assert context(", sir") == "sir"


def test_of_a_clause_without_end_only_the_words_are_shown() -> None:
    text = "so the lorry comes on tuesday and thank you by the way and then tom fits it on wednesday"
    start = text.index("thank")
    assert in_context(said(text), start, start + 9) == (start, start + 9)


@given(st.text(alphabet="ab ',.!-é😀", min_size=1, max_size=40), st.data())
def test_what_is_underlined_lies_in_the_text_and_ends_with_words(text: str, data: st.DataObject) -> None:
    words = said(text)
    if not words:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    for stretch in (underlined(words, start, end), in_context(words, start, end)):
        if stretch is not None:
            assert 0 <= stretch[0] < stretch[1] <= len(text)
            assert {stretch[0]} <= {word.start for word in words}
            assert {stretch[1]} <= {word.end for word in words}
