"""Study: hear the line, answer, compare, grade. The reply is nowhere on the screen before the attempt."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Slot

from trainer import words
from trainer.domain.memory import Rating, Status
from trainer.domain.views import Attempt, Changes, PastAnswer, Question, Reveal, Undone
from trainer.errors import StaleAnswerError, TrainerError
from trainer.gui.actions import KINDS, key, native
from trainer.gui.desk import Desk
from trainer.gui.dictation import Dictation
from trainer.gui.layouts import col
from trainer.gui.screens.screen import Act, Go, Screen
from trainer.gui.screens.study.bar import StudyBar
from trainer.gui.screens.study.heeding import Heeding
from trainer.gui.screens.study.listening import Listening
from trainer.gui.screens.study.pages import Pages
from trainer.gui.screens.study.tools import CardTools

if TYPE_CHECKING:
    from trainer.services.capture import Captured
    from trainer.services.session import StudySession


AFTER_PAINT_MS = 1
"""Without a moment's delay Qt calls back before it paints."""

KEEP_MS = 1_000
"""What is typed is kept so soon, whether typing rests or goes on."""

NOTHING = "Nothing is due now."
NO_SUCH_LINE = "There is no such line to practise. Choose another kind."
PUT_ASIDE = "No such line is practised now: it is buried or suspended. Take it up again in Decks."
KEPT = "Kept. The grade you give now says when this line comes again."
KEPT_IN_CRAM = "Kept. It is there when this line comes again."
UNGRADED = "This reply has no grade yet. Grade it, or press Esc once more to leave; your words are kept."
LOST_IN_CRAM = "This answer has no grade yet. Grade it, or press Esc once more to end the cram without it."


