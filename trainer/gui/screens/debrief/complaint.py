"""A complaint looked back at: the five steps with their quotes, both impacts, and what made it harder."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QWidget

from trainer import complaintwords, talkwords, words
from trainer.domain.aftermath import Aftermath, Check, Point
from trainer.domain.delivery import Compared
from trainer.domain.played import Played
from trainer.domain.signs import Sign
from trainer.gui.layouts import Item, col, row, wrap
from trainer.gui.screens.debrief.aside import ROOM, how_it_was_said, own, placed
from trainer.gui.screens.debrief.said import Heard
from trainer.gui.widgets.chip import Chip
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.glyph import Glyph
from trainer.gui.widgets.prose import Prose, label

MARK = 18


def hero(played: Played, shown: Aftermath, *buttons: QWidget) -> QWidget:
    """How many steps were taken, as a fact, and how it ended."""
    minutes = words.lasted(max(played.ended_ms - played.began.at_ms, 0) // 1000)
    told = f"{talkwords.played_by(played.casting)}, {complaintwords.KIND.lower()}, {minutes}"
    outcome = talkwords.OUTCOMES[played.outcome] if played.outcome else ""
    return wrap(
        col(
            label(words.curly(told), "label", "muted"),
            2,
            Prose(complaintwords.headline(shown), "headline"),
            10,
            Prose(words.quote(played.casting.line), "speech_m", hang="accent"),
            12,
            Flow(*buttons, Chip(f"Ended: {outcome.lower()}", outline=True, icon="door-closed"), gap=10),
            gap=2,
        )
    )


def steps(shown: Aftermath) -> QWidget:
    """The five, below one another, and the two impacts."""
    shows = {point.step for point in shown.points if point.good}
    rows = (_step(check, with_good=check.step not in shows) for check in shown.checks)
    sides = (_side(shown, sign) for sign in complaintwords.SIDES)
    return wrap(col(label("The five steps", "strong"), 8, *rows, 14, label("Both impacts", "strong"), 8, *sides, gap=4))


def _step(check: Check, *, with_good: bool) -> QBoxLayout:
    """Its name, the rep's words, and what it lacked; with a sign and a word, never by colour alone."""
    state = complaintwords.state(check)
    head = row(
        Prose(complaintwords.STEPS[check.step], "strong", wrap=False), label(state, "small", "muted"), None, gap=8
    )
    lines: list[Item] = [head]
    if short := complaintwords.fell_short(check):
        lines.append(Prose(short, "small", "muted"))
    lines += [Prose(words.quote(said), "body") for said in check.said]
    lines += [Prose(words.curly(complaintwords.against(said)), "small", "muted") for said in check.against]
    if with_good and not check.is_found and check.good:
        lines.append(Prose(f"{complaintwords.MAY_SOUND} {words.quote(check.good)}", "small", "muted"))
    return _marked(col(*lines, gap=2), is_found=check.is_found)


def _side(shown: Aftermath, sign: Sign) -> QBoxLayout:
    name, told = complaintwords.SIDES[sign], complaintwords.side(shown, sign)
    line = row(Prose(name, "body", wrap=False), label(told, "small", "muted"), None, gap=8)
    return _marked(line, is_found=sign in shown.told)


def _marked(told: QBoxLayout, *, is_found: bool) -> QBoxLayout:
    icon, ink = ("circle-check", "positive") if is_found else ("circle-dashed", "muted")
    mark = wrap(col(2, Glyph(icon, ink, MARK), None, gap=0))
    return row(mark, (told, 1), gap=10, margins=(0, 0, 0, 8))


def by_signs(played: Played, shown: Aftermath) -> Heard:
    """The rep's words with what made it harder marked in them, and told below."""

    def heard(place: int) -> QWidget:
        spans = tuple((one.start, one.end, "fault") for one in shown.faults if one.place == place)
        told = complaintwords.hurt(shown, place)
        below = (Prose(f"{told}.", "small", "muted"),) if told else ()
        return wrap(col(Prose(words.curly(played.turns[place].said), "body", spans=spans), *below, gap=4))

    return heard


def aside(played: Played, shown: Aftermath, delivery: Sequence[Compared]) -> QBoxLayout:
    """What to work on, in which order it went, and the rep's own view."""
    chips = Flow(*(Chip(complaintwords.part(done, times), outline=True) for done, times in shown.course))
    order: tuple[Item, ...] = (label("In this order", "strong"), 4, chips, ROOM) if shown.course else ()
    told = (complaintwords.vents(shown), complaintwords.cut_ins(shown))
    return col(
        label("To work on", "strong"),
        6,
        *_points(shown),
        ROOM,
        *order,
        label("Listening", "strong"),
        *(Prose(line, "body", "muted") for line in told if line),
        ROOM,
        *how_it_was_said(delivery),
        *own(played),
        None,
        gap=4,
    )


def _points(shown: Aftermath) -> tuple[Item, ...]:
    if not shown.points:
        return (Prose(complaintwords.NOTHING, "body", "muted"),)
    return tuple(placed(place, _point(point)) for place, point in enumerate(shown.points, 1))


def _point(point: Point) -> list[Prose]:
    name, more, said = complaintwords.point(point)
    lines = [Prose(name, "strong"), Prose(more, "small", "muted")]
    if said:
        lines.append(Prose(said, "small"))
    if point.good and point.fault is not Sign.APOLOGY:
        lines.append(Prose(f"{complaintwords.MAY_SOUND} {words.quote(point.good)}", "small", "muted"))
    return lines
