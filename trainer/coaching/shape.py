"""Notes on the shape of a reply: facts about the sentence, never about the person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trainer.coaching.normalise import Token, word_count
from trainer.domain.feedback import Finding, Label, LabelKind, Note
from trainer.domain.slots import SLOT

LONG = 75
"""Words in one turn before the customer speaks again; half a minute aloud."""

AGAIN = 3
"""So many times in a row a softener has been said when the next one wears it out."""

TAIL, ASIDE = 6, 2
"""Words that may follow a softener, and words of a clause of its own, that still add nothing to it."""

_PLACEHOLDERS = (
    "customer abc",
    "xyz",
    "mr customer",
    "mrs customer",
    "ms customer",
    "company abc",
    "company x",
    "abc corp",
)
_ASKS = frozenset({Label.OPEN_QUESTION, Label.PERMISSION})


def notes(
    reply: str, said: Sequence[Token], findings: Sequence[Finding], recent: Sequence[Label] = ()
) -> tuple[Note, ...]:
    """The remarks that a reply calls for, in the order of `Note`; none for a reply without words.

    `recent` are the softeners of earlier replies, the newest first.
    """
    if not said:
        return ()
    found = {
        Note.TWO_SOFTENERS: len(_softeners(findings)) > 1,
        Note.SOFTENER_ALONE: bool(_softeners(findings)) and _nothing_else(said, findings) and "?" not in reply,
        Note.NO_QUESTION: "?" not in reply and not any(finding.label in _ASKS for finding in findings),
        Note.UNFILLED_SLOT: _unfilled(reply, said),
        Note.LONG: word_count(reply) > LONG,
        Note.SAME_AGAIN: _again(findings, recent),
    }
    return tuple(note for note, holds in found.items() if holds)


def _softeners(findings: Sequence[Finding]) -> set[Label]:
    """Families that soften. Asking leave leads on rather than softens, so that it may follow any of them."""
    labels = {finding.label for finding in findings}
    return {label for label in labels if label.kind is LabelKind.SOFTENER} - {Label.PERMISSION}


def _again(findings: Sequence[Finding], recent: Sequence[Label]) -> bool:
    last = [family for family in recent if family is not Label.PERMISSION][:AGAIN]
    return len(last) == AGAIN and len(set(last)) == 1 and last[0] in _softeners(findings)


def _unfilled(reply: str, said: Sequence[Token]) -> bool:
    text = f" {' '.join(token.text for token in said)} "
    return SLOT.search(reply) is not None or any(f" {name} " in text for name in _PLACEHOLDERS)


def _nothing_else(said: Sequence[Token], findings: Sequence[Finding]) -> bool:
    """Whether every clause is a softener with a short tail, or a word or two."""
    if any(finding.label.kind is not LabelKind.SOFTENER or finding.label is Label.PERMISSION for finding in findings):
        return False
    return all(_adds_nothing(clause, findings) for clause in _clauses(said))


def _adds_nothing(clause: Sequence[Token], findings: Sequence[Finding]) -> bool:
    ends = [f.end for f in findings if f.start < clause[-1].end and clause[0].start < f.end]
    rest = sum(token.start >= max(ends) for token in clause) if ends else len(clause)
    return rest <= (TAIL if ends else ASIDE)


def _clauses(said: Sequence[Token]) -> Iterator[Sequence[Token]]:
    start = 0
    for at in range(1, len(said) + 1):
        if at == len(said) or said[at].clause != said[start].clause:
            yield said[start:at]
            start = at
