"""Notes on the shape of a reply: facts about the sentence, never about the person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trainer.coaching.normalise import Token, word_count
from trainer.domain.feedback import Certainty, Finding, Label, LabelKind, Note, Substance
from trainer.domain.slots import SLOT

LONG = 75
"""Words in one turn before the customer speaks again; half a minute aloud."""

AGAIN = 3
"""So many times in a row a softener has been said when the next one wears it out."""

MANY = 3
"""Questions in one turn that are too many."""

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
_NOD = re.compile(
    r"(?:^|,)\W*(?:right|ok|okay|yes|yeah|yep|no|fair|agreed|true|correct|deal|eh|sound good|is it|is(?:n['’]t)? "
    r"(?:that|it|this) (?:right|fair|ok|okay|it|so|true|correct)|did I (?:get|hear) that(?: right)?)\W*$",
    re.IGNORECASE,
)
"""What only asks for a nod."""
_SENTENCE = re.compile(r"[^.?!;]+")
_YES_OR_NO = re.compile(
    r"(?:(?:and|so|but|well|okay|ok|then),?\s+)*"
    r"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|isn['’]t|aren['’]t|don['’]t|"
    r"doesn['’]t|didn['’]t|haven['’]t|hasn['’]t|won['’]t|wouldn['’]t|can['’]t|couldn['’]t)\b(?!.*\bor\b)"
)
_LEADS_IN = frozenset({Label.PERMISSION, Label.RESTATE})
_ASKS = _LEADS_IN | {Label.OPEN_QUESTION}
_ANSWERS = frozenset({Label.PROOF_STORY, Label.NEXT_STEP})


def notes(
    reply: str,
    said: Sequence[Token],
    findings: Sequence[Finding],
    recent: Sequence[Label] = (),
    *,
    opening: bool = False,
    confirms: bool = False,
) -> tuple[Note, ...]:
    """The remarks that a reply calls for, in the order of `Note`; none for a reply without words.

    `recent` are the softeners of earlier replies, the newest first. A reply is `opening` when nothing but the objection
    was heard yet; it `confirms` when it asks whether the worry is settled, which a yes or a no may well answer. What is
    only to be checked is never remarked on; it may still be what another remark would miss.
    """
    if not said:
        return ()
    unasked = "?" not in reply and not _asks(findings)
    counted = _counted(findings)
    answers_first = opening and unasked and _answers_first(findings)
    found = {
        Note.UNFILLED_SLOT: _unfilled(reply, said),
        Note.ANSWER_FIRST: answers_first,
        Note.INTERROGATION: _questions(reply, findings) >= MANY,
        Note.SOFTENER_ALONE: _softens_only(said, findings) and "?" not in reply,
        Note.LONG: word_count(reply) > LONG,
        Note.TWO_SOFTENERS: _several_softeners(counted),
        Note.CLOSED_QUESTION: "?" in reply and not (_asks(findings) or confirms) and _asks_yes_or_no(reply),
        Note.NO_QUESTION: unasked and not answers_first,
        Note.SAME_AGAIN: _again(counted, recent),
    }
    return tuple(note for note, holds in found.items() if holds)


def _counted(findings: Sequence[Finding]) -> Sequence[Finding]:
    return [finding for finding in findings if finding.certainty is not Certainty.CHECK]


def _asks(findings: Sequence[Finding]) -> bool:
    return any(finding.label in _ASKS for finding in findings)


def _answers_first(findings: Sequence[Finding]) -> bool:
    """Whether proof or a next step comes before anything that softens."""
    answers = [finding.start for finding in _counted(findings) if finding.label in _ANSWERS]
    softened = [finding.start for finding in findings if finding.label.kind is LabelKind.SOFTENER]
    return bool(answers) and min(answers) < min(softened, default=min(answers) + 1)


def _questions(reply: str, findings: Sequence[Finding]) -> int:
    """How many answers are asked for; what only asks for a nod, or leads on to a question, asks for none."""
    leads = [finding for finding in findings if finding.label in _LEADS_IN]
    return sum(
        not any(one.start < question.end() and question.start() < one.end for one in leads)
        for question in _asked(reply)
        if not _NOD.search(question[0])
    )


def _asked(reply: str) -> Iterator[re.Match[str]]:
    """The sentences with words that end with a question mark."""
    sentences = _SENTENCE.finditer(reply)
    return (one for one in sentences if reply[one.end() : one.end() + 1] == "?" and word_count(one[0]))


def _asks_yes_or_no(reply: str) -> bool:
    """Whether every question begins the way only a yes or a no can follow."""
    questions = [question[0].strip().casefold() for question in _asked(reply)]
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


def _softens_only(said: Sequence[Token], findings: Sequence[Finding]) -> bool:
    """Whether there is a softener, none of them complete, and nothing else."""
    whole = any(finding.substance is Substance.COMPLETE for finding in findings)
    return bool(_softeners(_counted(findings))) and not whole and _nothing_else(said, findings)


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
