"""After a talk: first what the rep makes of it, then how deep it went, the missed door, and what to work on."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from trainer import talkwords, words
from trainer.domain.debrief import Debrief, Point
from trainer.domain.feedback import SOFTENERS, Label
from trainer.domain.played import Played, Speaker, Turn, Verdict
from trainer.errors import TrainerError
from trainer.gui import theme
from trainer.gui.desk import Desk
from trainer.gui.layouts import Item, clear, col, row, rule, wrap
from trainer.gui.notices import UNDO, Offer
from trainer.gui.screens.screen import Act, Go, Screen
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.chip import Chip
from trainer.gui.widgets.findings import Findings, spans
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.fold import Fold
from trainer.gui.widgets.meter import Meter
from trainer.gui.widgets.prose import Prose, label, number
from trainer.gui.widgets.replybox import ReplyBox
from trainer.gui.widgets.scale import Scale
from trainer.gui.widgets.scroller import Scroller
from trainer.gui.widgets.strata import Strata

MARGINS = (44, 44, 40, 36)
FOLD = 820
NAME = 60
USUAL_MINUTES = 10
GONE = "The talk is gone, with everything that was said in it."
VIEW = "What went well, and what would you do otherwise?"


class DebriefScreen(Screen):
    """Two pages: the rep's own view, and what the talk shows."""

    name = "debrief"
    title = "Debrief"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._uuid = ""
        self._main: Button | None = None
        self._view = ReplyBox("", name=VIEW, lines=2, most=6)
        self._sure = Scale(talkwords.CONFIDENCE, name="How sure do you feel now?")
        self._met = Scale(talkwords.MET, name="Did you find out what you wanted to know?", numbered=False)
        self._shows_behind = False
        self._body = col(gap=0)
        self.setLayout(col(Scroller(wrap(self._body)), gap=0))

    def open(self, what: Any = None) -> None:
        """Look back at the talk with this uuid; its own view is asked for unless it was given."""
        if what is not None:
            self._uuid, self._shows_behind = what, False
            self._view = ReplyBox("", name=VIEW, lines=2, most=6)
        if self._uuid:
            played, debrief = self.desk.workspace.roleplay.look_back(self._uuid)
            given = played.verdict.is_given
            self._show(self._looked_back(played, debrief) if given else self._own_view(played))
            if not given:
                self._view.setFocus()

    def acts(self) -> tuple[Act, ...]:
        return (
            Act("primary", lambda: self._main.click() if self._main else None),
            Act("leave", lambda: self.go_requested.emit(Go("roleplay"))),
        )

    def _show(self, page: QBoxLayout) -> None:
        clear(self._body)
        self._body.addLayout(page)
        if self._main is not None:
            self._main.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ the rep's own view, first

    def _own_view(self, played: Played) -> QBoxLayout:
        self._main = Button("See what it shows", "primary", "eye", key="Return")
        self._main.clicked.connect(self._conclude)
        self._sure = Scale(talkwords.CONFIDENCE, name="How sure do you feel now?")
        self._met = Scale(talkwords.MET, name="Did you find out what you wanted to know?", numbered=False)
        objective = played.casting.objective
        aim = (
            label("Did you find out what you wanted to know?", "strong"),
            Prose(words.curly(objective), "body", "muted"),
        )
        return col(
            label("Before the program says anything", "label", "muted"),
            4,
            Prose("How was it?", "headline"),
            14,
            label(VIEW, "strong"),
            self._view,
            14,
            *((*aim, self._met, 14) if objective else ()),
            label("How sure do you feel now?", "strong"),
            self._sure,
            18,
            row(self._main, None),
            None,
            gap=6,
            margins=MARGINS,
        )

    @Slot()
    def _conclude(self) -> None:
        met = {0: True, 1: None, 2: False}.get(self._met.value())
        verdict = Verdict(self._view.text().strip(), self._sure.value() + 1, met)
        try:
            self.desk.workspace.roleplay.conclude(self._uuid, verdict)
        except TrainerError as error:
            self.failed.emit(error)
        else:
            self.open()

    # ------------------------------------------------------------ what it shows

    def _looked_back(self, played: Played, debrief: Debrief) -> QBoxLayout:
        return col(
            self._hero(played, debrief),
            26,
            rule(),
            22,
            Fold(wrap(self._said(played)), wrap(self._aside(played, debrief)), at=FOLD, shares=(5, 3), gap=48),
            20,
            row(self._practise_button(played), self._forget_button(), None),
            None,
            gap=0,
            margins=MARGINS,
        )

    def _hero(self, played: Played, debrief: Debrief) -> Fold:
        casting = played.casting
        minutes = words.lasted(max(played.ended_ms - played.began.at_ms, 0) // 1000)
        told = f"{casting.customer.name}, {words.CATEGORIES[casting.category].lower()}, {minutes}"
        outcome = talkwords.OUTCOMES[played.outcome] if played.outcome else ""
        left = col(
            label(told, "label", "muted"),
            2,
            Prose(talkwords.headline(debrief.depth, debrief.layers), "headline"),
            10,
            *self._door(debrief),
            12,
            Flow(*self._buttons(debrief), Chip(f"Ended: {outcome.lower()}", outline=True, icon="door-closed"), gap=10),
            None,
            gap=2,
        )
        strata = Strata(debrief.depth, talkwords.LAYER_NAMES, slab=36, door=debrief.depth + 1 if debrief.door else 0)
        strata.setLayers(debrief.layers)
        return Fold(wrap(left), wrap(col(strata, None)), at=FOLD, shares=(1, 0), gap=40)

    def _door(self, debrief: Debrief) -> tuple[Item, ...]:
        """The question that would have opened the next layer; what lies behind it only when it is asked for."""
        if not debrief.door:
            return (Prose("Every door was opened.", "body", "muted"),)
        behind = f"Behind it: {words.quote(debrief.behind)}" if self._shows_behind else ""
        lines: tuple[Item, ...] = (
            label("The door you missed", "label", "accent"),
            Prose(words.quote(debrief.door), "speech_l", hang="accent"),
        )
        return (*lines, Prose(behind, "speech_s", "muted")) if behind else lines

    def _buttons(self, debrief: Debrief) -> tuple[Button, ...]:
        if not debrief.door:
            self._main = Button("Another talk", "primary", "play", key="Return")
            self._main.clicked.connect(lambda _checked=False: self.go_requested.emit(Go("roleplay")))
            return (self._main,)
        self._main = Button("Try that door", "primary", "door-open", key="Return")
        self._main.clicked.connect(lambda _checked=False: self._try_again(debrief.depth))
        behind = Button("What lay behind it", "plain", "eye")
        behind.clicked.connect(self._show_behind)
        return (self._main,) if self._shows_behind else (self._main, behind)

    def _try_again(self, depth: int) -> None:
        try:
            talk = self.desk.workspace.roleplay.try_again(self._uuid, depth)
        except TrainerError as error:
            self.failed.emit(error)
        else:
            self.go_requested.emit(Go("talk", talk))

    @Slot()
    def _show_behind(self) -> None:
        self._shows_behind = True
        self.open()

    def _practise_button(self, played: Played) -> Button:
        practise = Button("Practise its reply now", "quiet", "layers")
        wish = Go("study", {"cram": USUAL_MINUTES, "among": (played.casting.card_id,)})
        practise.clicked.connect(lambda _checked=False: self.go_requested.emit(wish))
        return practise

    def _forget_button(self) -> Button:
        forget = Button("Take this talk away", "quiet", "trash-2")
        forget.clicked.connect(self._forget)
        return forget

    @Slot()
    def _forget(self) -> None:
        """Everything that was said in it goes; it can be brought back while the strip says so."""
        roleplay = self.desk.workspace.roleplay
        try:
            played = roleplay.forget(self._uuid)
        except TrainerError as error:
            self.failed.emit(error)
            return
        self._uuid = ""
        self.go_requested.emit(Go("roleplay"))
        self.noted.emit(Offer(GONE, UNDO, partial(self._bring_back, played)))

    def _bring_back(self, played: Played) -> None:
        self.desk.workspace.roleplay.bring_back(played)
        self.go_requested.emit(Go("debrief", played.uuid))

    def _said(self, played: Played) -> QBoxLayout:
        name = played.casting.customer.name.split()[0]
        return col(
            label("What was said", "strong"), 8, *(_turn(turn, name) for turn in played.turns if turn.said), None
        )

    def _aside(self, played: Played, debrief: Debrief) -> QBoxLayout:
        return col(*self._points(played, debrief), *_phrases(debrief), *_listening(debrief), *_own(played), None, gap=4)

    def _points(self, played: Played, debrief: Debrief) -> tuple[Item, ...]:
        if not debrief.points:
            return (label("To work on", "strong"), 6, Prose("Nothing stands out. Well done.", "body", "muted"), 20)
        rows = (self._point(place, point, played) for place, point in enumerate(debrief.points, 1))
        return (label("To work on", "strong"), 6, *rows, 20)

    def _point(self, place: int, point: Point, played: Played) -> QBoxLayout:
        lines = self._fault(point.fault, point.said, played) if point.fault else _worked_on(point)
        figure = number(str(place), theme.current().px(18), "title", "accent")
        shown = row(figure, (col(*lines, gap=2), 1), gap=10, margins=(0, 0, 0, 8))
        shown.setAlignment(figure, Qt.AlignmentFlag.AlignTop)
        return shown

    def _fault(self, fault: Label, said: str, played: Played) -> list[Prose]:
        """The fault with the rep's words, and a sentence that does better."""
        lines = [Prose(f"{words.LABELS[fault]}: {words.quote(said)}", "strong")]
        if (advice := self.desk.workspace.coach.instead_of(fault)) is not None:
            lines.append(Prose(words.curly(advice.instead), "small", "muted"))
            lines.append(Prose(words.quote(advice.say[played.casting.category]), "small"))
        return lines


def _worked_on(point: Point) -> list[Prose]:
    lines = [Prose(talkwords.WORK[point.work], "strong"), Prose(talkwords.WORK_MORE[point.work], "small", "muted")]
    return [*lines, Prose(words.quote(point.said), "small")] if point.said else lines


def _turn(turn: Turn, customer: str) -> QBoxLayout:
    """One turn: the customer's in serif, the rep's with what the coach heard in it."""
    is_rep = turn.speaker is Speaker.REP
    who = label("You" if is_rep else customer, "caption", "muted")
    who.setFixedWidth(theme.current().px(NAME))
    if not is_rep:
        said: QWidget = Prose(words.curly(turn.said), "speech_s")
    else:
        marked = spans(turn.feedback) if turn.feedback else ()
        chips = Findings()
        text = Prose(words.curly(turn.said), "body", spans=marked)
        said = wrap(col(text, chips, gap=6))
        if turn.feedback:
            chips.show_feedback(turn.feedback, turn.said)
        chips.setVisible(bool(turn.feedback and turn.feedback.findings))
    line = row(who, (said, 1), gap=10, margins=(0, 0, 0, 8))
    line.setAlignment(who, Qt.AlignmentFlag.AlignTop)
    return line


def _phrases(debrief: Debrief) -> tuple[Item, ...]:
    used = [found for found in SOFTENERS if debrief.phrases.get(found)]
    if not used:
        return ()
    most = max(debrief.phrases.values())
    head = row(label("Softening phrases", "strong"), label("you used", "small", "muted"), None)
    return (head, 4, *(_phrase(words.LABELS[found], debrief.phrases[found], most) for found in used), 20)


def _phrase(name: str, count: int, most: int) -> QBoxLayout:
    told = label(name)
    told.setMinimumWidth(theme.current().px(110))
    return row(told, Meter(count / most, "softener", name=name), number(str(count), 20), gap=12)


def _listening(debrief: Debrief) -> tuple[Item, ...]:
    if not debrief.replies:
        return ()
    asked = f"An open question in {debrief.questions} of {words.plural(debrief.replies, 'reply', 'replies')}."
    taken = f"You took up their words in {debrief.echoed}."
    return (label("Listening", "strong"), Prose(asked, "body", "muted"), Prose(taken, "body", "muted"), 20)


def _own(played: Played) -> tuple[Item, ...]:
    """What the rep said of it, and how sure they felt before and after."""
    before, after = played.casting.confidence, played.verdict.confidence
    sure = f"{talkwords.CONFIDENCE[before - 1]} before, {talkwords.CONFIDENCE[after - 1].lower()} after."
    lines: list[Item] = [
        label("What you made of it", "strong"),
        Prose(words.curly(played.verdict.view or talkwords.NO_VIEW), "body", "muted"),
    ]
    return (*lines, *((Prose(sure, "small", "muted"),) if before and after else ()))
