"""Words that promise more than anybody can keep."""

from __future__ import annotations

import pytest

from trainer.coaching.absolutes import absolutes


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("We guarantee it, 100 %.", ["guarantee", "100 %"]),
        ("Every  customer stays. ALWAYS!", ["Every  customer", "ALWAYS"]),
        ("It is risk-free, no one complains.", ["risk-free", "no one"]),
        ("I nevertheless promised nothing of the kind.", ["promised"]),
        ("The guarantor asked whether the bestseller is perfectible.", []),
        ("", []),
    ],
)
def test_such_words_are_found_as_they_stand_there(text: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in absolutes(text)] == marked
