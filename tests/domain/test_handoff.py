"""A note to a colleague has what was learnt in the talk, and gives nothing away that was not asked."""

from __future__ import annotations

from hypothesis import given

from tests.builders import a_complaint
from tests.complaining import COMPANY, GOOD_TALK, LET, OWN, PLAN, TALKS, Said, talked
from trainer.domain.aftermath import aftermath
from trainer.domain.handoff import Handoff, handoff
from trainer.domain.signs import Sign

TOLD = a_complaint()


def note(*said: Said) -> Handoff:
    played = talked(*said)
    return handoff(played, TOLD, aftermath(played, TOLD))


def test_everything_that_was_asked_is_handed_on() -> None:
    asked = frozenset({Sign.COMPANY, Sign.PERSONAL, Sign.GOTCHAS})
    assert note(*GOOD_TALK) == Handoff(
        "Omar Aziz", TOLD.issue, TOLD.company_impact, TOLD.personal_impact, PLAN, True, TOLD.risk, (OWN[0],), asked
    )


def test_what_was_not_asked_is_empty() -> None:
    asked = frozenset({Sign.COMPANY})
    assert note(LET, LET, COMPANY) == Handoff("Omar Aziz", TOLD.issue, TOLD.company_impact, asked=asked)


def test_what_was_asked_too_early_is_not_told() -> None:
    early = note(COMPANY)
    assert (early.asked, early.company) == ({Sign.COMPANY}, "")


@given(TALKS)
def test_nothing_is_handed_on_that_the_customer_did_not_tell(said: list[Said]) -> None:
    played = talked(*said)
    lines = " ".join(turn.said for turn in played.turns if turn.why is not None)
    told = handoff(played, TOLD, aftermath(played, TOLD))
    asked = {told.company: TOLD.company, told.personal: TOLD.personal, told.risk: TOLD.gotcha}
    assert all(line in lines for text, line in asked.items() if text)
    assert not (told.is_agreed and told.step is None)
