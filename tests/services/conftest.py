"""A home in a temporary folder that can be opened, closed and opened again, with a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.builders import FixedClock, open_home
from trainer.bootstrap import Workspace
from trainer.domain.cards import Deck

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
