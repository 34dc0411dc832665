"""One objection that is likely to come, and the line that is said before it does."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from trainer import words
from trainer.domain.prehandle import FirstLine, Foreseen
from trainer.gui.desk import Desk
from trainer.gui.layouts import col, row
from trainer.gui.screens.meeting.checks import Checks
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.glyph import category_glyph
from trainer.gui.widgets.prose import Prose
from trainer.gui.widgets.replybox import ReplyBox

HEAR_MS = 500
"""So long after the last key the coach is asked; each word of a sentence would be judged otherwise."""
FIRST = "Say it before they do, with what is true about it"
SHOW, HIDE = "What the card says", "Hide what the card says"
NOTHING = "Its deck is not here any more."


class ForeseenCard(QWidget):
    """The line is heard while it is written; the card's own words are shown and never put into it.

    Signals:
        written: The words of the line.
        dropped: It is not likely after all.
        grew: It is taller while it is written in, or was just added.
    """

    written = Signal(str)
    dropped = Signal()
    grew = Signal()

    def __init__(self, desk: Desk, foreseen: Foreseen) -> None:
        super().__init__()
        self._desk, self._foreseen = desk, foreseen
        self._box = ReplyBox(FIRST, name=f"Say first: {foreseen.objection}", role="body", lines=2, most=6, level="flat")
        self._box.setText(foreseen.first)
        self._checks = Checks(desk.workspace.coach, foreseen.category)
        self._material = Prose("", "small", "muted")
        self._material.hide()
        self._show = Button(SHOW, "quiet", "eye")
        self._resting = QTimer(self, singleShot=True, interval=HEAR_MS)
        self.setLayout(self._laid_out())
        self.setFocusProxy(self._box)
        self._show.clicked.connect(self._on_show)
        self._box.changed.connect(self._on_changed)
        self._resting.timeout.connect(self._hear)
        self._hear()

    def _laid_out(self) -> QBoxLayout:
        kind = self._foreseen.category
        drop = Button(kind="quiet", icon="x", name=f"Not likely: {self._foreseen.objection}")
        drop.clicked.connect(lambda _checked=False: self.dropped.emit())
        glyph = category_glyph(kind, name=words.CATEGORIES[kind])
        objection = Prose(words.quote(self._foreseen.objection), "speech_s")
        head = row(glyph, (objection, 1), drop, gap=12)
        for part in (glyph, drop):
            head.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        return col(head, self._box, self._checks, row(self._show, None), self._material, gap=6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() > event.oldSize().height() and self._box.edit.hasFocus():
            self.grew.emit()

    @Slot()
    def _on_changed(self) -> None:
        self.written.emit(self._box.text().strip())
        self._resting.start()

    # ------------------------------------------------------------ what the coach hears

    @Slot()
    def _hear(self) -> None:
        said = self._box.text().strip()
        if not said:
            self._checks.show_line(None)
            return
        hear = partial(self._desk.workspace.prehandling.hear, said, self._foreseen)
        self._desk.tasks.run(hear, self._on_heard)

    @Slot(object)
    def _on_heard(self, line: FirstLine) -> None:
        """Only of the words that still stand there."""
        if line.said == self._box.text().strip():
            self._checks.show_line(line)

    # ------------------------------------------------------------ what the card says

    @Slot()
    def _on_show(self) -> None:
        is_shown = not self._material.isVisible()
        if is_shown:
            material = self._desk.workspace.prehandling.material(self._foreseen.card_id)
            told = (material.reply, *(f"Ask: {ask}" for ask in material.asks[:1]))
            self._material.setText("\n".join(words.curly(one) for one in told if one) or NOTHING)
        self._material.setVisible(is_shown)
        self._show.setText(HIDE if is_shown else SHOW)
        self._show.setIconName("eye-off" if is_shown else "eye")
