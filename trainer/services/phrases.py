"""The phrase library: what the coach knows, how often it was used, and the families that a team writes itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from trainer import paths
from trainer.coaching import everyday, families
from trainer.coaching.families import ENDING, MAX_FILES, Family
from trainer.coaching.matcher import Pattern
from trainer.coaching.notation import PatternError
from trainer.deckfile import atomic, phrases
from trainer.domain.feedback import FAULTS, MOVES, SOFTENERS, Label, LabelKind
from trainer.domain.phrases import Draft, Near, from_plain, key_of, tidied
from trainer.domain.views import Changes
from trainer.errors import TrainerError
from trainer.services.clock import Clock
from trainer.services.coaching import Coaching
from trainer.store import replies
from trainer.store.drafts import Drafts
from trainer.store.engine import Database

if TYPE_CHECKING:
    from trainer.coaching.promises import Heard

_MEASURED: tuple[Label | None, ...] = (*SOFTENERS, *MOVES, *FAULTS, None)
_FEW = 5
_MADE_UP = "…"
"""Stands for what is not written yet, so that the rest can be tried."""


@dataclass(frozen=True)
class KnownFamily:
    """One family of the library.

    Attributes:
        file: The name of the team's file; empty for a family that comes with the program.
        uses: In how many answers it was heard.
        last_day: On which learning day last; 0 for one that was not used yet.
    """

    file: str
    draft: Draft
    uses: int = 0
    last_day: int = 0

    @property
    def is_ours(self) -> bool:
        return bool(self.file)

    @property
    def label(self) -> Label | None:
        """What it earns where it is measured; else None."""
        return self.draft.label


@dataclass(frozen=True)
class Shelf:
    """All families: measured softeners, moves and faults, then those that are only taught, then the team's.

    Attributes:
        day: Today.
        broken: One sentence for each of the team's files that cannot be used, and one for those too many.
    """

    families: tuple[KnownFamily, ...]
    day: int
    broken: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trial:
    """What came of trying a family.

    Attributes:
        heard: Per sentence what was heard in it, None for nothing; a sentence that could not be tried is not there.
        missing: Why the family cannot be kept as it is, in one sentence; empty when it can.
    """

    heard: Mapping[str, Heard | None]
    missing: str = ""


@dataclass(frozen=True)
class Incoming:
    """A file that was read and may be taken in.

    Attributes:
        replaces: The team's family whose place it takes; None for a new one.
    """

    draft: Draft
    replaces: KnownFamily | None = None


@dataclass(frozen=True)
class Kept:
    """What was kept, and in which of the team's files."""

    file: str
    changes: Changes


@dataclass(frozen=True)
class _Step:
    """A file of the team's folder before and after; None where there was none."""

    file: str
    before: bytes | None
    after: bytes | None


