"""One turn of speech: from the microphone through the voice activity detector to the recogniser."""

from __future__ import annotations

import time
from array import array
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from threading import RLock

from trainer.domain.transcript import Transcript
from trainer.speech.activity import Activity, Chance, Span
from trainer.speech.errors import SpeechError
from trainer.speech.microphone import BYTES_PER_MS, Capture, Microphone
from trainer.speech.recogniser import LONGEST_MS, Recogniser

ENDS_AFTER_MS = 1_600
"""A silence after which who speaks hands-free has finished: longer than a pause for thought within a reply."""

NOBODY_AFTER_MS = 60_000
"""A silence after which nobody is there to speak hands-free: a microphone is not left open for nothing."""

GUESSED_AFTER_MS = 450
"""A silence after which the words so far are looked at, so that they are there when the turn ends."""

SETTLED_FROM_MS = 8_000
"""A stretch of this length is not heard again when speech goes on after a pause."""

AROUND_MS = 250
"""Sound around a stretch that is heard with it: a recogniser does not like words that are cut."""

LONGEST_TURN_MS = 600_000
MUTED = 8  # of 32 767: a microphone that is switched off gives zeros, one in a quiet room never does
MUTED_MS = 500
CLIPPED = 32_000
CLIPPED_SHARE = 0.01
"""From this share of samples at the edge on words may be heard wrongly."""


@dataclass(frozen=True, slots=True)
class Take:
    """What somebody said in one turn.

    Attributes:
        pcm: The sound, in the shape of `trainer.speech.microphone`.
        transcript: Its words.
        spans: Where there is speech.
        began_at: When the sound began, in seconds of `time.monotonic`.
        trouble: Why words are missing.
        is_lost: The microphone went while somebody spoke.
    """

    pcm: bytes
    transcript: Transcript
    spans: tuple[Span, ...]
    began_at: float
    trouble: SpeechError | None = None
    is_lost: bool = False

    @property
    def is_muted(self) -> bool:
        """Whether the microphone gave nothing at all, for long enough to tell."""
        return len(self.pcm) >= MUTED_MS * BYTES_PER_MS and self._share_beyond(MUTED) == 0

    @property
    def is_clipped(self) -> bool:
        """Whether it was too loud for the microphone."""
        return self._share_beyond(CLIPPED) > CLIPPED_SHARE

    def _share_beyond(self, loudness: int) -> float:
        import numpy as np

        samples = np.abs(np.frombuffer(self.pcm, "<i2").astype(np.int32))
        return float((samples > loudness).mean()) if len(samples) else 0.0

    @property
    def is_full(self) -> bool:
        """Whether it was ended because it had lasted so long."""
        return len(self.pcm) >= LONGEST_TURN_MS * BYTES_PER_MS


@dataclass(frozen=True, slots=True)
class Level:
    """How loud it is just now, as the root mean square of the samples, 0 to 32 767."""

    loudness: float


@dataclass(frozen=True, slots=True)
class SoFar:
    """The words of a turn that goes on; the last of them may still change."""

    text: str


Event = Capture | Level | SoFar | Take
"""What is told of a turn: how the microphone fares, and at last the take, unless it was cancelled.

Where the microphone is lost, that is told first, and a take only when something was said until then.
"""


@dataclass(frozen=True, slots=True)
class _Guess:
    until_ms: int
    words: Future[Transcript]


