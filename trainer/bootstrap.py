"""Builds everything once and hands it on: the only place that knows everybody.

For scripts: ``with open_workspace(home) as workspace:`` gives the same Qt-free services that the window uses.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from trainer import logs, paths, places
from trainer.domain.backups import Reason
from trainer.errors import ReadOnlyError, TrainerError
from trainer.services.backups import Backups
from trainer.services.clock import Clock, SystemClock
from trainer.services.coaching import Coaching
from trainer.services.library import Library
from trainer.services.recordings import Recordings
from trainer.services.study import Study
from trainer.settings import Preferences
from trainer.store.engine import Database

if TYPE_CHECKING:
    from trainer.domain.categories import Category
    from trainer.services.arranging import Arranging
    from trainer.services.bringing import Bringing
    from trainer.services.capture import Capture
    from trainer.services.care import Care
    from trainer.services.checking import Checking
    from trainer.services.deciding import Deciding
    from trainer.services.disputing import Disputes
    from trainer.services.editing import Editing
    from trainer.services.handing_in import HandingIn
    from trainer.services.hearing import Hearing
    from trainer.services.history import History
    from trainer.services.intake import IntakeService
    from trainer.services.nearest import Nearest
    from trainer.services.phrases import Phrases
    from trainer.services.prehandling import PreHandling
    from trainer.services.progress import ProgressService
    from trainer.services.publishing import Publishing
    from trainer.services.reminders import Reminders
    from trainer.services.repair import Repair
    from trainer.services.roleplay import RolePlay
    from trainer.services.room import Room
    from trainer.services.speaking import Speaking
    from trainer.services.steps import Steps
    from trainer.services.takes import Takes
    from trainer.services.talks import Talks
    from trainer.services.team import Team
    from trainer.speech.seams import Engine


class Workspace:
    """One person's services. What the first line does not need is imported and built when it is first used."""

    def __init__(
        self,
        home: paths.Home,
        database: Database,
        backups: Backups,
        clock: Clock,
        make_engine: Callable[[Path], Engine],
        preferences: Preferences,
    ) -> None:
        self.home = home
        self.preferences = preferences
        self.coach = Coaching(home.phrases)
        self._database = database
        self.clock = clock
        self._make_engine = make_engine
        self.backups = backups
        self.library = Library(
            database, clock, preferences, paths.shipped_decks(), lambda: backups.secure(Reason.UPDATE)
        )
        self.recordings = Recordings(home.recordings, preferences)
        self.study = Study(database, clock, preferences, self.coach, self.recordings)

    @property
    def may_write(self) -> bool:
        """False for a home that may only be read: there is nothing to practise where no answer can be kept."""
        return self._database.may_write

    @cached_property
    def editing(self) -> Editing:
        from trainer.services.editing import Editing

        return Editing(self._database, self.clock, self.steps, self.home.drafts)

    @cached_property
    def steps(self) -> Steps:
        from trainer.services.steps import Steps

        return Steps(self._database, self.clock)

    @cached_property
    def arranging(self) -> Arranging:
        from trainer.services.arranging import Arranging

        return Arranging(self._database, self.clock, self.steps)

    @cached_property
    def bringing(self) -> Bringing:
        from trainer.services.bringing import Bringing

        return Bringing(self._database, self.clock)

    @cached_property
    def capture(self) -> Capture:
        from trainer.services.capture import Capture

        cues = paths.resources() / "capture" / "cues.toml"
        return Capture(self._database, self.clock, self.preferences, cues, self.home.drafts)

    @cached_property
    def intake(self) -> IntakeService:
        from trainer.services.intake import IntakeService

        def kind_of(said: str) -> Category:
            return self.capture.suggest(said).category

        return IntakeService(self._database, self.clock, self.steps, self.arranging, kind_of, self.home.drafts)

    @cached_property
    def nearest(self) -> Nearest:
        from trainer.services.nearest import Nearest

        return Nearest(self._database, self.preferences, self.coach, self.home.meanings)

    @cached_property
    def deciding(self) -> Deciding:
        from trainer.services.deciding import Deciding

        return Deciding(self._database, self.clock)

    @cached_property
    def checking(self) -> Checking:
        from trainer.services.checking import Checking

        return Checking(self.coach, self.preferences)

    @cached_property
    def disputes(self) -> Disputes:
        from trainer.services.disputing import Disputes

        return Disputes(self._database, self.clock)

    @cached_property
    def history(self) -> History:
        from trainer.services.history import History

        return History(self._database, self.clock, self.preferences)

    @cached_property
    def phrases(self) -> Phrases:
        from trainer.services.phrases import Phrases

        return Phrases(self._database, self.clock, self.coach, self.home.phrases, self.home.drafts)

    @cached_property
    def prehandling(self) -> PreHandling:
        from trainer.services.prehandling import PreHandling

        return PreHandling(self._database, self.clock, self.preferences, self.coach)

    @cached_property
    def progress(self) -> ProgressService:
        from trainer.services.progress import ProgressService

        return ProgressService(self._database, self.clock)

    @cached_property
    def publishing(self) -> Publishing:
        from trainer.services.publishing import Publishing
        from trainer.sharing.keys import OwnKey
        from trainer.sharing.trust import Trusted

        keys = OwnKey(self.home.own_key), Trusted(self.home.trusted_keys)
        return Publishing(self._database, self.clock, *keys, lambda: self.preferences().name)

    @cached_property
    def reminders(self) -> Reminders:
        from trainer.services.reminders import Reminders

        return Reminders(self.clock, self.preferences, self.study.today)

    @cached_property
    def roleplay(self) -> RolePlay:
        from trainer.services.roleplay import RolePlay

        scenes = paths.resources() / "scenes"
        return RolePlay(
            self._database, self.clock, self.preferences, self.coach, scenes, self.home.drafts, self.recordings
        )

    @cached_property
    def takes(self) -> Takes:
        from trainer.services.takes import Takes

        return Takes(self._database, self.recordings)

    @cached_property
    def talks(self) -> Talks:
        from trainer.services.talks import Talks

        return Talks(self._database, self.roleplay)

    @cached_property
    def handing_in(self) -> HandingIn:
        from trainer.services.handing_in import HandingIn

        return HandingIn(self._database, self.clock, self.publishing, lambda: self.team.folder)

    @cached_property
    def team(self) -> Team:
        from trainer.services.team import Team

        return Team(self._database, self.clock, self.preferences, self.publishing, self.home.drafts)

    @cached_property
    def room(self) -> Room:
        from trainer.services.room import Room

        return Room(self._database)

    @cached_property
    def speaking(self) -> Speaking:
        from trainer.services.speaking import Speaking

        cache = self.home.voice_cache
        if not self.may_write and self._database.path:
            cache = self._database.path.with_name("voice")  # gone with the copy that is looked at
        return Speaking(self._make_engine(cache), self.preferences)

    @cached_property
    def hearing(self) -> Hearing:
        from trainer.services.hearing import Hearing

        return Hearing(self.home.models, self.preferences)

    @cached_property
    def care(self) -> Care:
        from trainer.services.care import Care

        return Care(
            self._database, self.clock, self.home, self.backups, lambda: self.speaking, self.coach, lambda: self.hearing
        )

    def again(self) -> Workspace:
        """Everything anew over the same home, once this is closed.

        Raises:
            TrainerError: See `start`.
        """
        return start(
            self.home.root,
            clock=self.clock,
            make_engine=self._make_engine,
            preferences=self.preferences,
            look=not self.may_write,
        )

    def silence(self) -> None:
        """End the voice, a copy and the reading of lines and answers under way; who waits for them is told at once."""
        self.backups.stop()
        self.study.backlog.stop()
        if "nearest" in self.__dict__:
            self.nearest.stop()
        if "speaking" in self.__dict__:
            self.speaking.close()
        if "hearing" in self.__dict__:
            self.hearing.close()

    def close(self) -> None:
        """End the voice and give the database back."""
        self.silence()
        self._database.close()


