"""Turns and castings of a role-play as JSON, and back."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, replace
from typing import Any

from trainer.domain.cards import Layer
from trainer.domain.categories import Category
from trainer.domain.complaint import Complaint
from trainer.domain.feedback import Certainty, Feedback, Finding, Label, LabelKind, Note, Noticed, Substance, Variety
from trainer.domain.played import Casting, Company, Mark, Met, Seat, Speaker, Turn, Verdict
from trainer.domain.scenes import Customer, Manner, Match, NextStep, Outcome, Saying
from trainer.domain.signs import Shown, Sign, Step
from trainer.domain.talk import MOVES, Deed, End, Grade, Judged, Listen, Move, Name, Play, Propose, Reply, Retake


def dumps(value: Casting | Verdict | Turn | Mark) -> str:
    """JSON of it, without what has columns of its own: words and time of a turn, seat and place of a mark."""
    match value:
        case Turn():
            body = _turn(value)
        case Casting():
            body = asdict(replace(value, complaint=None)) | {"complaint": _whole(value.complaint)}
        case _:
            body = asdict(value)
    if isinstance(value, Mark):
        del body["seat"], body["place"]
    return json.dumps(body, ensure_ascii=False, default=_listed)


def casting(text: str) -> Casting:
    """What `dumps` made of a casting."""
    raw = json.loads(text)
    parts = {
        "category": Category(raw["category"]) if raw["category"] else None,
        "customer": Customer(**raw["customer"]),
        "manner": Manner(raw["manner"]),
        "layers": tuple(Layer(**layer) for layer in raw["layers"]),
        "deflections": tuple(raw["deflections"]),
        "company": Company(raw.get("company", Company.ALONE)),
        "complaint": _complaint(raw["complaint"]) if raw.get("complaint") else None,
    }
    return Casting(**raw | parts)


def verdict(text: str) -> Verdict:
    """What `dumps` made of a verdict."""
    raw = json.loads(text)
    return Verdict(**raw | {"met": _met(raw.get("met"))})


def _met(told: bool | str | None) -> Met | None:
    """At first it was yes or no."""
    if told is None:
        return None
    return Met(told) if isinstance(told, str) else Met.YES if told else Met.NO


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
    shown = tuple(Shown(**one | {"sign": Sign(one["sign"])}) for one in raw.get("shown", ()))
    return Turn(Speaker(raw["speaker"]), said, at_ms, why, deed, heard, raw.get("pause_ms", -1), shown)


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
    if one.shown:
        body["shown"] = [asdict(sign) for sign in one.shown]
    return body


def _whole(complaint: Complaint | None) -> dict[str, Any] | None:
    if complaint is None:
        return None
    told = {field.name: getattr(complaint, field.name) for field in fields(complaint)}
    return told | {"says": dict(complaint.says), "good": dict(complaint.good)}


def _complaint(raw: dict[str, Any]) -> Complaint:
    says = {Saying(why): tuple(lines) for why, lines in raw["says"].items()}
    good = {Step(step): line for step, line in raw["good"].items()}
    return Complaint(**raw | {"vents": tuple(raw["vents"]), "says": says, "good": good})


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


def _judged(raw: dict[str, Any]) -> Judged:
    heard = {"labels": frozenset(map(Label, raw["labels"])), "signs": frozenset(map(Sign, raw.get("signs", ())))}
    return Judged(**raw | heard)


def _deed(raw: dict[str, Any]) -> Deed:
    match Move(raw["move"]):
        case Move.REPLY:
            return Reply(_judged(raw["judged"]))
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
