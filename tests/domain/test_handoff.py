"""A note to a colleague has what was learnt in the talk, and gives nothing away that was not asked."""

from __future__ import annotations

from hypothesis import given

from tests.builders import a_complaint
from tests.complaining import COMPANY, GOOD_TALK, LET, OWN, PLAN, TALKS, Said, talked
from trainer.domain.aftermath import aftermath
from trainer.domain.handoff import Handoff, handoff

TOLD = a_complaint()


def note(*said: Said) -> Handoff:
    played = talked(*said)
    return handoff(played, TOLD, aftermath(played, TOLD))


def test_everything_that_was_asked_is_handed_on() -> None:
    assert note(*GOOD_TALK) == Handoff(
        "Omar Aziz", TOLD.issue, TOLD.company_impact, TOLD.personal_impact, PLAN, True, TOLD.risk, (OWN[0],)
    )


def test_what_was_not_asked_is_empty() -> None:
    assert note(LET, LET, COMPANY) == Handoff("Omar Aziz", TOLD.issue, TOLD.company_impact)


@given(TALKS)
def test_nothing_is_handed_on_that_the_customer_did_not_tell(said: list[Said]) -> None:
    played = talked(*said)
    lines = " ".join(turn.said for turn in played.turns if turn.why is not None)
    told = handoff(played, TOLD, aftermath(played, TOLD))
    asked = {told.company: TOLD.company, told.personal: TOLD.personal, told.risk: TOLD.gotcha}
    assert all(line in lines for text, line in asked.items() if text)
    assert not (told.is_agreed and told.step is None)
