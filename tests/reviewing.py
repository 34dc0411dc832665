"""People with homes of their own who hand decks to one another over a folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from tests.builders import FixedClock, a_card, a_deck, open_home, some_cards
from trainer.bootstrap import Workspace
from trainer.deckfile import writing
from trainer.domain.cards import Deck
from trainer.domain.meaning import digest
from trainer.domain.remarks import State
from trainer.domain.seals import Badge, Seal
from trainer.gui.widgets.prose import Prose
from trainer.services.publishing import Fate, Line, UnderReview

PASSPHRASE = "nine lives"
BEFORE = a_deck(*some_cards(4), owner="Objection Trainer", changes="First edition.", title="Price")
CHANGED, SAME, OTHER, GOES = BEFORE.cards
ADDED = a_card(90)
SOFTER = "I see. What would have to be true?"
AFTER = replace(
    BEFORE,
    version=2,
    owner="Tom Adler",
    changes="Softer.",
    cards=(replace(CHANGED, reply=SOFTER), SAME, OTHER, ADDED),
)


def under_review(*lines: Line, deck: Deck = AFTER, **more: Any) -> UnderReview:
    """A deck as a reviewer has it before them; all the lines that are new in it unless some are given."""
    usual = (
        Line(deck.cards[0], Fate.CHANGED, CHANGED),
        Line(ADDED, Fate.NEW),
        Line(GOES, Fate.RETIRED),
    )
    facts: dict[str, Any] = {
        "path": Path("Price.deck.toml"),
        "deck": deck,
        "digest": digest(deck),
        "since": 1,
        "lines": lines or usual,
        "remarks": (),
        "badge": Badge(Seal.NONE),
        "state": State.IN_REVIEW,
        "missing": (),
    }
    return UnderReview(**(facts | more))


@contextmanager
def somebody(home: Path, name: str, folder: Path | None = None, *decks: Deck) -> Iterator[Workspace]:
    """Whoever this is, at work on their own computer."""
    workspace = open_home(home, *(decks or (BEFORE,)), clock=FixedClock(), name=name)
    if folder is not None:
        folder.mkdir(exist_ok=True)
        workspace.team.connect(folder)
    yield workspace
    workspace.close()


def handed_in(folder: Path, tmp_path: Path, name: str = "Tom Adler") -> Path:
    """The file of a deck that somebody has handed in: one reply is softer."""
    with somebody(tmp_path / name, name, folder) as author:
        author.editing.save(replace(CHANGED, reply=SOFTER))
        return author.handing_in.hand_in(BEFORE.id, "Softer.").path


def mailed(place: Path, deck: Deck = AFTER) -> Path:
    """A deck file that came by mail."""
    writing.write(place, deck)
    return place


def texts(part: QWidget) -> list[str]:
    """What is to be read on a part of the window, from the top."""
    QCoreApplication.sendPostedEvents()  # what was put into a layout since is shown
    return [one.text() for one in part.findChildren(Prose) if one.isVisible() and one.text()]
