"""What may be said, and how a sound is named."""

from pathlib import Path

import pytest

from trainer.speech.errors import SpeechError
from trainer.speech.utterance import FASTEST, LONGEST_TEXT, SLOWEST, Rendered, Utterance, WordTime


def test_control_characters_become_spaces_one_for_one() -> None:
    assert Utterance("a\0b\x1b[c\r\n\ud800d\x9f").cleaned().text == "a b [c \n d "


def test_other_scripts_and_emoji_are_left_alone() -> None:
    text = "naïve שלום 👩‍💻 “yes”"
    assert Utterance(text).cleaned().text == text


@pytest.mark.parametrize("text", ["", "   \n\t", "\0\x01"])
def test_nothing_to_say(text: str) -> None:
    with pytest.raises(SpeechError) as caught:
        Utterance(text).cleaned()
    assert caught.value.code == "empty"


def test_a_text_may_be_long_but_not_longer() -> None:
    Utterance("x" * LONGEST_TEXT).cleaned()
    with pytest.raises(SpeechError, match="at most 4,000 characters") as caught:
        Utterance("x" * (LONGEST_TEXT + 1)).cleaned()
    assert caught.value.code == "too_long"


@pytest.mark.parametrize(("wished", "spoken"), [(1, SLOWEST), (170, 170), (10**9, FASTEST)])
def test_the_rate_is_held_in_bounds(wished: int, spoken: int) -> None:
    assert Utterance("hello", rate=wished).cleaned().rate == spoken


def test_everything_that_changes_the_sound_changes_the_key() -> None:
    keys = {
        Utterance("hello").key("a"),
        Utterance("hello").key("b"),
        Utterance("hello!").key("a"),
        Utterance("hello", voice="v").key("a"),
        Utterance("hello", rate=171).key("a"),
    }
    assert len(keys) == 5
    assert all(len(key) == 64 and key.isalnum() for key in keys)
    assert Utterance("hello").key("a") in keys


def test_facts_come_back_as_they_were() -> None:
    rendered = Rendered(Path("a.wav"), 1.5, (WordTime(0, 0, 5), WordTime(300, 6, 2)), 1.2)
    assert Rendered.from_facts(Path("a.wav"), rendered.facts()) == rendered
