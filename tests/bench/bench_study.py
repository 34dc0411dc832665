"""Reveal, and grade to next card, in the real window: our own work without the commit, medians and 95th percentiles.

    python tests/bench/bench_study.py [ANSWERS]

Each ends when the page has been painted, which is checked. The voice is on, as it is for a rep.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from trainer import bootstrap
from trainer.domain.memory import Rating
from trainer.domain.views import Attempt
from trainer.gui.app import dress, make_player
from trainer.gui.main_window import MainWindow
from trainer.settings import Preferences
from trainer.store.engine import Database

BUDGET_MS = 16.0
SAID = "Thank you for telling me. What would you fix first?"


def main() -> int:
    answers = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    app = QApplication([])
    home = Path(tempfile.mkdtemp())
    preferences = Preferences(home / "settings.json")
    preferences.change(welcomed=True, daily_minutes=90, new_per_day=50)
    dress(app, preferences())
    window = MainWindow(preferences, make_player, "study")
    window.show()
    _turn_until(window.windowHandle().isExposed)
    commits = _timed_commits()
    window.adopt(bootstrap.start(home, preferences=preferences))
    study = window.screen_in_front
    painted = _Painted(study._pages.asking, study._pages._answered)
    reveals, grades = [], []
    for number in range(answers):
        started = time.perf_counter()
        study._on_attempted(Attempt(SAID))
        painted.now(study._pages._answered)
        reveals.append(1000 * (time.perf_counter() - started))
        _turn_until(lambda: study._feedback.findings)
        commits.clear()
        started = time.perf_counter()
        study._on_graded(Rating.GOOD if number % 5 else Rating.AGAIN)
        if window.screen_in_front is not study:
            break
        painted.now(study._pages.asking)
        grades.append(1000 * (time.perf_counter() - started) - sum(commits))
    good = True
    for name, times in (("reveal", reveals), ("grade to next, without commit", grades)):
        p95 = statistics.quantiles(times, n=20)[18]
        good = good and p95 < BUDGET_MS
        print(f"{name:32} p50 {statistics.median(times):6.1f} ms   p95 {p95:6.1f} ms   (at most {BUDGET_MS} ms)")
    window.close_down()
    return 0 if good else 1


def _turn_until(condition) -> None:
    """Turn the event loop until something is so."""
    while not condition():
        loop = QEventLoop()
        QTimer.singleShot(1, loop.quit)
        loop.exec()


class _Painted(QObject):
    """Knows which widgets have been painted."""

    def __init__(self, *watched: QWidget) -> None:
        super().__init__()
        self._seen: set[QObject] = set()
        for widget in watched:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._seen.add(watched)
        return False

    def now(self, page: QWidget) -> None:
        """Lay out and paint what has changed."""
        self._seen.clear()
        QApplication.sendPostedEvents()
        assert page in self._seen, "nothing was painted, so nothing was measured"


def _timed_commits() -> list[float]:
    """How long the end of each transaction takes, in milliseconds, so that it can be told from our own work."""
    commits: list[float] = []
    writing = Database.writing
    Database.writing = lambda self: _Timed(writing(self), commits)
    return commits


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
