"""The card editor: good enough to fix a reply, with its length in seconds while one writes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from trainer import words
from trainer.domain.cards import Card, Fact
from trainer.domain.categories import Category
from trainer.errors import TrainerError
from trainer.gui import icons, theme
from trainer.gui.desk import Desk
from trainer.gui.dialogs.sheet import Sheet
from trainer.gui.layouts import Item, col, row, wrap
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.picker import Picker
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.switch import Switch
from trainer.services.editing import CardRefusedError

SAVE = "Ctrl+Return"
WORDS_PER_SECOND = 2.5
"""150 words a minute, an unhurried speaking pace."""

ELSEWHERE = "It is not on this form: mend it in the file of the deck and import that."


class EditorDialog(Sheet):
    """Edits one card on this computer.

    Signals:
        kept: The `Changes`.
    """

    kept = Signal(object)

    def __init__(self, desk: Desk, card_id: str, parent: QWidget) -> None:
        super().__init__(parent, "Edit the card")
        self._desk = desk
        self._card = card = desk.workspace.library.card(card_id)
        self.strip.acted.connect(self._keep)
        self._warned = False
        self._troubles: dict[str, Prose] = {}
        self._category = self._category_box(card)
        self._objection = self._line(card.objection, "What the customer says")
        self._variant = self._line(card.variant, "The same in other words")
        self._reply = self._text(card.reply, "The reply")
        self._plain = self._text(card.plain_reply, "The reply without claims")
        self._points = self._text("\n".join(card.points), "The points, one per line")
        self._tells = self._line(card.tells, "What the line tells us")
        self._facts = [self._fact(fact) for fact in card.facts]
        self._length = label("", "small", "muted")
        self._lay_out()
        self._reply.textChanged.connect(self._measure)
        self._measure()
        QShortcut(QKeySequence(SAVE), self, self._keep)
        self._reply.setFocus()

    # ------------------------------------------------------------ layout

    def _lay_out(self) -> None:
        keep = Button("Keep", "primary", "check", key=SAVE)
        keep.clicked.connect(self._keep)
        cancel = Button("Cancel", "plain")
        cancel.clicked.connect(self.reject)
        fields = col(
            self._field("Kind", self._category),
            self._field("The customer says", self._objection, "objection"),
            self._field("Or, in other words", self._variant, "variant"),
            row(label("One way to answer", "label"), None, self._length),
            self._marked(self._reply, "reply"),
            *self._facts_part(),
            self._field("The same without claims", self._plain, "plain_reply"),
            self._field("Points a good reply covers, one per line", self._points, "points"),
            self._field("What the line tells us", self._tells, "tells"),
            None,
            gap=10,
        )
        self.fill(fields, None, cancel, keep, width=760)

    def _field(self, title: str, editor: QWidget, name: str = "") -> QWidget:
        parts: list[Item] = [label(title, "label"), editor]
        if name:
            parts[1:] = [self._marked(editor, name)]
        return wrap(col(*parts, gap=4))

    def _marked(self, editor: QWidget, name: str) -> QWidget:
        """A field with room for what is wrong with it."""
        self._troubles[name] = trouble = Prose("", "small", "danger")
        trouble.hide()
        return wrap(col(editor, trouble, gap=2))

    def _facts_part(self) -> tuple[Item, ...]:
        if not self._facts:
            return ()
        tip = "Until every claim is true for you, the reply without claims is the one that is practised."
        facts = wrap(col(*(part for part, _, _ in self._facts), gap=10))
        return (Prose(tip, "small", "muted"), self._marked(facts, "slots"))

    def _fact(self, fact: Fact) -> tuple[QWidget, Switch, QLineEdit | None]:
        """One claim: what it means, whether it is true here, and for a slot the words to put in."""
        switch = Switch("True for us", fact.verified)
        what = words.curly(fact.claim or fact.means)
        words_for = None
        if fact.slot:
            words_for = self._line(self._card.slots.get(fact.slot, ""), f"Words for {fact.slot}")
        line = row((Prose(what, "body"), 1), *((words_for,) if words_for else ()), switch, gap=12)
        return wrap(line), switch, words_for

    def _category_box(self, card: Card) -> Picker:
        box = Picker(name="Kind")
        for category in Category:
            box.addItem(icons.icon(icons.of_category(category), category), words.CATEGORIES[category], category)
        box.setCurrentIndex(list(Category).index(card.category))
        return box

    def _line(self, text: str, name: str) -> QLineEdit:
        line = QLineEdit(text)
        line.setAccessibleName(name)
        line.setCursorPosition(0)
        return line

    def _text(self, text: str, name: str) -> QPlainTextEdit:
        box = QPlainTextEdit(text)
        box.setAccessibleName(name)
        box.setTabChangesFocus(True)
        box.setFixedHeight(theme.current().leading("body") * 4 + 16)
        return box

    # ------------------------------------------------------------ keeping

    @Slot()
    def _measure(self) -> None:
        count = len(self._reply.toPlainText().split())
        self._length.setText(
            f"{words.plural(count, 'word')}, about {words.plural(round(count / WORDS_PER_SECOND), 'second')}"
        )

    def _edited(self) -> Card:
        facts, slots = [], dict(self._card.slots)
        for fact, (_, switch, words_for) in zip(self._card.facts, self._facts, strict=True):
            facts.append(replace(fact, verified=switch.isChecked()))
            if words_for is not None:
                slots[fact.slot] = words_for.text().strip()
        return replace(
            self._card,
            category=Category(self._category.currentData()),
            objection=self._objection.text().strip(),
            variant=self._variant.text().strip(),
            reply=self._reply.toPlainText().strip(),
            plain_reply=self._plain.toPlainText().strip(),
            points=tuple(line.strip() for line in self._points.toPlainText().splitlines() if line.strip()),
            tells=self._tells.text().strip(),
            facts=tuple(facts),
            slots={name: value for name, value in slots.items() if value},
        )

    def reject(self) -> None:
        """The first Esc on a changed card warns, the second one drops the changes."""
        if self._edited() == self._card or self._warned:
            super().reject()
            return
        self._warned = True
        self.strip.say("You changed this card. Keep it, or press Esc once more to drop the changes.", "warning", "Keep")

    @Slot()
    def _keep(self) -> None:
        for trouble in self._troubles.values():
            trouble.hide()
        try:
            changes = self._desk.workspace.editing.save(self._edited())
        except CardRefusedError as error:
            self._show(error)
            return
        except TrainerError as error:
            self.strip.say(str(error))
            return
        self.kept.emit(changes)
        self.accept()

    def _show(self, error: CardRefusedError) -> None:
        self.strip.say(str(error))
        for found in error.troubles:
            if place := self._troubles.get(found.field):
                place.setText(words.trouble(found))
                place.show()
            else:
                self.strip.say(f"{words.trouble(found)} {ELSEWHERE}")
