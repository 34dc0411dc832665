"""From the tokens that carry a label to the words that somebody would underline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from trainer.coaching.normalise import Token

_FEW = 2
"""So few words out of a longer clause say nothing by themselves."""
_LONG = 12
"""Words of a clause that is too long to stand for a few of them; a recogniser writes no commas."""

Stretch = tuple[int, int]


def underlined(said: Sequence[Token], start: int, end: int) -> Stretch | None:
    """``text[start:end]`` with whole words, and without the few that it takes from the clause before or behind.

    None for what says nothing by itself: a mark, or few words of a clause that has more.
    """
    clauses = [list(words) for _, words in groupby(_touched(said, start, end), lambda token: token.clause)]
    while clauses and _is_scrap(said, clauses[0]):
        clauses.pop(0)
    while clauses and _is_scrap(said, clauses[-1]):
        clauses.pop()
    return (clauses[0][0].start, clauses[-1][-1].end) if clauses else None


def in_context(said: Sequence[Token], start: int, end: int) -> Stretch:
    """The clauses that ``text[start:end]`` touches, or its words alone where those are long.

    For a mark between words it is the clause before it.
    """
    inside = _touched(said, start, end)
    touched = {token.clause for token in inside}
    touched = touched or {max((token.clause for token in said if token.end <= start), default=said[0].clause)}
    whole = [token for token in said if token.clause in touched]
    shown = inside if inside and _count(whole) > _LONG else whole
    return shown[0].start, shown[-1].end


def _touched(said: Sequence[Token], start: int, end: int) -> list[Token]:
    return [token for token in said if token.start < end and token.end > start]


def _is_scrap(said: Sequence[Token], words: Sequence[Token]) -> bool:
    """Whether these are few words of their clause, and more are left of it."""
    clause = [token for token in said if token.clause == words[0].clause]
    return _count(words) <= _FEW and _count(clause) > _count(words)


def _count(some: Iterable[Token]) -> int:
    """Words as a person counts them: a contraction is one."""
    return len({token.start for token in some})
