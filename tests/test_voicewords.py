"""How a reply was said is told beside what is usual, and never as a verdict."""

from __future__ import annotations

import pytest

from trainer import voicewords
from trainer.domain.delivery import Compared, Measure, Usual
from trainer.domain.ownvoice import OwnVoice, Wording
from trainer.voicewords import own_voice, told

USUAL = Usual(100, 200)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (Compared(Measure.PACE, 152, Usual(140, 160)), "152 words a minute, as usual"),
        (Compared(Measure.PACE, 190, Usual(140, 160)), "190 words a minute, faster than your usual"),
        (Compared(Measure.PACE, 152, None), "152 words a minute"),
        (Compared(Measure.PACE, None, Usual(140, 160)), "not measured"),
        (Compared(Measure.TURN, 11_400, Usual(12_000, 15_000)), "11 s, shorter than your usual"),
        (Compared(Measure.TURN, 300, None), "1 s"),
        (Compared(Measure.TALK, 6_900, Usual(5_000, 8_000)), "7 s without the pauses, as usual"),
        (Compared(Measure.LOUDNESS, 10.6, Usual(6, 9)), "11 dB from soft to loud, livelier than your usual"),
        (Compared(Measure.FILLERS, 2, None), "about 2, approximate, many are not heard"),
        (Compared(Measure.FILLERS, 0, None), "none noticed, approximate, many are not heard"),
    ],
)
def test_a_figure_is_told_in_words(one: Compared, words: str) -> None:
    assert told(one) == words


@pytest.mark.parametrize(("pause_ms", "words"), [(300, "quick"), (900, "easy"), (6000, "long")])
def test_a_pause_is_told_without_a_figure(pause_ms: int, words: str) -> None:
    assert told(Compared(Measure.PAUSE, pause_ms, None)) == words


def test_every_measure_has_a_name_and_words_for_each_side() -> None:
    assert set(voicewords.NAMES) == set(Measure)
    for measure in Measure:
        sides = {told(Compared(measure, value, USUAL)) for value in (50.0, 150.0, 250.0)}
        assert len(sides) == 3


def test_nothing_is_told_as_right_or_wrong() -> None:
    every = " ".join(told(Compared(measure, 150.0, USUAL)) for measure in Measure)
    assert not {"good", "bad", "too", "should", "score"} & set(every.replace(",", "").split())


@pytest.mark.parametrize(
    ("voice", "words"),
    [
        (OwnVoice((0, 1, 2), 3, Wording.OWN), "All 3 ideas, in your own words."),
        (OwnVoice((0, 1), 2, Wording.PARTLY), "Both ideas, partly in your own words."),
        (OwnVoice((0,), 1, Wording.VERBATIM), "The one idea, word for word as on the card."),
        (OwnVoice((0, 2), 3, Wording.NEAR), "2 of 3 ideas, close to the card’s words."),
        (OwnVoice((1,), 2, Wording.OWN), "1 of 2 ideas, in your own words."),
        (OwnVoice((), 3, Wording.OWN), "In your own words."),
        (OwnVoice((), 0, Wording.NEAR), "Close to the card’s words."),
        (OwnVoice((0, 1), 3, None), ""),
    ],
)
def test_ideas_and_words_are_told_beside_one_another(voice: OwnVoice, words: str) -> None:
    assert own_voice(voice) == words
