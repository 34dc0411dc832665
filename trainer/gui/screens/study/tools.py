"""What a rep may do with the card in front besides answering it: mend it, put it aside, flag it, look it up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from trainer import words
from trainer.domain.memory import FLAGS, Status
from trainer.domain.views import Changes, PastAnswer, Question, Reveal
from trainer.gui import icons
from trainer.gui.actions import action, key, native
from trainer.gui.desk import Desk
from trainer.gui.widgets.glyph import FLAG_ROLES

LATER = "To edit the card or look it up, reveal the reply first"


class CardTools(QObject):
    """Works on whatever card is in front.

    Signals:
        kept: `Changes`: the card reads differently now.
        decided: `Changes` to its flag or star, and what they are now (`Status`).
        counted: What was stored because a customer said the line, too (`Captured`).
        put_aside: `Changes`, the `Status` it had before, and a sentence that says so.
    """

    kept = Signal(object)
    decided = Signal(object, object)
    counted = Signal(object)
    put_aside = Signal(object, object, str)

    def __init__(
        self,
        desk: Desk,
        question: Callable[[], Question | None],
        reveal: Callable[[], Reveal | None],
        rehearsed: Callable[[str], tuple[PastAnswer, ...]],
        parent: QWidget,
    ) -> None:
        """Make the tools.

        Args:
            desk: What they work with.
            question: The question in front; None between two of them.
            reveal: Its reveal; None before the attempt, when nothing that tells the reply may be opened.
            rehearsed: Answers of this session to a card that are in no log.
            parent: The screen, over which dialogs open.
        """
        super().__init__(parent)
        self._desk, self._question, self._reveal, self._screen = desk, question, reveal, parent
        self._rehearsed = rehearsed

    # ------------------------------------------------------------ the menu

    def menu(self) -> QMenu:
        """Everything that can be done now, with its keys."""
        menu = QMenu(self._screen)
        status = self._status()
        revealed = self._reveal() is not None
        if revealed:
            self._add(menu, "edit", self.edit)
            self._add(menu, "own_words", self.keep_own_words)
            self._add(menu, "heard_reveal", self.count_heard)
            self._add(menu, "info", self.show_info)
        else:
            menu.addAction(LATER).setEnabled(False)
        menu.addSeparator()
        self._add(menu, "mark", self.mark, words="Take the star away" if status.marked else "")
        menu.addMenu(self._flags(menu, status))
        menu.addSeparator()
        self._add(menu, "bury", self.bury)
        self._add(menu, "suspend", self.suspend)
        return menu

    def _add(self, menu: QMenu, name: str, run: Callable[[], None], *, words: str = "") -> None:
        made = menu.addAction(words or action(name).words)
        made.setShortcut(key(name))
        made.setShortcutVisibleInContextMenu(True)
        made.triggered.connect(lambda _checked=False: run())

    def _flags(self, menu: QMenu, status: Status) -> QMenu:
        flags = QMenu(f"Flag\t{native(key('flag'))}", menu)
        for flag in FLAGS:
            made = flags.addAction(words.FLAGS[flag])
            made.setCheckable(True)
            made.setChecked(flag == status.flag)
            if flag or flag == status.flag:
                made.setIcon(icons.icon("check" if flag == status.flag else "flag", FLAG_ROLES[flag]))
            made.triggered.connect(partial(self._set_flag, flag))
        return flags

    # ------------------------------------------------------------ flags and stars

    def _status(self) -> Status:
        question = self._question()
        return self._desk.workspace.deciding.status(question.card_id) if question else Status()

    @Slot()
    def mark(self) -> None:
        """Give the card a star, or take it away."""
        if (question := self._question()) is not None:
            changes = self._desk.workspace.deciding.mark(question.card_id, on=not self._status().marked)
            self.decided.emit(changes, self._status())

    @Slot()
    def flag(self) -> None:
        """The next colour, and after the last one none."""
        self._set_flag((self._status().flag + 1) % len(FLAGS))

    def _set_flag(self, flag: int, _checked: bool = False) -> None:
        if (question := self._question()) is not None:
            changes = self._desk.workspace.deciding.flag(question.card_id, flag)
            self.decided.emit(changes, self._status())

    @Slot()
    def count_heard(self) -> None:
        """A customer said this line, too."""
        if (question := self._question()) is not None:
            self.counted.emit(self._desk.workspace.capture.again(question.card_id))

    # ------------------------------------------------------------ putting aside

    @Slot()
    def bury(self) -> None:
        """Not today any more."""
        self._set_aside(self._desk.workspace.deciding.bury, "Buried until tomorrow.")

    @Slot()
    def suspend(self) -> None:
        """Not until the rep takes it up again."""
        self._set_aside(self._desk.workspace.deciding.suspend, "Suspended; take it up again in Decks.")

    def _set_aside(self, decide: Callable[[str], Changes], sentence: str) -> None:
        if (question := self._question()) is not None:
            before = self._status()
            self.put_aside.emit(decide(question.card_id), before, sentence)

    # ------------------------------------------------------------ dialogs

    @Slot()
    def edit(self) -> None:
        """Open the editor."""
        from trainer.gui.dialogs.editor import EditorDialog

        if (question := self._question()) is not None:
            dialog = EditorDialog(self._desk, question.card_id, self._screen)
            dialog.kept.connect(self.kept)
            dialog.open()

    @Slot()
    def keep_own_words(self) -> None:
        """Write the reply in the rep's own words."""
        from trainer.gui.dialogs.own_words import OwnWordsDialog

        if (reveal := self._reveal()) is not None:
            dialog = OwnWordsDialog(self._desk, reveal, self._screen)
            dialog.kept.connect(self.kept)
            dialog.open()

    @Slot()
    def show_info(self) -> None:
        """Everything that is known about the card."""
        from trainer.gui.dialogs.card_info import CardInfoDialog
        from trainer.gui.dialogs.takes import CardTakes

        if (reveal := self._reveal()) is not None:
            info = self._desk.workspace.history.of(reveal.question.card_id)
            info = replace(info, answers=self._rehearsed(info.card_id) + info.answers)
            CardInfoDialog(info, self._screen, CardTakes(self._desk, info.card_id)).open()
