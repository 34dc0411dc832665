"""A deck goes from its author to whoever reviews it, and from there to the others."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.domain.cards import Deck
from trainer.domain.characters import shown
from trainer.domain.remarks import Kind, Remark, State, together
from trainer.domain.seals import same_person
from trainer.errors import TrainerError
from trainer.services.clock import Clock
from trainer.services.publishing import Publishing, UnderReview
from trainer.sharing.folder import SharedFolder
from trainer.store import cards
from trainer.store.engine import Database, Transaction

_NOBODY = "Write your name in the settings first, so that the others know whose deck it is."
_NOWHERE = "There is no team folder; choose one in the settings."


@dataclass(frozen=True)
class Draft:
    """A deck as it would be handed in.

    Attributes:
        version: The one that it would be.
        edited: How many of its lines were written here.
        unanswered: How many lines stay behind, since they have no reply yet.
        unverified: How many have a claim that nobody has verified: with those it cannot be approved.
        place: Where it goes; None where that has to be asked, since there is no folder.
    """

    deck_id: str
    title: str
    version: int
    edited: int
    unanswered: int
    unverified: int
    place: Path | None


@dataclass(frozen=True)
class HandedIn:
    """A deck as it waits for its review.

    Attributes:
        left_out: How many lines stayed behind, since they have no reply yet.
    """

    path: Path
    deck: Deck
    left_out: int


class HandingIn:
    """Decks leave this computer as files: into the folder of the team, or wherever the person says."""

    def __init__(
        self, database: Database, clock: Clock, publishing: Publishing, folder: Callable[[], SharedFolder | None]
    ) -> None:
        self._database, self._clock, self._publishing, self._folder = database, clock, publishing, folder

    def draft(self, deck_id: str) -> Draft:
        """What handing a deck in would give away.

        Raises:
            NotFoundError: There is no such deck.
        """
        with self._database.reading() as tx:
            deck, edited = cards.deck(tx, deck_id), cards.edited(tx, deck_id)
            version = _next_version(tx, deck)
        return Draft(
            deck.id,
            deck.title,
            version,
            edited=len({card.id for card in edited} & {card.id for card in deck.cards}),
            unanswered=sum(not card.reply for card in deck.cards),
            unverified=sum(not card.claims_are_verified for card in deck.cards if card.reply),
            place=self._place_of(deck),
        )

    def _place_of(self, deck: Deck) -> Path | None:
        folder = self._folder()
        return folder.review / folder.file_of(deck.title, deck.id) if folder else None

    def hand_in(self, deck_id: str, changes: str, path: Path | None = None) -> HandedIn:
        """Give a deck, as it is here, to whoever reviews it: as the next version, in the person's name.

        Args:
            deck_id: The deck.
            changes: What changed since the last version, in words for those who practise with it.
            path: The file; without one it goes into the team's folder.

        Raises:
            TrainerError: Something that is needed was not said, none of its lines has a reply, a newer version is
                there already, or there is no folder.
            DeckFileError: The file cannot be written; nothing is changed then.
        """
        from trainer.deckfile import writing

        changes, name = shown(changes), self._publishing.name()
        if not name:
            raise TrainerError(_NOBODY)
        if not changes:
            raise TrainerError("Say what changed: it is what the others read before they take the new version.")
        with self._database.writing() as tx:
            there = cards.deck(tx, deck_id)
            path = path or self._place_of(there)
            if path is None:
                raise TrainerError(_NOWHERE)
            self._refuse_behind(there, path)
            whole = _signed_by(replace(there, version=_next_version(tx, there), changes=changes), name)
            cards.put_heading(tx, whole, self._clock.now().at_ms)
            deck = replace(whole, cards=tuple(card for card in whole.cards if card.reply))
            if not deck.cards:
                raise TrainerError(f"No line of “{deck.title}” has a reply yet; write one and hand it in again.")
            writing.write(path, deck)
        self._publishing.say(self._publishing.open(path), Kind.HANDED_IN, changes)
        return HandedIn(path, deck, len(whole.cards) - len(deck.cards))

    def _refuse_behind(self, deck: Deck, path: Path) -> None:
        """Somebody else's newer version is not written over."""
        from trainer.deckfile import reading

        folder = self._folder()
        places = {path, *((folder.approved / path.name,) if folder else ())}
        for place in places:
            there = reading.read(place) if place.exists() else None
            if there is None:
                continue
            if there.id != deck.id:
                raise TrainerError(f"“{path.name}” is another deck, “{there.title}”; choose another file.")
            if there.version > deck.version:
                raise TrainerError(
                    f"Version {there.version} of “{there.title}”, by {there.owner or 'somebody else'}, is newer than "
                    f"yours; import {place} first – what you changed stays – and hand it in then."
                )

    def pass_on(self, under: UnderReview) -> Path:
        """Move a deck that was approved to where the team fetches it; elsewhere it stays where it is.

        Returns the place of its file.

        Raises:
            DeckFileError: It cannot be written there; it stays where it is.
        """
        from trainer.deckfile import reviews, writing

        folder = self._folder()
        if folder is None or under.path.parent != folder.review or under.state is not State.APPROVED:
            return under.path
        there = folder.approved / under.path.name
        writing.write(there, under.deck)
        reviews.write(reviews.beside(there), reviews.Review(under.deck.id, _kept(there, under.remarks)))
        with suppress(OSError):  # what cannot be taken away is known to be done
            under.path.unlink(missing_ok=True)
            reviews.beside(under.path).unlink(missing_ok=True)
        return there


def _next_version(tx: Transaction, deck: Deck) -> int:
    """A deck that was written here and never handed in keeps its first number."""
    is_first = not deck.changes and len(cards.edited(tx, deck.id)) >= len(deck.cards)
    return deck.version + (not is_first)


def _signed_by(deck: Deck, name: str) -> Deck:
    """Whoever hands a deck in is its author; the one before is thanked."""
    before = () if same_person(deck.owner, name) or not deck.owner else (deck.owner,)
    return replace(deck, owner=name, credits=tuple(dict.fromkeys((*deck.credits, *before))))


def _kept(place: Path, remarks: tuple[Remark, ...]) -> tuple[Remark, ...]:
    """The remarks of earlier versions, too, as many as a file may hold."""
    from trainer.deckfile import reviews

    beside = reviews.beside(place)
    before = reviews.read(beside).remarks if beside.exists() else ()
    return together(before, remarks)[-reviews.MOST_REMARKS :]
