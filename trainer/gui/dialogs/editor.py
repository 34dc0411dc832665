"""The card editor: a line and a reply are needed, the rest can wait; the length in seconds while one writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from trainer import words
from trainer.domain import slots
from trainer.domain.cards import Card, Fact
from trainer.domain.categories import Category
from trainer.domain.views import Changes
from trainer.domain.writing import Fault, Trouble
from trainer.errors import TrainerError
from trainer.gui import icons, theme
from trainer.gui.desk import Desk
from trainer.gui.dialogs.livechecks import LiveChecks
from trainer.gui.dialogs.sheet import BACK, Sheet
from trainer.gui.layouts import Item, col, row, wrap
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.picker import Picker
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.switch import Switch
from trainer.services.editing import CardRefusedError

SAVE = "Ctrl+Return"
WORDS_PER_SECOND = 2.5
"""150 words a minute, an unhurried speaking pace."""

NEEDED = "needed"
LATER = "The rest can wait"
ELSEWHERE = "It is not on this form: mend it in the file of the deck and import that."


@dataclass(frozen=True)
class NewLine:
    """A card that is written from nothing.

    Attributes:
        deck: The title of the deck that it goes into.
        keep: Puts it there.
    """

    card: Card
    deck: str
    keep: Callable[[Card], Changes]


class EditorDialog(Sheet):
    """Edits one card on this computer, or writes a new one.

    Signals:
        kept: The `Changes`.
    """

    kept = Signal(object)

    def __init__(self, desk: Desk, what: str | NewLine, parent: QWidget) -> None:
        """Open a card by its id, or a new one."""
        super().__init__(parent, "Edit the card" if isinstance(what, str) else f"A new line for {what.deck}")
        self._desk = desk
        self._card = card = desk.workspace.library.card(what) if isinstance(what, str) else what.card
        self._put = desk.workspace.editing.save if isinstance(what, str) else what.keep
        self._troubles: dict[str, tuple[QWidget, Prose]] = {}
        self._category = self._category_box(card)
        self._objection = self._line(card.objection, "What the customer says")
        self._variant = self._line(card.variant, "The same in other words")
        self._reply = self._text(card.reply, "The reply")
        self._plain = self._text(card.plain_reply, "The reply without claims")
        self._points = self._text("\n".join(card.points), "The points, one per line")
        self._tells = self._line(card.tells, "What the line tells us")
        self._facts = [self._fact(fact) for fact in card.facts]
        self._length = label("", "small", "muted")
        self._checks = LiveChecks(desk, self._reply, self._edited)
        self._reads = Prose("", "small", "muted")
        self._needed = _needed()
        self._practised = {name: label("practised now", "small", "accent") for name in ("reply", "plain_reply")}
        self._lay_out()
        self._render()
        self.guard(self._edited, self._keep, self._begin)
        if (begun := desk.workspace.editing.begun(card)) is not None:
            self._restore(begun)
        QShortcut(QKeySequence(SAVE), self, self._keep)
        self.lead_to(self._objection if not card.objection else self._plain if card.without_claims else self._reply)

    # ------------------------------------------------------------ layout

    def _lay_out(self) -> None:
        keep = Button("Keep", "primary", "check", key=SAVE)
        keep.clicked.connect(self._keep)
        fields = col(
            self._field("Kind", self._category),
            self._field("The customer says", self._objection, "objection", _needed(), None),
            self._field(
                "One way to answer", self._reply, "reply", _needed(), self._practised["reply"], None, self._length
            ),
            self._reads,
            self._checks.row,
            *self._claims_part(),
            6,
            label(LATER, "strong", "muted"),
            self._field("The same objection in other words", self._variant, "variant"),
            self._field("Points a good reply covers, one per line", self._points, "points"),
            self._field("What the line tells us", self._tells, "tells"),
            None,
            gap=10,
        )
        self.fill(fields, None, self.cancel_button(), keep, width=760)

    def _field(self, title: str, editor: QWidget, name: str = "", *beside: Item) -> QWidget:
        """A field under its title, what is said beside that, and room for what is wrong with it."""
        head = row(label(title, "label"), *(beside or (None,)))
        return wrap(col(head, self._marked(editor, name) if name else editor, gap=4))

    def _marked(self, editor: QWidget, name: str) -> QWidget:
        """A field with room for what is wrong with it."""
        trouble = Prose("", "small", "danger")
        trouble.hide()
        self._troubles[name] = (editor, trouble)
        return wrap(col(editor, trouble, gap=2))

    def _claims_part(self) -> tuple[Item, ...]:
        """The claims, and the reply without them; nothing for a card that claims nothing."""
        if not (self._facts or self._card.plain_reply):
            self._plain.setParent(self)
            self._plain.hide()
            return ()
        tip = "Until every claim is true for you, the reply without claims is the one that is practised."
        facts = (self._fact_line(fact, *controls) for fact, controls in zip(self._card.facts, self._facts, strict=True))
        beside = (self._needed, self._practised["plain_reply"], None)
        return (
            *((Prose(tip, "small", "muted"), *facts) if self._facts else ()),
            self._field("The same without claims", self._plain, "plain_reply", *beside),
        )

    def _fact(self, fact: Fact) -> tuple[Switch, QLineEdit | None]:
        """The controls of one claim: whether it is true here, and for a slot the words to put in."""
        switch = Switch("True for us", fact.verified)
        switch.toggled.connect(self._on_edited)
        if not fact.slot:
            return switch, None
        return switch, self._line(self._card.slots.get(fact.slot, ""), f"Words for {fact.slot}")

    def _fact_line(self, fact: Fact, switch: Switch, words_for: QLineEdit | None) -> QWidget:
        """What one claim means beside its controls."""
        what = Prose(words.curly(fact.claim or fact.means), "body")
        line = wrap(row((what, 1), *((words_for,) if words_for else ()), switch, gap=12))
        line.setFocusProxy(words_for or switch)
        return self._marked(line, f"slots {fact.slot}") if fact.slot else line

    def _category_box(self, card: Card) -> Picker:
        box = Picker(name="Kind")
        for category in Category:
            box.addItem(icons.icon(icons.of_category(category), category), words.CATEGORIES[category], category)
        box.setCurrentIndex(list(Category).index(card.category))
        box.currentIndexChanged.connect(self._on_edited)
        return box

    def _line(self, text: str, name: str) -> QLineEdit:
        line = QLineEdit(text)
        line.setAccessibleName(name)
        line.setCursorPosition(0)
        line.textChanged.connect(self._on_edited)
        return line

    def _text(self, text: str, name: str) -> QPlainTextEdit:
        box = QPlainTextEdit(text)
        box.setAccessibleName(name)
        box.setTabChangesFocus(True)
        height = theme.current().leading("body") * 4
        box.setStyleSheet(f"min-height: {height}px; max-height: {height}px")  # the look has a height of its own
        box.textChanged.connect(self._on_edited)
        return box

    # ------------------------------------------------------------ while one writes

    @Slot()
    def _on_edited(self) -> None:
        self.on_written()
        self._render()

    def _render(self) -> None:
        """What follows from the fields: the length, the words in the slots, and which reply is practised."""
        card = self._edited()
        count = len(card.reply.split())
        self._length.setText(
            f"{words.plural(count, 'word')}, about {words.plural(round(count / WORDS_PER_SECOND), 'second')}"
        )
        self._reads.setText(self._readings(card))
        self._reads.setVisible(bool(self._reads.text()))
        self._needed.setVisible(not card.claims_are_verified)
        self._practised["reply"].setVisible(bool(card.facts) and not card.without_claims)
        self._practised["plain_reply"].setVisible(card.without_claims)

    def _readings(self, card: Card) -> str:
        """``{competitor} reads as TrackCo.`` for every slot on this form that has words now."""
        own = self._desk.workspace.preferences().slots
        written = (card.objection, card.variant, card.reply, card.plain_reply, *card.points, card.tells)
        pairs = ((name, slots.words(name, own, card.slots)) for name in slots.names(" ".join(written)))
        return " ".join(f"{{{name}}} reads as {words.curly(said)}." for name, said in pairs if said)

    # ------------------------------------------------------------ what was begun

    def _begin(self, written: Card | None) -> None:
        self._desk.workspace.editing.begin(self._card, written)

    def _restore(self, begun: Card) -> None:
        """What was begun and not kept stands in the fields again."""
        self._category.setCurrentIndex(list(Category).index(begun.category))
        for line, said in ((self._objection, begun.objection), (self._variant, begun.variant)):
            line.setText(said)
        self._reply.setPlainText(begun.reply)
        self._plain.setPlainText(begun.plain_reply)
        self._points.setPlainText("\n".join(begun.points))
        self._tells.setText(begun.tells)
        for fact, (switch, words_for) in zip(begun.facts, self._facts, strict=True):
            switch.setChecked(fact.verified)
            if words_for is not None:
                words_for.setText(begun.slots.get(fact.slot, ""))
        self.strip.say(BACK, "neutral")

    # ------------------------------------------------------------ keeping

    def _edited(self) -> Card:
        facts, given = [], dict(self._card.slots)
        for fact, (switch, words_for) in zip(self._card.facts, self._facts, strict=True):
            facts.append(replace(fact, verified=switch.isChecked()))
            if words_for is not None:
                given[fact.slot] = words_for.text().strip()
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
            slots={name: value for name, value in given.items() if value},
        )

    @Slot()
    def _keep(self) -> None:
        for _, trouble in self._troubles.values():
            trouble.hide()
        try:
            changes = self._put(self._edited())
        except CardRefusedError as error:
            self._show(error)
            return
        except TrainerError as error:
            self.strip.say(str(error))
            return
        self.kept.emit(changes)
        self.accept()

    def _show(self, error: CardRefusedError) -> None:
        """Every trouble at its field, and the cursor in the first of these fields."""
        self.strip.say(str(error))
        for found in error.troubles:
            if place := self._place(found):
                place[1].setText(words.trouble(found))
                place[1].show()
            else:
                self.strip.say(f"{words.trouble(found)} {ELSEWHERE}")
        marked = [field for field, trouble in self._troubles.values() if not trouble.isHidden()]
        if marked:
            self.lead_to(marked[0])

    def _place(self, found: Trouble) -> tuple[QWidget, Prose] | None:
        if found.field == "slots" and found.fault is Fault.TOO_LONG:
            found = replace(found, detail=self._slot_with_most_words())
        return self._troubles.get(f"{found.field} {found.detail}") or self._troubles.get(found.field)

    def _slot_with_most_words(self) -> str:
        given = self._edited().slots
        return max((fact.slot for fact in self._card.facts), key=lambda slot: len(given.get(slot, "")), default="")


def _needed() -> Prose:
    return label(NEEDED, "small", "accent")
