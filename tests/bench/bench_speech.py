"""How long a line takes to become a sound. Wanted: warm < 30 ms, cached < 2 ms."""

from __future__ import annotations

import os
import signal
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from trainer.speech.renderer import WorkerEngine
from trainer.speech.utterance import Utterance

ROUNDS = 200
LINE = "That is far too expensive for us, and we have no budget left {}."


def timed(act: Callable[[int], object], rounds: int) -> list[float]:
    """Milliseconds for each round."""
    times = []
    for number in range(rounds):
        began = perf_counter()
        act(number)
        times.append((perf_counter() - began) * 1000)
    return times


def show(name: str, times: list[float]) -> None:
    p95 = statistics.quantiles(times, n=20)[-1]
    print(f"{name:<22} median {statistics.median(times):8.2f} ms   p95 {p95:8.2f} ms   ({len(times)})")


def cold(folder: Path) -> Callable[[int], None]:
    def act(number: int) -> None:
        engine = WorkerEngine(folder / f"cold{number}")
        engine.render(Utterance(LINE.format(number))).result(20)
        engine.close()

    return act


def restarted(engine: WorkerEngine) -> Callable[[int], None]:
    def act(number: int) -> None:
        os.kill(engine.worker_pid or 0, signal.SIGKILL)
        engine.render(Utterance(LINE.format(f"again {number}"))).result(20)

    return act


def main() -> None:
    """Print medians and 95th percentiles."""
    with TemporaryDirectory() as folder:
        show("cold, worker and all", timed(cold(Path(folder)), 20))
        engine = WorkerEngine(Path(folder) / "warm")
        engine.render(Utterance("Hello.")).result(20)
        show("warm, 13 words", timed(lambda n: engine.render(Utterance(LINE.format(n))).result(20), ROUNDS))
        show("cached", timed(lambda n: engine.render(Utterance(LINE.format(n))).result(20), ROUNDS))
        long = LINE * 62
        show("warm, 4,000 letters", timed(lambda n: engine.render(Utterance(long[n : n + 4000])).result(20), 10))
        show("after kill -9", timed(restarted(engine), 20))
        show("close", timed(lambda _: engine.close(), 1) * 2)


if __name__ == "__main__":
    main()
