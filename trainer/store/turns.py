"""Turns and castings of a role-play as JSON, and back."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from trainer.domain.cards import Layer
from trainer.domain.categories import Category
from trainer.domain.feedback import Certainty, Feedback, Finding, Label, LabelKind, Note, Noticed, Substance, Variety
from trainer.domain.played import Casting, Speaker, Turn, Verdict
from trainer.domain.scenes import Customer, Manner, Match, NextStep, Outcome, Saying
from trainer.domain.talk import MOVES, Deed, End, Grade, Judged, Listen, Move, Name, Propose, Reply


def dumps(value: Casting | Verdict | Turn) -> str:
    """JSON of it; of a turn without its words and its time, which have columns of their own."""
    body = _turn(value) if isinstance(value, Turn) else asdict(value)
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
    }
    return Casting(**raw | parts)


def verdict(text: str) -> Verdict:
    """What `dumps` made of a verdict."""
    return Verdict(**json.loads(text))


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
