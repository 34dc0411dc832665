"""The talks there were: found by their words, and told beside one another."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from trainer.domain.finding import folded
from trainer.domain.talks import Facts, TalkRow, facts
from trainer.services.roleplay import RolePlay
from trainer.store import talks
from trainer.store.engine import Database, Transaction

PAGE = 100
"""So many rows are read at a time."""

_LAYER = re.compile(r"\blayer (?=\d)")
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile("['’ʼ‘]")

Told = Callable[[TalkRow], str]
"""The words by which a talk can be found besides those that were said in it."""


@dataclass(frozen=True)
class Found:
    """Talks of a list, the newest first.

    Attributes:
        rows: As many of them as are read at a time.
        total: How many there are.
    """

    rows: tuple[TalkRow, ...]
    total: int


class Talks:
    """Every talk that is kept."""

    def __init__(self, database: Database, roleplay: RolePlay) -> None:
        self._database, self._roleplay = database, roleplay
        self._found: tuple[str, tuple[TalkRow, ...]] = ("", ())

    def find(self, text: str, told: Told, first: int = 0) -> Found:
        """The talks that have every word, said by either or told of it, from a place on; all of them without a word."""
        words = _words(text)
        with self._database.reading() as tx:
            if not words:
                return Found(talks.rows(tx, first, PAGE), talks.count(tx))
            if first == 0 or self._found[0] != text:
                self._found = text, _found(tx, words, told)
        found = self._found[1]
        return Found(found[first : first + PAGE], len(found))

    def newest(self, count: int) -> Found:
        """The newest that were ended."""
        with self._database.reading() as tx:
            return Found(talks.ended(tx, count), talks.count(tx))

    def facts(self, uuid: str) -> Facts | None:
        """What can be told of a talk; None until the rep has said what they make of it.

        Raises:
            NotFoundError: It is not there any more.
        """
        played, debrief = self._roleplay.look_back(uuid)
        if not played.verdict.is_given:
            return None
        shown = self._roleplay.aftermath(uuid)[1] if played.casting.complaint else None
        return facts(played, debrief, shown)


def _words(text: str) -> tuple[str, ...]:
    """The words of a search; a layer and its number are one."""
    plain = _LAYER.sub("layer", _APOSTROPHES.sub("", text).lower())
    return tuple(dict.fromkeys(_WORD.findall(plain)))


def _found(tx: Transaction, words: tuple[str, ...], told: Told) -> tuple[TalkRow, ...]:
    """The talks with all of these words; each word leaves fewer for the next."""
    rows = talks.rows(tx)
    texts = {row.uuid: f" {' '.join(folded(_LAYER.sub('layer', told(row).lower())))}" for row in rows}
    for word in words:
        plain = "".join(folded(word))
        said = frozenset().union(*(talks.saying(tx, spelled) for spelled in {word, plain}))
        rows = tuple(row for row in rows if row.uuid in said or f" {plain}" in texts[row.uuid])
    return rows
