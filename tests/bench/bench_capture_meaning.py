"""A line that was heard: how often its kind is suggested rightly, and how long it takes to tell what it means.

    python -m tests.bench.bench_capture_meaning [CARDS]

Kinds are told by cue words alone (with the lines in the decks that are shipped), by the encoder alone, and by both: the
encoder's answer, but the cue words' where they tell one and the encoder's is less likely than some number. That number
is chosen by the lines that were taught; what counts are lines by other authors, which were not.

Wanted: a line is compared with 5 000 others in 20 ms, the reading of the line included (CPU time of the thread); nine
of ten kinds right. Of so many CARDS (100 000 without it) those to be compared with are chosen in two seconds.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median, quantiles
from threading import Event

from tests.bench.bighome import build
from trainer import bootstrap, paths
from trainer.bootstrap import Workspace
from trainer.domain.categories import Category
from trainer.services import nearest
from trainer.services.clock import SystemClock
from trainer.services.nearest import Nearest
from trainer.settings import Preferences
from trainer.store import heard

HELD_OUT = Path(__file__).parents[1] / "coaching" / "heldout"
TAUGHT = paths.resources() / "coaching" / "sentences" / "replies"
BARS = (0.0, 0.2, 0.4, 0.6, 0.95, 1.01)
CHOSEN = 0.0
"""In the program the encoder's answer stands, however likely it is."""

RIGHT, SUGGESTED_MS, CHOSEN_MS = 0.85, 20.0, 2_000.0
READ = 2_000


@dataclass(frozen=True)
class Told:
    """What was said of a line, and what it is."""

    kind: Category
    by_words: Category | None
    by_meaning: Category | None
    likelihood: float

    def both(self, bar: float) -> Category | None:
        unsure = self.by_meaning is None or self.likelihood < bar
        return self.by_words if unsure and self.by_words else self.by_meaning or self.by_words


def main() -> int:
    cards = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    taught, lines = _lines(TAUGHT.glob("*.jsonl")), _lines([HELD_OUT / "a.jsonl", HELD_OUT / "calibration" / "b.jsonl"])
    unseen = {line: kind for line, kind in lines.items() if line not in taught}
    shares = [_kinds(name, some) for name, some in (("taught", taught), ("held out", unseen))]
    return 0 if _times(cards, list(unseen)) and shares[1] >= RIGHT else 1


def _lines(files: Iterable[Path]) -> dict[str, Category]:
    """Every line with its kind, each once; lines of kinds that the program has not are left out."""
    rows = [json.loads(line) for file in sorted(files) for line in file.read_text("utf-8").splitlines() if line.strip()]
    known = set(Category)
    return {row["objection"]: Category(row["category"]) for row in rows if row.get("category") in known}


def _open(home: Path) -> Workspace:
    return bootstrap.start(home, preferences=Preferences(home / "settings.json"))


# ---------------------------------------------------------------- kinds


def _kinds(name: str, lines: dict[str, Category]) -> float:
    """Print which share is right, and return that of the answer that the program gives."""
    workspace = _open(Path(tempfile.mkdtemp()))
    told = [_told(workspace, line, kind) for line, kind in lines.items()]
    workspace.close()
    print(f"{name}: {len(told)} lines; cue words {_share(told, lambda one: one.by_words):.3f}, ", end="")
    print(f"encoder {_share(told, lambda one: one.by_meaning):.3f}, both, cue words below")
    by_bar = {bar: _share(told, lambda one, bar=bar: one.both(bar)) for bar in BARS}
    print("   " + "  ".join(f"{bar:.2f}: {share:.3f}{'*' * (bar == CHOSEN)}" for bar, share in by_bar.items()))
    for least, most in ((0.95, 1.01), (0.6, 0.95), (0.0, 0.6)):
        some = [one for one in told if one.by_meaning and least <= one.likelihood < most]
        print(f"   likelihood {least:.2f} on: {len(some)} lines, {_share(some, lambda one: one.by_meaning):.3f} right")
    return by_bar[CHOSEN]


def _told(workspace: Workspace, line: str, kind: Category) -> Told:
    suggestion, meaning = workspace.capture.suggest(line), workspace.coach.meaning(line)
    by_words = suggestion.category if suggestion.is_told else None
    if suggestion.same is not None:  # a line that is there already is of the kind that it has there
        return Told(kind, by_words, by_words, 1.0)
    return Told(kind, by_words, meaning.kind if meaning else None, meaning.likelihood if meaning else 0.0)


def _share(told: Sequence[Told], answer: Callable[[Told], Category | None]) -> float:
    return mean(answer(one) is one.kind for one in told) if told else 0.0


# ---------------------------------------------------------------- times


def _times(cards: int, lines: Sequence[str]) -> bool:
    home = Path(tempfile.mkdtemp())
    build(home, cards, SystemClock().now())
    workspace = _open(home)
    workspace.coach.meaning(lines[0])
    with workspace._database.reading() as tx:
        chosen = _ms(lambda: heard.familiar(tx, nearest.MOST))
    print(f"{cards:,} cards: those to be compared with chosen in {chosen:.0f} ms (at most {CHOSEN_MS:.0f})")
    most, nearest.MOST = nearest.MOST, READ
    print(f"{READ:,} vectors made in {_learnt(workspace.nearest) / 1000:.1f} s, ", end="")
    nearest.MOST = most
    print(f"the other {most - READ:,} in {_learnt(workspace.nearest) / 1000:.1f} s, ", end="")
    print(f"and none the next time in {_learnt(workspace.nearest):.0f} ms; ", end="")
    print(f"kept in {workspace.home.meanings.stat().st_size / 1e6:.1f} MB")
    times = [_ms(lambda line=line: workspace.nearest.meant(line)) for line in lines]
    workspace.close()
    slow = quantiles(times, n=20)[-1]
    print(f"a suggestion p50 {median(times):.1f}, p95 {slow:.1f} ms (at most {SUGGESTED_MS:.0f})")
    return chosen <= CHOSEN_MS and slow <= SUGGESTED_MS


def _learnt(service: Nearest) -> float:
    return _ms(lambda: service.learn(Event()))


def _ms(work: Callable[[], object]) -> float:
    before = time.thread_time()
    work()
    return 1000 * (time.thread_time() - before)


if __name__ == "__main__":
    sys.exit(main())
