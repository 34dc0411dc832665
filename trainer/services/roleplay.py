"""Role-play: the customer speaks, and the rep finds out what lies behind the objection."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from trainer.domain import slots
from trainer.domain.aftermath import Aftermath, aftermath
from trainer.domain.complaint import Complaint
from trainer.domain.debrief import USUAL_OVER, Debrief, look_back
from trainer.domain.handoff import Handoff, handoff
from trainer.domain.played import Casting, Company, Mark, Played, Verdict
from trainer.domain.talk import IllegalMoveError
from trainer.errors import NotFoundError, TrainerError
from trainer.services.clock import Clock
from trainer.services.coaching import Coaching
from trainer.services.recordings import Recordings
from trainer.services.staging import Stage, opened, rules_of
from trainer.services.staging import Wish as Wish
from trainer.services.talking import Talk
from trainer.settings import Settings
from trainer.store import cards, roleplays, talks
from trainer.store.drafts import Drafts
from trainer.store.engine import Database, Transaction


class OtherRulesError(TrainerError):
    """What was done in a talk is not allowed by the rules of today."""


class RolePlay:
    """Talks with customers: beginning one, going on with one, and those that were.

    Args:
        scenes: The folder with the customers and what they complain of.
        drafts: The file of what was begun.
        recordings: Take the sound of what is spoken.
        chance: A number below the one that is given; by it customer and objection are chosen.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        settings: Callable[[], Settings],
        coach: Coaching,
        scenes: Path,
        drafts: Path,
        recordings: Recordings,
        chance: Callable[[int], int] = secrets.randbelow,
    ) -> None:
        self._database, self._clock, self._settings = database, clock, settings
        self._coach = coach
        self.stage = Stage(scenes, settings, chance)
        self._drafts, self._recordings = Drafts(drafts), recordings

    def begin(self, wish: Wish) -> Talk:
        """A new talk; the customer has said the objection.

        Raises:
            NotFoundError: No card of that kind has four layers.
        """
        with self._database.reading() as tx:
            casting = self.stage.objection(tx, wish)
        return self._begin(casting)

    def complaints(self) -> tuple[Complaint, ...]:
        """What can be complained of."""
        return self.stage.complaints

    def begin_complaint(self, key: str = "", objective: str = "", confidence: int = 0) -> Talk:
        """A new talk with somebody who is upset; they have begun to complain.

        Args:
            key: Of the complaint; empty for one that was played least.
            objective: What the rep wants to have reached by the end.
            confidence: Before it, from 1 to 5; 0 when the rep did not say.

        Raises:
            NotFoundError: There is no complaint of that key.
        """
        with self._database.reading() as tx:
            casting = self.stage.complaint(tx, key)
        return self._begin(replace(casting, objective=objective.strip(), confidence=confidence))

    def try_again(self, uuid: str, depth: int) -> Talk:
        """The same customer once more, with so many doors open: for the one that was missed.

        Raises:
            NotFoundError: That role-play is not there any more.
            ValueError: No door would be left.
        """
        return self._begin(replace(self.played(uuid).casting, depth=depth, confidence=0))

    def swap(self, uuid: str, unnamed: Mapping[Company, str]) -> Talk:
        """The same customer once more; who played them is the rep now, and the other way round.

        Args:
            uuid: Of the talk in which they had the other seats.
            unnamed: What to call who gave no name; a talk without one is that of the rep whose program it is.

        Raises:
            NotFoundError: That role-play is not there any more.
        """
        casting = self.played(uuid).casting
        rep = "" if casting.rep else casting.partner or unnamed[casting.company]
        return self._begin(replace(casting, depth=0, confidence=0, rep=rep, partner=casting.rep))

    def company(self) -> Casting | None:
        """What the newest talk with others was made of, for the names of those who were there; None before one."""
        with self._database.reading() as tx:
            return roleplays.in_company(tx)

    def mark(self, uuid: str, mark: Mark) -> Played:
        """Keep what somebody beside the rep made of a talk, or of one reply in it; may be done again.

        Raises:
            NotFoundError: It is not there any more.
        """
        self.played(uuid)
        self._database.write(lambda tx: roleplays.put_mark(tx, uuid, mark))
        return self.played(uuid)

    def going_on(self) -> Talk | None:
        """The newest talk that was interrupted; None when there is none that can be gone on with."""
        with self._database.reading() as tx:
            played = roleplays.going_on(tx)
        with suppress(OtherRulesError):
            return self._talk(played) if played else None
        return None

    def resume(self, uuid: str) -> Talk:
        """A talk that was interrupted, where it was.

        Raises:
            NotFoundError: It is not there any more.
            OtherRulesError: It cannot be gone on with.
        """
        return self._talk(self.played(uuid))

    def played(self, uuid: str) -> Played:
        """One talk with all its turns.

        Raises:
            NotFoundError: It is not there any more.
        """
        with self._database.reading() as tx:
            return roleplays.get(tx, uuid)

    def look_back(self, uuid: str) -> tuple[Played, Debrief]:
        """A talk, and what it shows.

        Raises:
            NotFoundError: It is not there any more.
        """
        with self._database.reading() as tx:
            played = roleplays.get(tx, uuid)
            before = talks.softeners_before(tx, played.began.at_ms, USUAL_OVER)
            model_reply = self._model_reply(tx, played.casting.card_id)
        return played, look_back(played, model_reply, before)

    def aftermath(self, uuid: str) -> tuple[Played, Aftermath, Handoff]:
        """A talk about a complaint, what it shows, and the note that it fills in.

        Raises:
            NotFoundError: It is not there any more.
            ValueError: Nobody complained in it.
        """
        played = self.played(uuid)
        complaint = played.casting.complaint
        if complaint is None:
            raise ValueError("nobody complained in this talk")
        shown = aftermath(played, complaint)
        return played, shown, handoff(played, complaint, shown)

    def _model_reply(self, tx: Transaction, card_id: str) -> str:
        """The reply of the card; empty where its deck is gone by now."""
        try:
            card = cards.card(tx, card_id)
        except NotFoundError:
            return ""
        return slots.fill(card.trained_reply, self._settings().slots, card.slots)

    def pace(self, played: Played) -> float:
        """Of the customer's voice in a talk, as a share of the usual one."""
        return rules_of(played.casting, self.stage.cast).pace

    def conclude(self, uuid: str, verdict: Verdict, *, is_given: bool = True) -> None:
        """Keep what the rep makes of a talk, or has begun to say of it; may be done again.

        Raises:
            NotFoundError: It is not there any more.
        """
        played = replace(self.played(uuid), verdict=replace(verdict, is_given=is_given))
        self._database.write(lambda tx: roleplays.add(tx, played, ()))

    def all(self) -> tuple[Played, ...]:
        """Every talk that was ended, the newest first."""
        with self._database.reading() as tx:
            return tuple(played for played in roleplays.everything(tx) if played.ended_ms)

    def forget(self, uuid: str) -> Played:
        """Take a talk away, with everything that was said in it; `bring_back` undoes that.

        Raises:
            NotFoundError: It is not there any more.
            DiskFullError: It is all there.
            TrainerError: A recording of it cannot be deleted; the talk is gone all the same.
        """
        played = self._recordings.filled_talk(self.played(uuid))
        self._database.write(lambda tx: roleplays.forget(tx, uuid))
        self._recordings.delete_talk(played)
        return played

    def bring_back(self, played: Played) -> None:
        """A talk that was taken away is there again, and what is recorded of it."""
        self._put(played)
        self._recordings.bring_back(played)

    # ------------------------------------------------------------ putting one together

    def _begin(self, casting: Casting) -> Talk:
        now = self._clock.now()
        played = Played(str(uuid4()), now, casting, depth=casting.depth)
        said = opened(casting, self.stage.cast, now.at_ms)
        return self._talk(self._put(replace(played, turns=said)))

    def _put(self, played: Played) -> Played:
        def keep(tx: Transaction) -> None:
            roleplays.put(tx, played)
            roleplays.add(tx, played, played.turns)
            for mark in played.marks:
                roleplays.put_mark(tx, played.uuid, mark)

        self._database.write(keep)
        return played

    def _talk(self, played: Played) -> Talk:
        try:
            return Talk(
                self._database, self._clock, self._coach, self._drafts, self.stage.cast, played, self._recordings
            )
        except IllegalMoveError:
            raise OtherRulesError(
                "This talk follows the rules of an earlier version; begin another one, or take it away."
            ) from None
