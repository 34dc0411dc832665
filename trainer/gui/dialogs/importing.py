"""What an import would do, before it does it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QWidget

from trainer import words
from trainer.domain.seals import Badge
from trainer.domain.views import Changes, DeckDiff
from trainer.errors import DamagedError, NoBackupError, TrainerError
from trainer.gui.desk import Desk
from trainer.gui.dialogs.sheet import Sheet
from trainer.gui.layouts import Item, col
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.sealline import SealLine
from trainer.gui.widgets.switch import Switch

FEW = 3
"""Lines that are named before "and 2 more"."""

COPYING = "One moment: your answers are backed up, then the deck comes in."

HEADING = {
    "title": "title",
    "version": "version",
    "language": "language",
    "owner": "owner",
    "credits": "credits",
    "review_by": "review date",
    "changes": "notes",
    "cards": "order",
    "approvals": "reviews",
}
"""What a file may say otherwise when every line is the same."""


class ImportDialog(Sheet):
    """What changes and in which lines, what becomes of the person's own changes, and one button that does it.

    Signals:
        kept: The `Changes`; none when only a backup has failed.
        told: One sentence on what was done, after that.
        damaged: The `DamagedError` for which it cannot be done; the dialog is closed by then.
        review_requested: The path of the file, which is to be read line by line instead; the dialog is closed by then.
    """

    kept = Signal(object)
    told = Signal(object)
    damaged = Signal(object)
    review_requested = Signal(object)

    def __init__(self, desk: Desk, diff: DeckDiff, path: Path, parent: QWidget) -> None:
        super().__init__(parent, "Import a deck")
        self._desk, self._diff, self._path = desk, diff, path
        self._is_at_work = False
        self._heading = desk.workspace.library.new_heading(diff.deck)
        self._said = Prose()
        self._keep = Switch(f"Keep my {_changed_cards(len(diff.mine))}", on=bool(diff.mine))
        self._keep.toggled.connect(self._tell)
        self._install_button = install = Button("Import", "primary", "download", key="Return")
        install.clicked.connect(self._install)
        self._tell()
        review = Button("Review it", "quiet", "inbox")
        review.clicked.connect(self._review)
        self.fill(col(*self._parts(), None, gap=0), review, None, self.cancel_button(), install)
        install.setFocus()

    # ------------------------------------------------------------ layout

    def _parts(self) -> tuple[Item, ...]:
        deck, diff = self._diff.deck, self._diff
        by = f" by {deck.owner}" if deck.owner else ""
        theirs = [card_id for card_id in diff.changed if card_id not in diff.mine]
        return (
            Prose(deck.title, "headline"),
            Prose(f"Version {deck.version}{by}", "body", "muted"),
            *self._beside(),
            10,
            self._sealed(),
            14,
            self._said,
            Prose(words.curly(deck.changes), "body", "muted"),
            *self._named("Changed in the file", theirs),
            *self._named("Changed here, by you", diff.mine),
            *((8, self._keep) if diff.mine else ()),
        )

    def _beside(self) -> tuple[Item, ...]:
        """How the file stands to the deck that is here, if there is anything to tell."""
        told = beside(self._diff)
        older = self._diff.installed > self._diff.deck.version
        return (Prose(told, "body", "warning" if older else "muted"),) if told else ()

    def _sealed(self) -> QWidget:
        """Whose word the deck has; a file of keys that is damaged is told of in that place."""
        try:
            badge = self._desk.workspace.publishing.badge(self._diff.deck)
        except TrainerError as error:
            return Prose(str(error), "body", "warning")
        line = SealLine(badge)
        line.confirm_requested.connect(lambda: self._confirm(badge, line))
        return line

    def _confirm(self, badge: Badge, line: SealLine) -> None:
        from trainer.gui.dialogs.confirming import ConfirmDialog

        if badge.approval is not None:
            dialog = ConfirmDialog(self._desk, badge.approval, self)
            dialog.confirmed.connect(lambda: line.show_badge(self._desk.workspace.publishing.badge(self._diff.deck)))
            dialog.open()

    def _named(self, title: str, card_ids: Iterable[str]) -> tuple[Item, ...]:
        """The lines of some cards, as the person knows them."""
        ids = tuple(card_ids)
        if not ids:
            return ()
        more = len(ids) - FEW
        lines: list[Item] = [
            Prose(words.quote(self._desk.workspace.study.line(card_id)), "speech_s") for card_id in ids[:FEW]
        ]
        rest = (label(f"and {more} more", "small", "muted"),) if more > 0 else ()
        return (16, label(title, "label", "muted"), 4, col(*lines, *rest, gap=4))

    # ------------------------------------------------------------ doing

    @Slot()
    def _tell(self) -> None:
        """What the button does, as the switch stands."""
        self._said.setText(said(self._diff, self._heading, keep_mine=self._keep.isChecked()))
        self._install_button.setEnabled(bool(self._heading or _counts(self._diff, self._keep.isChecked())))

    @Slot()
    def _review(self) -> None:
        self.accept()
        self.review_requested.emit(self._path)

    @Slot()
    def _install(self) -> None:
        """Off this thread: a large database takes seconds to be copied before it is changed."""
        library, diff, keep_mine = self._desk.workspace.library, self._diff, self._keep.isChecked()
        self._work(True)
        if diff.installed:
            self.strip.say(COPYING, "neutral")
        self._desk.tasks.run(lambda: library.install(diff, keep_mine=keep_mine), self._on_installed, self._on_failed)

    def _work(self, is_at_work: bool) -> None:
        """While something is being done, it is waited for."""
        self._is_at_work = is_at_work
        for button in self.findChildren(QAbstractButton):
            button.setEnabled(not is_at_work)

    def reject(self) -> None:
        """Esc, Cancel and closing the window."""
        if not self._is_at_work:
            super().reject()

    def _on_failed(self, error: TrainerError) -> None:
        self._work(False)
        self._install_button.setFocus()
        if isinstance(error, DamagedError):
            self.reject()
            self.damaged.emit(error)
            return
        self.strip.say(str(error))
        if isinstance(error, NoBackupError):
            self.kept.emit(Changes())  # the window tells of that as long as it holds

    def _on_installed(self, changes: Changes) -> None:
        self.kept.emit(changes)
        counts = ", ".join(_counts(self._diff, self._keep.isChecked()))
        self.told.emit(f"“{self._diff.deck.title}” was imported{': ' if counts else ''}{counts}.")
        self.accept()


def said(diff: DeckDiff, heading: Sequence[str], *, keep_mine: bool) -> str:
    """``3 new, 2 changed, 1 retired. Your schedule stays as it is.``"""
    if counts := _counts(diff, keep_mine):
        return f"{', '.join(counts)}. Your schedule stays as it is."
    if heading:
        names = [HEADING[name] for name in heading]
        listed = " and the ".join(filter(None, (", the ".join(names[:-1]), names[-1])))
        every = "Every other line" if diff.mine else "Every line"
        return f"{every} is already here; the {listed} {'become' if names[1:] else 'becomes'} the file’s."
    if diff.mine:
        return "Everything else in this file is already here."
    return "Everything in this file is already here."


def beside(diff: DeckDiff) -> str:
    """How the file stands to what is here; empty when there is nothing to tell."""
    if not diff.installed:
        return ""
    if diff.installed != diff.deck.version:
        return f"You have version {diff.installed}; this file is version {diff.deck.version}."
    return "Same version as yours, but the text differs." if diff.differs else ""


def _counts(diff: DeckDiff, keep_mine: bool) -> list[str]:
    kept = set(diff.mine) if keep_mine else set()
    groups = {"new": diff.new, "changed": diff.changed, "retired": diff.retired}
    return [f"{count} {name}" for name, ids in groups.items() if (count := len(set(ids) - kept))]


def _changed_cards(count: int) -> str:
    return f"{count} changed cards" if count > 1 else "changed card"
