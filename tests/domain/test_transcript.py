"""Words with times."""

from __future__ import annotations

import pytest

from trainer.domain.transcript import Transcript, Word, understood

ONE = Transcript((Word("Fair", 100, 400), Word("enough.", 400, 900)))


def test_it_reads_as_it_was_said() -> None:
    assert ONE.text == "Fair enough."
    assert Transcript().text == ""


def test_what_comes_later_is_told_later() -> None:
    both = ONE + ONE.later(1000)
    assert both.text == "Fair enough. Fair enough."
    assert [word.start_ms for word in both.words] == [100, 400, 1100, 1400]
    assert both.words[-1].end_ms == 1900


def test_what_is_no_word_is_refused() -> None:
    with pytest.raises((TypeError, ValueError)):
        Transcript.from_facts([["Fair", "now", 400]])
    with pytest.raises((TypeError, ValueError)):
        Transcript.from_facts([["Fair", 1]])


HEARD = Transcript.from_facts(
    [
        ["Fair", 0, 300],
        ["enough.", 300, 700],
        ["What", 1200, 1400],
        ["would", 1400, 1600],
        ["you", 1600, 1700],
        ["mix", 1700, 2000],
        ["first?", 2000, 2500],
    ]
)


@pytest.mark.parametrize(
    ("reply", "stands"),
    [
        (HEARD.text, True),
        ("Fair enough. What would you fix first, and by when?", True),
        ("Would you?", True),
        ("Would it help to see a figure?", False),
        ("", False),
    ],
)
def test_what_was_mended_is_told_from_what_was_typed_instead(reply: str, stands: bool) -> None:
    assert HEARD.stands_in(reply) is stands


@pytest.mark.parametrize(
    ("reply", "part", "times"),
    [
        (HEARD.text, "What would", (1200, 1600)),
        (HEARD.text, "enough", (300, 700)),
        ("Fair enough. What would you fix first?", "you fix first", (1600, 2500)),  # mended by hand
        ("Well, fair enough, then. What would you fix first?", "fair enough", (0, 700)),
        ("Fair enough. What would you fix first?", "fix", None),
        ("Something else altogether", "Something", None),
        ("", "", None),
    ],
)
def test_the_words_of_a_finding_are_found_in_the_sound(reply: str, part: str, times: tuple[int, int] | None) -> None:
    start = reply.index(part)
    assert HEARD.when(reply, start, start + len(part)) == times


def test_what_is_kept_of_it_comes_back() -> None:
    assert Transcript.from_facts(HEARD.facts()) == HEARD


@pytest.mark.parametrize(
    ("heard", "right"), [("Fair enough. What then?", 4), ("fair enough what den", 3), ("What then", 2), ("", 0)]
)
def test_how_much_of_a_sentence_was_understood(heard: str, right: int) -> None:
    assert understood("Fair enough, what then?", heard) == (right, 4)
