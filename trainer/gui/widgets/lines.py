"""Sentences to write below one another, each with a verdict; there is always room for one more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trainer.gui.layouts import col, row, wrap
from trainer.gui.widgets.fold import Fold
from trainer.gui.widgets.glyph import Glyph
from trainer.gui.widgets.prose import Prose

LONGEST = 500
SIDE_BY_SIDE = 440
"""The width under which a reason stands below its sentence, in pixels at 100 %."""

_NEXT = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


@dataclass(frozen=True)
class Verdict:
    """What is said of one sentence."""

    is_good: bool
    said: str


Verdicts = Callable[[str], Verdict | None]
"""What is said of a sentence; None while that is not known."""


class Line(QLineEdit):
    """One sentence.

    Signals:
        step_wanted: To the line below (1) or above (-1).
        dropped: Backspace was pressed with nothing in it.
        several_pasted: More than one line was pasted, as a tuple.
    """

    step_wanted = Signal(int)
    dropped = Signal()
    several_pasted = Signal(object)

    def __init__(self, text: str, name: str, hint: str) -> None:
        super().__init__(text)
        self.setMaxLength(LONGEST)
        self.setCursorPosition(0)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pasted = QGuiApplication.clipboard().text() if event.matches(QKeySequence.StandardKey.Paste) else ""
        lines = tuple(line.strip() for line in pasted.splitlines() if line.strip())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if len(lines) > 1:
            self.several_pasted.emit(lines)
        elif plain and event.key() in _NEXT:
            self.step_wanted.emit(1)
        elif plain and event.key() == Qt.Key.Key_Up:
            self.step_wanted.emit(-1)
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


class _Row(QWidget):
    """A sentence, why it is so where that is asked, and the verdict below."""

    def __init__(self, said: tuple[str, str], number: int, name: str, hint: str, why: str) -> None:
        super().__init__()
        self.line = Line(said[0], f"{name} {number}", hint)
        self.why = Line(said[1], f"Why {name.lower()} {number} is not it", why) if why else None
        self._sign = Glyph("circle-dashed", "muted", 16)
        self._verdict = Prose("", "small", "muted")
        fields = Fold(self.line, self.why, at=SIDE_BY_SIDE, shares=(3, 2), gap=8) if self.why else self.line
        sign = wrap(row(self._sign, margins=(0, 10, 0, 0)))
        self.setLayout(row(col(sign, None, gap=0), (col(fields, self._verdict, gap=2), 1), gap=10))
        self.show_verdict(None)

    def said(self) -> tuple[str, str]:
        return self.line.text().strip(), self.why.text().strip() if self.why else ""

    def show_verdict(self, verdict: Verdict | None) -> None:
        """Say it, or nothing where nothing is written."""
        is_good, told = (verdict.is_good, verdict.said) if verdict else (False, "")
        icon, hue = ("circle-check", "positive") if is_good else ("circle-alert", "warning")
        self._sign.setIcon(*((icon, hue) if verdict else ("circle-dashed", "muted")))
        self._verdict.setText(told)
        self._verdict.setColor("muted" if is_good else "warning")
        self._verdict.setVisible(bool(told))
        self.line.setAccessibleDescription(told)


class Lines(QWidget):
    """Sentences to write. Enter goes to the next one; a line that is emptied is none.

    Signals:
        changed: Something was written.
    """

    changed = Signal()

    def __init__(self, name: str, hint: str, *, why: str = "") -> None:
        """Make room for sentences.

        Args:
            name: What one of them is called, for screen readers.
            hint: What stands in an empty line.
            why: What stands in an empty field for the reason; empty for sentences that need none.
        """
        super().__init__()
        self._name, self._hint, self._why = name, hint, why
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.setSaid(())

    def said(self) -> tuple[tuple[str, str], ...]:
        """What is written: each sentence with its reason; without the empty lines."""
        return tuple(said for row in self._rows if (said := row.said())[0])

    def setSaid(self, said: Iterable[tuple[str, str]]) -> None:
        """Write something else."""
        for old in self._rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = []
        for one in (*said, ("", "")):
            self._add(one)
        self.setFocusProxy(self._rows[0].line)

    def show_verdicts(self, verdicts: Verdicts) -> None:
        """Say of each sentence what there is to say."""
        for one in self._rows:
            said = one.said()[0]
            one.show_verdict(verdicts(said) if said else None)

    def _add(self, said: tuple[str, str], at: int = -1) -> _Row:
        made = _Row(said, len(self._rows) + 1, self._name, self._hint, self._why)
        made.line.textChanged.connect(lambda _text: self._on_written(made))
        made.line.step_wanted.connect(lambda by: self._step(made, by))
        made.line.dropped.connect(lambda: self._drop(made))
        made.line.several_pasted.connect(lambda lines: self._paste(made, lines))
        if made.why is not None:
            made.why.textChanged.connect(lambda _text: self.changed.emit())
            made.why.step_wanted.connect(lambda by: self._step(made, by))
        at = len(self._rows) if at < 0 else at
        self._rows.insert(at, made)
        self._column.insertWidget(at, made)
        return made

    def _on_written(self, written: _Row) -> None:
        if written is self._rows[-1]:
            last = written
            added = self._add(("", ""))
            QWidget.setTabOrder(last.why or last.line, added.line)
            if added.why is not None:
                QWidget.setTabOrder(added.line, added.why)
        if not written.said()[0]:
            written.show_verdict(None)
        self.changed.emit()

    def _step(self, here: _Row, by: int) -> None:
        to = min(max(self._rows.index(here) + by, 0), len(self._rows) - 1)
        self._rows[to].line.setFocus(Qt.FocusReason.TabFocusReason)

    def _drop(self, empty: _Row) -> None:
        """An empty line goes, and the cursor to the end of the one above; the last one stays."""
        at = self._rows.index(empty)
        if empty is self._rows[-1] or (empty.why is not None and empty.why.text()):
            self._step(empty, -1)
            return
        self._step(empty, -1 if at else 1)
        self._rows.remove(empty)
        self._column.removeWidget(empty)
        empty.hide()
        empty.deleteLater()
        self.setFocusProxy(self._rows[0].line)
        self.changed.emit()

    def _paste(self, into: _Row, lines: Sequence[str]) -> None:
        """The first line where the cursor is, each other one in a line of its own."""
        into.line.insert(lines[0])
        at = self._rows.index(into)
        for place, line in enumerate(lines[1:], at + 1):
            self._add((line[:LONGEST], ""), place)
        self._rows[at + len(lines) - 1].line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
