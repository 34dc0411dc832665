"""What the coach is taught by: replies with what is done in them, pairs of line and question, and families of acts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from trainer.coaching.outputs import KINDS, LABELS, ON_TOPIC
from trainer.domain.categories import Category
from trainer.domain.feedback import Label

Span = tuple[int, int]

_COLUMN = {label: column for column, label in enumerate(LABELS)}
_KIND_COLUMN = {kind: ON_TOPIC + 1 + place for place, kind in enumerate(KINDS)}
_OF_LABELS = frozenset(_COLUMN.values())
_OF_KINDS = frozenset(_KIND_COLUMN.values())


@dataclass(frozen=True)
class Row:
    """One text and what is known of it; columns are those of `trainer.coaching.outputs`.

    Attributes:
        customer: What the customer said before; it is read along where it matters.
        known: The columns of which it is known whether they hold.
        holds: Those that do.
        spans: For each column of which the words are known, where they stand: ``text[start:end]``.
    """

    text: str
    known: frozenset[int]
    holds: frozenset[int]
    spans: Mapping[int, Span] = field(default_factory=dict)
    customer: str = ""


class RowError(ValueError):
    """A line of a data file cannot be used; its text names file and line."""


def replies(folder: Path) -> list[Row]:
    """Every labelled reply of ``*.jsonl`` in a folder; the format is told in the folder's data card.

    Raises:
        RowError: A label is unknown, or the words of a label are not in the reply.
    """
    return [_reply(place, raw) for place, raw in _lines(folder)]


def pairs(folder: Path) -> list[Row]:
    """Every reply that was judged by whether it asks about what the customer had said."""
    return [_pair(raw) for _, raw in _lines(folder)]


def objections(folder: Path) -> list[Row]:
    """Every line that one of the labelled replies answers, with its kind; each once."""
    kinds = {str(raw["objection"]): Category(raw["category"]) for _, raw in _lines(folder)}
    return [Row(line, _OF_KINDS, frozenset({_KIND_COLUMN[kind]})) for line, kind in kinds.items()]


def acts(folder: Path) -> list[list[str]]:
    """Groups of sentences that do the same by other words; a near miss is a group of its own."""
    groups: list[list[str]] = []
    for _, raw in _lines(folder):
        groups.append([*raw["examples"], *raw["close"], *raw["free"]])
        groups.extend([near] for near in raw["near"])
    return groups


def _lines(folder: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.strip():
                yield f"{path}:{number}", json.loads(line)


def _reply(place: str, raw: Mapping[str, Any]) -> Row:
    text, words = str(raw["reply"]), dict(raw.get("spans") or {})
    try:
        holds = frozenset(_COLUMN[Label(name)] for name in raw["labels"])
        spans = {_COLUMN[Label(name)]: _place(text, said) for name, said in words.items()}
    except ValueError as error:
        raise RowError(f"{place}: {error}.") from None
    if not spans.keys() <= holds:
        raise RowError(f"{place}: words are given for a label that the reply does not have.")
    return Row(text, _OF_LABELS, holds, spans)


def _place(text: str, said: str) -> Span:
    start = text.index(said)
    return start, start + len(said)


def _pair(raw: Mapping[str, Any]) -> Row:
    holds = frozenset({ON_TOPIC}) if raw["on_topic"] else frozenset[int]()
    return Row(str(raw["reply"]), frozenset({ON_TOPIC}), holds, customer=str(raw["customer"]))
