"""Starting the program: the window is painted first, the database is loaded behind it."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from trainer import paths, places
from trainer.errors import TrainerError
from trainer.gui import crash, theme
from trainer.gui.ending import Ending
from trainer.gui.main_window import MainWindow
from trainer.gui.single import Single
from trainer.gui.tray import SystemTray
from trainer.gui.widgets.mark import window_icon
from trainer.settings import Preferences, Settings

if TYPE_CHECKING:
    from trainer.bootstrap import Workspace
    from trainer.speech.seams import Player

DONE = 0


def run(home: Path | None, first: str = "") -> int:
    """Open the window and stay until it is closed; returns the exit code.

    Args:
        home: The folder of everything that belongs to the person; None for the usual one.
        first: The screen to open; empty for Today.
    """
    gc.disable()  # importing makes no garbage; looking for some costs a third of the start
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Objection trainer")
    app.setDesktopFileName("objection-trainer")
    asked = paths.Home(home) if home else paths.Home.default()
    if (place := _safe(app, asked)) is None:
        return DONE
    crash.watch(app, place.logs, lambda error: window.tell(error))
    preferences = Preferences(place.settings)
    dress(app, preferences())
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: dress(app, preferences()))
    with suppress(OSError):  # the database says what is wrong with the folder
        place.make()
    single = Single(place.window_lock, app)
    try:
        is_first, trouble = single.enter(first), ""
    except TrainerError as error:
        is_first, trouble = True, str(error)
    if not is_first:
        return DONE
    window = MainWindow(preferences, make_player, first)
    window.use_tray(SystemTray(window))
    window.closed.connect(app.quit)
    single.called.connect(window.come_forward)
    ending = Ending(app)
    ending.asked.connect(window.end)
    window.restore(place.window_state)
    window.show()
    if trouble:
        window.refuse(trouble)
    else:
        QTimer.singleShot(0, window, lambda: _load(window, place, preferences, single))
    code = app.exec()
    window.close_down()
    single.leave()
    ending.leave()
    return code


def dress(app: QApplication, settings: Settings) -> None:
    """Put the theme of the settings on the application; with "system" the system's own scheme."""
    dark = settings.theme == "dark"
    if settings.theme == "system":
        dark = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    scheme = theme.Scheme.DARK if dark else theme.Scheme.LIGHT
    theme.apply(app, scheme, settings.text_size / 100, reduce_motion=settings.reduce_motion)


def make_player(parent: QObject) -> Player:
    """What plays sounds on this system; it is loaded with the first one."""
    if sys.platform == "linux":
        from trainer.speech.pulse import PulsePlayer

        return PulsePlayer()
    from trainer.gui.player import QtPlayer

    return QtPlayer(parent)


def _safe(app: QApplication, home: paths.Home) -> paths.Home | None:
    """The home itself where a database is safe there; else where it was moved to, or None when the person quits."""
    found = places.unsafe(home.root)
    if found is None:
        return home
    from trainer.gui.dialogs.moving import MovingDialog
    from trainer.services.clock import SystemClock
    from trainer.services.moving import moved_to

    if moved := moved_to(home):
        return moved
    dress(app, Preferences(home.settings)())
    dialog = MovingDialog(home, found, SystemClock())
    dialog.finished.connect(app.quit)
    dialog.open()
    app.exec()
    return dialog.home


def _load(window: MainWindow, home: paths.Home, preferences: Preferences, single: Single) -> None:
    over = Event()
    window.closed.connect(over.set)

    def work() -> Workspace:
        from trainer import bootstrap

        return bootstrap.start(home.root, preferences=preferences, look=True, over=over)

    def failed(error: TrainerError) -> None:
        from trainer.gui.mending import Mending

        window.cannot_open(Mending(home.root, work), error)

    def done(workspace: Workspace) -> None:
        window.adopt(workspace)
        QApplication.setWindowIcon(window_icon())
        gc.freeze()  # what the start made stays; no collection looks at it again

    window.tasks.run(work, done, failed)
    single.listen()
