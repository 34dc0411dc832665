"""From numbers to findings."""

from __future__ import annotations

import re

import numpy as np
import pytest

from trainer.coaching.encoder import Reading
from trainer.coaching.everyday import everyday
from trainer.coaching.judging import Band, findings, pooled
from trainer.coaching.normalise import tokens
from trainer.coaching.outputs import COLUMNS, LABELS
from trainer.domain.feedback import Finding, Label

TEXT = "Thanks for that. I don't see it, you're right."
SAID = tokens(TEXT, everyday().spelling)
PLACES = tuple(match.span() for match in re.finditer(r"\w+|[^\w\s]", TEXT))
BANDS = dict.fromkeys(Label, Band(0.0, 1.0, 2.5))


def reading(**carried: dict[int, float]) -> Reading:
    """Every token far from every label, but for those named: token number → logit."""
    logits = np.full((len(PLACES), COLUMNS), -8.0, np.float32)
    for label, its in carried.items():
        for token, logit in its.items():
            logits[token, LABELS.index(Label(label))] = logit
    empty = np.zeros((len(PLACES), 1), np.float32)
    return Reading(PLACES, logits, empty, empty)


def found(**carried: dict[int, float]) -> list[tuple[str, str, str]]:
    def told(one: Finding) -> tuple[str, str, str]:
        return one.label, TEXT[one.start : one.end], one.certainty

    return [told(one) for one in findings(SAID, reading(**carried), BANDS)]


def test_a_run_of_tokens_is_one_finding() -> None:
    assert found(thanks={0: 4, 1: 4, 2: 4}) == [("thanks", "Thanks for that", "sure")]


def test_nothing_holds_below_its_band() -> None:
    assert found(thanks={0: 0.0, 1: -2.0}) == []


def test_bands_tell_how_sure_it_is() -> None:
    assert found(agree={14: 0.9})[0][2] == "check"
    assert found(agree={14: 2.0})[0][2] == "likely"
    assert found(agree={14: 4.0})[0][2] == "sure"


def test_a_short_gap_is_bridged_and_a_long_one_parts() -> None:
    assert [words for _, words, _ in found(agree={11: 4, 14: 4})] == ["you're right"]
    assert [words for _, words, _ in found(agree={0: 4, 1: 4, 2: 4, 11: 5, 14: 5})] == [
        "Thanks for that",
        "you're right",
    ]


def test_many_weak_tokens_together_hold_by_the_strongest() -> None:
    assert found(empathy=dict.fromkeys(range(16), -0.5)) == [("empathy", TEXT.rstrip("."), "check")]


def test_a_scrap_is_left_out_beside_words_that_say_it() -> None:
    assert found(thanks={0: 5, 1: 5, 2: 5, 3: -8, 10: 1}) == [("thanks", "Thanks for that", "sure")]


def test_words_that_say_it_are_as_sure_as_the_whole_though_a_scrap_is_stronger() -> None:
    assert found(thanks={0: 1, 1: 1, 2: 1, 3: -8, 10: 5}) == [("thanks", "Thanks for that", "sure")]


def test_a_scrap_alone_is_shown_in_its_clause() -> None:
    assert found(thanks={3: 3}) == [("thanks", "Thanks for that", "likely")]


def test_several_labels_may_share_words() -> None:
    assert {label for label, _, _ in found(thanks={0: 4}, good_question={0: 4})} == {"thanks", "good_question"}


def test_pooling_is_a_soft_maximum_that_is_zero_with_three_tokens_at_zero() -> None:
    assert pooled(np.array([[0.0], [0.0], [0.0], [-50.0]], np.float32))[0] == pytest.approx(0)
    assert pooled(np.array([[6.0], [-50.0]], np.float32))[0] == pytest.approx(6 - np.log(3) / 2)


def test_a_text_without_tokens_has_nothing() -> None:
    nothing = np.zeros((0, COLUMNS), np.float32)
    assert list(findings("", Reading((), nothing, nothing, nothing), BANDS)) == []
