"""The library of phrases: the families on the left, the chosen one on the right."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QApplication, QListView

from trainer import words
from trainer.domain.phrases import Draft
from trainer.domain.views import Changes
from trainer.gui import theme
from trainer.gui.actions import key
from trainer.gui.audio import WHY_SILENT, Sound
from trainer.gui.counting import NOTHING
from trainer.gui.delegates.families import FamilyDelegate
from trainer.gui.desk import Desk
from trainer.gui.layouts import col, row, wrap
from trainer.gui.models.families import ROW, FamiliesModel, meaning, title
from trainer.gui.notices import REDO, UNDO, Offer
from trainer.gui.screens.phrases.page import FamilyPage
from trainer.gui.screens.screen import Act, Screen
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.focusring import KeyRing
from trainer.gui.widgets.fold import Fold
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.scroller import EDGE, Scroller
from trainer.services.phrases import Incoming, Kept, KnownFamily, Shelf

if TYPE_CHECKING:
    from trainer.gui.dialogs.files import Files

HEAD, FOLD = 480, 720
"""Widths under which the buttons stand below the title, and the family below the list, in pixels at 100 %."""

LEAST_LIST, LEAST_PAGE = 190, 320
"""Heights when the family stands below the list, in pixels at 100 %."""

INTRO = "What the coach listens for, and what your team has added."
INTRO_WITHOUT_OURS = (
    "What the coach listens for. Your team has added nothing yet: three sentences are enough for a start."
)

COPIED = "{}, our way"
KEPT = "Kept. The coach listens for it from the next reply on."
AS_BEFORE, AGAIN = "The families are as they were before.", "That is done again."


class PhrasesScreen(Screen):
    """What the coach listens for, and how to add to it."""

    name = "phrases"
    title = "Phrases"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._chosen: KnownFamily | None = None
        self._asked, self._wanted = 0, ""
        self._to_do = deque[tuple[Callable[[], Kept | None], Offer]]()
        self._new = Button("New family", "plain", "plus", key=key("new_family"))
        self._new.clicked.connect(self._write_new)
        self._import = Button("Import", "plain", "download", key=key("import_family"))
        self._import.clicked.connect(self._choose_file)
        self._intro = Prose("", "body", "muted")
        self._broken = Prose("", "small", "warning")
        self._model = FamiliesModel(self)
        self._list = self._family_list()
        self._page = FamilyPage()
        self._page.hide()
        self._page.hear_requested.connect(self._hear)
        self._page.edit_requested.connect(self._edit)
        self._page.share_requested.connect(self._share)
        self._page.remove_requested.connect(self._remove)
        desk.voice.changed.connect(self._on_sound)
        self._pane = Scroller(wrap(col(self._page, None, gap=0)))
        self._pane.setAccessibleName("The chosen family")
        KeyRing(self._pane, reach=0)
        self.setLayout(self._laid_out())

    def _laid_out(self) -> Any:
        buttons = wrap(row(self._new, self._import, None))
        head = Fold(wrap(row(label(self.title, "headline"), None)), buttons, at=HEAD, shares=(1, 0), gap=10)
        top = col(head, 8, self._intro, self._broken, 8, gap=0, margins=(44, 34, 40, 6))
        self._shelf = col((self._list, 1), gap=0)
        body = Fold(wrap(self._shelf), self._pane, at=FOLD, shares=(1, 2), gap=0)
        body.turned.connect(self._on_turned)
        self._on_turned(body.folded)
        self._area = Scroller(wrap(col(top, (body, 1), gap=0)))
        return col(self._area, gap=0)

    def _family_list(self) -> QListView:
        view = QListView()
        view.setModel(self._model)
        view.setItemDelegate(FamilyDelegate(view))
        view.setAccessibleName("Families")
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.selectionModel().currentChanged.connect(self._on_current)
        view.doubleClicked.connect(self._edit)
        KeyRing(view)
        return view

    @Slot(bool)
    def _on_turned(self, folded: bool) -> None:
        """Below one another the list and the family take a good height each, and the page scrolls."""
        look = theme.current()
        self._shelf.setContentsMargins(36, 0, 40 if folded else 8, 12)
        self._list.setMinimumHeight(look.px(LEAST_LIST) if folded else 0)
        self._pane.setMinimumHeight(look.px(LEAST_PAGE) if folded else 0)

    # ------------------------------------------------------------ coming and going

    def open(self, what: Any = None) -> None:
        self._refresh()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_changes(self, changes: Changes) -> None:
        if self.isVisible() and (changes.phrases or changes.schedule or changes.cards):
            self._refresh()

    def acts(self) -> tuple[Act, ...]:
        return (
            Act("primary", self._edit),
            Act("edit_family", self._edit),
            Act("new_family", self._write_new),
            Act("import_family", self._choose_file),
            Act("hear_family", self._hear_seed),
            Act("undo", self._undo),
            Act("redo", self._redo),
        )

    def _refresh(self, file: str = "") -> None:
        """List anew, which takes a while; then a file of the team's is chosen, or the family that was."""
        self._asked += 1
        self._wanted = file or self._wanted
        asked, phrases = self._asked, self.desk.workspace.phrases
        self.desk.tasks.run(lambda: (asked, phrases.shelf()), self._on_listed, self.failed.emit)

    def _on_listed(self, listed: tuple[int, Shelf]) -> None:
        """What was asked for last counts: the rest may be older."""
        asked, shelf = listed
        if asked == self._asked:
            self._model.show_shelf(shelf)
            self._intro.setText(INTRO if any(one.is_ours for one in shelf.families) else INTRO_WITHOUT_OURS)
            self._broken.setText("\n".join(shelf.broken))
            self._broken.setVisible(bool(shelf.broken))
            wanted = next((one for one in shelf.families if self._wanted and one.file == self._wanted), self._chosen)
            place = self._model.place_of(wanted.file, wanted.draft.family) if wanted else self._model.place_of("", "")
            self._wanted = ""
            self._list.setCurrentIndex(self._model.index(place))

    @Slot(QModelIndex)
    def _on_current(self, current: QModelIndex) -> None:
        known = current.data(ROW)
        if isinstance(known, KnownFamily):
            if self._chosen is None or known.draft.family != self._chosen.draft.family:
                self._pane.verticalScrollBar().setValue(0)
            self._chosen = known
            self._page.show()
            self._page.show_family(known, self._model.used(known))
            self._area.ensureWidgetVisible(self._list, 0, EDGE)

    # ------------------------------------------------------------ hearing

    @Slot(str)
    def _hear(self, sentence: str) -> None:
        self.desk.voice.say(sentence)
        self._on_sound(self.desk.voice.state)

    def _hear_seed(self) -> None:
        if self._chosen is not None:
            draft = self._chosen.draft
            self._hear(draft.seed or next(iter(draft.examples), draft.name))

    @Slot(object)
    def _on_sound(self, state: Sound) -> None:
        """A sentence that was asked for and cannot be heard: say why."""
        if self.isVisible():
            self.noted.emit(WHY_SILENT.get(state, ""))

    # ------------------------------------------------------------ writing

    @Slot()
    def _write_new(self) -> None:
        self._open_editor(Draft(), "", "new")

    @Slot()
    def _edit(self) -> None:
        """The team's family itself, or a copy of one of the program's."""
        known = self._chosen
        if known is None:
            return
        if known.is_ours:
            self._open_editor(known.draft, known.file, known.file)
        else:
            phrases = self.desk.workspace.phrases
            copied = replace(known.draft, name=COPIED.format(title(known)), definition=meaning(known))
            self.desk.tasks.run(lambda: phrases.start_from(copied), self._open_copy, self.failed.emit)

    def _open_copy(self, draft: Draft) -> None:
        if self._may_open():
            self._open_editor(draft, "", f"a copy: {draft.name}")

    def _may_open(self) -> bool:
        """What comes late opens over no other screen and no other dialog."""
        return self.isVisible() and QApplication.activeModalWidget() is None

    def _open_editor(self, draft: Draft, file: str, what: str) -> None:
        from trainer.gui.dialogs.family import FamilyDialog

        dialog = FamilyDialog(self.desk, draft, file, what, self)
        dialog.kept.connect(self._on_kept)
        dialog.finished.connect(self._to_list)
        dialog.open()

    @Slot()
    def _to_list(self) -> None:
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_kept(self, kept: Kept) -> None:
        self._show(kept)
        self.noted.emit(Offer(KEPT, UNDO, self._undo))

    @Slot()
    def _remove(self) -> None:
        if (known := self._chosen) is not None and known.is_ours:
            self._to_list()
            phrases, sentence = self.desk.workspace.phrases, f"{words.quote(known.draft.name)} was removed."
            self._change(lambda: phrases.remove(known.file), Offer(sentence, UNDO, self._undo))

    def _undo(self) -> None:
        self._change(self.desk.workspace.phrases.undo, Offer(AS_BEFORE, REDO, self._redo))

    def _redo(self) -> None:
        self._change(self.desk.workspace.phrases.redo, Offer(AGAIN, UNDO, self._undo))

    def _change(self, work: Callable[[], Kept | None], offer: Offer) -> None:
        """One thing after the other, off this thread, since the coach may be busy; what is done is said."""
        self._to_do.append((work, offer))
        if len(self._to_do) == 1:
            self._do_next()

    def _do_next(self) -> None:
        if self._to_do:
            work, offer = self._to_do[0]
            self.desk.tasks.run(lambda: (work(), offer), self._on_done, self.failed.emit, self._on_over)

    def _on_over(self) -> None:
        self._to_do.popleft()
        self._do_next()

    def _on_done(self, done: tuple[Kept | None, Offer]) -> None:
        kept, offer = done
        if kept is not None:
            self._show(kept)
        self.noted.emit(NOTHING if kept is None else offer)

    def _show(self, kept: Kept) -> None:
        self._refresh(kept.file)
        self.changed.emit(kept.changes)

    # ------------------------------------------------------------ files

    @cached_property
    def _files(self) -> Files:
        from trainer.gui.dialogs.files import PHRASES, Files

        return Files(self, PHRASES)

    @Slot()
    def _choose_file(self) -> None:
        self._files.to_read(self.take_file)

    def take_file(self, path: Path) -> None:
        """Read a file off this thread, then show what it holds."""
        phrases = self.desk.workspace.phrases
        self.desk.tasks.run(lambda: phrases.preview(path), self._preview, self.failed.emit)

    def _preview(self, incoming: Incoming) -> None:
        if not self._may_open():
            return
        from trainer.gui.dialogs.taking_in import TakingInDialog

        dialog = TakingInDialog(self.desk, incoming, self)
        dialog.kept.connect(self._on_kept)
        dialog.open()

    @Slot()
    def _share(self) -> None:
        known = self._chosen
        if known is not None and known.is_ours:
            self._files.to_write(known.draft.name, lambda path: self._write(known, path))

    def _write(self, known: KnownFamily, path: Path) -> None:
        phrases = self.desk.workspace.phrases

        def share() -> str:
            phrases.share(known, path)
            return f"{words.quote(known.draft.name)} was written to {path}; send that file to your team."

        self.desk.tasks.run(share, self.noted.emit, self.failed.emit)
