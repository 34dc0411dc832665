"""Finding cards by their words: the index says which, a look at each says how near."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from sqlalchemy import select, text

from trainer.domain.finding import Query, folded
from trainer.domain.views import CardRow
from trainer.store import cards
from trainer.store.engine import Transaction
from trainer.store.prepared import Prepared
from trainer.store.tables import OWN_WORDS

MOST = 100
"""Cards that a search lists: who sees that many types another word."""

_NONE: Mapping[str, str] = MappingProxyType({})

_HITS = Prepared(
    text("""
        SELECT card.id, card.objection, card_text.objection, card.body, card.body GLOB '*{[a-z]*'
          FROM card_text CROSS JOIN card ON card.id = card_text.card_id
         WHERE card_text MATCH :query AND card.retired_at_ms = 0 AND :deck_id IN ('', card.deck_id)
         LIMIT :limit
    """)
)
"""Cards in which the index has the words, and whether they have a slot: what is read there it cannot know."""

_WORDINGS = Prepared(select(OWN_WORDS.c.card_id, OWN_WORDS.c.wording))


def search(
    tx: Transaction, words: str, own: Mapping[str, str] = _NONE, deck_id: str = "", limit: int = MOST
) -> tuple[CardRow, ...]:
    """Cards that contain every word, the last one as a beginning, nearest first.

    Args:
        tx: The transaction.
        words: What was typed; accents, apostrophes and case do not matter.
        own: The rep's own words for slots, which are found where they are read.
        deck_id: The deck to look in; all of them without one.
        limit: How many cards are listed at most.
    """
    query = Query(words)
    if not query.words:
        return cards.some_of_all(tx, 0, limit, deck_id)
    found = _by_index(tx, query, own, deck_id, limit) | dict(_by_wording(tx, query, own))
    near = sorted((far, place, card_id) for place, (card_id, far) in enumerate(found.items()) if far is not None)
    rows = cards.some_rows(tx, (card_id for _, _, card_id in near[:limit]))
    return tuple(row for row in rows if deck_id in ("", row.deck_id))


def _by_index(tx: Transaction, query: Query, own: Mapping[str, str], deck_id: str, limit: int) -> dict[str, int | None]:
    """How far each card is; None for one that is shown with other words than the index has.

    Nearest first and no more than are wanted: a word that stands in every card does not take longer than a rare one.
    """
    found: dict[str, int | None] = {}
    for far, asked in _questions(query, own):
        if (room := limit - sum(known is not None for known in found.values())) <= 0:
            break
        hits = _HITS.rows(tx, query=asked, deck_id=deck_id, limit=room + len(found))
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
    named = " AND ".join(_term(query, word, own) for word in query.words)
    if named != every:
        yield None, named


def _term(query: Query, word: str, own: Mapping[str, str]) -> str:
    end = "*" if word == query.words[-1] else ""
    ways = {f'"{word}"{end}', *(f'"{way}"{end}' for way in folded(word))}
    ways |= {f'"{name}"' for name, value in own.items() if _begins(folded(word), folded(value))}
    return f"({' OR '.join(sorted(ways))})"


def _begins(beginnings: list[str], words: list[str]) -> bool:
    return any(word.startswith(beginning) for beginning in beginnings for word in words)


def _by_wording(tx: Transaction, query: Query, own: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Cards for which the rep keeps a wording with one of the words in it."""
    for card_id, wording in _WORDINGS.rows(tx):
        if query.touches(wording):
            far = query.distance(cards.card(tx, card_id), own, wording)
            if far is not None:
                yield card_id, far
