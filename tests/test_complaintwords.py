"""Everything that a complaint can show has its words, and no word in them puts the blame on anybody."""

from __future__ import annotations

import re

import pytest

from tests.builders import a_complaint
from tests.complaining import BAD_TALK, COMPANY, GOOD_TALK, LET, PLAN, Said, talked
from trainer import complaintwords
from trainer.domain.aftermath import Aftermath, Check, Part, aftermath
from trainer.domain.handoff import Handoff, handoff
from trainer.domain.scenes import NextStep, Outcome
from trainer.domain.signs import SPOILS, Sign, Step

BLAMING = re.compile(r"\b(fault|blame|guilty|stupid|wrong|you failed|your mistake|should have)\b", re.IGNORECASE)


def shown(*said: Said) -> Aftermath:
    return aftermath(talked(*said), a_complaint())


def note(*said: Said) -> dict[str, str]:
    played = talked(*said)
    return dict(complaintwords.note(handoff(played, a_complaint(), aftermath(played, a_complaint()))))


def test_each_of_them_has_words() -> None:
    assert set(complaintwords.STEPS) == set(Step)
    assert set(complaintwords.FAULTS) == set(complaintwords.FAULTS_MORE) == set(SPOILS)
    assert set(complaintwords.PARTS) == set(Part)
    assert set(complaintwords.SIDES) == {Sign.COMPANY, Sign.PERSONAL}
    assert set(complaintwords.OUTCOME_MEANINGS) == set(complaintwords.OUTCOMES) == set(Outcome) - {Outcome.YES}


@pytest.mark.parametrize("step", Step)
def test_a_missing_step_says_what_it_lacked_and_a_found_one_nothing(step: Step) -> None:
    assert complaintwords.fell_short(Check(step, False))
    assert complaintwords.fell_short(Check(step, True, ("Yes.",))) == ""
    assert "“No.”" in complaintwords.against("No.")


def test_nothing_that_is_said_of_a_talk_puts_the_blame_on_anybody() -> None:
    told = [*complaintwords.FAULTS.values(), *complaintwords.FAULTS_MORE.values(), *complaintwords.QUESTIONS]
    told += [complaintwords.LOOK_BACK_MORE, *complaintwords.OUTCOME_MEANINGS.values()]
    for one in (GOOD_TALK, BAD_TALK, (LET, COMPANY)):
        found = shown(*one)
        told += [text for point in found.points for text in complaintwords.point(point)]
        told += [complaintwords.headline(found), complaintwords.vents(found), complaintwords.cut_ins(found)]
    assert not [line for line in told if BLAMING.search(line) or "!" in line]


def test_the_steps_are_counted_as_a_fact() -> None:
    assert complaintwords.headline(shown(*GOOD_TALK)) == "5 of 5 steps"
    assert complaintwords.headline(shown(*BAD_TALK)) == "0 of 5 steps"


def test_who_was_let_finish_is_told_apart_from_who_was_not() -> None:
    assert complaintwords.vents(shown(*GOOD_TALK)) == "They got everything off their chest."
    cut = shown(COMPANY, LET)
    assert complaintwords.vents(cut) == "They had 2 things to get off their chest, and you heard 1."
    assert complaintwords.cut_ins(cut) == "1 reply came before they were done."
    assert complaintwords.cut_ins(shown(*GOOD_TALK)) == ""


def test_a_fault_to_work_on_quotes_the_words() -> None:
    name, more, _ = complaintwords.point(shown(*BAD_TALK).points[0])
    assert (name, more) == ("Told how to feel: “Calm down”", complaintwords.FAULTS_MORE[Sign.EMOTION])


def test_a_note_tells_what_was_asked_and_of_the_rest_that_it_was_not() -> None:
    full, bare = note(*GOOD_TALK), note(LET, LET)
    assert list(full) == list(bare)
    assert (full["Owner"], full["By when"], full["What is done"]) == (PLAN.who, PLAN.when, PLAN.what)
    assert full["Impact on the person"] == a_complaint().personal_impact
    assert bare["Impact on the company"] == bare["Impact on the person"] == complaintwords.NOT_ASKED
    assert bare["What could go wrong"] == complaintwords.NOT_ASKED
    assert note(COMPANY)["Impact on the company"] == complaintwords.NOT_TOLD
    assert (bare["Owner"], bare["What was promised"]) == ("Not agreed yet", "Nothing yet")


def test_what_was_only_proposed_is_said_to_be_that() -> None:
    filled = Handoff("Omar Aziz", "A pump failed.", step=NextStep("bring a spare", "", "today"))
    told = dict(complaintwords.note(filled))
    assert told["What is done"] == "Proposed, and not agreed yet: bring a spare, today"
    assert (told["Owner"], told["By when"]) == ("Not agreed yet", "Not agreed yet")
