"""No test needs a screen, and none may touch the home of the person who runs it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("house", deadline=None)  # a busy machine is no finding; speed is measured in tests/bench
settings.load_profile("house")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A trainer that forgets its `--home` lands in an empty folder."""
    away = str(tmp_path_factory.getbasetemp() / "nobody" / Path.home().name)
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, away)
