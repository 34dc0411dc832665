"""What the coach says about whole replies."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer import deckfile, paths
from trainer.coaching.coach import Coach
from trainer.coaching.everyday import folder
from trainer.coaching.families import load_folder
from trainer.domain import slots
from trainer.domain.feedback import FAULTS, CoachContext, Feedback, Label

COACH = Coach(load_folder(folder()))
SEEDS = {
    "That's one of the things I'm most excited about, we have made changes to xyz": Label.EXCITED,
    "That is a concern that my newest customer had before we walked through the plan.": Label.SHARED_CONCERN,
    "That is an excellent question Mr. Customer let me tell you what we did with customer ABC": Label.GOOD_QUESTION,
    "Thank you for reminding me to discuss this. We now have completed the import.": Label.THANKS,
    "I agree! That can be an issue but here's what other customers have done": Label.AGREE,
}
ODD = [
    "",
    "   \n\t ",
    "?!… — ,,,",
    "🙂🙂🙂",
    "👍 I agree 👍🏽!",
    "我同意你的看法。",
    "أنا أتفق معك",
    "I a\u0301gree",
    "I’m MOST excited—about—THIS…",
    "\x00I agree\x00",
    "i agree" * 900,
    "great question " * 700,
    "a" * 20_000,
    "'" * 5_000 + '"' * 5_001,
    "“I agree",
    "\ud800 I agree",
]


def judge(reply: str) -> Feedback:
    return COACH(reply, CoachContext())


def assert_sound(reply: str) -> None:
    findings = judge(reply).findings
    assert [(f.start, f.end) for f in findings] == sorted((f.start, f.end) for f in findings)
    for finding in findings:
        assert 0 <= finding.start < finding.end <= len(reply)
        span = reply[finding.start : finding.end]
        assert span == span.strip()
        assert finding.pattern
    for label in Label:
        own = [finding for finding in findings if finding.label is label]
        assert all(one.end <= other.start for one, other in pairwise(own))


@pytest.mark.parametrize(("reply", "label"), SEEDS.items())
def test_the_five_sentences_of_the_source(reply: str, label: Label) -> None:
    assert judge(reply).labels == (label,)
    assert not set(judge(reply).labels) & set(FAULTS)


@pytest.mark.parametrize("file", sorted(paths.shipped_decks().glob("*.deck.toml")), ids=lambda file: file.name)
def test_model_replies_of_the_shipped_decks_earn_the_softener_they_mean(file: Path) -> None:
    for card in deckfile.read(file).cards:
        said = slots.fill(card.reply, {}, card.slots)
        assert card.softener is None or card.softener in judge(said).labels, said


@pytest.mark.parametrize("reply", ODD)
def test_odd_replies_are_harmless_and_quick(reply: str) -> None:
    before = perf_counter()
    assert_sound(reply)
    assert perf_counter() - before < 1


@given(st.text(max_size=200))
def test_any_text_is_harmless(reply: str) -> None:
    assert_sound(reply)


@given(st.lists(st.sampled_from([*SEEDS, *ODD[:11], "May I ask why?", "so", "not", '"', "but"]), max_size=6))
def test_any_mixture_is_sound(parts: list[str]) -> None:
    assert_sound(" ".join(parts))


def test_two_findings_of_one_label_merge() -> None:
    reply = "I agree, you're right, it does take time. What does a good week look like?"
    labels = [finding.label for finding in judge(reply).findings]
    assert labels == [Label.AGREE, Label.OPEN_QUESTION]


def test_open_question_reaches_to_the_end_of_its_sentence() -> None:
    reply = "I hear you. What would have to change before this fits? Take your time."
    finding = judge(reply).findings[-1]
    assert reply[finding.start : finding.end] == "What would have to change before this fits"


@pytest.mark.parametrize(
    ("reply", "asks"),
    [
        ("What they do on Sundays?", True),
        ("what they do on sundays is their affair", False),
        ("Why does it break?", True),
        ("why does it break", True),
        ("Why does it break is not for me to say.", False),
    ],
)
def test_words_that_only_a_question_mark_makes_a_question(reply: str, asks: bool) -> None:
    assert (Label.OPEN_QUESTION in judge(reply).labels) is asks
