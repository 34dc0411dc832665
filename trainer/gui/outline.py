"""A meeting on one page: what it is for, how it opens, what to say first, what to ask, and a step to be filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trainer import meetingwords, words
from trainer.domain.paper import Block, Paper, Style
from trainer.domain.prehandle import Plan

BLANK = "_" * 36
"""Where something is to be written by hand."""


def outline(plan: Plan, asks: Sequence[str]) -> Paper:
    """The plan as it goes into the meeting.

    Args:
        plan: What was written.
        asks: Questions for what comes up all the same; the first ones of its objections.
    """
    parts = (_opening(plan), _first(plan), _open(plan), _asks(asks), _step())
    return Paper(meetingwords.meeting(plan), tuple(block for part in parts for block in part), is_a_page=True)


def _opening(plan: Plan) -> Iterator[Block]:
    if plan.objective:
        yield Block("To find out", Style.HEADING)
        yield Block(plan.objective)
    if plan.contract:
        yield Block("How it opens", Style.HEADING)
        yield Block(plan.contract, Style.SPEECH)


def _first(plan: Plan) -> Iterator[Block]:
    """Each line that is written, above what it is about."""
    if plan.ready:
        yield Block("Say it first", Style.HEADING)
    for one in plan.ready:
        yield Block(one.first, Style.SPEECH)
        yield Block(words.quote(one.objection), Style.ASIDE, words.CATEGORIES[one.category])


def _open(plan: Plan) -> Iterator[Block]:
    bare = [one for one in plan.foreseen if not one.first]
    if bare:
        yield Block("May come up as well", Style.HEADING)
    for one in bare:
        yield Block(words.quote(one.objection), Style.POINT)


def _asks(asks: Sequence[str]) -> Iterator[Block]:
    if asks:
        yield Block("If it comes up all the same, ask", Style.HEADING)
        yield from (Block(ask, Style.POINT) for ask in asks)


def _step() -> Iterator[Block]:
    yield Block("The next step, if there is one", Style.HEADING)
    for part in ("What", "Who", "By when"):
        yield Block(BLANK, lead=part)
    yield Block("“Not now” and “no fit” are good endings too, said openly.", Style.ASIDE)
