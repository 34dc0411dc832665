"""A note to the colleague who takes a complaint on: what was learnt in the talk, and nothing that was not asked."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.domain.aftermath import Aftermath
from trainer.domain.complaint import Complaint
from trainer.domain.played import Played
from trainer.domain.scenes import NextStep, Saying
from trainer.domain.signs import Sign


@dataclass(frozen=True)
class Handoff:
    """What goes from hand to hand; whatever is empty was not asked, or not agreed.

    Attributes:
        customer: The name.
        company, personal: What it did to the company, and to the person.
        step: What is done, by whom and until when; None when nothing was proposed.
        is_agreed: Whether the customer agreed to that.
        risk: What could go wrong with it.
        promised: What the rep said they do, in their own words.
        asked: What they asked about, told or not.
    """

    customer: str
    issue: str
    company: str = ""
    personal: str = ""
    step: NextStep | None = None
    is_agreed: bool = False
    risk: str = ""
    promised: tuple[str, ...] = ()
    asked: frozenset[Sign] = frozenset()


def handoff(played: Played, complaint: Complaint, shown: Aftermath) -> Handoff:
    """The note that a talk fills in."""
    was_warned = any(turn.why is Saying.GOTCHA for turn in played.turns)
    return Handoff(
        customer=played.casting.customer.name,
        issue=complaint.issue,
        company=complaint.company_impact if Sign.COMPANY in shown.told else "",
        personal=complaint.personal_impact if Sign.PERSONAL in shown.told else "",
        step=shown.step,
        is_agreed=shown.is_agreed,
        risk=complaint.risk if was_warned else "",
        promised=shown.promised,
        asked=shown.asked,
    )
