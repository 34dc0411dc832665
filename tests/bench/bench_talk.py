"""How long a customer takes to be heard, from the moment the coach is done with a reply. Wanted: p95 < 150 ms.

    python tests/bench/bench_talk.py [REPLIES]

The real window over a real home, the real voice in its own process, and a sound server of our own at whose loudspeaker
somebody listens: the first audible sample is what counts. Half of the replies open a layer, the others do not.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from tests.sound import AUDIBLE, Ear, SoundServer
from trainer import bootstrap
from trainer.domain.talk import Phase
from trainer.gui.app import dress, make_player
from trainer.gui.audio import Sound
from trainer.gui.main_window import MainWindow
from trainer.gui.screens.screen import Go
from trainer.services.roleplay import Wish
from trainer.services.talking import Heard, Talk
from trainer.settings import Preferences

REPLIES = 60
PATIENCE = 20
"""Seconds until nothing will be heard any more."""
TYPING_MS = 1_500
"""Nobody answers sooner than that after a line; meanwhile the next ones are rendered."""
OTHERS = (
    "Right, I see.",
    "Do you have a budget next year?",
    "Our service pays for itself in three months, so money is not the problem.",
    "You don't understand, nobody has a problem with that.",
)
done_at = [0.0]


def timed_hear(talk: Talk, said: str, hear=Talk.hear) -> Heard:
    heard = hear(talk, said)
    done_at[0] = perf_counter()
    return heard


class Listener:
    """Waits in the event loop for what is to be heard and for what is to be seen."""

    def __init__(self, ear: Ear) -> None:
        self.ear = ear

    def until(self, holds: Callable[[], bool]) -> None:
        loop, began = QEventLoop(), perf_counter()
        tick = QTimer(interval=1)
        tick.timeout.connect(lambda: loop.quit() if holds() or perf_counter() - began > PATIENCE else None)
        tick.start()
        loop.exec()
        tick.stop()
        if not holds():
            sys.exit("nothing was heard")

    def rest(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def is_audible(self, since: float) -> bool:
        return max(self.ear.samples(since), default=0) >= AUDIBLE


def begun(window: MainWindow, workspace: bootstrap.Workspace) -> Talk:
    talk = workspace.roleplay.begin(Wish())
    window._on_go(Go("talk", talk))
    return talk


def reply(talk: Talk, number: int) -> str:
    """By turns a question that opens the next layer, and something else."""
    casting = talk._played.casting
    opens = number % 2 == 0 and talk.view().depth < len(casting.layers)
    return casting.layers[talk.view().depth].ask if opens else OTHERS[number // 2 % len(OTHERS)]


def answered(window: MainWindow, talk: Talk, said: str, listener: Listener) -> float:
    """Milliseconds from the end of the coach's work to the first sound of the customer."""
    since, turns = listener.ear.now(), len(talk.view().turns)
    composer = window.screen_in_front._composer
    composer.restore(said)
    composer.send()
    listener.until(lambda: listener.is_audible(since) and len(talk.view().turns) > turns)
    return (perf_counter() - done_at[0]) * 1000


def measure(window: MainWindow, workspace: bootstrap.Workspace, listener: Listener, wanted: int) -> list[float]:
    times: list[float] = []
    talk = begun(window, workspace)
    voice = window.screen_in_front.desk.voice
    while len(times) < wanted:
        listener.until(lambda: voice.state is Sound.READY)
        listener.rest(TYPING_MS)
        if talk.view().phase in (Phase.TALKING, Phase.VENTING):
            times.append(answered(window, talk, reply(talk, len(times)), listener))
        else:
            talk = begun(window, workspace)
    return times


def main() -> None:
    """Print the median and the 95th percentile."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else REPLIES
    Talk.hear = timed_hear  # the clock begins when the coach is done
    with tempfile.TemporaryDirectory() as folder:
        server = SoundServer(Path(folder))
        server.start("ear")
        os.environ.update(server.environment)
        ear = Ear(server)
        app = QApplication([])
        preferences = Preferences(Path(folder) / "settings.json")
        preferences.change(welcomed=True, reduce_motion=True)
        dress(app, preferences())
        window = MainWindow(preferences, make_player)
        workspace = bootstrap.start(Path(folder) / "home", preferences=preferences)
        window.show()
        window.adopt(workspace)
        times = measure(window, workspace, Listener(ear), wanted)
        window.close()
        window.close_down()
        ear.close()
        server.kill()
    p95 = statistics.quantiles(times, n=20)[-1]
    print(
        f"reply to the next line: median {statistics.median(times):.0f} ms, p95 {p95:.0f} ms, most {max(times):.0f} ms"
    )
    print(f"({len(times)} replies, from the end of the coach's work to the first audible sample)")


if __name__ == "__main__":
    main()
