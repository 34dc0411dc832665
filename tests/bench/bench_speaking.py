"""Whether the window goes on painting while it hears, and how soon the words are there.

    python tests/bench/bench_speaking.py [TURNS]

The real window over a real home, a sound server of our own with a virtual microphone, a natural voice that speaks into
it, and the real recogniser. Wanted: frame gaps under 50 ms while a reply is heard and written down; the words at most
1.5 times as long after the end of a turn as the turn took.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path
from queue import Queue
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from tests.sound import PATIENCE, SoundServer
from tests.spoken import MODEL, spoken
from trainer import bootstrap
from trainer.gui.app import dress, make_player
from trainer.gui.ear import Hears
from trainer.gui.main_window import MainWindow
from trainer.gui.screens.screen import Go
from trainer.settings import Preferences
from trainer.speech.microphone import HERTZ
from trainer.speech.playback import Playback
from trainer.speech.pulse import PulsePlayer
from trainer.speech.wav import Pcm

TURNS = 12
TICK_MS = 4
REPLY = (
    "I agree, that can be an issue, and here is what others found once they looked at it together. "
    "They began with one small step. What would you want to fix first?"
)


class Pulse:
    """Ticks in the event loop, as painting does, and notes how long it had to wait each time."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._last = perf_counter()
        self._timer = QTimer(interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now

    def begin(self) -> None:
        self.gaps.clear()
        self._last = perf_counter()


def until(condition, patience: float = PATIENCE) -> None:
    """Turn the event loop until it is true."""
    loop, end = QEventLoop(), perf_counter() + patience
    look = QTimer(interval=2)
    look.timeout.connect(lambda: loop.quit() if condition() or perf_counter() > end else None)
    look.start()
    loop.exec()
    assert condition(), "this did not come"


def one_turn(window: MainWindow, pulse: Pulse) -> float:
    """Seconds from the end of a turn to its words."""
    ear, study = window._household.desk.ear, window.screen_in_front
    said: list[object] = []
    ear.said.connect(said.append)
    pulse.begin()
    study._dictation._on_pressed()
    until(lambda: ear.state is Hears.LISTENING)
    told: Queue[Playback] = Queue()
    PulsePlayer().play(Pcm(HERTZ, 1, spoken(REPLY)), told.put)
    until(lambda: told.qsize() == 2)
    began = perf_counter()
    study._dictation.finish()
    until(lambda: bool(said))
    ear.said.disconnect(said.append)
    study._dictation.forget()
    window.screen_in_front._pages.asking.reply.clear()
    return perf_counter() - began


def main() -> None:
    """Print the longest gaps and the times."""
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else TURNS
    with tempfile.TemporaryDirectory() as folder:
        server = SoundServer(Path(folder))
        server.start("ear")
        server.plug_microphone()
        os.environ.update(server.environment)
        app = QApplication([])
        home = Path(folder) / "home"
        (home / "models").mkdir(parents=True)
        (home / "models" / "tiny.en").symlink_to(MODEL)
        preferences = Preferences(home / "settings.json")
        preferences.change(welcomed=True, sound=False)
        dress(app, preferences())
        window = MainWindow(preferences, make_player)
        workspace = bootstrap.start(home, preferences=preferences)
        window.show()
        window.adopt(workspace)
        window._on_go(Go("study"))
        spoken(REPLY)  # the voice of the bench is no part of the program
        pulse, times, gaps, worst = Pulse(), [], [], []
        until(lambda: workspace.coach._made is not None)
        for _ in range(turns):
            times.append(one_turn(window, pulse))
            gaps += pulse.gaps
            worst.append(max(pulse.gaps))
        window.close()
        window.close_down()
        server.kill()
    length = len(spoken(REPLY)) / 2 / HERTZ
    print(f"{turns} turns of {length:.1f} s; end of turn to words: median {statistics.median(times):.2f} s,")
    print(f"longest {max(times):.2f} s, that is {max(times) / length:.2f} of the turn (wanted at most 1.5)")
    late = sum(gap > 50 for gap in gaps)
    print(
        f"gaps between ticks of {TICK_MS} ms: median {statistics.median(gaps):.1f} ms, "
        f"99.9th percentile {statistics.quantiles(gaps, n=1000)[-1]:.1f} ms, longest of a turn: median "
        f"{statistics.median(worst):.1f} ms, most {max(worst):.1f} ms; over 50 ms: {late} of {len(gaps)}"
    )


if __name__ == "__main__":
    main()
