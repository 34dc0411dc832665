"""Below what the rep said: how many of the ideas and in whose words, and when to keep one's own."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import a_reveal
from trainer.domain.ownvoice import Wording
from trainer.domain.views import Attempt
from trainer.gui.screens.study.ownvoice import OwnVoiceNote
from trainer.voicewords import KEEP, REWRITE

from .conftest import Place, read

THREE = ("agrees", "does not argue", "asks what comes first")


@pytest.fixture
def note(place: Place) -> OwnVoiceNote:
    made = OwnVoiceNote()
    place(made, 500)
    return made


def shown(note: OwnVoiceNote, ticked: tuple[int, ...] = (), **changes: Any) -> OwnVoiceNote:
    plain: dict[str, Any] = {"attempt": Attempt("Well."), "points": THREE, "wording": Wording.OWN}
    note.show_reveal(a_reveal(**(plain | changes)), ticked)
    return note


def test_the_ideas_that_are_ticked_stand_beside_whose_words_they_are_in(note: OwnVoiceNote) -> None:
    assert "In your own words." in read(shown(note))
    note.show_ticked((0, 2))
    assert "2 of 3 ideas, in your own words." in read(note)
    note.show_ticked((0, 1, 2))
    assert "All 3 ideas, in your own words." in read(note)
    assert "All 3 ideas, word for word as on the card." in read(shown(note, (0, 1, 2), wording=Wording.VERBATIM))


def test_where_nothing_can_be_measured_it_takes_no_room(note: OwnVoiceNote) -> None:
    shown(note, (0, 1), wording=None, attempt=Attempt(aloud=True))
    assert note.isHidden()
    assert not shown(note).isHidden()


@pytest.mark.parametrize(
    ("wording", "offer"),
    [
        (Wording.VERBATIM, REWRITE),
        (Wording.NEAR, REWRITE),
        (None, REWRITE),
        (Wording.PARTLY, KEEP),
        (Wording.OWN, KEEP),
    ],
)
def test_who_knows_a_line_is_offered_to_keep_it_in_their_words(
    note: OwnVoiceNote, wording: Wording | None, offer: str
) -> None:
    told = offer.format(key="W")
    shown(note, wording=wording).show_ticked((0,))
    assert told not in read(note)
    shown(note, wording=wording, may_keep_own=True).show_ticked((0,))
    assert told in read(note)


def test_words_that_cover_no_idea_are_not_worth_keeping(note: OwnVoiceNote) -> None:
    shown(note, wording=Wording.OWN, may_keep_own=True)
    assert KEEP.format(key="W") not in read(note)
