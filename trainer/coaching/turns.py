"""What of a reply matters to the customer of a role-play."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.coaching.normalise import word_count
from trainer.domain.feedback import Feedback, Label
from trainer.domain.talk import Judged

_SENTENCE = re.compile(r"[^.?!;]+[.?!;]*")
_ASKS = frozenset({Label.OPEN_QUESTION, Label.PERMISSION})
_CONFIRM = "confirm"
"""The family that asks whether a worry is settled."""


def judged(reply: str, feedback: Feedback, *, opens: bool) -> Judged:
    """What the customer makes of a reply, by what the coach heard in it; what is only to be checked moves nobody.

    Args:
        reply: The words.
        feedback: What was heard in them.
        opens: Whether they ask about what the customer said.
    """
    sure = feedback.counting()
    asking = [(found.start, found.end) for found in sure.findings if found.label in _ASKS]
    asking += [(one.start, one.end) for one in feedback.noticed if one.family == _CONFIRM]
    told = [
        text
        for start, end, text in _sentences(reply)
        if not text.endswith("?") and not any(first < end and start < last for first, last in asking)
    ]
    asks = bool(asking) or any(text.endswith("?") and word_count(text) for _, _, text in _sentences(reply))
    return Judged(opens, asks, sum(map(word_count, told)), frozenset(sure.labels))


def _sentences(reply: str) -> Iterator[tuple[int, int, str]]:
    return ((one.start(), one.end(), one[0].rstrip()) for one in _SENTENCE.finditer(reply))
