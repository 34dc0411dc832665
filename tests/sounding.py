"""A program that makes sounds: each line it reads is a command, each line it prints tells what became of it.

    python -m tests.sounding pulse|qt|voice|microphone HOME

The commands are {"play": PATH} for a player, {"say": TEXT} and {"prefer": {…}} for the voice, {"stop": null} for both,
{"listen": DEVICE} and {"stop": null} for Qt's microphone, which tells "loud" after half a second of sound.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Callable
from io import FileIO
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

from tests.sound import AUDIBLE
from trainer import bootstrap
from trainer.gui.app import make_player
from trainer.gui.audio import Voice
from trainer.gui.tasks import Tasks
from trainer.speech.microphone import HERTZ
from trainer.speech.pulse import PulsePlayer
from trainer.speech.seams import Player

Commands = dict[str, Callable[[Any], object]]


def tell(fact: Any) -> None:
    print(fact.value, flush=True)  # noqa: T201


def player(player: Player) -> Commands:
    return {"play": lambda path: player.play(Path(path), tell), "stop": lambda _: player.stop()}


def qt_player(app: QApplication) -> Player:
    from trainer.gui.player import QtPlayer  # loads QtMultimedia, which the others do without

    return QtPlayer(app)


def voice(app: QApplication, home: Path) -> Commands:
    workspace = bootstrap.start(home)
    tasks = Tasks(app)
    voice = Voice(workspace, tasks, make_player, app)
    voice.changed.connect(tell)

    def close() -> None:
        voice.stop()
        tasks.close()
        workspace.close()

    app.aboutToQuit.connect(close)
    return {
        "say": voice.say,
        "stop": lambda _: voice.stop(),
        "prefer": lambda chosen: workspace.preferences.change(**chosen),
    }


def microphone(app: QApplication) -> Commands:
    from trainer.gui.microphone import QtMicrophone

    made, heard = QtMicrophone(app), [0]

    def hear(piece: bytes) -> None:
        before = heard[0]
        heard[0] += sum(abs(sample) >= AUDIBLE for sample in array("h", piece))
        if before < HERTZ / 2 <= heard[0]:
            print("loud", flush=True)  # noqa: T201

    return {
        "listen": lambda device: made.open(device, hear, tell),
        "devices": lambda _: print(sorted(device.id for device in made.devices()), flush=True),  # noqa: T201
        "stop": lambda _: made.close(),
    }


def main(kind: str, home: Path) -> int:
    app = QApplication([])
    kinds = {
        "pulse": lambda: player(PulsePlayer()),
        "qt": lambda: player(qt_player(app)),
        "voice": lambda: voice(app, home),
        "microphone": lambda: microphone(app),
    }
    commands = kinds[kind]()
    source = FileIO(0)  # what a buffer holds, no notifier tells

    def obey() -> None:
        line = source.readline()
        if not line:
            app.quit()
            return
        for name, what in json.loads(line).items():
            commands[name](what)

    listening = QSocketNotifier(source.fileno(), QSocketNotifier.Type.Read, app)
    listening.activated.connect(obey)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
