"""Notes on the shape of a reply: facts about the sentence, never about the person."""

from __future__ import annotations

import re
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
_QUESTION = re.compile(r"[^.?!;]*\?")
_YES_OR_NO = re.compile(
    r"(?:(?:and|so|but|well|okay|ok|then),?\s+|\s+)*"
    r"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|isn['’]t|aren['’]t|don['’]t|"
    r"doesn['’]t|didn['’]t|haven['’]t|hasn['’]t|won['’]t|wouldn['’]t|can['’]t|couldn['’]t)\b(?!.*\bor\b)"
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
        Note.TWO_SOFTENERS: _several_softeners(findings),
        Note.SOFTENER_ALONE: bool(_softeners(findings)) and _nothing_else(said, findings) and "?" not in reply,
        Note.NO_QUESTION: "?" not in reply and not _asks(findings),
        Note.CLOSED_QUESTION: "?" in reply and not _asks(findings) and _asks_yes_or_no(reply),
        Note.UNFILLED_SLOT: _unfilled(reply, said),
        Note.LONG: word_count(reply) > LONG,
        Note.SAME_AGAIN: _again(findings, recent),
    }
    return tuple(note for note, holds in found.items() if holds)


def _asks(findings: Sequence[Finding]) -> bool:
    return any(finding.label in _ASKS for finding in findings)


def _asks_yes_or_no(reply: str) -> bool:
    """Whether every question begins the way only a yes or a no can follow."""
    questions = [question.casefold() for question in _QUESTION.findall(reply)]
    return bool(questions) and all(_YES_OR_NO.match(question) for question in questions)


def _several_softeners(findings: Sequence[Finding]) -> bool:
    """Whether two families were heard in different words; the same words softened once, whatever they are called."""
    heard = [finding for finding in findings if finding.label in _softeners(findings)]
    return any(one.label is not two.label and one.end <= two.start for one in heard for two in heard)


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
