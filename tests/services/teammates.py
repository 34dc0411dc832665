"""People of one team, and what they do to a deck."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.builders import a_deck, some_cards
from trainer.bootstrap import Workspace
from trainer.domain.remarks import Belief, Kind
from trainer.services.publishing import Fate, UnderReview

PASSPHRASE = "nine lives"
UNTIL = date(2026, 9, 2)
DECK = a_deck(*some_cards(3), owner="Objection Trainer", changes="First edition.")
FIRST = DECK.cards[0]
Person = Callable[..., Workspace]


def edit(author: Workspace, reply: str) -> None:
    author.editing.save(replace(author.library.card(FIRST.id), reply=reply))


def approve(reviewer: Workspace, path: Path) -> UnderReview:
    publishing = reviewer.publishing
    under = publishing.open(path)
    for line in under.lines:
        if line.fate is not Fate.RETIRED:
            under = publishing.say(under, Kind.BELIEVED, card_id=line.card.id, belief=Belief.YES)
    return publishing.approve(under, UNTIL, PASSPHRASE)
