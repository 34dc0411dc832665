"""The page where there is no screen: before the first one, and where the answers cannot be opened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from trainer.gui import theme
from trainer.gui.layouts import centred, col, row
from trainer.gui.notices import Offer
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose

MARGINS = (44, 44, 40, 36)


class Blank(QWidget):
    """Empty, unless what holds was put away: then it says that, and offers what can be done about it."""

    def __init__(self) -> None:
        super().__init__()
        self._run: Callable[[], None] = lambda: None
        self._sentence = Prose("", "title")
        self._action = Button(kind="primary")
        self._action.clicked.connect(lambda _checked=False: self._run())
        said = col(None, self._sentence, 20, row(self._action, None), (QWidget(), 2), gap=0)
        self.setLayout(row(centred(said, theme.current().space("measure")), margins=MARGINS))
        self.clear()

    def say(self, offer: Offer) -> None:
        """Say what there is to do, with the keyboard at it."""
        self._run = offer.run
        self._sentence.setText(offer.sentence)
        self._action.setText(offer.action)
        self._sentence.show()
        self._action.setVisible(bool(offer.action))
        self._action.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Nothing to say any more."""
        self._sentence.hide()
        self._action.hide()
