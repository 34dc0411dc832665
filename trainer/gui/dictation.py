"""Speaking into a box: what is heard is written there, for the rep to mend before anybody judges it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

from trainer.domain.spoken import Spoken
from trainer.gui.audio import Sound
from trainer.gui.desk import Desk
from trainer.gui.ear import Hears, Said
from trainer.gui.hold import Hold
from trainer.gui.widgets.replybox import ReplyBox
from trainer.gui.widgets.speakrow import SpeakRow

_DEAF = (Hears.NOT_INSTALLED, Hears.NO_MODEL)
_SPEAKING = (Sound.WAITING, Sound.SPEAKING)


class Dictation(QObject):
    """Joins an ear, a box and a row. Held, its key listens until it is let go; tapped, until a silence or a second tap.

    Signals:
        noted: A sentence for the strip; empty when there is nothing to say.
        finished: The words of a turn are in the box.
        set_up_requested: There is nothing to hear with.
    """

    noted = Signal(object)
    finished = Signal()
    set_up_requested = Signal()

    def __init__(self, desk: Desk, box: ReplyBox, row: SpeakRow, keys: str, parent: QObject) -> None:
        """Join them.

        Args:
            desk: Has the ear, and the voice, which falls silent when the rep speaks.
            box: Takes the words.
            row: Shows what the ear is doing, and is pressed.
            keys: What presses it.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._ear, self._voice, self._settings = desk.ear, desk.voice, desk.workspace.preferences
        self._box, self._row = box, row
        self._is_mine = self._waits_for_voice = False
        self._before = self._shown = ""
        self._spoken: Spoken | None = None
        self._hold = Hold(keys, self)
        self._hold.let_go.connect(self._on_let_go)
        row.pressed.connect(self._on_pressed)
        box.edit.textChanged.connect(self._on_written)
        self._ear.changed.connect(self._on_changed)
        self._ear.loudness.connect(self._on_loudness)
        self._ear.so_far.connect(self._on_so_far)
        self._ear.said.connect(self._on_said)
        self._ear.cancelled.connect(self._on_cancelled)
        self._voice.changed.connect(self._on_voice)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._on_application)

    # ------------------------------------------------------------ from outside

    def press(self) -> None:
        """Its key went down."""
        if self._hold.is_down:
            return
        if self._is_mine:
            self._ear.finish()
        elif self._begin():
            self._hold.press()

    def expect(self) -> None:
        """The customer's line is being read; who practises hands-free is listened to afterwards."""
        if not self._settings().hands_free or self._ear.is_busy or self._ear.state is not Hears.READY:
            return
        self._waits_for_voice = self._voice.state in _SPEAKING
        is_deaf = self._waits_for_voice and not self._settings().headphones
        self._take(None, ends_itself=True, is_deaf=is_deaf)

    def finish(self) -> bool:
        """That was all; False when nobody speaks."""
        if self._is_mine:
            self._ear.finish()
        return self._is_mine

    def cancel(self) -> bool:
        """Forget the turn that goes on, and what it wrote; False when there is none."""
        if not self._is_mine:
            return False
        self._ear.cancel()
        self._box.setText(self._before)
        return True

    def forget(self) -> None:
        """The box is for another reply now."""
        if self._is_mine:
            self._ear.cancel()
        self._spoken = None
        self._row.show_state(self._ear.state)

    @property
    def is_going_on(self) -> bool:
        """Whether somebody is listened to for this box."""
        return self._is_mine

    @property
    def spoken(self) -> Spoken | None:
        """What was said of the reply in the box; None when all of it was typed, or typed anew."""
        stands = self._spoken is not None and self._spoken.transcript.stands_in(self._box.text())
        return self._spoken if stands else None

    # ------------------------------------------------------------ a turn

    def _begin(self, *, ends_itself: bool = False) -> bool:
        if self._ear.is_busy:
            return False
        self._ear.look_again()
        if self._ear.state in _DEAF:
            self.set_up_requested.emit()
            return False
        ended_at = self._voice.ended_at
        self._voice.stop()
        self._take(ended_at, ends_itself=ends_itself)
        return True

    def _take(self, ended_at: float | None, *, ends_itself: bool, is_deaf: bool = False) -> None:
        self._before, self._shown, self._spoken = self._box.text().strip(), self._box.text(), self.spoken
        self._is_mine = True
        self._ear.begin(ended_at, ends_itself=ends_itself, is_deaf=is_deaf)

    @Slot()
    def _on_pressed(self) -> None:
        """With the mouse nothing is held: a silence ends it, or a second click."""
        if not self.finish():
            self._begin(ends_itself=True)
        self._box.setFocus()

    @Slot(bool)
    def _on_let_go(self, was_held: bool) -> None:
        if self._is_mine and was_held:
            self._ear.finish()
        elif self._is_mine:
            self._ear.end_by_itself()

    @Slot(object)
    def _on_voice(self, state: Sound) -> None:
        """While the customer speaks, the first time or again, the rep is not heard, but with headphones."""
        if not self._is_mine:
            return
        if state in _SPEAKING and not self._waits_for_voice and not self._settings().headphones:
            self._waits_for_voice = True
            self._ear.deafen()
        elif state not in _SPEAKING and self._waits_for_voice:
            self._waits_for_voice = False
            self._ear.listen(self._voice.ended_at)

    @Slot(object)
    def _on_changed(self, state: Hears) -> None:
        self._row.show_state(state)

    @Slot(float)
    def _on_loudness(self, loudness: float) -> None:
        if self._is_mine:
            self._row.show_loudness(loudness)

    @Slot(str)
    def _on_so_far(self, text: str) -> None:
        if self._is_mine:
            self._show(self._with(text))

    @Slot(object)
    def _on_said(self, said: Said) -> None:
        if not self._is_mine:
            return
        self._is_mine = False
        if said.spoken is not None:
            self._show(self._with(said.spoken.transcript.text))
            self._spoken = self._spoken + said.spoken if self._spoken else said.spoken
        self.noted.emit(said.trouble)
        self.finished.emit()

    @Slot(Qt.ApplicationState)
    def _on_application(self, state: Qt.ApplicationState) -> None:
        """Nobody is listened to while they are elsewhere, in a call perhaps."""
        if self._is_mine and state != Qt.ApplicationState.ApplicationActive:
            self._ear.finish()

    @Slot()
    def _on_cancelled(self) -> None:
        self._is_mine = self._waits_for_voice = False

    def _show(self, text: str) -> None:
        """Put words in the place of those that were shown; what was typed behind them meanwhile stays."""
        now, shown, self._shown = self._box.text(), self._shown, text
        if now.startswith(shown):
            self._box.setText(text + now[len(shown) :])

    def _with(self, text: str) -> str:
        return f"{self._before} {text}" if self._before else text

    @Slot()
    def _on_written(self) -> None:
        """Who writes while they are listened to would rather write: what was heard so far stays, to be mended."""
        if self._is_mine and self._ear.state is not Hears.UNDERSTANDING and self._box.text() != self._shown:
            self._ear.cancel()
