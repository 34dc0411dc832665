"""Handing a deck in: what changed has to be said, and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from trainer import words
from trainer.errors import TrainerError
from trainer.gui import theme
from trainer.gui.desk import Desk
from trainer.gui.dialogs.files import Files
from trainer.gui.dialogs.sheet import Sheet
from trainer.gui.layouts import Item, col
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.field import Field
from trainer.gui.widgets.prose import Prose, label
from trainer.services.handing_in import Draft, HandedIn

SEND = "Ctrl+Return"
LINES = 4
NAME, CHANGED = "Your name", "What changed"
ABOUT = "A reviewer reads what is new, line by line. Once it is approved, the others can fetch it."
BY_FILE = "There is no team folder, so you choose a file and send it. Reviewers open it under Review."


class HandInDialog(Sheet):
    """What is given away, and the words that go with it.

    Signals:
        handed_in: The `HandedIn`.
    """

    handed_in = Signal(object)

    def __init__(self, desk: Desk, draft: Draft, parent: QWidget) -> None:
        super().__init__(parent, "Hand in a deck")
        self._desk, self._draft = desk, draft
        self._files = Files(self)
        known = desk.workspace.publishing.name()
        self._name = Field(known, NAME, 320, name=NAME)
        self._changes = QPlainTextEdit()
        self._changes.setAccessibleName(CHANGED)
        self._changes.setPlaceholderText("Softer openings on three lines; the discount line has a question now.")
        self._changes.setTabChangesFocus(True)
        self._changes.setFixedHeight(theme.current().leading("body") * LINES + 20)
        self._changes.textChanged.connect(self.on_written)
        self._hand_in = hand_in = Button(
            "Hand in" if draft.place else "Hand in as a file…", "primary", "upload", key=SEND
        )
        hand_in.clicked.connect(self._send)
        self.fill(col(*self._parts(is_known=bool(known)), gap=0), None, self.cancel_button(), hand_in)
        self.guard(self._changes.toPlainText, self._send)
        self.lead_to(self._changes if known else self._name)

    def _parts(self, *, is_known: bool) -> tuple[Item, ...]:
        draft = self._draft
        asked: tuple[Item, ...] = () if is_known else (label(NAME, "label", "muted"), 4, self._name, 14)
        self._name.setVisible(not is_known)
        if is_known:
            self._name.setParent(self)
        return (
            Prose(f"{draft.title}, version {draft.version}", "title"),
            8,
            Prose(ABOUT if draft.place else f"{ABOUT} {BY_FILE}"),
            *(item for told in told_of(draft) for item in (6, told)),
            18,
            *asked,
            label(f"{CHANGED}, for those who practise with it", "label", "muted"),
            4,
            self._changes,
        )

    @Slot()
    def _send(self) -> None:
        """Where there is no folder, the file is asked for once everything else is said."""
        if self._draft.place is not None or not self._changes.toPlainText().strip():
            self._give(None)
        else:
            self._files.to_write(self._draft.title, self._give)

    def _give(self, path: Path | None) -> None:
        try:
            if self._name.text().strip() and not self._desk.workspace.publishing.name():
                self._desk.workspace.preferences.change(name=self._name.text().strip())
            handed = self._desk.workspace.handing_in.hand_in(self._draft.deck_id, self._changes.toPlainText(), path)
        except TrainerError as error:
            self.strip.say(str(error))
            return
        self.accept()
        self.handed_in.emit(handed)


def told_of(draft: Draft) -> Iterator[Prose]:
    """What is worth knowing before a deck is given away."""
    if draft.edited:
        yield Prose(f"{words.plural(draft.edited, 'line')} written by you.", "small", "muted")
    if draft.unanswered:
        stay = "stays" if draft.unanswered == 1 else "stay"
        yield Prose(f"{words.plural(draft.unanswered, 'line')} without a reply {stay} here.", "small", "warning")
    if draft.unverified:
        lines = words.plural(draft.unverified, "line")
        have = "has" if draft.unverified == 1 else "have"
        yield Prose(f"{lines} {have} a claim that nobody verified: nobody can approve that.", "small", "warning")


def told_after(handed: HandedIn) -> str:
    """What was done, in one sentence."""
    told = f"“{handed.deck.title}”, version {handed.deck.version}, waits for its review in {handed.path.name}."
    return f"{told}{words.left_out(handed.left_out)}"
