"""An encoder that needs no model file: sentences do the same as far as they have the same words."""

from __future__ import annotations

import re
import zlib
from typing import Any, cast

import numpy as np

from trainer.bootstrap import Workspace
from trainer.coaching.encoder import Encoder, Reading
from trainer.coaching.judging import Band
from trainer.coaching.model import Model, Sheet
from trainer.coaching.outputs import ACT, COLUMNS, MEANING
from trainer.coaching.promises import Ears
from trainer.domain.feedback import Label
from trainer.services.coaching import Coaching, Condition
from trainer.services.phrases import Phrases

_WORD = re.compile(r"\w+")


class WordEncoder:
    """Gives each word a direction of its own, and hears no label in anything."""

    def __init__(self) -> None:
        self.read_texts: list[str] = []

    def read(self, text: str, customer: str = "") -> Reading:
        self.read_texts.append(text)
        words = [*_WORD.finditer(text.lower())]
        act = np.zeros((len(words), ACT), np.float32)
        for row, word in zip(act, words, strict=True):
            row[zlib.crc32(word[0].encode()) % ACT] = 1
        nothing: Any = np.full((len(words), COLUMNS), -20, np.float32)
        return Reading(tuple(word.span() for word in words), nothing, act, np.zeros((len(words), MEANING), np.float32))


def a_model(encoder: WordEncoder | None = None, kin: float = 0.5) -> Model:
    """A model around such an encoder."""
    bands = {label: Band(0, 1, 2) for label in Label}
    return Model(cast("Encoder", encoder or WordEncoder()), Sheet(bands, 0.5, kin, "words"))


class GivenCoach(Coaching):
    """A coach with a given model, or with none; it notes how often it had to begin anew."""

    def __init__(self, model: Model | None) -> None:
        super().__init__()
        self._mine = Ears(model)
        self.renewed = 0

    def ears(self) -> Ears:
        return self._mine

    @property
    def condition(self) -> Condition:
        return Condition(self._mine.hear_meaning, "" if self._mine.hear_meaning else "The model is missing.")

    def renew(self) -> None:
        self.renewed += 1


def with_model(workspace: Workspace, model: Model | None) -> Phrases:
    """The library of a home, heard with that model."""
    place = workspace.home
    return Phrases(workspace._database, workspace.clock, GivenCoach(model), place.phrases, place.drafts)
