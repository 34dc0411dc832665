"""No test needs a screen, and none may touch the home of the person who runs it."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.sound import Ear, SoundServer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PATIENCE_MS = 30_000
"""A wait ends when what is waited for is there. This only ends one for what never comes."""

MANY_OBJECTS = 500_000
"""Two or three windows have so many. A window keeps the interpreter from collecting, and nothing collects after it."""

settings.register_profile("house", deadline=None)  # a busy machine is no finding; speed is measured in tests/bench
settings.load_profile("house")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A trainer that forgets its `--home` lands in an empty folder."""
    away = str(tmp_path_factory.getbasetemp() / "nobody" / Path.home().name)
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, away)


@pytest.fixture(autouse=True)
def _nothing_left_open(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test closed is gone before the next one begins, and not only when that turns an event loop."""
    yield
    if "qapp" in request.fixturenames:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if len(gc.get_objects()) > MANY_OBJECTS:
            gc.collect()


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    monkeypatch.setattr(qtbot, "waitUntil", partial(qtbot.waitUntil, timeout=PATIENCE_MS))
    return qtbot


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoundServer]:
    """A sound server that was not started yet."""
    if not shutil.which("pulseaudio"):
        pytest.skip("there is no PulseAudio to play on; get it with: sudo apt-get install pulseaudio")
    server = SoundServer(tmp_path_factory.mktemp("sound"))
    yield server
    server.kill()


@pytest.fixture
def ear(server: SoundServer) -> Iterator[Ear]:
    """An ear at the one loudspeaker of the server."""
    server.start("ear")
    ear = Ear(server)
    yield ear
    ear.close()
