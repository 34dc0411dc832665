"""Finding a talk: the search, and below it the talks month by month."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from trainer import talkwords, words
from trainer.domain.talks import TalkRow
from trainer.gui.delegates.talks import TalkDelegate
from trainer.gui.layouts import col
from trainer.gui.models.talks import TalksModel
from trainer.gui.widgets.focusring import KeyRing
from trainer.gui.widgets.prose import Prose
from trainer.gui.widgets.typeset import tooltip
from trainer.services.talks import Talks

SEARCH = "Search all talks"
HINT = "Words that either of you said, a name, a kind, an ending, or how deep it went, such as layer 3"
NO_WORDS, NONE_YET = "No talk has these words.", "There is no talk yet."


class Finder(QWidget):
    """A box to type in, and what it finds. Two talks are chosen with Shift or Ctrl.

    Signals:
        chosen: The `TalkRow`s that are chosen, in their order; none where nothing was found.
        opened: A talk was clicked twice.
    """

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, talks: Talks) -> None:
        super().__init__()
        self._talks = talks
        self._search = QLineEdit()
        self._search.setPlaceholderText(SEARCH)
        self._search.setAccessibleName(SEARCH)
        self._search.setToolTip(tooltip(HINT))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._on_typed)
        self._search.installEventFilter(self)
        self._count = Prose("", "small", "muted")
        self._model = TalksModel(self)
        self._list = self._talk_list()
        self.setLayout(col(self._search, 8, self._count, 2, (self._list, 1), gap=0))

    def _talk_list(self) -> QListView:
        view = QListView()
        view.setModel(self._model)
        view.setItemDelegate(TalkDelegate(view))
        view.setAccessibleName("Talks")
        view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.selectionModel().selectionChanged.connect(self._on_selected)
        view.doubleClicked.connect(self.opened)
        KeyRing(view)
        return view

    # ------------------------------------------------------------ from outside

    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops, in this order."""
        return (self._search, self._list)

    def rows(self) -> tuple[TalkRow, ...]:
        """The talks that are chosen, the newest first."""
        places = sorted(index.row() for index in self._list.selectionModel().selectedIndexes())
        return tuple(map(self._model.row_at, places))

    def setLeastHeight(self, tall: int) -> None:
        """So many pixels of the list are always there."""
        self._list.setMinimumHeight(tall)

    def to_search(self, reason: Qt.FocusReason) -> None:
        """The keyboard to the search, whose words are replaced by what is typed next."""
        self._search.setFocus(reason)
        self._search.selectAll()

    def to_list(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """The keyboard to the list."""
        self._list.setFocus(reason)

    def clear(self) -> bool:
        """Look for nothing any more; False when nothing was looked for."""
        was_looking = bool(self._search.text())
        self._search.clear()
        return was_looking

    def refresh(self, uuid: str = "") -> None:
        """List anew; that talk is chosen, or what stands in its place now."""
        before = self._list.currentIndex().row()
        uuid = uuid or next((row.uuid for row in self.rows()), "")
        self._fill()
        place = self._model.place_of(uuid)
        self._choose(place if place >= 0 else before)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the search box into the list; undo goes to the window when nothing was typed."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
                self.to_list(Qt.FocusReason.TabFocusReason)
                return True
            if event.type() == QEvent.Type.ShortcutOverride and self._leaves(event):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _leaves(self, event: QKeyEvent) -> bool:
        """Whether a key that undoes, redoes or deletes is of no use to the search box."""
        about = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
        is_idle = not (self._search.isUndoAvailable() or self._search.isRedoAvailable())
        return (about and is_idle) or (event.matches(QKeySequence.StandardKey.Delete) and not self._search.text())

    # ------------------------------------------------------------ the list

    @Slot(str)
    def _on_typed(self, _text: str) -> None:
        self._fill()
        self._choose(0)

    def _fill(self) -> None:
        text = self._search.text()
        found = self._talks.find(text, talkwords.findable)
        self._model.show_rows(found.rows, lambda first: self._talks.find(text, talkwords.findable, first).rows)
        none = NO_WORDS if text.strip() else NONE_YET
        self._count.setText(words.plural(found.total, "talk") if found.total else none)

    def _choose(self, place: int) -> None:
        """One talk, and have it in sight."""
        count = self._model.rowCount()
        if not count:
            self.chosen.emit(())
            return
        index = self._model.index(min(max(place, 0), count - 1), 0)
        self._list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._list.scrollTo(index)

    @Slot(QItemSelection, QItemSelection)
    def _on_selected(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self.chosen.emit(self.rows())
