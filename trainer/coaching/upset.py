"""What a reply does for somebody who is upset: their side taken, questions put, things taken on, and what hurts.

What is known of it stands in `resources/coaching/complaint`; the key of each family there is the value of a `Sign`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.coaching import heads
from trainer.coaching.everyday import everyday, folder
from trainer.coaching.families import load_folder
from trainer.coaching.normalise import Token, is_latin, tokens
from trainer.coaching.rules import Rules
from trainer.domain.feedback import Feedback, Label
from trainer.domain.signs import Shown, Sign

if TYPE_CHECKING:
    from trainer.coaching.model import Model

LIKELY, KNOWN, ARGUES = 0.65, 0.3, 0.75
"""From this chance on a sentence does something, one with a known phrase does it, and one argues: to be told so without
having done it costs more than to be spared. Chosen on held-out replies.
"""

_OF_LABELS: Mapping[Label, Sign] = {
    Label.OVERPROMISE: Sign.PROMISES,
    Label.PRESSURE: Sign.PRESSES,
    Label.EXCITED: Sign.GLAD,
}
_OF_FAMILIES: Mapping[str, Sign] = {
    "ownership": Sign.CLAIMS,
    "answers_emotion": Sign.EMOTION,
    "gives_it_away": Sign.GIVES,
}
_RULED_OUT: Mapping[Sign, frozenset[Sign]] = {
    Sign.PRESSES: frozenset({Sign.CLAIMS, Sign.ACTS, Sign.GOTCHAS}),
    Sign.PROMISES: frozenset({Sign.CLAIMS}),
    Sign.EXCUSE: frozenset({Sign.ACTS}),
    Sign.ACTS: frozenset({Sign.LOOKS_BACK}),
}
"""What a sign is nothing beside: a rule with something done about it hides nothing, and to meet once all is well does
nothing about it yet.
"""


def place() -> Path:
    """Where the families lie that are heard in complaints alone."""
    return folder() / "complaint"


class Upset:
    """Hears the signs in a reply. Made once; calling it is safe from several threads at once.

    Args:
        model: The encoder with what belongs to it; without one only known phrases are heard.
    """

    def __init__(self, model: Model | None = None) -> None:
        self._rules = Rules(load_folder(place()))
        self._encoder = model.encoder if model else None
        learnt = heads.load(place() / heads.FILE) if model else None
        self._heads = learnt if learnt and model and learnt.digest == model.sheet.digest else None

    def __call__(self, reply: str, feedback: Feedback) -> tuple[Shown, ...]:
        """The signs, each with its words, in the order in which they were said.

        Args:
            reply: The words.
            feedback: What the coach heard in them.
        """
        said = tokens(reply, everyday().spelling)
        known = [*self._known(said), *_noticed(feedback)]
        heard = [*self._read(reply, said, known), *_labelled(feedback)]
        shown = {one for one in heard if not any(other.sign in _RULED_OUT.get(one.sign, ()) for other in heard)}
        return tuple(sorted(shown, key=lambda one: (one.start, one.end, one.sign)))

    def _known(self, said: Sequence[Token]) -> Iterator[Shown]:
        for hit in self._rules.hear(said):
            yield Shown(Sign(hit.family.key), said[hit.match.first].start, said[hit.match.last].end)

    def _read(self, reply: str, said: Sequence[Token], known: Sequence[Shown]) -> Iterator[Shown]:
        """What each sentence most likely does, by its known phrase where it has one."""
        if self._encoder is None or self._heads is None or not is_latin(reply):
            yield from known
            return
        reading = self._encoder.read(reply, "")
        for start, end in _sentences(said):
            chances = self._heads.chances(reading, start, end)
            phrases = {one.sign: one for one in reversed(known) if one.start < end and start < one.end}
            for sign, chance in ((Sign(name), chance) for name, chance in chances.items()):
                bar = ARGUES if sign is Sign.ARGUES else LIKELY
                if chance >= bar or (chance >= KNOWN and sign in phrases):
                    yield phrases.get(sign, Shown(sign, start, end))


def _sentences(said: Sequence[Token]) -> Iterator[tuple[int, int]]:
    for _, sentence in groupby(said, lambda token: token.sentence):
        words = list(sentence)
        yield words[0].start, words[-1].end


def _labelled(feedback: Feedback) -> Iterator[Shown]:
    for found in feedback.counting().findings:
        if (sign := _OF_LABELS.get(found.label)) is not None:
            yield Shown(sign, found.start, found.end)


def _noticed(feedback: Feedback) -> Iterator[Shown]:
    for one in feedback.noticed:
        if (sign := _OF_FAMILIES.get(one.family)) is not None:
            yield Shown(sign, one.start, one.end)
