"""Importing a deck beside many other cards, importing it again as a new version, and editing one card.

    python -m tests.bench.bench_import [CARDS] [OF_DECK]

Wanted at 100 000 cards: no more than 5 ms for each card of the deck, and 50 ms for a card that is edited.
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from tests.bench.bighome import build
from tests.builders import a_deck, an_id, some_cards
from trainer.services.clock import SystemClock
from trainer.store import cards
from trainer.store.engine import Database

CARD_MS, EDIT_MS = 5.0, 50.0


def main() -> int:
    count, of_deck = (int(given) for given in (*sys.argv[1:], 100_000, 200)[:2])
    home = Path(tempfile.mkdtemp())
    build(home, count, SystemClock().now())
    database = Database(home / "trainer.sqlite3")
    deck = a_deck(*(replace(card, id=an_id(n, "e")) for n, card in enumerate(some_cards(of_deck))), number=99)
    newer = replace(deck, version=2, cards=tuple(replace(card, notes="Newer.") for card in deck.cards))
    edited = replace(newer.cards[0], notes="Mine.")
    times = {
        "imported": _ms(database, lambda tx: cards.put_deck(tx, deck, 1)) / of_deck,
        "imported again": _ms(database, lambda tx: cards.put_deck(tx, newer, 2)) / of_deck,
        "edited": _ms(database, lambda tx: cards.put_card(tx, edited, 3)),
    }
    database.close()
    print(f"{count:,} cards, and a deck of {of_deck}")
    for name, took in times.items():
        print(f"{name:16} {took:8.2f} ms for each card (at most {_most(name)} ms)")
    return 0 if all(took <= _most(name) for name, took in times.items()) else 1


def _most(name: str) -> float:
    return EDIT_MS if name == "edited" else CARD_MS


def _ms(database: Database, work) -> float:
    started = time.perf_counter()
    with database.writing() as tx:
        work(tx)
    return 1000 * (time.perf_counter() - started)


if __name__ == "__main__":
    sys.exit(main())
