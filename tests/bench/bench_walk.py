"""Walks at random through the real window: keys, clicks, wheel, text, sizes, dialogs, other windows, other days.

    python tests/bench/bench_walk.py [EVENTS [SEED ...]]

There must be no exception and no warning of Qt, and after each closing of the window the memory must be what a replay
of the log gives. What fails is told with its seed and the last events. The home is in a temporary folder.
"""

from __future__ import annotations

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
from tests.walker import Walker, WalkError

STRIDE = 2_000


def walk(app: QApplication, events: int, seed: int) -> bool:
    """One walk; True when nothing was wrong."""
    started = time.monotonic()
    with (
        tempfile.TemporaryDirectory() as name,
        files_chosen(Path(name) / "files", Random(seed)),
        Ears().open() as ears,
    ):
        walker = Walker(app, Path(name) / "home", seed, ears)
        try:
            while walker.done < events:
                walker.walk(min(STRIDE, events - walker.done))
                print(f"  seed {seed}: {walker.done} events, {time.monotonic() - started:.0f} s", flush=True)
            walker.end()
        except WalkError as error:
            print(error)
            return False
        workspace = open_home(Path(name) / "home")
        log = next(check.found for check in workspace.care.examine() if check.name == "log")
        workspace.close()
    seconds, slowest = walker.slowest
    print(f"seed {seed}: {events} events, opened {walker.opened} times, nothing wrong; {log}")
    print(f"  slowest: {1000 * seconds:.0f} ms for {slowest}")
    return True


def main() -> int:
    warnings.simplefilter("error")
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    seeds = [int(seed) for seed in sys.argv[2:]] or [1]
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    failures = sum(not walk(app, events, seed) for seed in seeds)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
