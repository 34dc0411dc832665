"""Writing a line down: what the suggestion takes for what is typed so far.

    python -m tests.bench.bench_capture [CARDS]

Wanted: at 2 000 cards 10 ms for each letter. Where it takes longer than the dialog has patience it is made when typing
pauses, and is to take less than half a second then. Measured in CPU time of the thread.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.bighome import build
from trainer import bootstrap
from trainer.services.clock import SystemClock
from trainer.settings import Preferences

TYPED = (
    "That's way too expensive for us",
    "we have a contract with another vendor",
    "no budget this quarter",
    "zeppelin",
)
LETTER_MS, PAUSE_MS = 10.0, 500.0


def main() -> int:
    cards = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    home = Path(tempfile.mkdtemp())
    build(home, cards, SystemClock().now())
    workspace = bootstrap.start(home, preferences=Preferences(home / "settings.json"))
    workspace.capture.suggest("price")
    times = []
    for text in TYPED:
        for end in range(1, len(text) + 1):
            started = time.thread_time()
            workspace.capture.suggest(text[:end])
            times.append((1000 * (time.thread_time() - started), text[:end]))
    workspace.close()
    slowest, typed = max(times)
    print(
        f"{cards:,} cards; p50 {statistics.median(took for took, _ in times):.1f} ms, most {slowest:.1f} ms “{typed}”"
    )
    return 0 if slowest < (LETTER_MS if cards <= 2_000 else PAUSE_MS) else 1


if __name__ == "__main__":
    sys.exit(main())
