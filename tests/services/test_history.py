"""Card info: what is known, and every answer that was ever given."""

from __future__ import annotations

import pytest

from tests.builders import FixedClock, a_card, a_deck, an_id, answer, asked, undone
from tests.services.conftest import Home
from trainer.domain.memory import UNSEEN, Rating
from trainer.errors import NotFoundError


def test_a_card_that_was_never_asked_has_no_history(home: Home) -> None:
    info = home(a_deck(a_card(), title="Price")).history.of(an_id(1))
    assert (info.deck, info.memory, info.answers, info.recall) == ("Price", UNSEEN, (), 0.0)


def test_every_answer_is_there_the_newest_first_also_one_that_was_taken_back(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck())
    session = workspace.study.start()
    question = asked(session)
    clock.advance(seconds=20)
    answer(session, question, Rating.AGAIN, said="Hm.")
    answer(session, undone(session).question, Rating.GOOD, said="Thanks. What else?")
    clock.advance(days=2)
    info = workspace.history.of(an_id(1))
    assert [(one.rating, one.attempt.said, one.taken_back) for one in info.answers] == [
        (Rating.GOOD, "Thanks. What else?", False),
        (Rating.AGAIN, "Hm.", True),
    ]
    assert info.answers[0].duration_ms == 20_000
    assert info.answers[0].days == info.memory.due_day - info.memory.last_day > 0
    assert 0.8 < info.recall < 1
    assert info.memory.reps == 1


def test_a_card_that_is_not_there_is_said_so(home: Home) -> None:
    with pytest.raises(NotFoundError):
        home(a_deck()).history.of("nobody")
