"""Writing a family of phrases: while one writes, the coach says of each sentence whether it hears it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from trainer import words
from trainer.domain.characters import one_line
from trainer.domain.feedback import LabelKind
from trainer.domain.phrases import Draft, NearMiss, tidied
from trainer.errors import TrainerError
from trainer.gui import theme
from trainer.gui.desk import Desk
from trainer.gui.dialogs.sheet import BACK, Sheet
from trainer.gui.layouts import Item, col, row, wrap
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.lines import Lines, Verdict
from trainer.gui.widgets.picker import Picker
from trainer.gui.widgets.prose import Prose, label
from trainer.services.phrases import Kept
from trainer.services.trying import Trial

SAVE = "Ctrl+Return"
PAUSE_MS = 250
"""So long typing rests before the sentences are tried."""

READY = "Everything is heard as it should be."
EXAMPLES = "At least one, better three, in words that people really use."
MISSES = "What sounds like it and is not; a reason helps whoever reads it."
PATTERNS = "One per line: plain words, (words that may be left out), (one|or the other), * for one word, ... for a few."
BY_MEANING, BY_PATTERNS = "Without a pattern the coach goes by meaning.", "It is heard by its patterns alone."
APART = "Everything is heard, though {example} is unlike the others."
ALONE = "Heard by its meaning, but unlike your other examples: one more of this sort would help."
KINDS = (LabelKind.SOFTENER, LabelKind.MOVE, LabelKind.FAULT)


class FamilyDialog(Sheet):
    """Writes one family of the team's.

    Signals:
        kept: The `Kept`.
    """

    kept = Signal(object)

    def __init__(self, desk: Desk, draft: Draft, file: str, what: str, parent: QWidget) -> None:
        """Open a family.

        Args:
            desk: The services.
            draft: What stands in the fields at first.
            file: The team's file it came from; empty for one that is new.
            what: Under which name it is found again when the program dies in the middle.
            parent: The screen.
        """
        super().__init__(parent, "Edit the family" if file else "A family of your own")
        self._desk, self._before, self._file, self._what = desk, draft, file, what
        self._is_trying = self._is_stale = False
        self._refused, self._refused_draft, self._refusals = "", self._before, 0
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._try)
        self._name = self._line("Name")
        self._definition = self._line("What such a phrase does")
        self._kind = self._kinds(draft)
        self._examples = Lines("Example", "What somebody says")
        self._misses = Lines("Near miss", "What is close, but not it", why="Why not")
        self._patterns = self._box("Patterns, one per line")
        self._state = Prose("", "small", "muted")
        self._keep_button = Button("Keep", "primary", "check", key=SAVE)
        self._fill_in(draft)
        self._lay_out()
        self.guard(self._draft, self._keep, self._begin)
        if (begun := desk.workspace.phrases.begun(what)) is not None:
            self._fill_in(begun)
            self.strip.say(BACK, "neutral")
        for part in (self._examples, self._misses):
            part.changed.connect(self._on_edited)
        self._try()
        self.lead_to(self._name)

    # ------------------------------------------------------------ layout

    def _lay_out(self) -> None:
        self._keep_button.clicked.connect(self._keep)
        QShortcut(QKeySequence(SAVE), self, self._keep)
        fields = col(
            _field("Name", self._name),
            _field("What it does, in one line", self._definition),
            row(_field("Kind", self._kind), None),
            8,
            _field("Examples", self._examples, EXAMPLES),
            8,
            _field("Close, but not it", self._misses, MISSES),
            8,
            *self._patterns_part(),
            None,
            gap=10,
        )
        self.fill(fields, (self._state, 1), self.cancel_button(), self._keep_button, width=760, tallest=760)

    def _patterns_part(self) -> tuple[Item, ...]:
        """For who wants to say it exactly: out of the way until somebody asks."""
        kept = (*self._before.loose, *self._before.unless)
        told = f" {words.plural(len(kept), 'other pattern')} of the file stay as they are." if kept else ""
        by = BY_PATTERNS if self._before.needs_patterns else BY_MEANING
        part = wrap(col(Prose(f"{by} {PATTERNS}{told}", "small", "muted"), self._patterns, gap=4))
        part.setVisible(bool(self._patterns.toPlainText()))
        fold = Button("Patterns", "quiet", "chevron-down" if part.isVisibleTo(self) else "chevron-right")

        def turn() -> None:
            part.setVisible(part.isHidden())
            fold.setIconName("chevron-right" if part.isHidden() else "chevron-down")
            if not part.isHidden():
                self.lead_to(self._patterns)

        fold.clicked.connect(turn)
        return (row(fold, None), part)

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.textChanged.connect(self._on_edited)
        return line

    def _box(self, name: str) -> QPlainTextEdit:
        box = QPlainTextEdit()
        box.setAccessibleName(name)
        box.setTabChangesFocus(True)
        height = theme.current().leading("body") * 5
        box.setStyleSheet(f"min-height: {height}px; max-height: {height}px")  # the look has a height of its own
        box.textChanged.connect(self._on_edited)
        return box

    def _kinds(self, draft: Draft) -> Picker:
        """What a family that is measured does is settled."""
        box = Picker(name="Kind")
        for kind in KINDS:
            box.addItem(words.LABEL_KINDS[kind], kind)
        box.setEnabled(draft.label is None)
        box.currentIndexChanged.connect(self._on_edited)
        return box

    def _fill_in(self, draft: Draft) -> None:
        self._name.setText(draft.name)
        self._definition.setText(draft.definition)
        self._kind.setCurrentIndex(KINDS.index(draft.kind))
        self._examples.setSaid((example, "") for example in draft.examples)
        self._misses.setSaid((near.text, near.why) for near in draft.near)
        self._patterns.setPlainText("\n".join(draft.patterns))

    def _draft(self) -> Draft:
        written = replace(
            self._before,
            name=self._name.text(),
            definition=self._definition.text(),
            kind=LabelKind(self._kind.currentData()),
            examples=tuple(text for text, _ in self._examples.said()),
            near=tuple(NearMiss(*said) for said in self._misses.said()),
            patterns=tuple(self._patterns.toPlainText().splitlines()),
        )
        return tidied(written)

    # ------------------------------------------------------------ while one writes

    @Slot()
    def _on_edited(self) -> None:
        self.on_written()
        self._pause.start()

    @Slot()
    def _try(self) -> None:
        """Off this thread, one at a time: what was written meanwhile is tried next."""
        if self._is_trying:
            self._is_stale = True
            return
        self._is_trying, self._is_stale = True, False
        draft, phrases = self._draft(), self._desk.workspace.phrases
        self._desk.tasks.run(
            lambda: phrases.check(draft, self._file),
            partial(self._on_tried, draft, self._refusals),
            partial(self._on_failed, draft),
            self._on_trial_over,
        )

    def _on_trial_over(self) -> None:
        self._is_trying = False
        if self._is_stale:
            self._try()

    def _on_tried(self, draft: Draft, refusals: int, trial: Trial) -> None:
        """What was tried reads so now; a sentence that was refused goes when a later text is not refused for it."""
        self._examples.show_verdicts(lambda said: _of_example(trial, said))
        self._misses.show_verdicts(lambda said: _of_miss(trial, said))
        told = words.curly(trial.missing)
        is_later = refusals == self._refusals and draft != self._refused_draft
        if is_later and told != self._refused == self.strip.sentence():
            self.strip.clear()
        apart = next((said for said, heard in trial.heard.items() if heard and heard.alone), "")
        self._state.setText(told or (APART.format(example=words.quote(apart)) if apart else READY))
        self._state.setColor("muted" if told or apart else "positive")

    def _on_failed(self, draft: Draft, error: TrainerError) -> None:
        self._refused, self._refused_draft = words.curly(str(error)), draft
        self._refusals += 1
        self.strip.say(self._refused)

    # ------------------------------------------------------------ keeping

    def _begin(self, draft: Draft | None) -> None:
        self._desk.workspace.phrases.begin(self._what, draft)

    @Slot()
    def _keep(self) -> None:
        """Off this thread: every sentence is tried once more."""
        if self._keep_button.isEnabled():
            self.hold()
            draft, phrases = self._draft(), self._desk.workspace.phrases
            save = partial(phrases.save, draft, self._file)
            self._desk.tasks.run(save, self._on_kept, partial(self._on_failed, draft), self.release)

    def _on_kept(self, kept: Kept) -> None:
        self.kept.emit(kept)
        self.accept()


def _field(title: str, editor: QWidget, tip: str = "") -> QWidget:
    told = (Prose(tip, "small", "muted"),) if tip else ()
    return wrap(col(label(title, "label"), *told, editor, gap=4))


def _of_example(trial: Trial, said: str) -> Verdict | None:
    said = one_line(said)
    if said not in trial.heard:
        return None
    heard = trial.heard[said]
    if heard is None:
        return Verdict(False, "Not heard.")
    if heard.pattern:
        return Verdict(True, f"Heard by its words: {words.quote(heard.words)}")
    if heard.alone:
        return Verdict(True, ALONE)
    return Verdict(
        True, f"Heard by its meaning, most like {words.quote(heard.like)}" if heard.like else "Heard by its meaning."
    )


def _of_miss(trial: Trial, said: str) -> Verdict | None:
    said = one_line(said)
    if said not in trial.heard:
        return None
    heard = trial.heard[said]
    if heard is None:
        return Verdict(True, "Not heard, as it should be.")
    if heard.pattern:
        return Verdict(False, f"Heard, though it should not be: {words.quote(heard.words)}")
    return Verdict(False, f"Heard by its meaning, most like {words.quote(heard.like)}")
