"""The screen of the decks: a card is found on the left, read and mended on the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from trainer import words
from trainer.domain.cards import Card
from trainer.domain.views import Changes, DeckDiff
from trainer.errors import TrainerError
from trainer.gui.actions import key
from trainer.gui.audio import WHY_SILENT, Sound
from trainer.gui.desk import Desk
from trainer.gui.layouts import clear, col, row, wrap
from trainer.gui.notices import REDO, UNDO, Offer
from trainer.gui.screens.decks.bulk import Bulk
from trainer.gui.screens.decks.finder import Finder
from trainer.gui.screens.decks.news import News
from trainer.gui.screens.decks.reading import card_text
from trainer.gui.screens.decks.writing import Writing
from trainer.gui.screens.screen import Act, Go, Screen
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.chip import Chip, category_chip
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.focusring import KeyRing
from trainer.gui.widgets.fold import Fold
from trainer.gui.widgets.prose import Prose
from trainer.gui.widgets.scroller import EDGE, Scroller
from trainer.gui.widgets.statuschips import status_chips

if TYPE_CHECKING:
    from trainer.domain.sheet import Sheet
    from trainer.gui.dialogs.files import Files
    from trainer.services.handing_in import HandedIn

HEAD = 480
"""The width below which the buttons stand under the title, in pixels at 100 %."""

KEPT = "The card is kept."
TAKEN_UP = "It is practised again."
ASIDE = "It is put aside again."


class DecksScreen(Screen):
    """The cards on the left, the chosen one on the right."""

    name = "decks"
    title = "Decks"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._chosen = ""
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
        self._counting = self.counting(self._on_counted)
        self._detail, self._bulk = col(gap=0), Bulk()
        self._pane = self._card_pane()
        self._finder = Finder(desk, self._pane)
        self._finder.came_to.connect(self._show)
        self._finder.opened.connect(self._edit)
        self._finder.chose.connect(self._on_chose)
        self._writing = Writing(desk, self)
        self._writing.done.connect(self._on_kept)
        self._writing.told.connect(self.noted)
        self._writing.failed.connect(self.failed)
        self._finder.moved.connect(self._writing.move)
        self._finder.deck_wanted.connect(self._writing.new_deck)
        self._finder.line_wanted.connect(self._new_line)
        self._finder.template_wanted.connect(self._save_template)
        arranging = desk.workspace.arranging
        self._bulk.sorted.connect(lambda kind: self._edit_all(arranging.sort, kind))
        self._bulk.placed.connect(lambda stage: self._edit_all(arranging.place, stage))
        self._bulk.tagged.connect(lambda tag: self._edit_all(arranging.tag, tag))
        self._bulk.untagged.connect(lambda tag: self._edit_all(arranging.tag, tag, on=False))
        self._bulk.retired.connect(self._retire)
        self._news = News()
        self._news.wanted.connect(self.take_file)
        self._give = Button("Hand in", "plain", "inbox")
        self._give.clicked.connect(self._hand_in)
        self._import = Button("Import", "plain", "download", key=key("import"))
        self._import.clicked.connect(self._choose_file)
        self._export = Button("Export", "plain", "upload")
        self._export.clicked.connect(self._choose_target)
        self.setLayout(self._laid_out())

    def _laid_out(self) -> Any:
        buttons = wrap(row(self._import, self._export, self._give, None))
        head = row(Fold(Prose("Decks", "headline"), buttons, at=HEAD, gap=10), margins=(44, 34, 40, 14))
        news = row(self._news, margins=(38, 0, 40, 8))
        page = Scroller(wrap(col(head, news, (self._finder, 1), gap=0)))
        self._finder.reached.connect(lambda part: page.ensureWidgetVisible(part, 0, EDGE))
        return col(page, gap=0)

    def _card_pane(self) -> Scroller:
        """The chosen card; its buttons stay when another card is chosen, and so does the keyboard on them."""
        head = row(self._hear, self._heard, self._about, None, self._mend)
        self._one = wrap(col(head, 10, self._marks, 14, self._detail, gap=0))
        self._bulk.hide()
        pane = Scroller(wrap(col(self._one, self._bulk, None, gap=0, margins=(32, 4, 40, 24))))
        pane.setAccessibleName("The chosen card")
        KeyRing(pane, reach=0)
        return pane

    # ------------------------------------------------------------ coming and going

    def open(self, what: Any = None) -> None:
        self._refresh()
        self._finder.to_search(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        self._finder.refresh()
        if self.desk.workspace.preferences().shared_folder:
            self._news.show_newer(self.desk.workspace.team.seen.newer)
        self._order_tabs()

    def on_changes(self, changes: Changes) -> None:
        if changes.team:
            self._news.show_newer(self.desk.workspace.team.seen.newer)
        if self.isVisible() and (changes.cards or changes.decks):
            self._refresh()

    def acts(self) -> tuple[Act, ...]:
        return (
            Act("search", lambda: self._finder.to_search(Qt.FocusReason.ShortcutFocusReason)),
            Act("leave", self._finder.clear),
            Act("edit_card", self._edit),
            Act("heard_card", self._count_heard),
            Act("card_info", self._show_info),
            Act("import", self._choose_file),
            Act("new_line", self._new_line),
            Act("take_out", self._retire),
            Act("move_up", partial(self._finder.shift, -1)),
            Act("move_down", partial(self._finder.shift, 1)),
            Act("undo", self._writing.undo, lambda: self.desk.workspace.editing.can_undo),
            Act("redo", self._writing.redo, lambda: self.desk.workspace.editing.can_redo),
            Act("primary", self._edit),
        )

    def _order_tabs(self) -> None:
        """From the search down to the card, then the buttons."""
        buttons = (self._hear, self._heard, self._about, self._mend, self._import, self._export, self._give)
        for before, after in pairwise((*self._finder.stops(), self._pane, *self._bulk.stops(), *buttons)):
            QWidget.setTabOrder(before, after)

    # ------------------------------------------------------------ the card

    @Slot(str)
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
            self._detail.addLayout(card_text(self.desk, card))

    def _status(self, card_id: str) -> tuple[QWidget, ...]:
        """What was decided about the card, and the way back."""
        deciding = self.desk.workspace.deciding
        status = deciding.status(card_id)
        return status_chips(
            status,
            is_buried=deciding.is_buried(status),
            take_up=lambda: self._put(partial(deciding.suspend, card_id)),
            bring_back=lambda: self._put(partial(deciding.bury, card_id)),
        )

    @Slot(object)
    def _on_chose(self, card_ids: list[str]) -> None:
        """Of one card everything is shown, for several what can be done to all of them."""
        are_many = len(card_ids) > 1
        self._one.setVisible(not are_many)
        self._bulk.setVisible(are_many)
        self._bulk.show_count(len(card_ids))

    # ------------------------------------------------------------ writing

    @Slot()
    def _new_line(self) -> None:
        if (deck := self._finder.deck) is not None:
            self._writing.new_line(deck)

    @Slot()
    def _retire(self) -> None:
        if chosen := self._finder.chosen():
            self._writing.retire(chosen)

    def _edit_all(self, edit: Callable[..., Changes], *what: object, **more: bool) -> None:
        self._writing.edit(edit, self._finder.chosen(), *what, **more)

    # ------------------------------------------------------------ doing

    @Slot()
    def _hear_it(self) -> None:
        self.desk.voice.say(self.desk.workspace.study.line(self._chosen))
        self._on_sound(self.desk.voice.state)

    @Slot(object)
    def _on_sound(self, state: Sound) -> None:
        """A line that was asked for and cannot be heard: say why."""
        if self.isVisible():
            self.noted.emit(WHY_SILENT.get(state, ""))

    def _put(self, decide: Callable[..., Changes], *, aside: bool = False) -> None:
        """Take a card up, or put it aside again. The chip that was pressed is gone then: the keyboard to the list."""
        try:
            self._on_kept(decide(on=aside))
        except TrainerError as error:
            self.failed.emit(error)
        else:
            self._finder.to_list()
            back = partial(self._put, decide, aside=not aside)
            self.noted.emit(Offer(ASIDE, REDO, back) if aside else Offer(TAKEN_UP, UNDO, back))

    @Slot()
    def _show_info(self) -> None:
        from trainer.gui.dialogs.card_info import CardInfoDialog
        from trainer.gui.dialogs.takes import CardTakes

        if self._chosen:
            info, takes = self.desk.workspace.history.of(self._chosen), CardTakes(self.desk, self._chosen)
            CardInfoDialog(info, self, takes).open()

    @Slot()
    def _count_heard(self) -> None:
        """A customer said the chosen line."""
        if self._chosen:
            self._counting.again(self._chosen)

    @Slot(object)
    def _on_counted(self, changes: Changes) -> None:
        self.on_changes(changes)
        self.changed.emit(changes)

    @Slot()
    def _edit(self) -> None:
        from trainer.gui.dialogs.editor import EditorDialog

        if self._chosen:
            dialog = EditorDialog(self.desk, self._chosen, self)
            dialog.kept.connect(partial(self.tell_kept, KEPT))
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
        workspace, path = self.desk.workspace, Path(name)
        try:
            is_table = workspace.intake.is_table(path)
        except TrainerError as error:
            self.failed.emit(error)
            return
        if is_table:
            self.desk.tasks.run(partial(workspace.intake.open, path), self._take_table, self.failed.emit)
        else:
            look = partial(workspace.library.preview, path)
            self.desk.tasks.run(look, partial(self._preview, path), self.failed.emit)

    def _take_table(self, tables: tuple[Sheet, ...]) -> None:
        from trainer.gui.dialogs.columns import ColumnsDialog

        dialog = ColumnsDialog(self.desk, tables, self)
        dialog.kept.connect(self._on_kept)
        dialog.told.connect(lambda told: self.noted.emit(Offer(told, UNDO, self._writing.undo)))
        dialog.open()

    def _preview(self, path: Path, diff: DeckDiff) -> None:
        from trainer.gui.dialogs.importing import ImportDialog

        dialog = ImportDialog(self.desk, diff, path, self)
        dialog.kept.connect(self._on_kept)
        dialog.told.connect(self.noted)
        dialog.damaged.connect(self.failed)
        dialog.review_requested.connect(lambda path: self.go_requested.emit(Go("review", path)))
        dialog.open()

    @Slot(object)
    def _on_kept(self, changes: Changes) -> None:
        """A card was put aside or taken up, or a deck imported."""
        self._refresh()
        self.changed.emit(changes)

    @Slot()
    def _choose_target(self) -> None:
        if (deck := self._finder.deck) is not None:
            self._files.to_write(deck.title, partial(self._write, deck.id))

    @Slot()
    def _save_template(self) -> None:
        from trainer.gui.dialogs.files import TEMPLATES, Files

        Files(self, TEMPLATES).to_write("Objections to fill in", self._write_template)

    def _write_template(self, path: Path) -> None:
        try:
            self.desk.workspace.intake.template(path)
        except TrainerError as error:
            self.failed.emit(error)
        else:
            self.noted.emit(f"The template is in {path}. Fill it in, then import it here.")

    @Slot()
    def _hand_in(self) -> None:
        from trainer.gui.dialogs.handing_in import HandInDialog

        if (deck := self._finder.deck) is not None:
            dialog = HandInDialog(self.desk, self.desk.workspace.handing_in.draft(deck.id), self)
            dialog.handed_in.connect(self._on_handed_in)
            dialog.open()

    @Slot(object)
    def _on_handed_in(self, handed: HandedIn) -> None:
        from trainer.gui.dialogs.handing_in import told_after

        self._on_kept(Changes(decks=True, settings=True, team=True))
        self.noted.emit(told_after(handed))

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
