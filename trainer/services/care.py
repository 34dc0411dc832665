"""Is everything all right? One finding per thing that can be wrong, each with what to do."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from trainer import __version__
from trainer.domain.days import Moment, is_doubtful
from trainer.domain.memory import UNSEEN, Memory
from trainer.domain.transcript import understood
from trainer.errors import REPAIR, TrainerError
from trainer.paths import Home
from trainer.services.answers import replayed
from trainer.services.backups import Backups, Kept
from trainer.services.clock import Clock
from trainer.services.coaching import Coaching
from trainer.services.hearing import NO_MODEL, NOT_INSTALLED, Hearing
from trainer.services.speaking import Speaking
from trainer.speech.errors import SpeechError
from trainer.speech.naturalvoices import is_natural
from trainer.store import cards, health, memories, reviews
from trainer.store.engine import Database

_LEAST_FREE_MB = 200
_CLOSE = 1e-9
SAMPLE = "Can you send me some information on that?"
"""What is said aloud, and heard again."""

_Finding = tuple[bool, str] | tuple[bool, str, Mapping[str, Any]]
"""Whether it is good, the sentence that says so, and figures for scripts."""


@dataclass(frozen=True)
class Check:
    """One thing that was looked at.

    Attributes:
        name: A stable key for scripts.
        good: False when the person should do something.
        found: What was found, in one sentence.
        facts: The same in figures, for scripts.
    """

    name: str
    good: bool
    found: str
    facts: Mapping[str, Any] = field(default_factory=dict)


class Care:
    """Looks after the database, the disk, the voice, the ear and the coach."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        home: Home,
        backups: Backups,
        speaking: Callable[[], Speaking],
        coach: Coaching,
        hearing: Callable[[], Hearing],
    ) -> None:
        self._database = database
        self._clock = clock
        self._home = home
        self._backups = backups
        self._speaking = speaking
        self._coach = coach
        self._ears = hearing

    def examine(self) -> tuple[Check, ...]:
        """Look at everything; takes a few seconds with a long log."""
        return tuple(self._checks())

    def is_damaged(self) -> bool:
        """Whether SQLite finds a torn page; takes a second with a large file."""
        with self._database.reading() as tx:
            return bool(health.quick_check(tx))

    def _checks(self) -> Iterator[Check]:
        looks: dict[str, Callable[[], _Finding]] = {
            "version": self._version,
            "database": self._file,
            "log": self._log,
            "memory": self._memory,
            "decks": self._decks,
            "backups": self._copies,
            "disk": self._disk,
            "voice": self._voice,
            "model": self._coaching,
            "hearing": self._hearing,
            "microphone": self._microphone,
            "phrases": self._phrases,
            "clock": self._time,
        }
        for name, look in looks.items():
            facts: list[Mapping[str, Any]] = []
            try:
                good, found, *facts = look()
            except TrainerError as error:
                good, found = False, str(error)
            except (LookupError, TypeError, ValueError) as error:  # whoever meddles with the file may write anything
                good, found = (
                    False,
                    f"What is stored makes no sense ({error}); put a backup back: trainer doctor --restore newest.",
                )
            yield Check(name, good, found, *facts)

    def _version(self) -> _Finding:
        return True, f"Objection trainer {__version__}, Python {platform.python_version()}."

    def _file(self) -> _Finding:
        with self._database.reading() as tx:
            faults = health.quick_check(tx)
        if faults:
            return False, f"{self._home.database} is damaged ({faults[0]}); {REPAIR}."
        return True, f"{self._home.database} is in order."

    def _log(self) -> _Finding:
        with self._database.reading() as tx:
            damaged = reviews.damaged(tx)
            answers = reviews.answers(tx)
        if damaged:
            return False, f"{health.changed_since(len(damaged))}; {REPAIR}."
        return True, f"{answers} answers in the review log, all of it as it was written.", {"answers": answers}

    def _memory(self) -> _Finding:
        with self._database.reading() as tx:
            stored = memories.all_states(tx)
            sets = reviews.parameter_sets(tx)
            practised = stored.keys() | reviews.cards_answered(tx) & cards.categories(tx).keys()
            again = {card_id: replayed(reviews.of_card(tx, card_id), sets) for card_id in practised}
        wrong = sum(_differs(stored.get(card_id, UNSEEN), memory) for card_id, memory in again.items())
        if wrong:
            return False, f"{wrong} cards do not match a replay of the log."
        return True, f"{len(stored)} practised cards match a replay of the log."

    def _decks(self) -> _Finding:
        with self._database.reading() as tx:
            rows = cards.deck_rows(tx)
        return bool(rows), f"{len(rows)} decks with {sum(row.cards for row in rows)} cards."

    def _copies(self) -> _Finding:
        there, now = self._backups.listed(), self._clock.now()
        facts = _facts(there, now)
        if self._backups.failure:
            return False, self._backups.failure, facts
        if not there:
            late = self._practised(0, now.day - 1) > 0
            return not late, "There is no backup yet; one is made when you next open the trainer.", facts
        newest = there[0]
        try:
            self._backups.verify(newest.backup)
        except TrainerError as error:
            return False, f"Of {len(there)} backups the newest is of no use: {error}", facts
        told = f"{_backups(len(there))}, the newest {_ago(now.day - newest.at.day)} with {newest.answers} answers"
        facts |= {"verified": True}
        if self._practised(newest.at.day + 1, now.day) > 1:
            return False, f"{told}, but you practised on several days since; open the trainer to make one.", facts
        return True, f"{told}, looked through just now.", facts

    def _practised(self, first_day: int, last_day: int) -> int:
        """On how many of these days something was answered."""
        with self._database.reading() as tx:
            return len(reviews.practised_days(tx, first_day, last_day))

    def _disk(self) -> _Finding:
        free = shutil.disk_usage(self._home.root).free // 1_000_000
        if free < _LEAST_FREE_MB:
            return False, f"Only {free} MB are free in {self._home.root}; make room."
        return True, f"{free} MB free in {self._home.root}."

    def _voice(self) -> _Finding:
        speaking = self._speaking()
        rendered = speaking.say(SAMPLE).result()
        natural = [voice.id for voice in speaking.voices() if is_natural(voice.id)]
        facts = {"natural": natural}
        if rendered.excuse:
            return False, f"{rendered.excuse} Choose another voice in the settings.", facts
        more = f"; natural voices: {', '.join(natural)}" if natural else ""
        return True, f"The voice works: {rendered.seconds:.1f} seconds of speech{more}.", facts

    def _hearing(self) -> _Finding:
        """Whether what the computer's own voice says is understood."""
        hearing = self._ears()
        facts: dict[str, Any] = {"ears": hearing.ears.value}
        if deafness := hearing.deafness:
            return deafness in (NOT_INSTALLED, NO_MODEL), deafness, facts  # who never wanted it has nothing to mend
        if flaw := hearing.check():
            return False, flaw, facts
        try:
            spoken = self._speaking().say(SAMPLE).result().path
        except SpeechError:  # told beside "voice"
            return True, "The hearing model is whole.", facts
        heard = hearing.hear(spoken)
        right, count = understood(SAMPLE, heard.transcript.text)
        facts |= {"understood": right, "said": count}
        if right * 2 < count:
            return False, f"Of {count} words that were said only {right} were heard; try another model.", facts
        return True, f"Hearing works: {right} of {count} words that the computer’s own voice said.", facts

    def _microphone(self) -> _Finding:
        """Which there are, where that can be seen without a window."""
        if sys.platform != "linux":
            return True, "Microphones are listed in the settings, under Hearing."
        from trainer.speech.pulserecord import PulseMicrophone

        names = [device.name for device in PulseMicrophone().devices()]
        found = ", ".join(names) or "none; replies can be typed"
        return True, f"Microphones: {found}.", {"microphones": names}

    def _coaching(self) -> _Finding:
        """Whether the model of the coach is whole and its libraries load."""
        now = self._coach.condition
        return now.hears_meaning, now.trouble or "The coach hears by meaning.", {"hears_meaning": now.hears_meaning}

    def _phrases(self) -> _Finding:
        """Whether every phrase file of the team is good."""
        now = self._coach.condition
        facts = {"team_files": now.team, "broken_files": len(now.broken)}
        if now.broken:
            return False, f"{' '.join(now.broken)} Mend it in {self._home.phrases}.", facts
        return True, f"Phrase files of the team that are heard: {now.team}.", facts

    def _time(self) -> _Finding:
        now = self._clock.now()
        with self._database.reading() as tx:
            last = reviews.last_effective(tx)
        if last is None or not is_doubtful(now, last.moment):
            return True, f"The clock agrees with the last answer: it says {now.local:%Y-%m-%d %H:%M}."
        side = "far ahead of" if now > last.moment else "behind"
        found = (
            f"The clock says {now.local:%Y-%m-%d %H:%M}, {side} your last answer on {last.moment.local:%Y-%m-%d %H:%M}"
        )
        return False, f"{found}; if that is wrong, set it right before you practise."


def _differs(one: Memory, other: Memory) -> bool:
    near = abs(one.stability - other.stability) <= _CLOSE and abs(one.difficulty - other.difficulty) <= _CLOSE
    return not near or (one.state, one.due_day, one.due_at) != (other.state, other.due_day, other.due_at)


def _facts(there: Sequence[Kept], now: Moment) -> dict[str, Any]:
    age_seconds = (now.at_ms - there[0].at.at_ms) // 1000 if there else None
    answers = there[0].answers if there else 0
    return {"count": len(there), "newest_age_seconds": age_seconds, "newest_answers": answers, "verified": False}


def _backups(count: int) -> str:
    return f"{count} backups" if count > 1 else "1 backup"


def _ago(days: int) -> str:
    if days < 0:
        return "from a day that is still to come"
    return {0: "from today", 1: "from yesterday"}.get(days, f"{days} days old")
