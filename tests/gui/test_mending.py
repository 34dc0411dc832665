"""A home is mended while it is closed, and opened again whether that worked or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import FixedClock, open_home
from tests.wear import log_of, pages_with, practised, scribbled
from trainer.bootstrap import Workspace
from trainer.domain.backups import Reason
from trainer.errors import TrainerError
from trainer.gui.mending import Mending, done
from trainer.services.backups import MissingError


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A closed home with some answers."""
    practised(tmp_path / "home" / "trainer.sqlite3", 100)
    workspace = open_home(tmp_path / "home", clock=FixedClock())
    workspace.backups.make(Reason.HAND)
    workspace.close()
    return workspace


def test_a_home_is_repaired_and_opened_again(workspace: Workspace) -> None:
    scribbled(workspace.home.database, pages_with(workspace.home.database, "review")[1:2])
    mending = Mending.of(workspace)
    reopened = done(mending.repair, mending.start)
    assert reopened.good
    assert reopened.told.startswith("100 answers came back (")
    assert reopened.workspace.clock is workspace.clock
    reopened.workspace.close()


def test_a_backup_is_put_back(workspace: Workspace) -> None:
    told = Mending.of(workspace).restore(workspace.backups.find("newest"))
    assert told == (
        "You are back at Monday 2 March 2026, 12:00, with 100 answers; cards, flags, stars and the lines you heard are "
        "as they were then, too. To undo this, restore the one at the top of Backups, in Settings."
    )
    assert len(log_of(workspace.home.database)) == 100


def test_a_database_that_is_gone_is_put_back_with_nothing_to_undo(workspace: Workspace) -> None:
    workspace.home.database.unlink()
    mending = Mending.of(workspace)
    reopened = done(mending.restore_newest, mending.start)
    assert reopened.told.startswith("You are back at Monday 2 March 2026, 12:00, with 100 answers;")
    assert "undo" not in reopened.told
    reopened.workspace.close()


def test_or_one_begins_anew(workspace: Workspace) -> None:
    workspace.home.database.unlink()
    mending = Mending.of(workspace)
    reopened = done(mending.begin_anew, mending.start)
    assert reopened.told == "You start fresh. Your backups are still there, under Backups in Settings."
    assert len(reopened.workspace.library.decks()) == 7
    reopened.workspace.close()


def test_a_home_that_cannot_be_opened_after_a_failure_says_why_that_was(workspace: Workspace) -> None:
    workspace.home.database.unlink()
    for path in workspace.home.backups.iterdir():
        path.write_bytes(b"rubbish")
    mending = Mending.of(workspace)
    with pytest.raises(MissingError) as refused:
        done(mending.restore_newest, mending.start)
    assert "None of the backups" in str(refused.value.__cause__)


def test_after_a_failure_the_home_is_open_as_it_was(workspace: Workspace) -> None:
    def fail() -> str:
        raise TrainerError("There is no room.")

    reopened = done(fail, Mending.of(workspace).start)
    assert (reopened.told, reopened.good) == ("There is no room.", False)
    assert reopened.workspace.care.is_damaged() is False
    reopened.workspace.close()


def test_a_fault_of_ours_comes_up_when_the_home_is_open_again(workspace: Workspace) -> None:
    def fail() -> str:
        raise RuntimeError("a fault")

    reopened = done(fail, Mending.of(workspace).start)
    assert reopened.workspace.care.is_damaged() is False
    with pytest.raises(RuntimeError, match="a fault"):
        _ = reopened.told
    reopened.workspace.close()
