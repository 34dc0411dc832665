"""A home as years of practice leave it: many cards and a long log, written by SQL in one transaction.

Cards are as in the peer's own benchmark: 7 kinds, 20 % unseen, a quarter of the practised ones due, 52 words each.
Each row's checksum is right and each memory is what a replay of its card's rows gives; with more cards than 400 000
rows are enough for, the others have a memory only. In every other answer a softening phrase was found.
"""

from __future__ import annotations

import random
import sqlite3
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path

from trainer.domain.cards import Card
from trainer.domain.categories import Category
from trainer.domain.days import Moment
from trainer.domain.feedback import SOFTENERS
from trainer.domain.log import Kind, LogRow
from trainer.domain.meaning import canonical
from trainer.domain.memory import UNSEEN, Memory, Rating, State
from trainer.domain.scheduling import Parameters, outcomes
from trainer.store import reviews
from trainer.store.engine import Database
from trainer.store.indexing import seat

LOG_ROWS = 400_000
RARE = "zeppelin"
"""In about one card of a hundred."""

_WORDS = """
price budget quarter vendor contract discount procurement manager renewal trial pilot rollout integration support
onboarding risk security legal team decision timeline expensive cheaper competitor already happy think later call email
send information busy interested value return cost benefit feature need trust reference customer problem solution
proposal offer meeting boss partner
""".split()  # noqa: SIM905
_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
_HISTORIES, _ANSWERS = 3_000, 5
"""How many different ones there are, and how long each is."""

_AT_FIVE = 5 * 3_600_000
_DAY_MS = 86_400_000
_DEVICE = "0" * 32
_RATINGS, _SHARES = (Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY), (10, 8, 70, 12)


@dataclass(frozen=True)
class _Step:
    """One answer of a history whose first day is 0."""

    day: int
    rating: Rating
    before: Memory
    after: Memory
    days: int
    minutes: int


def build(home: Path, cards: int, now: Moment) -> int:
    """Make a fresh home; returns how many rows its log has: five for each practised card, at most 400 000 in all."""
    home.mkdir(parents=True, exist_ok=True)
    path = home / "trainer.sqlite3"
    database = Database(path)
    with database.writing() as tx:
        parameters_id = reviews.put_parameters(tx, Parameters())
    database.close()
    dice = random.Random(7)
    with closing(sqlite3.connect(path)) as connection, connection:
        _put_decks(connection)
        hashes = _put_cards(connection, cards, dice)
        return _put_log(connection, hashes, parameters_id, now, dice)


def _id(number: int, kind: str = "c") -> str:
    letters = ""
    for _ in range(11):
        number, rest = divmod(number, 32)
        letters = _ALPHABET[rest] + letters
    return kind + letters


def _put_decks(connection: sqlite3.Connection) -> None:
    for place, kind in enumerate(Category):
        heading = f'{{"id": "{_id(place, "d")}", "title": "{kind}", "version": 1, "language": "en"}}'
        deck = (_id(place, "d"), kind.value, 1, heading, "", 0, place)
        connection.execute("INSERT INTO deck VALUES (?, ?, ?, ?, ?, ?, ?)", deck)


def _put_cards(connection: sqlite3.Connection, count: int, dice: random.Random) -> list[str]:
    """Returns the hash of each card, in the order of their numbers."""
    hashes = []
    for number in range(count):
        place, card = number % len(Category), _card(number, dice)
        body = canonical(card)
        hashes.append(sha256(body).hexdigest())
        row = (card.id, _id(place, "d"), number, card.category, card.objection, hashes[-1], body.decode())
        connection.execute("INSERT INTO card VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0)", row)
        words = (seat(card.id), card.id, card.objection, card.reply, " ".join(card.tags))
        connection.execute(
            "INSERT INTO card_text (rowid, card_id, objection, reply, more) VALUES (?, ?, ?, ?, ?)", words
        )
    return hashes


def _card(number: int, dice: random.Random) -> Card:
    kind = list(Category)[number % len(Category)]
    rare = f" {RARE}" if dice.random() < 0.01 else ""
    return Card(
        id=_id(number),
        category=kind,
        objection=f"{_sentence(dice, 12)} #{number}{rare}?",
        reply=f"{_sentence(dice, 40)}.",
        tags=(kind.value, f"soft{dice.randrange(20)}"),
    )


def _sentence(dice: random.Random, words: int) -> str:
    return " ".join(dice.choices(_WORDS, k=words)).capitalize()


