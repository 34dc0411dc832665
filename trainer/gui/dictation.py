"""Speaking into a box: what is heard is written there, for the rep to mend before anybody judges it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from trainer.domain.spoken import Spoken
from trainer.gui.ear import Ear, Hears, Said
from trainer.gui.hold import Hold
from trainer.gui.widgets.replybox import ReplyBox
from trainer.gui.widgets.speakrow import SpeakRow

_DEAF = (Hears.NOT_INSTALLED, Hears.NO_MODEL)


class Dictation(QObject):
    """Joins an ear, a box and a row. Held, its key listens until it is let go; tapped, until a silence or a second tap.

    Signals:
        began: The rep is about to speak; whoever is speaking should stop.
        noted: A sentence for the strip.
        finished: The words of a turn are in the box.
        set_up_requested: There is nothing to hear with.
    """

    began = Signal()
    noted = Signal(str)
    finished = Signal()
    set_up_requested = Signal()

    def __init__(
        self, ear: Ear, box: ReplyBox, row: SpeakRow, keys: str, ended_at: Callable[[], float | None], parent: QObject
    ) -> None:
        """Join them.

        Args:
            ear: Hears.
            box: Takes the words.
            row: Shows what the ear is doing, and is pressed.
            keys: What presses it.
            ended_at: When the customer's line had been heard; see `Voice.ended_at`.
            parent: The Qt parent; while it is not visible nothing is heard here.
        """
        super().__init__(parent)
        self._ear, self._box, self._row, self._ended_at = ear, box, row, ended_at
        self._is_mine = False
        self._before = ""
        self._spoken: Spoken | None = None
        self._hold = Hold(keys, self)
        self._hold.let_go.connect(self._on_let_go)
        row.pressed.connect(self._on_pressed)
        ear.changed.connect(self._on_changed)
        ear.loudness.connect(lambda loudness: row.show_loudness(loudness) if self._is_mine else None)
        ear.so_far.connect(self._on_so_far)
        ear.said.connect(self._on_said)

    # ------------------------------------------------------------ from outside

    def press(self) -> None:
        """Its key went down."""
        if self._is_mine:
            self._ear.finish()
        elif self._begin():
            self._hold.press()

    def cancel(self) -> bool:
        """Forget the turn that goes on, and what it wrote; False when there is none."""
        if not self._is_mine:
            return False
        self._ear.cancel()
        self._end()
        self._box.setText(self._before)
        return True

    def forget(self) -> None:
        """The box is for another reply now."""
        self.cancel()
        self._spoken = None
        self._row.show_state(self._ear.state)

    @property
    def spoken(self) -> Spoken | None:
        """What was said of the reply in the box; None when it was typed."""
        return self._spoken

    @property
    def is_going_on(self) -> bool:
        """Whether the rep speaks, or their words are still to come."""
        return self._is_mine

    # ------------------------------------------------------------ a turn

    def _begin(self, *, ends_itself: bool = False) -> bool:
        if self._ear.is_busy:
            return False
        self._ear.look_again()
        if self._ear.state in _DEAF:
            self.set_up_requested.emit()
            return False
        ended_at = self._ended_at()
        self.began.emit()
        self._before = self._box.text().strip()
        self._is_mine = True
        self._box.setReadOnly(True)
        self._ear.begin(ended_at, ends_itself=ends_itself)
        return True

    @Slot()
    def _on_pressed(self) -> None:
        """With the mouse nothing is held: a silence ends it, or a second click."""
        if self._is_mine:
            self._ear.finish()
        else:
            self._begin(ends_itself=True)
        self._box.setFocus()

    @Slot(bool)
    def _on_let_go(self, was_held: bool) -> None:
        if self._is_mine and was_held:
            self._ear.finish()
        elif self._is_mine:
            self._ear.end_by_itself()

    @Slot(object)
    def _on_changed(self, state: Hears) -> None:
        self._row.show_state(state)

    @Slot(str)
    def _on_so_far(self, text: str) -> None:
        if self._is_mine:
            self._box.setText(self._with(text))

    @Slot(object)
    def _on_said(self, said: Said) -> None:
        if not self._is_mine:
            return
        self._end()
        if said.spoken is None:
            self._box.setText(self._before)
        else:
            self._box.setText(self._with(said.spoken.transcript.text))
            self._spoken = self._spoken + said.spoken if self._spoken else said.spoken
        self.noted.emit(said.trouble)
        self.finished.emit()

    def _end(self) -> None:
        self._is_mine = False
        self._box.setReadOnly(False)

    def _with(self, text: str) -> str:
        return f"{self._before} {text}" if self._before else text
