"""The coach: rules for the words that are known, the encoder for everybody else's."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from trainer.coaching import everyday as shared
from trainer.coaching import judging, meaning
from trainer.coaching.families import Family
from trainer.coaching.model import Model
from trainer.coaching.normalise import Token, is_latin, tokens
from trainer.coaching.outputs import LABELS, ON_TOPIC
from trainer.coaching.rules import Hit, Rules
from trainer.coaching.shape import notes
from trainer.coaching.substance import with_substance
from trainer.domain.feedback import Certainty, CoachContext, Feedback, Finding, Label, LabelKind, Noticed

if TYPE_CHECKING:
    from trainer.coaching.encoder import Reading

_DOUBT = 4.0
"""A sure rule stands, as likely, when the encoder is no more than so far from agreeing."""

_FAR_FROM_ASKING = 5.0
"""Words without a question mark that are so much further from an open question than one that holds ask nothing."""

_NARROW = frozenset({Label.PROOF_STORY})
"""Where the phrase file knows so little that what it knows is so, whatever the encoder says."""

_EVIDENCE = frozenset({Label.PROOF_STORY, Label.OPEN_QUESTION})

_RULES_OUT = {"candour": Label.DEFENSIVE, "ownership": Label.DEFENSIVE, "closing": Label.PERMISSION}
"""Families whose words are the opposite of a label, whatever the encoder says: owning up, and a yes that is fetched."""

_CONFIRM, _JARGON = "confirm", "jargon"
"""Families that are not measured and still tell something about others."""


class Coach:
    """Judges replies. With a model it hears what is said in anyone's words, without one the known phrases.

    Calling it is safe from several threads at once and takes about 10 ms for 25 words.
    """

    def __init__(self, families: Sequence[Family], model: Model | None = None) -> None:
        self._families = families
        self._rules = Rules(families)
        self._model = model
        self._by_example = [
            family for family in families if family.examples and not (family.label or family.only_words)
        ]

    def __call__(self, reply: str, context: CoachContext) -> Feedback:
        """What the reply does; an empty answer is a normal answer.

        The context matters for the notes, and for words of the trade that the customer used first.
        """
        said = tokens(reply, shared.everyday().spelling)
        if not said:
            return Feedback()
        hits = self._rules.hear(said)
        known = [_finding(hit, said) for hit in hits if hit.family.label]
        given = {_finding(hit, said) for hit in hits if hit.family.label and hit.family.is_team}
        reading = self._read(reply)
        opposed = [_noticed(hit, said) for hit in hits if hit.family.key in _RULES_OUT]
        found = self._heard(said, reading, known, given) if reading else known
        found = [finding for finding in found if not _is_ruled_out(finding, opposed)]
        findings = with_substance(_in_order(found), said, hits)
        heard_before = _words(f"{context.objection} {context.customer_line}")
        noticed = [_noticed(hit, said) for hit in hits if _is_worth_a_look(hit, said, heard_before)]
        remarks = notes(
            reply,
            said,
            [finding for finding in findings if finding.label not in context.denied],
            context.recent_families,
            opening=bool(context.objection) and context.customer_line in ("", context.objection),
            confirms=_CONFIRM not in context.denied and any(hit.family.key == _CONFIRM for hit in hits),
        )
        related = self._related(reading, said) if reading else ()
        return Feedback(findings, remarks, _each_once([*noticed, *related]))

    def asks_about(self, reply: str, customer: str) -> bool:
        """Whether the reply really asks about what the customer said, so that the next layer opens."""
        if self._model is None:
            return Label.OPEN_QUESTION in self(reply, CoachContext(customer_line=customer)).labels
        reading = self._read(reply, customer)
        is_about = reading is not None and judging.pooled(reading.logits)[ON_TOPIC] >= self._model.sheet.on_topic
        return bool(is_about) and ("?" in reply or self._may_ask(reply, self._model))

    def _may_ask(self, reply: str, hearing: Model) -> bool:
        """Whether words without a question mark may be a question at all: warmth about the very matter is none."""
        reading = self._read(reply)
        bar = hearing.sheet.bands[Label.OPEN_QUESTION].holds - _FAR_FROM_ASKING
        return reading is not None and bool(judging.pooled(reading.logits)[LABELS.index(Label.OPEN_QUESTION)] >= bar)

    def meaning(self, line: str) -> meaning.Meaning | None:
        """What a customer's line means; None without a model, or where it cannot be read."""
        return meaning.of(self._model.encoder, line) if self._model else None

    @property
    def model(self) -> str:
        """Which encoder it hears with, as a digest; empty without one."""
        return self._model.sheet.digest if self._model else ""

    def nearest(self, label: Label, words: str) -> str:
        """The known phrase of a label that does most nearly the same as these words; empty where none is known."""
        family = next((family for family in self._families if family.label is label and family.examples), None)
        return self._model.kin.nearest(family, words) if family and self._model else family.seed if family else ""

    def _read(self, reply: str, customer: str = "") -> Reading | None:
        """What the encoder reads of a reply; None without one, or where it knows nothing of the letters."""
        return self._model.encoder.read(reply, customer) if self._model and is_latin(reply) else None

    def _heard(
        self, said: Sequence[Token], reading: Reading, known: Sequence[Finding], given: Collection[Finding]
    ) -> list[Finding]:
        """The labels that the encoder hears, those that a phrase file is sure of and it does not rule out, and what is
        given by a team's own patterns.
        """
        assert self._model is not None
        bands = self._model.sheet.bands
        whole = judging.pooled(reading.logits)
        found = [_confirmed(finding, known) for finding in judging.findings(said, reading, bands)]
        labels = {finding.label for finding in found}
        for finding in known:
            near = whole[LABELS.index(finding.label)] >= bands[finding.label].holds - _DOUBT
            stands = near or finding.label in _NARROW
            if finding.label in labels:
                continue
            if finding in given:
                found.append(finding)
            elif finding.certainty is Certainty.SURE and stands:
                found.append(replace(finding, certainty=Certainty.LIKELY))
        return [finding for finding in found if not _is_backed(finding, found)]

    def _related(self, reading: Reading, said: Sequence[Token]) -> Iterator[Noticed]:
        """Sentences that do what the examples of a family do that is not measured."""
        assert self._model is not None
        for one in self._model.kin.related(self._by_example, reading, said):
            if one.likeness >= self._model.sheet.kin:
                yield _unmeasured(one.family, one.start, one.end)


