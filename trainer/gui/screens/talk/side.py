"""Beside a talk: how deep it is, the last pause, what it is for, how it may end; nothing of what is still hidden."""

from __future__ import annotations

from trainer import talkwords, words
from trainer.domain.played import TalkView
from trainer.gui.layouts import Plane, col, wrap
from trainer.gui.widgets.band import Band
from trainer.gui.widgets.chip import Chip
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.scroller import Scroller
from trainer.gui.widgets.strata import Strata

WIDTH, COMPACT = 304, 92
PAUSE = "Pause before your reply"


class Side(Plane):
    """The panel at the right of a talk."""

    def __init__(self) -> None:
        self._depth, self._strata = Prose("", "title"), Strata()
        self._band = Band(PAUSE)
        self._aim_name, self._aim = label("Your aim for this talk", "caption", "muted"), Prose("", "body")
        self._step_name, self._step = label("Agreed", "caption", "muted"), Prose("", "body")
        self._head = wrap(col(label("Depth", "caption", "muted"), self._depth, gap=2, margins=(0, 0, 0, 10)))
        self._rest = wrap(
            col(
                32,
                label(PAUSE, "caption", "muted"),
                4,
                self._band,
                28,
                self._aim_name,
                self._aim,
                16,
                self._step_name,
                self._step,
                None,
                label("How it can end well", "caption", "muted"),
                4,
                Flow(*(Chip(text, outline=True) for text in talkwords.OUTCOMES.values())),
                gap=2,
            )
        )
        told = wrap(col(self._head, self._strata, (self._rest, 1), gap=0, margins=(24, 26, 20, 24)))
        super().__init__(col(Scroller(told), gap=0), width=WIDTH)
        self.setProperty("role", "side")

    def setCompact(self, compact: bool) -> None:
        """The picture of the depth alone, where there is no room for more."""
        self._head.setHidden(compact)
        self._rest.setHidden(compact)
        self.setPlaneWidth(COMPACT if compact else WIDTH)

    def show_view(self, view: TalkView) -> None:
        """How it stands."""
        self._depth.setText(talkwords.depth(view.depth, view.layers))
        self._strata.setLayers(view.layers)
        self._strata.setReached(view.depth)
        self._aim.setText(words.curly(view.casting.objective))
        self._aim_name.setVisible(bool(view.casting.objective))
        agreed = view.step
        told = f"{agreed.what}, {agreed.who}, {agreed.when}" if agreed else ""
        self._step.setText(words.curly(told))
        self._step_name.setVisible(bool(told))

    def show_pause(self, pause_ms: int) -> None:
        """How long the rep waited before the last reply; negative when that was not measured."""
        self._band.setPause(pause_ms)
