"""A coach that hears single words, for tests in which the point is what is done with what it hears."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from trainer.coaching.meaning import Meaning
from trainer.coaching.outputs import MEANING
from trainer.domain.categories import Category
from trainer.services.coaching import Coaching


class WordCoach(Coaching):
    """A line is of the kind that one of its words stands for, and lines are near that have such words in common.

    Args:
        kinds: The words that stand for a kind, with how likely it is then; without one nothing is told.

    Attributes:
        heard: Every line that it was asked about.
        may_hear: Clear it, and the coach does not answer until it is set.
    """

    def __init__(self, kinds: Mapping[str, tuple[Category, float]]) -> None:
        super().__init__(model=Path("nowhere"))
        self._kinds = kinds
        self._places: dict[str, int] = {}
        self._name = "words"
        self.heard: list[str] = []
        self.may_hear = threading.Event()
        self.may_hear.set()

    @property
    def model(self) -> str:
        return self._name

    def become(self, model: str) -> None:
        """Be another model from now on; an empty name stands for none."""
        self._name = model

    def meaning(self, line: str) -> Meaning | None:
        self.may_hear.wait(10)
        self.heard.append(line)
        words = [word for word in line.casefold().strip(".!?").split() if word in self._kinds]
        return Meaning(self._vector(words), *self._kinds[words[0]]) if words and self._name else None

    def _vector(self, words: list[str]) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
        vector = np.zeros(MEANING, np.float32)
        vector[[self._places.setdefault(word, len(self._places)) for word in words]] = 1
        return vector / np.linalg.norm(vector)
