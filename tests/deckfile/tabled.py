"""Tables of ours as the cards that they came from."""

from __future__ import annotations

from trainer.domain.cards import Card
from trainer.domain.categories import Category
from trainer.domain.columns import Column, with_cells
from trainer.domain.sheet import Sheet


def cards_of(sheet: Sheet) -> list[Card]:
    columns = [Column(name) for name in sheet.columns]
    made = []
    for row in sheet.rows:
        given = dict(zip(columns, row, strict=True))
        made.append(with_cells(Card(given[Column.ID], Category.BUDGET, "", ""), given))
    return made
