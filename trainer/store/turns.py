"""Turns and castings of a role-play as JSON, and back."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from trainer.domain.cards import Layer
from trainer.domain.categories import Category
from trainer.domain.feedback import Certainty, Feedback, Finding, Label, LabelKind, Note, Noticed, Substance, Variety
from trainer.domain.played import Casting, Company, Mark, Seat, Speaker, Turn, Verdict
from trainer.domain.scenes import Customer, Manner, Match, NextStep, Outcome, Saying
from trainer.domain.talk import MOVES, Deed, End, Grade, Judged, Listen, Move, Name, Play, Propose, Reply, Retake


def dumps(value: Casting | Verdict | Turn | Mark) -> str:
    """JSON of it, without what has columns of its own: words and time of a turn, seat and place of a mark."""
    body = _turn(value) if isinstance(value, Turn) else asdict(value)
    if isinstance(value, Mark):
        del body["seat"], body["place"]
    return json.dumps(body, ensure_ascii=False, default=_listed)


def casting(text: str) -> Casting:
    """What `dumps` made of a casting."""
    raw = json.loads(text)
    parts = {
        "category": Category(raw["category"]),
        "customer": Customer(**raw["customer"]),
        "manner": Manner(raw["manner"]),
        "layers": tuple(Layer(**layer) for layer in raw["layers"]),
        "deflections": tuple(raw["deflections"]),
        "company": Company(raw.get("company", Company.ALONE)),
    }
    return Casting(**raw | parts)


def verdict(text: str) -> Verdict:
    """What `dumps` made of a verdict."""
    return Verdict(**json.loads(text))


def mark(seat: str, place: int, text: str) -> Mark:
    """What `dumps` made of a mark, with its seat and its place."""
    raw = json.loads(text)
    heard = raw.pop("labels")
    labels = None if heard is None else frozenset(Label(label) for label in heard)
    return Mark(Seat(seat), place, labels, **raw)


def turn(said: str, at_ms: int, text: str) -> Turn:
    """What `dumps` made of a turn, with its words and its time."""
    raw = json.loads(text)
    why = Saying(raw["why"]) if "why" in raw else None
    deed = _deed(raw["deed"]) if "deed" in raw else None
    heard = _feedback(raw["heard"]) if "heard" in raw else None
    return Turn(Speaker(raw["speaker"]), said, at_ms, why, deed, heard, raw.get("pause_ms", -1))


def _listed(value: object) -> Any:
    return sorted(value) if isinstance(value, frozenset) else str(value)


def _turn(one: Turn) -> dict[str, Any]:
    body: dict[str, Any] = {"speaker": one.speaker}
    if one.why is not None:
        body["why"] = one.why
    if one.deed is not None:
        body["deed"] = {"move": MOVES[type(one.deed)], **asdict(one.deed)}
    if one.feedback is not None:
        body["heard"] = asdict(one.feedback)
    if one.pause_ms >= 0:
        body["pause_ms"] = one.pause_ms
    return body


def _feedback(raw: dict[str, Any]) -> Feedback:
    worn = raw["variety"]
    return Feedback(
        tuple(_finding(one) for one in raw["findings"]),
        tuple(Note(note) for note in raw["notes"]),
        tuple(_noticed(one) for one in raw["noticed"]),
        Variety(Label(worn["worn"]), Label(worn["fresher"])) if worn else None,
    )


def _noticed(raw: dict[str, Any]) -> Noticed:
    return Noticed(**raw | {"kind": LabelKind(raw["kind"]), "certainty": Certainty(raw["certainty"])})


def _finding(raw: dict[str, Any]) -> Finding:
    substance = Substance(raw["substance"]) if raw["substance"] else None
    parts = {"label": Label(raw["label"]), "certainty": Certainty(raw["certainty"]), "substance": substance}
    return Finding(**raw | parts)


def _deed(raw: dict[str, Any]) -> Deed:
    match Move(raw["move"]):
        case Move.REPLY:
            judged = raw["judged"]
            return Reply(Judged(**judged | {"labels": frozenset(Label(label) for label in judged["labels"])}))
        case Move.LISTEN:
            return Listen()
        case Move.NAME:
            return Name()
        case Move.GRADE:
            return Grade(Match(raw["match"]))
        case Move.PROPOSE:
            return Propose(NextStep(**raw["step"]))
        case Move.END:
            return End(Outcome(raw["outcome"]))
        case Move.PLAY:
            step = NextStep(**raw["step"]) if raw["step"] else None
            return Play(Saying(raw["why"]), raw["said"], step)
        case Move.RETAKE:
            return Retake(raw["place"])
