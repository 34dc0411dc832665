"""Trying a family on its own sentences: what is heard in each, and the first thing that keeps it from being kept."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trainer.coaching import families
from trainer.coaching.families import Family
from trainer.coaching.matcher import Pattern
from trainer.coaching.notation import PatternError
from trainer.deckfile import phrases
from trainer.domain.phrases import Draft, NearMiss, tidied
from trainer.services.coaching import Coaching

if TYPE_CHECKING:
    from trainer.coaching.promises import Heard

_MADE_UP = "…"
"""Stands for what is not written yet, so that the rest can be tried."""

_MISSES = "Close, but not it"
_FIELDS = {"examples": "Examples", "near_misses": _MISSES, "near": _MISSES, "patterns": "Patterns"}
_KEY = re.compile(r"(^|under )“(\w+)”")


@dataclass(frozen=True)
class Trial:
    """What came of trying a family.

    Attributes:
        heard: Per sentence what was heard in it, None for nothing; a sentence that could not be tried is not there.
        missing: Why the family cannot be kept as it is, in one sentence; empty when it can.
    """

    heard: Mapping[str, Heard | None]
    missing: str = ""


def tried(draft: Draft, others: Collection[str], coach: Coaching, left: int = families.MAX_PLACES) -> Trial:
    """Try a family; some hundredths of a second, and half of one for the first time.

    Args:
        draft: As it is written so far.
        others: The names of all other families.
        coach: Whoever is to hear it.
        left: How many places of the matcher its patterns may take beside those of the team's other files.
    """
    draft = tidied(draft)
    unwritten = _unwritten(draft, others)
    if not (draft.examples or draft.patterns):
        return Trial({}, unwritten)
    try:
        family = families.parsed("", phrases.dumps(_made_up(draft)))
    except PatternError as error:
        return Trial({}, unwritten or _sentence(str(error)))
    heard = coach.ears().hear(family, draft.sentences)
    crowded = _sentence(families.CROWDED) if family.places > left else ""
    return Trial(heard, unwritten or crowded or _unkept(draft, heard, coach))


def _unwritten(draft: Draft, others: Collection[str]) -> str:
    if not draft.name:
        return "Give the family a name."
    if draft.name.casefold() in {name.casefold() for name in others}:
        return f"There is a family “{draft.name}” already; give this one another name."
    if not draft.definition:
        return "Say in one line what such a phrase does."
    return "" if draft.examples else "Write a sentence that is an example; three are a good start."


def _unkept(draft: Draft, heard: Mapping[str, Heard | None], coach: Coaching) -> str:
    """The first promise that the family does not keep."""
    for example in draft.examples:
        if heard[example] is None:
            return _deaf_to(draft, example, coach)
    for near in draft.near:
        if heard[near.text] is not None:
            return f"“{near.text}” is heard, though it should not be: change it, or make the examples clearer."
    return ""


def _deaf_to(draft: Draft, example: str, coach: Coaching) -> str:
    if draft.needs_patterns:
        return f"“{example}” is not heard: add a pattern for it."
    if coach.condition.hears_meaning:
        return f"“{example}” is not heard: it is too much like one of the near misses; change one of the two."
    return f"“{example}” needs a pattern for now, since the coach cannot hear by meaning: open Patterns."


def draft_of(family: Family) -> Draft:
    """What the file of a family says."""
    return Draft(
        name=family.name,
        definition=family.definition,
        kind=family.kind,
        examples=family.examples,
        near=tuple(NearMiss(miss, family.whys.get(miss, "")) for miss in family.near_misses),
        patterns=_sources(family.patterns),
        family=family.key,
        seed=family.seed,
        span="sentence" if family.whole_sentence else "",
        only_words=family.only_words,
        gap=family.gap,
        loose=_sources(family.loose),
        unless=_sources(family.unless),
        slots=family.slots,
    )


def _sources(patterns: Iterable[Pattern]) -> tuple[str, ...]:
    return tuple(pattern.source for pattern in patterns)


def _made_up(draft: Draft) -> Draft:
    """The same with something in the place of what is still missing."""
    return replace(
        draft,
        family=draft.family or "not_named_yet",
        name=draft.name or _MADE_UP,
        definition=draft.definition or _MADE_UP,
    )


def _sentence(text: str) -> str:
    """What the reader of files says, in the words of the editor."""
    text = _KEY.sub(lambda found: f"{found[1]}“{_FIELDS.get(found[2], found[2])}”", text)
    return text[:1].upper() + text[1:]
