"""A file that was practised with for months, and what may happen to it."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import insert, select

from tests.builders import MINUTE_MS, NOON, a_deck, some_cards
from tests.store.test_migrate import brought_to
from trainer.domain.cards import Deck
from trainer.domain.days import Moment
from trainer.domain.log import Kind, LogRow, checksum
from trainer.domain.meaning import digest
from trainer.domain.memory import Memory
from trainer.domain.scheduling import Parameters
from trainer.services.answers import replayed
from trainer.store import cards, memories, reviews
from trainer.store.engine import Database, Transaction
from trainer.store.tables import (
    ATTEMPT,
    CARD,
    DECK,
    DEVICE,
    DRAFT,
    MEMORY,
    OWN_WORDS,
    PARAM_SET,
    PHRASE_USE,
    REVIEW,
)

PAGE = 4096
NOON_MS = int(NOON.timestamp()) * 1000
HOUR_MS = 60 * MINUTE_MS
SAID = "I hear you, and thank you for being so open about it. What would you want to see fixed first, if it were free?"


def practised(path: Path, answers: int) -> None:
    """Make a database with sixty cards and so many answers, every seventh of them with what was said."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_practised(answers))


@cache
def _practised(answers: int) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "trainer.sqlite3"
        practise(path, answers, a_deck(*some_cards(60)))
        return path.read_bytes()


def practise(path: Path, answers: int, *decks: Deck, seed: int = 1) -> None:
    """Install decks and answer their cards, one an hour until noon, all memories as they follow from that."""
    start_ms = NOON_MS - (answers + 1) * HOUR_MS
    dice = random.Random(seed)
    database = Database(path)
    with database.writing() as tx:
        for deck in decks:
            cards.put_deck(tx, deck, start_ms)
        known = [card for deck_id in cards.deck_ids(tx) for card in cards.deck(tx, deck_id).cards]
        params = reviews.put_parameters(tx, Parameters())
        log = [_answer(number, start_ms, known[dice.randrange(len(known))], params, dice) for number in range(answers)]
        if log:
            tx.execute(insert(REVIEW), [_stored(row) for row in log])
            tx.execute(insert(ATTEMPT), [_attempt(row) for row in log])
            tx.execute(insert(PHRASE_USE), [_phrase(row) for row in log if not row.device_seq % 3])
        tx.execute(insert(DEVICE).values(id="f" * 32, seq=answers))
        for card_id, memory in follows(tx).items():
            memories.put(tx, card_id, memory)
    database.close()


def follows(tx: Transaction) -> dict[str, Memory]:
    """Every practised card's memory as a replay of the log has it."""
    sets, by_card = reviews.parameter_sets(tx), dict[str, list[LogRow]]()
    for row in reviews.everything(tx):
        by_card.setdefault(row.card_id, []).append(row)
    return {card_id: replayed(rows, sets) for card_id, rows in by_card.items()}


def log_of(path: Path) -> dict[str, LogRow]:
    """The log by uuid."""
    database = Database(path)
    with database.reading() as tx:
        rows = {row.uuid: row for row in reviews.everything(tx)}
    database.close()
    return rows


def said_in(path: Path) -> dict[str, str]:
    """What was said, by the uuid of the answer."""
    database = Database(path)
    with database.reading() as tx:
        found = {row.review_uuid: row.said for row in tx.execute(select(ATTEMPT.c.review_uuid, ATTEMPT.c.said))}
    database.close()
    return found


def _answer(number: int, start_ms: int, card: Any, params: int, dice: random.Random) -> LogRow:
    at = Moment(start_ms + number * HOUR_MS, 60)
    uuid = f"{dice.getrandbits(128):032x}"
    return LogRow(
        uuid=f"{uuid[:8]}-{uuid[8:12]}-{uuid[12:16]}-{uuid[16:20]}-{uuid[20:]}", device_id="f" * 32,
        device_seq=number + 1, kind=Kind.REVIEW, card_id=card.id, at_ms=at.at_ms, tz_offset_min=60, day=at.day,
        card_hash=digest(card), rating=dice.choice((1, 3, 3, 3)), duration_ms=dice.randrange(3_000, 60_000),
        elapsed_days=3, s_before=dice.random() * 9, d_before=5.5, s_after=dice.random() * 9, d_after=5.25,
        days=dice.randrange(1, 60), param_set_id=params, mode="study",
    )  # fmt: skip


