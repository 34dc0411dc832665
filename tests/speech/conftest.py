"""A real worker for each test, and workers that misbehave on purpose."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from trainer.speech.renderer import WorkerEngine

Open = Callable[..., WorkerEngine]


@pytest.fixture
def open_engine(tmp_path: Path) -> Iterator[Open]:
    """Engines over one cache, closed when the test is over."""
    opened: list[WorkerEngine] = []

    def open_one(**options: object) -> WorkerEngine:
        opened.append(WorkerEngine(tmp_path / "voice", **options))  # type: ignore[arg-type]
        return opened[-1]

    yield open_one
    for engine in opened:
        engine.close()


@pytest.fixture
def engine(open_engine: Open) -> WorkerEngine:
    return open_engine()


@pytest.fixture
def script(tmp_path: Path) -> Callable[[str], tuple[str, ...]]:
    """A worker that runs these lines, and notes each of its starts in `starts`."""

    def command(lines: str) -> tuple[str, ...]:
        note = f"open({str(tmp_path / 'starts')!r}, 'a').write('x')"
        return (sys.executable, "-c", f"import json, sys\n{note}\n{lines}")

    return command
