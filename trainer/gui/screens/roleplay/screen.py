"""Before a talk: what comes up, which customer, and what it is for; and the talks there were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from trainer import talkwords, words
from trainer.domain.played import Company
from trainer.domain.talks import TalkRow
from trainer.errors import TrainerError
from trainer.gui import icons
from trainer.gui.actions import key
from trainer.gui.desk import Desk
from trainer.gui.layouts import clear, col, row, wrap
from trainer.gui.screens.roleplay.choices import Choices, asked
from trainer.gui.screens.roleplay.complaint import ComplaintChoice
from trainer.gui.screens.roleplay.objection import ObjectionChoice
from trainer.gui.screens.screen import Act, Go, Screen
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.field import SENTENCE, Field
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.fold import Fold
from trainer.gui.widgets.glyph import Glyph
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.scale import NONE, Scale
from trainer.gui.widgets.scroller import Scroller

if TYPE_CHECKING:
    from trainer.services.talking import Talk
    from trainer.services.talks import Found

MARGINS = (44, 44, 40, 36)
FOLD = 860
SHOWN_TALKS = 8
WIDE = 560
OBJECTION, COMPLAINT = "An objection", "A complaint"
ABOUT = {
    False: (
        "Find out what lies behind it",
        "The customer objects. A layer opens when you ask about what they said; it may take four to the real "
        "reason. The coach listens and says nothing until you are done.",
    ),
    True: (
        "Hear somebody out who is upset",
        "Something went wrong for them. What you do about it decides how it ends. "
        "The coach listens and says nothing until you are done.",
    ),
}


class RoleplayScreen(Screen):
    """A few choices, a sentence or two, and the button that begins."""

    name = "roleplay"
    title = "Role-play"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._main: Button | None = None
        self._about: Choices[bool] = Choices({False: OBJECTION, True: COMPLAINT})
        self._headline, self._intro = Prose("", "headline"), Prose("", "body", "muted")
        self._objection, self._complaint = ObjectionChoice(), ComplaintChoice()
        self._aim = Field("", "May stay empty", WIDE, name=talkwords.AIM, longest=SENTENCE)
        self._opening = Field("", "May stay empty", WIDE, name=talkwords.OPENING, longest=SENTENCE)
        self._to_open = wrap(col(*asked(talkwords.OPENING, self._opening, talkwords.OPENING_HINT), gap=6))
        self._sure = Scale(talkwords.CONFIDENCE, name="How sure do you feel?")
        self._buttons, self._talks = col(gap=10), col(gap=4)
        self.setLayout(col(Scroller(wrap(self._laid_out())), gap=0))
        self._about.chosen.connect(self._on_about)
        self._on_about()

    def open(self, what: Any = None) -> None:
        """Show what was chosen last time, and the talks there were."""
        roleplay = self.desk.workspace.roleplay
        self._show_buttons(roleplay.going_on())
        self._show_talks(self.desk.workspace.talks.newest(SHOWN_TALKS))
        self._objection.remember(roleplay.company())
        self._sure.setValue(NONE)
        if self._main is not None:
            self._main.setFocus()

    def acts(self) -> tuple[Act, ...]:
        return (Act("primary", lambda: self._main.click() if self._main else None),)

    # ------------------------------------------------------------ what is chosen

    def _laid_out(self) -> QBoxLayout:
        choices = col(
            *asked("What comes up?", self._about),
            self._objection,
            self._complaint,
            *asked(talkwords.AIM, self._aim, "It stands beside the talk, and is asked about at the end."),
            self._to_open,
            *asked("How sure do you feel?", self._sure),
            None,
            gap=6,
        )
        return col(
            label("Role-play", "label", "muted"),
            4,
            self._headline,
            2,
            self._intro,
            14,
            self._buttons,
            28,
            Fold(wrap(choices), wrap(self._talks), at=FOLD, shares=(3, 2), gap=56),
            None,
            gap=4,
            margins=MARGINS,
        )

    @Slot()
    def _on_about(self) -> None:
        """An objection and a complaint ask for different things."""
        is_complaint = self._about.value
        headline, intro = ABOUT[is_complaint]
        self._headline.setText(headline)
        self._intro.setText(intro)
        if is_complaint:
            self._complaint.show_complaints(self.desk.workspace.roleplay.complaints())
        self._complaint.setVisible(is_complaint)
        for other in (self._objection, self._to_open):
            other.setVisible(not is_complaint)

    def _begin(self) -> None:
        try:
            talk = self._begun()
        except TrainerError as error:
            self.failed.emit(error)
        else:
            self._go_on(talk)

    def _begun(self) -> Talk:
        from trainer.services.roleplay import Wish

        roleplay, aim, sure = self.desk.workspace.roleplay, self._aim.text(), self._sure.value() + 1
        if self._about.value:
            return roleplay.begin_complaint(self._complaint.key, aim, sure)
        opening = self._opening.text()
        return roleplay.begin(Wish(objective=aim, contract=opening, confidence=sure, **self._objection.wish()))

    def _go_on(self, talk: Talk) -> None:
        """To the rep, or to the partner where there is only one screen for both."""
        is_alone = talk.view().casting.company is Company.ALONE
        self.go_requested.emit(Go("talk" if is_alone or self._objection.is_beside else "script", talk))

    # ------------------------------------------------------------ what there is

    def _show_buttons(self, talk: Talk | None) -> None:
        """A talk that was interrupted is offered first."""
        clear(self._buttons)
        start = Button("Start another" if talk else "Start", "plain" if talk else "primary", "play")
        start.clicked.connect(self._begin)
        self._main = start
        if talk is not None:
            casting = talk.view().casting
            self._main = Button(f"Go on with {casting.customer.name}", "primary", "play", key="Return")
            self._main.clicked.connect(lambda _checked=False: self._go_on(talk))
            self._buttons.addWidget(Prose(words.quote(casting.line), "speech_m", hang="accent"))
        meeting = Button("Before a meeting", "quiet", "calendar", key=key("meeting"))
        meeting.clicked.connect(lambda _checked=False: self.go_requested.emit(Go("meeting")))
        buttons = tuple(dict.fromkeys((self._main, start, meeting)))
        self._buttons.addWidget(Flow(*buttons, gap=10))
        self._order_tabs(buttons)

    def _order_tabs(self, buttons: Sequence[QWidget]) -> None:
        """They are made anew, and stand above the choices that were there before them."""
        before = self._about.first.previousInFocusChain()
        while before is not None and before.focusPolicy() is Qt.FocusPolicy.NoFocus:
            before = before.previousInFocusChain()
        for button in buttons:
            if before is not None:
                QWidget.setTabOrder(before, button)
            before = button

    def _show_talks(self, talks: Found) -> None:
        clear(self._talks)
        self._talks.addWidget(label("Talks so far", "strong"))
        if not talks.rows:
            self._talks.addWidget(Prose("None yet. Each is kept here, on this computer.", "body", "muted"))
        for one in talks.rows:
            self._talks.addWidget(self._talk(one))
        if talks.total:
            every = Button("All talks", "quiet", "history", key=key("talks"))
            every.clicked.connect(lambda _checked=False: self.go_requested.emit(Go("talks")))
            self._talks.addLayout(row(every, None))
        self._talks.addStretch(1)

    def _talk(self, one: TalkRow) -> QWidget:
        """One talk; it opens its debrief."""
        told, (icon, hue) = talkwords.listed(one), icons.of_talk(one.category)
        button = Button(one.customer, "quiet", "arrow-right", name=f"{one.customer}: {told}")
        button.clicked.connect(lambda _checked=False: self.go_requested.emit(Go("debrief", one.uuid)))
        lines = col(row(button, None), Prose(told, "small", "muted"), gap=0)
        return wrap(row(Glyph(icon, hue, 16, tile=32), (lines, 1), gap=10))
