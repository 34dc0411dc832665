"""Damage is found before it spreads."""

from __future__ import annotations

from pathlib import Path

from tests.builders import a_card, a_deck
from trainer.store import cards, health
from trainer.store.engine import Database


def test_a_sound_file_has_no_findings(file: Database) -> None:
    with file.reading() as tx:
        assert health.quick_check(tx) == ()


def test_a_damaged_page_is_found(path: Path) -> None:
    database = Database(path)
    with database.writing() as tx:
        cards.put_deck(tx, a_deck(*(a_card(number, notes="x" * 2_000) for number in range(1, 40))), 0)
    database.close()
    data = bytearray(path.read_bytes())
    for page in range(len(data) - 10 * 4096, len(data), 4096):
        data[page : page + 100] = b"\xa5" * 100
    path.write_bytes(data)
    damaged = Database(path)
    with damaged.reading() as tx:
        assert health.quick_check(tx)
    damaged.close()
