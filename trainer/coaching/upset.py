"""What a reply does for somebody who is upset: their side taken, questions put, things taken on, and what hurts.

What is known of it stands in `resources/coaching/complaint`; the key of each family there is the value of a `Sign`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.coaching.everyday import everyday, folder
from trainer.coaching.families import load_folder
from trainer.coaching.normalise import Token, is_latin, tokens
from trainer.coaching.rules import Rules
from trainer.domain.feedback import Feedback, Label
from trainer.domain.signs import FAULTS, Shown, Sign

if TYPE_CHECKING:
    from trainer.coaching.model import Model

LIKE, LIKE_A_FAULT, VERY_LIKE = 0.62, 0.70, 0.75
"""From this likeness on a sentence does what the examples of a family do, from the last one on though a known phrase of
another is in it; chosen on sentences of the taxonomy.
"""

A_SENTENCE = 4
"""Fewer words do nothing that could be told by their meaning."""

_OF_LABELS: Mapping[Label, Sign] = {
    Label.EMPATHY: Sign.SIDES,
    Label.AGREE: Sign.SIDES,
    Label.THANKS: Sign.SIDES,
    Label.NEXT_STEP: Sign.ACTS,
    Label.DEFENSIVE: Sign.ARGUES,
    Label.DISMISSIVE: Sign.ARGUES,
    Label.YES_BUT: Sign.ARGUES,
    Label.EXCUSE: Sign.EXCUSE,
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
    Sign.ARGUES: frozenset({Sign.SIDES, Sign.CLAIMS, Sign.TIMED, Sign.ACTS, Sign.SAVES_FACE}),
    Sign.ACTS: frozenset({Sign.LOOKS_BACK, Sign.GOTCHAS, Sign.EXCUSE, Sign.GIVES, Sign.BLAMES}),
    Sign.PRESSES: frozenset({Sign.CLAIMS, Sign.TIMED, Sign.GOTCHAS}),
    Sign.PROMISES: frozenset({Sign.CLAIMS}),
    Sign.SIDES: frozenset({Sign.ARGUES, Sign.EMOTION, Sign.BLAMES}),
}
"""What the known words of a sentence make of a label that was heard in it by its meaning."""
_DONE_ABOUT_IT = frozenset({Sign.ACTS, Sign.TIMED})
_ASKING = frozenset({Sign.COMPANY, Sign.PERSONAL, Sign.GOTCHAS})
_ASKS_TO_TELL = frozenset({"tell", "give", "walk", "talk", "show", "take"})
_FIRST = frozenset({"i", "we", "me", "us"})


def place() -> Path:
    """Where the families lie that are heard in complaints alone."""
    return folder() / "complaint"


class Upset:
    """Hears the signs in a reply. Made once; calling it is safe from several threads at once.

    Args:
        model: The encoder with what belongs to it; without one only known phrases are heard.
    """

    def __init__(self, model: Model | None = None) -> None:
        self._families = load_folder(place())
        self._rules, self._model = Rules(self._families), model

    def __call__(self, reply: str, feedback: Feedback) -> tuple[Shown, ...]:
        """The signs, each with its words, in the order in which they were said.

        Args:
            reply: The words.
            feedback: What the coach heard in them.
        """
        said = tokens(reply, everyday().spelling)
        phrases = [*self._known(said), *_noticed(feedback)]
        known = [*phrases, *self._related(reply, said, phrases)]
        shown = {*known, *(one for one in _labelled(feedback) if not _is_ruled_out(one, known, said))}
        if any(one.sign in _DONE_ABOUT_IT for one in shown):  # a rule with something done about it hides nothing
            shown = {one for one in shown if one.sign is not Sign.EXCUSE}
        return tuple(sorted(shown, key=lambda one: (one.start, one.end, one.sign)))

    def _known(self, said: Sequence[Token]) -> Iterator[Shown]:
        for hit in self._rules.hear(said):
            yield Shown(Sign(hit.family.key), said[hit.match.first].start, said[hit.match.last].end)

    def _related(self, reply: str, said: Sequence[Token], known: Sequence[Shown]) -> Iterator[Shown]:
        """Sentences that do what the examples of one family do, and more so than those of any other."""
        if self._model is None or not said or not is_latin(reply):
            return
        reading = self._model.encoder.read(reply, "")
        for words in _sentences(said):
            start, end = words[0].start, words[-1].end
            if len(words) < A_SENTENCE:
                continue
            nearest = max(self._model.kin.related(self._families, reading, words), key=lambda one: one.likeness)
            sign = Sign(nearest.family.key)
            is_known = any(one.start < end and start < one.end for one in known)
            least = VERY_LIKE if is_known else LIKE_A_FAULT if sign in FAULTS else LIKE
            if nearest.likeness >= least and _may_be(sign, words):
                yield Shown(sign, start, end)


def _sentences(said: Sequence[Token]) -> Iterator[list[Token]]:
    return (list(words) for _, words in groupby(said, lambda token: token.sentence))


def _may_be(sign: Sign, sentence: Sequence[Token]) -> bool:
    """Whether a sentence with that mark at its end may do that: what asks is no statement."""
    return (
        sign not in _ASKING or "?" in sentence[-1].after or not sentence[-1].after or sentence[0].text in _ASKS_TO_TELL
    )


def _labelled(feedback: Feedback) -> Iterator[Shown]:
    for found in feedback.counting().findings:
        if (sign := _OF_LABELS.get(found.label)) is not None:
            yield Shown(sign, found.start, found.end)


def _noticed(feedback: Feedback) -> Iterator[Shown]:
    for one in feedback.noticed:
        if (sign := _OF_FAMILIES.get(one.family)) is not None:
            yield Shown(sign, one.start, one.end)


def _is_ruled_out(one: Shown, known: Iterable[Shown], said: Sequence[Token]) -> bool:
    """Whether known words in the same place say otherwise, or nobody in particular is to act."""
    if one.sign is Sign.ACTS and not any(token.text in _FIRST for token in said if one.start <= token.start < one.end):
        return True
    others = _RULED_OUT.get(one.sign, frozenset())
    return any(other.sign in others and other.start < one.end and one.start < other.end for other in known)
