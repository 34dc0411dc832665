"""The words of meetings that are prepared."""

from __future__ import annotations

from trainer import words
from trainer.domain.prehandle import Plan


def meeting(plan: Plan) -> str:
    """With whom, or that nobody has said."""
    return plan.title or "A meeting"


def prepared(plan: Plan) -> str:
    """When a plan was begun, and how much of it is written."""
    began = plan.began.local
    day = f"{began.day} {began:%B}"
    if not plan.foreseen:
        return f"{day}, nothing chosen yet"
    return f"{day}, {len(plan.ready)} of {words.plural(len(plan.foreseen), 'line')} written"
