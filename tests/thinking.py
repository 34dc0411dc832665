"""A customer, or a coach, who thinks about a reply until they are let go."""

from __future__ import annotations

from threading import Event

from tests.driver import Driver
from trainer.services.talking import Heard, Talk

PATIENCE = 10
"""Seconds until a test that lets nobody go gives up."""


class Thinking:
    """Every `Talk.hear` waits; use it with `monkeypatch.setattr(Talk, "hear", …)`."""

    def __init__(self) -> None:
        self._go, self._hear = Event(), Talk.hear
        self._begun = self._done = 0

    def hear(self, talk: Talk, said: str) -> Heard:
        self._begun += 1
        assert self._go.wait(PATIENCE)
        heard = self._hear(talk, said)
        self._done += 1
        return heard

    def end(self) -> None:
        """What is thought about is thought to its end, and whatever comes later at once."""
        self._go.set()

    def settle(self, window: Driver) -> None:
        """It has come to its end, and the window was told."""
        self.end()
        window.qtbot.waitUntil(lambda: self._done == self._begun)
        told: list[None] = []
        window.window.tasks.run(lambda: None, told.append)
        window.qtbot.waitUntil(lambda: bool(told))
