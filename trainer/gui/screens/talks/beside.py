"""One talk, or two of them side by side: facts, of which none is called better than another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout

from trainer import talkwords, words
from trainer.domain.talks import Facts, TalkRow
from trainer.gui import icons, theme
from trainer.gui.layouts import col, wrap
from trainer.gui.models.talks import title
from trainer.gui.widgets.chip import Chip
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.strata import Strata

NAMES = 116
"""Room for the names of the facts, in pixels at 100 %."""
GAP, COLUMNS_GAP = 8, 22


def beside(talks: Sequence[tuple[TalkRow, Facts | None]]) -> QLayout:
    """Talks in columns; where the rep has not looked back yet, only what the list says, too."""
    heads = [wrap(_head(row, narrow=len(talks) > 1)) for row, _ in talks]
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(COLUMNS_GAP)
    grid.setVerticalSpacing(GAP)
    is_alone = len(talks) == 1
    for place, head in enumerate(heads, 1):
        grid.addWidget(head, 0, 0 if is_alone else place, 1, 2 if is_alone else 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(place, 1)
    columns = (talkwords.facts(row, told) for row, told in talks)
    for at, lines in enumerate(zip(*columns, strict=True), 1):
        if any(fact != talkwords.UNTOLD for _, fact in lines):
            _line(grid, at, lines)
    return col(grid, None, gap=0)


def _head(row: TalkRow, *, narrow: bool) -> QLayout:
    """Who it was with, its line, and how deep it went as a picture."""
    icon, hue = icons.of_talk(row.category)
    kind = Chip(talkwords.kind(row.category), hue, icon)
    chips = Flow(kind, Chip(talkwords.manner(row), outline=True))
    strata = Strata(row.depth, slab=22)
    strata.setLayers(row.layers)
    return col(
        label(f"{talkwords.day(row)} {row.began.local:%Y, %H:%M}", "caption", "muted"),
        Prose(words.curly(title(row)), "title"),
        2,
        chips,
        8,
        Prose(words.quote(row.line), "speech_s" if narrow else "speech_m", hang=hue),
        8,
        *((strata,) if row.layers else ()),
        10,
        gap=2,
    )


def _line(grid: QGridLayout, at: int, told: Sequence[tuple[str, str]]) -> None:
    """One fact of each talk."""
    head = Prose(told[0][0], "small", "muted")
    head.setFixedWidth(theme.current().px(NAMES))
    grid.addWidget(head, at, 0, Qt.AlignmentFlag.AlignTop)
    for place, (name, fact) in enumerate(told, 1):
        shown = Prose(fact)
        shown.setAccessibleName(f"{name}: {fact}")
        grid.addWidget(shown, at, place, Qt.AlignmentFlag.AlignTop)
