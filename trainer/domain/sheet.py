"""A table as a file has it, before anybody has said what its columns are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Sheet:
    """Rows of texts under named columns.

    Attributes:
        title: Of the sheet, the deck or the file.
        rows: Each as long as `columns`.
        first: The number that the first row has in its file, from 1.
    """

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    first: int = 2
