"""The window: navigation, one screen in front, the keys, and the broadcast of changes."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from trainer.errors import DamagedError, TrainerError
from trainer.gui import geometry
from trainer.gui.collector import Collector
from trainer.gui.dressing import Dressing
from trainer.gui.errands import Errands
from trainer.gui.frame import Frame
from trainer.gui.keyboard import Keyboard
from trainer.gui.notices import Notices
from trainer.gui.rescue import Rescue
from trainer.gui.sidebar import Sidebar
from trainer.gui.stage import Stage
from trainer.gui.tasks import Tasks
from trainer.gui.widgets.scroller import turn
from trainer.settings import Preferences

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.bootstrap import Workspace
    from trainer.domain.views import Changes
    from trainer.gui.audio import MakePlayer
    from trainer.gui.background import Background
    from trainer.gui.household import Household
    from trainer.gui.mending import Mending, Reopened
    from trainer.gui.screens.screen import Screen
    from trainer.gui.tray import Tray

SMALLEST = QSize(900, 600)
USUAL = QSize(1180, 760)
WRITING = ("study", "welcome", "roleplay", "talk", "script", "debrief", "meeting", "review")
"""Screens that are nothing without a place to keep what is done on them."""
_PLACES = ("today", "study", "roleplay", "talks", "meeting", "decks", "review", "top", "phrases", "settings")
_OVER = ("keys", "heard", "cram")
PLACES = {"search": "decks"} | {name: name for name in _PLACES + _OVER}


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
        self._dressing = Dressing(preferences)
        self._first = first or "today"
        self._household: Household | None = None
        self._tray: Tray | None = None
        self._is_leaving = self._must_leave = False
        self._wishes: list[Any] = []
        self._geometry_file: Path | None = None
        self._sidebar, self._stage, self._strip = Sidebar(self), Stage(), Notices()
        self._sidebar.chosen.connect(self._on_place)
        self._strip.quit_wanted.connect(self.close)
        self._strip.practice_wanted.connect(partial(self._on_tray, "study"))
        self._rescue = Rescue(self._strip, self)
        self._rescue.reopening.connect(self.reopen)
        self._rescue.left.connect(self.close)
        self._stage.go_requested.connect(self._on_go)
        self._stage.changed.connect(self._after_changes)
        self._stage.failed.connect(self.tell)
        self._stage.noted.connect(self._strip.note)
        self._stage.act_requested.connect(self._on_action)
        self._stage.reopening.connect(self.reopen)
        self._frame = Frame(self._sidebar, self._stage, self._strip)
        self.setCentralWidget(self._frame)
        self._sidebar.show_current("today")
        self._keyboard = Keyboard(self)
        self._keyboard.pressed.connect(self._on_action)
        self._errands = Errands(self)
        self._errands.went.connect(self._on_go)
        self._errands.changed.connect(self._on_changed)
        self._errands.noted.connect(self._strip.note)
        self._errands.failed.connect(self.tell)

    # ------------------------------------------------------------ life

    @Slot(object)
    def adopt(self, workspace: Workspace) -> None:
        """The database is open: make the screens and show the first one."""
        from trainer.gui.household import Household
        from trainer.gui.screens.screen import Go

        made = Household(workspace, self.tasks, self._make_player, self._tray, self._is_practising, self)
        made.daybreak.broke.connect(self._on_day_broke)
        made.background.reminded.connect(self._on_reminded)
        if made.keeper is not None:
            made.keeper.failed.connect(self._strip.tell_backup)
            made.keeper.damaged.connect(self._on_damaged)
            self._strip.backup_wanted.connect(made.keeper.again)
        if made.team is not None:
            made.team.counted.connect(self._sidebar.set_team)
            made.team.changed.connect(self._on_changed)
            made.team.begin()
        made.room_told.connect(self._strip.tell_room)
        self._household = made
        if self._is_looking:
            self._strip.look_only()
        self._on_go(Go(self._first if self._preferences().welcomed else "welcome"))

    @property
    def _workspace(self) -> Workspace | None:
        """The services; None while no database is open."""
        return self._household.workspace if self._household is not None else None

    def use_tray(self, tray: Tray) -> None:
        """Remind and stay with the help of this tray; to be said before `adopt`."""
        self._tray = tray
        tray.chosen.connect(self._on_tray)
        tray.message_clicked.connect(lambda: self._on_tray("study"))

    def refuse(self, sentence: str) -> None:
        """The database cannot be used: say so, and why."""
        self._strip.refuse(sentence)

    def cannot_open(self, mending: Mending, error: TrainerError) -> None:
        """The database cannot be opened: offer what can be done about it, or say why."""
        if not self._rescue.offers(mending, error):
            self.refuse(str(error))

    @Slot(str)
    def come_forward(self, screen: str = "") -> None:
        """The program was started a second time: be seen, and show the screen that start asked for."""
        self._be_seen()
        if self._workspace is None:
            self._first = screen or self._first
        elif screen in PLACES and QApplication.activeModalWidget() is None:
            self._on_place(screen)

    def _be_seen(self) -> None:
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def close_down(self) -> None:
        """Stop the voice, wait for work under way, close the database."""
        household, self._household = self._household, None
        if household is not None:
            household.hush()
        self.tasks.close()
        if household is not None:
            household.workspace.close()
            household.deleteLater()

    @Slot(object)
    def reopen(self, work: Callable[[], str]) -> None:
        """Close everything, let `work` change the database, and begin anew; what it returns is told then."""
        from trainer.gui.mending import Mending, done

        mending = Mending.of(self._workspace) if self._workspace is not None else self._rescue.mending
        assert mending is not None
        if (front := self.screen_in_front) is not None:
            with suppress(TrainerError):  # what was begun cannot be kept in a file that is damaged
                front.leave()
        self._forget()
        self._strip.note("One moment; your answers are being looked after.")
        self.tasks.run(lambda: done(work, mending.start), self._on_reopened, partial(self.cannot_open, mending))

    def _forget(self) -> None:
        """Let everything go that knows the database."""
        self.close_down()
        self._stage.forget()
        self._strip.forget()
        self.tasks.deleteLater()
        self._rescue.mending = None
        self.tasks = Tasks(self)

    def _on_reopened(self, reopened: Reopened) -> None:
        self._first = "today"
        self.adopt(reopened.workspace)
        self._strip.say(reopened.told, "positive" if reopened.good else "danger")

    def restore(self, file: Path) -> None:
        """Take the size and place the window had last time."""
        self._geometry_file = file
        geometry.restore(self, file)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._household is not None and not self._is_leaving and self._household.background.stays():
            event.ignore()
            self._stow(self._household.background)
            return
        if self._workspace is not None and not self._stage.lets_go() and not self._must_leave:
            event.ignore()
            return
        if self._geometry_file is not None:
            geometry.keep(self, self._geometry_file)
        super().closeEvent(event)
        self.closed.emit()

    def _stow(self, background: Background) -> None:
        """Go on in the tray; what was begun is kept, as it is when one leaves."""
        from trainer.gui.screens.screen import Go

        QApplication.setQuitOnLastWindowClosed(False)
        self._on_go(Go("today"))
        self.hide()
        background.tell_that_it_stays()

    @Slot(str)
    def _on_tray(self, name: str) -> None:
        self.quit() if name == "quit" else self.come_forward(name)

    @Slot(str)
    def _on_reminded(self, sentence: str) -> None:
        """There is no tray to say it: the window does, and its button in the taskbar asks to be looked at."""
        self._strip.remind(sentence)
        QApplication.alert(self)

    @Slot()
    def quit(self) -> None:
        """Close for good; whoever was told what cannot be kept may stay."""
        self._is_leaving = True
        self.close()
        self._is_leaving = False

    @Slot()
    def end(self) -> None:
        """The system ends the program: what can be kept is kept, and nobody has to read about the rest."""
        self._must_leave = True
        self.quit()

    def _is_practising(self) -> bool:
        front = self.screen_in_front
        return self.isActiveWindow() and front is not None and front.name == "study"

    # ------------------------------------------------------------ screens

    @property
    def screen_in_front(self) -> Screen | None:
        """The screen that is shown; None before the workspace was adopted."""
        return self._stage.front

    @Slot(object)
    def _on_go(self, wish: Any) -> None:
        """Show what is wished for; who is refused stays where they are and is told why."""
        self._wishes.append(wish)
        if len(self._wishes) > 1:
            return  # the screen that is being opened sends one on
        before = self.screen_in_front
        self._strip.clear()
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
        assert self._household is not None
        if wish.screen == "cram":
            self._errands.ask_about_the_call(self._household.desk)
            return
        doubted = self._errands.doubts_clock(self._household.workspace.study, wish)
        if doubted or (self._is_looking and wish.screen in WRITING):
            wish = replace(wish, screen="today", what=None)
        before, screen = self.screen_in_front, self._stage.screen_named(wish.screen, self._household.desk)
        if before is not None:
            before.leave()
        self._bring(screen)
        screen.open(wish.what)
        if not screen.isAncestorOf(self.focusWidget() or self):
            screen.setFocus()

    def _bring(self, screen: Screen) -> None:
        """The screen to the front, as it is, with its title and its keys."""
        self._frame.bring(screen)
        self.setWindowTitle(f"{screen.title} – Objection trainer")
        self._keyboard.serve(screen.name, single=self._preferences().single_keys)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        """Something was changed by none of the screens."""
        self._stage.tell(changes)
        self._after_changes(changes)

    @Slot(object)
    def _after_changes(self, changes: Changes) -> None:
        """What the window itself shows of a change."""
        if changes.settings and self._dressing.follow():
            self._frame.fit()
        if self._household is not None:
            self._household.follow(changes)
        self._count_due()

    @Slot()
    def _on_day_broke(self) -> None:
        """What is due is counted by days."""
        if self._workspace is not None:
            from trainer.domain.views import Changes

            self._on_changed(Changes(schedule=True))

    @Slot(object)
    def tell(self, error: TrainerError) -> None:
        """Say on the strip what could not be done, or ask."""
        from trainer.services.clock import DoubtfulClockError

        if isinstance(error, DamagedError):
            self._on_damaged()
        elif isinstance(error, DoubtfulClockError) and self._workspace is not None:
            self._errands.doubts_grade(self._workspace.study, error)
        else:
            self._strip.fail(error)

    def _count_due(self) -> None:
        shown = self.screen_in_front
        if self._workspace is not None and shown is not None and not shown.focused:
            self._sidebar.set_due(self._workspace.study.today().lines)

    # ------------------------------------------------------------ the file

    @Slot()
    def _on_damaged(self) -> None:
        from trainer.gui.mending import Mending

        if self._workspace is not None:
            self._rescue.offer_repair(Mending.of(self._workspace))

    # ------------------------------------------------------------ keys

    @Slot(str)
    def _on_action(self, name: str) -> None:
        if name == "quit":
            self.quit()
        elif name == "full_screen":
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        elif not (self._strip.does(name) or self._stage.do(name)) and name in PLACES:
            self._on_place(PLACES[name])
            if name == "search":
                self._stage.do(name)

    @Slot(str)
    def _on_place(self, name: str) -> None:
        from trainer.gui.screens.screen import Go

        front = self.screen_in_front
        if self._workspace is None or (front is not None and front.focused and name == front.name):
            return  # whoever is answering stays where they are
        if name == "keys":
            self._errands.show_keys()
        elif name == "heard" and self._household is not None:
            self._errands.take_down(self._household.desk)
        else:
            self._on_go(Go(name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter that nobody wanted presses the main button of the screen, and keys for turning pages turn them."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if (enter and not event.isAutoRepeat() and self._stage.do("primary")) or turn(self._stage, event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self._household is not None:
            self._household.daybreak.look()
