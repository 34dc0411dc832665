"""When words that match earn nothing: denied, quoted, put in the customer's mouth, recited, or sarcastic."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from itertools import accumulate

from trainer.coaching.everyday import Everyday
from trainer.coaching.matcher import Match
from trainer.coaching.normalise import Token
from trainer.domain.feedback import Label

DENIAL_REACH, SPEECH_REACH = 5, 9
"""How many words back a denial or "you said" still counts."""

_STATED = frozenset({Label.AGREE, Label.GOOD_QUESTION, Label.THANKS, Label.EXCITED})
_OTHERS_SPEAK = frozenset({Label.SHARED_CONCERN})
_JOINERS = frozenset({"and", "but", "because", "so"})


class Guards:
    """Looks at the words around a match. One object judges one reply."""

    def __init__(self, said: Sequence[Token], everyday: Everyday) -> None:
        self._said = said
        self._words = everyday.guards
        self._quoted = [0, *accumulate(token.quoted for token in said)]
        self._others_act_from, self._taken_back_after = cache(self._is_others_act), cache(self._disowned)

    def refuse(self, match: Match, label: Label | None) -> bool:
        """Whether the words are not the rep's own act towards this customer. Each place is looked at once."""
        if self._quoted[match.first] < self._quoted[match.last + 1]:
            return True
        if label in _STATED and "?" in self._said[match.last].after:
            return True
        return self._others_act_from(match.first, label) or self._taken_back_after(match.last)

    def _is_others_act(self, at: int, label: Label | None) -> bool:
        """Whether what stands before a place makes the words from there on somebody else's, or nobody's."""
        if self._said[at].sentence in self._sarcastic or self._denied(at):
            return True
        if label is not Label.OPEN_QUESTION and self._pretended(at):
            return True
        if self._says(self._before(at, 14, comma=True), "recited"):
            return True
        return label not in _OTHERS_SPEAK and (self._attributed(at) or self._recited(at))

    def _denied(self, at: int) -> bool:
        """A denial close before, in the same clause: "I'm not going to pretend I'm excited"."""
        before = self._before(at, DENIAL_REACH, comma=False)
        denials = self._words["denials"]
        if any(token.text in denials for token in before):
            return True
        return bool(before) and before[-1].text == "no" and self._said[at].text not in self._words["pronouns"]

    def _pretended(self, at: int) -> bool:
        return self._says(self._before(at, 4, comma=False), "pretending")

    def _disowned(self, at: int) -> bool:
        """What follows takes it back: "…, said nobody ever"."""
        return self._says(self._said[at + 1 : at + 10], "disowned")

    def _attributed(self, at: int) -> bool:
        near = self._before(at, SPEECH_REACH, comma=False)
        return self._says(near, "attributions") or self._says(
            self._before(at, 4, comma=True), ("as you said", "like you said")
        )

    def _recited(self, at: int) -> bool:
        """Speech of a trainer, a script or a manager, told in the same sentence."""
        before = self._before(at, 14, comma=True)
        return self._says(before, "reporters") and self._says(before, "reporting")

    def _before(self, at: int, reach: int, *, comma: bool) -> Sequence[Token]:
        """Words of the same sentence before a match; of the same clause unless `comma`."""
        start = at
        while start > max(0, at - reach):
            near, previous = self._said[start], self._said[start - 1]
            if previous.sentence != near.sentence or (not comma and previous.clause != near.clause):
                break
            if not comma and near.text in _JOINERS and start != at and near.text != "so":
                break
            start -= 1
        return self._said[start:at]

    def _says(self, words: Sequence[Token], which: str | tuple[str, ...]) -> bool:
        text = f" {' '.join(token.text for token in words)} "
        return any(f" {phrase} " in text for phrase in (self._words[which] if isinstance(which, str) else which))

    @cached_property
    def _sarcastic(self) -> frozenset[int]:
        """Sentences with a marker of sarcasm, and their neighbours: the sting often comes after the phrase."""
        found = set[int]()
        sentences: dict[int, list[Token]] = {}
        for token in self._said:
            sentences.setdefault(token.sentence, []).append(token)
        for number, words in sentences.items():
            if self._says(words, "sarcasm"):
                found.update((number - 1, number))
        return frozenset(found)
