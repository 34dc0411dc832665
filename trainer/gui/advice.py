"""A fault with the words that showed it, and a sentence that does better."""

from __future__ import annotations

from trainer import words
from trainer.domain.categories import Category
from trainer.domain.feedback import Label
from trainer.gui.widgets.prose import Prose
from trainer.services.coaching import Coaching


def advice(coach: Coaching, fault: Label, said: str, kind: Category | None) -> list[Prose]:
    """What is told of a fault, one below the other.

    Args:
        coach: Who knows the better sentences.
        fault: What was heard.
        said: The rep's words.
        kind: Of the objection; for each kind there is a sentence of its own, and none for what is no objection.
    """
    lines = [Prose(f"{words.LABELS[fault]}: {words.quote(said)}", "strong")]
    if kind is not None and (better := coach.instead_of(fault)) is not None:
        lines.append(Prose(words.curly(better.instead), "small", "muted"))
        lines.append(Prose(words.quote(better.say[kind]), "small"))
    return lines
