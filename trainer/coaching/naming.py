"""Whether a line names a worry before the customer has said it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from trainer.coaching import heads
from trainer.coaching.everyday import folder
from trainer.coaching.normalise import is_latin
from trainer.domain.feedback import Feedback

if TYPE_CHECKING:
    from trainer.coaching.model import Model

FAMILY = "pre_handle"
"""The family of phrases that do."""
LIKELY = 0.6
"""From this chance on a line does."""


def file() -> Path:
    """Where what was learnt about it lies."""
    return folder() / "prehandle" / heads.FILE


class Naming:
    """Hears it in known phrases, and in any words with an encoder. Calling it is safe from several threads at once.

    Args:
        model: The encoder with what belongs to it; without one only known phrases are heard.
    """

    def __init__(self, model: Model | None = None) -> None:
        self._encoder = model.encoder if model else None
        learnt = heads.load(file()) if model else None
        self._heads = learnt if learnt and model and learnt.digest == model.sheet.digest else None

    def __call__(self, line: str, feedback: Feedback) -> bool:
        """Whether it does.

        Args:
            line: The words.
            feedback: What the coach heard in them.
        """
        return any(one.family == FAMILY for one in feedback.noticed) or self._is_likely(line)

    def _is_likely(self, line: str) -> bool:
        if self._encoder is None or self._heads is None or not is_latin(line):
            return False
        reading = self._encoder.read(line, "")
        return self._heads.chances(reading, 0, len(line))[FAMILY] >= LIKELY
