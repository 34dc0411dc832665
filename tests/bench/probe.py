"""`trainer study` with a stop-watch: prints when its window and its first objection were painted, then ends."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path


def since_start_ms() -> float:
    """Milliseconds since this process was started, from /proc."""
    ticks = int(Path("/proc/self/stat").read_text().rsplit(")", 1)[1].split()[19])
    started = ticks / os.sysconf("SC_CLK_TCK")
    return 1000 * (time.clock_gettime(time.CLOCK_BOOTTIME) - started)


def memory_mb() -> float:
    """Resident memory of this process."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def main(home: Path) -> int:
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    from trainer.gui import app as program
    from trainer.gui.main_window import MainWindow

    found: dict[str, float] = {}

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                if isinstance(watched, MainWindow):
                    found.setdefault("window_ms", since_start_ms())
                elif type(watched).__name__ == "Prose" and watched.text().startswith("“"):
                    front = watched.window().screen_in_front
                    if front is not None and front.name == "study" and "objection_ms" not in found:
                        found["objection_ms"] = since_start_ms()
                        QTimer.singleShot(300, finish)
            return False

    watch = Watch()

    def finish() -> None:
        found["memory_mb"] = memory_mb()
        print(json.dumps(found), flush=True)
        QApplication.closeAllWindows()

    made = QApplication.__init__

    def init(self: QApplication, *arguments: object) -> None:
        made(self, *arguments)
        self.installEventFilter(watch)

    QApplication.__init__ = init
    return program.run(home, "study")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
