"""What changed in a text, word by word."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.wordwise import Change, Stretch, compared

TEXTS = st.lists(st.sampled_from(["may", "I", "ask", "why", "?", ".", " ", "\n", "it’s", "é"])).map("".join)


def marked(before: str, after: str) -> str:
    marks = {Change.SAME: "{}", Change.TAKEN_OUT: "[-{}]", Change.PUT_IN: "[+{}]"}
    return "".join(marks[one.change].format(one.text) for one in compared(before, after))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("", "", ""),
        ("Why is that?", "Why is that?", "Why is that?"),
        ("", "Why?", "[+Why?]"),
        ("Why?", "", "[-Why?]"),
        ("What is it?", "What was it?", "What [-is][+was] it?"),
        (
            "May I ask: why is it too expensive?",
            "May I ask: too expensive compared with what?",
            "May I ask: [-why is it ]too expensive[+ compared with what]?",
        ),
        ("I see why you wait. So?", "I know how you feel. So?", "I [-see why you wait][+know how you feel]. So?"),
    ],
)
def test_it_reads_as_a_person_would_have_marked_it(before: str, after: str, told: str) -> None:
    assert marked(before, after) == told


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_it(before: str, after: str) -> None:
    stretches = compared(before, after)
    assert "".join(one.text for one in stretches if one.change is not Change.PUT_IN) == before
    assert "".join(one.text for one in stretches if one.change is not Change.TAKEN_OUT) == after


@given(TEXTS, TEXTS)
def test_nothing_is_empty_and_what_is_the_same_stands_in_one_piece(before: str, after: str) -> None:
    stretches = compared(before, after)
    assert all(isinstance(one, Stretch) and one.text for one in stretches)
    assert not any(one.change is other.change is Change.SAME for one, other in pairwise(stretches))
