"""``trainer coach``: what a reply does, for people and for other programs."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from dataclasses import replace
from typing import Any

from trainer import words
from trainer.domain.feedback import CoachContext, Feedback, Finding, LabelKind
from trainer.errors import TrainerError
from trainer.paths import Home
from trainer.services.coaching import Coaching

_TEXTS = ("reply", "objection", "customer")


def judge(arguments: Namespace) -> int:
    """Judge one reply, or every line of standard input, or write what was disputed; returns the exit code."""
    if arguments.disputes:
        return _write_disputes(arguments)
    coach = Coaching((Home(arguments.home) if arguments.home else Home.default()).phrases)
    for trouble in filter(None, (coach.condition.trouble, *coach.condition.broken)):
        print(f"trainer: {trouble}", file=sys.stderr)
    if arguments.jsonl:
        return _lines(coach)
    said = arguments.text if arguments.text is not None else sys.stdin.read()
    feedback = coach(said, CoachContext(objection=arguments.objection))
    if arguments.json:
        print(json.dumps(judged(said, feedback), ensure_ascii=False, indent=1))
    else:
        tell(said, feedback)
    return 0


def _write_disputes(arguments: Namespace) -> int:
    from trainer.bootstrap import open_workspace

    with open_workspace(arguments.home) as workspace:
        count = workspace.disputes.export(arguments.disputes)
    print(words.disputes_written(count, arguments.disputes.name), file=sys.stderr)
    return 0


def _lines(coach: Coaching) -> int:
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        row = _row(line, number)
        said, objection, customer = (row.get(name, "") for name in _TEXTS)
        told = judged(said, coach(said, CoachContext(objection=objection, customer_line=customer)))
        if "customer" in row:
            told["on_topic_question"] = coach.asks_about(said, customer)
        print(json.dumps({"id": row.get("id")} | told, ensure_ascii=False))
    return 0


def _row(line: str, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict) or "reply" not in row:
        raise TrainerError(f'<stdin>:{number}: write one JSON object with "id" and "reply" per line.')
    for name in _TEXTS:
        if not isinstance(row.get(name, ""), str):
            raise TrainerError(f'<stdin>:{number}: "{name}" must be a text.')
    return row


def judged(said: str, feedback: Feedback) -> dict[str, Any]:
    """The labels, and for each the longest of the stretches that earned it."""
    spans: dict[str, str] = {}
    for finding in sorted(feedback.findings, key=_length, reverse=True):
        spans.setdefault(finding.label.value, said[finding.start : finding.end])
    labels = [label.value for label in feedback.labels]
    return {"labels": labels, "spans": {label: spans[label] for label in labels}}


def _length(finding: Finding) -> int:
    return finding.end - finding.start


def tell(said: str, feedback: Feedback) -> None:
    """The same for a person, on standard output."""
    for finding in feedback.findings:
        name, certainty = words.LABELS[finding.label], words.CERTAINTIES[finding.certainty]
        print(f"{name} ({certainty}): “{said[finding.start : finding.end]}”")
    for one in feedback.noticed:
        print(f"{one.name} ({words.CERTAINTIES[one.certainty]}): “{said[one.start : one.end]}”")
    for note in feedback.notes:
        print(words.note(replace(feedback, notes=(note,))))
    if not (feedback.softeners or any(one.kind is LabelKind.SOFTENER for one in feedback.noticed)):
        print("No softening phrase found.")
