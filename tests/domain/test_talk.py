"""A talk knows what may come next in it."""

from __future__ import annotations

from trainer.domain.feedback import Label
from trainer.domain.scenes import Outcome, Saying
from trainer.domain.talk import MOVES, Deed, Judged, Line, Move, Phase, State, legal_moves, outcomes


def test_every_deed_is_a_move_and_every_move_a_deed() -> None:
    assert set(MOVES) == set(Deed.__args__)
    assert set(MOVES.values()) == set(Move)


def test_one_may_walk_away_from_anywhere_until_the_talk_has_ended() -> None:
    for phase in Phase:
        state = State(phase, (Line("No money.", Saying.OBJECTION),), 3)
        assert (Move.END in legal_moves(state)) is (phase is not Phase.ENDED)
        assert (Outcome.PARTED_FRIENDS in outcomes(state)) is (phase is not Phase.ENDED)


def test_only_faults_are_faults() -> None:
    assert Judged(labels=frozenset({Label.AGREE, Label.EXCUSE})).has_fault
    assert not Judged(labels=frozenset({Label.AGREE, Label.OPEN_QUESTION})).has_fault
