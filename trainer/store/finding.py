"""Finding cards by their words: the index says which, a look at each says how near."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from sqlalchemy import text

from trainer.domain.finding import Query, Wanted, folded
from trainer.domain.memory import Rest
from trainer.domain.views import CardRow
from trainer.store import cards
from trainer.store.engine import Transaction
from trainer.store.prepared import Prepared

MOST = 100
"""Cards that a search lists: who sees that many types another word."""

_NONE: Mapping[str, str] = MappingProxyType({})

_HAS_WORDS = """
    SELECT card.id, card.objection, card_text.objection, card.body, card.body GLOB '*{{[a-z]*'
      FROM card_text CROSS JOIN card ON card.id = card_text.card_id
     WHERE card_text MATCH :query AND card.retired_at_ms = 0 AND :deck_id IN ('', card.deck_id) {among}
     LIMIT :limit
"""
_HITS = {
    False: Prepared(text(_HAS_WORDS.format(among=""))),
    True: Prepared(text(_HAS_WORDS.format(among="AND card_text.card_id IN (SELECT value FROM json_each(:ids))"))),
}
"""Cards in which the index has the words, and whether they have a slot: what is read there it cannot know.

Under True only those of these ids.
"""

_DECIDED = Prepared(
    text("""
        SELECT card.id
          FROM memory CROSS JOIN card ON card.id = memory.card_id CROSS JOIN deck ON deck.id = card.deck_id
         WHERE (memory.marked OR NOT :marked)
           AND (:flags = '' OR instr(:flags, memory.flag))
           AND (memory.suspended & :rest OR NOT :rest)
           AND (memory.buried_until > :day OR NOT :buried)
           AND card.retired_at_ms = 0 AND :deck_id IN ('', card.deck_id)
         ORDER BY deck.position, card.position
    """)
)

_WORDINGS = Prepared(
    text("""
        SELECT own_words.card_id, own_words.wording
          FROM own_words CROSS JOIN card ON card.id = own_words.card_id
         WHERE card.retired_at_ms = 0 AND :deck_id IN ('', card.deck_id)
    """)
)


def search(
    tx: Transaction, words: str, own: Mapping[str, str] = _NONE, deck_id: str = "", limit: int = MOST, day: int = 0
) -> tuple[CardRow, ...]:
    """Cards that contain every word, the last one as a beginning, nearest first; then those with other endings.

    Args:
        tx: The transaction.
        words: What was typed; accents, apostrophes and case do not matter.
        own: The rep's own words for slots, which are found where they are read.
        deck_id: The deck to look in; all of them without one.
        limit: How many cards are listed at most.
        day: The present learning day, by which a card is buried or not.
    """
    query = Query(words)
    among = decided(tx, query.wanted, day, deck_id) if query.wanted else None
    if not query.words:
        return cards.some_of_all(tx, 0, limit, deck_id) if among is None else cards.some_rows(tx, among[:limit])
    near = _near(tx, query, own, deck_id, limit, among)
    if len(near) < limit and (loosely := Query(words, loosely=True)).words != query.words:
        near += _near(tx, loosely, own, deck_id, limit, among)
    return cards.some_rows(tx, list(dict.fromkeys(near))[:limit])


def decided(tx: Transaction, wanted: Wanted, day: int, deck_id: str = "") -> tuple[str, ...]:
    """The ids of all cards about which that was decided, in the order of the decks.

    Args:
        tx: The transaction.
        wanted: What was decided.
        day: The present learning day, by which a card is buried or not.
        deck_id: The deck to look in; all of them without one.
    """
    asked = {"marked": wanted.marked, "flags": "".join(map(str, sorted(wanted.flags))), "buried": wanted.buried}
    rest = int(Rest.BY_REP) if wanted.suspended else 0
    return tuple(card_id for (card_id,) in _DECIDED.rows(tx, **asked, rest=rest, day=day, deck_id=deck_id))


def _near(
    tx: Transaction,
    query: Query,
    own: Mapping[str, str],
    deck_id: str,
    limit: int,
    among: Sequence[str] | None,
) -> list[str]:
    """The ids of the cards that a query finds, nearest first."""
    found = _by_index(tx, query, own, deck_id, limit, among) | dict(_by_wording(tx, query, own, deck_id))
    near = sorted((far, place, card_id) for place, (card_id, far) in enumerate(found.items()) if far is not None)
    there = found if among is None else frozenset(among)
    return [card_id for _, _, card_id in near if card_id in there]


def _by_index(
    tx: Transaction,
    query: Query,
    own: Mapping[str, str],
    deck_id: str,
    limit: int,
    among: Sequence[str] | None,
) -> dict[str, int | None]:
    """How far each card is; None for one that is shown with other words than the index has.

    Nearest first and no more than are wanted: a word that stands in every card does not take longer than a rare one.
    """
    found: dict[str, int | None] = {}
    ids = {} if among is None else {"ids": json.dumps(among)}
    are_few = among is not None and len(among) <= limit
    for far, asked in [(None, _anywhere(query, own))] if are_few else _questions(query, own):
        if (room := limit - sum(known is not None for known in found.values())) <= 0:
            break
        hits = _HITS[bool(ids)].rows(tx, query=asked, deck_id=deck_id, limit=room + len(found), **ids)
        for card_id, line, lines, body, has_slot in hits:
            if card_id in found:
                continue
            if has_slot or far is None:
                found[card_id] = query.distance(cards.from_body(body), own)
            else:
                place = query.place(line, lines)
                found[card_id] = far if place is None else place
    return found


def _questions(query: Query, own: Mapping[str, str]) -> Iterator[tuple[int | None, str]]:
    """How far a card is of which this is so, nearest first, in the language of FTS5.

    From what was typed in a row in a line to its words anywhere; last the words with the names of the slots in which
    the rep's own are read, which says little of how far.
    """
    row = f'"{" ".join(query.typed)}"*'
    every = " AND ".join(_term(query, word, {}) for word in query.words)
    yield 1, f"objection : ({row})"
    yield 2, row
    if every != f"({row})":
        yield 3, f"objection : ({every})"
        yield 4, every
    if (named := _anywhere(query, own)) != every:
        yield None, named


def _anywhere(query: Query, own: Mapping[str, str]) -> str:
    """The words anywhere, or the names of the slots in which the rep's own are read."""
    return " AND ".join(_term(query, word, own) for word in query.words)


def _term(query: Query, word: str, own: Mapping[str, str]) -> str:
    end = "*" if word in query.begun else ""
    ways = {f'"{word}"{end}', *(f'"{way}"{end}' for way in folded(word))}
    ways |= {f'"{name}"' for name, value in own.items() if _begins(folded(word), folded(value))}
    return f"({' OR '.join(sorted(ways))})"


def _begins(beginnings: list[str], words: list[str]) -> bool:
    return any(word.startswith(beginning) for beginning in beginnings for word in words)


def _by_wording(tx: Transaction, query: Query, own: Mapping[str, str], deck_id: str) -> Iterator[tuple[str, int]]:
    """Cards for which the rep keeps a wording with one of the words in it."""
    for card_id, wording in _WORDINGS.rows(tx, deck_id=deck_id):
        if query.touches(wording):
            far = query.distance(cards.card(tx, card_id), own, wording)
            if far is not None:
                yield card_id, far
