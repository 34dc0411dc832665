"""How patterns are written."""

from __future__ import annotations

import pytest

from trainer.coaching.matcher import Gap, Maybe, Slot, Word
from trainer.coaching.normalise import Spelling
from trainer.coaching.notation import PatternError, Reader

READER = Reader({"glad": ("glad", "over the moon")}, Spelling(), gap=3)


def test_every_kind_of_element() -> None:
    pattern = READER.pattern("[start] I'm (so) {glad} (that|when) * you ... asked, [asked]")
    assert pattern.opens
    assert pattern.asked
    assert not pattern.closes
    assert not pattern.marked
    assert pattern.elements == (
        Word("i"),
        Word("am"),
        Maybe((Word("so"),)),
        Slot((("glad",), ("over", "the", "moon"))),
        Slot((("that",), ("when",))),
        Gap(1, 1),
        Word("you"),
        Gap(0, 3),
        Word("asked"),
    )


def test_a_question_may_need_its_mark() -> None:
    pattern = READER.pattern("how you [?]")
    assert pattern.marked
    assert not pattern.asked


@pytest.mark.parametrize(
    "line",
    [
        "",
        "...",
        "(a",
        "a)",
        "(a (b))",
        "{a b}",
        "a [maybe] b",
        "a|b",
        "({glad}|b) c",
        "* a",
        "a *",
        "x [start] y",
        "x [?] y",
    ],
)
def test_what_cannot_be_read(line: str) -> None:
    with pytest.raises(PatternError, match=r"^the pattern “.*\.$"):
        READER.pattern(line)
