"""How far two texts are apart in their words, however they were typed or heard: no capitals, signs or contractions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trainer.domain.characters import tidy

RUN = 3
"""So many words in a row are taken over; fewer come together in any two texts."""

MOST_WORDS = 600
"""What is said beyond that is no reply any more."""

_WORD = re.compile(r"\d+(?:,\d{3})+(?!\d)|[^\W_]+(?:['’ʼ`][^\W_]+)*|%")
_APOSTROPHES = str.maketrans("’ʼ`", "'''")
_FILLER = re.compile(r"u+h*m+|u+h+|e+rm*|h+m+")
_TAILS = {"'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "'s": "is"}
_IRREGULAR = {"can't": "can not", "won't": "will not", "shan't": "shall not", "let's": "let us", "cannot": "can not"}
_SHORT = {"%": "percent", "ok": "okay", "gonna": "going to", "wanna": "want to", "im": "i am", "ive": "i have"}
_BARE = frozenset(
    """don't doesn't didn't can't won't isn't aren't wasn't weren't haven't hasn't hadn't wouldn't couldn't shouldn't
    you're you've you'll you'd we've they're they've they'll they'd that's what's there's here's where's who's how's
    it's he's she's let's""".split()  # noqa: SIM905
)
"""Contractions that are known without their apostrophe as well; ``well`` and ``were`` are words of their own."""
_WITHOUT = {word.replace("'", ""): word for word in _BARE}
_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen""".split()  # noqa: SIM905
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_LARGEST = 10**6


def distance(one: str, other: str) -> float:
    """How much of two texts is not the other's in the very words: 0 for the same words, 1 for nothing in common.

    A word is in common when it stands in a run of `RUN` words that the other text has, too, wherever that is; the
    distance is the share of the words of both that are not. So one word that was misheard costs little more than
    itself, and sentences that change places nothing. The runs are the shingles of A. Broder, "On the resemblance and
    containment of documents", 1997; that words count and not the runs is how L. Prechelt, G. Malpohl and M. Philippsen,
    "Finding plagiarisms among a set of programs with JPlag", 2002, put the sides together.
    """
    first, second = levelled(one), levelled(other)
    run = min(RUN, len(first), len(second))
    if not run:
        return 0.0 if len(first) == len(second) else 1.0
    common = _in_runs(first, second, run) + _in_runs(second, first, run)
    return 1 - common / (len(first) + len(second))


def levelled(text: str) -> tuple[str, ...]:
    """The words of a text: contractions and numbers in full, nothing for a filled pause."""
    return tuple(word for raw in _WORD.findall(tidy(text).casefold()) for word in _plain(raw))[:MOST_WORDS]


def _in_runs(words: Sequence[str], others: Sequence[str], run: int) -> int:
    """How many of the words stand in a run that the others have, too."""
    theirs = set(_runs(others, run))
    found = {at + step for at, one in enumerate(_runs(words, run)) if one in theirs for step in range(run)}
    return len(found)


def _runs(words: Sequence[str], run: int) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + run]) for at in range(len(words) - run + 1))


def _plain(raw: str) -> tuple[str, ...]:
    word = raw.translate(_APOSTROPHES)
    word = _WITHOUT.get(word, word)
    if _FILLER.fullmatch(word):
        return ()
    if word[0].isdigit():
        return _number(word.replace(",", ""))
    if whole := _IRREGULAR.get(word) or _SHORT.get(word):
        return tuple(whole.split())
    if word.endswith("n't"):
        return (word.removesuffix("n't"), "not")
    head, apostrophe, tail = word.rpartition("'")
    return (head, _TAILS[f"'{tail}"]) if head and f"'{tail}" in _TAILS else (word.replace(apostrophe or "'", ""),)


def _number(digits: str) -> tuple[str, ...]:
    """A number as it is said; digits that are none, such as ``4th``, as they are."""
    if not (digits.isascii() and digits.isdecimal()) or int(digits[:7]) >= _LARGEST:
        return (digits,)
    return tuple(_said(int(digits)))


def _said(number: int) -> Iterator[str]:
    for size, name in ((1000, "thousand"), (100, "hundred")):
        if number >= size:
            yield from (*_said(number // size), name)
            if not (number := number % size):
                return
            if size == 100 or number < 100:
                yield "and"
    if number < len(_ONES):
        yield _ONES[number]
        return
    yield _TENS[number // 10 - 2]
    if number % 10:
        yield _ONES[number % 10]
