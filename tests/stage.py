"""What a walk needs: what to press and type, files to choose from, a slow voice, ears for everything that fails."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QTimer, QtMsgType, Signal, qInstallMessageHandler

from tests.builders import a_deck, a_full_card, some_cards
from trainer import deckfile, paths
from trainer.errors import TrainerError
from trainer.gui.dialogs.files import Files
from trainer.gui.main_window import MainWindow
from trainer.speech.errors import SpeechError
from trainer.speech.playback import Playback, Tell
from trainer.speech.silence import SilentEngine
from trainer.speech.utterance import Rendered, Utterance, Voice

HARMLESS = "This plugin does not support"
"""What the offscreen platform says of least sizes, and of windows that are to be raised or to hold the keyboard."""


Key = Qt.Key

PLAIN = (
    *(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Backtab, Key.Key_Space, Key.Key_Space, Key.Key_Return),
    *(Key.Key_Return, Key.Key_Escape, Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End),
    *(Key.Key_PageUp, Key.Key_PageDown, Key.Key_Delete, Key.Key_Backspace, Key.Key_Enter, Key.Key_Menu, Key.Key_F10),
    *(
        Key.Key_1,
        Key.Key_2,
        Key.Key_2,
        Key.Key_3,
        Key.Key_4,
        Key.Key_E,
        Key.Key_T,
        Key.Key_W,
        Key.Key_Y,
        Key.Key_Insert,
    ),
)
EDITING = (
    "Ctrl+A",
    "Ctrl+C",
    "Ctrl+X",
    "Ctrl+V",
    "Ctrl+Z",
    "Ctrl+Shift+Z",
    "Shift+End",
    "Ctrl+Right",
    "Ctrl+Backspace",
)
TEXTS = (
    "I agree that it must wait. What would you want fixed first?",
    "Thank you for telling me. How do you do it today?",
    "budget",
    "{product} {rep} {nothing}",
    "<b>not</b> markup <img src=file:///etc/passwd>",
    "Grüße, 你好, שלום, 🙂🙂",
    "a\x00b\x1fc\u2028d",
    "wide " * 400,
)
SIZES = ((900, 600), (901, 640), (1040, 700), (1180, 760), (1600, 1000), (600, 300))


class SlowEngine(SilentEngine):
    """An engine with two voices; whatever it was asked for is ready, or fails, when somebody says so."""

    def __init__(self, cache_dir: Path | None = None) -> None:
        super().__init__(cache_dir)
        self._asked: list[Future[Rendered]] = []

    def voices(self) -> tuple[Voice, ...]:
        return Voice("a", "Anna", "en"), Voice("b", "Bert", "en")

    def render(self, utterance: Utterance) -> Future[Rendered]:
        self._asked.append(Future())
        return self._asked[-1]

    def settle(self, chance: Random) -> None:
        """The oldest line that waits is ready, or has failed."""
        if not self._asked:
            return
        future = self._asked.pop(0)
        if future.cancelled():
            return
        if chance.random() < 0.8:
            future.set_result(Rendered(Path("nowhere.wav"), 1.0, (), 1.0))
        else:
            future.set_exception(SpeechError("failed", "This line cannot be spoken."))

    def close(self) -> None:
        for future in self._asked:
            if not future.cancelled():
                future.set_exception(SpeechError("closed", "The voice has ended."))
        self._asked = []


class SilentPlayer:
    """Plays nothing, and is done when somebody says so."""

    def __init__(self) -> None:
        self._tell: Tell | None = None

    def play(self, path: Path, tell: Tell) -> None:
        self._tell = tell
        tell(Playback.STARTED)

    def stop(self) -> None:
        self._tell = None

    def end(self, chance: Random) -> None:
        """What is being played ends, or the loudspeaker is gone."""
        if self._tell is not None:
            tell, self._tell = self._tell, None
            tell(Playback.ENDED if chance.random() < 0.9 else Playback.NO_DEVICE)


class Chooser(QObject):
    """In the place of the dialog for files: somebody who chooses one at once, or none."""

    fileSelected = Signal(str)  # noqa: N815 as Qt's own is called

    def __init__(self, parent: QObject, files: list[Path], chance: Random) -> None:
        super().__init__(parent)
        self._files, self._chance = files, chance

    def setFileMode(self, _mode: object) -> None:
        """It knows no modes."""

    def setAcceptMode(self, _mode: object) -> None:
        """It knows no modes."""

    def setOption(self, _option: object) -> None:
        """Nor any options."""

    def open(self) -> None:
        if self._chance.random() < 0.9:
            chosen = str(self._chance.choice(self._files))
            QTimer.singleShot(0, self, lambda: self.fileSelected.emit(chosen))


def deck_files(folder: Path) -> list[Path]:
    """Decks in several versions, one that is installed, one that holds somebody else's card, and rubbish."""
    shipped = sorted(paths.shipped_decks().glob("*.deck.toml"))[0]
    there = deckfile.read(shipped)
    mine = a_deck(*some_cards(12), a_full_card(40), number=3)
    decks = {
        "first": mine,
        "second": replace(mine, version=2, cards=(*mine.cards[4:], *some_cards(6, first=60))),
        "other": a_deck(*some_cards(5, first=80), number=4),
        "thief": a_deck(mine.cards[0], number=5),
        "shorter": replace(there, version=there.version + 1, cards=there.cards[3:]),
    }
    files = [folder / f"{name}.deck.toml" for name in decks]
    for file, deck in zip(files, decks.values(), strict=True):
        file.write_bytes(deckfile.dumps(deck))
    rubbish = folder / "rubbish.deck.toml"
    rubbish.write_bytes(b"\x00[[cards]]\n= what?")
    return [*files, rubbish, shipped, folder / "none.deck.toml"]


@contextmanager
def files_chosen(folder: Path, chance: Random) -> Iterator[None]:
    """No dialog of the system opens: who asks for a file, or a folder, gets one of those in `folder`."""
    folder.mkdir()
    to_read = deck_files(folder)
    to_write = [folder / "out" / name for name in ("a", "b.deck.toml")] + [folder / "nowhere" / "c.toml"]
    (folder / "out").mkdir()
    usual = Files._chooser

    def chooser(self: Files, words: str, _at: Path, _named: str = "") -> Any:
        if words.startswith("Choose"):
            return Chooser(self, [folder, folder / "nowhere"], chance)
        return Chooser(self, to_read if words.startswith("Import") else to_write, chance)

    Files._chooser = chooser  # type: ignore[method-assign]
    try:
        yield
    finally:
        Files._chooser = usual  # type: ignore[method-assign]


class Ears:
    """Hears every exception that nobody caught, on any thread, and every warning of Qt."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.window: MainWindow | None = None

    @contextmanager
    def open(self) -> Iterator[Ears]:
        hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._on_exception
        threading.excepthook = lambda about: self._note(about.exc_value)
        sys.unraisablehook = lambda about: self._note(about.exc_value)
        usual = qInstallMessageHandler(self._on_message)
        try:
            yield self
        finally:
            qInstallMessageHandler(usual)
            sys.excepthook, threading.excepthook, sys.unraisablehook = hooks

    def _on_exception(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        """What the program does with it: a refusal is told in the window."""
        if isinstance(error, TrainerError) and self.window is not None:
            self.window.tell(error)
        else:
            self._note(error)

    def _note(self, error: BaseException | None) -> None:
        import traceback

        self.heard.append("".join(traceback.format_exception(error)) if error else "an error without a name")

    def _on_message(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not message.startswith(HARMLESS):
            self.heard.append(f"Qt says: {message}")
