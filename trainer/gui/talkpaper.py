"""A talk looked back at, as it goes on paper: what was said, what was heard in it, and what the rep made of it."""

from __future__ import annotations

from collections.abc import Iterator

from trainer import talkwords, words
from trainer.domain.debrief import Debrief, Point
from trainer.domain.feedback import SOFTENERS
from trainer.domain.paper import Block, Paper, Style
from trainer.domain.played import Played, Seat, Speaker, Turn, standing


def talk_paper(played: Played, debrief: Debrief, *, with_behind: bool = False) -> Paper:
    """Everything that the debrief shows.

    Args:
        played: The talk.
        debrief: What it shows.
        with_behind: Whether to tell what lay behind the missed door: only to somebody who asked for it.
    """
    parts = (
        (*head(played), *_depth(played, debrief)),
        _door(debrief, with_behind=with_behind),
        _said(played, debrief),
        _points(debrief),
        _course(debrief),
        _phrases(debrief),
        _listening(debrief),
        own(played),
        _others(played),
    )
    return Paper(title(played), tuple(block for part in parts for block in part))


def title(played: Played) -> str:
    """With whom, and when."""
    return f"Talk with {played.casting.customer.name}, {played.began.local.day} {played.began.local:%B %Y}"


def head(played: Played) -> Iterator[Block]:
    """What it was about, how long it took and how it ended."""
    casting = played.casting
    minutes = words.lasted(max(played.ended_ms - played.began.at_ms, 0) // 1000)
    by = f"{talkwords.played_by(casting)}, {talkwords.kind(casting.category).lower()}, {minutes}"
    ending = f" Ended: {talkwords.OUTCOMES[played.outcome].lower()}." if played.outcome else ""
    yield Block(f"{by}.{ending}", Style.ASIDE)
    if casting.objective:
        yield Block(casting.objective, lead="To find out")


def _depth(played: Played, debrief: Debrief) -> Iterator[Block]:
    yield Block(talkwords.headline(debrief.depth, debrief.layers, played.casting.rep))


def _door(debrief: Debrief, *, with_behind: bool) -> Iterator[Block]:
    if debrief.door:
        yield Block("The door that was missed", Style.HEADING)
        yield Block(debrief.door, Style.SPEECH)
        if with_behind:
            yield Block(debrief.behind, Style.SPEECH, "Behind it")


def _said(played: Played, debrief: Debrief) -> Iterator[Block]:
    """What counts of it; not what was asked for once more."""
    yield Block("What was said", Style.HEADING)
    customer, rep = played.casting.customer.name.split()[0], played.casting.rep or "You"
    for place in standing(played.turns):
        turn = played.turns[place]
        if turn.said and turn.speaker is Speaker.CUSTOMER:
            yield Block(turn.said, Style.SPEECH, customer)
        elif turn.said:
            yield Block(turn.said, lead=rep)
            yield from (Block(told, Style.ASIDE) for told in (_heard(turn), _heeded(debrief, place)) if told)


def _heard(turn: Turn) -> str:
    """What the coach heard in a reply and is not in doubt about."""
    labels = turn.feedback.counting().labels if turn.feedback else ()
    return f"Heard in it: {', '.join(words.LABELS[label] for label in labels)}." if labels else ""


def _heeded(debrief: Debrief, place: int) -> str:
    if place in debrief.recited:
        return f"{talkwords.recited(takes_up=bool(debrief.echoes[place]))}."
    taken = talkwords.taken_up(debrief.echoes.get(place, ()))
    return f"{taken}." if taken else ""


def _points(debrief: Debrief) -> Iterator[Block]:
    yield Block("To work on", Style.HEADING)
    if not debrief.points:
        yield Block(talkwords.NOTHING)
    for point in debrief.points:
        yield Block(_worked_on(point), Style.POINT)


def _worked_on(point: Point) -> str:
    if point.fault is not None:
        return f"{words.LABELS[point.fault]}: {words.quote(point.said)}"
    told = f"{talkwords.WORK[point.work]}. {talkwords.WORK_MORE[point.work]}"
    return f"{told} {words.quote(point.said)}" if point.said else told


def _course(debrief: Debrief) -> Iterator[Block]:
    course = debrief.course
    if not course.parts:
        return
    yield Block("In this order", Style.HEADING)
    yield Block(", ".join(talkwords.part(done, times) for done, times in course.parts))
    if course.unheard:
        yield Block(f"{talkwords.NOT_RESTATED} {words.quote(course.unheard)}", Style.POINT)
    yield Block("How it was opened and closed", Style.HEADING)
    yield from map(Block, talkwords.contract(course))
    yield Block("What was agreed", Style.HEADING)
    yield from map(Block, talkwords.recap(course.step, is_agreed=course.is_agreed))


def _phrases(debrief: Debrief) -> Iterator[Block]:
    used = {label: debrief.phrases[label] for label in SOFTENERS if debrief.phrases.get(label)}
    if used:
        yield Block("Softening phrases", Style.HEADING)
        for label, count in used.items():
            usual = f", usual {debrief.usual[label]}" if label in debrief.usual else ""
            yield Block(f"{words.LABELS[label]}: {count}{usual}", Style.POINT)
        if doubled := talkwords.doubled(debrief.doubled, debrief.replies):
            yield Block(doubled, Style.ASIDE)


def _listening(debrief: Debrief) -> Iterator[Block]:
    if debrief.replies:
        yield Block("Listening", Style.HEADING)
        yield from map(Block, (*talkwords.listening(debrief), *map(talkwords.gone_by, debrief.details)))


def own(played: Played) -> Iterator[Block]:
    """What the rep made of it."""
    verdict = played.verdict
    yield Block("What you made of it", Style.HEADING)
    yield Block(verdict.view or talkwords.NO_VIEW)
    sure = talkwords.sure(played.casting.confidence, verdict.confidence)
    told = (talkwords.met(played), talkwords.because(played), f"How sure: {sure}." if sure != talkwords.UNSAID else "")
    yield from (Block(one, Style.ASIDE) for one in told if one)


def _others(played: Played) -> Iterator[Block]:
    """What those beside the rep made of the whole talk, and of single replies."""
    for seat in Seat:
        mark, name = played.mark(seat), talkwords.seat(played.casting, seat)
        told = talkwords.rating(mark, played.verdict.trust if seat is Seat.PARTNER else 0)
        notes = [played.mark(seat, place) for place in standing(played.turns)]
        said = [one.comment for one in (mark, *notes) if one.comment]
        if told or said:
            yield Block(f"What {name} made of it", Style.HEADING)
            yield from map(Block, (*told, *map(words.quote, said)))
