"""Talks looked at from afar: in a list, by their words, by what was heard; their turns are not read into memory.

SQLite looks through the words of 20 000 turns in a few milliseconds, so there is no second index to be kept up.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import text

from trainer.domain.categories import Category
from trainer.domain.days import Moment
from trainer.domain.feedback import SOFTENERS, Label
from trainer.domain.played import Company
from trainer.domain.scenes import Manner, Outcome
from trainer.domain.talks import TalkRow
from trainer.store.engine import Transaction
from trainer.store.prepared import Prepared

_IS_OWN = "coalesce(json_extract(roleplay.casting, '$.rep'), '') = ''"
_STANDS = """NOT EXISTS (
        SELECT 1 FROM turn AS later
         WHERE later.roleplay_uuid = turn.roleplay_uuid AND later.place > turn.place
           AND json_extract(later.body, '$.deed.move') = 'retake'
           AND json_extract(later.body, '$.deed.place') <= turn.place
     )"""
"""It was not asked for once more; the same as `trainer.domain.played.standing`."""
_HEARD = f"""
    SELECT turn.roleplay_uuid AS talk, turn.place, json_extract(one.value, '$.label') AS family,
           (turn.at_ms / 60000 + roleplay.tz_offset_min - 240) / 1440 AS day
      FROM roleplay JOIN turn ON turn.roleplay_uuid = roleplay.uuid, json_each(turn.body, '$.heard.findings') AS one
     WHERE {{which}} AND {_STANDS} AND json_extract(one.value, '$.certainty') != 'check'
"""
_NOTICED = f"""
    SELECT turn.roleplay_uuid, turn.place, json_extract(one.value, '$.family'),
           (turn.at_ms / 60000 + roleplay.tz_offset_min - 240) / 1440
      FROM roleplay JOIN turn ON turn.roleplay_uuid = roleplay.uuid, json_each(turn.body, '$.heard.noticed') AS one
     WHERE {{which}} AND {_STANDS}
"""
_USES = Prepared(
    text(
        f"SELECT family, count(*), max(day) FROM ({_HEARD.format(which=_IS_OWN)}"
        f" UNION {_NOTICED.format(which=_IS_OWN)}) GROUP BY family"
    )
)
_BEFORE = Prepared(
    text(f"""
        SELECT uuid FROM roleplay
         WHERE at_ms < :at_ms AND ended_ms > 0 AND {_IS_OWN} ORDER BY at_ms DESC, uuid LIMIT :limit
    """)
)
_OF_ONE = Prepared(
    text(f"SELECT family, count(DISTINCT place) FROM ({_HEARD.format(which='roleplay.uuid = :of')}) GROUP BY family")
)

_LEFT_CLOSED = Prepared(
    text(f"""
        SELECT json_extract(casting, '$.card_id') FROM roleplay
         WHERE (at_ms / 60000 + tz_offset_min - 240) / 1440 = :day AND at_ms <= :at_ms AND ended_ms > 0 AND {_IS_OWN}
           AND depth < json_array_length(casting, '$.layers')
         ORDER BY at_ms DESC, uuid
    """)
)


def left_closed(tx: Transaction, day: int, at_ms: int) -> tuple[str, ...]:
    """Ids of the cards over which the rep talked on that learning day, up to that instant, and left a door closed."""
    return tuple(dict.fromkeys(card_id for (card_id,) in _LEFT_CLOSED.rows(tx, day=day, at_ms=at_ms)))


_LISTED = """
    SELECT uuid, at_ms, tz_offset_min, json_extract(casting, '$.customer.name'), json_extract(casting, '$.category'),
           json_extract(casting, '$.line'), json_extract(casting, '$.manner'),
           coalesce(json_extract(casting, '$.company'), 'alone'), coalesce(json_extract(casting, '$.rep'), ''),
           depth, json_array_length(casting, '$.layers'), outcome
      FROM roleplay {which} ORDER BY at_ms DESC, uuid LIMIT :limit OFFSET :first
"""
_ROWS = Prepared(text(_LISTED.format(which="")))
_ENDED = Prepared(text(_LISTED.format(which="WHERE ended_ms > 0")))
_COUNT = Prepared(text("SELECT count(*) FROM roleplay"))
_SAYING = Prepared(
    text("""
        SELECT DISTINCT roleplay_uuid FROM turn
         WHERE replace(replace(said, char(8217), ''), char(39), '') LIKE '%' || :word || '%'
    """)
)
ALL = -1
"""As many as there are."""


def rows(tx: Transaction, first: int = 0, limit: int = ALL) -> tuple[TalkRow, ...]:
    """Every talk from a place on, the newest first."""
    return tuple(map(_row, _ROWS.rows(tx, first=first, limit=limit)))


def ended(tx: Transaction, limit: int) -> tuple[TalkRow, ...]:
    """The newest talks that were ended."""
    return tuple(map(_row, _ENDED.rows(tx, first=0, limit=limit)))


def count(tx: Transaction) -> int:
    """How many there are."""
    return int(_COUNT.value(tx))


def saying(tx: Transaction, word: str) -> frozenset[str]:
    """The talks in which somebody said that, whole or in a longer word; apostrophes and capitals do not matter."""
    return frozenset(uuid for (uuid,) in _SAYING.rows(tx, word=word))


def _row(found: tuple[Any, ...]) -> TalkRow:
    uuid, at_ms, offset, customer, category, line, manner, company, rep, depth, layers, outcome = found
    return TalkRow(
        uuid,
        Moment(at_ms, offset),
        customer,
        Category(category) if category else None,
        line,
        Manner(manner),
        Company(company),
        rep,
        depth,
        layers,
        Outcome(outcome) if outcome else None,
    )


def family_uses(tx: Transaction) -> Mapping[str, tuple[int, int]]:
    """In how many replies of the rep's own talks each family was heard, and on which learning day last."""
    return {family: (count, last) for family, count, last in _USES.rows(tx)}


def softeners_before(tx: Transaction, at_ms: int, limit: int) -> tuple[Mapping[Label, int], ...]:
    """How often each softener was heard in the rep's newest own talks that began before then and were ended."""
    return tuple(_softeners(tx, uuid) for (uuid,) in _BEFORE.rows(tx, at_ms=at_ms, limit=limit))


def _softeners(tx: Transaction, uuid: str) -> Mapping[Label, int]:
    heard = dict(_OF_ONE.rows(tx, of=uuid))
    return {label: heard[label] for label in SOFTENERS if label in heard}
