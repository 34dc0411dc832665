"""Whether a reply puts a question that is known already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from trainer.domain.finding import folded
from trainer.domain.listening import is_recited
from trainer.domain.played import Turn, standing
from trainer.domain.scenes import Saying

SAME = 0.8
"""Share of the words of a question that a reply must have to be putting it."""
LEAST = 6
"""So many words make a question one of its own; a shorter one, such as “And then?”, may follow any answer."""


def puts(said: str, question: str) -> bool:
    """Whether a reply puts this question, as it is written or nearly so, whatever else it says."""
    asked, words = Counter(folded(question)), Counter(folded(said))
    return bool(asked) and (asked & words).total() >= SAME * asked.total()


def was_answered(said: str, turns: Sequence[Turn]) -> bool:
    """Whether a reply says once more, word for word, what opened a layer of this talk already."""
    if len(folded(said)) < LEAST:
        return False
    counting = [turns[place] for place in standing(turns)]
    answered = (before.said for before, after in pairwise(counting) if after.why is Saying.ANSWER)
    return any(is_recited(said, earlier) for earlier in answered)