class Phrases:
    """The families of phrases on this computer."""

    def __init__(self, database: Database, clock: Clock, coach: Coaching, folder: Path, drafts: Path) -> None:
        self._database, self._clock, self._coach, self._folder = database, clock, coach, folder
        self._drafts = Drafts(drafts)
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    def shelf(self) -> Shelf:
        """Everything there is, in its order, with how often it was used."""
        with self._database.reading() as tx:
            uses = replies.family_uses(tx)
        team, broken = families.load_team(self._folder)
        every = [*((family, "") for family in self._shipped), *((family, family.file) for family in team)]
        known = (KnownFamily(file, draft_of(one), *uses.get(one.key, (0, 0))) for one, file in every)
        return Shelf(tuple(known), self._clock.now().day, broken)

    @cached_property
    def _shipped(self) -> tuple[Family, ...]:
        known = families.load_folder(everyday.folder())
        shown = (family for family in known if family.kind is not LabelKind.PART)
        return tuple(sorted(shown, key=lambda family: _MEASURED.index(family.label)))

    # ------------------------------------------------------------ writing one

    def start_from(self, whole: Draft) -> Draft:
        """The beginning of a family of the team's own: a few examples of another one, and what it still tells apart.

        The patterns go along where the other one is heard by nothing else.
        """
        plain = Draft(whole.name, whole.definition, whole.kind, near=whole.near)
        copy = replace(replace(whole, family="") if whole.only_words else plain, examples=whole.examples[:_FEW])
        heard = self.check(copy).heard
        apart = sorted((near for near in copy.near if heard.get(near.text) is None), key=lambda near: not near.why)
        return replace(copy, near=tuple(apart[:_FEW]))

    def check(self, draft: Draft, file: str = "") -> Trial:
        """Try a family on its own sentences; some hundredths of a second, and half of one for the first time.

        Args:
            draft: As it is written so far.
            file: The team's file that it is to become again; empty for a new family.
        """
        draft = tidied(draft)
        if not (draft.examples or draft.patterns):
            return Trial({}, self._unwritten(draft, file))
        try:
            family = _family(_made_up(draft))
        except PatternError as error:
            return Trial({}, self._unwritten(draft, file) or _sentence(str(error)))
        heard = self._coach.ears().hear(family, draft.sentences)
        return Trial(heard, self._unwritten(draft, file) or self._unkept(draft, heard))

    def _unwritten(self, draft: Draft, file: str) -> str:
        others = (one for one in self.shelf().families if not (one.file and one.file == file))
        if not draft.name:
            return "Give the family a name."
        if any(one.draft.name.casefold() == draft.name.casefold() for one in others):
            return f"There is a family “{draft.name}” already; give this one another name."
        if not draft.definition:
            return "Say in one line what such a phrase does."
        return "" if draft.examples else "Write a sentence that is an example; three are a good start."

    def _unkept(self, draft: Draft, heard: Mapping[str, Heard | None]) -> str:
        """The first promise that the family does not keep."""
        for example in draft.examples:
            if heard[example] is None:
                return self._deaf_to(draft, example)
        for near in draft.near:
            if heard[near.text] is not None:
                return f"“{near.text}” is heard, though it should not be: change it, or make the examples clearer."
        return ""

    def _deaf_to(self, draft: Draft, example: str) -> str:
        if draft.needs_patterns:
            return f"“{example}” is not heard: add a pattern for it."
        if self._coach.condition.hears_meaning:
            return f"“{example}” is not heard: it is too much like one of the near misses; change one of the two."
        return f"“{example}” needs a pattern for now, since the coach cannot hear by meaning: open Patterns."

    def save(self, draft: Draft, file: str = "") -> Kept:
        """Keep a family of the team's; the coach hears it from the next reply on.

        Args:
            draft: The family.
            file: The team's file that it takes the place of; empty for a new family.

        Raises:
            TrainerError: It does not keep its own promises, or it cannot be written.
        """
        draft = self._keyed(tidied(draft))
        if missing := self.check(draft, file).missing:
            raise TrainerError(missing)
        file = file or self._new_file(draft.family)
        return Kept(file, self._put(file, phrases.dumps(draft)))

    def _keyed(self, draft: Draft) -> Draft:
        taken = {*Label, *(one.draft.family for one in self.shelf().families)}
        return draft if draft.family else replace(draft, family=key_of(draft.name, taken))

    def _new_file(self, key: str) -> str:
        """The name of a file that is not there yet."""
        there = {file.name for file in self._folder.glob(f"*{ENDING}")}
        if len(there) >= MAX_FILES:
            raise TrainerError(f"There are {MAX_FILES} families of your own, which is as many as are read; remove one.")
        return key_of(key, {name.removesuffix(ENDING) for name in there}) + ENDING

    def remove(self, file: str) -> Changes:
        """Take a family of the team's away; `undo` brings it back.

        Raises:
            TrainerError: Its file cannot be removed.
        """
        return self._put(file, None)

    def undo(self) -> Changes | None:
        """Take back what was done last, since the program was started; None when there is nothing.

        Raises:
            TrainerError: The file has changed since, or it cannot be written.
        """
        return self._turn(self._done, self._undone)

    def redo(self) -> Changes | None:
        """Do again what was taken back; None when there is nothing. See `undo`."""
        return self._turn(self._undone, self._done)

    def _turn(self, steps: list[_Step], others: list[_Step]) -> Changes | None:
        if not steps:
            return None
        step = steps[-1]
        if self._bytes(step.file) != step.after:
            steps.pop()
            raise TrainerError(f"{step.file} has changed once more since then, so it stays as it is.")
        changes = self._write(step.file, step.before)
        steps.pop()
        others.append(_Step(step.file, step.after, step.before))
        return changes

    def _put(self, file: str, after: bytes | None) -> Changes:
        step = _Step(file, self._bytes(file), after)
        changes = self._write(file, after)
        self._done.append(step)
        self._undone.clear()
        return changes

    def _write(self, file: str, after: bytes | None) -> Changes:
        try:
            paths.private_folder(self._folder)
            if after is None:
                (self._folder / file).unlink(missing_ok=True)
        except OSError as error:
            raise TrainerError(f"{self._folder / file} cannot be changed ({error.strerror}).") from error
        if after is not None:
            atomic.replace(self._folder / file, after)
        self._coach.renew()
        return Changes(phrases=True)

    def _bytes(self, file: str) -> bytes | None:
        try:
            return (self._folder / file).read_bytes()
        except OSError:
            return None

    # ------------------------------------------------------------ what was begun

    def begun(self, what: str) -> Draft | None:
        """A family as it was left in the middle of writing it; None when it was not.

        Args:
            what: What is written: a file of the team's, or any name for what is to become one.
        """
        with suppress(ValueError, TypeError, KeyError):
            return from_plain(json.loads(self._drafts.get(f"phrases {what}")))
        return None

    def begin(self, what: str, draft: Draft | None) -> None:
        """Keep how a family is being written, or let it go, for `begun`; on a full disk it is lost."""
        with suppress(OSError):
            self._drafts.put(f"phrases {what}", json.dumps(asdict(draft)) if draft else "")

    # ------------------------------------------------------------ files

    def preview(self, path: Path) -> Incoming:
        """Read a phrase file that somebody sent.

        Raises:
            TrainerError: It cannot be read, or does not keep its own promises.
        """
        draft = tidied(draft_of(families.load_team_family(path)))
        replaced = next((one for one in self.shelf().families if one.is_ours and _is_same(one, draft)), None)
        if missing := self.check(draft, replaced.file if replaced else "").missing:
            raise TrainerError(f"{path.name} cannot be taken in as it is. {missing}")
        return Incoming(draft, replaced)

    def take_in(self, incoming: Incoming) -> Kept:
        """Keep what was previewed.

        Raises:
            TrainerError: It cannot be written, or does not fit what is here now.
        """
        return self.save(incoming.draft, incoming.replaces.file if incoming.replaces else "")

    def share(self, known: KnownFamily, path: Path) -> None:
        """Write a family into a file that others can take in.

        Raises:
            TrainerError: The disk refuses; an old file is as it was.
        """
        phrases.write(path, known.draft)


