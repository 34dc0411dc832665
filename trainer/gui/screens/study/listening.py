"""Hearing the line and reading it: the voice, the captions, and the two switches for them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from trainer.domain.spoken import Kept
from trainer.domain.views import Question
from trainer.gui.audio import Sound
from trainer.gui.screens.screen import Screen
from trainer.gui.screens.study.bar import StudyBar
from trainer.gui.screens.study.pages import Pages
from trainer.speech.microphone import HERTZ
from trainer.speech.wav import Pcm


class Listening(QObject):
    """Reads each new line aloud, and sees to it that a line which cannot be heard can be read.

    Signals:
        read: A new line is being read aloud, or would be if it could.
    """

    read = Signal()

    def __init__(self, screen: Screen, bar: StudyBar, pages: Pages, question: Callable[[], Question | None]) -> None:
        """Look after a screen.

        Args:
            screen: The screen; a setting that cannot be kept is told there.
            bar: Has the switches.
            pages: Show the line, and what the voice is doing.
            question: The question in front; None between two of them.
        """
        super().__init__(screen)
        self._screen, self._bar, self._pages, self._question = screen, bar, pages, question
        self._voice, self._settings = screen.desk.voice, screen.desk.workspace.preferences
        self._voice.changed.connect(self._on_sound)
        bar.captions_toggled.connect(self.toggle_captions)
        bar.sound_toggled.connect(self.toggle_sound)
        pages.repeat_requested.connect(self.repeat)
        pages.line_painted.connect(self._on_line_painted, Qt.ConnectionType.QueuedConnection)

    def is_readable(self) -> bool:
        """Whether the line is shown: as the rep chose, and always where it cannot be heard."""
        settings = self._settings()
        return settings.captions or not settings.sound or not self._voice.is_heard

    @Slot()
    def repeat(self) -> None:
        """Hear the line again; asking for it turns the sound on."""
        if (question := self._question()) is None:
            return
        self._say(question.line)

    @Slot(object)
    def hear(self, what: str | bytes | Kept) -> None:
        """Hear a reply: a text in the voice, a sound as it is, or one that was kept."""
        if isinstance(what, str):
            self._say(what)
            return
        sound = self._screen.desk.workspace.recordings.sound(what.of_uuid) if isinstance(what, Kept) else what
        self._voice.play(Pcm(HERTZ, 1, sound))

    @Slot()
    def toggle_captions(self) -> None:
        """Show the line while it is read aloud, or hide it."""
        self._choose(captions=not self._settings().captions)
        self._pages.asking.set_captions(self.is_readable())

    @Slot()
    def toggle_sound(self) -> None:
        """Sound on, which reads the line, or off, which shows it."""
        on = not self._settings().sound
        self._choose(sound=on)
        if on:
            self.repeat()
        else:
            self._voice.stop()
            self._pages.asking.show_line()
            self._on_sound(Sound.OFF)

    def _say(self, text: str) -> None:
        if not self._settings().sound:
            self._choose(sound=True)
        self._voice.say(text)

    def _choose(self, **chosen: bool) -> None:
        self._screen.prefer(**chosen)
        self._bar.show_settings(self._settings())

    @Slot()
    def _on_line_painted(self) -> None:
        """Read the line aloud, unless the rep was quicker."""
        question = self._question()
        if self._screen.isVisible() and question is not None and self._pages.is_asking():
            self._pages.asking.focus_reply()
            self._voice.say(question.line)
            self._on_sound(self._voice.state)
            self.read.emit()

    @Slot(object)
    def _on_sound(self, state: Sound) -> None:
        self._pages.show_sound(state)
        if not self._voice.is_heard:
            self._pages.asking.show_line()
