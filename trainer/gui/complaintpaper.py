"""A complaint on paper: the note to the colleague who takes it on, and the whole talk as the debrief has it."""

from __future__ import annotations

from collections.abc import Iterator

from trainer import complaintwords, talkwords, words
from trainer.domain.aftermath import Aftermath
from trainer.domain.handoff import Handoff
from trainer.domain.paper import Block, Paper, Style
from trainer.domain.played import Played, Speaker, standing
from trainer.gui.talkpaper import head, own, title


def note_paper(played: Played, filled: Handoff) -> Paper:
    """The note, and the three questions with which one looks back."""
    name = f"{complaintwords.NOTE}: {filled.customer}, {_day(played)}"
    return Paper(name, (*_note(filled), *_questions()))


def complaint_paper(played: Played, shown: Aftermath, filled: Handoff) -> Paper:
    """Everything that the debrief shows."""
    parts = (
        (*head(played), Block(complaintwords.headline(shown))),
        _steps(shown),
        _sides(shown),
        _said(played, shown),
        _points(shown),
        _course(shown),
        (Block(complaintwords.NOTE, Style.HEADING), *_note(filled)),
        _questions(),
        own(played),
    )
    return Paper(title(played), tuple(block for part in parts for block in part))


def _day(played: Played) -> str:
    return f"{played.began.local.day} {played.began.local:%B %Y}"


def _note(filled: Handoff) -> Iterator[Block]:
    yield from (Block(text, lead=name) for name, text in complaintwords.note(filled))


def _questions() -> Iterator[Block]:
    yield Block(complaintwords.LOOK_BACK, Style.HEADING)
    yield Block(complaintwords.LOOK_BACK_MORE, Style.ASIDE)
    yield from (Block(question, Style.POINT) for question in complaintwords.QUESTIONS)


def _steps(shown: Aftermath) -> Iterator[Block]:
    yield Block("The five steps", Style.HEADING)
    for check in shown.checks:
        other_way = map(complaintwords.against, check.against)
        told = " ".join((complaintwords.fell_short(check), *map(words.quote, check.said), *other_way)).strip()
        yield Block(told, Style.POINT, f"{complaintwords.STEPS[check.step]}, {complaintwords.state(check).lower()}")


def _sides(shown: Aftermath) -> Iterator[Block]:
    yield Block("Both impacts", Style.HEADING)
    for sign, name in complaintwords.SIDES.items():
        yield Block(complaintwords.side(shown, sign), lead=name)


def _said(played: Played, shown: Aftermath) -> Iterator[Block]:
    yield Block("What was said", Style.HEADING)
    customer = played.casting.customer.name.split()[0]
    for place in standing(played.turns):
        turn = played.turns[place]
        if turn.said and turn.speaker is Speaker.CUSTOMER:
            yield Block(turn.said, Style.SPEECH, customer)
        elif turn.said:
            yield Block(turn.said, lead="You")
            if told := complaintwords.hurt(shown, place):
                yield Block(f"{told}.", Style.ASIDE)


def _points(shown: Aftermath) -> Iterator[Block]:
    yield Block("To work on", Style.HEADING)
    if not shown.points:
        yield Block(complaintwords.NOTHING)
    for point in shown.points:
        name, more, said = complaintwords.point(point)
        told = f"{name}. {more} {said}".strip()
        good = f" {complaintwords.MAY_SOUND} {words.quote(point.good)}" if point.good else ""
        yield Block(f"{told}{good}", Style.POINT)


def _course(shown: Aftermath) -> Iterator[Block]:
    yield Block("In this order", Style.HEADING)
    told = ", ".join(complaintwords.part(done, times) for done, times in shown.course)
    yield Block(told or talkwords.UNTOLD)
    yield from (Block(line) for line in (complaintwords.vents(shown), complaintwords.cut_ins(shown)) if line)
