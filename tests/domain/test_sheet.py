"""A table before anybody has said what it is."""

from __future__ import annotations

from trainer.domain.sheet import Sheet


def test_its_rows_begin_below_its_headings() -> None:
    assert Sheet("Lines", ("A",), [("x",)]).first == 2
