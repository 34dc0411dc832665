"""What stands behind a softener: the part that makes it more than a nice word, some of it, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trainer.coaching.normalise import Token
from trainer.coaching.rules import Hit
from trainer.domain.feedback import Finding, Label, LabelKind, Substance

CHANGE = "change_made"
"""The family of words that name something changed or finished."""

_LEAST_WORDS = 5
"""Empathy with fewer words names no burden: "I understand"."""
_MORE_WORDS = 4
"""So many words outside every softener are something rather than nothing."""


def with_substance(findings: Sequence[Finding], said: Sequence[Token], hits: Sequence[Hit]) -> tuple[Finding, ...]:
    """The same findings; each softener knows what stands behind it."""
    labels = {finding.label for finding in findings}
    changed = any(hit.family.key == CHANGE for hit in hits)
    more = _words_outside(findings, said) >= _MORE_WORDS
    return tuple(
        replace(finding, substance=_substance(finding, labels, changed=changed, more=more, said=said))
        if finding.label.kind is LabelKind.SOFTENER
        else finding
        for finding in findings
    )


def _substance(finding: Finding, labels: set[Label], *, changed: bool, more: bool, said: Sequence[Token]) -> Substance:
    words = sum(finding.start <= token.start < finding.end for token in said)
    complete = {
        Label.EXCITED: changed,
        Label.THANKS: changed,
        Label.SHARED_CONCERN: Label.PROOF_STORY in labels,
        Label.GOOD_QUESTION: Label.PROOF_STORY in labels,
        Label.AGREE: Label.PROOF_STORY in labels,
        Label.EMPATHY: words >= _LEAST_WORDS and Label.YES_BUT not in labels,
        Label.PERMISSION: True,
    }[finding.label]
    return Substance.COMPLETE if complete else Substance.PARTIAL if more else Substance.EMPTY


def _words_outside(findings: Sequence[Finding], said: Sequence[Token]) -> int:
    softeners = [finding for finding in findings if finding.label.kind is LabelKind.SOFTENER]
    return sum(not any(one.start <= token.start < one.end for one in softeners) for token in said)
