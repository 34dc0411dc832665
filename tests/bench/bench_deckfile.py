"""How long a large deck takes to read: python -m tests.bench.bench_deckfile. Wanted: 300 cards in under 0.5 s."""

from __future__ import annotations

import time
from dataclasses import replace

from trainer.deckfile import dumps, loads
from trainer.domain.cards import Card, Deck, Layer
from trainer.domain.categories import Category
from trainer.domain.meaning import new_id

CARDS = 300
SENTENCE = "That is a fair worry, and I would rather hear more about it before I say anything. "
CARD = Card(
    id="",
    category=Category.PRICE,
    objection=SENTENCE,
    variant=SENTENCE,
    reply=SENTENCE * 3,
    plain_reply=SENTENCE * 3,
    bad_reply=SENTENCE,
    points=(SENTENCE.strip(),) * 5,
    real_pain=SENTENCE * 2,
    deflections=(SENTENCE.strip(),) * 8,
    notes=SENTENCE * 4,
    layers=(Layer(SENTENCE, SENTENCE * 2),) * 4,
)


def main() -> None:
    deck = Deck(new_id(), "Large", cards=tuple(replace(CARD, id=new_id()) for _ in range(CARDS)))
    begin = time.perf_counter()
    data = dumps(deck)
    written = time.perf_counter()
    loads(data, "large.deck.toml")
    read = time.perf_counter()
    print(f"{CARDS} cards, {len(data):,} bytes: written in {written - begin:.3f} s, read in {read - written:.3f} s")


if __name__ == "__main__":
    main()
