"""Decks on this computer: installing, looking through, importing and exporting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from trainer.domain import slots
from trainer.domain.cards import Card, Deck
from trainer.domain.finding import Query
from trainer.domain.meaning import digest
from trainer.domain.views import CardRow, Changes, DeckDiff, DeckRow
from trainer.errors import NotFoundError, TrainerError
from trainer.services.clock import Clock
from trainer.settings import Settings
from trainer.store import cards, finding
from trainer.store.engine import Database, Transaction


@dataclass(frozen=True)
class Exported:
    """A deck as it stands in its file now.

    Attributes:
        deck: What was written.
        left_out: How many lines stayed behind, since a deck file has no place for a line without a reply.
    """

    deck: Deck
    left_out: int


@dataclass(frozen=True)
class Found:
    """Cards of a list.

    Attributes:
        rows: As many of them as a list shows at once.
        total: How many there are; of words that were looked for, only the nearest.
    """

    rows: tuple[CardRow, ...]
    total: int


class Library:
    """The decks a rep practises from."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        settings: Callable[[], Settings],
        shipped: Path,
        before_update: Callable[[], object],
    ) -> None:
        self._database = database
        self._clock = clock
        self._settings = settings
        self._shipped = shipped
        self._before_update = before_update

    def install_shipped(self) -> bool:
        """On a fresh home install the shipped decks, all in one transaction; False when there are decks already.

        Raises:
            DeckFileError: A shipped file is damaged; nothing is installed then.
        """
        with self._database.reading() as tx:
            if cards.deck_ids(tx):
                return False
        from trainer import deckfile

        try:
            found = [deckfile.read(path) for path in sorted(self._shipped.glob("*.deck.toml"), key=_shelf)]
        except deckfile.DeckFileError as error:
            sentence = "This deck came with the trainer and is damaged; install the trainer again."
            raise deckfile.DeckFileError.at(error.path, 0, sentence) from error
        with self._database.writing() as tx:
            for deck in found:
                cards.put_deck(tx, deck, self._clock.now().at_ms)
        return True

    def decks(self) -> tuple[DeckRow, ...]:
        with self._database.reading() as tx:
            return cards.deck_rows(tx)

    def cards(self, deck_id: str = "") -> tuple[CardRow, ...]:
        """The cards of one deck, or of all, in the order of the decks, with their slots filled."""
        with self._database.reading() as tx:
            return self._shown(tx, cards.rows(tx, deck_id))

    def find(self, text: str = "", deck_id: str = "", first: int = 0) -> Found:
        """The cards that a search finds, from a place on; all without one, nearest first with words to look for.

        Its words may ask for what the rep decided, as ``is:starred`` does; see `trainer.domain.finding`.
        """
        query = Query(text)
        if query.words:
            near = self.search(text, deck_id) if first == 0 else ()
            return Found(near, len(near))
        with self._database.reading() as tx:
            if query.wanted:
                ids = finding.decided(tx, query.wanted, self._clock.now().day, deck_id)
                return Found(self._shown(tx, cards.some_rows(tx, ids[first : first + finding.MOST])), len(ids))
            total = sum(deck.cards for deck in cards.deck_rows(tx) if deck_id in ("", deck.id))
            return Found(self._shown(tx, cards.some_of_all(tx, first, finding.MOST, deck_id)), total)

    def search(self, words: str, deck_id: str = "") -> tuple[CardRow, ...]:
        """The nearest cards, at most 100, in which every word can be read, if need be with another ending.

        The last word may be unfinished.
        """
        with self._database.reading() as tx:
            day = self._clock.now().day
            return self._shown(tx, finding.search(tx, words, self._settings().slots, deck_id, day=day))

    def _shown(self, tx: Transaction, found: Iterable[CardRow]) -> tuple[CardRow, ...]:
        """With slots filled, and only what still holds."""
        day = self._clock.now().day
        return tuple(self._spoken(tx, row) if "{" in row.objection else row for row in _as_of(day, found))

    def _spoken(self, tx: Transaction, row: CardRow) -> CardRow:
        card = cards.card(tx, row.id)
        return replace(row, objection=slots.fill(row.objection, self._settings().slots, card.slots))

    def card(self, card_id: str) -> Card:
        """One card as it is installed.

        Raises:
            NotFoundError: There is no such card.
        """
        with self._database.reading() as tx:
            return cards.card(tx, card_id)

    def preview(self, path: Path) -> DeckDiff:
        """What importing this file would do; nothing is changed.

        Raises:
            DeckFileError: The file is no valid deck.
            TrainerError: A card of it belongs to another deck here.
        """
        from trainer import deckfile

        deck = deckfile.deck_of(path)
        with self._database.reading() as tx:
            self._refuse_foreign_cards(tx, deck)
            return _diff(deck, self._installed(tx, deck.id), _mine(tx, deck))

    def new_heading(self, deck: Deck) -> tuple[str, ...]:
        """What a file says otherwise of a deck that is here, by field; ``cards`` when they only change places."""
        with self._database.reading() as tx:
            installed = self._installed(tx, deck.id)
        return _heading(deck, installed) if installed else ()

    def install(self, diff: DeckDiff, *, keep_mine: bool = True) -> Changes:
        """Do what the preview said, in one transaction. The schedule of cards that stay is not touched.

        Args:
            diff: The preview.
            keep_mine: Cards that were changed on this computer stay as they are; else they become the file's.

        Raises:
            NoBackupError: There can be no backup of the deck that is here; nothing is installed then.
            TrainerError: What is here is no longer what it was for the preview; nothing is installed then.
        """
        if diff.installed:
            self._before_update()
        with self._database.writing() as tx:
            self._refuse_foreign_cards(tx, diff.deck)
            mine = _mine(tx, diff.deck)
            if _diff(diff.deck, self._installed(tx, diff.deck.id), mine) != diff:
                raise TrainerError("Something changed since the preview; look at it again.")
            kept = mine if keep_mine else {}
            cards.put_deck(tx, diff.deck, self._clock.now().at_ms, kept)
        touched = frozenset(diff.new + diff.changed + diff.retired) - kept.keys()
        return Changes(cards=touched, decks=True, schedule=True)

    def deck_named(self, name: str) -> str:
        """The id of the deck that is meant by its id, its title or the category of all its cards.

        Raises:
            NotFoundError: No installed deck is called that.
            TrainerError: Several decks are.
        """
        with self._database.reading() as tx:
            return _find(cards.deck_rows(tx), name)

    def export(self, name: str, path: Path) -> Exported:
        """Write a deck to a file; see `deck_named` for its name, and for what it raises.

        Raises:
            TrainerError: None of its lines has a reply yet.
            DeckFileError: The ending is unknown, or the file cannot be written.
        """
        from trainer import deckfile

        write = deckfile.for_path(path).write
        if write is None:
            raise deckfile.DeckFileError.at(path, 0, "A deck is not written as plain text; choose .csv or .xlsx.")
        with self._database.reading() as tx:
            deck = cards.deck(tx, _find(cards.deck_rows(tx), name))
        answered = tuple(card for card in deck.cards if card.reply)
        if deck.cards and not answered:
            raise TrainerError(f"No line of “{deck.title}” has a reply yet; write one and export the deck again.")
        write(path, replace(deck, cards=answered))
        return Exported(replace(deck, cards=answered), len(deck.cards) - len(answered))

    def _installed(self, tx: Transaction, deck_id: str) -> Deck | None:
        return cards.deck(tx, deck_id) if deck_id in cards.deck_ids(tx) else None

    def _refuse_foreign_cards(self, tx: Transaction, deck: Deck) -> None:
        owners = cards.owners(tx, (card.id for card in deck.cards))
        for card in deck.cards:
            if (owner := owners.get(card.id, deck.id)) != deck.id:
                title = next(row.title for row in cards.deck_rows(tx) if row.id == owner)
                raise TrainerError(
                    f"The card with the id '{card.id}' in this file belongs to the deck '{title}' here; "
                    "give it an id of its own in the file, 12 characters of a-z and 2-7."
                )


