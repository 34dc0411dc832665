"""Words keep their places, whatever was typed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.coaching.everyday import everyday
from trainer.coaching.normalise import MAX_CHARACTERS, MAX_WORDS, Spelling, is_latin, tokens, word_count

SPELLING = everyday().spelling
ODD = st.text(st.sampled_from("aZ’'`“”\"«».,?!…—-– \n\t🙂é́ßİıñ漢لا0%&{}()"), max_size=60) | st.text(max_size=80)


def words(text: str, spelling: Spelling = SPELLING) -> list[str]:
    return [token.text for token in tokens(text, spelling)]


@given(ODD)
def test_offsets_are_in_order_and_inside(text: str) -> None:
    said = tokens(text, SPELLING)
    for token in said:
        assert 0 <= token.start < token.end <= len(text)
        assert text[token.start : token.end].strip()
        assert token.text == token.text.casefold()
    for one, other in pairwise(said):
        same = (one.start, one.end) == (other.start, other.end)
        assert same or one.end <= other.start
        assert (one.sentence, one.clause) <= (other.sentence, other.clause)


@given(ODD)
def test_a_plain_word_is_what_stands_there(text: str) -> None:
    for token in tokens(text, Spelling()):
        raw = text[token.start : token.end]
        assert token.text == raw.casefold().replace("’", "").replace("'", "") or any(mark in raw for mark in "'’ʼ`")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("I'm", "i am"),
        ("I’m", "i am"),
        ("Don't", "do not"),
        ("can’t", "can not"),
        ("won't", "will not"),
        ("that's", "that is"),
        ("Toledo's", "toledos"),
        ("we'd we'll we've you're", "we would we will we have you are"),
        ("im dont youre", "i am do not you are"),
        ("um, uh  erm yes", "yes"),
        ("favourite", "favorite"),
        ("LET'S", "let us"),
        ("🙂 ... !!", ""),
        ("", ""),
    ],
)
def test_levelling(text: str, plain: str) -> None:
    assert " ".join(words(text)) == plain


def test_sentences_end_where_people_end_them() -> None:
    text = "Mr. Customer, it's 99.9 % at 3 p.m. today. Really? Yes"
    said = tokens(text, Spelling())
    assert said[-1].sentence - said[0].sentence >= 2
    assert {token.sentence for token in said if token.text in ("mr", "customer")} == {0}
    assert [token.text for token in said].count("9") == 1


def test_a_comma_or_a_colon_inside_a_number_ends_nothing() -> None:
    assert {token.clause for token in tokens("It costs 3,000 a month from 10:30 on", everyday().spelling)} == {0}
    assert tokens("Yes, 3 of them", everyday().spelling)[-1].clause == 1


def test_quotation_marks_mark_words_but_not_a_whole_reply() -> None:
    assert [token.quoted for token in tokens('say "I agree" now', Spelling())] == [False, True, True, False]
    assert [token.quoted for token in tokens("he said “great point” ok", Spelling())] == [
        False,
        False,
        True,
        True,
        False,
    ]
    assert not any(token.quoted for token in tokens('"I agree."', Spelling()))
    assert not any(token.quoted for token in tokens('a 6" pipe', Spelling()))


def test_very_long_replies_are_cut_but_counted() -> None:
    text = "word " * 10_000
    assert len(tokens(text, SPELLING)) == MAX_CHARACTERS // 5
    assert word_count(text) == 10_000


def test_no_more_words_are_read_than_anybody_says_in_one_breath() -> None:
    assert len(tokens("%" * MAX_CHARACTERS, Spelling())) == MAX_WORDS


@pytest.mark.parametrize(
    ("text", "latin"),
    [("Too dear.", True), ("", True), ("Żółć, Ğöl", True), ("太贵了 too", True), ("太贵了太 too", False),
     ("Слишком дорого", False), ("أنا أتفق", False)],
)  # fmt: skip
def test_of_other_scripts_than_latin_nothing_is_known(text: str, latin: bool) -> None:
    assert is_latin(text) is latin
