"""The window: navigation, one screen in front, the keys, and the broadcast of changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QEvent, QSettings, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from trainer import words
from trainer.errors import TrainerError
from trainer.gui import theme
from trainer.gui.actions import ACTIONS, EVERYWHERE, Action
from trainer.gui.collector import Collector
from trainer.gui.layouts import col, panel, row, rule, wrap
from trainer.gui.sidebar import Sidebar
from trainer.gui.tasks import Tasks
from trainer.gui.widgets.strip import Strip
from trainer.settings import Preferences, Settings

if TYPE_CHECKING:
    from trainer.bootstrap import Workspace
    from trainer.domain.views import Changes
    from trainer.gui.audio import MakePlayer, Voice
    from trainer.gui.background import Background
    from trainer.gui.daybreak import Daybreak
    from trainer.gui.desk import Desk
    from trainer.gui.screens.screen import Screen
    from trainer.gui.tray import Tray
    from trainer.services.capture import Captured

SMALLEST = QSize(900, 600)
USUAL = QSize(1180, 760)
ROOMY = 1040
LOOKING = "The folder with your cards may only be read. Look around; to practise, allow writing to it and start again."
WRITING = ("study", "welcome")
"""Screens that are nothing without a place to keep what is done on them."""
LAST_ROOM = "The disk is full: this is saved, and there is room for about 200 answers more. Make room on it soon."
PLACES = {
    "today": "today",
    "study": "study",
    "decks": "decks",
    "search": "decks",
    "settings": "settings",
    "keys": "keys",
    "heard": "heard",
    "top": "top",
    "cram": "cram",
}


class MainWindow(QMainWindow):
    """Empty until `adopt` hands it a workspace; it can be painted before the database is open.

    Signals:
        closed: The window was closed for good; it did not go to the tray.
    """

    closed = Signal()

    def __init__(self, preferences: Preferences, make_player: MakePlayer, first: str = "") -> None:
        super().__init__()
        self.setWindowTitle("Objection trainer")
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL)
        self.tasks = Tasks(self)
        Collector(self)
        self._preferences = preferences
        self._make_player = make_player
        self._look = _look(preferences())
        self._first = first or "today"
        self._workspace: Workspace | None = None
        self._voice: Voice | None = None
        self._desk: Desk | None = None
        self._daybreak: Daybreak | None = None
        self._tray: Tray | None = None
        self._background: Background | None = None
        self._is_leaving = False
        self._screens: dict[str, Screen] = {}
        self._wishes: list[Any] = []
        self._geometry_file: Path | None = None
        self._sidebar = Sidebar(self)
        self._sidebar.chosen.connect(self._on_place)
        self._strip = Strip()
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())
        self._edge = rule(vertical=True)
        page = panel("plain", col(self._strip, (self._stack, 1), gap=0))
        self.setCentralWidget(wrap(row(self._sidebar, self._edge, (page, 1), gap=0)))
        self._actions = {action.name: self._make(action) for action in ACTIONS if action.name != "primary"}
        self._sidebar.show_current("today")

    # ------------------------------------------------------------ life

    @Slot(object)
    def adopt(self, workspace: Workspace) -> None:
        """The database is open: make the screens and show the first one."""
        from trainer.gui.audio import Voice
        from trainer.gui.daybreak import Daybreak
        from trainer.gui.desk import Desk
        from trainer.gui.screens.screen import Go

        self._workspace = workspace
        self._voice = Voice(workspace, self.tasks, self._make_player, self)
        self._desk = Desk(workspace, self.tasks, self._voice, self._tray)
        self._daybreak = Daybreak(workspace.clock, self)
        self._daybreak.broke.connect(self._on_day_broke)
        if self._tray is not None:
            from trainer.gui.background import Background

            self._background = Background(self._tray, workspace.reminders, self._preferences, self._is_practising, self)
        self._on_go(Go(self._first if self._preferences().welcomed else "welcome"))
        self.tasks.run(workspace.room.keep, lambda _: None)

    def use_tray(self, tray: Tray) -> None:
        """Remind and stay with the help of this tray; to be said before `adopt`."""
        self._tray = tray
        tray.chosen.connect(self._on_tray)
        tray.message_clicked.connect(lambda: self._on_tray("study"))

    def refuse(self, sentence: str) -> None:
        """The database cannot be used: say so, and why."""
        self._strip.say(sentence, action="Quit")
        self._strip.acted.connect(self.close)

    @Slot(str)
    def come_forward(self, screen: str = "") -> None:
        """The program was started a second time: be seen, and show the screen that start asked for."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        if self._workspace is None:
            self._first = screen or self._first
        elif screen in PLACES and QApplication.activeModalWidget() is None:
            self._on_place(screen)

    def close_down(self) -> None:
        """Stop the voice, wait for work under way, close the database."""
        if self._voice is not None:
            self._voice.stop()
        if self._workspace is not None:
            self._workspace.silence()  # or a task that waits for a voice would be waited for
        self.tasks.close()
        if self._workspace is not None:
            self._workspace.close()
            self._workspace = None

    def restore(self, file: Path) -> None:
        """Take the size and place the window had last time."""
        self._geometry_file = file
        stored = QSettings(str(file), QSettings.Format.IniFormat).value("geometry")
        if isinstance(stored, QByteArray):  # in a spoilt file it is anything
            self.restoreGeometry(stored)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._background is not None and not self._is_leaving and self._background.stays():
            event.ignore()
            self._stow(self._background)
            return
        if (front := self.screen_in_front) is not None and self._workspace is not None:
            front.leave()
        if self._geometry_file is not None:
            stored = QSettings(str(self._geometry_file), QSettings.Format.IniFormat)
            stored.setValue("geometry", self.saveGeometry())
        super().closeEvent(event)
        self.closed.emit()

    # ------------------------------------------------------------ the tray

    def _stow(self, background: Background) -> None:
        """Go on in the tray; what was begun is kept, as it is when one leaves."""
        from trainer.gui.screens.screen import Go

        QApplication.setQuitOnLastWindowClosed(False)
        self._on_go(Go("today"))
        self.hide()
        background.tell_that_it_stays()

    @Slot(str)
    def _on_tray(self, name: str) -> None:
        if name == "quit":
            self._quit()
            return
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        if name in PLACES and QApplication.activeModalWidget() is None:
            self._on_place(name)

    def _quit(self) -> None:
        self._is_leaving = True
        self.close()

    def _is_practising(self) -> bool:
        front = self.screen_in_front
        return self.isActiveWindow() and front is not None and front.name == "study"

    # ------------------------------------------------------------ screens

    def _screen(self, name: str) -> Screen:
        """The screen of that name, made on the first visit."""
        if name not in self._screens:
            from trainer.gui.screens import kind

            assert self._desk is not None
            screen = kind(name)(self._desk)
            screen.go_requested.connect(self._on_go)
            screen.changed.connect(self._on_changed)
            screen.failed.connect(self.tell)
            screen.noted.connect(self._on_noted)
            self._screens[name] = screen
            self._stack.addWidget(screen)
        return self._screens[name]

    @property
    def screen_in_front(self) -> Screen | None:
        """The screen that is shown; None before the workspace was adopted."""
        shown = self._stack.currentWidget()
        return shown if shown in self._screens.values() else None  # type: ignore[return-value]

    @Slot(object)
    def _on_go(self, wish: Any) -> None:
        """Show what is wished for; who is refused stays where they are and is told why."""
        self._wishes.append(wish)
        if len(self._wishes) > 1:
            return  # the screen that is being opened sends one on
        before = self.screen_in_front
        self._strip.say(LOOKING, "warning") if self._is_looking else self._strip.clear()
        try:
            for each in self._wishes:
                self._open(each)
        except TrainerError as error:
            if before is not None:
                self._bring(before)
            self.tell(error)
        else:
            self._count_due()
        finally:
            self._wishes.clear()

    @property
    def _is_looking(self) -> bool:
        """Whether the home may only be read."""
        return self._workspace is not None and not self._workspace.may_write

    def _open(self, wish: Any) -> None:
        if wish.screen == "cram":
            self._ask_about_the_call()
            return
        if (self._is_looking and wish.screen in WRITING) or (wish.screen == "study" and self._doubts_clock(wish)):
            wish = replace(wish, screen="today", what=None)
        before, screen = self.screen_in_front, self._screen(wish.screen)
        if before is not None and before is not screen:
            before.leave()
        self._bring(screen)
        screen.open(wish.what)
        if not screen.isAncestorOf(self.focusWidget() or self):
            screen.setFocus()

    def _doubts_clock(self, wish: Any) -> bool:
        """Before anything is planned by a clock that looks wrong, ask; practice begins once it is said to be right."""
        assert self._workspace is not None
        study = self._workspace.study
        if "cram" in (wish.what or {}):
            return False  # nothing is planned then
        if (doubt := study.clock_doubt()) is None:
            return False
        from trainer.gui.dialogs.clock import ClockDialog

        dialog = ClockDialog(doubt, self)
        dialog.accepted.connect(study.trust_clock)
        dialog.accepted.connect(lambda: self._on_go(wish))
        dialog.open()
        return True

    def _bring(self, screen: Screen) -> None:
        """The screen to the front, as it is, with its title and its keys."""
        self._sidebar.setVisible(not screen.focused)
        self._edge.setVisible(not screen.focused)
        self._sidebar.show_current("study" if screen.name == "summary" else screen.name)
        self._stack.setCurrentWidget(screen)
        self.setWindowTitle(f"{screen.title} – Objection trainer")
        for action in ACTIONS:
            if action.name in self._actions and action.screen != EVERYWHERE:
                self._actions[action.name].setEnabled(action.screen == screen.name and self._may(action))

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.settings:
            self._dress()
            if self._background is not None:
                self._background.follow_settings()
        for screen in self._screens.values():
            if screen is not self.sender():
                screen.on_changes(changes)
        if self._workspace is not None and self._workspace.room.is_short():
            self._strip.say(LAST_ROOM, "warning")
        self._count_due()

    @Slot()
    def _on_day_broke(self) -> None:
        """What is due is counted by days."""
        if self._workspace is not None:
            from trainer.domain.views import Changes

            self._on_changed(Changes(schedule=True))

    def _dress(self) -> None:
        """Put on the look that was chosen, if it is another one: it lays every widget out anew."""
        before, self._look = self._look, _look(self._preferences())
        if self._look != before:
            from trainer.gui.app import dress

            dress(QApplication.instance(), self._preferences())  # type: ignore[arg-type]
            self._sidebar.setCompact(self.width() < theme.current().px(ROOMY))

    @Slot(object)
    def tell(self, error: TrainerError) -> None:
        """Say on the strip what could not be done."""
        self._strip.say(str(error))

    @Slot(str)
    def _on_noted(self, sentence: str) -> None:
        """One sentence that is no trouble; an empty one clears the strip."""
        self._strip.say(sentence, "neutral") if sentence else self._strip.clear()

    def _count_due(self) -> None:
        shown = self.screen_in_front
        if self._workspace is not None and shown is not None and not shown.focused:
            self._sidebar.set_due(self._workspace.study.today().lines)

    # ------------------------------------------------------------ keys

    def _may(self, action: Action) -> bool:
        return not action.single or self._preferences().single_keys

    def _make(self, action: Action) -> QAction:
        made = QAction(action.words, self)
        made.setObjectName(action.name)
        made.setShortcuts([QKeySequence(keys) for keys in action.keys])
        made.setAutoRepeat(False)
        made.setEnabled(action.screen == EVERYWHERE)
        made.triggered.connect(lambda _checked=False: self._on_action(action.name))
        self.addAction(made)
        return made

    def _on_action(self, name: str) -> None:
        if name == "quit":
            self._quit()
        elif name == "full_screen":
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        elif not self._do(name) and name in PLACES:
            self._on_place(PLACES[name])
            if name == "search":
                self._do(name)

    def _do(self, name: str) -> bool:
        """Let the screen in front do it; False when it has nothing to do with it."""
        screen = self.screen_in_front
        for act in screen.acts() if screen else ():
            if act.name == name:
                if act.enabled():
                    act.run()
                return True
        return False

    @Slot(str)
    def _on_place(self, name: str) -> None:
        from trainer.gui.screens.screen import Go

        front = self.screen_in_front
        if self._workspace is None or (front is not None and front.focused and front.name == name):
            return  # whoever is answering stays where they are
        if name == "keys":
            from trainer.gui.dialogs.keys import KeysDialog

            KeysDialog(self).open()
        elif name == "heard":
            self._capture()
        else:
            self._on_go(Go(name))

    def _capture(self) -> None:
        """A line that a customer said, whatever is in front; what was typed there stays."""
        from trainer.gui.dialogs.capture import CaptureDialog

        assert self._desk is not None
        dialog = CaptureDialog(self._desk, self)
        dialog.kept.connect(self._on_captured)
        dialog.open()

    @Slot(object)
    def _on_captured(self, captured: Captured) -> None:
        self._on_changed(captured.changes)
        self._on_noted(words.captured(captured.line, captured.times, is_new=captured.is_new))

    def _ask_about_the_call(self) -> None:
        from trainer.gui.dialogs.cram import CramDialog

        dialog = CramDialog(self)
        dialog.chosen.connect(self._on_go)
        dialog.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter that nobody wanted presses the main button of the screen."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.isAutoRepeat() and self._do("primary"):
            event.accept()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self._daybreak is not None:
            self._daybreak.look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sidebar.setCompact(event.size().width() < theme.current().px(ROOMY))


def _look(settings: Settings) -> tuple[object, ...]:
    """What of the settings is seen on every widget."""
    return settings.theme, settings.text_size, settings.reduce_motion