_SHELF = ("budget", "time", "ignorance", "price", "preference", "fear", "no_interest")


def _as_of(day: int, rows: Iterable[CardRow]) -> Iterator[CardRow]:
    """Rows in which a card is buried only when it does not come on that day."""
    for row in rows:
        yield row if row.buried_until > day or not row.buried_until else replace(row, buried_until=0)


def _shelf(path: Path) -> tuple[int, str]:
    """The order in which the sources name the seven categories."""
    name = path.name.split(".")[0]
    return (_SHELF.index(name) if name in _SHELF else len(_SHELF), name)


def _find(rows: Sequence[DeckRow], name: str) -> str:
    """The id of the deck with this id, else this title, else this title in another case, else of this category."""
    wanted = name.casefold()
    ways: tuple[Callable[[DeckRow], bool], ...] = (
        lambda row: row.id == wanted,
        lambda row: row.title == name,
        lambda row: row.title.casefold() == wanted,
        lambda row: row.category == wanted,
    )
    for called in ways:
        if found := [row for row in rows if called(row)]:
            return _only(found, name)
    titles = ", ".join(row.title for row in rows)
    raise NotFoundError(f"No deck is called '{name}'; choose one of: {titles}.")


def _only(found: Sequence[DeckRow], name: str) -> str:
    if len(found) == 1:
        return found[0].id
    candidates = ", ".join(f"{row.title} ({row.id})" for row in found)
    raise TrainerError(f"Several decks may be meant by '{name}'; give the id of one of them: {candidates}.")


def _mine(tx: Transaction, deck: Deck) -> dict[str, Card]:
    """Cards that were changed here and that this deck would change again or retire, by id."""
    theirs = {card.id: digest(card) for card in deck.cards}
    here = {row.id for row in cards.rows(tx, deck.id)}
    edited = (card for card in cards.edited(tx, deck.id) if card.id in here or card.id in theirs)
    return {card.id: card for card in edited if theirs.get(card.id) != digest(card)}


def _heading(deck: Deck, installed: Deck) -> tuple[str, ...]:
    names = (field.name for field in fields(Deck) if field.name != "cards")
    differing = tuple(name for name in names if getattr(deck, name) != getattr(installed, name))
    return differing if _order(deck, installed) == _order(installed, deck) else (*differing, "cards")


def _order(deck: Deck, other: Deck) -> list[str]:
    """The cards of a deck that the other one has, too."""
    shared = {card.id for card in other.cards}
    return [card.id for card in deck.cards if card.id in shared]


def _diff(deck: Deck, installed: Deck | None, mine: Iterable[str]) -> DeckDiff:
    old = {card.id: digest(card) for card in installed.cards} if installed else {}
    new = {card.id: digest(card) for card in deck.cards}
    return DeckDiff(
        deck=deck,
        new=tuple(card_id for card_id in new if card_id not in old),
        changed=tuple(card_id for card_id in new if card_id in old and new[card_id] != old[card_id]),
        retired=tuple(card_id for card_id in old if card_id not in new),
        unchanged=tuple(card_id for card_id in new if old.get(card_id) == new[card_id]),
        mine=tuple(mine),
        installed=installed.version if installed else 0,
    )
