"""What a session knows of earlier answers: a softener that has taken over is remarked on, with a fresher one."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import a_deck, answer, asked, some_cards, undone
from trainer.domain.feedback import Certainty, Feedback, Finding, Label, Note
from trainer.domain.views import Question
from trainer.services.session import StudySession

from .conftest import Home

AGREEING = "I agree, it is a lot. What comes first?"
THANKFUL = "Thank you for telling me. What comes first?"
HEARD = {
    AGREEING: Feedback((Finding(Label.AGREE, 0, 7, Certainty.SURE),)),
    THANKFUL: Feedback((Finding(Label.THANKS, 0, 9, Certainty.SURE),)),
}


def known(_question: Question, said: str) -> Feedback:
    return HEARD[said]


def begun(home: Home, cards: int) -> StudySession:
    """A coach that knows two replies, and a long session."""
    workspace = home(a_deck(*some_cards(cards)), new_per_day=cards, daily_minutes=60)
    session = workspace.study.start()
    session._tools = replace(session._tools, coach=lambda said, _context: HEARD[said])
    return session


def test_a_softener_that_has_taken_over_is_remarked_on_with_a_fresher_one(home: Home) -> None:
    session = begun(home, 16)
    for said in (THANKFUL, THANKFUL, *([AGREEING] * 11)):
        assert Note.ONE_SIDED not in session.feedback(asked(session), said).notes
        answer(session, said=said, feedback=known)
    found = session.feedback(asked(session), AGREEING)
    assert Note.ONE_SIDED in found.notes
    assert found.variety is not None
    assert found.variety.worn is Label.AGREE
    assert found.variety.fresher not in (Label.AGREE, Label.THANKS, Label.PERMISSION)
    assert Note.ONE_SIDED not in session.feedback(asked(session), THANKFUL).notes
    undone(session)
    assert Note.ONE_SIDED not in session.feedback(asked(session), AGREEING).notes
