"""What the phrase files find in a reply, and by which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

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
        self._families = tuple(families)
        rows = [(place, *rule) for place, family in enumerate(self._families) for rule in family.rules()]
        self._earning = [(place, pattern, earned) for place, pattern, earned in rows if earned]
        self._undoing = [(place, pattern) for place, pattern, earned in rows if not earned]
        self._finds = _matcher(pattern for _, pattern, _ in self._earning)
        self._takes_back = _matcher(pattern for _, pattern in self._undoing)

    def hear(self, said: Sequence[Token]) -> list[Hit]:
        """What is found in some words, well under 5 ms for 40 of them; one hit for neighbours of one family."""
        ends = _sentence_ends(said)
        return _merged(self._hits(said, ends), said, ends)

    def _hits(self, said: Sequence[Token], ends: Sequence[int]) -> Iterator[Hit]:
        """From each word on the longest phrase of a family, by the first of its patterns."""
        guards, opens = Guards(said, shared.everyday()), _opens(said)
        taken_back = self._taken_back(said, opens, ends)
        longest: dict[tuple[int, int, Certainty], Match] = {}
        for match in self._finds.run(said, opens):
            family, pattern, certainty = self._earning[match.pattern]
            known = longest.get((family, match.first, certainty), match)
            if known.last == match.last and known.pattern < match.pattern:
                continue
            words = taken_back.get(family)
            if words and words[match.first] < words[match.last + 1]:
                continue
            if _stands(pattern, match, said, ends) and not guards.refuse(match, self._families[family].label):
                longest[family, match.first, certainty] = match
        for (family, _, certainty), match in sorted(longest.items(), key=lambda item: item[1].pattern):
            yield Hit(self._families[family], match, certainty, self._earning[match.pattern][1].source)

    def _taken_back(
        self, said: Sequence[Token], opens: Sequence[bool], ends: Sequence[int]
    ) -> dict[int, Sequence[int]]:
        """For each family that takes words back, how many of them stand before each place."""
        edges: dict[int, list[int]] = {}
        for match in self._takes_back.run(said, opens):
            family, pattern = self._undoing[match.pattern]
            if _stands(pattern, match, said, ends):
                edge = edges.setdefault(family, [0] * (len(said) + 1))
                edge[match.first] += 1
                edge[match.last + 1] -= 1
        return {family: [0, *accumulate(depth > 0 for depth in accumulate(edge))] for family, edge in edges.items()}


def _matcher(patterns: Iterable[Pattern]) -> Matcher:
    everyday = shared.everyday()
    return Matcher(patterns, everyday.skipped, frozenset(everyday.guards["denials"]))


def _opens(said: Sequence[Token]) -> list[bool]:
    """Which words begin a thought: the first of a clause, or after little words that do."""
    openers = shared.everyday().openers
    out: list[bool] = []
    for at, token in enumerate(said):
        fresh = at == 0 or said[at - 1].clause != token.clause
        out.append(fresh or (said[at - 1].text in openers and out[-1]) or said[at - 1].text in ("and", "but"))
    return out


def _sentence_ends(said: Sequence[Token]) -> list[int]:
    """For each word the last one of its sentence."""
    ends = [*range(len(said))]
    for at in reversed(range(len(said) - 1)):
        if said[at].sentence == said[at + 1].sentence:
            ends[at] = ends[at + 1]
    return ends


def _stands(pattern: Pattern, match: Match, said: Sequence[Token], ends: Sequence[int]) -> bool:
    """Whether the ends of a match are where the pattern wants them."""
    last = said[match.last]
    if pattern.closes and match.last + 1 < len(said) and said[match.last + 1].clause == last.clause:
        return False
    if not (pattern.marked or pattern.asked):
        return True
    mark = _mark(said[ends[match.last]])
    return mark == "?" if pattern.marked else mark in ("?", "")


def _mark(last: Token) -> str:
    """How the sentence of its last word ends: "?", "." or "" when nothing was written."""
    return "?" if "?" in last.after else last.after[:1].replace("\n", "")


def _merged(hits: Iterable[Hit], said: Sequence[Token], ends: Sequence[int]) -> list[Hit]:
    """Hits of one family that overlap or nearly touch become one, as sure as the surest of them."""
    out: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.family.key, hit.match.first, -hit.match.last)):
        if hit.family.whole_sentence:
            hit = replace(hit, match=replace(hit.match, last=ends[hit.match.last]))
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