def _is_same(known: KnownFamily, draft: Draft) -> bool:
    """Whether one is a newer version of the other; to a family that is measured several files may add."""
    return known.draft.family == draft.family and (known.label is None or known.draft.name == draft.name)


def draft_of(family: Family) -> Draft:
    """What the file of a family says."""
    return Draft(
        name=family.name,
        definition=family.definition,
        kind=family.kind,
        examples=family.examples,
        near=tuple(Near(miss, family.whys.get(miss, "")) for miss in family.near_misses),
        patterns=_sources(family.patterns),
        family=family.key,
        seed=family.seed,
        span="sentence" if family.whole_sentence else "",
        only_words=family.only_words,
        gap=family.gap,
        loose=_sources(family.loose),
        unless=_sources(family.unless),
        slots=family.slots,
    )


def _sources(patterns: Iterable[Pattern]) -> tuple[str, ...]:
    return tuple(pattern.source for pattern in patterns)


def _made_up(draft: Draft) -> Draft:
    """The same with something in the place of what is still missing."""
    return replace(
        draft,
        family=draft.family or "not_named_yet",
        name=draft.name or _MADE_UP,
        definition=draft.definition or _MADE_UP,
    )


def _family(draft: Draft) -> Family:
    return families.parsed("", phrases.dumps(draft))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
