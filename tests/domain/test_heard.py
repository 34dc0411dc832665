"""How many lines make a good list."""

from __future__ import annotations

import pytest

from trainer.domain.categories import Category
from trainer.domain.heard import Amount, HeardLine, TopLines


def top(count: int, unanswered: int = 0) -> TopLines:
    return TopLines(
        tuple(HeardLine(str(n), Category.TIME, "Later.", 1, 1, has_reply=n >= unanswered) for n in range(count))
    )


@pytest.mark.parametrize(
    ("count", "amount"),
    [(0, Amount.NONE), (1, Amount.FEW), (9, Amount.FEW), (10, Amount.GOOD), (15, Amount.GOOD), (16, Amount.MANY)],
)
def test_ten_to_fifteen_lines_are_a_good_list(count: int, amount: Amount) -> None:
    assert top(count).amount is amount


@pytest.mark.parametrize(("count", "missing"), [(0, 10), (6, 4), (10, 0), (40, 0)])
def test_it_says_how_many_are_lacking_to_ten(count: int, missing: int) -> None:
    assert top(count).missing == missing


def test_lines_without_a_reply_are_counted() -> None:
    assert top(6, unanswered=2).unanswered == 2