class StudyScreen(Screen):
    """One sitting. Every grade is stored before the next line is shown."""

    name = "study"
    title = "Study"
    focused = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._session: StudySession | None = None
        self._question: Question | None = None
        self._reveal: Reveal | None = None
        self._draft = ""
        self._nothing = NOTHING
        self._keeping = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._bar, self._pages = StudyBar(), Pages()
        self._warned_of: Question | Reveal | None = None
        self._tools = CardTools(desk, lambda: self._question, lambda: self._reveal, self._rehearsed, self)
        self._counting = self.counting(self.changed.emit)
        self._heeding = Heeding(desk, self._pages, self)
        self._listening = Listening(self, self._bar, self._pages, lambda: self._question)
        asking = self._pages.asking
        self._dictation = Dictation(desk, asking.reply, asking.speak, key("speak"), self)
        self.setLayout(col(self._bar, (self._pages, 1), gap=0))
        self._connect()

    def _connect(self) -> None:
        self._bar.left.connect(self._leave)
        self._bar.undo_requested.connect(lambda: self.act_requested.emit("undo"))
        self._bar.fill_menu(self._tools.menu)
        self._tools.kept.connect(self._on_edited)
        self._tools.decided.connect(self._on_decided)
        self._tools.counted.connect(self._on_counted)
        self._tools.put_aside.connect(self._on_put_aside)
        self._heeding.noted.connect(self.noted)
        self._heeding.failed.connect(self.failed)
        self._heeding.changed.connect(self.changed)
        self._listening.read.connect(self._dictation.expect)
        self._pages.asking.finish_speaking = self._dictation.finish
        self._dictation.noted.connect(self.noted)
        self._dictation.set_up_requested.connect(lambda: self.go_requested.emit(Go("settings", "hearing")))
        self._pages.attempted.connect(self._on_attempted)
        self._pages.typed.connect(self._on_typed)
        self._keeping.timeout.connect(self._keep_typed)
        self._pages.graded.connect(self._on_graded)
        self._pages.hear_requested.connect(self._listening.hear)
        self._pages.edit_requested.connect(self._tools.edit)
        self._pages.own_words_requested.connect(self._tools.keep_own_words)

    # ------------------------------------------------------------ coming and going

    def open(self, what: Any = None) -> None:
        """Start a session: today's lines, or as `what` says (`limit`, `more`, `category`, `cram` minutes, `among`).

        With `undo` a session goes on that was over, and its last answer is taken back.
        """
        wish = what or {}
        study = self.desk.workspace.study
        if "undo" in wish:
            self._session = wish["undo"]
        elif "more" in wish:
            self._session = study.more(wish["more"])
        elif "cram" in wish:
            self._session = study.cram(wish["cram"], wish.get("category"), wish.get("among"))
        else:
            self._session = study.start(**wish)
        self._nothing = PUT_ASIDE if "among" in wish else NO_SUCH_LINE if "cram" in wish else NOTHING
        self._bar.show_kind(words.CRAM if self._session.is_cram else "")
        self._bar.show_settings(self.desk.workspace.preferences())
        self._undo() if "undo" in wish else self._ask(self._session.next())

    def leave(self) -> None:
        """Nothing that was typed is lost: it is there again when the line comes back."""
        super().leave()
        self._keep_draft()

    @Slot()
    def _on_typed(self) -> None:
        if not self._keeping.isActive():
            self._keeping.start()

    @Slot()
    def _keep_typed(self) -> None:
        """What was typed so far is kept: not even a program that dies loses it."""
        if self.isVisible() and self._pages.is_asking():
            with suppress(TrainerError):  # it is told when the rep leaves, or grades
                self._keep_draft()

    def _keep_draft(self) -> None:
        if self._session is not None and self._question is not None:
            said = (self._reveal.attempt.said if self._reveal else self._pages.asking.said()).strip()
            if said != self._draft:
                self._session.keep_draft(self._question, said)
                self._draft = said

    def acts(self) -> tuple[Act, ...]:
        pages, asking, revealed = self._pages, self._pages.is_asking, self._pages.is_revealed
        grades = tuple(Act(f"grade_{n}", partial(pages.press_grade, n), revealed) for n in (1, 2, 3, 4))
        kinds = tuple(Act(f"kind_{n}", partial(pages.asking.choose, n), asking) for n, _ in KINDS)
        return (
            Act("reveal", pages.asking.press_reveal, asking),
            Act("speak", self._dictation.press, asking),
            Act("said_aloud", pages.asking.press_aloud, asking),
            Act("give_up", pages.asking.press_give_up, asking),
            Act("primary", pages.press_only_grade, revealed),
            Act("points", pages.focus_points, revealed),
            Act("findings", pages.focus_findings, revealed),
            Act("page_down", partial(pages.turn, 1)),
            Act("page_up", partial(pages.turn, -1)),
            Act("edit", self._tools.edit, revealed),
            Act("own_words", self._tools.keep_own_words, revealed),
            Act("heard_reveal", self._tools.count_heard, revealed),
            Act("hear_own", pages.hear_own, revealed),
            Act("hear_model", pages.hear_model, revealed),
            Act("info", self._tools.show_info, revealed),
            Act("mark", self._tools.mark),
            Act("flag", self._tools.flag),
            Act("bury", self._tools.bury),
            Act("suspend", self._tools.suspend),
            Act("card_menu", self._bar.open_menu),
            Act("repeat", self._listening.repeat),
            Act("stop", self.desk.voice.stop),
            Act("undo", self._undo),
            Act("redo", self._redo),
            Act("captions", self._listening.toggle_captions),
            Act("sound", self._listening.toggle_sound),
            Act("leave", self._on_esc),
            *grades,
            *kinds,
        )

    def on_changes(self, changes: Changes) -> None:
        """The present card was edited: show it as it is now. A tick stays with its point."""
        if not self.isVisible() or self._session is None:
            return
        if self._question is None or self._question.card_id not in changes.cards:
            return
        question, before = self._session.changed(self._question.card_id), self._reveal
        if question is not None and before is not None:
            covered = {before.points[place] for place in self._pages.ticked()}
            reveal = self._session.reveal(question, before.attempt)
            self._show_reveal(reveal, tuple(place for place, point in enumerate(reveal.points) if point in covered))

    def _on_esc(self) -> None:
        """Esc may be meant for something else: it leaves from a question, and where a grade is due on a second press.

        In a cram an answer that was begun counts like one that has no grade: nothing outlives a cram.
        """
        if self._pages.close_detail() or self._dictation.cancel():
            return
        cram = self._session is not None and self._session.is_cram
        typed = self._pages.asking.said() if self._pages.is_asking() else ""
        here = self._reveal or (self._question if cram and typed else None)
        if here is None or here is self._warned_of:
            self._leave()
        else:
            self._warned_of = here
            self.noted.emit(LOST_IN_CRAM if cram else UNGRADED)

    @Slot()
    def _leave(self) -> None:
        if self._session is not None and self._session.has_answers:
            with suppress(TrainerError):  # then it is offered again, which does no harm
                self._session.end()
        self.go_requested.emit(Go("summary", self._session) if self._session_has_answers() else Go("today"))

    def _rehearsed(self, card_id: str) -> tuple[PastAnswer, ...]:
        return self._session.rehearsed(card_id) if self._session is not None else ()

    def _session_has_answers(self) -> bool:
        return self._session is not None and self._session.has_answers

    # ------------------------------------------------------------ the loop

    def _ask(self, question: Question | None) -> None:
        self._question, self._reveal, self._warned_of = question, None, None
        self._heeding.forget()
        self._dictation.forget()
        self._draft = question.draft if question else ""
        if question is None:
            self._leave()
            if not self._session_has_answers():
                self.noted.emit(self._nothing)
            return
        guess = self.desk.workspace.preferences().guess_category
        self._show_bar(question)
        self._pages.show_question(question, captions=self._listening.is_readable(), guess=guess)
        self.desk.voice.stop()

    def _show_bar(self, question: Question) -> None:
        self._bar.show_progress(question.progress)
        self._bar.show_status(question.status)

    @Slot(object)
    def _on_attempted(self, attempt: Attempt) -> None:
        if self._session is None or self._question is None:
            return
        self.desk.voice.stop()
        spoken = self._dictation.spoken
        self._show_reveal(self._session.reveal(self._question, replace(attempt, spoken=spoken)))

    def _show_reveal(self, reveal: Reveal, ticked: tuple[int, ...] = ()) -> None:
        self._dictation.forget()
        self._question, self._reveal = reveal.question, reveal
        self._heeding.forget()
        self._pages.show_reveal(reveal, ticked)
        QTimer.singleShot(AFTER_PAINT_MS, self, partial(self._afterwards, reveal))

    def _afterwards(self, reveal: Reveal) -> None:
        """Once the reveal is on the screen: the coach's marks, and the voice of the next line."""
        session = self._session
        if session is None or reveal is not self._reveal:
            return
        self._heeding.judge(session, reveal)
        if (spoken := reveal.attempt.spoken) is not None:
            self._pages.show_delivery(self.desk.workspace.takes.compare(spoken))
        self._pages.show_takes(self.desk.workspace.takes.kept(reveal.question.card_id))
        self.desk.voice.prepare(session.upcoming())

    @Slot(object)
    def _on_graded(self, rating: Rating) -> None:
        if self._session is None or self._reveal is None:
            return
        reveal, self._reveal = self._reveal, None
        try:
            stale = self._store(self._session, reveal, rating)
        except TrainerError as error:
            self._reveal = reveal
            self.failed.emit(error)
            return
        self._pages.asking.expect_stray_keys()
        self._ask(self._session.next())
        if stale is not None:
            self.failed.emit(stale)  # last, or the next screen would wipe it away
        elif trouble := self.desk.workspace.recordings.trouble:
            self.noted.emit(trouble)

    def _store(self, session: StudySession, reveal: Reveal, rating: Rating) -> StaleAnswerError | None:
        """Store the answer; where its line has changed meanwhile, only what was said is kept."""
        try:
            heard = self._heeding.heard(reveal)
            changes = session.grade(reveal, rating, heard, self._pages.ticked())
        except StaleAnswerError as error:
            session.keep_draft(reveal.question, reveal.attempt.said)
            return error
        if heard is None and not session.is_cram:
            self._heeding.catch_up()
        self.noted.emit("")
        self.changed.emit(changes)
        return None

    @Slot()
    def _undo(self) -> None:
        """Take back what was done last: an answer, which can then be graded again, or putting a line aside."""
        if self._session is None:
            return
        self._keep_draft()
        undone = self._session.undo()
        if undone is None:
            self.noted.emit("There is nothing left to take back.")
            return
        self.desk.voice.stop()
        question = undone.question if isinstance(undone, Undone) else undone
        self.changed.emit(Changes(cards=frozenset({question.card_id}), schedule=True))
        if isinstance(undone, Undone):
            self._draft = question.draft
            self._show_bar(question)
            self._show_reveal(self._session.reveal(question, undone.attempt), undone.ticked)
            again = f" {native(key('redo'))} gives it again." if self._session.can_redo else ""
            self.noted.emit(f"Taken back: {words.GRADES[undone.rating]}. Grade this line again.{again}")
        else:
            self._ask(question)
            self.noted.emit(f"The line is back. {native(key('redo'))} puts it aside again.")

    @Slot()
    def _redo(self) -> None:
        """Do again what was taken back last, and go on with the line after it."""
        if self._session is None:
            return
        self._keep_draft()
        again = self._session.redo()
        if again is None:
            self.noted.emit("There is nothing to give again.")
            return
        self.changed.emit(Changes(schedule=True))
        self._ask(self._session.next())
        self.noted.emit(f"Given again: {words.GRADES[again]}." if isinstance(again, Rating) else "Put aside again.")

    # ------------------------------------------------------------ the card in front

    @Slot(object)
    def _on_edited(self, changes: Changes) -> None:
        cram = self._session is not None and self._session.is_cram
        self.tell_kept(KEPT_IN_CRAM if cram else KEPT, changes)

    @Slot(object, object)
    def _on_decided(self, changes: Changes, status: Status) -> None:
        self._bar.show_status(status)
        self.changed.emit(changes)

    @Slot(object)
    def _on_counted(self, captured: Captured) -> None:
        self._counting.tell(captured)

    @Slot(object, object, str)
    def _on_put_aside(self, changes: Changes, before: Status, sentence: str) -> None:
        """The next line; what was begun for this one is kept, or stays where it is when it cannot be."""
        if self._session is None or self._question is None:
            return
        self._session.put_aside(self._question.card_id, before)
        self.changed.emit(changes)
        self._keep_draft()
        following = self._session.next()
        self._ask(following)
        if following is not None or self._session_has_answers():  # the summary takes it back, too
            sentence += f" {words.BACK.format(key=native(key('undo')))}"
        self.noted.emit(sentence)
