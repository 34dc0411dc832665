"""Notes on the shape of a reply."""

from __future__ import annotations

from time import perf_counter

import pytest

from trainer import words
from trainer.coaching.coach import Coach
from trainer.coaching.everyday import everyday, folder
from trainer.coaching.families import load_folder
from trainer.coaching.normalise import tokens
from trainer.coaching.shape import notes
from trainer.domain.feedback import Certainty, CoachContext, Finding, Label, Note

COACH = Coach(load_folder(folder()))


@pytest.mark.parametrize(
    ("reply", "notes"),
    [
        ("", ()),
        ("?!", ()),
        ("What worries the team the most?", ()),
        ("Thank you for bringing that up.", ("softener_alone", "no_question")),
        ("Great question!", ("softener_alone", "no_question")),
        ("I agree. We moved the depot to your side of town in May.", ("no_question",)),
        ("Thanks for bringing that up, I agree it's a lot. What else is on your list?", ("two_softeners",)),
        ("I hear you. May I ask what made you pick them?", ()),
        ("I understand money is tight this year. What would you fix first?", ()),
        ("Let me tell you what {newest_customer} did. Would that help?", ("unfilled_slot", "closed_question")),
        ("We made changes to xyz, is that useful?", ("unfilled_slot",)),
        ("Mr. Customer, is now a bad time?", ("unfilled_slot",)),
        ("Is there any chance you'd have twenty minutes on Thursday?", ("closed_question",)),
        ("It runs itself. And would that be of interest?", ("closed_question",)),
        ("Can you do Tuesday? And what changed since?", ()),
        ("Is it the price or the timing?", ()),
        ("You can do Tuesday?", ()),
        ("word " * 76 + "?", ("long",)),
        ("word " * 75 + "?", ()),
        ("Why? Since when? How much?", ("interrogation",)),
        ("What's your budget? Who decides? When do you need it? What do you use now?", ("interrogation",)),
        ("Do you bake at night? Is it gas? Are there two ovens?", ("interrogation", "closed_question")),
        ("How often does it happen, and what did it cost?", ()),
        ("How often does it happen? What did it cost?", ()),
        ("May I ask something? What happened then? How did they take it?", ()),
        ("It went down twice, right? What happened then? How did they take it? Fair?", ()),
        ("Does that deal with the worry about nights, or not?", ()),
        ("Does that settle the worry about nights?", ()),
        ("Thank you for the reminder, the new warranty is in place.", ("no_question",)),
        ("That sounds exhausting, three changes in a year.", ("no_question",)),
    ],
)
def test_notes(reply: str, notes: tuple[str, ...]) -> None:
    assert COACH(reply, CoachContext()).notes == notes


def test_what_helps_most_comes_first() -> None:
    reply = "Great question, thanks for asking!"
    assert COACH(reply, CoachContext()).notes == (Note.SOFTENER_ALONE, Note.TWO_SOFTENERS, Note.NO_QUESTION)
    assert tuple(words.NOTES) == tuple(Note)


@pytest.mark.parametrize(
    "reply", [" " * 5_000 + "x?", "? " + "a " * 4_000, "so, " * 2_000 + "?", "," * 5_000 + "right?"]
)
def test_long_rows_of_anything_take_no_time(reply: str) -> None:
    before = perf_counter()
    COACH(reply, CoachContext())
    assert perf_counter() - before < 1


STORY = "A clinic in Leeds cut it by half."


def remarks(
    reply: str, *labels: Label, opening: bool = True, certainty: Certainty = Certainty.SURE
) -> tuple[Note, ...]:
    """The notes on a reply in which each label was heard, one sentence after the other."""
    said = tokens(reply, everyday().spelling)
    starts = [next(token.start for token in said if token.sentence == number) for number in range(len(labels))]
    findings = [Finding(label, at, at + 4, certainty) for label, at in zip(labels, starts, strict=True)]
    return notes(reply, said, findings, opening=opening)


@pytest.mark.parametrize("answer", [Label.PROOF_STORY, Label.NEXT_STEP])
def test_an_answer_that_opens_a_reply_without_a_question_came_too_soon(answer: Label) -> None:
    assert remarks(STORY, answer) == (Note.ANSWER_FIRST,)
    assert remarks(f"{STORY} Sorry to hear that.", answer, Label.EMPATHY) == (Note.ANSWER_FIRST,)


def test_an_answer_after_a_softener_or_beside_a_question_did_not() -> None:
    assert Note.ANSWER_FIRST not in remarks(f"I agree. {STORY}", Label.AGREE, Label.PROOF_STORY)
    assert Note.ANSWER_FIRST not in remarks(f"{STORY} What do you use now?", Label.PROOF_STORY, Label.OPEN_QUESTION)
    assert Note.ANSWER_FIRST not in remarks(f"May I tell a story. {STORY}", Label.PERMISSION, Label.PROOF_STORY)
    assert Note.ANSWER_FIRST not in remarks(f"So it's the price, yes? {STORY}", Label.RESTATE, Label.PROOF_STORY)
    assert Note.ANSWER_FIRST not in remarks("It runs itself.")


def test_what_is_only_to_be_checked_is_not_remarked_on_and_not_missed() -> None:
    two = "I agree. I see how that is. What do you use now."
    labels = (Label.AGREE, Label.EMPATHY, Label.OPEN_QUESTION)
    assert remarks(two, *labels) == (Note.TWO_SOFTENERS,)
    assert remarks(two, *labels, certainty=Certainty.CHECK) == ()
    assert remarks("I agree.", Label.AGREE, certainty=Certainty.CHECK) == (Note.NO_QUESTION,)
    assert Note.ANSWER_FIRST not in remarks(STORY, Label.PROOF_STORY, certainty=Certainty.CHECK)


def test_only_the_first_answer_to_an_objection_can_come_too_soon() -> None:
    assert remarks(STORY, Label.PROOF_STORY, opening=False) == (Note.NO_QUESTION,)


def test_a_restatement_that_asks_for_a_nod_is_no_closed_question() -> None:
    reply = "Did I hear that the second signature holds it up?"
    assert remarks(reply) == (Note.CLOSED_QUESTION,)
    assert remarks(reply, Label.RESTATE) == ()


AGREED, ASKED, THANKED = Label.AGREE, Label.PERMISSION, Label.THANKS


@pytest.mark.parametrize(
    ("recent", "again"),
    [
        ((), False),
        ((AGREED, AGREED), False),
        ((AGREED, AGREED, AGREED), True),
        ((AGREED, AGREED, AGREED, THANKED), True),
        ((AGREED, ASKED, AGREED, ASKED, AGREED), True),
        ((AGREED, THANKED, AGREED, AGREED), False),
        ((THANKED, THANKED, THANKED), False),
        ((ASKED, ASKED, ASKED), False),
    ],
)
def test_a_softener_that_was_said_three_times_running_is_worn_out(recent: tuple[Label, ...], again: bool) -> None:
    notes = COACH("I agree. May I ask what comes first?", CoachContext(recent_families=recent)).notes
    assert (Note.SAME_AGAIN in notes) is again
