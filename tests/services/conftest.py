"""A home in a temporary folder that can be opened, closed and opened again, with a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.builders import FixedClock, open_home
from tests.services.teammates import DECK, PASSPHRASE, Person
from tests.wear import pages_with, practised, scribbled
from trainer import paths
from trainer.bootstrap import Workspace, repair_of
from trainer.domain.backups import Reason
from trainer.domain.cards import Deck
from trainer.services.backups import Backups
from trainer.services.repair import Repaired

Home = Callable[..., Workspace]


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def home(tmp_path: Path, clock: FixedClock) -> Iterator[Home]:
    """Open the one home of this test; whatever is still open at the end is closed."""
    opened: list[Workspace] = []

    def open_it(*decks: Deck, **chosen: Any) -> Workspace:
        opened.append(open_home(tmp_path / "home", *decks, clock=clock, **chosen))
        return opened[-1]

    yield open_it
    for workspace in opened:
        workspace.close()


# ---------------------------------------------------------------- backups


@pytest.fixture
def place(tmp_path: Path) -> paths.Home:
    return paths.Home(tmp_path / "home")


@pytest.fixture
def kept(place: paths.Home, clock: FixedClock) -> Backups:
    """The backups of a home with a hundred answers."""
    practised(place.database, 100)
    return Backups(place, clock)


@pytest.fixture
def backups(place: paths.Home, clock: FixedClock) -> Backups:
    return Backups(place, clock)


def reasons(backups: Backups) -> list[Reason]:
    return [one.backup.reason for one in backups.listed()]


def block(place: paths.Home) -> None:
    """No backup can be made: a file is where the folder should be."""
    place.backups.write_text("I am no folder.")


def spoil(place: paths.Home) -> None:
    """The database is damaged where its log is."""
    scribbled(place.database, pages_with(place.database, "review")[1:3])


# ---------------------------------------------------------------- damage


def torn(place: paths.Home, table: str, *which: int) -> None:
    """Some pages of a table cannot be read any more."""
    found = pages_with(place.database, table)
    scribbled(place.database, [found[at] for at in which])


def repaired(place: paths.Home, clock: FixedClock) -> Repaired:
    return repair_of(place.root, clock).run()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "Team"
    place.mkdir()
    return place


@pytest.fixture
def person(tmp_path: Path, folder: Path, clock: FixedClock, request: pytest.FixtureRequest) -> Person:
    """Somebody with a home and a name of their own, in the team."""

    def make(name: str, *decks: Deck, reviews: bool = False) -> Workspace:
        workspace = open_home(tmp_path / name, *(decks or (DECK,)), clock=clock)
        request.addfinalizer(workspace.close)
        workspace.preferences.change(name=name)
        if reviews:
            workspace.publishing.make_key(name, PASSPHRASE)
        workspace.team.connect(folder)
        return workspace

    return make
