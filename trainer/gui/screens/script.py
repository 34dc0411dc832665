"""The script on the only screen there is: it goes to the partner, and back to the rep when the talk is over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from trainer import talkwords, words
from trainer.gui import theme
from trainer.gui.desk import Desk
from trainer.gui.layouts import centred, col, row, wrap
from trainer.gui.screens.screen import Act, Go, Screen
from trainer.gui.script import ScriptView
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose, label

if TYPE_CHECKING:
    from trainer.services.talking import Talk

COLUMN = 560
OVER_TO = "Over to {}"
SECRET = "The script is for whoever plays the customer. Turn the screen so that the rep does not see it."
ALOUD = "The customer reads each line aloud, the rep answers aloud, and both look at each other."
BACK_TO = "Back to {}"
GUESS = "Give the screen back. The rep says first how it was, and then you look at it together."


class ScriptScreen(Screen):
    """Three pages: handing the screen over, the script, handing it back."""

    name = "script"
    title = "Script"
    focused = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._talk: Talk | None = None
        self._to, self._back = Prose("", "headline"), Prose("", "headline")
        self._ready = Button("Show the script", "primary", "eye", key="Return")
        self._look = Button("Look back", "primary", "arrow-right", key="Return")
        self._script = ScriptView(desk)
        self._over = _page(label("Role-play", "label", "muted"), self._to, Prose(SECRET), Prose(ALOUD), self._ready)
        self._done = _page(label("Thank you", "label", "muted"), self._back, Prose(GUESS), self._look)
        self._pages = QStackedWidget()
        for page in (self._over, self._script, self._done):
            self._pages.addWidget(page)
        self.setLayout(col(self._bar(), (self._pages, 1), gap=0))
        self._ready.clicked.connect(self._show_script)
        self._look.clicked.connect(self._look_back)
        self._script.rated.connect(lambda: self._pages.setCurrentWidget(self._done))
        self._script.failed.connect(self.failed)

    def _bar(self) -> QWidget:
        leave = Button(kind="quiet", icon="x", name="Leave; it goes on where it is", key="")
        leave.clicked.connect(lambda _checked=False: self.go_requested.emit(Go("roleplay")))
        bar = wrap(row(leave, None, margins=(14, 0, 14, 0)))
        bar.setMinimumHeight(theme.current().space("bar"))
        return bar

    def open(self, what: Any = None) -> None:
        """Hand the script of this `Talk` over."""
        if what is None:
            return
        self._talk = what
        casting = what.view().casting
        self._to.setText(OVER_TO.format(words.curly(talkwords.partner(casting))))
        self._back.setText(BACK_TO.format(words.curly(talkwords.rep(casting))))
        self._pages.setCurrentWidget(self._over)
        self._ready.setFocus()

    def leave(self) -> None:
        """A note that was begun is kept."""
        super().leave()
        self._script.keep()

    def acts(self) -> tuple[Act, ...]:
        def is_open() -> bool:
            return self._pages.currentWidget() is self._script

        deeds = self._script.deeds()
        away = deeds.pop("leave")
        leave = Act("leave", lambda: away() if is_open() else self.go_requested.emit(Go("roleplay")))
        return (*(Act(name, deed, is_open) for name, deed in deeds.items()), leave, Act("primary", self._go_on))

    def _go_on(self) -> None:
        shown = self._pages.currentWidget()
        if shown is self._over:
            self._show_script()
        elif shown is self._done:
            self._look_back()

    @Slot()
    def _show_script(self) -> None:
        assert self._talk is not None
        self._script.show_talk(self._talk)
        self._pages.setCurrentWidget(self._script)
        self._script.setFocus()  # and not into a field, where a figure would be typed

    @Slot()
    def _look_back(self) -> None:
        assert self._talk is not None
        self.go_requested.emit(Go("debrief", self._talk.uuid))


def _page(*items: QWidget) -> QWidget:
    *told, button = items
    return wrap(centred(col(None, *told, 12, row(button, None), None, gap=10), COLUMN))
