"""A rep for the benches: practises through the real services, and tells each deed before it and after it."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.builders import DAY_MS, NOON, FixedClock, a_card, a_deck
from trainer import bootstrap, deckfile
from trainer.domain.cards import Deck
from trainer.domain.feedback import Feedback
from trainer.domain.memory import Rating
from trainer.domain.scenes import Manner, Outcome
from trainer.domain.talk import Judged
from trainer.domain.views import Attempt, Question, Undone
from trainer.services.roleplay import Wish
from trainer.services.session import StudySession
from trainer.services.talking import Heard
from trainer.settings import Preferences
from trainer.speech.silence import SilentEngine
from trainer.store import engine

ABOUT, DONE = "about", "done"
ANSWER, UNDO, REDO, IMPORT, CHOICE, TURN = "answer", "undo", "redo", "import", "choice", "turn"
OFTEN = {ANSWER: 20, UNDO: 4, REDO: 2, IMPORT: 1, CHOICE: 1, TURN: 4}
"""How often a rep does what."""

FIRST_CARD = 5_000
LONGEST_TALK = 40
"""Turns after which the rep ends a role-play and begins another one."""


@dataclass(frozen=True)
class Deed:
    """Something that a rep relies on once the services have returned.

    Attributes:
        kind: ANSWER, UNDO, REDO, IMPORT, TURN of a role-play, or CHOICE, which is a change of the settings.
        mark: What was said in the answer, or in the one that was taken back or given again, or in the turn; the deck's
            version; the name chosen.
        rating: The grade of an answer.
    """

    kind: str
    mark: str = ""
    rating: int = 0


@dataclass(frozen=True)
class Told:
    """One line of what a rep tells.

    Attributes:
        when: ABOUT, before the services are called, or DONE, after they returned.
        at_ms: What the rep's clock says.
    """

    when: str
    deed: Deed
    at_ms: int

    def line(self) -> bytes:
        return f"{self.when}\t{self.deed.kind}\t{self.deed.mark}\t{self.deed.rating}\t{self.at_ms}\n".encode()


def read(lines: bytes) -> list[Told]:
    """What was told; half a line at the end was not."""
    found = []
    for line in lines.decode().split("\n")[:-1]:
        when, kind, mark, rating, at_ms = line.split("\t")
        found.append(Told(when, Deed(kind, mark, int(rating)), int(at_ms)))
    return found


def a_version(number: int) -> Deck:
    """A deck that the rep imports: in each version every line is another, and there are more or fewer of them."""
    there = range(FIRST_CARD, FIRST_CARD + 30 + number % 3 * 10)
    cards = (a_card(place, objection=f"Version {number} of line {place}.") for place in there)
    return a_deck(*cards, number=9, version=number)


class Rep:
    """Answers, takes back and imports until told to stop.

    Args:
        home: The folder of the trainer; made when it is not there.
        incoming: Where deck files lie before they are imported.
        life: A number that no other life over this home has; what is done follows from it.
        at_ms: When this life begins.
        tell: Called with each `Told`; what it has returned from is known.
    """

    def __init__(self, home: Path, incoming: Path, life: int, at_ms: int, tell: Callable[[Told], None]) -> None:
        self._life, self._tell = life, tell
        self._chance = random.Random(life)
        self._incoming = incoming
        self._clock = FixedClock(datetime.fromtimestamp(at_ms / 1000, UTC))
        preferences = Preferences(home / "settings.json")
        self.workspace = bootstrap.start(home, clock=self._clock, make_engine=SilentEngine, preferences=preferences)
        self._session = self.workspace.study.start()
        self._question: Question | None = None

    def work(self, deeds: int = 1_000_000) -> None:
        """Do so many things."""
        kinds = random.Random(-self._life).choices(list(OFTEN), list(OFTEN.values()), k=min(deeds, 10_000))
        doings = {ANSWER: self._answer, UNDO: self._undo, REDO: self._redo, IMPORT: self._import, CHOICE: self._choose}
        doings[TURN] = self._talk
        for number in range(deeds):
            self._clock.advance(seconds=20)
            doings[kinds[number % len(kinds)]](number)

    def _answer(self, number: int) -> None:
        question = self._question or self._next()
        rating = Rating.AGAIN if self._chance.random() < 0.25 else Rating.GOOD
        deed = Deed(ANSWER, f"Life {self._life}, deed {number}.", int(rating))
        reveal = self._session.reveal(question, Attempt(said=deed.mark))
        self._about(deed)
        self._session.grade(reveal, rating, Feedback())
        self._done(deed)
        self._question = None

    def _undo(self, number: int) -> None:
        self._about(Deed(UNDO))
        undone = self._session.undo()
        if isinstance(undone, Undone):
            self._done(Deed(UNDO, undone.attempt.said))
            self._question = undone.question

    def _redo(self, number: int) -> None:
        self._about(Deed(REDO))
        if self._session.redo() is not None:
            self._done(Deed(REDO, self._session._given[-1].attempt.said))
            self._question = None

    def _import(self, number: int) -> None:
        version = self._life * 1_000 + number + 1
        path = self._incoming / "incoming.deck.toml"
        path.write_bytes(deckfile.dumps(a_version(version)))
        diff = self.workspace.library.preview(path)
        deed = Deed(IMPORT, str(version))
        self._about(deed)
        self.workspace.library.install(diff)
        self._done(deed)
        self._question = None  # it may be of the deck that is another now

    def _choose(self, number: int) -> None:
        deed = Deed(CHOICE, f"Sam {self._life}.{number}")
        self._about(deed)
        self.workspace.preferences.change(name=deed.mark)
        self._done(deed)

    def _talk(self, number: int) -> None:
        """One more reply in the talk that was interrupted, or in a new one; the coach is left out."""
        roleplay = self.workspace.roleplay
        talk = roleplay.going_on() or roleplay.begin(Wish(manner=Manner.FRIENDLY))
        if len(talk.view().turns) > LONGEST_TALK:
            talk.end(Outcome.NOT_NOW)
            talk = roleplay.begin(Wish(manner=Manner.FRIENDLY))
        deed = Deed(TURN, f"Life {self._life}, deed {number}.")
        self._about(deed)
        talk.reply(Heard(deed.mark, Feedback(), Judged(asks=True)))
        self._done(deed)

    def _next(self) -> Question:
        """The next line of this session, of one beyond the plan, or of another day."""
        ways: tuple[Callable[[], StudySession], ...] = (
            lambda: self._session,
            lambda: self.workspace.study.more(20),
            self._tomorrow,
        )
        for way in ways:
            self._session = way()
            if (question := self._session.next()) is not None:
                return question
        return self._next()

    def _tomorrow(self) -> StudySession:
        self._clock.advance(days=1)
        return self.workspace.study.start()

    def _about(self, deed: Deed) -> None:
        self._tell(Told(ABOUT, deed, self._clock.at_ms))

    def _done(self, deed: Deed) -> None:
        self._tell(Told(DONE, deed, self._clock.at_ms))


def main(folder: Path, lives: int, deeds: int, synchronous: str) -> None:
    """Several lives over ``folder/home``, each but the last closed as it should; tells into ``folder/told``."""
    engine._PRAGMAS = tuple(one.replace("synchronous=FULL", f"synchronous={synchronous}") for one in engine._PRAGMAS)
    told = os.open(folder / "told", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for life in range(lives):
        at_ms = int(NOON.timestamp() * 1000) + life * DAY_MS
        rep = Rep(folder / "home", folder.parent, life, at_ms, lambda one: os.write(told, one.line()) and None)
        rep.work(deeds)
        if life < lives - 1:
            rep.workspace.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
