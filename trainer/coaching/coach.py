"""The coach that goes by rules: which labels a reply earns, by which words, and a few notes on its shape."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from trainer.coaching import everyday as shared
from trainer.coaching.families import Family, load_folder
from trainer.coaching.guards import Guards
from trainer.coaching.matcher import Match, Matcher, Pattern
from trainer.coaching.normalise import Token, tokens
from trainer.coaching.shape import notes
from trainer.domain.feedback import Certainty, CoachContext, Feedback, Finding

NEAR = 2
"""Findings of one label in one sentence with so few words between them are one."""


@dataclass(frozen=True)
class _Rules:
    matcher: Matcher
    patterns: tuple[Pattern, ...]
    families: tuple[Family, ...]
    earns: tuple[Certainty | None, ...]


@dataclass(frozen=True)
class _Hit:
    """A match with what it is worth."""

    family: Family
    match: Match
    certainty: Certainty
    source: str


class RuleCoach:
    """Judges replies by the phrase files of some folders. The files are read at the first reply, once.

    Calling it is safe from any one thread at a time and takes well under 5 ms for 40 words.

    Raises:
        FamilyError: at the first call, when a phrase file cannot be used.
    """

    def __init__(self, *folders: Path) -> None:
        self._folders = folders or (shared.folder(),)

    def __call__(self, reply: str, context: CoachContext) -> Feedback:
        """What the reply does; an empty answer is a normal answer. Of the context only `recent_families` matters."""
        said = tokens(reply, shared.everyday().spelling)
        findings = self._findings(said) if said else ()
        return Feedback(findings, notes(reply, said, findings, context.recent_families))

    @cached_property
    def _rules(self) -> _Rules:
        families = tuple(family for folder in self._folders for family in load_folder(folder))
        rows = [(family, *rule) for family in families for rule in family.rules()]
        everyday = shared.everyday()
        patterns = tuple(pattern for _, pattern, _ in rows)
        matcher = Matcher(patterns, everyday.skipped, frozenset(everyday.guards["denials"]))
        return _Rules(matcher, patterns, tuple(row[0] for row in rows), tuple(row[2] for row in rows))

    def _findings(self, said: Sequence[Token]) -> tuple[Finding, ...]:
        hits = self._hits(said)
        found = [_finding(hit, said) for hit in _merged(hits, said)]
        return tuple(sorted(found, key=lambda finding: (finding.start, finding.end, finding.label)))

    def _hits(self, said: Sequence[Token]) -> list[_Hit]:
        rules, hits, vetoes = self._rules, list[_Hit](), dict[str, list[Match]]()
        for match in rules.matcher.run(said, _opens(said)):
            pattern, family = rules.patterns[match.pattern], rules.families[match.pattern]
            if not _stands(pattern, match, said):
                continue
            certainty = rules.earns[match.pattern]
            if certainty is None:
                vetoes.setdefault(family.label, []).append(match)
            else:
                hits.append(_Hit(family, match, certainty, pattern.source))
        guards = Guards(said, shared.everyday()) if hits else None
        return [
            hit
            for hit in hits
            if not any(_touch(hit.match, veto) for veto in vetoes.get(hit.family.label, ()))
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


def _merged(hits: Iterable[_Hit], said: Sequence[Token]) -> list[_Hit]:
    """Hits of one label that overlap or nearly touch become one, as sure as the surest of them."""
    out: list[_Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.family.label, hit.match.first, -hit.match.last)):
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


def _joins(previous: _Hit, hit: _Hit, said: Sequence[Token]) -> bool:
    same = previous.family.label is hit.family.label
    near = hit.match.first - previous.match.last - 1 <= NEAR
    overlaps = hit.match.first <= previous.match.last
    return same and (overlaps or (near and said[hit.match.first].sentence == said[previous.match.last].sentence))


def _finding(hit: _Hit, said: Sequence[Token]) -> Finding:
    start, end = said[hit.match.first].start, said[hit.match.last].end
    return Finding(hit.family.label, start, end, hit.certainty, hit.source)
