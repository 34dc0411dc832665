"""The one way to spell a deck: the same meaning gives the same bytes, and a person likes to read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from trainer.deckfile import atomic
from trainer.deckfile.reading import FORMAT, loads
from trainer.domain import characters
from trainer.domain.cards import Card, Deck, Fact, Layer

_WIDTH = 100
"""Characters up to which a list stays on one line."""

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def dumps(deck: Deck) -> bytes:
    """The canonical file of a deck. Fields that are empty are left out; slots are in the order of their names."""
    lines = [
        f"format = {FORMAT}",
        f"id = {_text(deck.id)}",
        f"title = {_text(deck.title)}",
        f"version = {deck.version}",
        f"language = {_text(deck.language)}",
        *_filled("owner", deck.owner),
        *_list("credits", deck.credits),
        *([f"review_by = {deck.review_by.isoformat()}"] if deck.review_by else ()),
        *_filled("changes", deck.changes),
    ]
    for card in deck.cards:
        lines.extend(_card(card))
    return ("\n".join(lines) + "\n").encode()


def write(path: Path, deck: Deck) -> None:
    """Put a deck into a native file, all of it or nothing.

    Raises:
        DeckFileError: The deck would not be readable again, or the disk refuses; an old file is as it was.
    """
    data = dumps(deck)
    loads(data, str(path))
    atomic.replace(path, data)


def _card(card: Card) -> Iterator[str]:
    yield from ("", "[[card]]", f"id = {_text(card.id)}", f"category = {_text(card.category)}")
    yield f"objection = {_text(card.objection)}"
    yield from _filled("variant", card.variant)
    yield f"reply = {_text(card.reply)}"
    yield from _filled("plain_reply", card.plain_reply)
    yield from _filled("bad_reply", card.bad_reply)
    yield from _list("points", card.points)
    yield from _filled("softener", card.softener or "")
    yield from _filled("stage", card.stage or "")
    yield from _filled("tells", card.tells)
    yield from _filled("real_pain", card.real_pain)
    yield from _list("deflections", card.deflections)
    yield from _list("likely_in", card.likely_in)
    yield from _filled("notes", card.notes)
    yield from _list("tags", card.tags)
    yield from _sections(card)


def _sections(card: Card) -> Iterator[str]:
    if card.slots:
        yield from ("", "[card.slots]")
        yield from (f"{_name(name)} = {_text(card.slots[name])}" for name in sorted(card.slots))
    for fact in card.facts:
        yield from ("", "[[card.facts]]", *_fact(fact))
    for layer in card.layers:
        yield from ("", "[[card.layers]]", *_layer(layer))


def _fact(fact: Fact) -> Iterator[str]:
    yield from _filled("slot", fact.slot)
    yield from _filled("claim", fact.claim)
    yield from _filled("means", fact.means)
    yield f"verified = {'true' if fact.verified else 'false'}"


def _layer(layer: Layer) -> Iterator[str]:
    yield f"ask = {_text(layer.ask)}"
    yield f"customer = {_text(layer.customer)}"


def _filled(key: str, text: str) -> Iterator[str]:
    if text:
        yield f"{key} = {_text(text)}"


def _list(key: str, texts: Iterable[str]) -> Iterator[str]:
    if items := [_one_line(text) for text in texts]:
        line = f"{key} = [{', '.join(items)}]"
        yield line if len(line) <= _WIDTH else "\n".join((f"{key} = [", *(f"    {item}," for item in items), "]"))


def _text(text: str) -> str:
    """A text with line breaks is shown with them, unless an editor that trims lines would then change it."""
    lines = text.split("\n")
    if len(lines) == 1 or any(line != line.rstrip() for line in lines):
        return _one_line(text)
    body = "\n".join(_escaped(line, quote='"') for line in lines)
    return '"""\n' + re.sub(r'"(?="")|"\Z', r'\\"', body) + '"""'


def _one_line(text: str) -> str:
    return f'"{_escaped(text)}"'


def _name(name: str) -> str:
    return name if _BARE.fullmatch(name) else _one_line(name)


def _escaped(text: str, quote: str = '\\"') -> str:
    """Backslashes, controls and whatever nobody can see, spelled out."""
    unseen = frozenset(characters.hidden(text))
    if not unseen and text.isprintable() and not ("\\" in text or '"' in text):
        return text
    escapes = _ESCAPES | {'"': quote}
    return "".join(_code(letter) if at in unseen else escapes.get(letter, letter) for at, letter in enumerate(text))


def _code(letter: str) -> str:
    return f"\\u{ord(letter):04x}" if letter <= "\uffff" else f"\\U{ord(letter):08x}"
