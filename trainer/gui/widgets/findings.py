"""What the coach found in a reply: a chip for each label, one of them open, and the order of the moves."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer import words
from trainer.domain.feedback import Certainty, Feedback, Finding, Label, LabelKind, Noticed
from trainer.gui.layouts import col
from trainer.gui.widgets.chip import Face
from trainer.gui.widgets.findingdetail import NOT_DONE, FindingDetail, Mark
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.foundchip import FoundChip
from trainer.gui.widgets.prose import Prose
from trainer.gui.widgets.typeset import tooltip

Spans = tuple[tuple[int, int, str], ...]


class Findings(QWidget):
    """Chips in the order of the words; out of sight when there is none.

    Signals:
        emphasised: The (start, end, kind) stretches of the reply that are being looked at.
        asked, denied, accepted, hear_requested: As in `FindingDetail`.
        opened: What is open has this widget, and it was opened, or has another size.
    """

    emphasised = Signal(object)
    asked = Signal(object)
    denied = Signal(object)
    accepted = Signal(object)
    hear_requested = Signal(object)
    opened = Signal(object)

    def __init__(self, *, may_deny: bool = False) -> None:
        super().__init__()
        self._feedback = Feedback()
        self._denied: frozenset[str] = frozenset()
        self._marks: tuple[Mark, ...] = ()
        self._chips: tuple[FoundChip, ...] = ()
        self._flow = Flow()
        self._detail = FindingDetail(may_deny=may_deny)
        self._steps = Prose("", "small", "muted")
        self.setLayout(col(self._flow, self._detail, self._steps, gap=8))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._detail.asked.connect(self.asked)
        self._detail.denied.connect(self.denied)
        self._detail.accepted.connect(self.accepted)
        self._detail.hear_requested.connect(self.hear_requested)
        self._detail.grew.connect(lambda: self.opened.emit(self._detail))

    def show_feedback(self, feedback: Feedback, said: str, denied: Collection[str] = ()) -> None:
        """Chips for what was found in these words, none of them open; `denied` is what the rep disputes of it."""
        self._feedback = feedback
        self._marks = tuple(_marks(feedback, said))
        self._detail.show_mark(None)
        self._chips = tuple(FoundChip(_face(mark, denied=False)) for mark in self._marks)
        for place, (chip, mark) in enumerate(zip(self._chips, self._marks, strict=True)):
            chip.setToolTip(tooltip(f"{mark.definition} {words.CERTAINTY_HINTS[mark.certainty]}".strip()))
            self._connect(chip, place)
        self._flow.setItems(*self._chips)
        self.show_denied(denied)
        self.setVisible(bool(self._marks))

    def _connect(self, chip: FoundChip, place: int) -> None:
        chip.clicked.connect(lambda checked: self._open(place if checked else None))
        chip.pointed.connect(lambda there: self._on_pointed(chip, there=there))
        chip.stepped.connect(lambda steps: self._step(place, steps))

    def show_denied(self, denied: Collection[str]) -> None:
        """The rep disputes these families and no others; what is open stays open."""
        self._denied = frozenset(denied)
        for chip, mark in zip(self._chips, self._marks, strict=True):
            chip.setFace(_face(mark, denied=mark.family in self._denied))
        if (opened := self._detail.mark()) is not None:
            self._detail.show_denied(opened.family in self._denied)
        self.remark(self._feedback)

    def remark(self, feedback: Feedback) -> None:
        """The same findings with notes that are told anew."""
        self._feedback = feedback
        steps = words.steps(feedback.counting().without(self._denied))
        self._steps.setText(steps)
        self._steps.setVisible(bool(steps))

    def let_hear(self, can_be_heard: Callable[[Mark], bool]) -> None:
        """Offer to hear the words of the marks of which this says that there is a sound."""
        self._detail.can_be_heard = can_be_heard

    def close_detail(self) -> bool:
        """Close the chip that is open; False when none is."""
        if self._detail.mark() is None:
            return False
        self._open(None)
        return True

    def focus_first(self) -> None:
        """The keyboard goes to the first chip, or to the one that is open."""
        if self._chips:
            opened = next((chip for chip in self._chips if chip.isChecked()), self._chips[0])
            opened.setFocus(Qt.FocusReason.TabFocusReason)

    # ------------------------------------------------------------ one open at a time

    def _open(self, place: int | None) -> None:
        for at, chip in enumerate(self._chips):
            chip.setChecked(at == place)
        mark = self._marks[place] if place is not None else None
        self._detail.show_mark(mark, denied=mark is not None and mark.family in self._denied)
        self.emphasised.emit(mark.spans if mark else ())

    def _on_pointed(self, chip: FoundChip, *, there: bool) -> None:
        """A chip of an earlier reply may get the keyboard once more on its way out."""
        if chip in self._chips:
            looked_at = self._marks[self._chips.index(chip)] if there else self._detail.mark()
            self.emphasised.emit(looked_at.spans if looked_at else ())

    def _step(self, place: int, steps: int) -> None:
        """To the neighbour, round the end; where a chip is open the neighbour is opened instead."""
        to = (place + steps) % len(self._chips)
        self._chips[to].setFocus(Qt.FocusReason.TabFocusReason)
        if self._detail.mark() is not None:
            self._open(to)


def spans(feedback: Feedback, denied: Collection[str] = ()) -> Spans:
    """The stretches of a reply that are marked: by the coach, and beneath what is disputed by the rep.

    What is only to be checked is not: its words are shown with its chip.
    """
    found = tuple((one.start, one.end, one.label.kind.value) for one in feedback.counting().findings)
    return (*found, *((one.start, one.end, "denied") for one in feedback.findings if one.label in denied))


def _marks(feedback: Feedback, said: str) -> Iterator[Mark]:
    first: dict[Label, list[Finding]] = {}
    for found in feedback.findings:
        first.setdefault(found.label, []).append(found)
    for label, every in first.items():
        yield _mark(label, every, said)
    for one in feedback.noticed:
        if one.kind is not LabelKind.PART:
            yield _noticed(one, said)


def _mark(label: Label, every: list[Finding], said: str) -> Mark:
    found = every[0]
    places = tuple((one.start, one.end) for one in every)
    name, means, behind = words.LABELS[label], words.DEFINITIONS[label], words.substance(found)
    return Mark(
        name,
        label.kind.value,
        found.certainty,
        means,
        places,
        said[found.start : found.end],
        label.value,
        label,
        behind,
    )


def _noticed(one: Noticed, said: str) -> Mark:
    places = ((one.start, one.end),)
    return Mark(one.name, one.kind.value, one.certainty, one.definition, places, said[one.start : one.end], one.family)


def _face(mark: Mark, *, denied: bool) -> Face:
    """A suggestion and what is disputed are outlined: neither is said with a full voice."""
    quiet = denied or mark.certainty is Certainty.CHECK
    certainty = words.CERTAINTIES[mark.certainty]
    return Face(mark.name, mark.kind, note=certainty, outline=quiet, mark=NOT_DONE if denied else "")
