"""Cuts the power at random points of a rep's practice, and looks whether anything acknowledged was lost.

    python tests/bench/bench_power.py [CUTS]

A rep practises through the real services while power.c records, below sqlite3, every write, sync and change of a name.
For each cut the files are put together as a disk may be found that lost its power there: what was synced, and a random
part of the rest, sector by sector and name by name (see disk.py). The next start must find everything that had been
acknowledged by then. So that a bench that finds nothing is believed, a trainer with synchronous=NORMAL is cut as well,
and has to lose something. SQLite's -shm file is mapped, not written, and of no use after a cut: it is left out.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench.disk import Disk, Event, events, lay_out
from tests.bench.rep import DONE, read
from tests.bench.witness import Verdict, Witness

HERE = Path(__file__).parent
IN_MEMORY = Path("/dev/shm")
LIVES, DEEDS = 4, 120
CARELESS = ("NORMAL", 20)
TOLD = "told"
NOT_A_FILE = "-shm"


@dataclass(frozen=True)
class Cut:
    """One power cut.

    Attributes:
        at: How many events came before it.
        acknowledged: How many deeds a rep had been told are done.
    """

    at: int
    acknowledged: int
    verdict: Verdict


def build(folder: Path) -> Path:
    """The recorder as a library.

    Raises:
        SystemExit: There is no C compiler.
    """
    compiler = next((found for name in ("cc", "gcc", "clang") if (found := shutil.which(name))), None)
    if compiler is None:
        raise SystemExit("there is no C compiler to build the recorder with; on Debian: apt-get install gcc libc6-dev")
    library = folder / "power.so"
    subprocess.run([compiler, "-O1", "-shared", "-fPIC", "-o", library, HERE / "power.c", "-ldl"], check=True)
    return library


def practise(library: Path, folder: Path, synchronous: str) -> list[Event]:
    """Let a rep practise under ``folder/disk``; returns what happened there, once it is known to be everything."""
    root, record = folder / "disk", folder / "record"
    root.mkdir(parents=True)
    subprocess.run(
        [sys.executable, "-m", "tests.bench.rep", root, str(LIVES), str(DEEDS), synchronous],
        cwd=HERE.parents[1],
        env=os.environ | {"LD_PRELOAD": str(library), "POWER_ROOT": str(root), "POWER_RECORD": str(record)},
        check=True,
    )
    happened = [event for event in events(record, root) if not event.path.endswith(NOT_A_FILE)]
    disk = Disk()
    for event in happened:
        disk.do(event)
    there = {str(path.relative_to(root)): path for path in root.rglob("*") if not path.name.endswith(NOT_A_FILE)}
    if disk.now() != {name: None if path.is_dir() else path.read_bytes() for name, path in sorted(there.items())}:
        raise SystemExit("something was written in a way that the recorder does not follow; nothing can be said")
    return happened


def cut(happened: list[Event], times: int, folder: Path) -> Iterator[Cut]:
    """Cut the power so many times, anywhere."""
    chance, disk, done = random.Random(times), Disk(), 0
    for at in sorted(chance.randrange(1, len(happened) + 1) for _ in range(times)):
        while done < at:
            disk.do(happened[done])
            done += 1
        told = read(disk.now().get(TOLD) or b"")
        left = folder / "left"
        left.mkdir()
        lay_out(disk.after_power_cut(chance), left)
        verdict = Witness().examine(left / "home", told)
        yield Cut(at, sum(one.when == DONE for one in told), verdict)
        shutil.rmtree(left)


def main() -> int:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    started = time.monotonic()
    with tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as name:
        folder = Path(name).resolve()
        library = build(folder)
        happened = practise(library, folder / "careful", "FULL")
        syncs = sum(event.kind == "s" for event in happened)
        print(f"{len(happened)} events with {syncs} syncs recorded, {time.monotonic() - started:.0f} s", flush=True)
        cuts = []
        for one in cut(happened, times, folder):
            cuts.append(one)
            if not one.verdict.good:
                print(f"cut after event {one.at}: {one.verdict}", flush=True)
            if len(cuts) % 50 == 0:
                print(f"  {len(cuts)} cuts, {time.monotonic() - started:.0f} s", flush=True)
        careless = list(cut(practise(library, folder / "careless", CARELESS[0]), CARELESS[1], folder))
    lost, faulty = told_of(f"{times} cuts", cuts)
    missing, _ = told_of(f"synchronous={CARELESS[0]}, {CARELESS[1]} cuts", careless)
    if not missing:
        print("this bench sees no losses where there have to be some")
    return 1 if lost or faulty or not missing else 0


def told_of(name: str, cuts: list[Cut]) -> tuple[int, int]:
    """Print and return how many acknowledged deeds were lost, and after how many cuts the home was not sound."""
    lost = sum(len(one.verdict.lost) for one in cuts)
    faulty = sum(bool(one.verdict.faults) for one in cuts)
    acknowledged = sum(one.acknowledged for one in cuts)
    print(f"{name}: {lost} of {acknowledged} acknowledged deeds lost, {faulty} times the home was not sound")
    return lost, faulty


if __name__ == "__main__":
    sys.exit(main())
