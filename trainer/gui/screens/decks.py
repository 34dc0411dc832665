"""Decks: look through, search, read a card, mend it, import and export."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from trainer import words
from trainer.domain import slots
from trainer.domain.cards import Card
from trainer.domain.views import Changes, DeckDiff, DeckRow
from trainer.errors import TrainerError
from trainer.gui import icons, theme
from trainer.gui.actions import key
from trainer.gui.audio import UNHEARD, Sound
from trainer.gui.delegates.cards import CardDelegate
from trainer.gui.desk import Desk
from trainer.gui.layouts import clear, col, row, wrap
from trainer.gui.models.cards import CardsModel
from trainer.gui.screens.screen import Act, Screen
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.chip import AskChip, Chip, category_chip
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.focusring import KeyRing
from trainer.gui.widgets.fold import Fold
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.scroller import Scroller
from trainer.gui.widgets.statuschips import status_chips

if TYPE_CHECKING:
    from trainer.gui.dialogs.files import Files

FOLD = 720
FULL = 100
"""As many cards as a search lists."""

TAKEN_UP = "It is practised again."

LEAST_LIST, LEAST_DETAIL = 150, 240
"""Heights when the card stands below the list, in pixels at 100 %."""


class DecksScreen(Screen):
    """The cards on the left, the chosen one on the right."""

    name = "decks"
    title = "Decks"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._decks: tuple[DeckRow, ...] = ()
        self._deck_id = ""
        self._chosen = ""
        self._search = QLineEdit()
        self._search.setPlaceholderText("Search all cards")
        self._search.setAccessibleName("Search all cards")
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._on_searched)
        self._search.installEventFilter(self)
        self._chips = Flow()
        self._model = CardsModel(self)
        self._list = self._card_list()
        self._count = label("", "small", "muted")
        self._marks = Flow()
        self._hear = Button("Hear it", "quiet", "volume-2")
        self._hear.clicked.connect(self._hear_it)
        desk.voice.changed.connect(self._on_sound)
        self._heard = Button("Count as heard", "quiet", "ear", key=key("heard_card"))
        self._heard.clicked.connect(self._count_heard)
        self._about = Button(kind="quiet", icon="history", name="About this card", key=key("card_info"))
        self._about.clicked.connect(self._show_info)
        self._mend = Button("Edit", "plain", "pencil-line", key=key("edit_card"))
        self._mend.clicked.connect(self._edit)
        self._detail = col(gap=0)
        self._pane = self._card_pane()
        self._import = Button("Import", "plain", "download", key=key("import"))
        self._import.clicked.connect(self._choose_file)
        self._export = Button("Export", "plain", "upload")
        self._export.clicked.connect(self._choose_target)
        self.setLayout(self._laid_out())

    def _laid_out(self) -> Any:
        head = row(Prose("Decks", "headline"), None, self._import, self._export, margins=(44, 34, 40, 14))
        self._queue = col(self._search, 8, self._chips, 8, self._count, 4, (self._list, 1), gap=0)
        body = Fold(wrap(self._queue), self._pane, at=FOLD, shares=(2, 3), gap=0)
        body.turned.connect(self._on_turned)
        self._on_turned(body.folded)
        return col(Scroller(wrap(col(head, (body, 1), gap=0))), gap=0)

    @Slot(bool)
    def _on_turned(self, folded: bool) -> None:
        """Below one another list and card take a good height each, and the page scrolls."""
        look = theme.current()
        self._queue.setContentsMargins(44, 0, 40 if folded else 12, 12)
        self._list.setMinimumHeight(look.px(LEAST_LIST) if folded else 0)
        self._pane.setMinimumHeight(look.px(LEAST_DETAIL) if folded else 0)

    def _card_list(self) -> QListView:
        view = QListView()
        view.setModel(self._model)
        view.setItemDelegate(CardDelegate(view))
        view.setAccessibleName("Cards")
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.selectionModel().currentChanged.connect(self._on_current)
        view.doubleClicked.connect(self._edit)
        KeyRing(view)
        return view

    def _card_pane(self) -> Scroller:
        """The chosen card; its buttons stay when another card is chosen, and so does the keyboard on them."""
        head = row(self._hear, self._heard, self._about, None, self._mend)
        pane = Scroller(wrap(col(head, 10, self._marks, 14, self._detail, None, gap=0, margins=(32, 4, 40, 24))))
        pane.setAccessibleName("The chosen card")
        KeyRing(pane, reach=0)
        return pane

    # ------------------------------------------------------------ coming and going

    def open(self, what: Any = None) -> None:
        self._refresh()
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        decks, self._decks = self._decks, self.desk.workspace.library.decks()
        if self._decks != decks:
            self._fill_chips()
        self._refill()

    def on_changes(self, changes: Changes) -> None:
        if self.isVisible() and (changes.cards or changes.decks):
            self._refresh()

    def acts(self) -> tuple[Act, ...]:
        return (
            Act("search", self._to_search),
            Act("leave", self._search.clear),
            Act("edit_card", self._edit),
            Act("heard_card", self._count_heard),
            Act("card_info", self._show_info),
            Act("import", self._choose_file),
            Act("primary", self._edit),
        )

    def _to_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the search box into the list."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() == Qt.Key.Key_Down:  # type: ignore[attr-defined]
            self._list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    # ------------------------------------------------------------ rendering

    def _fill_chips(self) -> None:
        """One chip per deck; the chosen one narrows the list, pressing it again shows all."""
        self._chips.setItems(*(self._deck_chip(deck) for deck in self._decks))
        self._order_tabs()

    def _deck_chip(self, deck: DeckRow) -> QWidget:
        icon = icons.of_category(deck.category) if deck.category else "library"
        chip = AskChip(deck.title, deck.category or "neutral", icon, outline=True, checkable=True)
        chip.setChecked(deck.id == self._deck_id)
        chip.clicked.connect(lambda on=False: self._narrow(deck.id if on else ""))
        return chip

    def _order_tabs(self) -> None:
        """From the search down to the card, then the buttons."""
        buttons = (self._hear, self._heard, self._about, self._mend, self._import, self._export)
        way = (self._search, *self._chips.items(), self._list, self._pane, *buttons)
        for before, after in pairwise(way):
            QWidget.setTabOrder(before, after)

    def _narrow(self, deck_id: str) -> None:
        self._deck_id = deck_id
        for chip, deck in zip(self._chips.items(), self._decks, strict=True):
            chip.setChecked(deck.id == deck_id)  # type: ignore[attr-defined]
        self._refill()

    @Slot(str)
    def _on_searched(self, text: str) -> None:
        """A new search begins at its best hit; without one, the list is there again around the chosen card."""
        self._refill(at_top=bool(text.strip()))

    def _refill(self, *, at_top: bool = False) -> None:
        text, deck_id = self._search.text().strip(), self._deck_id
        library = self.desk.workspace.library
        if text:
            self._model.show_rows(library.search(text, deck_id))
        else:
            self._model.show_rows(library.some_cards(0, deck_id), lambda first: library.some_cards(first, deck_id))
        self._count.setText(self._how_many(bool(text)))
        self._select(0 if at_top else max(self._model.place_of(self._chosen), 0))

    def _how_many(self, searched: bool) -> str:
        shown = self._model.rowCount()
        if searched and shown == FULL:
            return f"The nearest {shown} cards. Type another word to narrow them down."
        if not searched:
            shown = sum(deck.cards for deck in self._decks if self._deck_id in ("", deck.id))
        return words.plural(shown, "card") if shown else "No card has these words."

    def _select(self, place: int) -> None:
        """Choose a card of the list, which shows it, and have it in sight."""
        if self._model.rowCount():
            self._list.setCurrentIndex(self._model.index(place, 0))
            self._list.scrollTo(self._list.currentIndex())
        else:
            self._show("")

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self._show(self._model.row_at(index.row()).id)

    def _show(self, card_id: str) -> None:
        if card_id != self._chosen:
            self._pane.verticalScrollBar().setValue(0)
        self._chosen = card_id
        clear(self._detail)
        self._marks.setItems()
        for button in (self._hear, self._heard, self._about, self._mend):
            button.setVisible(bool(card_id))
        if card_id:
            card = self.desk.workspace.library.card(card_id)
            kind = category_chip(card.category, words.CATEGORIES[card.category])
            self._marks.setItems(kind, *_seal(card), *self._status(card_id))
            self._detail.addLayout(self._card(card))

    def _status(self, card_id: str) -> tuple[QWidget, ...]:
        """What was decided about the card, and the way back."""
        deciding = self.desk.workspace.deciding
        status = deciding.status(card_id)
        return status_chips(
            status,
            is_buried=deciding.is_buried(status),
            take_up=lambda: self._decide(lambda: deciding.suspend(card_id, on=False)),
            bring_back=lambda: self._decide(lambda: deciding.bury(card_id, on=False)),
        )

    def _card(self, card: Card) -> Any:
        own = self.desk.workspace.editing.own_words(card.id)
        return col(
            Prose(words.quote(self._filled(card, card.objection)), "speech_l", hang=card.category),
            20,
            *self._part(card, "In your words", own),
            *self._part(card, "One way to say it", card.reply),
            *self._part(card, "The same without claims", "" if card.claims_are_verified else card.plain_reply),
            *self._part(card, "Better not", card.bad_reply),
            *self._part(card, "What the line tells us", card.tells),
            *self._part(card, "Points", *card.points),
            *self._layers(card),
            gap=0,
        )

    def _part(self, card: Card, title: str, *texts: str) -> list[Any]:
        """A title with what stands under it; nothing without a text."""
        said = [Prose(words.curly(self._filled(card, text))) for text in texts if text]
        return [label(title, "label", "muted"), 4, *said, 16] if said else []

    def _layers(self, card: Card) -> list[Any]:
        parts: list[Any] = [label("Four layers down", "label", "muted"), 6] if card.layers else []
        for layer in card.layers:
            parts += [Prose(words.curly(self._filled(card, layer.ask)), "body", "muted"), 2]
            parts += [Prose(words.quote(self._filled(card, layer.customer)), "speech_s"), 10]
        return parts

    def _filled(self, card: Card, text: str) -> str:
        return slots.fill(text, self.desk.workspace.preferences().slots, card.slots)

    # ------------------------------------------------------------ doing

    @Slot()
    def _hear_it(self) -> None:
        self.desk.voice.say(self.desk.workspace.study.line(self._chosen))
        self._on_sound(self.desk.voice.state)

    @Slot(object)
    def _on_sound(self, state: Sound) -> None:
        """A line that was asked for and cannot be heard: say why."""
        if self.isVisible():
            self.noted.emit(UNHEARD.get(state, ""))

    def _decide(self, decide: Callable[[], Changes]) -> None:
        """The chip that was pressed is gone then, and the keyboard goes to the list."""
        try:
            self._on_kept(decide())
        except TrainerError as error:
            self.failed.emit(error)
        else:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.noted.emit(TAKEN_UP)

    @Slot()
    def _show_info(self) -> None:
        from trainer.gui.dialogs.card_info import CardInfoDialog

        if self._chosen:
            CardInfoDialog(self.desk.workspace.history.of(self._chosen), self).open()

    @Slot()
    def _count_heard(self) -> None:
        """A customer said the chosen line."""
        if not self._chosen:
            return
        try:
            captured = self.desk.workspace.capture.again(self._chosen)
        except TrainerError as error:
            self.failed.emit(error)
        else:
            self.changed.emit(captured.changes)
            self.noted.emit(words.captured(captured.line, captured.times, is_new=False))

    @Slot()
    def _edit(self) -> None:
        from trainer.gui.dialogs.editor import EditorDialog

        if self._chosen:
            dialog = EditorDialog(self.desk, self._chosen, self)
            dialog.kept.connect(self._on_kept)
            dialog.open()

    @cached_property
    def _files(self) -> Files:
        from trainer.gui.dialogs.files import Files

        return Files(self)

    @Slot()
    def _choose_file(self) -> None:
        self._files.to_read(self.take_file)

    def take_file(self, name: str | Path) -> None:
        """Read a file off this thread, then show what importing it would do."""
        library = self.desk.workspace.library
        self.desk.tasks.run(lambda: library.preview(Path(name)), self._preview, self.failed.emit)

    def _preview(self, diff: DeckDiff) -> None:
        from trainer.gui.dialogs.importing import ImportDialog

        dialog = ImportDialog(self.desk, diff, self)
        dialog.kept.connect(self._on_kept)
        dialog.told.connect(self.noted)
        dialog.damaged.connect(self.failed)
        dialog.open()

    @Slot(object)
    def _on_kept(self, changes: Changes) -> None:
        """A card was edited, or a deck imported."""
        self._refresh()
        self.changed.emit(changes)

    @Slot()
    def _choose_target(self) -> None:
        deck_id = self._deck_id or (self._model.row_at(self._list.currentIndex().row()).deck_id if self._chosen else "")
        if deck_id:
            title = next(deck.title for deck in self._decks if deck.id == deck_id)
            self._files.to_write(title, partial(self._write, deck_id))

    def _write(self, deck_id: str, path: Path) -> None:
        try:
            written = self.desk.workspace.library.export(deck_id, path)
        except TrainerError as error:
            self.failed.emit(error)
        else:
            self.noted.emit(f"“{written.deck.title}” was written to {path}.{words.left_out(written.left_out)}")


def _seal(card: Card) -> tuple[QWidget, ...]:
    if card.claims_are_verified:
        return ()
    return (Chip("Claim not verified", "warning", "badge-alert"),)
