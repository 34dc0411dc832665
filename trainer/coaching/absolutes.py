"""Words that promise more than anybody can keep; they are data, in `resources/coaching/absolutes.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from trainer.coaching.everyday import folder


def absolutes(text: str) -> tuple[tuple[int, int], ...]:
    """Where such words stand, as (start, end) in code points."""
    return tuple(match.span() for match in _pattern().finditer(text))


@cache
def _pattern() -> re.Pattern[str]:
    """Longer phrases first, so that *every customer* is marked as a whole."""
    data = tomllib.loads((folder() / "absolutes.toml").read_text(encoding="utf-8"))
    longest_first = sorted(data["words"], key=len, reverse=True)
    either = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in longest_first)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
