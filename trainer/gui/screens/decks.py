"""Decks: look through, search, read a card, mend it, import and export."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QListView, QWidget

from trainer import words
from trainer.domain import slots
from trainer.domain.cards import Card
from trainer.domain.views import CardRow, Changes, DeckDiff, DeckRow
from trainer.errors import TrainerError
from trainer.gui import icons
from trainer.gui.actions import key
from trainer.gui.delegates.cards import CardDelegate
from trainer.gui.desk import Desk
from trainer.gui.layouts import clear, col, panel, row, wrap
from trainer.gui.models.cards import CardsModel
from trainer.gui.screens.screen import Act, Screen
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.chip import AskChip, Chip, category_chip
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.fold import Fold
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.scroller import Scroller

FILTER = "Deck files (*.deck.toml)"
FOLD = 720
LEAST_DETAIL = 220


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
        self._search.textChanged.connect(self._refill)
        self._chips = Flow()
        self._model = CardsModel(self)
        self._list = self._card_list()
        self._count = label("", "small", "muted")
        self._detail = col(gap=0)
        self._import = Button("Import", "plain", "download", key=key("import"))
        self._import.clicked.connect(self._choose_file)
        self._export = Button("Export", "plain", "upload")
        self._export.clicked.connect(self._choose_target)
        self.setLayout(self._laid_out())

    def _laid_out(self) -> Any:
        head = row(Prose("Decks", "headline"), None, self._import, self._export, margins=(44, 34, 40, 14))
        queue = col(self._search, 8, self._chips, 8, self._count, 4, (self._list, 1), gap=0, margins=(44, 0, 12, 12))
        detail = Scroller(wrap(self._detail))
        detail.setMinimumHeight(LEAST_DETAIL)
        body = Fold(wrap(queue), detail, at=FOLD, shares=(2, 3), gap=0)
        return col(panel("plain", head), (body, 1), gap=0)

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
        return view

    # ------------------------------------------------------------ coming and going

    def open(self, what: Any = None) -> None:
        self._decks = self.desk.workspace.library.decks()
        self._fill_chips()
        self._refill()

    def on_changes(self, changes: Changes) -> None:
        if self.isVisible() and (changes.cards or changes.decks):
            self.open()

    def acts(self) -> tuple[Act, ...]:
        return (
            Act("search", self._to_search),
            Act("leave", self._search.clear),
            Act("edit_card", self._edit),
            Act("import", self._choose_file),
            Act("primary", self._edit),
        )

    def _to_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes from the search box into the list."""
        if event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self._list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------ rendering

    def _fill_chips(self) -> None:
        """One chip per deck; the chosen one narrows the list, pressing it again shows all."""
        chips = [self._deck_chip(deck) for deck in self._decks]
        self._chips.setItems(*chips)

    def _deck_chip(self, deck: DeckRow) -> QWidget:
        icon = icons.of_category(deck.category) if deck.category else "library"
        chip = AskChip(deck.title, deck.category or "neutral", icon, outline=True, checkable=True)
        chip.setChecked(deck.id == self._deck_id)
        chip.clicked.connect(lambda on=False: self._narrow(deck.id if on else ""))
        return chip

    def _narrow(self, deck_id: str) -> None:
        self._deck_id = deck_id
        self._fill_chips()
        self._refill()

    @Slot()
    def _refill(self) -> None:
        text = self._search.text().strip()
        library = self.desk.workspace.library
        found = library.search(text) if text else library.cards(self._deck_id)
        if text and self._deck_id:
            found = tuple(card for card in found if card.deck_id == self._deck_id)
        self._model.show_rows(found)
        self._count.setText(words.plural(len(found), "card") if found else "No card has these words.")
        self._select(self._chosen if any(card.id == self._chosen for card in found) else "", found)

    def _select(self, card_id: str, found: tuple[CardRow, ...]) -> None:
        places = [place for place, card in enumerate(found) if card.id == card_id] or [0]
        if found:
            self._list.setCurrentIndex(self._model.index(places[0], 0))
        self._show(found[places[0]].id if found else "")

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self._show(self._model.row_at(index.row()).id)

    def _show(self, card_id: str) -> None:
        self._chosen = card_id
        clear(self._detail)
        if not card_id:
            return
        library = self.desk.workspace.library
        self._detail.addLayout(self._card(library.card(card_id)))

    def _card(self, card: Card) -> Any:
        line = self.desk.workspace.study.line(card.id)
        speech = Prose(words.quote(line), "speech_l", hang=card.category)
        edit = Button("Edit", "plain", "pencil-line", key=key("edit_card"))
        edit.clicked.connect(self._edit)
        hear = Button("Hear it", "quiet", "volume-2")
        hear.clicked.connect(lambda _checked=False: self.desk.voice.say(line))
        own = self._filled(card, self.desk.workspace.editing.own_words(card.id))
        parts: list[Any] = [
            row((Flow(category_chip(card.category, words.CATEGORIES[card.category]), *_seal(card)), 1), hear, edit),
            14,
            speech,
            20,
        ]
        for title, text in (
            ("In your words", own),
            ("One way to say it", self._filled(card, card.reply)),
            ("The same without claims", "" if card.claims_are_verified else self._filled(card, card.plain_reply)),
            ("Better not", self._filled(card, card.bad_reply)),
            ("What the line tells us", self._filled(card, card.tells)),
        ):
            if text:
                parts += [label(title, "label", "muted"), 4, Prose(words.curly(text), "body"), 16]
        if card.points:
            parts += [
                label("Points", "label", "muted"),
                4,
                *(Prose(words.curly(self._filled(card, point))) for point in card.points),
                16,
            ]
        parts += self._layers(card)
        return col(*parts, None, gap=0, margins=(32, 4, 40, 24))

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
    def _edit(self) -> None:
        from trainer.gui.dialogs.editor import EditorDialog

        if self._chosen:
            dialog = EditorDialog(self.desk, self._chosen, self)
            dialog.kept.connect(self._on_edited)
            dialog.open()

    @Slot(object)
    def _on_edited(self, changes: Changes) -> None:
        self._refill()
        self.changed.emit(changes)

    @Slot()
    def _choose_file(self) -> None:
        chooser = QFileDialog(self, "Import a deck file", "", FILTER)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.take_file)
        chooser.open()

    @Slot(str)
    def take_file(self, name: str) -> None:
        """Read a file off this thread, then show what importing it would do."""
        library = self.desk.workspace.library
        self.desk.tasks.run(lambda: library.preview(Path(name)), self._preview, self.failed.emit)

    def _preview(self, diff: DeckDiff) -> None:
        from trainer.gui.dialogs.importing import ImportDialog

        dialog = ImportDialog(self.desk, diff, self)
        dialog.kept.connect(self._on_imported)
        dialog.open()

    @Slot(object)
    def _on_imported(self, changes: Changes) -> None:
        self.open()
        self.changed.emit(changes)

    @Slot()
    def _choose_target(self) -> None:
        deck_id = self._deck_id or (self._model.row_at(self._list.currentIndex().row()).deck_id if self._chosen else "")
        if not deck_id:
            return
        title = next(deck.title for deck in self._decks if deck.id == deck_id)
        chooser = QFileDialog(self, f"Export “{title}”", f"{title}.deck.toml", FILTER)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.fileSelected.connect(lambda name: self._write(deck_id, Path(name)))
        chooser.open()

    def _write(self, deck_id: str, path: Path) -> None:
        if not path.name.endswith(".deck.toml"):
            path = path.with_name(path.name.removesuffix(".toml") + ".deck.toml")
        try:
            self.desk.workspace.library.export(deck_id, path)
        except TrainerError as error:
            self.failed.emit(error)


def _seal(card: Card) -> tuple[QWidget, ...]:
    if card.claims_are_verified:
        return ()
    return (Chip("Claim not verified", "warning", "badge-alert"),)
