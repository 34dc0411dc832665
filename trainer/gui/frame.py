"""What the window is made of: the sidebar, a screen beside it, and over the foot of the screen the strip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from trainer.gui import theme
from trainer.gui.layouts import col, panel, row, rule
from trainer.gui.notices import Notices
from trainer.gui.sidebar import Sidebar
from trainer.gui.stage import Stage
from trainer.gui.widgets.scroller import Scroller

if TYPE_CHECKING:
    from trainer.gui.screens.screen import Screen

ROOMY = 1040
"""From this width on the sidebar has words, in pixels at 100 %."""
PARTS = {"summary": "study", "debrief": "roleplay", "talks": "roleplay", "meeting": "roleplay"}
"""Screens that belong to a place of another name."""
_MOVES = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest)


class Frame(QWidget):
    """The strip comes and goes over the screen, so that nothing moves from under the mouse.

    It lies on what scrolls, above a foot that does not, and what it covers can be scrolled up.
    """

    def __init__(self, sidebar: Sidebar, stage: Stage, strip: Notices) -> None:
        super().__init__()
        self._sidebar, self._stage, self._strip = sidebar, stage, strip
        self._is_shown = False
        self._edge = rule(vertical=True)
        self._page = panel("plain", col((stage, 1), gap=0))
        self.setLayout(row(sidebar, self._edge, (self._page, 1), gap=0))
        strip.setParent(self._page)
        strip.installEventFilter(self)
        strip.closed.connect(self._on_put_away)
        stage.currentChanged.connect(self._place)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        # A screen that turns to another page of its own puts the keyboard there. It also leaves a widget that is being
        # taken apart, and a look at that one ends the process: so only afterwards.
        app.focusChanged.connect(self._place, Qt.ConnectionType.QueuedConnection)

    def bring(self, screen: Screen) -> None:
        """Show a screen, with the sidebar beside it unless somebody answers there."""
        self._sidebar.setVisible(not screen.focused)
        self._edge.setVisible(not screen.focused)
        self._sidebar.show_current(PARTS.get(screen.name, screen.name))
        self._stage.setCurrentWidget(screen)

    def fit(self) -> None:
        """Words or icons in the sidebar, as there is room for."""
        self._sidebar.setCompact(self.width() < theme.current().px(ROOMY))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and watched is getattr(self, "_strip", None):
            self._place()  # a strip that Python has taken away already is hidden by Qt once more
        return super().eventFilter(watched, event)

    @Slot()
    def _on_put_away(self) -> None:
        """Where there is no screen, the page goes on saying what the strip said."""
        if self._stage.front is None:
            self._stage.blank.say(self._strip.last())

    @Slot()
    def _place(self) -> None:
        """The strip as wide as the page and as tall as its sentence asks for."""
        was_shown, self._is_shown = self._is_shown, not self._strip.isHidden()
        if not (was_shown or self._is_shown):
            return
        if self._is_shown:
            self._stage.blank.clear()
        wide = self._page.width()
        tall = self._strip.heightForWidth(wide) if self._is_shown else 0
        areas = [area for area in self._stage.findChildren(Scroller) if area.window() is self.window()]
        bottoms = {area: self._bottom(area) if area.isVisible() else 0 for area in areas}
        foot = max(bottoms.values(), default=0) or tall
        self._strip.setGeometry(0, foot - tall, wide, tall)
        self._strip.raise_()
        for area, bottom in bottoms.items():
            area.keep_clear(max(bottom - foot + tall, 0))

    def _bottom(self, area: QWidget) -> int:
        """Where an area ends on the page; 0 for one whose end must be scrolled to, with what is around it."""
        bottom = area.mapTo(self._page, QPoint(0, area.height())).y()
        return bottom if bottom <= self._page.height() else 0
