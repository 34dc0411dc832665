"""How long the coach takes: reading its files, and judging forty words.

    python -m tests.bench.bench_coach

Wanted: 250 ms for the files, once; 5 ms for a reply. Medians of the CPU time of this thread.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

from trainer.coaching.coach import Coach
from trainer.coaching.everyday import folder
from trainer.coaching.families import load_folder
from trainer.domain.feedback import CoachContext

REPLY = (
    "Thank you for reminding me. I agree, that can be an issue, and here is what other customers have found. "
    "That is an excellent question, so let me tell you what we did. What would you want fixed first?"
)


def main() -> int:
    coach = Coach(load_folder(folder()))
    coach(REPLY, CoachContext())
    good = True
    for name, work, times, limit in (
        ("reading the files", lambda: Coach(load_folder(folder()))("I agree.", CoachContext()), 9, 250.0),
        ("judging 40 words", lambda: coach(REPLY, CoachContext()), 200, 5.0),
    ):
        took = statistics.median(_ms(work) for _ in range(times))
        good = good and took <= limit
        print(f"{name:20} {took:7.2f} ms   (at most {limit} ms)")
    return 0 if good else 1


def _ms(work: Callable[[], object]) -> float:
    before = time.thread_time()
    work()
    return 1000 * (time.thread_time() - before)


if __name__ == "__main__":
    sys.exit(main())