class Turn:
    """Begins at once. Everything is told on any thread, one after the other; after `cancel` nothing is."""

    def __init__(
        self,
        microphone: Microphone,
        recogniser: Recogniser,
        chance: Chance,
        tell: Callable[[Event], None],
        *,
        device: str = "",
        ends_itself: bool = False,
        is_deaf: bool = False,
    ) -> None:
        """Open the microphone.

        Args:
            microphone: What is listened to.
            recogniser: What makes words of it.
            chance: A voice activity detector of its own.
            tell: Is told each `Event`.
            device: The id of the microphone.
            ends_itself: A silence ends the turn.
            is_deaf: What is heard until `listen` is somebody else.
        """
        self._microphone, self._recogniser, self._tell = microphone, recogniser, tell
        self._ends_itself, self._is_deaf = ends_itself, is_deaf
        self._activity = Activity(chance)
        self._pcm = bytearray()
        self._began_at = float("inf")
        self._settled: list[Future[Transcript]] = []
        self._settled_ms = 0
        self._guess: _Guess | None = None
        self._is_over = self._is_lost = False
        self._trouble: SpeechError | None = None
        self._lock = RLock()
        recogniser.warm()
        microphone.open(device, self._hear, self._fare)

    # ------------------------------------------------------------ from outside

    @property
    def has_speech(self) -> bool:
        """Whether anything was said so far."""
        return bool(self._activity.spans)

    def listen(self) -> None:
        """From now on it is the one whose turn it is who is heard."""
        self._is_deaf = False

    def deafen(self) -> None:
        """From now on it is somebody else, until `listen`."""
        self._is_deaf = True

    def end_by_itself(self) -> None:
        """From now on a silence ends the turn."""
        self._ends_itself = True

    def finish(self) -> None:
        """That was all: the words come as soon as they are heard."""
        if self._stop():
            with self._lock:
                self._settle(self._activity.heard_ms)
                self._collect()

    def cancel(self) -> None:
        """Forget it."""
        self._tell = _nobody
        self._stop()

    def _stop(self) -> bool:
        """Hear no more; False when that was so already. The microphone must not be closed with our lock in hand."""
        with self._lock:
            was_over, self._is_over = self._is_over, True
        self._microphone.close()
        return not was_over

    # ------------------------------------------------------------ from the microphone

    def _fare(self, capture: Capture) -> None:
        self._tell(capture)
        if capture is not Capture.OPENED and self.has_speech:
            self._is_lost = True
            self.finish()

    def _hear(self, piece: bytes) -> None:
        with self._lock:
            if self._is_over or self._is_deaf:
                return
            self._pcm += piece
            now_ms = len(self._pcm) / BYTES_PER_MS
            self._began_at = min(self._began_at, time.monotonic() - now_ms / 1000)
            try:
                self._activity.hear(piece)
            except SpeechError as error:
                self._trouble = error
                self.finish()
                return
            self._tell(Level(_loudness(piece)))
            self._look()

    def _look(self) -> None:
        """See whether the words so far can be heard, and whether that was all."""
        spans, silent_ms = self._activity.spans, self._activity.silent_ms
        if len(self._pcm) >= LONGEST_TURN_MS * BYTES_PER_MS:
            self.finish()
        elif not spans:
            if self._ends_itself and silent_ms >= NOBODY_AFTER_MS:
                self.finish()
        elif self._ends_itself and silent_ms >= ENDS_AFTER_MS:
            self.finish()
        elif silent_ms >= GUESSED_AFTER_MS:
            self._guess_words(spans[-1].end_ms)
        elif self._activity.heard_ms - self._speech_after(self._settled_ms) >= LONGEST_MS - 2 * AROUND_MS:
            self._settle(self._last_gap())

    # ------------------------------------------------------------ words

    def _guess_words(self, until_ms: int) -> None:
        if self._guess is not None and self._guess.until_ms == until_ms:
            return
        if until_ms <= self._settled_ms or (self._guess is not None and not self._guess.words.done()):
            return
        self._guess = _Guess(until_ms, self._heard(self._settled_ms, until_ms))
        if until_ms - self._speech_after(self._settled_ms) >= SETTLED_FROM_MS:
            self._settle(until_ms)
        self._tell_so_far()

    def _last_gap(self) -> int:
        """Where the last short silence began, in speech that knows no pause; now, where it has none at all."""
        ends = [span.end_ms for span in self._activity.spans[:-1] if span.end_ms > self._settled_ms]
        return ends[-1] if ends else self._activity.heard_ms

    def _settle(self, until_ms: int) -> None:
        """The words up to here are not heard again."""
        ends = [span.end_ms for span in self._activity.spans if span.end_ms > self._settled_ms]
        if ends:
            end_ms = min(ends[-1], until_ms)
            if self._guess is None or self._guess.until_ms != end_ms:
                self._guess = _Guess(end_ms, self._heard(self._settled_ms, end_ms))
            self._settled.append(self._guess.words)
        self._settled_ms, self._guess = until_ms, None

    def _speech_after(self, ms: int) -> int:
        """Where speech goes on after that; as late as can be where it does not."""
        return next((max(span.start_ms, ms) for span in self._activity.spans if span.end_ms > ms), LONGEST_TURN_MS)

    def _heard(self, from_ms: int, until_ms: int) -> Future[Transcript]:
        """The words of a stretch, in times of the turn."""
        start_ms = max(self._speech_after(from_ms) - AROUND_MS, from_ms)
        end_ms = min(until_ms + AROUND_MS, self._speech_after(until_ms))
        piece = self._pcm[start_ms * BYTES_PER_MS : end_ms * BYTES_PER_MS]
        heard: Future[Transcript] = Future()
        self._recogniser.hear(bytes(piece)).add_done_callback(partial(_later, heard, start_ms))
        return heard

    def _tell_so_far(self) -> None:
        """Once the words that were asked for last are there."""
        asked = [*self._settled, *((self._guess.words,) if self._guess else ())]
        asked[-1].add_done_callback(lambda _: self._say_so_far(asked))

    def _say_so_far(self, asked: list[Future[Transcript]]) -> None:
        with self._lock:
            if not self._is_over:
                text = _joined(asked).text
                if text:
                    self._tell(SoFar(text))

    def _collect(self) -> None:
        """Tell the take, once all of its words are there."""
        missing = next((words for words in self._settled if not words.done()), None)
        if missing is not None:
            missing.add_done_callback(lambda _: self._collect())
        else:
            self._tell_take()

    def _tell_take(self) -> None:
        failures = (words.exception() for words in self._settled)
        trouble = next((error for error in failures if isinstance(error, SpeechError)), self._trouble)
        transcript = _joined(self._settled)
        self._tell(Take(bytes(self._pcm), transcript, self._activity.spans, self._began_at, trouble, self._is_lost))


def _nobody(_event: Event) -> None:
    pass


def _later(to: Future[Transcript], ms: int, heard: Future[Transcript]) -> None:
    if (error := heard.exception()) is not None:
        to.set_exception(error)
    else:
        to.set_result(heard.result().later(ms))


def _joined(stretches: list[Future[Transcript]]) -> Transcript:
    heard = (stretch.result() for stretch in stretches if stretch.done() and stretch.exception() is None)
    return sum(heard, Transcript())


def _loudness(piece: bytes) -> float:
    samples = array("h", piece)
    return float((sum(sample * sample for sample in samples) / max(len(samples), 1)) ** 0.5)
