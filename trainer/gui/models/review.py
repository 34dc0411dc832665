"""The lines of a deck that have to be looked at, as a list under headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from trainer import reviewwords, words
from trainer.domain.remarks import Belief, Kind
from trainer.services.publishing import Fate, Line, UnderReview

ROW = Qt.ItemDataRole.UserRole
ICONS = {Fate.CHANGED: "file-pen", Fate.NEW: "file-plus", Fate.RETIRED: "archive"}


@dataclass(frozen=True)
class Heading:
    """What becomes of the lines below it, and how many they are."""

    fate: Fate
    count: int


@dataclass(frozen=True)
class LineRow:
    """A line, and how much was said of it."""

    line: Line
    comments: int

    @property
    def told(self) -> str:
        """The quiet second line: what this reviewer thinks of it, what is amiss, and whether somebody spoke."""
        parts = [words.CATEGORIES[self.line.card.category]]
        if not self.line.card.claims_are_verified:
            parts.append("claim not verified")
        if self.line.belief is not None:
            parts.append(f"believable: {reviewwords.BELIEFS[self.line.belief].lower()}")
        if self.comments:
            parts.append(words.plural(self.comments, "comment"))
        return ", ".join(parts)

    @property
    def sign(self) -> tuple[str, str]:
        """An icon that says how it stands, with its colour role."""
        if self.line.fate is Fate.RETIRED:
            return "archive", "muted"
        if not self.line.card.claims_are_verified or self.line.belief in (Belief.NO, Belief.HARDLY):
            return "badge-alert", "warning"
        return ("circle-dashed", "muted") if self.line.belief is None else ("circle-check", "positive")


Row: TypeAlias = LineRow | Heading


class ReviewModel(QAbstractListModel):
    """Rows of `Row`; who goes through them with the keyboard comes to lines only."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def show_review(self, under: UnderReview | None) -> None:
        """Show what is to be looked at in a deck; nothing without one. Where only answers changed, the list stays."""
        rows = tuple(_rows(under)) if under else ()
        if list(map(_place, rows)) == list(map(_place, self._rows)):
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def line_at(self, place: int) -> Line | None:
        """The line in a place; None for a heading, and outside the list."""
        row = self._rows[place] if 0 <= place < len(self._rows) else None
        return row.line if isinstance(row, LineRow) else None

    def place_of(self, card_id: str) -> int:
        """Where a card stands; where the first line does when there is no such; -1 without any."""
        cards = {row.line.card.id: place for place, row in enumerate(self._rows) if isinstance(row, LineRow)}
        return cards.get(card_id, min(cards.values(), default=-1))

    def after(self, place: int, step: int = 1) -> int:
        """The place of the next line, or of the one before with -1; the same at either end."""
        there = place + step
        while 0 <= there < len(self._rows):
            if self.line_at(there) is not None:
                return there
            there += step
        return place

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        is_line = index.isValid() and isinstance(self._rows[index.row()], LineRow)
        return super().flags(index) if is_line else Qt.ItemFlag.NoItemFlags

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _spoken(row)
        return None


def _rows(under: UnderReview) -> Iterator[Row]:
    said = _comments(under)
    above: Fate | None = None
    counts = Counter(line.fate for line in under.lines)
    for line in under.lines:
        if line.fate is not above:
            above = line.fate
            yield Heading(line.fate, counts[line.fate])
        yield LineRow(line, said[line.card.id])


def _comments(under: UnderReview) -> Mapping[str, int]:
    """How many remarks with words there are per card."""
    return Counter(one.card_id for one in under.remarks if one.kind is Kind.COMMENT)


def _place(row: Row) -> object:
    return row if isinstance(row, Heading) else (row.line.fate, row.line.card.id)


def _spoken(row: Row) -> str:
    if isinstance(row, Heading):
        return f"{reviewwords.FATES[row.fate]}, {words.plural(row.count, 'line')}"
    return f"{words.curly(row.line.card.objection)}, {row.told}"
