"""Whether a reply puts a question that is known already."""

from __future__ import annotations

from collections import Counter

from trainer.domain.finding import folded

SAME = 0.8
"""Share of the words of a question that a reply must have to be putting it."""


def puts(said: str, question: str) -> bool:
    """Whether a reply puts this question, as it is written or nearly so, whatever else it says."""
    asked, words = Counter(folded(question)), Counter(folded(said))
    return bool(asked) and (asked & words).total() >= SAME * asked.total()
