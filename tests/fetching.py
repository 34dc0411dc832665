"""Downloads of a small model from a server on this computer."""

from __future__ import annotations

import hashlib
import random
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.hub import Answer, Hub
from trainer.speech.fetch import Fetch
from trainer.speech.models import HearingModel, ModelFile, ModelFolder

LONG = 200_000
DATA = {"config.json": b"{}" * 50, "model.bin": random.Random(1).randbytes(LONG)}
PATIENCE = 60  # seconds, for what comes at once


def a_model(data: dict[str, bytes]) -> HearingModel:
    files = [ModelFile(name, len(content), hashlib.sha256(content).hexdigest()) for name, content in data.items()]
    return HearingModel("tiny.en", "Tiny", "c0ffee", tuple(files))


MODEL = a_model(DATA)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture(scope="module")
def server() -> Iterator[Hub]:
    server = Hub(DATA)
    yield server
    server.close()


@pytest.fixture
def hub(server: Hub) -> Hub:
    """A server with nothing on its mind."""
    return fresh(server)


@pytest.fixture
def folder(tmp_path: Path) -> ModelFolder:
    return ModelFolder(tmp_path / "models")


def fresh(hub: Hub) -> Hub:
    hub.answers.clear()
    hub.asked.clear()
    hub.stalled.clear()
    hub.resumed.clear()
    hub.always = Answer()
    return hub


def a_fetch(hub: Hub, folder: ModelFolder, model: HearingModel = MODEL, **options: Any) -> Fetch:
    defaults: dict[str, Any] = {"progress": lambda done, total: None, "base": hub.base, "timeout": PATIENCE, "pause": 0}
    return Fetch(model, folder, **(defaults | options))


def fetched(hub: Hub, folder: ModelFolder, **options: Any) -> Path:
    """The folder that came of a download; raises what it failed with."""
    return a_fetch(hub, folder, **options).start().result(PATIENCE)


def content(folder: ModelFolder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.place(MODEL).iterdir())}


def begin(folder: ModelFolder, part: bytes) -> None:
    """As a download leaves it that was stopped in the middle of the second file."""
    folder.place(MODEL).mkdir(parents=True)
    (folder.place(MODEL) / "config.json").write_bytes(DATA["config.json"])
    (folder.place(MODEL) / "model.bin.part").write_bytes(part)


def ranges(hub: Hub) -> list[str | None]:
    return [asked.range for asked in hub.asked if asked.path.endswith("model.bin")]


def until_over() -> None:
    """Until no thread of a download is left."""
    for thread in threading.enumerate():
        if thread.name == "fetch":
            thread.join(PATIENCE)