def _stored(row: LogRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in LogRow.__dataclass_fields__} | {
        "kind": row.kind.value,
        "checksum": row.checksum,
    }


def _attempt(row: LogRow) -> dict[str, Any]:
    said = "" if row.device_seq % 7 else f"{SAID} ({row.device_seq})"
    values = {"review_uuid": row.uuid, "card_id": row.card_id, "at_ms": row.at_ms, "said": said,
              "aloud": int(not said), "gave_up": 0, "points": "[0, 1]"}  # fmt: skip
    return values | {"checksum": checksum(values.values())}


def _phrase(row: LogRow) -> dict[str, Any]:
    return {"review_uuid": row.uuid, "label": "thanks", "at_ms": row.at_ms, "day": row.day, "said": "thank you"}


def changed_behind_our_back(path: Path, *statements: str) -> None:
    """Run SQL that none of our triggers would let pass."""
    with closing(sqlite3.connect(path)) as other:
        for statement in ("DROP TRIGGER review_update", "DROP TRIGGER review_delete", *statements):
            other.execute(statement)
        other.commit()


def of_the_first_schema(path: Path) -> None:
    """Write the file as the first version of the trainer would have."""
    newer = path.rename(path.with_name("newer.sqlite3"))
    path.touch()
    brought_to(path, "0001")
    with closing(sqlite3.connect(path)) as old:
        old.execute("ATTACH ? AS newer", (str(newer),))
        for table in (DECK, CARD, MEMORY, PARAM_SET, REVIEW, ATTEMPT, PHRASE_USE, OWN_WORDS, DRAFT, DEVICE):
            names = ", ".join(name for _, name, *_ in old.execute(f"PRAGMA table_info({table.name})"))
            old.execute(f"INSERT INTO main.{table.name} ({names}) SELECT {names} FROM newer.{table.name}")
        old.execute("UPDATE memory SET suspended = suspended & 2 > 0")
        old.commit()
    newer.unlink()


# ---------------------------------------------------------------- what may happen to a file


def edited(path: Path, change: Callable[[bytearray], object]) -> None:
    """Change the bytes of a file."""
    data = bytearray(path.read_bytes())
    change(data)
    path.write_bytes(data)


def pages_of(path: Path) -> int:
    return path.stat().st_size // PAGE


def cut_short(path: Path, page: int, cells: int) -> None:
    """Let a page, counted from 0, say that it has only so many cells; SQLite reads those and does not complain."""

    def cut(data: bytearray) -> None:
        data[page * PAGE + 3 : page * PAGE + 5] = cells.to_bytes(2, "big")

    edited(path, cut)


def scribbled(path: Path, pages: Iterable[int], seed: int = 1) -> None:
    """Overwrite pages, counted from 0, with noise."""
    noise = random.Random(seed)

    def scribble(data: bytearray) -> None:
        for page in pages:
            data[page * PAGE : (page + 1) * PAGE] = noise.randbytes(PAGE)

    edited(path, scribble)


def pages_with(path: Path, table: str) -> list[int]:
    """The pages of a table, counted from 0, its root first."""
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    data = path.read_bytes()
    found, waiting = [], [root]
    while waiting:
        page = waiting.pop()
        found.append(page - 1)
        start = (page - 1) * PAGE
        kind, cells = data[start], int.from_bytes(data[start + 3 : start + 5], "big")
        if kind in (2, 5):
            places = (int.from_bytes(data[start + 12 + 2 * at :][:2], "big") for at in range(cells))
            waiting += [int.from_bytes(data[start + place :][:4], "big") for place in places]
            waiting.append(int.from_bytes(data[start + 8 : start + 12], "big"))
    return found
