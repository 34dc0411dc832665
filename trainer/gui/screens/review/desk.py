"""The left half of a review: which deck, what its author says of it, and the lines to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QListView, QWidget

from trainer import reviewwords, words
from trainer.gui.delegates.review import ReviewDelegate
from trainer.gui.layouts import clear, col, row
from trainer.gui.models.review import ReviewModel
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.focusring import KeyRing
from trainer.gui.widgets.picker import Picker
from trainer.gui.widgets.prose import Prose
from trainer.services.publishing import Line, UnderReview
from trainer.services.team import OnDesk, Shelf

WHICH = "Which deck"
NOTHING = "Nothing waits for you."
ALL_THE_SAME = "Nothing in it is new: you have every line of it already."


class ReviewDesk(QWidget):
    """Shows what it is given, and says what is chosen.

    Signals:
        deck_chosen: The path of another deck file.
        line_chosen: The `Line` that was come to; None where there is none.
        open_requested: A deck that came by some other way is to be looked at.
    """

    deck_chosen = Signal(object)
    line_chosen = Signal(object)
    open_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._which = Picker(name=WHICH)
        self._which.setSizeAdjustPolicy(Picker.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._which.activated.connect(lambda place: self.deck_chosen.emit(self._which.itemData(place)))
        self._about, self._changes = Prose("", "small", "muted"), Prose("", "body")
        self._beside = col(gap=0)
        self._model = ReviewModel(self)
        self._list = self._line_list()
        self._open = Button("Open a deck file", "quiet", "folder")
        self._open.clicked.connect(self.open_requested)
        self._which.hide()
        self._list.hide()
        head = row(Prose("Review", "headline"), None, self._open)
        self.setLayout(col(head, 6, self._which, self._about, 4, self._changes, self._beside, (self._list, 1), gap=2))

    def _line_list(self) -> QListView:
        view = QListView()
        view.setModel(self._model)
        view.setItemDelegate(ReviewDelegate(view))
        view.setAccessibleName("Lines to look at")
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.selectionModel().currentChanged.connect(self._on_current)
        KeyRing(view)
        return view

    # ------------------------------------------------------------ what is shown

    def show_desk(self, desk: Sequence[OnDesk], chosen: Path | None) -> None:
        """The decks there are to choose from."""
        self._which.clear()
        for one in desk:
            self._which.addItem(_named(one), one.path)
            if one.path == chosen:
                self._which.setCurrentIndex(self._which.count() - 1)
        self._which.setVisible(bool(desk))

    def show_review(self, under: UnderReview | None, by: OnDesk | None, card_id: str) -> None:
        """One deck, with that card chosen; without a deck, that there is none."""
        self._model.show_review(under)
        self._list.setVisible(self._model.rowCount() > 0)
        self._about.setText(_about(under, by) if under else NOTHING)
        self._changes.setText(words.curly(under.deck.changes) if under else "")
        self._changes.setVisible(bool(self._changes.text()))
        clear(self._beside)
        for said in _beside(under) if under else ():
            self._beside.addWidget(said)
        self._select(self._model.place_of(card_id))

    def setLeastHeight(self, tall: int) -> None:
        """So many pixels of the list are always there."""
        self._list.setMinimumHeight(tall)

    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops, in this order."""
        return (self._open, self._which, self._list)

    # ------------------------------------------------------------ the list

    def to_list(self) -> None:
        """The keyboard to the lines; to the button that opens a deck where there are none."""
        (self._list if self._model.rowCount() else self._open).setFocus()

    def go(self, step: int) -> None:
        """To the next line, or with -1 to the one before."""
        self._select(self._model.after(self._list.currentIndex().row(), step))

    def place(self) -> tuple[int, int]:
        """Which of how many lines is chosen, from 1."""
        lines = [at for at in range(self._model.rowCount()) if self._model.line_at(at) is not None]
        current = self._list.currentIndex().row()
        return (lines.index(current) + 1 if current in lines else 0), len(lines)

    def _select(self, place: int) -> None:
        if place < 0:
            self.line_chosen.emit(None)
        elif self._list.currentIndex().row() == place:
            self.line_chosen.emit(self._model.line_at(place))
        else:
            self._list.setCurrentIndex(self._model.index(place, 0))
            self._list.scrollTo(self._list.currentIndex())

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        line: Line | None = self._model.line_at(index.row()) if index.isValid() else None
        if line is not None:
            self.line_chosen.emit(line)


def _named(one: OnDesk) -> str:
    """``Price, version 14 – In review``."""
    state = "Approved" if one.shelf is Shelf.APPROVED else reviewwords.STATES[one.state]
    return f"{one.title}, version {one.version} – {state}"


def _beside(under: UnderReview) -> Iterator[QWidget]:
    """What was said of the whole deck as it is, what it says otherwise of itself, and when there is nothing to do."""
    for one in under.remarks:
        if one.digest == under.digest and one.kind in reviewwords.DID:
            yield Prose(f"{one.by} {reviewwords.DID[one.kind]}: {words.curly(one.text)}", "body", "warning")
    for heading in reviewwords.headings(under.headings):
        yield Prose(heading, "small", "muted")
    if not under.lines:
        yield Prose(ALL_THE_SAME, "small", "muted")


def _about(under: UnderReview, by: OnDesk | None) -> str:
    """Whose it is, since when, and what it is held against."""
    who = by.by if by else under.deck.owner
    when = f", {reviewwords.day(by.at.astimezone().date())}" if by and by.at else ""
    held = f" Compared with your version {under.since}." if under.since else ""
    return f"{who or 'Nobody says by whom'}{when}.{held}"
