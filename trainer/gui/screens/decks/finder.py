"""Finding a card: the search, the decks and the rep's own marks as chips, and the list of what was found."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from trainer import words
from trainer.domain.finding import (
    BURIED,
    DECISIONS,
    FLAGGED,
    STARRED,
    SUSPENDED,
    Query,
    asks_half,
    decisions,
    toggled,
)
from trainer.domain.views import CardRow, DeckRow
from trainer.gui import icons, theme
from trainer.gui.actions import key
from trainer.gui.desk import Desk
from trainer.gui.layouts import col, row, wrap
from trainer.gui.models.cards import CardsModel
from trainer.gui.screens.decks.cardlist import CardList
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.chip import AskChip
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.fold import Fold
from trainer.gui.widgets.prose import Prose
from trainer.gui.widgets.typeset import tooltip

SEARCH = "Search all cards"
FULL = 100
"""As many cards as a search lists."""

FOLD = 720
LEAST_LIST, LEAST_CARD = 150, 240
"""Heights when the card stands below the list, in pixels at 100 %."""

NO_WORDS = "No card has these words."
ASKING = "Type is:starred, is:flagged, is:suspended, is:buried, flag:red, flag:amber, flag:green or flag:blue."
FILTERS = {
    STARRED: ("Starred", "star", f"No card has a star. While you practise, {key('mark')} gives one."),
    FLAGGED: ("Flagged", "flag", f"No card has a flag. While you practise, {key('flag')} gives one."),
    SUSPENDED: ("Suspended", "pause", "No card is suspended."),
    BURIED: ("Buried", "clock", "No card is buried until tomorrow."),
}
"""Per word of a search that asks for a decision: its chip, the icon of that, and what is said when there is none."""


class Finder(QWidget):
    """What is looked for, and below that what was found, with the chosen card beside it.

    Signals:
        came_to: The id of the card that was come to; empty when none was found.
        opened: A card was clicked twice.
        chose: The ids of the cards that are chosen.
        moved: As in `CardList`.
        line_wanted, deck_wanted: A new one shall be written.
        template_wanted: A table to fill in elsewhere.
        reached: The keyboard went to a part of it, which is to be in sight.
    """

    came_to = Signal(str)
    opened = Signal()
    chose = Signal(object)
    moved = Signal(object, str)
    line_wanted = Signal()
    deck_wanted = Signal()
    template_wanted = Signal()
    reached = Signal(QWidget)

    def __init__(self, desk: Desk, card: QWidget) -> None:
        super().__init__()
        self._library = desk.workspace.library
        self._decks: tuple[DeckRow, ...] = ()
        self._deck_id = ""
        self._card_id = ""
        self._search = QLineEdit()
        self._search.setPlaceholderText(SEARCH)
        self._search.setAccessibleName(SEARCH)
        self._search.setToolTip(tooltip(f"Words of a line or its reply. {ASKING}"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._on_searched)
        self._search.installEventFilter(self)
        self._filters = tuple(map(self._filter_chip, DECISIONS))
        self._chips = Flow(*self._filters)
        self._count = Prose("", "small", "muted")
        self._model = CardsModel(self)
        self._list = self._card_list()
        self._card = card
        self._new_line = Button(kind="quiet", icon="plus", name="New line", key=key("new_line"))
        self._new_line.clicked.connect(self.line_wanted)
        self._new_deck = Button(kind="quiet", icon="file-plus", name="New deck")
        self._new_deck.clicked.connect(self.deck_wanted)
        self._template = Button(kind="quiet", icon="table", name="Excel template to fill in")
        self._template.clicked.connect(self.template_wanted)
        new = (self._new_line, self._new_deck, self._template)
        self._found = col(row((self._count, 1), *new, gap=4), 4, (self._list, 1), gap=0)
        body = Fold(wrap(self._found), card, at=FOLD, shares=(2, 3), gap=0)
        body.turned.connect(self._on_turned)
        self._on_turned(body.folded)
        head = col(self._search, 8, self._chips, gap=0, margins=(44, 0, 40, 0))
        self.setLayout(col(head, 10, (body, 1), gap=0))

    def _card_list(self) -> CardList:
        view = CardList(self._model)
        view.selectionModel().currentChanged.connect(self._on_current)
        view.doubleClicked.connect(self.opened)
        view.chose.connect(self.chose)
        view.moved.connect(self.moved)
        return view

    def _filter_chip(self, decision: str) -> AskChip:
        label, icon, _ = FILTERS[decision]
        chip = AskChip(label, "neutral", icon, outline=True, checkable=True)
        chip.setToolTip(tooltip(f"Only these; as if you typed {decision}"))
        chip.clicked.connect(lambda _checked=False: self._search.setText(toggled(self._search.text(), decision)))
        return chip

    @Slot(bool)
    def _on_turned(self, folded: bool) -> None:
        """Below one another list and card take a good height each, and the page scrolls."""
        look = theme.current()
        self._found.setContentsMargins(44, 0, 40 if folded else 12, 12)
        self._list.setMinimumHeight(look.px(LEAST_LIST) if folded else 0)
        self._card.setMinimumHeight(look.px(LEAST_CARD) if folded else 0)

    # ------------------------------------------------------------ from outside

    @property
    def deck(self) -> DeckRow | None:
        """The deck that the list is narrowed to, else that of the card; None without either."""
        shown = self._row()
        deck_id = self._deck_id or (shown.deck_id if shown else "")
        return next((deck for deck in self._decks if deck.id == deck_id), None)

    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops, in this order."""
        return (self._search, *self._chips.items(), self._new_line, self._new_deck, self._template, self._list)

    def chosen(self) -> list[str]:
        """The ids of the cards that are chosen, in their order."""
        return self._list.chosen()

    def shift(self, step: int) -> None:
        """Put what is chosen one place up, with -1, or down."""
        self._list.shift(step)

    def refresh(self) -> None:
        """Something may have changed: list anew, with the same card chosen; undo is about that, not what was typed."""
        self._search.setText(self._search.text())
        decks, self._decks = self._decks, tuple(deck for deck in self._library.decks() if deck.cards)
        if self._decks != decks:
            self._chips.setItems(*map(self._deck_chip, self._decks), *self._filters)
        self._refill()

    def to_search(self, reason: Qt.FocusReason) -> None:
        """The keyboard to the search, whose words are replaced by what is typed next."""
        self._search.setFocus(reason)
        self._search.selectAll()
        self.reached.emit(self._search)

    def to_list(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """The keyboard to the list."""
        self._list.setFocus(reason)
        self.reached.emit(self._list.parentWidget())

    def clear(self) -> None:
        """Look for nothing any more."""
        self._search.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the search box into the list; undo goes to the window when nothing was typed."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() == Qt.Key.Key_Down:  # type: ignore[attr-defined]
            self.to_list(Qt.FocusReason.TabFocusReason)
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._leaves(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _leaves(self, event: QKeyEvent) -> bool:
        """Whether a key that undoes or redoes is of no use to the search box."""
        about = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
        return about and not (self._search.isUndoAvailable() or self._search.isRedoAvailable())

    # ------------------------------------------------------------ narrowing

    def _deck_chip(self, deck: DeckRow) -> QWidget:
        """Chosen, it narrows the list; pressed again, it shows all."""
        icon = icons.of_category(deck.category) if deck.category else "library"
        chip = AskChip(deck.title, deck.category or "neutral", icon, outline=True, checkable=True)
        chip.setChecked(deck.id == self._deck_id)
        chip.clicked.connect(lambda on=False: self._narrow(deck.id if on else ""))
        return chip

    def _narrow(self, deck_id: str) -> None:
        self._deck_id = deck_id
        for chip, deck in zip(self._chips.items(), self._decks, strict=False):
            chip.setChecked(deck.id == deck_id)  # type: ignore[attr-defined]
        self._refill()

    @Slot(str)
    def _on_searched(self, text: str) -> None:
        """A new search begins at its best hit; without one, the list is there again around the chosen card."""
        asked = decisions(text)
        for chip, decision in zip(self._filters, DECISIONS, strict=True):
            chip.setChecked(decision in asked)
        self._refill(at_top=bool(text.strip()))

    # ------------------------------------------------------------ the list

    def _refill(self, *, at_top: bool = False) -> None:
        text, deck_id = self._search.text(), self._deck_id
        self._list.let_order(bool(deck_id) and not text.strip())
        chosen = self._list.chosen()
        found = self._library.find(text, deck_id)
        self._model.show_rows(found.rows, lambda first: self._library.find(text, deck_id, first).rows)
        self._count.setText(_how_many(found.total, text, in_deck=bool(deck_id)))
        self._select(0 if at_top else max(self._model.place_of(self._card_id), 0))
        self._list.choose(chosen)

    def _select(self, place: int) -> None:
        """Choose a card of the list and have it in sight."""
        if self._model.rowCount():
            self._list.setCurrentIndex(self._model.index(place, 0))
            self._list.scrollTo(self._list.currentIndex())
        else:
            self._come_to("")

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self._come_to(self._model.row_at(index.row()).id)

    def _come_to(self, card_id: str) -> None:
        self._card_id = card_id
        self.came_to.emit(card_id)

    def _row(self) -> CardRow | None:
        index = self._list.currentIndex()
        return self._model.row_at(index.row()) if index.isValid() else None


def _how_many(total: int, text: str, *, in_deck: bool) -> str:
    """One line over the list: how many there are, why there is none, or how to go on asking."""
    if asks_half(text):
        return ASKING
    has_words, asked = bool(Query(text).words), decisions(text)
    if has_words and total == FULL:
        return f"The nearest {total} cards. Type another word to narrow them down."
    if total:
        return words.plural(total, "card")
    if has_words:
        return NO_WORDS
    if len(asked) == 1 and asked[0] in FILTERS and not in_deck:
        return FILTERS[asked[0]][2]
    return "No card is like that." if asked else "There is no card yet."
