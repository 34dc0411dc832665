"""A talk with a customer. Each turn is on the disk before it stands here; the coach says nothing until it is over."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QElapsedTimer, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from trainer import talkwords, words
from trainer.domain.played import Company, TalkView, standing
from trainer.domain.scenes import Match, NextStep, Outcome
from trainer.domain.talk import Move, Phase
from trainer.domain.views import Changes
from trainer.errors import TrainerError
from trainer.gui import theme
from trainer.gui.actions import key
from trainer.gui.audio import Sound
from trainer.gui.desk import Desk
from trainer.gui.dictation import Dictation
from trainer.gui.layouts import centred, col, row
from trainer.gui.screens.screen import Act, Go, Screen
from trainer.gui.screens.talk.composer import Composer
from trainer.gui.screens.talk.side import ON_FILE, Side
from trainer.gui.screens.talk.transcript import Transcript
from trainer.gui.script.window import ScriptWindow
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.card import Shadowed
from trainer.gui.widgets.prose import label
from trainer.speech.utterance import Reader

if TYPE_CHECKING:
    from trainer.services.talking import Heard, Talk

SIDES = 40
ROOMY = 820
"""From this width on there is room for words beside the talk, in pixels at 100 %."""
KEEP_MS = 1_000
"""What is typed is kept so soon, whether typing rests or goes on."""


class TalkScreen(Screen):
    """The customer speaks, and the rep finds out what lies behind it."""

    name = "talk"
    title = "Role-play"
    focused = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._talk: Talk | None = None
        self._view: TalkView | None = None
        self._hearing: object = None
        self._silence = QElapsedTimer()
        self._pause_ms = -1
        self._keeping = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._keeping.timeout.connect(self._keep_draft)
        self._script: ScriptWindow | None = None
        self._transcript, self._composer, self._side = Transcript(), Composer(), Side()
        self._dictation = Dictation(desk, self._composer.box, self._composer.speak, key("talk_speak"), self)
        self._who, self._manner = label("", "strong"), label("", "small", "muted")
        self._sound = Button(kind="quiet", icon="volume-2", name="Hear it again", key=key("talk_repeat"))
        self.setLayout(col(self._bar(), (row((self._stage(), 1), self._side, gap=0), 1), gap=0))
        self._connect()

    def _bar(self) -> QWidget:
        leave = Button(kind="quiet", icon="x", name="Leave; it goes on where it is", key="")
        leave.clicked.connect(lambda _checked=False: self.go_requested.emit(Go("roleplay")))
        middle = row(self._who, self._manner, gap=12)
        bar = QWidget()
        bar.setLayout(row((row(leave, None), 1), middle, (row(None, self._sound), 1), margins=(14, 0, 14, 0)))
        bar.setMinimumHeight(theme.current().space("bar"))
        return bar

    def _stage(self) -> Shadowed:
        column = col((self._transcript, 1), 12, self._composer, gap=0)
        return Shadowed(row(centred(column, 660), margins=(SIDES, 0, SIDES, 22)))

    def _connect(self) -> None:
        composer = self._composer
        composer.said.connect(self._on_said)
        composer.listened.connect(self._on_listened)
        composer.graded.connect(self._on_graded)
        composer.proposed.connect(self._on_proposed)
        composer.ended.connect(self._on_ended)
        composer.typed.connect(self._on_typed)
        composer.finish_speaking = self._dictation.finish
        self._dictation.noted.connect(self.noted)
        self._dictation.set_up_requested.connect(lambda: self.go_requested.emit(Go("settings", "hearing")))
        self._sound.clicked.connect(self._repeat)
        self.desk.voice.changed.connect(self._on_sound)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setCompact(self._is_narrow)
        self._show_on_file()

    @property
    def _is_narrow(self) -> bool:
        return self.width() < theme.current().px(ROOMY)

    def _show_on_file(self) -> None:
        """Beside the talk, or above it where there is no room beside it."""
        on_file = self._view.on_file if self._view is not None else None
        self._transcript.show_note(f"{ON_FILE}: {words.curly(on_file)}" if on_file and self._is_narrow else "")

    # ------------------------------------------------------------ coming and going

    def open(self, what: Any = None) -> None:
        """Play the `Talk` that is given."""
        if what is not None:
            self._talk = what
            self._silence.invalidate()
            self._dictation.forget()
            self._composer.clear()
            self._composer.restore(what.draft)
            self._side.show_pause(-1)
        if self._talk is not None:
            view = self._talk.view()
            self._who.setText(view.casting.customer.name)
            self._manner.setText(words.curly(talkwords.introduced(view.casting)))
            self._show(view)
            if _has_partner(view) and self._talk.is_going_on:
                self._open_script(self._talk)

    def _open_script(self, talk: Talk) -> None:
        """The script stands beside this window as long as the talk goes on."""
        if self._script is None:
            self._script = ScriptWindow(self.desk, self.window())
            self._script.script.moved.connect(self._on_partner_moved)
            self._script.script.rated.connect(lambda: self.changed.emit(Changes(talks=True)))
        self._script.script.show_talk(talk)
        self._script.show_beside(self.window())
        self.window().activateWindow()

    @Slot(object)
    def _on_partner_moved(self, view: TalkView) -> None:
        self._take_back()
        if view.phase is Phase.ENDED:
            self._go_to_debrief(view)
        else:
            self._show(view)

    def leave(self) -> None:
        """What was typed is there again when the talk goes on; only who has something to say yet keeps the script."""
        super().leave()
        self._take_back()
        if self._script is not None and self._talk is not None and self._talk.is_going_on:
            self._script.close()
        self._keeping.stop()
        self._write_draft()

    @Slot()
    def _keep_draft(self) -> None:
        with suppress(TrainerError):  # it is told when the rep leaves
            self._write_draft()

    def _write_draft(self) -> None:
        if self._talk is not None:
            self._talk.keep_draft(self._composer.text() if self._talk.is_going_on else "")

    def acts(self) -> tuple[Act, ...]:
        composer, writing = self._composer, lambda: not self._composer.is_asking()
        grades = tuple(Act(f"match_{place}", partial(composer.press_match, place)) for place in (1, 2, 3))
        return (
            Act("listen", self._on_listened, lambda: self._may(Move.LISTEN) and not composer.is_waiting()),
            Act("step", composer.open_form, writing),
            Act("talk_speak", self._dictation.press, lambda: composer.is_writing() and not composer.is_waiting()),
            Act("say", composer.send),
            Act("talk_repeat", self._repeat),
            Act("talk_stop", self.desk.voice.stop),
            Act("leave", self._on_esc),
            *grades,
        )

    @Slot()
    def _on_esc(self) -> None:
        if self._dictation.cancel():
            return
        if self._composer.is_asking():
            self._composer.go_back()
        else:
            self._composer.open_endings()

    def _may(self, move: Move) -> bool:
        return self._view is not None and move in self._view.moves

    # ------------------------------------------------------------ the rep

    @Slot(str)
    def _on_said(self, said: str) -> None:
        """What was typed is said; whoever names the pain is judged by nobody but themselves."""
        if self._talk is None:
            return
        if self._may(Move.NAME):
            self._do(lambda talk: talk.name(said))
            self._dictation.forget()
            self._composer.clear()
            return
        self._composer.wait(True)
        self.desk.voice.stop()
        if (spoken := self._dictation.spoken) is not None:
            self._pause_ms = -1 if spoken.delivery.pause_ms is None else spoken.delivery.pause_ms
        self._hearing = hearing = object()
        self.desk.tasks.run(
            partial(self._talk.hear, said),
            partial(self._on_heard, hearing),
            self.failed.emit,
            partial(self._on_thought, hearing),
        )

    def _take_back(self) -> None:
        """What the customer still thinks about was not said: the talk went on without it, or the rep has left."""
        self._hearing = None
        self._composer.wait(False)

    def _on_thought(self, hearing: object) -> None:
        if hearing is self._hearing:
            self._composer.wait(False)

    def _on_heard(self, hearing: object, heard: Heard) -> None:
        """The customer has thought about it."""
        if hearing is self._hearing:
            pause_ms, self._pause_ms = self._pause_ms, -1
            spoken = self._dictation.spoken
            if self._do(lambda talk: talk.reply(heard, pause_ms, spoken)):
                self._side.show_pause(pause_ms)
                self._composer.clear(heard.said)
                self._dictation.forget()
                if trouble := self.desk.workspace.recordings.trouble:
                    self.noted.emit(trouble)

    @Slot()
    def _on_listened(self) -> None:
        self._do(lambda talk: talk.listen())

    @Slot(object)
    def _on_graded(self, match: Match) -> None:
        self._do(lambda talk: talk.grade(match))

    @Slot(object)
    def _on_proposed(self, step: NextStep) -> None:
        self._do(lambda talk: talk.propose(step))

    @Slot(object)
    def _on_ended(self, outcome: Outcome) -> None:
        if self._do(lambda talk: talk.end(outcome)):
            assert self._view is not None
            self._go_to_debrief(self._view)

    def _go_to_debrief(self, view: TalkView) -> None:
        self.desk.voice.stop()
        self.go_requested.emit(Go("debrief", view.uuid))

    def _do(self, move: Callable[[Talk], TalkView]) -> bool:
        """Make a move and show what comes of it; False when it could not be kept."""
        if self._talk is None:
            return False
        try:
            view = move(self._talk)
        except TrainerError as error:
            self.failed.emit(error)
            return False
        self._show(view)
        if self._script is not None and _has_partner(view):
            self._script.script.refresh()
        return True

    @Slot()
    def _on_typed(self) -> None:
        """The first word that is typed ends the pause; what is written is kept."""
        if not self._keeping.isActive():
            self._keeping.start()
        is_spoken = self._dictation.is_going_on  # its words come late; its pause is measured in its sound
        if self._silence.isValid() and self._pause_ms < 0 and self._composer.text() and not is_spoken:
            self._pause_ms = self._silence.elapsed()

    # ------------------------------------------------------------ the customer

    def _show(self, view: TalkView) -> None:
        before, self._view = self._view, view
        counting = [view.turns[place] for place in standing(view.turns)]
        self._transcript.show_turns(counting, view.casting.depth)
        self._side.show_view(view)
        self._show_on_file()
        self._composer.show_view(view)
        spoke = before is None or before.uuid != view.uuid or _customers(before) != _customers(view)
        if spoke and view.phase is not Phase.ENDED and self.isVisible() and not _has_partner(view):
            self._say(view)

    def _listen(self) -> None:
        """Once the box is empty again: what stood in it was the reply before."""
        if self.isVisible():
            self._dictation.expect()

    def _say(self, view: TalkView) -> None:
        """The customer's line is spoken, and the next ones made ready; the pause begins when it has been heard."""
        self._pause_ms = -1
        self._silence.invalidate()
        self._read_aloud(view)
        if self.desk.voice.state is not Sound.WAITING:
            self._silence.start()
        QTimer.singleShot(0, self, self._listen)
        if self._talk is not None:
            for line in self._talk.upcoming():
                self.desk.voice.prepare(line, view.pace, Reader(view.casting.customer.voice))

    @Slot()
    def _repeat(self) -> None:
        if self._view is not None:
            self._read_aloud(self._view)

    def _read_aloud(self, view: TalkView) -> None:
        """What is cut off by it has not come to its true end."""
        was_heard = self._silence.isValid()
        self.desk.voice.stop()
        if not was_heard:
            self._silence.invalidate()
        self.desk.voice.say(_customers(view)[-1], view.pace, Reader(view.casting.customer.voice))

    @Slot(object)
    def _on_sound(self, state: Sound) -> None:
        """The pause is counted from the true end of what was said."""
        if self.isVisible() and state not in (Sound.WAITING, Sound.SPEAKING) and not self._silence.isValid():
            self._silence.start()


def _has_partner(view: TalkView) -> bool:
    """Whether a person says the customer's lines."""
    return view.casting.company is not Company.ALONE


def _customers(view: TalkView) -> tuple[str, ...]:
    """What the customer said so far."""
    return tuple(turn.said for turn in view.turns if turn.why is not None)
