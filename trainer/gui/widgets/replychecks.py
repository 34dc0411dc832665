"""What is told of a reply while it is written or reviewed: small facts in a row, good ones with a tick."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from trainer import words
from trainer.domain.replycheck import LONGEST_S, ReplyCheck
from trainer.gui.layouts import row
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.glyph import Glyph
from trainer.gui.widgets.prose import label

GOOD, LOOK = ("circle-check", "positive"), ("circle-alert", "warning")


class ReplyChecks(Flow):
    """Facts, no score; out of sight while there are none."""

    def __init__(self, *, length: bool = True) -> None:
        """Make the row; without `length` a usual one is told elsewhere."""
        super().__init__(gap=14)
        self._length = length
        self.hide()

    def show_check(self, check: ReplyCheck | None) -> None:
        """Show these facts; none with None."""
        facts = list(told(check)) if check is not None and check.words else []
        if facts and not self._length and facts[0][0]:
            del facts[0]
        self.setItems(*(Fact(good, said) for good, said in facts))
        self.setVisible(bool(facts))


class Fact(QWidget):
    """One fact with its sign."""

    def __init__(self, good: bool, said: str) -> None:
        super().__init__()
        icon, hue = GOOD if good else LOOK
        self.setLayout(row(Glyph(icon, hue, 16), label(said, "small", "muted" if good else "text"), gap=6))


def told(check: ReplyCheck) -> Iterator[tuple[bool, str]]:
    """Each fact, and whether it is as it should be."""
    length = f"{words.plural(check.words, 'word')}, about {words.plural(check.seconds, 'second')}"
    yield not check.is_long, f"{length}; better under {LONGEST_S}" if check.is_long else length
    if check.softeners:
        yield (
            check.softeners == 1,
            "one softener" if check.softeners == 1 else f"{check.softeners} softeners; one is enough",
        )
    else:
        yield False, "no softener"
    yield check.asks, "ends in a question" if check.asks else "does not end in a question"
    if check.absolutes:
        yield False, f"promises a lot: {', '.join(words.curly(word) for word in check.absolutes)}"
    if check.unverified:
        yield False, f"{words.plural(check.unverified, 'claim')} not verified"
    else:
        yield True, "no facts to verify"
    if check.empty:
        yield False, f"no words for {', '.join(f'{{{name}}}' for name in check.empty)}"
