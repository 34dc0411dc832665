"""The one way to spell a deck: the same meaning gives the same bytes, and a person likes to read them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from trainer.deckfile import atomic
from trainer.deckfile.reading import FORMAT, loads
from trainer.deckfile.spelling import filled, listed, quoted, spelled
from trainer.domain.approval import Approval
from trainer.domain.cards import Card, Deck, Fact, Layer


def dumps(deck: Deck) -> bytes:
    """The canonical file of a deck. Fields that are empty are left out; slots are in the order of their names."""
    lines = [
        f"format = {FORMAT}",
        f"id = {quoted(deck.id)}",
        f"title = {quoted(deck.title)}",
        f"version = {deck.version}",
        f"language = {quoted(deck.language)}",
        *filled("owner", deck.owner),
        *listed("credits", deck.credits),
        *([f"review_by = {deck.review_by.isoformat()}"] if deck.review_by else ()),
        *filled("changes", deck.changes),
    ]
    for card in deck.cards:
        lines.extend(_card(card))
    for approval in deck.approvals:
        lines.extend(_approval(approval))
    return ("\n".join(lines) + "\n").encode()


def write(path: Path, deck: Deck) -> None:
    """Put a deck into a native file, all of it or nothing.

    Raises:
        DeckFileError: The deck would not be readable again, or the disk refuses; an old file is as it was.
    """
    data = dumps(deck)
    loads(data, str(path))
    atomic.replace(path, data)


def _approval(approval: Approval) -> Iterator[str]:
    yield from ("", "[[approvals]]", f"reviewer = {quoted(approval.reviewer)}", f"key = {quoted(approval.key)}")
    yield from (f"on = {approval.on.isoformat()}", f"until = {approval.until.isoformat()}")
    if approval.withdrawn:
        yield f"withdrawn = {approval.withdrawn.isoformat()}"
    yield from (f"digest = {quoted(approval.digest)}", f"signature = {quoted(approval.signature)}")


def _card(card: Card) -> Iterator[str]:
    yield from ("", "[[card]]", f"id = {quoted(card.id)}", f"category = {quoted(card.category)}")
    yield f"objection = {quoted(card.objection)}"
    yield from filled("variant", card.variant)
    yield f"reply = {quoted(card.reply)}"
    yield from filled("plain_reply", card.plain_reply)
    yield from filled("bad_reply", card.bad_reply)
    yield from listed("points", card.points)
    yield from filled("softener", card.softener or "")
    yield from filled("stage", card.stage or "")
    yield from filled("tells", card.tells)
    yield from filled("real_pain", card.real_pain)
    yield from listed("deflections", card.deflections)
    yield from listed("likely_in", card.likely_in)
    yield from filled("notes", card.notes)
    yield from listed("tags", card.tags)
    yield from _sections(card)


def _sections(card: Card) -> Iterator[str]:
    if card.slots:
        yield from ("", "[card.slots]")
        yield from (f"{spelled(name)} = {quoted(card.slots[name])}" for name in sorted(card.slots))
    for fact in card.facts:
        yield from ("", "[[card.facts]]", *_fact(fact))
    for layer in card.layers:
        yield from ("", "[[card.layers]]", *_layer(layer))


def _fact(fact: Fact) -> Iterator[str]:
    yield from filled("slot", fact.slot)
    yield from filled("claim", fact.claim)
    yield from filled("means", fact.means)
    yield f"verified = {'true' if fact.verified else 'false'}"


def _layer(layer: Layer) -> Iterator[str]:
    yield f"ask = {quoted(layer.ask)}"
    yield f"customer = {quoted(layer.customer)}"