def start(
    home: Path | None = None,
    *,
    clock: Clock | None = None,
    make_engine: Callable[[Path], Engine] | None = None,
    preferences: Preferences | None = None,
    look: bool = False,
    fresh: bool = False,
    over: threading.Event | None = None,
) -> Workspace:
    """Open a home, bring its database up to date and install the shipped decks on a fresh one.

    With `look` a home that may only be read is opened, too; its workspace says that nothing may be written. With
    `fresh` one is made also where a database is missing of which there are backups. Once `over` is set nobody waits any
    more, and a backup that must come first is given up.

    Raises:
        MissingError: There are backups and no database.
        NoBackupError: The database is of an older version, and there can be no backup of it now.
        StoppedError: So it was, and `over` was set; it is as it was.
        TrainerError: The folder, the database or a shipped deck cannot be used; its text says what to do.
    """
    place = _home(home)
    _refuse_unsafe(place)
    clock = clock or SystemClock()
    preferences = preferences or Preferences(place.settings)
    backups = Backups(place, clock, over)
    if not fresh:
        backups.refuse_missing()
    with suppress(OSError):  # the database says what is wrong with the folder
        place.make()
    logs.start(place.logs)
    workspace = Workspace(
        place,
        _open(place.database, lambda: backups.secure(Reason.MIGRATION), look=look),
        backups,
        clock,
        make_engine or partial(_choir, preferences),
        preferences,
    )
    try:
        if workspace.may_write:
            workspace.library.install_shipped()
        if fresh:
            backups.begin_anew()
    except BaseException:
        workspace.close()
        raise
    return workspace


def _refuse_unsafe(home: paths.Home) -> None:
    found = places.unsafe(home.root)
    if found:
        from trainer.services import moving

        moved = moving.moved_to(home)
        where = f"--home {moved.root}, to which it was moved" if moved else "a folder on this computer with --home"
        raise TrainerError(f"{found.sentence}; use {where}.")


def _open(path: Path, before_upgrade: Callable[[], object], *, look: bool) -> Database:
    try:
        return Database(path, before_upgrade)
    except ReadOnlyError:
        if not look:
            raise
        from trainer.store.lookout import Lookout

        return Lookout(path)


def backups_of(home: Path | None, clock: Clock | None = None) -> Backups:
    """The backups of a home whose database need not be fit to be opened."""
    return Backups(_home(home), clock or SystemClock())


def repair_of(home: Path | None, clock: Clock | None = None) -> Repair:
    """What mends a home that nobody has open."""
    from trainer.services.repair import Repair

    return Repair(_home(home), backups_of(home, clock), paths.shipped_decks())


def _home(home: Path | None) -> paths.Home:
    return paths.Home(home) if home else paths.Home.default()


def _choir(preferences: Preferences, cache: Path) -> Engine:
    from trainer.speech.choir import ChoirEngine

    def folder() -> Path | None:
        chosen = preferences().voice_folder
        return Path(chosen) if chosen else None

    return ChoirEngine(cache, folder)


@contextmanager
def open_workspace(home: Path | None = None) -> Iterator[Workspace]:
    """The services over one home, closed again at the end.

    Raises:
        TrainerError: See `start`.
    """
    workspace = start(home)
    try:
        yield workspace
    finally:
        workspace.close()
