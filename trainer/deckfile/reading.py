"""Native deck files, format 1: from bytes to a deck, or to every reason why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from types import MappingProxyType

from trainer.deckfile import bounds
from trainer.deckfile.lines import LineIndex
from trainer.deckfile.problems import quoted
from trainer.deckfile.syntax import parsed
from trainer.deckfile.tables import Report, Table
from trainer.domain import slots, writing
from trainer.domain.approval import KEY_BYTES, SIGNATURE_BYTES, Approval, is_of
from trainer.domain.cards import Card, Deck, Fact, Layer
from trainer.domain.categories import Category, SaleStage
from trainer.domain.feedback import SOFTENERS
from trainer.domain.meaning import is_digest, is_id
from trainer.domain.writing import Fault

FORMAT = 1
MOST_VERSIONS = 1_000_000
MOST_CREDITS = 50
MOST_LAYERS = 8
MOST_FACTS = 12
MOST_SLOTS = 24
MOST_APPROVALS = 20

_DECK_KEYS = tuple(field.name for field in fields(Deck))
_CARD_KEYS = tuple(field.name for field in fields(Card))
_ID = "an id is 12 characters of a-z and 2-7"
_DAYS = {"on": "the day on which it was approved", "until": "the last day on which that counts"}
_BRACES = {
    Fault.UNKNOWN_SLOT: "Nothing says what {{{slot}}} in the {key} stands for; put its words under [card.slots], "
    "or what it claims under [[card.facts]].",
    Fault.STRAY_BRACE: "There are braces in the {key} that are no slot; leave them out, or write one like {{product}}.",
    Fault.BRACE_IN_WORDS: "There are braces in the words for {name}; write plain words.",
}


def read(path: Path) -> Deck:
    """The deck in a native file.

    Raises:
        DeckFileError: It cannot be read, or is no valid deck.
    """
    return loads(bounds.fetch(path), str(path))


def loads(data: bytes, name: str) -> Deck:
    """The deck in the bytes of a native file; `name` is what to call the file in sentences.

    Raises:
        DeckFileError: They are no valid deck; all problems are in it, with their lines.
    """
    table, report = opened(data, Path(name))
    deck = _deck(table)
    report.close()
    return deck


def opened(data: bytes, path: Path) -> tuple[Table, Report]:
    """The outermost section of a file of format 1; whoever has read it closes the report.

    Raises:
        DeckFileError: It is no TOML that is safe to read, or comes from the future, in which case whatever else is odd
            about it is not its fault.
    """
    text = bounds.admitted(data, path)
    lines = LineIndex(text)
    report = Report(path, lines)
    table = Table(parsed(text, path, lines), (), report)
    found = table.whole("format", MOST_VERSIONS, needed=f"begin the file with: format = {FORMAT}")
    if found > FORMAT:
        table.note("format", f"The file has format {found}, which is newer than this program; update the program.")
        report.close()
    return table, report


def _deck(table: Table) -> Deck:
    deck = Deck(
        id=_id(table, "deck"),
        title=table.one_line("title", needed="say what the deck is about"),
        version=table.whole("version", MOST_VERSIONS),
        language=table.one_line("language") or "en",
        owner=table.one_line("owner"),
        credits=table.texts("credits", MOST_CREDITS),
        review_by=table.day("review_by"),
        changes=table.text("changes"),
        cards=_cards(table),
        approvals=tuple(_approval(one) for one in table.sections("approvals", MOST_APPROVALS)),
    )
    table.close()
    return deck


def _approval(table: Table) -> Approval:
    on, until = (table.day(name, needed=f"write {about}") for name, about in _DAYS.items())
    approval = Approval(
        reviewer=table.one_line("reviewer", needed="write who approved the deck"),
        key=_bytes(table, "key", KEY_BYTES),
        on=on or date.min,
        until=until or date.min,
        withdrawn=table.day("withdrawn"),
        digest=table.one_line("digest", needed="write the digest that was signed"),
        signature=_bytes(table, "signature", SIGNATURE_BYTES),
    )
    if approval.digest and not is_digest(approval.digest):
        table.note("digest", "The digest is not 64 digits and letters from a to f; fetch the deck again.")
    table.close(elsewhere=_DECK_KEYS)
    return approval


def _bytes(table: Table, key: str, size: int) -> str:
    text = table.one_line(key, needed=f"write its {size} bytes in base64")
    if text and not is_of(size, text):
        table.note(key, f"The {key} is not {size} bytes in base64; fetch the deck again, or take this approval out.")
    return text


def _id(table: Table, what: str) -> str:
    text = table.one_line("id", needed=f"give this {what} one of its own; {_ID}")
    if text and not is_id(text):
        table.note("id", f"The id {quoted(text)} cannot be used; {_ID}.")
    return text


def _cards(deck: Table) -> tuple[Card, ...]:
    cards: list[Card] = []
    lines: dict[str, int] = {}
    for table in deck.sections("card", bounds.MOST_CARDS):
        card = _card(table)
        if card.id and card.id in lines:
            table.note("id", f"The id {quoted(card.id)} is already used on line {lines[card.id]}; give one a new id.")
        elif card.id:
            lines[card.id] = table.line("id")
        cards.append(card)
    if not cards:
        deck.note("card", "The deck has no cards; add a section that begins with [[card]].")
    return tuple(cards)


def _card(table: Table) -> Card:
    card = Card(
        id=_id(table, "card"),
        category=table.choice("category", tuple(Category), needed=True) or Category.BUDGET,
        objection=table.text("objection", needed="write what the customer says"),
        variant=table.text("variant"),
        reply=table.text("reply", needed="write what a good rep answers"),
        plain_reply=table.text("plain_reply"),
        bad_reply=table.text("bad_reply"),
        points=table.texts("points", writing.LISTS["points"]),
        softener=table.choice("softener", SOFTENERS),
        stage=table.choice("stage", tuple(SaleStage)),
        tells=table.one_line("tells"),
        real_pain=table.text("real_pain"),
        deflections=table.texts("deflections", writing.LISTS["deflections"]),
        likely_in=table.texts("likely_in", writing.LISTS["likely_in"]),
        notes=table.text("notes"),
        tags=table.texts("tags", writing.LISTS["tags"]),
        slots=_slots(table.section("slots")),
        facts=tuple(_fact(fact) for fact in table.sections("facts", MOST_FACTS)),
        layers=tuple(_layer(layer) for layer in table.sections("layers", MOST_LAYERS)),
    )
    _check_braces(card, table)
    if not (card.claims_are_verified or card.plain_reply):
        table.note("plain_reply", _without_plain_reply(card))
    table.close(elsewhere=_DECK_KEYS)
    return card


def _without_plain_reply(card: Card) -> str:
    wordless = next((fact.slot for fact in card.facts if fact.verified and card.lacks_words(fact)), "")
    if wordless and all(fact.verified for fact in card.facts):
        return f"The claim {{{wordless}}} has no words to be true; put them under [card.slots], or write a plain_reply."
    return "The plain_reply is missing; write the reply without what nobody has verified."


def _slots(table: Table) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name in table:
        if name in _CARD_KEYS:
            continue
        _check_name(table, name, name)
        found[name] = table.one_line(name, needed="write what is said in its place")
    if len(found) > MOST_SLOTS:
        table.note(tuple(found)[MOST_SLOTS], f"The card has more than {MOST_SLOTS} slots; keep those that it uses.")
    table.close(elsewhere=_CARD_KEYS)
    return MappingProxyType(found)


def _fact(table: Table) -> Fact:
    fact = Fact(
        slot=table.one_line("slot"),
        claim=table.one_line("claim"),
        means=table.one_line("means"),
        verified=table.flag("verified"),
    )
    if bool(fact.slot) == bool(fact.claim):
        having = "both a slot and a claim; keep one" if fact.slot else "neither a slot nor a claim; write one"
        table.note("claim", f"This fact has {having} of the two.")
    if fact.slot:
        _check_name(table, "slot", fact.slot)
    table.close(elsewhere=_CARD_KEYS)
    return fact


def _layer(table: Table) -> Layer:
    layer = Layer(
        ask=table.text("ask", needed="write the rep's question"),
        customer=table.text("customer", needed="write what the customer answers"),
    )
    table.close(elsewhere=_CARD_KEYS)
    return layer


def _check_name(table: Table, key: str, name: str) -> None:
    if not slots.SLOT.fullmatch(f"{{{name}}}"):
        rule = "use a small letter, then small letters, digits and _"
        table.note(key, f"The slot name {quoted(name)} cannot be used; {rule}.")


def _check_braces(card: Card, table: Table) -> None:
    """Nothing may ever be spoken with a brace in it, or with "it" where somebody meant a name."""
    for spot, fault, slot in writing.braces(card):
        key = next(name for name in reversed(spot) if isinstance(name, str))
        table.note_at(spot, _BRACES[fault].format(key=key, slot=slot, name=quoted(slot)))
