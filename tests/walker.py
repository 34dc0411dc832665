"""Somebody who does anything at all to the real window, in an order that a seed decides."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from random import Random

import shiboken6
from PySide6.QtCore import QEvent, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence, QMouseEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QFileDialog, QMenu, QMessageBox, QWidget

from tests.builders import FixedClock, open_home
from tests.stage import EDITING, PLAIN, SIZES, TEXTS, Ears, SilentPlayer, SlowEngine
from trainer import bootstrap
from trainer.gui.actions import ACTIONS
from trainer.gui.app import dress
from trainer.gui.main_window import MainWindow
from trainer.settings import Preferences

Button, Modifier = Qt.MouseButton, Qt.KeyboardModifier
NOTHING = Modifier.NoModifier

LAST = 30
STEPS = "steps.txt"
PATIENCE_MS = 500


Spot = tuple[QWindow, QPoint, str]
"""A place in a window, and what is there."""


class WalkError(AssertionError):
    """Something went wrong on the way; its text says what, and what was done before."""


class Walker:
    """Walks through the window over one home, and opens it again whenever it was closed.

    Args:
        app: The application.
        home: An empty folder.
        seed: What decides.
        ears: Where failures are heard; they have to be open.

    What was done lies in a file `STEPS` in the home, for whoever looks after a crash.
    """

    def __init__(self, app: QApplication, home: Path, seed: int, ears: Ears) -> None:
        self._app, self._home, self._seed, self._ears = app, home, seed, ears
        self._chance = Random(seed)
        self._clock = FixedClock()
        self._elsewhere = QWidget()
        self._patience = QTimer(self._elsewhere)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._lose_patience)
        self._last: deque[str] = deque(maxlen=LAST)
        home.mkdir()
        self._steps = home / STEPS
        self._doings: dict[Callable[[], str], int] = {
            self._press: 30,
            self._press_shortcut: 14,
            self._edit: 4,
            self._answer: 6,
            self._type: 8,
            self._commit: 2,
            self._paste: 2,
            self._click: 30,
            self._click_twice: 3,
            self._click_anywhere: 4,
            self._ask_for_menu: 1,
            self._turn_wheel: 4,
            self._point: 4,
            self._resize: 2,
            self._change_state: 1,
            self._go_elsewhere: 2,
            self._close_front: 1,
            self._let_time_pass: 4,
            self._speak: 4,
            self._wait: 8,
        }
        self.done = self.opened = 0
        self.slowest = (0.0, "")
        self._open()

    # ------------------------------------------------------------ the walk

    def walk(self, events: int) -> None:
        """So many events.

        Raises:
            WalkError: Something failed.
        """
        kinds = list(self._doings)
        for _ in range(events):
            doing = self._chance.choices(kinds, list(self._doings.values()))[0]
            started = time.perf_counter()
            self._patience.start()
            try:
                self._last.append(f"{self.done}: {doing.__name__.strip('_')}")
                self._write(self._last[-1] + "\n")
                self._last[-1] += f" {doing()}"
                self._settle()
            except WalkError:
                raise
            except Exception as error:
                self._ears._note(error)
            self._patience.stop()
            self.slowest = max(self.slowest, (time.perf_counter() - started, self._last[-1]))
            self.done += 1
            self._judge()

    def end(self) -> None:
        """Close the window, and compare the log with what is stored."""
        self._window.close()
        self._close()
        self._elsewhere.close()
        self._judge()

    def _lose_patience(self) -> None:
        """The menu of a field with a number waits inside the click that asked for it; no dialog of ours ever does."""
        if (menu := self._app.activePopupWidget()) is not None:
            menu.close()
        elif isinstance(box := self._app.activeModalWidget(), QMessageBox | QFileDialog):
            self._ears._note(WalkError(f"the system asks “{box.windowTitle()}”"))
            box.close()

    def _write(self, step: str) -> None:
        with self._steps.open("a", encoding="utf-8") as file:
            file.write(step)

    def _judge(self) -> None:
        if self._ears.heard:
            self._fail("\n".join(self._ears.heard))

    def _fail(self, words: str) -> None:
        raise WalkError("\n".join((f"seed {self._seed}, event {self.done}:", *self._last, words)))

    def _settle(self) -> None:
        """No dialog of the system stays open, and a window that was closed is opened again."""
        for widget in self._app.topLevelWidgets():
            if isinstance(widget, QFileDialog) and widget.isVisible():
                self._fail("a file dialog is open")
        if not self._window.isVisible():
            self._last.append(f"{self.done}: closed, and opened again")
            self._close()
            self._open()

    def _open(self) -> None:
        self.opened += 1
        preferences = Preferences(self._home / "settings.json")
        dress(self._app, preferences())
        self._engine, self._player = SlowEngine(), SilentPlayer()
        self._window = MainWindow(preferences, lambda _parent: self._player)
        self._ears.window = self._window
        self._window.restore(self._home / "window.ini")
        self._window.show()
        workspace = bootstrap.start(
            self._home, clock=self._clock, make_engine=lambda _cache: self._engine, preferences=preferences
        )
        self._window.adopt(workspace)
        self._window.activateWindow()

    def _close(self) -> None:
        """End the program, and look at what it left."""
        for widget in self._app.topLevelWidgets():
            if widget is not self._elsewhere:
                widget.close()
        self._window.close_down()
        self._window.deleteLater()
        workspace = open_home(self._home, clock=self._clock)
        for check in workspace.care.examine():
            if check.name in ("database", "log", "memory", "decks") and not check.good:
                self._fail(check.found)
        workspace.close()

    # ------------------------------------------------------------ where

    def _front(self) -> QWidget:
        """What takes the next event: what lies above everything, mostly."""
        above = self._app.activePopupWidget() or self._app.activeModalWidget()
        if above is not None and above.isVisible() and self._chance.random() < 0.95:
            return above
        return self._window

    def _key(self, key: Qt.Key | str, held: Modifier = NOTHING) -> None:
        """Alt may close a menu, and a press a dialog: QTest would go on with the window that is gone."""
        handle = _handle(self._front())
        self._write(f"    {key!r} {held!r}\n")
        if held & Modifier.AltModifier and self._app.activePopupWidget() is not None:
            QTest.keyPress(handle, Qt.Key.Key_Alt)
        if _is_there(handle):
            QTest.keyPress(handle, key, held)
        if _is_there(handle):
            QTest.keyRelease(handle, key)

    def _mouse(self, button: Button, spot: Spot, held: Modifier = NOTHING) -> str:
        handle, place, name = spot
        self._write(f"    {name} {place.toTuple()} {button!r} {held!r}\n")
        QTest.mousePress(handle, button, held, place)
        if _is_there(handle):
            QTest.mouseRelease(handle, button, held, place)
        return name

    def _target(self) -> Spot:
        """A place on something that can be pressed, chosen or written into."""
        front = self._front()
        shown = [one for one in front.findChildren(QWidget) if one.window() is front and _takes_clicks(one)]
        if not shown or isinstance(front, QMenu):
            return self._anywhere(front)
        widget = self._chance.choice(shown)
        seen = widget.visibleRegion().boundingRect()
        place = seen.center()
        if self._chance.random() < 0.3 or isinstance(widget, QAbstractItemView):
            place = QPoint(
                self._chance.randint(seen.left(), seen.right()), self._chance.randint(seen.top(), seen.bottom())
            )
        name = f"{type(widget).__name__} “{widget.accessibleName()[:40]}”"
        handle, place = _handle(front), widget.mapTo(front, place)
        if place.x() >= handle.width() or place.y() >= handle.height():
            return self._anywhere(front)  # the window has just become smaller
        return handle, place, name

    def _anywhere(self, front: QWidget) -> Spot:
        handle = _handle(front)
        place = QPoint(self._chance.randrange(max(handle.width(), 1)), self._chance.randrange(max(handle.height(), 1)))
        return handle, place, f"{type(front).__name__} at {place.toTuple()}"

    # ------------------------------------------------------------ keys and text

    def _press(self) -> str:
        key = self._chance.choice(PLAIN)
        shift = Modifier.ShiftModifier if self._chance.random() < 0.05 else NOTHING
        times = self._chance.choice((1, 1, 1, 1, 1, 2, 4))
        for _ in range(times):
            self._key(key, shift)
        return f"{key.name} {times}×"

    def _press_shortcut(self) -> str:
        keys = self._chance.choice([keys for action in ACTIONS for keys in action.keys if action.name != "quit"])
        return self._chord(keys if self._chance.random() < 0.98 else "Ctrl+Q")

    def _edit(self) -> str:
        return self._chord(self._chance.choice(EDITING))

    def _chord(self, keys: str) -> str:
        chord = QKeySequence(keys)[0]
        self._key(chord.key(), chord.keyboardModifiers())
        return keys

    def _answer(self) -> str:
        """What most keys are there for: reveal, and a grade."""
        way = self._chance.choice(("Ctrl+L", "Ctrl+Return", "Ctrl+D"))
        grade = self._chance.choice("1223")
        return f"{self._chord(way)} {self._chord(grade)}"

    def _type(self) -> str:
        text = self._chance.choice(TEXTS)[: self._chance.choice((3, 20, 80))]
        for letter in text:
            if letter.isascii() and letter.isprintable():
                self._key(letter)
        return repr(text)

    def _commit(self) -> str:
        """What an input method brings: a finished text, mostly after a moment in which its letters are composed.

        It finishes before any key or click: with letters that nobody finishes, Page Up never returns in Qt's own boxes.
        """
        text = self._chance.choice(TEXTS)
        if (focus := self._app.focusWidget()) is None:
            return "nobody writes"
        if self._chance.random() < 0.7:
            self._app.sendEvent(focus, QInputMethodEvent(text[:5], []))
            self._wait()
        finished = QInputMethodEvent()
        finished.setCommitString(text)
        if shiboken6.isValid(focus):
            self._app.sendEvent(focus, finished)
        return repr(text[:20])

    def _paste(self) -> str:
        text = self._chance.choice(TEXTS) * self._chance.choice((1, 1, 30))
        self._app.clipboard().setText(text)
        return f"{len(text)} characters, {self._chord('Ctrl+V')}"

    # ------------------------------------------------------------ the mouse

    def _click(self) -> str:
        held = self._chance.choice((NOTHING,) * 12 + (Modifier.ShiftModifier, Modifier.ControlModifier))
        return self._mouse(Button.LeftButton, self._target(), held)

    def _click_twice(self) -> str:
        """The second press comes from the system as another kind of event."""
        spot = self._target()
        name, handle, place = self._mouse(Button.LeftButton, spot), spot[0], spot[1].toPointF()
        for kind in (QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease):
            if _is_there(handle):
                event = QMouseEvent(
                    kind, place, handle.mapToGlobal(place), Button.LeftButton, Button.LeftButton, NOTHING
                )
                self._app.sendEvent(handle, event)
        return name

    def _click_anywhere(self) -> str:
        button = self._chance.choice((Button.LeftButton, Button.MiddleButton))
        return self._mouse(button, self._anywhere(self._front()))

    def _ask_for_menu(self) -> str:
        return self._mouse(Button.RightButton, self._target())

    def _turn_wheel(self) -> str:
        handle, place, name = self._target()
        turn = QPoint(0, self._chance.choice((-1200, -120, -15, 15, 120, 1200)))
        QTest.wheelEvent(handle, place.toPointF(), turn)
        return f"{name} by {turn.y()}"

    def _point(self) -> str:
        handle, place, name = self._target()
        QTest.mouseMove(handle, place)
        return name

    # ------------------------------------------------------------ the window

    def _resize(self) -> str:
        front = self._front()
        size = self._chance.choice(SIZES)
        front.resize(*size)
        return f"{type(front).__name__} {size}"

    def _change_state(self) -> str:
        state = self._chance.choice(
            (Qt.WindowState.WindowNoState, Qt.WindowState.WindowMinimized, Qt.WindowState.WindowMaximized)
        )
        self._window.setWindowState(state)
        self._wait()
        self._window.setWindowState(Qt.WindowState.WindowNoState)
        return state.name

    def _go_elsewhere(self) -> str:
        """Another program comes to the front, and this one again."""
        self._elsewhere.show()
        self._elsewhere.activateWindow()
        self._wait()
        self._front().activateWindow()
        self._elsewhere.hide()
        return "and back"

    def _close_front(self) -> str:
        front = self._front()
        if front is self._window and self._chance.random() < 0.8:
            return "nothing"
        front.close()
        return type(front).__name__

    # ------------------------------------------------------------ time

    def _let_time_pass(self) -> str:
        """Seconds mostly; sometimes days, another time zone, or a clock that is put back."""
        seconds = self._chance.choice((5, 30, 30, 700, 90_000, 400_000, -4_000))
        self._clock.advance(seconds=seconds)
        if self._chance.random() < 0.1:
            self._clock.travel(self._chance.choice((-480, 0, 60, 120, 330)))
        return f"{seconds} s"

    def _speak(self) -> str:
        if self._chance.random() < 0.5:
            self._engine.settle(self._chance)
            return "a line is rendered"
        self._player.end(self._chance)
        return "a line has ended"

    def _wait(self) -> str:
        """Turn the event loop for a moment."""
        loop, moment = QEventLoop(), self._chance.choice((0, 1, 5, 20))
        QTimer.singleShot(moment, loop.quit)
        loop.exec()
        return f"{moment} ms"


def _handle(front: QWidget) -> QWindow:
    """Not by `windowHandle`: what that returns is deleted with the Python side of a menu that only Qt knows."""
    shown = (window for window in QGuiApplication.topLevelWindows() if window.isVisible())
    return next(window for window in shown if window.winId() == front.internalWinId())


def _is_there(handle: QWindow) -> bool:
    """Whether what was just done has left that window open: no system sends anything to one that is gone."""
    return shiboken6.isValid(handle) and handle.isVisible()


def _takes_clicks(widget: QWidget) -> bool:
    """Whether a person who sees it may want to press it."""
    wanted = isinstance(widget, QAbstractButton) or widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    return wanted and widget.isVisible() and widget.isEnabled() and not widget.visibleRegion().isEmpty()
