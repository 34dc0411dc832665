"""A damaged database becomes a new one: what can be read of it, the rest from a backup, memory by replay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from trainer.domain.backups import Backup, Reason
from trainer.domain.cards import Deck
from trainer.domain.log import LogRow
from trainer.errors import DamagedError, TrainerError
from trainer.paths import Home
from trainer.services.answers import replayed
from trainer.services.backups import REPAIRED, Backups
from trainer.services.capture import TITLE
from trainer.store import backup as copies
from trainer.store import cards, durable, exchange, memories, rebuild, reviews, salvage, salvaged
from trainer.store.engine import Database, Transaction
from trainer.store.salvage import Found

_FROM_BACKUP = (
    "deck",
    "card",
    "param_set",
    "review",
    "attempt",
    "phrase_use",
    "unheard",
    "memory",
    "device",
)
"""Their rows are never taken away, or it does no harm when they come back, since what has its phrases is not given
them again. Not what comes and goes: an answer that was begun, a session under way."""

_FROM_BACKUP_IF_TORN = ("own_words", "heard", "dispute", "roleplay", "turn", "mark", "plan", "take")
"""The rep takes rows of theirs away, so where all of them can be read the backup knows no better."""


@dataclass(frozen=True)
class Repaired:
    """What came back.

    Attributes:
        answers: How many count in the repaired database.
        lost: Answers that were neither in the file nor in a backup; where what was said is lost, too, nobody knows
            answers from those that were taken back, and both are counted.
        from_backup: Answers of `answers` that only the backup had.
        backup: The backup that was used; None without one.
        cards: Cards that were taken from the decks that come with the program.
        damaged: Where the damaged file is kept; None when nothing was wrong.
    """

    answers: int
    lost: int = 0
    from_backup: int = 0
    backup: Backup | None = None
    cards: int = 0
    damaged: Path | None = None


class Repair:
    """Repairs one home. Nobody may have its database open."""

    def __init__(self, home: Home, backups: Backups, shipped: Path) -> None:
        self._home = home
        self._backups = backups
        self._shipped = shipped

    def run(self) -> Repaired:
        """Make a sound database of what there is, and put it in the place of the damaged one, which is kept.

        Raises:
            TrainerError: It cannot be done now; nothing was changed.
        """
        self._backups.refuse_missing()
        try:
            sound = self._backups.make(Reason.HAND)
            return Repaired(copies.count(self._backups.path(sound)))
        except DamagedError:
            exchange.refuse_held(self._home.database)
        damaged = self._backups.set_aside()
        part = self._home.root / REPAIRED
        durable.remove(part)
        try:
            durable.create(part)
            repaired = self._made(part, damaged)
            copies.inspect(part)
            exchange.put(part, self._home.database)
        except OSError as error:
            sentence = (
                f"The database could not be repaired ({error.strerror}); it is as it was. Make room and try again."
            )
            raise TrainerError(sentence) from error
        finally:
            durable.remove(part)
        return repaired

    def _made(self, part: Path, damaged: Path) -> Repaired:
        own, torn = salvage.read_with_gaps(damaged)
        backup, older = self._fullest_of_use(own)
        wanted = (*_FROM_BACKUP, *(name for name in _FROM_BACKUP_IF_TORN if name in torn))
        found = salvaged.merged(own, older, wanted) if older else own
        shipped = self._shipped_decks()
        salvaged.name_own_deck(found, TITLE, shipped)
        database = Database(part)
        try:
            with database.writing() as tx:
                added = _put_decks(tx, found, shipped)
                rebuild.put_log(tx, found)
                _replay(tx)
        finally:
            database.close()
        answers = salvaged.answers(found)
        return Repaired(
            answers=len(answers),
            lost=salvaged.lost(found),
            from_backup=len(answers - own["review"].keys()),
            backup=backup,
            cards=added,
            damaged=damaged,
        )

    def _fullest_of_use(self, own: Found) -> tuple[Backup | None, Found | None]:
        """Of the sound backups that tell of the same answers, as does any newer one, the one with the longest log."""
        best: tuple[Backup | None, Found | None] = None, None
        told, most = own, -1
        for kept in self._backups.listed():
            rows = copies.rows(self._backups.path(kept.backup))
            older = self._sound(kept.backup) if rows > most else None
            if older is not None and all(salvaged.is_of_one_history(one, older) for one in (own, told)):
                best, told, most = (kept.backup, older), older, rows
        return best

    def _sound(self, backup: Backup) -> Found | None:
        return salvage.read(self._backups.path(backup)) if self._backups.is_sound(backup) else None

    def _shipped_decks(self) -> dict[str, Deck]:
        from trainer import deckfile

        return {deck.id: deck for deck in map(deckfile.read, sorted(self._shipped.glob("*.deck.toml")))}


def _put_decks(tx: Transaction, found: Found, shipped: Mapping[str, Deck]) -> int:
    """The decks that were found, completed by the shipped ones; how many cards came from those."""
    rebuild.put_decks(tx, found, shipped)
    here = cards.deck_ids(tx)
    added = sum(rebuild.put_missing(tx, shipped[deck_id]) for deck_id in here if deck_id in shipped)
    for deck in () if here else shipped.values():
        cards.put_deck(tx, deck, 0)
        added += len(deck.cards)
    return added


def _replay(tx: Transaction) -> None:
    sets = reviews.parameter_sets(tx)
    by_card: dict[str, list[LogRow]] = {}
    for row in reviews.everything(tx):
        by_card.setdefault(row.card_id, []).append(row)
    for card_id, rows in by_card.items():
        memories.put(tx, card_id, replayed(rows, sets))