def _put_log(
    connection: sqlite3.Connection, hashes: list[str], parameters_id: int, now: Moment, dice: random.Random
) -> int:
    known = set(dice.sample(range(len(hashes)), int(len(hashes) * 0.8)))
    histories = sorted(islice(_histories(dice, _ANSWERS), _HISTORIES), key=lambda steps: steps[-1].days)
    intervals = [steps[-1].days for steps in histories]
    rows: list[LogRow] = []
    for number, card_hash in enumerate(hashes):
        steps, shift = (), 0
        if number in known:
            wanted = bisect_left(intervals, dice.lognormvariate(2.5, 1))
            steps = histories[min(wanted, _HISTORIES - 1)]
            shift = _last_day(dice, steps[-1].days, now.day, is_due=dice.random() < 0.25) - steps[-1].day
            if len(rows) < LOG_ROWS:
                rows += _log_rows(steps, shift, _id(number), card_hash, parameters_id, now, number)
        _put_memory(connection, number, _shifted(steps[-1].after, shift, now, number) if steps else UNSEEN)
    rows.sort(key=lambda row: row.at_ms)
    connection.executemany(_INSERT_ROW, _numbered(rows))
    connection.executemany(_INSERT_PHRASE, _phrases(rows))
    connection.execute("INSERT INTO device VALUES (?, ?)", (_DEVICE, len(rows)))
    return len(rows)


def _histories(dice: random.Random, length: int) -> Iterator[tuple[_Step, ...]]:
    """Answers whose last one leaves the card with an interval of some days."""
    while True:
        steps = tuple(_steps(dice, length, hurry=dice.uniform(0.1, 1)))
        if steps[-1].days > 1:
            yield steps


def _steps(dice: random.Random, length: int, hurry: float) -> Iterator[_Step]:
    memory, day = UNSEEN, 0
    for place in range(length):
        rating = Rating.GOOD if place == length - 1 else dice.choices(_RATINGS, _SHARES)[0]
        outcome = outcomes(memory, Moment(day * _DAY_MS + _AT_FIVE), Parameters())[rating]
        yield _Step(day, rating, memory, outcome.memory, outcome.days, outcome.minutes)
        memory = outcome.memory
        day += round(outcome.days * hurry)


def _last_day(dice: random.Random, interval: int, today: int, *, is_due: bool) -> int:
    """When a card was answered last: before today, and so that it is due by now, or not yet."""
    if is_due:
        return today - interval - dice.randrange(interval // 3 + 1)
    return today - dice.randrange(1, interval)


def _log_rows(
    steps: tuple[_Step, ...], shift: int, card_id: str, card_hash: str, parameters_id: int, now: Moment, number: int
) -> Iterator[LogRow]:
    for place, step in enumerate(steps):
        yield LogRow(
            uuid=f"{number:08x}-{place:04x}-4000-8000-000000000000",
            device_id=_DEVICE,
            device_seq=0,
            kind=Kind.REVIEW,
            card_id=card_id,
            at_ms=_at(step.day + shift, now, number),
            tz_offset_min=now.tz_offset_min,
            day=step.day + shift,
            card_hash=card_hash,
            rating=int(step.rating),
            duration_ms=20_000 + number * 7_919 % 30_000,
            elapsed_days=step.day - step.before.last_day if step.before.reps else 0,
            s_before=step.before.stability,
            d_before=step.before.difficulty,
            s_after=step.after.stability,
            d_after=step.after.difficulty,
            days=step.days,
            minutes=step.minutes,
            param_set_id=parameters_id,
            mode="study",
        )


def _at(day: int, now: Moment, number: int) -> int:
    return day * _DAY_MS + _AT_FIVE - now.tz_offset_min * 60_000 + number % 3_600_000


def _shifted(memory: Memory, days: int, now: Moment, number: int) -> Memory:
    last_day = memory.last_day + days
    values = asdict(memory) | {"due_day": memory.due_day + days, "last_day": last_day, "state": State(memory.state)}
    return Memory(**values | {"last_at": _at(last_day, now, number)})


def _put_memory(connection: sqlite3.Connection, number: int, memory: Memory) -> None:
    kind = number % len(Category)
    values = asdict(memory) | {"card_id": _id(number), "deck_id": _id(kind, "d"), "position": number}
    values |= {"state": int(memory.state), "category": list(Category)[kind].value}
    names = ", ".join(values)
    places = ", ".join(f":{name}" for name in values)
    connection.execute(f"INSERT INTO memory ({names}) VALUES ({places})", values)


_COLUMNS = tuple(asdict(LogRow("", "", 0, Kind.REVIEW, "", 0, 0, 0)))
_INSERT_ROW = f"INSERT INTO review ({', '.join(_COLUMNS)}, checksum) VALUES ({', '.join('?' * (len(_COLUMNS) + 1))})"


_INSERT_PHRASE = "INSERT INTO phrase_use (review_uuid, label, at_ms, day, said) VALUES (?, ?, ?, ?, ?)"


def _phrases(rows: list[LogRow]) -> Iterator[tuple[object, ...]]:
    for number, row in enumerate(rows[::2]):
        yield row.uuid, SOFTENERS[number % len(SOFTENERS)].value, row.at_ms, row.day, "I agree"


def _numbered(rows: list[LogRow]) -> Iterator[tuple[object, ...]]:
    """The rows with the device's count on them, as the table has them."""
    for number, row in enumerate(rows, start=1):
        counted = LogRow(**{**vars(row), "device_seq": number})
        yield (*(str(value) if name == "kind" else value for name, value in vars(counted).items()), counted.checksum)
