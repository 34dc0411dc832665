"""The phrase library: what the coach knows, how often it was used, and the families that a team writes itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path

from trainer.coaching import everyday, families
from trainer.coaching.families import Family
from trainer.deckfile import phrases
from trainer.domain.feedback import FAULTS, MOVES, SOFTENERS, Label, LabelKind
from trainer.domain.phrases import Draft, from_plain, key_of, tidied
from trainer.domain.views import Changes
from trainer.errors import TrainerError
from trainer.services.clock import Clock
from trainer.services.coaching import Coaching
from trainer.services.team_files import TeamFiles
from trainer.services.trying import Trial, draft_of, tried
from trainer.store import replies, talks
from trainer.store.drafts import Drafts
from trainer.store.engine import Database

_MEASURED: tuple[Label | None, ...] = (*SOFTENERS, *MOVES, *FAULTS, None)
_FEW = 5
_CHANGED = Changes(phrases=True)


@dataclass(frozen=True)
class KnownFamily:
    """One family of the library.

    Attributes:
        file: The name of the team's file; empty for a family that comes with the program.
        uses: In how many answers and replies of role-plays it was heard.
        last_day: On which learning day last; 0 for one that was not used yet.
        adds: It is a file of the team's that adds to a family of the program, with which it is counted.
    """

    file: str
    draft: Draft
    uses: int = 0
    last_day: int = 0
    adds: bool = False

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
class Incoming:
    """A file that was read and may be taken in.

    Attributes:
        replaces: The team's family whose place it takes; None for a new one.
    """

    draft: Draft
    replaces: KnownFamily | None = None


@dataclass(frozen=True)
class Kept:
    """What was kept or taken away, and in which of the team's files."""

    file: str
    changes: Changes


class Phrases:
    """The families of phrases on this computer."""

    def __init__(self, database: Database, clock: Clock, coach: Coaching, folder: Path, drafts: Path) -> None:
        self._database, self._clock, self._coach, self._folder = database, clock, coach, folder
        self._files = TeamFiles(folder, coach.renew)
        self._drafts = Drafts(drafts)

    def shelf(self) -> Shelf:
        """Everything there is, in its order, with how often it was used."""
        with self._database.reading() as tx:
            uses = _together(replies.family_uses(tx), talks.family_uses(tx))
        team, broken = families.load_team(self._folder)
        known = (self._known(one, uses) for one in (*self._shipped, *team))
        return Shelf(tuple(known), self._clock.now().day, broken)

    def _known(self, family: Family, uses: Mapping[str, tuple[int, int]]) -> KnownFamily:
        adds = bool(family.file) and family.key in self._keys
        return KnownFamily(family.file, draft_of(family), *uses.get("" if adds else family.key, (0, 0)), adds)

    @cached_property
    def _keys(self) -> frozenset[str]:
        """What the program's families are called in files, those among them that no file tells of."""
        return frozenset(Label) | {family.key for family in self._shipped}

    @cached_property
    def _shipped(self) -> tuple[Family, ...]:
        """Families of the program, which are no files of the team's."""
        known = families.load_folder(everyday.folder())
        shown = (replace(family, file="") for family in known if family.kind is not LabelKind.PART)
        return tuple(sorted(shown, key=lambda family: _MEASURED.index(family.label)))

    def _others(self, file: str = "") -> tuple[Family, ...]:
        """All families but the one in a file of the team's."""
        team, _ = families.load_team(self._folder)
        return (*self._shipped, *(family for family in team if family.file != file))

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
        others = self._others(file)
        left = families.MAX_PLACES - sum(family.places for family in others if family.file)
        return tried(draft, [family.name for family in others], self._coach, left)

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
        file = file or self._files.free_name(draft.family)
        self._files.put(file, phrases.dumps(draft))
        return Kept(file, _CHANGED)

    def _keyed(self, draft: Draft) -> Draft:
        taken = self._keys | {family.key for family in self._others()}
        return draft if draft.family else replace(draft, family=key_of(draft.name, taken))

    def remove(self, file: str) -> Kept:
        """Take a family of the team's away; `undo` brings it back.

        Raises:
            TrainerError: Its file cannot be removed.
        """
        self._files.put(file, None)
        return Kept(file, _CHANGED)

    def undo(self) -> Kept | None:
        """Take back what was done last, since the program was started; None when there is nothing.

        Raises:
            TrainerError: The file has changed since, or it cannot be written.
        """
        return Kept(file, _CHANGED) if (file := self._files.undo()) else None

    def redo(self) -> Kept | None:
        """Do again what was taken back; None when there is nothing. See `undo`."""
        return Kept(file, _CHANGED) if (file := self._files.redo()) else None

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


def _together(*uses: Mapping[str, tuple[int, int]]) -> Mapping[str, tuple[int, int]]:
    """Counts added up, and of the last days the last."""
    both: dict[str, tuple[int, int]] = {}
    for family, (count, last) in (item for one in uses for item in one.items()):
        counted, day = both.get(family, (0, 0))
        both[family] = counted + count, max(day, last)
    return both


def _is_same(known: KnownFamily, draft: Draft) -> bool:
    """Whether one is a newer version of the other; to a family that is measured several files may add."""
    return known.draft.family == draft.family and (known.label is None or known.draft.name == draft.name)
