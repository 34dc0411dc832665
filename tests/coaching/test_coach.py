"""What the coach says about whole replies."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hearing import WordEncoder, a_model
from trainer import deckfile, paths
from trainer.coaching import model
from trainer.coaching.coach import Coach
from trainer.coaching.everyday import folder
from trainer.coaching.families import Family, load_folder
from trainer.coaching.promises import Ears
from trainer.domain import slots
from trainer.domain.feedback import CoachContext, Feedback, Label, LabelKind, Note, Substance

COACH = Coach(load_folder(folder()))
MODEL = model.load(model.folder())
HEARING = Coach(load_folder(folder()), MODEL)
COACHES = pytest.mark.parametrize("coach", [COACH, HEARING], ids=["rules only", "with the model"])
SEEDS = {
    "That's one of the things I'm most excited about, we have made changes to xyz": Label.EXCITED,
    "That is a concern that my newest customer had before we walked through the plan.": Label.SHARED_CONCERN,
    "That is an excellent question Mr. Customer let me tell you what we did with customer ABC": Label.GOOD_QUESTION,
    "Thank you for reminding me to discuss this. We now have completed the import.": Label.THANKS,
    "I agree! That can be an issue but here's what other customers have done": Label.AGREE,
}
AS_WRITTEN = {
    "That's one of the things I’m most excited about, we have made changes to xyz…": Label.EXCITED,
    "That is a concern that my newest customer had before we walked through….": Label.SHARED_CONCERN,
    "That is an excellent question Mr. Customer let me tell you what we did with customer ABC…": Label.GOOD_QUESTION,
    "Thank you for reminding me to discuss this. We now have completed the…": Label.THANKS,
    "I agree! That can be/seems like an issue but here’s what other customers have done/found/etc…": Label.AGREE,
}
BACKED = [
    "I agree! That seems like an issue, but here's what other customers have found…",
    "I agree! That can be an issue but here's what other customers have done",
    "i agree that seems like an issue but heres what other customers have found",
]
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
    "I agree\udfff\ud800",
    "\u202eI agree\u202c, \u0623\u0646\u0627",
    "Я с вами согласен, но…",
    "\ufeff\u200b",
    "e\u0301" * 2_000,
    "Thanks for raising that! What happened? " * 100,
    "x\n" * 2_000,
]
"""Nothing, marks only, other scripts, right to left, NUL, halves of letters, and 4 000 characters and more."""
QUICK, PATIENT = 1.0, 5.0
"""Seconds for the worst of them; a reply of 25 words is timed in tests/bench."""
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=80)
"""Halves of letters among it."""


def judge(reply: str, coach: Coach = COACH, objection: str = "") -> Feedback:
    return coach(reply, CoachContext(objection=objection))


def assert_sound(reply: str, coach: Coach = COACH, objection: str = "") -> None:
    feedback = judge(reply, coach, objection)
    findings = feedback.findings
    assert [(f.start, f.end) for f in findings] == sorted((f.start, f.end) for f in findings)
    for found in (*findings, *feedback.noticed):
        assert 0 <= found.start < found.end <= len(reply)
        span = reply[found.start : found.end]
        assert span == span.strip()
    assert coach is HEARING or all(finding.pattern for finding in findings)
    for label in Label:
        own = [finding for finding in findings if finding.label is label]
        assert all(one.end <= other.start for one, other in pairwise(own))


@pytest.mark.parametrize(("reply", "label"), SEEDS.items())
def test_the_five_sentences_of_the_source(reply: str, label: Label) -> None:
    backed = (Label.PROOF_STORY,) if label is Label.AGREE else ()
    assert judge(reply).labels == (label, *backed)


@COACHES
@pytest.mark.parametrize(("reply", "label"), (SEEDS | AS_WRITTEN).items())
def test_the_five_sentences_are_heard_by_both(coach: Coach, reply: str, label: Label) -> None:
    feedback = judge(reply, coach, "It's too expensive.")
    assert label in feedback.labels
    whole = [finding.substance for finding in feedback.findings if finding.label is label]
    assert whole[0] is Substance.COMPLETE


@COACHES
@pytest.mark.parametrize("objection", ["", "It's too expensive.", "We tried that and it went wrong."])
@pytest.mark.parametrize("reply", BACKED)
def test_a_yes_and_a_but_with_what_others_found_is_agreement_and_proof(
    coach: Coach, objection: str, reply: str
) -> None:
    labels = judge(reply, coach, objection).labels
    assert {Label.AGREE, Label.PROOF_STORY} <= {*labels}
    assert Label.YES_BUT not in labels


def test_a_yes_and_a_but_with_nothing_behind_it_is_a_fault() -> None:
    assert Label.YES_BUT in judge("I understand, but our price is simply what it is.", HEARING).labels


@pytest.mark.parametrize("file", sorted(paths.shipped_decks().glob("*.deck.toml")), ids=lambda file: file.name)
def test_model_replies_of_the_shipped_decks_earn_the_softener_they_mean(file: Path) -> None:
    for card in deckfile.read(file).cards:
        said = slots.fill(card.reply, {}, card.slots)
        assert card.softener is None or card.softener in judge(said).labels, said


@COACHES
@pytest.mark.parametrize("reply", ODD)
def test_odd_replies_are_harmless_and_quick(coach: Coach, reply: str) -> None:
    before = perf_counter()
    assert_sound(reply, coach, reply)
    assert perf_counter() - before < (QUICK if coach is COACH else PATIENT)


@pytest.mark.parametrize("reply", ["我同意你的看法。", "أنا أتفق معك", "Я с вами согласен, но…"])
def test_of_other_scripts_nothing_is_said(reply: str) -> None:
    assert judge(reply, HEARING).findings == ()


@given(ANY_TEXT)
def test_any_text_is_harmless(reply: str) -> None:
    assert_sound(reply)


@settings(max_examples=60)
@given(ANY_TEXT, ANY_TEXT)
def test_any_text_is_harmless_to_the_model(reply: str, objection: str) -> None:
    assert_sound(reply, HEARING, objection)
    HEARING.asks_about(reply, objection)
    HEARING.meaning(objection)
    HEARING.nearest(Label.AGREE, reply)


@settings(max_examples=40)
@given(st.lists(st.sampled_from([*SEEDS, *ODD[:9], "May I ask why?", "so", "not", '"', "but"]), max_size=4))
def test_any_mixture_is_sound_to_the_model(parts: list[str]) -> None:
    assert_sound(" ".join(parts), HEARING)


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


def test_a_family_of_words_alone_is_not_heard_by_what_its_examples_mean() -> None:
    said = "That was our mistake, I should have rung you."
    meant = Family("f", "own_fault", LabelKind.SOFTENER, "N", "D", "", False, (), (), (), (said,), ())
    assert [one.family for one in judge(said, Coach([meant], MODEL)).noticed] == ["own_fault"]
    assert judge(said, Coach([replace(meant, only_words=True)], MODEL)).noticed == ()


def test_each_reply_is_read_once_also_for_the_families_of_a_team() -> None:
    encoder = WordEncoder()
    ours = Family("f", "own_fault", LabelKind.SOFTENER, "N", "D", "", False, (), (), (), ("that was our mistake",), ())
    coach = Coach([ours], a_model(encoder))
    assert [one.family for one in judge("Well, that was our mistake.", coach).noticed] == ["own_fault"]
    assert sorted(encoder.read_texts) == ["Well, that was our mistake.", "that was our mistake"]


def test_what_one_coach_has_read_of_the_examples_the_next_one_knows() -> None:
    encoder = WordEncoder()
    model = a_model(encoder)
    ours = Family("f", "own_fault", LabelKind.SOFTENER, "N", "D", "", False, (), (), (), ("that was our mistake",), ())
    judge("Our mistake.", Coach([ours], model))
    Ears(model).hear(ours, ours.examples)
    judge("Our mistake.", Coach([ours], model))
    assert encoder.read_texts.count("that was our mistake") == 1


@COACHES
def test_what_the_rep_denies_is_found_and_not_remarked_on(coach: Coach) -> None:
    said = "I agree, that is a lot of money. Thank you for telling me. What would you want fixed first?"
    both, one = (coach(said, CoachContext(denied=frozenset(denied))) for denied in ((), {"thanks"}))
    assert {Label.AGREE, Label.THANKS} <= set(both.labels)
    assert Note.TWO_SOFTENERS in both.notes
    assert one.findings == both.findings
    assert Note.TWO_SOFTENERS not in one.notes


def test_a_check_that_the_rep_denies_having_made_excuses_no_closed_question() -> None:
    said = "Does that answer your question?"
    assert Note.CLOSED_QUESTION not in COACH(said, CoachContext()).notes
    assert Note.CLOSED_QUESTION in COACH(said, CoachContext(denied=frozenset({"confirm"}))).notes


@pytest.mark.parametrize("said", ["That was our mistake.", "We got that wrong.", "The mistake was ours, not yours."])
def test_who_owns_up_defends_nothing(said: str) -> None:
    assert Label.DEFENSIVE not in HEARING(said, CoachContext()).labels


@pytest.mark.parametrize(
    "said",
    ["If I could show you a way to halve that, would you be interested?", "If we could do it by May, would you sign?"],
)
def test_who_fetches_a_yes_asks_leave_for_nothing(said: str) -> None:
    heard = HEARING(said, CoachContext())
    assert Label.PERMISSION not in heard.labels
    assert "closing" in [one.family for one in heard.noticed]


def test_who_asks_leave_still_does() -> None:
    assert Label.PERMISSION in HEARING("Would it be OK if I asked you something about that?", CoachContext()).labels
