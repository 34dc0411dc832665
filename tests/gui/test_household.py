"""What lives as long as the database: it begins with it, follows what is changed, and is silent before it is closed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.builders import FixedClock, a_deck, answer, install, some_cards, take_in
from tests.gui.test_background import PaperTray
from tests.stage import SilentPlayer, SlowEngine
from trainer import bootstrap
from trainer.domain.backups import Reason
from trainer.domain.views import Changes
from trainer.errors import NoBackupError
from trainer.gui.audio import Sound
from trainer.gui.household import Household
from trainer.gui.notices import LAST_ROOM, LITTLE_ROOM
from trainer.gui.tasks import Done, Failed, Tasks
from trainer.settings import Preferences
from trainer.store import reserve
from trainer.store.lookout import Lookout


class CountedTasks(Tasks):
    """Knows how many were begun."""

    begun = 0

    def run(self, work: Callable[[], object], on_done: Done, on_failed: Failed | None = None) -> None:
        self.begun += 1
        super().run(work, on_done, on_failed)


class House:
    """A household over a small home, with everything that it was given."""

    def __init__(self, home: Path, parent: QObject, tray: PaperTray | None) -> None:
        self.clock, self.tasks, self.tray = FixedClock(), CountedTasks(parent), tray
        self.preferences = Preferences(home / "settings.json")
        self.workspace = bootstrap.start(
            home, clock=self.clock, make_engine=SlowEngine, preferences=self.preferences, look=True
        )
        self.holds = Household(self.workspace, self.tasks, lambda _: SilentPlayer(), tray, lambda: False, parent)
        self.warnings: list[str] = []
        self.holds.room_told.connect(self.warnings.append)

    def pass_a_night(self) -> None:
        """Afterwards the clock is looked at."""
        self.clock.advance(days=1)
        self.holds.daybreak.look()

    def close(self) -> None:
        self.holds.hush()
        self.tasks.close()
        self.workspace.close()


@pytest.fixture
def open_house(tmp_path: Path, qapp: object) -> Iterator[Callable[..., House]]:
    """Open it, with this tray or without one; afterwards it is closed."""
    parent, opened = QObject(), []
    install(tmp_path / "trainer.sqlite3", a_deck(*some_cards(5)))

    def open_it(tray: PaperTray | None = None) -> House:
        opened.append(House(tmp_path, parent, tray))
        return opened[-1]

    yield open_it
    for house in opened:
        house.close()


@pytest.fixture
def house(open_house: Callable[..., House]) -> House:
    return open_house()


# ---------------------------------------------------------------- what is there


def test_room_for_a_full_disk_is_kept_from_the_start(house: House, qtbot: QtBot) -> None:
    qtbot.waitUntil(house.workspace.home.reserve.exists)


def test_another_day_has_its_backup(house: House, qtbot: QtBot) -> None:
    answer(house.workspace.study.start())
    before = house.tasks.begun
    house.pass_a_night()
    assert house.tasks.begun == before + 1  # at once, and not only when the file is looked at after the start
    qtbot.waitUntil(lambda: len(house.workspace.backups.listed()) == 1)


def test_what_may_only_be_read_is_neither_checked_nor_copied(
    open_house: Callable[..., House], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.bootstrap.Database", lambda path, _before_upgrade: Lookout(path))
    house = open_house()
    before = house.tasks.begun
    house.pass_a_night()
    house.holds.follow(Changes(decks=True, settings=True))
    assert house.holds.keeper is None
    assert house.tasks.begun == before


# ---------------------------------------------------------------- what follows a change


def test_the_tray_follows_the_settings_and_nothing_else(open_house: Callable[..., House]) -> None:
    tray = PaperTray()
    house = open_house(tray)
    house.preferences.change(tray=True)
    house.holds.follow(Changes(schedule=True, decks=True))
    assert not tray.visible
    house.holds.follow(Changes(settings=True))
    assert tray.visible


def test_where_there_is_no_tray_settings_are_changed_all_the_same(house: House) -> None:
    house.preferences.change(tray=True)
    house.holds.follow(Changes(settings=True))
    assert not house.holds.background.stays()


def test_a_copy_that_failed_is_told_once_and_once_more_when_there_is_one(
    house: House, qtbot: QtBot, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    keeper = house.holds.keeper
    assert keeper is not None
    answer(house.workspace.study.start())
    (tmp_path / "backups").write_text("I am no folder.")
    with pytest.raises(NoBackupError):
        take_in(house.workspace, a_deck(*some_cards(6), version=2), tmp_path_factory.mktemp("deck"))
    with qtbot.waitSignal(keeper.failed) as told:
        house.holds.follow(Changes())
    assert str(told.args[0]).startswith("No backup was made: ")
    with qtbot.assertNotEmitted(keeper.failed):
        house.holds.follow(Changes(schedule=True))
    (tmp_path / "backups").unlink()
    house.workspace.backups.make(Reason.HAND)
    with qtbot.waitSignal(keeper.failed) as told:
        house.holds.follow(Changes())
    assert told.args == [""]


# ---------------------------------------------------------------- room


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk with no room on it."""
    monkeypatch.setattr("trainer.store.reserve.Reserve._free", lambda _: 2_000_000)


def test_who_starts_with_little_room_is_warned_once(full: None, house: House, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(house.warnings))
    house.holds.follow(Changes(schedule=True))
    assert house.warnings == [LITTLE_ROOM]


def test_the_last_room_is_warned_of_once_and_not_at_each_answer(
    house: House, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(house.workspace.home.reserve.exists)
    monkeypatch.setattr("trainer.store.reserve.Reserve._free", lambda _: 0)
    reserve = house.workspace._database.reserve
    assert reserve
    reserve.give_up()
    for _ in range(3):
        house.holds.follow(Changes(schedule=True))
    assert house.warnings == [LAST_ROOM]
    monkeypatch.undo()
    house.holds.follow(Changes(schedule=True))
    qtbot.waitUntil(lambda: house.warnings == [LAST_ROOM, ""])


def test_nobody_waits_while_room_is_put_aside_again(
    house: House, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(house.workspace.home.reserve.exists)
    writers = list[threading.Thread]()

    def fill(path: Path, filled: Callable[[Path], None] = reserve._fill) -> None:
        writers.append(threading.current_thread())
        filled(path)

    monkeypatch.setattr(reserve, "_fill", fill)
    kept = house.workspace._database.reserve
    assert kept
    kept.give_up()
    for _ in range(3):
        house.holds.follow(Changes(schedule=True))
    qtbot.waitUntil(lambda: house.warnings == [LAST_ROOM, ""])
    assert kept.path.exists()
    assert len(writers) == 1
    assert writers[0] is not threading.main_thread()


# ---------------------------------------------------------------- silence


def test_whoever_waits_for_the_voice_is_told_at_once(house: House, qtbot: QtBot) -> None:
    voice = house.holds.desk.voice
    voice.say("We have no money.")
    rendering = house.workspace.speaking.say("We have no time.")
    assert voice.state is Sound.WAITING
    house.holds.hush()
    assert voice.state is Sound.READY
    assert rendering.done()


def test_after_it_no_copy_is_begun(house: House) -> None:
    keeper = house.holds.keeper
    assert keeper is not None
    house.holds.hush()
    before = house.tasks.begun
    house.pass_a_night()
    keeper.look()
    assert house.tasks.begun == before


def test_a_house_may_be_hushed_twice(house: House) -> None:
    house.holds.hush()
    house.holds.hush()
    assert house.holds.desk.voice.state is Sound.READY
