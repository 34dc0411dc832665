"""What damage goes unnoticed, and how much comes back.

    python tests/bench/bench_damage.py [DAMAGES]

First, so many damages, one at a time, to a database with a few thousand answers: flipped bytes, zeroed pages, files cut
off, pages that changed places. Noticed is what SQLite's full check or a checksum says; an answer is changed when a
plain look through the log, what was said and the cards no longer gives what was written. Then 20 pages of a database
with 20 000 answers are destroyed, and it is repaired without any backup.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.wear import PAGE, log_of, pages_of, practise, scribbled
from trainer import deckfile, paths
from trainer.bootstrap import repair_of
from trainer.store import health

ANSWERS, MANY = 3_000, 20_000
PAGES, ROUNDS = 20, 10
LEAST = 0.97
PLAIN = ("review", "attempt", "card")


def main() -> int:
    damages = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    decks = [deckfile.read(path) for path in sorted(paths.shipped_decks().glob("*.deck.toml"))]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        path = home / "trainer.sqlite3"
        practise(path, ANSWERS, *decks)
        unnoticed = damaged(path, damages)
        path.unlink()
        practise(path, MANY, *decks)
        least = repaired(home, path)
    return 0 if not unnoticed and least >= LEAST else 1


def damaged(path: Path, damages: int) -> int:
    """Returns how many damages changed an answer and went unnoticed."""
    whole, before = path.read_bytes(), rows(path)
    seen, changed = Counter(), Counter()
    for number in range(damages):
        dice = random.Random(number)
        path.write_bytes(KINDS[number % len(KINDS)](whole, dice))
        how = noticed(path)
        seen[how] += 1
        changed[how] += rows(path) != before
    path.write_bytes(whole)
    print(f"{damages} damages to {len(whole) // 1024} KB with {ANSWERS} answers")
    for how in ("quick check", "full check", "checksums", "nobody"):
        print(f"  noticed by {how:12} {seen[how]:4}   of these an answer was changed in {changed[how]:4}")
    return changed["nobody"]


def noticed(path: Path) -> str:
    """Who is the first to notice."""
    with closing(sqlite3.connect(path)) as connection:
        for how, pragma in (("quick check", "quick_check"), ("full check", "integrity_check")):
            try:
                if connection.execute(f"PRAGMA {pragma}").fetchone() != ("ok",):
                    return how
            except health.TORN:
                return how
        return "checksums" if health.findings(connection) else "nobody"


def rows(path: Path) -> list[tuple[object, ...]] | str:
    """The log, what was said, and the cards, as a plain look gives them."""
    with closing(sqlite3.connect(path)) as connection:
        connection.text_factory = bytes
        try:
            return [row for table in PLAIN for row in connection.execute(f"SELECT * FROM {table} ORDER BY rowid")]
        except health.TORN as error:
            return str(error)


def flipped(whole: bytes, dice: random.Random) -> bytes:
    data = bytearray(whole)
    for _ in range(dice.choice((1, 1, 4, 30))):
        data[dice.randrange(len(data))] ^= dice.randrange(1, 256)
    return bytes(data)


def zeroed(whole: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(whole) // PAGE) * PAGE
    return whole[:at] + bytes(PAGE) + whole[at + PAGE :]


def cut_off(whole: bytes, dice: random.Random) -> bytes:
    end = dice.randrange(PAGE, len(whole))
    return whole[: end // PAGE * PAGE if dice.random() < 0.5 else end]


def exchanged(whole: bytes, dice: random.Random) -> bytes:
    data = bytearray(whole)
    one, other = (slice(at * PAGE, (at + 1) * PAGE) for at in dice.sample(range(1, len(whole) // PAGE), 2))
    data[one], data[other] = data[other], data[one]
    return bytes(data)


KINDS = (flipped, zeroed, cut_off, exchanged)


def repaired(home: Path, path: Path) -> float:
    """Returns the least share of answers that came back."""
    whole, before, shares, times = path.read_bytes(), log_of(path), [], []
    for seed in range(ROUNDS):
        path.write_bytes(whole)
        scribbled(path, random.Random(seed).sample(range(pages_of(path)), PAGES), seed)
        started = time.perf_counter()
        repair_of(home).run()
        times.append(time.perf_counter() - started)
        after = log_of(path)
        assert after.items() <= before.items(), "an answer came back that was never given"
        shares.append(len(after) / MANY)
        for left in home.glob("trainer.damaged-*"):
            left.unlink()
    print(
        f"{PAGES} of {len(whole) // PAGE} pages destroyed, {ROUNDS} times, no backup: of {MANY} answers came back at "
        f"least {100 * min(shares):.2f} % (wanted {100 * LEAST:.0f} %), on average {100 * sum(shares) / ROUNDS:.2f} %; "
        f"a repair took {max(times):.1f} s at most"
    )
    return min(shares)


if __name__ == "__main__":
    sys.exit(main())
