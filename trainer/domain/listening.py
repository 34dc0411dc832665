"""Signs that a rep listened: the customer's own words taken up, and details that went by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trainer.domain.finding import folded
from trainer.domain.played import Speaker, Turn
from trainer.domain.scenes import Saying

RECITED = 0.85
"""Share of words in common with the card's reply from which on it is recited rather than said."""
SHORTEST_NOUN = 4
MOST_DETAILS = 2
_SMALL = frozenset(
    """this that with from have what when where which would could should there their about your they them then than
    just like really been were will because only even into over some does doing done being very much more most here
    know think said says want need make made goes going gets came come take took tell told well yes also still
    thing things something anything nothing somebody anybody everybody nobody always never every time times""".split()  # noqa: SIM905
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE = re.compile(r"[^.?!]+[.?!]*")
_NUMBERS = frozenset(
    """two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty
    ninety hundred thousand half""".split()  # noqa: SIM905
)
_I = re.compile(r"I(?:['’]\w+)?")


@dataclass(frozen=True)
class Detail:
    """Something that only this customer could say: a name, a day, a figure.

    Attributes:
        word: As it was said.
        said: The sentence in which it was.
    """

    word: str
    said: str


def taken_up(reply: str, line: str) -> tuple[str, ...]:
    """The words of a reply that were the customer's before, each once, as the rep said them."""
    theirs = _nouns(line)
    found: dict[str, str] = {}
    for word in _WORD.findall(reply):
        if _plain(word) in theirs:
            found.setdefault(_plain(word), word)
    return tuple(found.values())


def echoes(reply: str, line: str) -> bool:
    """Whether a reply takes up a word that matters of the customer's line."""
    return bool(taken_up(reply, line))


def is_recited(reply: str, model_reply: str) -> bool:
    """Whether a reply says the card's in its own words, one after the other."""
    said, model = Counter(folded(reply)), Counter(folded(model_reply))
    most = max(said.total(), model.total())
    return bool(most) and (said & model).total() >= RECITED * most


def details(line: str) -> tuple[Detail, ...]:
    """The names, days and figures in what somebody said."""
    return tuple(Detail(word, said.strip()) for said in _SENTENCE.findall(line) for word in _particular(said))


def gone_by(turns: Sequence[Turn]) -> tuple[Detail, ...]:
    """Details of the customer's answers that the rep replied to and never came back to; the newest, at most two."""
    found: list[Detail] = []
    for place, turn in enumerate(turns):
        later = [one.said for one in turns[place + 1 :] if one.speaker is Speaker.REP and one.said]
        if turn.why is Saying.ANSWER and later:
            words = frozenset(folded(" ".join(later)))
            found += (one for one in details(turn.said) if words.isdisjoint(folded(one.word)))
    return tuple(found[-MOST_DETAILS:])


def _particular(sentence: str) -> Iterator[str]:
    for place, word in enumerate(_WORD.findall(sentence)):
        is_name = place > 0 and word[0].isupper() and not _I.fullmatch(word)
        if is_name or word[0].isdigit() or word.lower() in _NUMBERS:
            yield word


def _nouns(text: str) -> frozenset[str]:
    """The words that matter, without the plainest of endings."""
    return frozenset(filter(None, map(_plain, _WORD.findall(text))))


def _plain(word: str) -> str:
    """A word that matters without the plainest of endings; empty for any other."""
    plain = "".join(folded(word))
    return plain.removesuffix("s") if len(plain) >= SHORTEST_NOUN and plain not in _SMALL else ""
