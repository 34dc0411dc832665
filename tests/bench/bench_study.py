"""Reveal, and grade to next card, in the real window: our own work and the commit, medians and 95th percentiles.

python tests/bench/bench_study.py [ANSWERS]
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

BUDGET_MS = 16.0


def main() -> int:
    from PySide6.QtWidgets import QApplication

    from trainer import bootstrap
    from trainer.domain.memory import Rating
    from trainer.domain.views import Attempt
    from trainer.gui.app import dress
    from trainer.gui.main_window import MainWindow
    from trainer.settings import Preferences
    from trainer.store.engine import Database

    answers = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    app = QApplication([])
    home = Path(tempfile.mkdtemp())
    preferences = Preferences(home / "settings.json")
    preferences.change(welcomed=True, sound=False, daily_minutes=90, new_per_day=50)
    dress(app, preferences())
    window = MainWindow(preferences, "study")
    window.show()
    commits: list[float] = []
    writing = Database.writing

    def timed(self: Database):
        """The commit alone, so that it can be told from our own work."""
        return _Timed(writing(self), commits)

    Database.writing = timed
    window.adopt(bootstrap.start(home, preferences=preferences))
    study = window.screen_in_front
    reveals, grades = [], []
    for number in range(answers):
        if study._question is None or window.screen_in_front is not study:
            break
        started = time.perf_counter()
        study._on_attempted(Attempt("Thank you for telling me. What would you fix first?"))
        _show(app, window)
        reveals.append(1000 * (time.perf_counter() - started))
        commits.clear()
        started = time.perf_counter()
        study._on_graded(Rating.GOOD if number % 5 else Rating.AGAIN)
        _show(app, window)
        grades.append(1000 * (time.perf_counter() - started) - sum(commits))
    good = True
    for name, times in (("reveal", reveals), ("grade to next, without commit", grades)):
        p95 = statistics.quantiles(times, n=20)[18]
        good = good and p95 < BUDGET_MS
        print(f"{name:32} p50 {statistics.median(times):6.1f} ms   p95 {p95:6.1f} ms   (at most {BUDGET_MS} ms)")
    window.close_down()
    return 0 if good else 1


def _show(app: QApplication, window: QWidget) -> None:
    """Lay out and paint what has changed, now."""
    app.sendPostedEvents()
    window.repaint()


class _Timed:
    """A transaction that notes how long its end took."""

    def __init__(self, inner, commits: list[float]) -> None:
        self._inner, self._commits = inner, commits

    def __enter__(self):
        return self._inner.__enter__()

    def __exit__(self, *error: object):
        started = time.perf_counter()
        done = self._inner.__exit__(*error)
        self._commits.append(1000 * (time.perf_counter() - started))
        return done


if __name__ == "__main__":
    sys.exit(main())
