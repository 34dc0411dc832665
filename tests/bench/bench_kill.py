"""Kills a rep's trainer at random moments, again and again over one home, and looks whether anything was lost.

    python tests/bench/bench_kill.py [KILLS]

Each life is a forked process that works through the real services. It tells on a pipe what it is about to do, and that
it is done once the services returned. Some kills come while the home is opened, some at any moment of the work, some
while an answer, an undo, an import or a turn of a role-play is under way. After each kill the next start must find
everything that was acknowledged, at most the one thing that was under way besides, a sound file, each turn with its
answer, and memory as a replay of the log has it.

A killed process takes nothing from the disk's cache, so the home lies in memory where it can, and lives are short; what
a power cut takes is the matter of bench_power.py.
"""

from __future__ import annotations

import gc
import os
import random
import select
import signal
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench.rep import ABOUT, ANSWER, DONE, IMPORT, OFTEN, TURN, UNDO, Rep, Told, read
from tests.bench.witness import Witness
from tests.builders import NOON, open_home

IN_MEMORY = Path("/dev/shm")
BETWEEN_LIVES_MS = 5 * 3_600_000
FIRST_DEEDS = 150
EXAMINED = ("database", "log", "memory", "decks")
LONGEST = 0.12
"""Seconds of work in a life that ends at any moment."""

OPENING, WORKING = "while opening", "while working"
AIMS = (OPENING, WORKING, WORKING, ANSWER, UNDO, IMPORT, TURN)
"""What is to be under way at the end of a life."""


class Life:
    """One process over the home, from its start to its kill."""

    def __init__(self, folder: Path, number: int, at_ms: int) -> None:
        self._pipe, theirs = os.pipe()
        self._heard = b""
        self._pid = os.fork()
        if self._pid == 0:
            _live(folder, number, at_ms, theirs)
        os.close(theirs)

    def told(self) -> list[Told]:
        return read(self._heard)

    def listen(self, seconds: float) -> None:
        """Hear what is told for so long."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if select.select([self._pipe], [], [], left)[0] and not self._hear():
                return

    def hear_of(self, *kinds: str) -> bool:
        """Wait until one of these is under way; False when the process ends before."""
        while not ((told := self.told()) and told[-1].when == ABOUT and told[-1].deed.kind in kinds):
            if not self._hear():
                return False
        return True

    def end(self) -> None:
        """Kill it, and hear what it had told by then."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        while self._hear():
            pass
        os.close(self._pipe)

    def _hear(self) -> bool:
        heard = os.read(self._pipe, 65_536)
        self._heard += heard
        return bool(heard)


def _live(folder: Path, number: int, at_ms: int, pipe: int) -> None:
    """What the child does; it never returns."""
    try:
        Rep(folder / "home", folder, number, at_ms, lambda told: os.write(pipe, told.line()) and None).work()
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(1)


def first_life(folder: Path, told: list[Told]) -> dict[str, float]:
    """A life that ends as it should, in this process, so that everything is imported before the first fork.

    Returns how many seconds each deed takes, and opening the home.
    """
    began: dict[str, float] = {}
    took: dict[str, list[float]] = {}

    def tell(one: Told) -> None:
        told.append(one)
        if one.when == ABOUT:
            began[one.deed.kind] = time.perf_counter()
        else:
            took.setdefault(one.deed.kind, []).append(time.perf_counter() - began[one.deed.kind])

    rep = Rep(folder / "home", folder, 0, int(NOON.timestamp() * 1000), tell)
    rep.work(FIRST_DEEDS)
    rep.workspace.close()
    started = time.perf_counter()
    open_home(folder / "home").close()
    took[OPENING] = [time.perf_counter() - started]
    return {kind: statistics.median(times) for kind, times in took.items()} | {WORKING: LONGEST}


def one_life(life: Life, chance: random.Random, took: dict[str, float]) -> str:
    """Let it live for a while; returns what was under way at its end."""
    aim = chance.choice(AIMS)
    if aim == OPENING or life.hear_of(*([aim] if aim in OFTEN else OFTEN)):
        life.listen(chance.uniform(0, took[aim]))
    life.end()
    told = life.told()
    if not told:
        return OPENING
    return f"during: {told[-1].deed.kind}" if told[-1].when == ABOUT else "in between"


def main() -> int:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    chance, witness, ends = random.Random(kills), Witness(), Counter[str]()
    started = time.monotonic()
    with tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as name:
        folder, told = Path(name), list[Told]()
        took = first_life(folder, told)
        verdicts = [witness.examine(folder / "home", told)]
        acknowledged, at_ms = done(told), told[-1].at_ms
        gc.freeze()
        for number in range(1, kills + 1):
            life = Life(folder, number, at_ms + BETWEEN_LIVES_MS)
            ends[one_life(life, chance, took)] += 1
            told = life.told()
            verdicts.append(witness.examine(folder / "home", told))
            if not verdicts[-1].good:
                print(f"kill {number}: {verdicts[-1]}", flush=True)
            acknowledged += done(told)
            at_ms = told[-1].at_ms if told else at_ms
            if number % 50 == 0:
                print(f"  {number} kills, {acknowledged} acknowledged, {time.monotonic() - started:.0f} s", flush=True)
        unsound = examined(folder / "home")
    for end, times in ends.most_common():
        print(f"{times:6} kills {end}")
    lost = sum(len(verdict.lost) for verdict in verdicts)
    faulty = sum(bool(verdict.faults) for verdict in verdicts)
    print(f"{lost} of {acknowledged} acknowledged deeds lost, {faulty} of {kills} times the home was not sound")
    missed = [kind for kind in (ANSWER, UNDO, IMPORT, TURN) if not ends[f"during: {kind}"]]
    if missed:
        print(f"no kill fell into: {missed}")
    return 1 if lost or faulty or unsound or missed else 0


def done(told: list[Told]) -> int:
    return sum(one.when == DONE for one in told)


def examined(home: Path) -> list[str]:
    """What the trainer itself finds wrong at the end, the voice left aside."""
    workspace = open_home(home)
    checks = workspace.care.examine()
    workspace.close()
    for check in checks:
        if check.name in EXAMINED:
            print(f"{check.name}: {check.found}")
    return [check.name for check in checks if check.name in EXAMINED and not check.good]


if __name__ == "__main__":
    sys.exit(main())
