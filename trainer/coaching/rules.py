"""What the phrase files find in a reply, and by which words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from trainer.coaching import everyday as shared
from trainer.coaching.families import Family
from trainer.coaching.guards import Guards
from trainer.coaching.matcher import Match, Matcher, Pattern
from trainer.coaching.normalise import Token
from trainer.domain.feedback import Certainty

NEAR = 2
"""Hits of one family in one sentence with so few words between them are one."""


@dataclass(frozen=True)
class Hit:
    """Words that a phrase file knows: ``said[first:last + 1]`` of the tokens.

    Attributes:
        source: The pattern that matched.
    """

    family: Family
    match: Match
    certainty: Certainty
    source: str


class Rules:
    """Finds the phrases of some families."""

    def __init__(self, families: Iterable[Family]) -> None:
        rows = [(family, *rule) for family in families for rule in family.rules()]
        everyday = shared.everyday()
        self._families = tuple(family for family, _, _ in rows)
        self._patterns = tuple(pattern for _, pattern, _ in rows)
        self._earns = tuple(earned for _, _, earned in rows)
        self._matcher = Matcher(self._patterns, everyday.skipped, frozenset(everyday.guards["denials"]))

    def hear(self, said: Sequence[Token]) -> list[Hit]:
        """What is found in some words, well under 5 ms for 40 of them; one hit for neighbours of one family."""
        return _merged(self._hits(said), said) if said else []

    def _hits(self, said: Sequence[Token]) -> list[Hit]:
        hits, vetoes = list[Hit](), dict[str, list[Match]]()
        for match in self._matcher.run(said, _opens(said)):
            pattern, family = self._patterns[match.pattern], self._families[match.pattern]
            if not _stands(pattern, match, said):
                continue
            certainty = self._earns[match.pattern]
            if certainty is None:
                vetoes.setdefault(family.file, []).append(match)
            else:
                hits.append(Hit(family, match, certainty, pattern.source))
        guards = Guards(said, shared.everyday()) if hits else None
        return [
            hit
            for hit in hits
            if not any(_touch(hit.match, veto) for veto in vetoes.get(hit.family.file, ()))
            and guards is not None
            and not guards.refuse(hit.match, hit.family.label)
        ]


def _opens(said: Sequence[Token]) -> list[bool]:
    """Which words begin a thought: the first of a clause, or after little words that do."""
    openers = shared.everyday().openers
    out: list[bool] = []
    for at, token in enumerate(said):
        fresh = at == 0 or said[at - 1].clause != token.clause
        out.append(fresh or (said[at - 1].text in openers and out[-1]) or said[at - 1].text in ("and", "but"))
    return out


def _stands(pattern: Pattern, match: Match, said: Sequence[Token]) -> bool:
    """Whether the ends of a match are where the pattern wants them."""
    last = said[match.last]
    if pattern.closes and match.last + 1 < len(said) and said[match.last + 1].clause == last.clause:
        return False
    mark = _mark(match.last, said)
    return mark == "?" if pattern.marked else mark in ("?", "") or not pattern.asked


def _mark(at: int, said: Sequence[Token]) -> str:
    """How the sentence of a word ends: "?", "." or "" when nothing was written."""
    end = _sentence_end(at, said)
    return "?" if "?" in said[end].after else said[end].after[:1].replace("\n", "")


def _sentence_end(at: int, said: Sequence[Token]) -> int:
    while at + 1 < len(said) and said[at + 1].sentence == said[at].sentence:
        at += 1
    return at


def _touch(one: Match, other: Match) -> bool:
    return one.first <= other.last and other.first <= one.last


def _merged(hits: Iterable[Hit], said: Sequence[Token]) -> list[Hit]:
    """Hits of one family that overlap or nearly touch become one, as sure as the surest of them."""
    out: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.family.key, hit.match.first, -hit.match.last)):
        if hit.family.whole_sentence:
            hit = replace(hit, match=replace(hit.match, last=_sentence_end(hit.match.last, said)))
        previous = out[-1] if out else None
        if previous is None or not _joins(previous, hit, said):
            out.append(hit)
            continue
        surer = min(previous, hit, key=lambda one: one.certainty is not Certainty.SURE)
        last = max(previous.match.last, hit.match.last)
        out[-1] = replace(surer, match=replace(previous.match, last=last))
    return out


def _joins(previous: Hit, hit: Hit, said: Sequence[Token]) -> bool:
    same = previous.family.key == hit.family.key
    near = hit.match.first - previous.match.last - 1 <= NEAR
    overlaps = hit.match.first <= previous.match.last
    return same and (overlaps or (near and said[hit.match.first].sentence == said[previous.match.last].sentence))
