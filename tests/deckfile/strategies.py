"""Any valid deck, for Hypothesis."""

from __future__ import annotations

import base64
from dataclasses import replace
from types import MappingProxyType

from hypothesis import strategies as st

from trainer.domain.approval import KEY_BYTES, SIGNATURE_BYTES, Approval
from trainer.domain.cards import Card, Deck, Fact, Layer
from trainer.domain.categories import Category, SaleStage
from trainer.domain.characters import hidden, tidy
from trainer.domain.feedback import SOFTENERS

_CARD_KEYS = set(Card.__dataclass_fields__)
_PIECES = st.sampled_from(
    [
        '"',
        '"""',
        "'''",
        "\\",
        "\\n",
        "\n",
        "\n\n",
        " \n",
        "\t",
        "#",
        "[[card]]",
        "=",
        "é",
        "e\u0301",
        "שלום",
        "👩‍⚕️",
        "می‌خواهم",
        "\u00a0",
    ]
)
_PLAIN = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="{}"), max_size=12)


def _clean(pieces: list[str]) -> str:
    text = tidy("".join(pieces))
    return tidy("".join(letter for at, letter in enumerate(text) if at not in set(hidden(text))))


texts = st.lists(_PIECES | _PLAIN, max_size=8).map(_clean).filter(lambda text: not any(hidden(text)))
lines = texts.map(lambda text: tidy(text.replace("\n", " "))).filter(lambda text: not any(hidden(text)))
ids = st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=12, max_size=12)
names = st.from_regex(r"[a-z][a-z0-9_]{0,39}", fullmatch=True).filter(lambda name: name not in _CARD_KEYS)


def in_base64(size: int) -> st.SearchStrategy[str]:
    return st.binary(min_size=size, max_size=size).map(lambda data: base64.b64encode(data).decode())


def some(strategy: st.SearchStrategy[str], most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(strategy.filter(bool), max_size=most).map(tuple)


facts = st.builds(Fact, means=lines, slot=names, claim=st.just(""), verified=st.booleans()) | st.builds(
    Fact, means=lines, slot=st.just(""), claim=lines.filter(bool), verified=st.booleans()
)
approvals = st.builds(
    Approval,
    reviewer=lines.filter(bool),
    key=in_base64(KEY_BYTES),
    on=st.dates(),
    until=st.dates(),
    digest=st.binary(min_size=32, max_size=32).map(bytes.hex),
    withdrawn=st.none() | st.dates(),
    signature=in_base64(SIGNATURE_BYTES),
)
layers = st.builds(Layer, ask=texts.filter(bool), customer=texts.filter(bool))
cards = st.builds(
    Card,
    id=ids,
    category=st.sampled_from(Category),
    objection=texts.filter(bool),
    reply=texts.filter(bool),
    variant=texts,
    plain_reply=texts,
    bad_reply=texts,
    points=some(lines, 8),
    softener=st.none() | st.sampled_from(SOFTENERS),
    stage=st.none() | st.sampled_from(SaleStage),
    tells=lines,
    real_pain=texts,
    deflections=some(lines, 12),
    likely_in=some(lines, 12),
    notes=texts,
    tags=some(lines, 12),
    slots=st.dictionaries(names, lines.filter(bool), max_size=4).map(MappingProxyType),
    facts=st.lists(facts, max_size=3).map(tuple),
    layers=st.lists(layers, max_size=4).map(tuple),
).map(lambda card: card if card.claims_are_verified or card.plain_reply else replace(card, plain_reply="I see."))
decks = st.builds(
    Deck,
    id=ids,
    title=lines.filter(bool),
    version=st.integers(1, 1_000_000),
    language=st.sampled_from(("en", "de-AT", "fa")),
    owner=lines,
    credits=some(lines, 5),
    review_by=st.none() | st.dates(),
    changes=texts,
    approvals=st.lists(approvals, max_size=2).map(tuple),
    cards=st.lists(cards, min_size=1, max_size=3, unique_by=lambda card: card.id).map(tuple),
)
