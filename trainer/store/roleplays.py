"""Role-plays, turn by turn: what was said is on the disk before it stands on the screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from trainer.domain.cards import LAYERS
from trainer.domain.categories import Category
from trainer.domain.days import Moment
from trainer.domain.played import Casting, Company, Mark, Played, Turn
from trainer.domain.scenes import Outcome
from trainer.errors import NotFoundError
from trainer.store import takes, turns
from trainer.store.engine import Transaction
from trainer.store.prepared import Prepared
from trainer.store.tables import CARD, MARK, ROLEPLAY, TURN

_IS_IT = ROLEPLAY.c.uuid == bindparam("of")
_PUT = Prepared(insert(ROLEPLAY), [column.name for column in ROLEPLAY.c])
_GET = Prepared(select(ROLEPLAY).where(_IS_IT))
_NEWEST_FIRST = select(ROLEPLAY).order_by(ROLEPLAY.c.at_ms.desc(), ROLEPLAY.c.uuid)
_ALL = Prepared(_NEWEST_FIRST)
_OPEN = Prepared(_NEWEST_FIRST.where(ROLEPLAY.c.ended_ms == 0).limit(1))
_WITH, _REP = (func.json_extract(ROLEPLAY.c.casting, f"$.{name}") for name in ("company", "rep"))
_IN_COMPANY = Prepared(
    select(ROLEPLAY.c.casting).where(bindparam("alone") != _WITH, _REP == "").order_by(ROLEPLAY.c.at_ms.desc()).limit(1)
)
_SET = Prepared(update(ROLEPLAY).where(_IS_IT), ("depth", "outcome", "ended_ms", "verdict"))
_PUT_TURN = Prepared(insert(TURN), [column.name for column in TURN.c])
_IS_OF_IT = TURN.c.roleplay_uuid == bindparam("of")
_TURNS = Prepared(select(TURN.c.place, TURN.c.said, TURN.c.at_ms, TURN.c.body).where(_IS_OF_IT).order_by(TURN.c.place))
_SET_TURN = Prepared(update(TURN).where(_IS_OF_IT, TURN.c.place == bindparam("at")), ("said", "body"))
_COUNT = Prepared(select(func.count()).where(_IS_OF_IT))
_CARD_ID = func.json_extract(ROLEPLAY.c.casting, "$.card_id")
_TIMES = Prepared(select(_CARD_ID, func.count()).group_by(_CARD_ID))
_LAYERS = func.json_array_length(CARD.c.body, "$.layers")
_PLAYABLE = select(CARD.c.id).where(CARD.c.retired_at_ms == 0, _LAYERS == LAYERS).order_by(CARD.c.id)
_ANY_KIND = Prepared(_PLAYABLE)
_OF_KIND = Prepared(_PLAYABLE.where(CARD.c.category == bindparam("category")))
_PUT_MARK = Prepared(insert(MARK).prefix_with("OR REPLACE"), [column.name for column in MARK.c])
_IS_ON_IT = MARK.c.roleplay_uuid == bindparam("of")
_MARKS = Prepared(select(MARK.c.seat, MARK.c.place, MARK.c.body).where(_IS_ON_IT).order_by(MARK.c.seat, MARK.c.place))
_FORGET_MARKS = Prepared(delete(MARK).where(_IS_ON_IT))
_FORGET = Prepared(delete(ROLEPLAY).where(_IS_IT))
_FORGET_TURNS = Prepared(delete(TURN).where(_IS_OF_IT))


def put(tx: Transaction, played: Played) -> None:
    """A role-play begins; `add` brings its turns."""
    began = {"at_ms": played.began.at_ms, "tz_offset_min": played.began.tz_offset_min}
    _PUT.do(tx, uuid=played.uuid, **began, casting=turns.dumps(played.casting), **_state(played))


def add(tx: Transaction, played: Played, said: Iterable[Turn]) -> None:
    """The newest turns, and what they lead to: its depth, its end and what the rep made of it."""
    first = _COUNT.value(tx, of=played.uuid)
    for place, turn in enumerate(said, first):
        row = {"said": turn.said, "at_ms": turn.at_ms, "body": turns.dumps(turn)}
        _PUT_TURN.do(tx, roleplay_uuid=played.uuid, place=place, **row)
        if turn.spoken is not None:
            moment = Moment(turn.at_ms, played.began.tz_offset_min)
            takes.put(tx, played.uuid, played.casting.card_id, moment, turn.spoken, place=place)
    _SET.do(tx, of=played.uuid, **_state(played))


def rewrite(tx: Transaction, uuid: str, place: int, turn: Turn) -> None:
    """A turn reads differently now."""
    _SET_TURN.do(tx, of=uuid, at=place, said=turn.said, body=turns.dumps(turn))


def put_mark(tx: Transaction, uuid: str, mark: Mark) -> None:
    """Keep what somebody made of a role-play, in the place of what they made of it before."""
    _PUT_MARK.do(tx, roleplay_uuid=uuid, seat=mark.seat.value, place=mark.place, body=turns.dumps(mark))


def get(tx: Transaction, uuid: str) -> Played:
    """One role-play with its turns.

    Raises:
        NotFoundError: There is none of that name.
    """
    row = _GET.row(tx, of=uuid)
    if row is None:
        raise NotFoundError("This role-play is not there any more; choose another one.")
    return _played(tx, row)


def everything(tx: Transaction) -> tuple[Played, ...]:
    """Every role-play, the newest first."""
    return tuple(_played(tx, row) for row in _ALL.rows(tx))


def going_on(tx: Transaction) -> Played | None:
    """The newest one that was not ended; None when there is none."""
    row = _OPEN.row(tx)
    return _played(tx, row) if row else None


def in_company(tx: Transaction) -> Casting | None:
    """What the newest one was made of that was played with others by the rep whose program it is; None without one."""
    text = _IN_COMPANY.value(tx, alone=Company.ALONE.value)
    return turns.casting(text) if text else None


def times(tx: Transaction) -> dict[str, int]:
    """How often each card was played."""
    return dict(_TIMES.rows(tx))


def playable(tx: Transaction, category: Category | None) -> list[str]:
    """Ids of the cards with all their layers: of one kind, or of any."""
    rows = _OF_KIND.rows(tx, category=category.value) if category else _ANY_KIND.rows(tx)
    return [card_id for (card_id,) in rows]


def forget(tx: Transaction, uuid: str) -> None:
    """Take a role-play away, with everything that was said in it."""
    _FORGET_TURNS.do(tx, of=uuid)
    _FORGET_MARKS.do(tx, of=uuid)
    takes.forget(tx, uuid)
    _FORGET.do(tx, of=uuid)


def _state(played: Played) -> dict[str, Any]:
    outcome = played.outcome.value if played.outcome else ""
    ended = {"depth": played.depth, "outcome": outcome, "ended_ms": played.ended_ms}
    return {**ended, "verdict": turns.dumps(played.verdict)}


def _played(tx: Transaction, row: tuple[Any, ...]) -> Played:
    uuid, at_ms, offset, casting, depth, outcome, ended_ms, verdict = row
    spoken = takes.of_all(tx, uuid)
    rows = _TURNS.rows(tx, of=uuid)
    said = tuple(replace(turns.turn(*found), spoken=spoken.get(place)) for place, *found in rows)
    ended = Outcome(outcome) if outcome else None
    made_of = turns.casting(casting)
    marks = tuple(turns.mark(*found) for found in _MARKS.rows(tx, of=uuid))
    return Played(uuid, Moment(at_ms, offset), made_of, said, depth, ended, ended_ms, turns.verdict(verdict), marks)
