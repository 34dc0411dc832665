"""One family, opened: what it does, how it sounds, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from trainer import words
from trainer.domain.phrases import NearMiss
from trainer.gui.actions import key
from trainer.gui.layouts import Item, clear, col, row, wrap
from trainer.gui.models.families import meaning, title
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.chip import Chip
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.glyph import Glyph
from trainer.gui.widgets.prose import Prose, label
from trainer.services.phrases import KnownFamily

Thing = TypeVar("Thing")

FEW = 6
"""Sentences that are shown before somebody asks for all of them."""


class FamilyPage(QWidget):
    """Shows one family at a time.

    Signals:
        hear_requested: A sentence that is to be read aloud.
        edit_requested, share_requested, remove_requested: A button was pressed.
    """

    hear_requested = Signal(str)
    edit_requested = Signal()
    share_requested = Signal()
    remove_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known: KnownFamily | None = None
        self._whole: set[str] = set()
        self._edit = Button("Edit", "plain", "pencil-line", key=key("edit_family"))
        self._edit.clicked.connect(self.edit_requested)
        self._share = Button("Share", "quiet", "upload")
        self._share.clicked.connect(self.share_requested)
        self._remove = Button("Remove", "quiet", "trash-2")
        self._remove.clicked.connect(self.remove_requested)
        self._chips = Flow()
        self._name, self._definition = Prose("", "title"), Prose("", "body")
        self._used = Prose("", "small", "muted")
        self._body = col(gap=0)
        tools = row(self._edit, self._share, self._remove, None, gap=6)
        head = col(self._chips, 8, self._name, 4, self._definition, 4, self._used, 12, tools, gap=0)
        self.setLayout(col(head, self._body, None, gap=0, margins=(32, 4, 40, 24)))

    def show_family(self, known: KnownFamily, used: str) -> None:
        """Another family, or the same one after it was changed."""
        if self._known is None or (known.file, known.draft.family) != (self._known.file, self._known.draft.family):
            self._whole = set()
        self._known = known
        kind = known.draft.kind
        ours = (Chip("Your team’s", outline=True),) if known.is_ours else ()
        self._chips.setItems(Chip(words.LABEL_KINDS[kind], kind.value), *ours)
        self._name.setText(title(known))
        self._definition.setText(meaning(known))
        self._used.setText(f"{used[:1].upper()}{used[1:]}.")
        self._edit.setText("Edit" if known.is_ours else "Copy as a start")
        self._edit.setIconName("pencil-line" if known.is_ours else "copy")
        self._share.setVisible(known.is_ours)
        self._remove.setVisible(known.is_ours)
        self._render()

    def _render(self) -> None:
        assert self._known is not None
        clear(self._body)
        draft = self._known.draft
        near = sorted(draft.near, key=lambda one: not one.why)
        seed = (draft.seed,) if draft.seed else ()
        examples = [example for example in draft.examples if example != draft.seed]
        parts = (
            *self._section("The known phrase", seed, self._spoken),
            *self._section("Examples", examples, self._spoken),
            *self._section("Close, but not it", near, _miss),
        )
        self._body.addLayout(col(*parts, gap=0))

    def _section(self, name: str, things: Sequence[Thing], shown: Callable[[Thing], QLayout]) -> tuple[Item, ...]:
        """A heading with what stands under it, the first few until somebody asks for all."""
        if not things:
            return ()
        some = things if name in self._whole else things[:FEW]
        more = Button(f"Show all {len(things)}", "quiet", "chevron-down", name=f"{name}: show all {len(things)}")
        more.clicked.connect(lambda _checked=False: self._show_whole(name))
        rest = (row(more, None),) if len(some) < len(things) else ()
        return (22, label(name, "label", "muted"), 4, *(shown(thing) for thing in some), *rest)

    def _show_whole(self, name: str) -> None:
        self._whole.add(name)
        self._render()

    def _spoken(self, sentence: str) -> QLayout:
        """A sentence, and the button that reads it aloud."""
        hear = Button(kind="quiet", icon="volume-2", name=f"Hear it: {words.curly(sentence)}")
        hear.clicked.connect(lambda _checked=False: self.hear_requested.emit(sentence))
        return _line(hear, Prose(words.curly(sentence)))


def _miss(near: NearMiss) -> QLayout:
    why = (Prose(words.curly(near.why), "small", "muted"),) if near.why else ()
    mark = wrap(row(Glyph("x", "muted", 14), margins=(10, 9, 10, 0)))
    return _line(mark, wrap(col(Prose(words.curly(near.text)), *why, gap=0)), above=7)


def _line(mark: QWidget, said: QWidget, above: int = 5) -> QLayout:
    """A sign, and beside its middle the first line of what is said."""
    return row(col(mark, None, gap=0), (col(said, None, gap=0, margins=(0, above, 0, 3)), 1), gap=8)
