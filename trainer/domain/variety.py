"""Whether one softener has taken over, and which of the others has rested longest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from trainer.domain.feedback import SOFTENERS, Feedback, Label, Note, Variety
from trainer.domain.views import PhraseUse

WINDOW = 20
"""So many softeners are looked back over; one that is more than half of them has taken over."""

_SOFTEN = tuple(label for label in SOFTENERS if label is not Label.PERMISSION)
"""Asking leave leads on rather than softens, so that it may follow any of them."""


def worn(recent: Sequence[Label]) -> Label | None:
    """The softener that has taken over; `recent` are those of earlier replies, the newest first."""
    last = Counter(label for label in recent[:WINDOW] if label in _SOFTEN)
    return next((label for label, times in last.items() if times > WINDOW // 2), None)


def fresher(than: Label, recent: Sequence[Label], uses: Iterable[PhraseUse]) -> Label:
    """The softener that has rested longest, one that was never used before all others."""
    last_day = {use.label: use.last_day for use in uses}
    place = {label: -recent.index(label) for label in recent}
    others = (label for label in _SOFTEN if label is not than)
    return min(others, key=lambda label: (last_day.get(label, 0), place.get(label, -len(recent))))


def noted(feedback: Feedback, variety: Variety | None, denied: Collection[str] = ()) -> Feedback:
    """The same with a remark, when the reply uses what is worn, nobody denies that, and nothing is said of it yet."""
    used = feedback.counting().without(denied).labels
    if variety is None or variety.worn not in used or Note.SAME_AGAIN in feedback.notes:
        return feedback
    return replace(feedback, notes=(*feedback.notes, Note.ONE_SIDED), variety=variety)
