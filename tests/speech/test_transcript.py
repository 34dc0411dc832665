"""Words with times."""

from __future__ import annotations

import pytest

from trainer.speech.transcript import Transcript, Word

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
