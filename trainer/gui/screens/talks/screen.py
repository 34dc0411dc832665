"""The screen of all talks: found on the left, told on the right, alone or two side by side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from trainer import talkwords, words
from trainer.domain.played import Played
from trainer.domain.scenes import Outcome
from trainer.domain.talks import TalkRow
from trainer.domain.views import Changes
from trainer.errors import TrainerError
from trainer.gui import theme
from trainer.gui.actions import key
from trainer.gui.desk import Desk
from trainer.gui.layouts import clear, col, row, wrap
from trainer.gui.notices import UNDO, Offer
from trainer.gui.screens.screen import Act, Go, Screen
from trainer.gui.screens.talks.beside import beside
from trainer.gui.screens.talks.finder import Finder
from trainer.gui.script.window import seat_of
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.focusring import KeyRing
from trainer.gui.widgets.fold import Fold
from trainer.gui.widgets.prose import Prose
from trainer.gui.widgets.scroller import EDGE, Scroller

FOLD = 760
LEAST_LIST, LEAST_PANE = 210, 260
"""Heights when the talk stands below the list, in pixels at 100 %."""

SIDE_BY_SIDE = 2
CHOOSE = "Choose one talk, or two to see them side by side."
EMPTY = "Every talk is kept here, on this computer, until you take it away."


class TalksScreen(Screen):
    """Every talk that was, and those that were interrupted."""

    name = "talks"
    title = "Talks"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._chosen: tuple[TalkRow, ...] = ()
        self._open = Button("Look back", "primary", "eye", key="Return")
        self._open.clicked.connect(self._go)
        self._forget = Button("Take away", "quiet", "trash-2", key=key("forget_talks"))
        self._forget.clicked.connect(self._take_away)
        self._ends = Flow()
        self._told = col(gap=0)
        self._pane = self._talk_pane()
        self._finder = Finder(desk.workspace.talks)
        self._finder.chosen.connect(self._show)
        self._finder.opened.connect(self._go)
        body = Fold(self._finder, self._pane, at=FOLD, shares=(2, 3), gap=0)
        body.turned.connect(self._on_turned)
        head = row(Prose("Talks", "headline"), None, margins=(44, 34, 40, 14))
        self._page = Scroller(wrap(col(head, (body, 1), gap=0)))
        self.setLayout(col(self._page, gap=0))
        self._on_turned(body.folded)

    def _talk_pane(self) -> Scroller:
        buttons = row(self._open, self._forget, None, gap=8)
        pane = Scroller(wrap(col(buttons, self._ends, 16, self._told, None, gap=6, margins=(28, 2, 40, 24))))
        pane.setAccessibleName("The chosen talks")
        KeyRing(pane, reach=0)
        return pane

    @Slot(bool)
    def _on_turned(self, folded: bool) -> None:
        """Below one another list and talk take a good height each, and the page scrolls."""
        look = theme.current()
        self._finder.setContentsMargins(44, 0, 40 if folded else 4, 12)
        self._finder.setLeastHeight(look.px(LEAST_LIST) if folded else 0)
        self._pane.setMinimumHeight(look.px(LEAST_PANE) if folded else 0)

    # ------------------------------------------------------------ coming and going

    def open(self, what: Any = None) -> None:
        """Show every talk; `what` is the uuid of one to begin with."""
        self._finder.refresh(what or "")
        self._order_tabs()
        self._finder.to_list()

    def on_changes(self, changes: Changes) -> None:
        if changes.talks and self.isVisible():
            self._finder.refresh()

    def acts(self) -> tuple[Act, ...]:
        return (
            Act("primary", self._go),
            Act("search", self._to_search),
            Act("leave", lambda: None if self._finder.clear() else self.go_requested.emit(Go("roleplay"))),
            Act("forget_talks", self._take_away),
        )

    def _to_search(self) -> None:
        self._finder.to_search(Qt.FocusReason.ShortcutFocusReason)
        self._page.ensureWidgetVisible(self._finder.stops()[0], 0, EDGE)

    def _order_tabs(self) -> None:
        for before, after in pairwise((*self._finder.stops(), self._open, self._forget, *self._ends.items())):
            QWidget.setTabOrder(before, after)

    # ------------------------------------------------------------ what is told

    @Slot(object)
    def _show(self, chosen: Sequence[TalkRow]) -> None:
        """The talks that are chosen now; with more than two, how to choose."""
        self._chosen = tuple(chosen)
        self._pane.verticalScrollBar().setValue(0)
        clear(self._told)
        is_one = len(chosen) == 1
        goes_on = is_one and chosen[0].outcome is None
        self._open.setVisible(is_one)
        self._open.setText(f"Go on with {chosen[0].customer}" if goes_on else "Look back")
        self._open.setIconName("play" if goes_on else "eye")
        self._forget.setVisible(bool(chosen))
        self._forget.setText("Take away" if len(chosen) < SIDE_BY_SIDE else f"Take {len(chosen)} away")
        self._ends.setItems(*self._end_buttons(chosen[0].uuid if goes_on else ""))
        if 1 <= len(chosen) <= SIDE_BY_SIDE:
            talks = self.desk.workspace.talks
            self._told.addLayout(beside([(one, talks.facts(one.uuid) if one.outcome else None) for one in chosen]))
        else:
            self._told.addWidget(Prose(CHOOSE if chosen else EMPTY, "body", "muted"))

    def _end_buttons(self, uuid: str) -> tuple[Button, ...]:
        """The endings that would be true of a talk that was interrupted."""
        try:
            outcomes = self.desk.workspace.roleplay.resume(uuid).view().outcomes if uuid else ()
        except TrainerError:  # it is told when somebody wants to go on with it
            outcomes = ()
        return tuple(self._end_button(uuid, outcome) for outcome in outcomes)

    def _end_button(self, uuid: str, outcome: Outcome) -> Button:
        button = Button(f"End it: {talkwords.OUTCOMES[outcome].lower()}", "quiet", "door-closed")
        button.clicked.connect(lambda _checked=False: self._end(uuid, outcome))
        return button

    # ------------------------------------------------------------ doing

    @Slot()
    def _go(self) -> None:
        """To what the chosen talk shows, or on with it."""
        if len(self._chosen) != 1:
            return
        (one,) = self._chosen
        try:
            if one.outcome is not None:
                self.go_requested.emit(Go("debrief", (one.uuid, self.name)))
            else:
                talk = self.desk.workspace.roleplay.resume(one.uuid)
                self.go_requested.emit(Go(seat_of(talk, self), talk))
        except TrainerError as error:
            self.failed.emit(error)

    def _end(self, uuid: str, outcome: Outcome) -> None:
        try:
            self.desk.workspace.roleplay.resume(uuid).end(outcome)
        except TrainerError as error:
            self.failed.emit(error)
        else:
            self.go_requested.emit(Go("debrief", (uuid, self.name)))

    @Slot()
    def _take_away(self) -> None:
        """What is chosen goes, with everything that was said; it can be brought back while the strip says so."""
        gone: list[Played] = []
        try:
            for one in self._chosen:
                gone.append(self.desk.workspace.roleplay.forget(one.uuid))
        except TrainerError as error:
            self.failed.emit(error)
        if gone:
            self._finder.refresh()
            self._finder.to_list()
            told = f"{words.plural(len(gone), 'talk')} taken away, with everything that was said."
            self.noted.emit(Offer(told, UNDO, partial(self._bring_back, gone)))

    def _bring_back(self, gone: list[Played]) -> None:
        try:
            for played in gone:
                self.desk.workspace.roleplay.bring_back(played)
        except TrainerError as error:
            self.failed.emit(error)
        else:
            self._finder.refresh(gone[0].uuid)
            self.noted.emit("")
