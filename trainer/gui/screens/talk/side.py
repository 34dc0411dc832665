"""Beside a talk: how deep it is or what is on file, the pause, the aim, how it may end; nothing that is hidden yet."""

from __future__ import annotations

from trainer import complaintwords, talkwords, words
from trainer.domain.played import TalkView
from trainer.domain.scenes import Outcome
from trainer.gui.layouts import Plane, col, wrap
from trainer.gui.widgets.band import Band
from trainer.gui.widgets.chip import Chip
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.scroller import Scroller
from trainer.gui.widgets.strata import Strata

WIDTH, COMPACT = 304, 92
PAUSE = "Pause before your reply"
ON_FILE = "What you have on file"


class Side(Plane):
    """The panel at the right of a talk."""

    def __init__(self) -> None:
        self._depth, self._strata = Prose("", "title"), Strata()
        self._band = Band(PAUSE)
        self._aim_name, self._aim = label("Your aim for this talk", "caption", "muted"), Prose("", "body")
        self._step_name, self._step = label("Agreed", "caption", "muted"), Prose("", "body")
        self._head = wrap(col(label("Depth", "caption", "muted"), self._depth, gap=2, margins=(0, 0, 0, 10)))
        self._on_file = Prose("", "body")
        self._file = wrap(col(label(ON_FILE, "caption", "muted"), self._on_file, gap=2))
        self._is_compact = self._is_complaint = False
        self._endings = Flow()
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
                self._endings,
                gap=2,
            )
        )
        told = wrap(col(self._file, self._head, self._strata, (self._rest, 1), gap=0, margins=(24, 26, 20, 24)))
        super().__init__(col(Scroller(told), gap=0), width=WIDTH)
        self.setProperty("role", "side")

    def setCompact(self, compact: bool) -> None:
        """The picture of the depth alone, where there is no room for more."""
        self._is_compact = compact
        self.setPlaneWidth(COMPACT if compact else WIDTH)
        self._arrange()

    def _arrange(self) -> None:
        """A complaint has no depth; what is on file needs room, and stands in the talk where there is none."""
        self.setHidden(self._is_compact and self._is_complaint)
        self._file.setHidden(self._is_compact or not self._is_complaint)
        self._head.setHidden(self._is_compact or self._is_complaint)
        self._strata.setHidden(self._is_complaint)
        self._rest.setHidden(self._is_compact)

    def show_view(self, view: TalkView) -> None:
        """How it stands."""
        self._is_complaint = view.on_file is not None
        if view.on_file is not None:
            self._on_file.setText(words.curly(view.on_file))
        else:
            self._depth.setText(talkwords.depth(view.depth, view.layers))
            self._strata.setLayers(view.layers)
            self._strata.setReached(view.depth)
        self._arrange()
        endings = complaintwords.OUTCOMES if self._is_complaint else tuple(Outcome)
        self._endings.setItems(*(Chip(talkwords.OUTCOMES[one], outline=True) for one in endings))
        self._aim.setText(words.curly(view.casting.objective))
        self._aim_name.setVisible(bool(view.casting.objective))
        agreed = view.step
        told = f"{agreed.what}, {agreed.who}, {agreed.when}" if agreed else ""
        self._step.setText(words.curly(told))
        self._step_name.setVisible(bool(told))

    def show_pause(self, pause_ms: int) -> None:
        """How long the rep waited before the last reply; negative when that was not measured."""
        self._band.setPause(pause_ms)