def _confirmed(finding: Finding, known: Sequence[Finding]) -> Finding:
    """What a phrase file knows for sure is sure, however the encoder rates it."""
    for one in known:
        if one.label is finding.label and one.start < finding.end and finding.start < one.end:
            return replace(
                finding, certainty=min(one.certainty, finding.certainty, key=list(Certainty).index), pattern=one.pattern
            )
    return finding


def _is_backed(finding: Finding, found: Sequence[Finding]) -> bool:
    """A yes and a but, with evidence or a question somewhere after it, is no fault; see the label guide."""
    return finding.label is Label.YES_BUT and any(
        one.label in _EVIDENCE and one.start >= finding.start for one in found
    )


def _is_ruled_out(finding: Finding, opposed: Sequence[Noticed]) -> bool:
    """Who says what went wrong on their own side defends nothing by that; see `_RULES_OUT`."""
    return any(
        _RULES_OUT[one.family] is finding.label and one.start < finding.end and finding.start < one.end
        for one in opposed
    )


def _finding(hit: Hit, said: Sequence[Token]) -> Finding:
    assert hit.family.label is not None
    start, end = said[hit.match.first].start, said[hit.match.last].end
    return Finding(hit.family.label, start, end, hit.certainty, hit.source)


def _is_worth_a_look(hit: Hit, said: Sequence[Token], heard_before: frozenset[str]) -> bool:
    """Whether a family is shown though it is not measured; words of the trade that the customer used are no jargon."""
    if hit.family.label or hit.family.kind is LabelKind.PART:
        return False
    ends = {said[hit.match.first].text, said[hit.match.last].text}
    return hit.family.key != _JARGON or not ends <= heard_before


def _words(text: str) -> frozenset[str]:
    return frozenset(token.text for token in tokens(text, shared.everyday().spelling))


def _noticed(hit: Hit, said: Sequence[Token]) -> Noticed:
    return _unmeasured(hit.family, said[hit.match.first].start, said[hit.match.last].end)


def _unmeasured(family: Family, start: int, end: int) -> Noticed:
    return Noticed(family.key, family.name, family.definition, family.kind, start, end)


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (finding.start, finding.end, finding.label)))


def _each_once(noticed: Iterable[Noticed]) -> tuple[Noticed, ...]:
    """The first mention of each family, in the order of the words."""
    first: dict[str, Noticed] = {}
    for one in noticed:
        first.setdefault(one.family, one)
    return tuple(sorted(first.values(), key=lambda one: (one.start, one.family)))
