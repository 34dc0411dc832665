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
    assert told.startswith("The backup is in place.")
    assert len(log_of(workspace.home.database)) == 100


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
