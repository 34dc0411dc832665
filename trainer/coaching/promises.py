"""Whether a family keeps its promises: in which of some sentences it is heard, the way the coach would hear it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trainer.coaching.everyday import everyday
from trainer.coaching.families import Family
from trainer.coaching.normalise import Token, is_latin, tokens
from trainer.coaching.rules import Rules

if TYPE_CHECKING:
    from trainer.coaching.model import Model


@dataclass(frozen=True)
class Heard:
    """The words of a sentence in which a family is heard.

    Attributes:
        pattern: What matched; empty when it is heard by its meaning.
        like: The example that comes nearest, for one that is heard by its meaning; empty when there is no other.
        alone: Whether it is heard only because it is an example itself, while the others are about something else.
    """

    words: str
    pattern: str = ""
    like: str = ""
    alone: bool = False


class Ears:
    """Hears one family at a time in single sentences. What is measured is heard by its patterns alone.

    Args:
        model: The encoder with what belongs to it; without one nothing is heard by its meaning.
    """

    def __init__(self, model: Model | None) -> None:
        self._model = model

    @property
    def hear_meaning(self) -> bool:
        return self._model is not None

    def hear(self, family: Family, sentences: Iterable[str]) -> dict[str, Heard | None]:
        """What is heard in each of some sentences; None where the family is not."""
        rules = Rules([family])
        return {sentence: self._heard(family, sentence, rules) for sentence in sentences}

    def _heard(self, family: Family, sentence: str, rules: Rules) -> Heard | None:
        said = tokens(sentence, everyday().spelling)
        for hit in rules.hear(said):
            return Heard(sentence[said[hit.match.first].start : said[hit.match.last].end], hit.source)
        return self._meant(family, sentence, said, self._model) if self._model and said and family.examples else None

    @staticmethod
    def _meant(family: Family, sentence: str, said: list[Token], model: Model) -> Heard | None:
        if family.label is not None or family.only_words or not is_latin(sentence):
            return None
        kin, most = model.kin, model.sheet.kin
        reading = kin.read(sentence)
        found = next((one for one in kin.related([family], reading, said) if one.likeness >= most), None)
        if found is None:
            return None
        others = replace(family, examples=tuple(example for example in family.examples if example != sentence))
        if not others.examples:
            return Heard(sentence[found.start : found.end])
        alone = not any(one.likeness >= most for one in kin.related([others], reading, said))
        return Heard(sentence[found.start : found.end], like=kin.nearest(others, sentence), alone=alone)
