"""How far the review of a deck has come."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.remarks import Belief, Kind, Remark, State, beliefs, state, together
from trainer.domain.seals import Badge, Seal

NOW, BEFORE = "ab" * 32, "cd" * 32
BEGAN = datetime(2026, 3, 2, 9, tzinfo=UTC)


def remark(number: int, kind: Kind = Kind.COMMENT, digest: str = NOW, **more: object) -> Remark:
    said = Remark(f"{number:012}", BEGAN + timedelta(minutes=number), "Dana", kind, digest)
    return replace(said, **more)  # type: ignore[arg-type]


def far(*remarks: Remark, seal: Seal = Seal.NONE) -> State:
    return state(NOW, remarks, Badge(seal))


@pytest.mark.parametrize(
    ("kinds", "come"),
    [
        ([], State.DRAFT),
        ([Kind.COMMENT], State.DRAFT),
        ([Kind.HANDED_IN], State.IN_REVIEW),
        ([Kind.HANDED_IN, Kind.BELIEVED, Kind.COMMENT], State.IN_REVIEW),
        ([Kind.HANDED_IN, Kind.CHANGES_WANTED], State.CHANGES_WANTED),
        ([Kind.HANDED_IN, Kind.CHANGES_WANTED, Kind.HANDED_IN], State.IN_REVIEW),
    ],
)
def test_it_comes_as_far_as_what_was_said_last(kinds: list[Kind], come: State) -> None:
    assert far(*(remark(number, kind) for number, kind in enumerate(kinds))) is come


@pytest.mark.parametrize(
    ("seal", "come"),
    [
        (Seal.REVIEWED, State.APPROVED),
        (Seal.OWN, State.APPROVED),
        (Seal.RAN_OUT, State.RAN_OUT),
        (Seal.WITHDRAWN, State.WITHDRAWN),
        (Seal.CHANGED, State.IN_REVIEW),
        (Seal.UNCONFIRMED, State.IN_REVIEW),
        (Seal.ALTERED, State.IN_REVIEW),
    ],
)
def test_only_what_was_signed_by_somebody_known_approves(seal: Seal, come: State) -> None:
    assert far(remark(1, Kind.HANDED_IN), remark(2, Kind.APPROVED), seal=seal) is come


def test_any_change_of_the_deck_leads_back_to_a_draft() -> None:
    assert far(remark(1, Kind.HANDED_IN, BEFORE), remark(2, Kind.CHANGES_WANTED, BEFORE)) is State.DRAFT


def test_a_belief_counts_for_the_text_it_was_given_for_and_the_latest_does() -> None:
    said = [
        remark(1, Kind.BELIEVED, card_id="a", belief=Belief.NO),
        remark(2, Kind.BELIEVED, BEFORE, card_id="b", belief=Belief.YES),
        remark(3, Kind.BELIEVED, card_id="a", belief=Belief.MOSTLY),
        remark(4, Kind.BELIEVED, card_id="c", belief=Belief.YES, by="Tom"),
    ]
    assert beliefs(NOW, said, "Dana") == {"a": Belief.MOSTLY}


LISTS = st.lists(st.integers(0, 9).map(remark), max_size=6)


@given(LISTS, LISTS, LISTS)
def test_whoever_puts_files_together_gets_the_same_whatever_comes_first(
    one: list[Remark], two: list[Remark], three: list[Remark]
) -> None:
    assert together(one, two) == together(two, one)
    assert together(one, together(two, three)) == together(together(one, two), three)
    assert together(one, one) == together(one)
