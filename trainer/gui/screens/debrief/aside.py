"""Beside what was said: what to work on, the phrases, the listening, and the rep's own view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout

from trainer import talkwords, words
from trainer.domain.course import Course
from trainer.domain.debrief import Debrief, Point
from trainer.domain.delivery import Compared
from trainer.domain.feedback import SOFTENERS
from trainer.domain.played import Played
from trainer.gui import theme
from trainer.gui.advice import advice
from trainer.gui.layouts import Item, col, row
from trainer.gui.screens.debrief.others import on_talk
from trainer.gui.widgets.chip import Chip
from trainer.gui.widgets.deliverytable import DeliveryTable
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.meter import Meter
from trainer.gui.widgets.prose import Prose, label, number
from trainer.services.coaching import Coaching

ROOM = 20
"""Pixels below each part."""


def aside(coach: Coaching, played: Played, debrief: Debrief, delivery: Sequence[Compared]) -> QBoxLayout:
    """The parts that have something to say, below one another."""
    return col(
        *_points(coach, played, debrief),
        *_course(debrief.course),
        *_phrases(debrief),
        *_listening(debrief),
        *how_it_was_said(delivery),
        *on_talk(played),
        *own(played),
        None,
        gap=4,
    )


def _points(coach: Coaching, played: Played, debrief: Debrief) -> tuple[Item, ...]:
    head: tuple[Item, ...] = (label("To work on", "strong"), 6)
    if not debrief.points:
        return (*head, Prose(talkwords.NOTHING, "body", "muted"), ROOM)
    rows = (placed(place, _worked_on(coach, point, played)) for place, point in enumerate(debrief.points, 1))
    return (*head, *rows, ROOM)


def placed(place: int, lines: Sequence[Prose]) -> QBoxLayout:
    """A point with its number."""
    figure = number(str(place), theme.current().px(18), "title", "accent")
    shown = row(figure, (col(*lines, gap=2), 1), gap=10, margins=(0, 0, 0, 8))
    shown.setAlignment(figure, Qt.AlignmentFlag.AlignTop)
    return shown


def _worked_on(coach: Coaching, point: Point, played: Played) -> list[Prose]:
    if point.fault is not None:
        return advice(coach, point.fault, point.said, played.casting.category)
    lines = [Prose(talkwords.WORK[point.work], "strong"), Prose(talkwords.WORK_MORE[point.work], "small", "muted")]
    return [*lines, Prose(words.quote(point.said), "small")] if point.said else lines


def _course(course: Course) -> tuple[Item, ...]:
    """What was done in which order, how the talk was opened and closed, and what was agreed."""
    if not course.parts:
        return ()
    chips = Flow(*(Chip(talkwords.part(done, times), outline=True) for done, times in course.parts))
    missed = (Prose(talkwords.NOT_RESTATED, "small", "muted"), Prose(words.quote(course.unheard), "small"))
    contract = (Prose(words.curly(told), "small", "muted") for told in talkwords.contract(course))
    recap = talkwords.recap(course.step, is_agreed=course.is_agreed)
    return (
        label("In this order", "strong"),
        4,
        chips,
        *(missed if course.unheard else ()),
        ROOM,
        label("How it was opened and closed", "strong"),
        *contract,
        *(() if course.opening and course.closing else (Prose(talkwords.CONTRACT, "small", "muted"),)),
        ROOM,
        label("What was agreed", "strong"),
        *(Prose(words.curly(line), "small", "muted") for line in recap),
        ROOM,
    )


def _phrases(debrief: Debrief) -> tuple[Item, ...]:
    """The softeners of this talk beside those of the talks before it; neither more nor fewer is better."""
    counts = {label: (debrief.phrases.get(label, 0), debrief.usual.get(label, 0)) for label in SOFTENERS}
    shown = {label: both for label, both in counts.items() if any(both)}
    if not shown:
        return ()
    most = max(debrief.replies, *(max(both) for both in shown.values()))
    head = row(label("Softening phrases", "strong"), label("you used", "small", "muted"), None)
    rows = (_phrase(words.LABELS[found], *both, most, is_known=bool(debrief.usual)) for found, both in shown.items())
    told = talkwords.doubled(debrief.doubled, debrief.replies), talkwords.USUAL if debrief.usual else ""
    return (head, 4, *rows, *(Prose(one, "small", "muted") for one in told if one), ROOM)


def _phrase(name: str, count: int, usual: int, most: int, *, is_known: bool) -> QBoxLayout:
    told = label(name)
    told.setMinimumWidth(theme.current().px(110))
    meter = Meter(count / most, "softener", mark=usual / most if is_known else None, name=name)
    beside = (number(f"usual {usual}", theme.current().px(48), "caption", "muted"),) if is_known else ()
    return row(told, meter, number(str(count), 20), *beside, gap=12)


def _listening(debrief: Debrief) -> tuple[Item, ...]:
    """Signs that the rep listened, and what went by."""
    if not debrief.replies:
        return ()
    told = (*talkwords.listening(debrief), *map(talkwords.gone_by, debrief.details))
    return (label("Listening", "strong"), *(Prose(words.curly(line), "body", "muted") for line in told), ROOM)


def how_it_was_said(delivery: Sequence[Compared]) -> tuple[Item, ...]:
    """The middle of what was spoken beside what is usual; nothing where all was typed."""
    if not delivery:
        return ()
    table = DeliveryTable(beside=True)
    table.show_compared(delivery)
    return (table, ROOM)


def own(played: Played) -> tuple[Item, ...]:
    """What the rep said of it, and how sure they felt before and after."""
    before, after = played.casting.confidence, played.verdict.confidence
    sure = f"{talkwords.CONFIDENCE[before - 1]} before, {talkwords.CONFIDENCE[after - 1].lower()} after."
    lines: list[Item] = [
        label("What you made of it", "strong"),
        Prose(words.curly(played.verdict.view or talkwords.NO_VIEW), "body", "muted"),
    ]
    told = (talkwords.met(played), talkwords.because(played), sure if before and after else "")
    return (*lines, *(Prose(words.curly(one), "small", "muted") for one in told if one))
