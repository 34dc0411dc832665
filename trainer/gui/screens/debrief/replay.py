"""The whole talk once more: every line said in its voice, one after the other, for as long as somebody listens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from trainer.domain.played import Played, Speaker, standing
from trainer.gui.audio import Sound, Voice
from trainer.speech.microphone import HERTZ
from trainer.speech.utterance import Reader
from trainer.speech.wav import Pcm

GAP_MS = 350
"""Between two lines that are heard."""
READ_MS, WORD_MS = 900, 280
"""How long a line is shown that is not heard, besides what each of its words takes."""
NONE = -1


@dataclass(frozen=True)
class Heard:
    """One line of a replay.

    Attributes:
        place: Of its turn among those of the talk.
    """

    place: int
    said: str
    reader: Reader
    pace: float = 1.0


def lines(played: Played, pace: float) -> tuple[Heard, ...]:
    """What both said that counts; the customer in a voice that suits them and at this pace, the rep in another."""
    voice, counting = played.casting.customer.voice, frozenset(standing(played.turns))
    return tuple(
        Heard(place, turn.said, Reader(voice), pace)
        if turn.speaker is Speaker.CUSTOMER
        else Heard(place, turn.said, Reader(voice, is_other=True))
        for place, turn in enumerate(played.turns)
        if turn.said and place in counting
    )


class Replay(QObject):
    """Says the lines; where nothing can be heard each is shown for as long as reading it takes.

    Signals:
        moved: The place of the turn that is being said; `NONE` when there is none.
        turned: Whether it goes on by itself now.
    """

    moved = Signal(int)
    turned = Signal(bool)

    def __init__(
        self, voice: Voice, lines: Sequence[Heard], parent: QObject, recorded: Callable[[int], bytes] = lambda _: b""
    ) -> None:
        """Make a replay that stands still.

        Args:
            voice: Says the lines.
            lines: What was said.
            parent: Of this object.
            recorded: The sound of the turn at a place, where there is one: then that is heard instead.
        """
        super().__init__(parent)
        self._voice, self._lines, self._recorded = voice, tuple(lines), recorded
        self._at = NONE
        self._goes_on = self._is_asking = self._was_heard = False
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._on_next)
        voice.changed.connect(self._on_sound)

    @property
    def goes_on(self) -> bool:
        """Whether it says one line after the other."""
        return self._goes_on

    @Slot()
    def toggle(self) -> None:
        """Go on from the line where it stands, or stand still."""
        if self._goes_on:
            self._stand()
        elif self._lines:
            self._turn(goes_on=True)
            self._go(max(self._at, 0))

    def step(self, lines: int) -> None:
        """So many lines further, or back; standing still it says nothing."""
        if self._lines:
            self._go(min(max(self._at + lines, 0), len(self._lines) - 1))

    def stop(self) -> None:
        """It is over, wherever it was."""
        self._stand()
        self._at = NONE
        self.moved.emit(NONE)

    def _go(self, at: int) -> None:
        self._at = at
        self.moved.emit(self._lines[at].place)
        if self._goes_on:
            self._say(self._lines[at])

    def _say(self, line: Heard) -> None:
        self._next.stop()
        self._was_heard, self._is_asking = False, True
        if sound := self._recorded(line.place):
            self._voice.play(Pcm(HERTZ, 1, sound))
        else:
            self._voice.say(line.said, line.pace, line.reader)
        self._is_asking = False
        if self._voice.state not in (Sound.WAITING, Sound.SPEAKING):
            self._show(line)
        if self._at + 1 < len(self._lines):
            after = self._lines[self._at + 1]
            self._voice.prepare(after.said, after.pace, after.reader)

    def _show(self, line: Heard) -> None:
        self._next.start(READ_MS + WORD_MS * len(line.said.split()))

    @Slot(object)
    def _on_sound(self, state: Sound) -> None:
        """A line that was heard is followed by the next; what cannot be heard is read."""
        if not self._goes_on:
            return
        if state is Sound.SPEAKING:  # a sound that is there already may be heard before the question for it returns
            self._was_heard = True
            self._next.stop()
        elif self._is_asking:
            return
        elif state is Sound.READY:
            self._next.start(GAP_MS) if self._was_heard else self._stand()
        elif state is not Sound.WAITING:
            self._show(self._lines[self._at])

    @Slot()
    def _on_next(self) -> None:
        if self._at + 1 < len(self._lines):
            self._go(self._at + 1)
        else:
            self.stop()

    def _stand(self) -> None:
        self._next.stop()
        if self._goes_on:
            self._turn(goes_on=False)
            self._voice.stop()

    def _turn(self, *, goes_on: bool) -> None:
        self._goes_on = goes_on
        self.turned.emit(goes_on)
