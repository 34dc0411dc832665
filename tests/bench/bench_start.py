"""Process start to painted window and to painted objection, and memory, as ratios to a bare PySide6 window.

    python tests/bench/bench_start.py [ROUNDS]

Rounds alternate between the two programs, so that a busy machine slows both. Prints medians and ratios.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

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
WINDOW, OBJECTION, MEMORY = 1.6, 3.5, 2.5


def one_round(home: Path) -> tuple[dict[str, float], dict[str, float]]:
    environment = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    environment["PYTHONPATH"] = str(Path(__file__).parents[2])

    def run(*arguments: str) -> dict[str, float]:
        done = subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, check=True)
        return json.loads(done.stdout.splitlines()[-1])

    return run("-c", BARE), run("-m", "tests.bench.probe", str(home))


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "settings.json").write_text('{"welcomed": true}')
        one_round(home)
        pairs = [one_round(home) for _ in range(rounds)]
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
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
