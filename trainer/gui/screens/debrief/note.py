"""The note to the colleague who takes a complaint on: to be read, saved and copied."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QWidget

from trainer import complaintwords, words
from trainer.domain.handoff import Handoff
from trainer.domain.paper import Paper, as_text
from trainer.domain.played import Played
from trainer.gui import theme
from trainer.gui.complaintpaper import note_paper
from trainer.gui.layouts import col, row
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.prose import Prose, label

NAMES = 150
"""Room for the names of the lines, in pixels at 100 %."""
COPIED = "The note is in the clipboard."


class Note(QWidget):
    """What was learnt line by line, and the three questions with which one looks back.

    Signals:
        to_pdf, to_text: The `Paper` that is to be saved.
        copied: A sentence for the strip.
    """

    to_pdf = Signal(object)
    to_text = Signal(object)
    copied = Signal(object)

    def __init__(self, played: Played, filled: Handoff) -> None:
        super().__init__()
        self._paper: Paper = note_paper(played, filled)
        lines = (_line(name, told) for name, told in complaintwords.note(filled))
        questions = (Prose(question, "body") for question in complaintwords.QUESTIONS)
        self.setLayout(
            col(
                label(complaintwords.NOTE, "strong"),
                Prose(complaintwords.NOTE_MORE, "small", "muted"),
                8,
                *lines,
                12,
                label(complaintwords.LOOK_BACK, "strong"),
                Prose(complaintwords.LOOK_BACK_MORE, "small", "muted"),
                *questions,
                12,
                Flow(*self._buttons(), gap=8),
                gap=4,
            )
        )

    def _buttons(self) -> tuple[Button, ...]:
        pdf, text = Button("Save note as PDF", "plain", "file-text"), Button("Save note as text", "plain", "text-quote")
        copy = Button("Copy note", "plain", "copy")
        pdf.clicked.connect(self._on_pdf)
        text.clicked.connect(self._on_text)
        copy.clicked.connect(self._on_copy)
        return pdf, text, copy

    @Slot()
    def _on_pdf(self) -> None:
        self.to_pdf.emit(self._paper)

    @Slot()
    def _on_text(self) -> None:
        self.to_text.emit(self._paper)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self._paper))
        self.copied.emit(COPIED)


def _line(name: str, told: str) -> QBoxLayout:
    """A name and what was learnt."""
    lead = Prose(name, "small", "muted")
    lead.setFixedWidth(theme.current().px(NAMES))
    line = row(lead, (Prose(words.curly(told), "body"), 1), gap=12)
    line.setAlignment(lead, Qt.AlignmentFlag.AlignTop)
    return line
