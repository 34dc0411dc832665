"""Notes on the shape of a reply."""

from __future__ import annotations

import pytest

from trainer.coaching.coach import Coach
from trainer.coaching.everyday import folder
from trainer.coaching.families import load_folder
from trainer.domain.feedback import CoachContext, Label, Note

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
        ("Let me tell you what {newest_customer} did. Would that help?", ("closed_question", "unfilled_slot")),
        ("We made changes to xyz, is that useful?", ("unfilled_slot",)),
        ("Mr. Customer, is now a bad time?", ("unfilled_slot",)),
        ("Is there any chance you'd have twenty minutes on Thursday?", ("closed_question",)),
        ("It runs itself. And would that be of interest?", ("closed_question",)),
        ("Can you do Tuesday? And what changed since?", ()),
        ("Is it the price or the timing?", ()),
        ("You can do Tuesday?", ()),
        ("word " * 76 + "?", ("long",)),
        ("word " * 75 + "?", ()),
    ],
)
def test_notes(reply: str, notes: tuple[str, ...]) -> None:
    assert COACH(reply, CoachContext()).notes == notes


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
