"""How long the coach takes and how much memory: rules only, and with the encoder.

    python -m tests.bench.bench_coach

Each is made in fresh processes that have loaded nothing of it before, libraries included: how long it takes until the
first reply is judged, by the clock on the wall and in CPU time, and how much more memory the process has in the end.
Replies are 200 held-out ones of about 25 words, in CPU time of the thread. Wanted: made in 600 ms, with 130 MB, a reply
judged in 25 ms (aim: 15 ms) with the encoder and in 5 ms without. Medians of five processes, after one that compiles
the modules, as any earlier start does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from trainer.domain.feedback import CoachContext
from trainer.services.coaching import Coaching

HELD_OUT = Path(__file__).parents[1] / "coaching" / "heldout" / "calibration" / "a.jsonl"
WORDS, REPLIES, PROCESSES = 25, 200, 5
RULES, ENCODER = "rules only", "with the encoder"
REPLY_MS = {RULES: 5.0, ENCODER: 25.0}
MADE_MS, MEMORY_MB = 600.0, 130.0
NOWHERE = Path(__file__).parent


def replies() -> list[str]:
    """Those whose length is nearest to 25 words, in the order of the file."""
    said = dict.fromkeys(json.loads(line)["reply"] for line in HELD_OUT.read_text("utf-8").splitlines())
    usual = sorted(said, key=lambda reply: abs(len(reply.split()) - WORDS))[:REPLIES]
    return [reply for reply in said if reply in set(usual)]


def main() -> int:
    good = True
    for name, most in REPLY_MS.items():
        with TemporaryDirectory() as compiled:
            _in_a_fresh_process(name, compiled)
            found = [_in_a_fresh_process(name, compiled) for _ in range(PROCESSES)]
        told = {key: median(one[key] for one in found) for key in found[0]}
        good &= told["made"] <= MADE_MS and told["resident"] <= MEMORY_MB and told["p95"] <= most
        print(f"{name}: made in {told['made']:.0f} ms, {told['made_cpu']:.0f} of CPU (at most {MADE_MS:.0f}); ", end="")
        print(
            f"{told['resident']:.0f} MB more, {told['private']:.0f} of them private (at most {MEMORY_MB:.0f}); ", end=""
        )
        print(f"a reply p50 {told['p50']:.1f}, p95 {told['p95']:.1f} ms (at most {most:.0f})")
    return 0 if good else 1


def _in_a_fresh_process(name: str, compiled: str) -> dict[str, float]:
    asked = [sys.executable, "-m", "tests.bench.bench_coach", name]
    environment = os.environ | {"PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
    done = subprocess.run(asked, check=True, capture_output=True, text=True, env=environment)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def probe(name: str) -> None:
    """What one process finds of one of the two, as JSON: milliseconds and megabytes."""
    said, before = replies(), _memory_mb()
    started, cpu = time.perf_counter(), time.process_time()
    coach = Coaching(model=NOWHERE if name == RULES else None)
    coach("I agree.", CoachContext())
    made, made_cpu = 1000 * (time.perf_counter() - started), 1000 * (time.process_time() - cpu)
    times = [_ms(coach, reply) for reply in said]
    assert coach.condition.hears_meaning == (name == ENCODER)
    resident, private = (now - then for now, then in zip(_memory_mb(), before, strict=True))
    found = {"made": made, "made_cpu": made_cpu, "resident": resident, "private": private}
    print(json.dumps(found | {"p50": median(times), "p95": quantiles(times, n=20)[-1]}))


def _ms(coach: Coaching, reply: str) -> float:
    before = time.thread_time()
    coach(reply, CoachContext())
    return 1000 * (time.thread_time() - before)


def _memory_mb() -> tuple[float, float]:
    """Resident memory of this process, and how much of it is its own alone."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()[1:]
    sizes = {name: int(rest.split()[0]) / 1024 for name, _, rest in (line.partition(":") for line in lines)}
    return sizes["Rss"], sizes["Private_Clean"] + sizes["Private_Dirty"]


if __name__ == "__main__":
    sys.exit(probe(sys.argv[1]) if len(sys.argv) > 1 else main())
