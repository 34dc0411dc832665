"""A card as one row of a table, and a row as a card: nothing of it is lost on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from trainer.domain.cards import LAYERS, Card, Fact, Layer
from trainer.domain.categories import Category, SaleStage
from trainer.domain.feedback import SOFTENERS, Label

_BETWEEN = re.compile(r"(?<!\\)((?:\\\\)*)\|")


class Column(StrEnum):
    """The columns of our own tables; their values are their headings."""

    OBJECTION = "The customer says"
    REPLY = "Reply"
    CATEGORY = "Kind"
    VARIANT = "In other words"
    PLAIN_REPLY = "Reply without claims"
    BAD_REPLY = "Better not"
    POINTS = "Points"
    SOFTENER = "Softener"
    STAGE = "Stage"
    TELLS = "What it tells us"
    REAL_PAIN = "Real pain"
    DEFLECTIONS = "Instead of an answer"
    LIKELY_IN = "Likely in"
    NOTES = "Notes"
    TAGS = "Tags"
    SLOTS = "Words for slots"
    FACTS = "Claims"
    ASK_1, CUSTOMER_1 = "Question 1", "Answer 1"
    ASK_2, CUSTOMER_2 = "Question 2", "Answer 2"
    ASK_3, CUSTOMER_3 = "Question 3", "Answer 3"
    ASK_4, CUSTOMER_4 = "Question 4", "Answer 4"
    ID = "Id"


class CellError(ValueError):
    """A cell that says nothing a card could hold; its text says which and what to write."""


_LAYERS = tuple((Column[f"ASK_{number}"], Column[f"CUSTOMER_{number}"]) for number in range(1, LAYERS + 1))
_OF_LAYERS = frozenset(column for pair in _LAYERS for column in pair)
_KINDS = {kind.value.replace("_", " "): kind for kind in Category} | {"fear of change": Category.FEAR}


def cells(card: Card) -> dict[Column, str]:
    """What a card says, column by column."""
    found = {column: _told(getattr(card, column.name.lower())) for column in Column if column not in _OF_LAYERS}
    for number, pair in enumerate(_LAYERS):
        layer = card.layers[number] if number < len(card.layers) else Layer("", "")
        found |= dict(zip(pair, (layer.ask, layer.customer), strict=True))
    return found


def with_cells(card: Card, given: Mapping[Column, str]) -> Card:
    """A card with what these cells say; what they do not speak of stays.

    Raises:
        CellError: A kind, a stage, a softener or a claim is not one.
    """
    plain = {column: text for column, text in given.items() if column not in _OF_LAYERS and column is not Column.ID}
    changes: dict[str, Any] = {column.name.lower(): _READ.get(column, str)(text) for column, text in plain.items()}
    if not _OF_LAYERS.isdisjoint(given):
        changes["layers"] = tuple(_layers(card, given))
    return replace(card, **changes)


def kind_of(text: str) -> Category | None:
    """The kind that a cell names, however it is written; None for none."""
    return _KINDS.get(" ".join(text.casefold().replace("_", " ").split()))


def _layers(card: Card, given: Mapping[Column, str]) -> Iterator[Layer]:
    before = cells(card)
    for ask, customer in _LAYERS:
        layer = Layer(given.get(ask, before[ask]), given.get(customer, before[customer]))
        if layer.ask or layer.customer:
            yield layer


# ---------------------------------------------------------------- writing


def _told(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return "\n".join(f"{name}: {words}" for name, words in value.items())
    if isinstance(value, tuple):
        return "\n".join(_fact(one) if isinstance(one, Fact) else str(one) for one in value)
    return value.value.replace("_", " ") if isinstance(value, Category) else str(value)


def _fact(fact: Fact) -> str:
    """``verified | slot | saving | what they save``."""
    what, words = ("slot", fact.slot) if fact.slot else ("claim", fact.claim)
    parts = ("verified" if fact.verified else "not verified", what, words, *((fact.means,) if fact.means else ()))
    return " | ".join(part.replace("\\", "\\\\").replace("|", "\\|") for part in parts)


# ---------------------------------------------------------------- reading


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _category(text: str) -> Category:
    found = kind_of(text)
    if found is None:
        raise CellError(f"“{text}” is no kind; write one of {', '.join(_KINDS)}.")
    return found


def _stage(text: str) -> SaleStage | None:
    wanted = _one_of(text, tuple(SaleStage), "stage")
    return SaleStage(wanted) if wanted else None


def _softener(text: str) -> Label | None:
    wanted = _one_of(text, SOFTENERS, "softener")
    return Label(wanted) if wanted else None


def _one_of(text: str, known: Iterable[str], what: str) -> str:
    """A name as it is spelled here; empty for none."""
    wanted = "_".join(text.casefold().split())
    if wanted and wanted not in known:
        raise CellError(f"“{text}” is no {what}; write one of {', '.join(known)}, or nothing.")
    return wanted


def _slots(text: str) -> dict[str, str]:
    pairs = [line.partition(":") for line in _lines(text)]
    if wrong := next((name for name, colon, words in pairs if not (colon and words.strip())), None):
        raise CellError(f"“{wrong}” has no words; write the name of the slot, a colon and the words.")
    return {name.strip(): words.strip() for name, _, words in pairs}


def _facts(text: str) -> tuple[Fact, ...]:
    return tuple(map(_read_fact, _lines(text)))


def _read_fact(line: str) -> Fact:
    parts = [_unescaped(part.strip()) for part in _BETWEEN.sub("\\1\n", line).split("\n")]
    if len(parts) not in (3, 4) or parts[0] not in ("verified", "not verified") or parts[1] not in ("slot", "claim"):
        raise CellError(f"“{line}” is no claim; write for example: not verified | claim | It takes a week.")
    named = {parts[1]: parts[2], "means": parts[3] if len(parts) > 3 else ""}
    return Fact(**named, verified=parts[0] == "verified")


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


_READ: Mapping[Column, Callable[[str], Any]] = {
    Column.CATEGORY: _category,
    Column.POINTS: _lines,
    Column.SOFTENER: _softener,
    Column.STAGE: _stage,
    Column.DEFLECTIONS: _lines,
    Column.LIKELY_IN: _lines,
    Column.TAGS: _lines,
    Column.SLOTS: _slots,
    Column.FACTS: _facts,
}
