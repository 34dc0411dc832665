"""Walks at random through the real window: keys, clicks, wheel, text, sizes, dialogs, other windows, other days.

    python tests/bench/bench_walk.py [EVENTS [SEED ...]]

There must be no exception and no warning of Qt, and after each closing of the window the memory must be what a replay
of the log gives. What fails is told with its seed and the last events. The home is in a temporary folder.
"""

from __future__ import annotations

import faulthandler
import os
import sys
import tempfile
import time
import warnings
from pathlib import Path
from random import Random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtWidgets import QApplication

from tests.builders import open_home
from tests.stage import Ears, files_chosen
from tests.walker import LAST, STEPS, Walker, WalkError

STRIDE = 2_000


def walk(folder: Path, events: int, seed: int) -> int:
    """One walk in a process of its own; its exit code."""
    warnings.simplefilter("error")
    faulthandler.enable()
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    started = time.monotonic()
    with files_chosen(folder / "files", Random(seed)), Ears().open() as ears:
        walker = Walker(app, folder / "home", seed, ears)
        try:
            while walker.done < events:
                walker.walk(min(STRIDE, events - walker.done))
                print(f"  seed {seed}: {walker.done} events, {time.monotonic() - started:.0f} s", flush=True)
            walker.end()
        except WalkError as error:
            print(error)
            return 1
    seconds, slowest = walker.slowest
    print(f"seed {seed}: {events} events, opened {walker.opened} times, nothing wrong; {in_the_log(folder / 'home')}")
    print(f"  slowest: {1000 * seconds:.0f} ms for {slowest}")
    return 0


def in_the_log(home: Path) -> str:
    workspace = open_home(home)
    found = next(check.found for check in workspace.care.examine() if check.name == "log")
    workspace.close()
    return found


def is_well(events: int, seed: int) -> bool:
    """Walk in a child, since Qt may take the whole process down; True when nothing was wrong."""
    with tempfile.TemporaryDirectory() as name:
        child = os.fork()
        if child == 0:
            code = 1
            try:
                code = walk(Path(name), events, seed)
            finally:
                sys.stdout.flush()
                os._exit(code)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if code < 0:
            steps = (Path(name) / "home" / STEPS).read_text("utf-8").splitlines()
            print(*steps[-LAST:], f"seed {seed}: ended by signal {-code}", sep="\n")
        return code == 0


def main() -> int:
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    seeds = [int(seed) for seed in sys.argv[2:]] or [1]
    ends = [is_well(events, seed) for seed in seeds]
    return 0 if all(ends) else 1


if __name__ == "__main__":
    sys.exit(main())
