"""What the coach says of a reply while it is written, and words that promise too much, underlined as they are typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from trainer.domain.cards import Card
from trainer.domain.replycheck import ReplyCheck
from trainer.gui import theme
from trainer.gui.desk import Desk
from trainer.gui.widgets.replychecks import ReplyChecks

RESTS_MS = 300
"""Typing has come to rest by then."""


class LiveChecks(QObject):
    """Looks at one box. The coach hears it once typing rests, never on the thread of the window.

    Attributes:
        row: The facts, to be put under the box.
    """

    def __init__(self, desk: Desk, box: QPlainTextEdit, card: Callable[[], Card]) -> None:
        super().__init__(box)
        self._desk, self._box, self._card = desk, box, card
        self.row = ReplyChecks(length=False)
        self._asked: Card | None = None
        self._rests = QTimer(self, singleShot=True, interval=RESTS_MS)
        self._rests.timeout.connect(self._ask)
        box.textChanged.connect(self._on_typed)
        self._on_typed()

    @Slot()
    def _on_typed(self) -> None:
        self._underline()
        self._rests.start()

    def _underline(self) -> None:
        marks = self._desk.workspace.checking.absolutes(self._box.toPlainText())
        selections = [self._marked(start, end) for start, end in marks]
        if selections or self._box.extraSelections():
            self._box.setExtraSelections(selections)

    def _marked(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        text = self._box.toPlainText()
        units = [len(text[:at].encode("utf-16-le")) // 2 for at in (start, end)]  # what Qt counts in
        selection = QTextEdit.ExtraSelection()
        selection.cursor = QTextCursor(self._box.document())
        selection.cursor.setPosition(units[0])
        selection.cursor.setPosition(units[1], QTextCursor.MoveMode.KeepAnchor)
        selection.format = QTextCharFormat()
        selection.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        selection.format.setUnderlineColor(theme.current().color("fault"))
        return selection

    @Slot()
    def _ask(self) -> None:
        self._asked = card = self._card()
        check = partial(self._desk.workspace.checking.reply, card)
        self._desk.tasks.run(check, partial(self._on_checked, card))

    def _on_checked(self, card: Card, check: ReplyCheck) -> None:
        if card is self._asked:  # an earlier answer may come later
            self.row.show_check(check)
