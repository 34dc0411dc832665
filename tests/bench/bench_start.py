"""Process start to painted window and to painted objection, and memory, as ratios to a bare PySide6 window.

    python -m tests.bench.bench_start [ROUNDS] [--used]

Rounds alternate between the programs, so that a busy machine slows all. Prints medians and ratios. With `--used` a
profile of 100 000 cards and 400 000 answers starts beside a fresh one.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

BARE = """
import sys
from PySide6 import QtCore, QtGui, QtWidgets
from tests.bench.probe import since_start_ms, memory_mb
class Window(QtWidgets.QMainWindow):
    done = False
    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.done:
            self.done = True
            QtCore.QTimer.singleShot(0, self.finish)
    def finish(self):
        import json
        print(json.dumps({"window_ms": since_start_ms(), "memory_mb": memory_mb()}), flush=True)
        QtWidgets.QApplication.quit()
app = QtWidgets.QApplication(sys.argv)
window = Window()
body = QtWidgets.QWidget()
column = QtWidgets.QVBoxLayout(body)
column.addWidget(QtWidgets.QLabel("hello"))
column.addWidget(QtWidgets.QPushButton("ok"))
window.setCentralWidget(body)
window.resize(900, 640)
window.show()
sys.exit(app.exec())
"""
WINDOW, OBJECTION, MEMORY, USED = 1.6, 3.5, 2.5, 1.2
CARDS = 100_000


def run(*arguments: str) -> dict[str, float]:
    environment = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    environment["PYTHONPATH"] = str(Path(__file__).parents[2])
    done = subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def one_round(*homes: Path) -> list[dict[str, float]]:
    return [run("-c", BARE), *(run("-m", "tests.bench.probe", str(home)) for home in homes)]


def made(folder: Path, *, used: bool) -> Path:
    """A profile whose rep is past the welcome."""
    folder.mkdir()
    if used:
        from tests.bench.bighome import build
        from trainer.services.clock import SystemClock

        build(folder, CARDS, SystemClock().now())
    (folder / "settings.json").write_text('{"welcomed": true}')
    return folder


def main() -> int:
    rounds = next((int(word) for word in sys.argv[1:] if word.isdigit()), 7)
    with tempfile.TemporaryDirectory() as folder:
        homes = [made(Path(folder) / "fresh", used=False)]
        if "--used" in sys.argv:
            homes.append(made(Path(folder) / "used", used=True))
        one_round(*homes)
        found = [one_round(*homes) for _ in range(rounds)]
    good = compared([(bare, fresh) for bare, fresh, *_ in found])
    if "--used" in sys.argv:
        fresh, used = (statistics.median(times[place]["objection_ms"] for times in found) for place in (1, 2))
        good = good and used / fresh <= USED
        print(f"the same, {CARDS:,} cards{used:6.0f}  {used / fresh:5.2f} x fresh  (at most {USED} x)")
    return 0 if good else 1


def compared(pairs: list[tuple[dict[str, float], dict[str, float]]]) -> bool:
    """Print how a fresh start compares with the bare window."""
    bare_ms = statistics.median(bare["window_ms"] for bare, _ in pairs)
    bare_mb = statistics.median(bare["memory_mb"] for bare, _ in pairs)
    print(f"bare window      {bare_ms:7.0f} ms  {bare_mb:6.0f} MB")
    good = True
    for name, key, limit, base in (
        ("window painted", "window_ms", WINDOW, bare_ms),
        ("objection painted", "objection_ms", OBJECTION, bare_ms),
        ("memory (RSS)", "memory_mb", MEMORY, bare_mb),
    ):
        value = statistics.median(ours[key] for _, ours in pairs)
        good = good and value / base <= limit
        print(f"{name:17}{value:7.0f}     {value / base:5.2f} x  (at most {limit} x)")
    return good


if __name__ == "__main__":
    sys.exit(main())
