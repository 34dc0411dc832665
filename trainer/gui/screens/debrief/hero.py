"""At the head of a debrief: how deep the talk went, the door that was missed, and how it ended."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from trainer import talkwords, words
from trainer.domain.debrief import Debrief
from trainer.domain.played import Played
from trainer.gui.layouts import Item, col, wrap
from trainer.gui.widgets.chip import Chip
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.fold import Fold
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.strata import Strata

FOLD = 820


def hero(played: Played, debrief: Debrief, *buttons: QWidget, shows_behind: bool) -> Fold:
    """The depth in words and as a picture; what lies behind the missed door only when it was asked for."""
    casting = played.casting
    minutes = words.lasted(max(played.ended_ms - played.began.at_ms, 0) // 1000)
    told = f"{talkwords.played_by(casting)}, {talkwords.kind(casting.category).lower()}, {minutes}"
    outcome = talkwords.OUTCOMES[played.outcome] if played.outcome else ""
    left = col(
        label(words.curly(told), "label", "muted"),
        2,
        Prose(talkwords.headline(debrief.depth, debrief.layers, words.curly(casting.rep)), "headline"),
        10,
        *_door(debrief, shows_behind=shows_behind),
        12,
        Flow(*buttons, Chip(f"Ended: {outcome.lower()}", outline=True, icon="door-closed"), gap=10),
        None,
        gap=2,
    )
    strata = Strata(debrief.depth, talkwords.LAYER_NAMES, slab=36, door=debrief.depth + 1 if debrief.door else 0)
    strata.setLayers(debrief.layers)
    return Fold(wrap(left), wrap(col(strata, None)), at=FOLD, shares=(1, 0), gap=40)


def _door(debrief: Debrief, *, shows_behind: bool) -> tuple[Item, ...]:
    """The question that would have opened the next layer."""
    if not debrief.door:
        return (Prose("Every door was opened.", "body", "muted"),)
    lines: tuple[Item, ...] = (
        label("The door you missed", "label", "accent"),
        Prose(words.quote(debrief.door), "speech_l", hang="accent"),
    )
    behind = Prose(f"Behind it: {words.quote(debrief.behind)}", "speech_s", "muted")
    return (*lines, behind) if shows_behind else lines
