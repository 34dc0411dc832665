"""A hundred thousand cards and 400 000 answers: how long each step of a day takes, beside the `anki` package.

    python -m tests.bench.bench_scale [--cards N] [--answers N] [--anki PYTHON --peer anki_peer.py] [--home FOLDER]

Both are measured as services, without a window, each part in a process of its own. `anki` does not sync its commits to
the disk, so ours are shown with and without that. An answer is reveal, grade and the next line together.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from tests.bench.bighome import RARE, build

ROUNDS = 9


def main() -> int:
    wanted = _arguments()
    if wanted.part:
        print(json.dumps(PARTS[wanted.part](Path(wanted.home), wanted.answers)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        home = Path(wanted.home or folder) / "home"
        if not (home / "trainer.sqlite3").exists():
            _build(home, wanted.cards)
        ours = {part: _part(part, home, wanted.answers) for part in PARTS}
        peer = _peer(wanted) if wanted.anki else {}
    return _report(ours, peer, wanted.cards)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--answers", type=int, default=200)
    parser.add_argument("--anki", help="a Python that has the package `anki`")
    parser.add_argument("--peer", default="anki_peer.py", help="the script that measures it")
    parser.add_argument("--home", help="a folder to build in, or to use again")
    parser.add_argument("--part", help=argparse.SUPPRESS)
    return parser.parse_args()


def _build(home: Path, cards: int) -> None:
    from trainer.services.clock import SystemClock

    started = time.perf_counter()
    rows = build(home, cards, SystemClock().now())
    size = (home / "trainer.sqlite3").stat().st_size / 1e6
    print(f"{cards:,} cards, {rows:,} answers, {size:.0f} MB, built in {time.perf_counter() - started:.0f} s")


def _part(part: str, home: Path, answers: int) -> dict[str, Any]:
    """Measure in a fresh process, so that its memory is its own."""
    arguments = ("--part", part, "--home", str(home), "--answers", str(answers))
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.bench_scale", *arguments], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def _peer(wanted: argparse.Namespace) -> dict[str, Any]:
    arguments = ("--cards", str(wanted.cards), "--answers", str(wanted.answers), "--repeat", str(ROUNDS))
    command = [wanted.anki, wanted.peer, *arguments, "--skip", "export,import,optimise"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


# ---------------------------------------------------------------- what is measured, in a process of its own


def _day(home: Path, _answers: int) -> dict[str, Any]:
    """Opening, and what a rep sees first, each time in a workspace that was just opened."""
    times: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for name, work in (("first due card", _first), ("counts", _counts), ("Today", _today)):
            workspace = _timed(times, "opening", partial(_opened, home))
            _timed(times, name, partial(work, workspace))
            workspace.close()
    return {name: _spread(values) for name, values in times.items()} | {"rss": _peak_mb()}


def _answering(home: Path, answers: int) -> dict[str, Any]:
    return _answered(home, answers, synced=True)


def _answering_unsynced(home: Path, answers: int) -> dict[str, Any]:
    return _answered(home, answers, synced=False)


def _answered(home: Path, answers: int, *, synced: bool) -> dict[str, Any]:
    """A session: next line, answer to next line, undo to next line."""
    from trainer.domain.feedback import Feedback
    from trainer.domain.memory import Rating
    from trainer.domain.views import Attempt

    workspace = _opened(home)
    if not synced:
        _without_sync(workspace)
    dice = random.Random(1)
    times: dict[str, list[float]] = {}
    session = workspace.study.more(answers + 20)
    question = session.next()
    for _ in range(answers):
        _timed(times, "next due card", session.next)
        rating = dice.choices((Rating.AGAIN, Rating.GOOD), (10, 90))[0]

        def step(question=question, rating=rating):
            session.grade(session.reveal(question, Attempt(aloud=True)), rating, Feedback())
            return session.next()

        question = _timed(times, "answer to next", step)
    for _ in range(min(answers, 20)):
        _timed(times, "undo to next", session.undo)
    workspace.close()
    return {name: _spread(values) for name, values in times.items()} | {"rss": _peak_mb()}


def _searching(home: Path, _answers: int) -> dict[str, Any]:
    workspace = _opened(home)
    times: dict[str, list[float]] = {}
    for typed in (RARE, "pr", "price budget", "cheaper competitor thi", f"{RARE} price"):
        for _ in range(ROUNDS):
            _timed(times, f"search “{typed}”", partial(workspace.library.search, typed))
    workspace.close()
    return {name: _spread(values) for name, values in times.items()} | {"rss": _peak_mb()}


PARTS: dict[str, Callable[[Path, int], dict[str, Any]]] = {
    "searching": _searching,
    "day": _day,
    "answering": _answering,
    "answering_unsynced": _answering_unsynced,
}


def _opened(home: Path):
    from trainer import bootstrap
    from trainer.settings import Preferences

    preferences = Preferences(home / "settings.json")
    preferences.change(welcomed=True)
    return bootstrap.start(home, preferences=preferences)


def _first(workspace) -> None:
    assert workspace.study.start().next() is not None


def _counts(workspace) -> None:
    from trainer.store import memories

    with workspace._database.reading() as tx:
        memories.counts(tx, workspace.study._clock.now().day)


def _today(workspace) -> None:
    """What the screen asks for."""
    workspace.study.today()
    workspace.progress.phrases()


def _without_sync(workspace) -> None:
    """As `anki` does it: a commit is written, and the system syncs it to the disk when it likes."""
    from sqlalchemy import event

    engine = workspace._database._engine
    engine.dispose()
    event.listen(engine, "connect", lambda connection, _record: connection.execute("PRAGMA synchronous=NORMAL"))


def _timed(times: dict[str, list[float]], name: str, work: Callable[[], Any]) -> Any:
    started = time.perf_counter()
    done = work()
    times.setdefault(name, []).append(1000 * (time.perf_counter() - started))
    return done


def _spread(values: list[float]) -> tuple[float, float]:
    """Median and 95th percentile, in milliseconds."""
    ordered = sorted(values)
    return statistics.median(ordered), ordered[min(int(len(ordered) * 0.95), len(ordered) - 1)]


def _peak_mb() -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


# ---------------------------------------------------------------- what is said about it


def _report(ours: dict[str, Any], peer: dict[str, Any], cards: int) -> int:
    study, search = peer.get("study", {}), peer.get("search", {})
    day, answering, unsynced = ours["day"], ours["answering"], ours["answering_unsynced"]
    rare = ours["searching"][f"search “{RARE}”"]
    steps = study.get("answer_to_next_card_ms")
    opening, queue, tree = (study.get(name) for name in ("open_ms", "build_queue_first_card_ms", "deck_due_tree_ms"))
    print(f"{'':34} {'ours':>17} {'anki':>17}   ours / anki")
    good = [
        _line("opening", day["opening"], opening),
        _line("first due card", day["first due card"], queue, ratio=1 / 50),
        _line("counts", day["counts"], tree, ratio=1 / 2),
        _line("Today", day["Today"], most=1000),
        _line("next due card", answering["next due card"], study.get("next_card_ms"), most=1),
        _line("answer to next", answering["answer to next"], steps, ratio=1, p95=True),
        _line("answer to next, without sync", unsynced["answer to next"], steps, ratio=1, p95=True),
        _line("undo to next", answering["undo to next"], study.get("undo_to_next_card_ms")),
        *(_line(name, times) for name, times in ours["searching"].items() if name != "rss"),
        _line("word search", rare, search.get("find_word") and {"p50": search["find_word"]["median_ms"]}, ratio=1 / 10),
        _memory(ours, max(study.get("peak_rss_mb", 0), search.get("peak_rss_mb", 0))),
    ]
    print(f"{cards:,} cards; milliseconds, p50 / p95")
    return 0 if all(good) else 1


def _line(name: str, times: Any, peer: Any = None, *, ratio: float = 0, most: float = 0, p95: bool = False) -> bool:
    """One row of the report; whether what is wanted was reached."""
    beside = f"{peer['p50']:8.2f} {peer.get('p95', 0):8.2f}" if peer else ""
    found = times[0] / peer["p50"] if peer else 0.0
    good = (not most or times[0] < most) and (not (ratio and peer) or found <= ratio)
    if p95 and peer:
        good = good and times[1] <= peer["p95"] * ratio
    wanted = f"at most {most:g} ms" if most else f"at most {ratio:.3g}" if ratio else ""
    shown = f"{found:8.3f}" if peer else " " * 8
    print(f"{name:34} {times[0]:8.2f} {times[1]:8.2f} {beside:>17}   {shown}   {wanted}{'' if good else '  MISSED'}")
    return good


def _memory(ours: dict[str, Any], peer: float) -> bool:
    most = max(part["rss"] for part in ours.values())
    good = not peer or most <= peer
    print(f"{'peak memory, MB':34} {most:8.0f} {'':8} {peer:8.0f}{'' if good else '  MISSED'}")
    return good


if __name__ == "__main__":
    sys.exit(main())
