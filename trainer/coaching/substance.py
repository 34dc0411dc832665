"""What stands behind a softener: the parts that make it more than a nice word, some of them, or nothing.

What makes each softener complete is `counts_if` of the teaching taxonomy; the parts are phrase files of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trainer.coaching.normalise import Token
from trainer.coaching.rules import Hit
from trainer.domain.feedback import Finding, Label, LabelKind, Substance

CHANGE, CUSTOMER, STEP = "change_made", "one_customer", "turning_step"
STORY, OTHERS, SAME = "story_begun", "proof_story", "same_feeling"
"""The families of the parts; `SAME` takes away where the others add."""

PARTS = (CHANGE, CUSTOMER, STEP, STORY, OTHERS, SAME)

_NEAR = 1
"""A change belongs to a softener no more than so many sentences away."""
_LEAST_WORDS = 5
"""Empathy with fewer words names no burden: "I understand"."""
_MORE_WORDS = 6
"""So many words outside every softener are something rather than nothing."""
_TURNS = frozenset({"but", "however"})
_OWN = frozenset({"i", "we", "my", "our", "me", "us"})


@dataclass(frozen=True)
class _Reply:
    """What the parts are looked for in; `parts` are the sentences in which each was heard."""

    said: Sequence[Token]
    labels: frozenset[Label]
    parts: dict[str, list[int]]

    def has(self, part: str) -> bool:
        return part in self.parts

    def near(self, part: str, finding: Finding) -> bool:
        own = {token.sentence for token in self._within(finding)}
        return any(abs(place - sentence) <= _NEAR for place in self.parts.get(part, ()) for sentence in own)

    def clauses(self, finding: Finding) -> Sequence[Token]:
        """The words of the clauses that a finding touches."""
        own = {token.clause for token in self._within(finding)}
        return [token for token in self.said if token.clause in own]

    def _within(self, finding: Finding) -> Iterator[Token]:
        return (token for token in self.said if finding.start <= token.start < finding.end)


def with_substance(findings: Sequence[Finding], said: Sequence[Token], hits: Sequence[Hit]) -> tuple[Finding, ...]:
    """The same findings; each softener knows what stands behind it."""
    parts: dict[str, list[int]] = {}
    for hit in hits:
        if hit.family.key in PARTS:
            parts.setdefault(hit.family.key, []).append(said[hit.match.last].sentence)
    reply = _Reply(said, frozenset(finding.label for finding in findings), parts)
    more = bool(parts.keys() - {SAME}) or _words_outside(findings, said) >= _MORE_WORDS
    return tuple(
        replace(finding, substance=_substance(finding, reply, more=more))
        if finding.label.kind is LabelKind.SOFTENER
        else finding
        for finding in findings
    )


def _substance(finding: Finding, reply: _Reply, *, more: bool) -> Substance:
    if _is_complete(finding, reply):
        return Substance.COMPLETE
    return Substance.PARTIAL if more else Substance.EMPTY


def _is_complete(finding: Finding, reply: _Reply) -> bool:
    told = Label.PROOF_STORY in reply.labels
    match finding.label:
        case Label.EXCITED:
            return reply.near(CHANGE, finding)
        case Label.THANKS:
            return reply.has(CHANGE)
        case Label.SHARED_CONCERN:
            return (told and not reply.has(OTHERS)) or (reply.has(CUSTOMER) and (told or reply.has(STEP)))
        case Label.GOOD_QUESTION:
            return told or reply.has(STORY)
        case Label.AGREE:
            return told or reply.has(OTHERS) or reply.has(STORY)
        case Label.EMPATHY:
            return _names_a_burden(finding, reply)
        case _:
            return True


def _names_a_burden(finding: Finding, reply: _Reply) -> bool:
    """More than a token, not the claim to feel the same, and not taken back in the same sentence."""
    words = reply.clauses(finding)
    if not words or Label.YES_BUT in reply.labels or words[-1].sentence in reply.parts.get(SAME, ()):
        return False
    rest = [token for token in reply.said if token.sentence == words[-1].sentence and token.start > words[-1].start]
    if not _OWN & {token.text for token in rest}:
        words = [*words, *rest]
    turned = any(token.text in _TURNS and token.start > finding.start for token in (*words, *rest))
    return len(words) >= _LEAST_WORDS and not turned


def _words_outside(findings: Sequence[Finding], said: Sequence[Token]) -> int:
    softeners = [finding for finding in findings if finding.label.kind is LabelKind.SOFTENER]
    return sum(not any(one.start <= token.start < one.end for one in softeners) for token in said)
