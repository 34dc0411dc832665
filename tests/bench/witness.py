"""Looks whether a home still has everything that a rep was told is done, and nothing that was never done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.rep import ABOUT, ANSWER, CHOICE, DONE, IMPORT, REDO, TURN, UNDO, Deed, Told, a_version
from tests.builders import NOON, FixedClock, open_home
from trainer.errors import TrainerError
from trainer.services.answers import replayed
from trainer.store import cards, memories, reviews
from trainer.store.engine import Transaction

_SINCE = """
SELECT r.id, r.kind, r.rating, r.card_id, r.device_seq, coalesce(mine.said, theirs.said) AS said
FROM review AS r
LEFT JOIN attempt AS mine ON mine.review_uuid = r.uuid
LEFT JOIN attempt AS theirs ON theirs.review_uuid = r.target_uuid
WHERE r.id > ? ORDER BY r.id
"""

_TURNS = """
SELECT turn.said, turn.at_ms, answer.said AS answered
FROM turn
LEFT JOIN turn AS answer ON answer.roleplay_uuid = turn.roleplay_uuid AND answer.place = turn.place + 1
WHERE turn.said LIKE 'Life %' AND turn.at_ms > ? ORDER BY turn.at_ms
"""


@dataclass
class Verdict:
    """What was found after an end.

    Attributes:
        lost: Deeds that were acknowledged and are not there.
        faults: Everything else that is wrong, in words.
    """

    lost: list[Deed] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        return not self.lost and not self.faults


class Witness:
    """Remembers how far everything was in order, so that each look is at what came since."""

    def __init__(self) -> None:
        self._id = self._seq = self._turn_ms = 0
        self._version = self._name = ""

    def examine(self, home: Path, told: list[Told]) -> Verdict:
        """Open the home, as the next start would, and compare it with what was told since the last look."""
        verdict = Verdict()
        try:
            workspace = open_home(home, clock=_clock_after(told))
        except TrainerError as error:
            return Verdict(_acknowledged(told), [str(error)])
        try:
            self._look_at_settings(workspace.preferences().name, told, verdict)
            with workspace._database.reading() as tx:
                self._look_at_log(tx, told, verdict)
                self._look_at_deck(tx, told, verdict)
                self._look_at_talks(tx, told, verdict)
        except TrainerError as error:
            verdict.faults.append(str(error))
        finally:
            workspace.close()
        return verdict

    def _look_at_settings(self, name: str, told: list[Told], verdict: Verdict) -> None:
        last = _last(CHOICE, told) or self._name
        if name != last and not _is_under_way(Deed(CHOICE, name), told):
            verdict.lost.append(Deed(CHOICE, last))
        self._name = name

    def _look_at_log(self, tx: Transaction, told: list[Told], verdict: Verdict) -> None:
        health = [str(line) for line in tx.exec_driver_sql("PRAGMA integrity_check").scalars()]
        verdict.faults += [line for line in health if line != "ok"]
        rows = tx.exec_driver_sql(_SINCE, (self._id,)).all()
        found = [Deed(ANSWER if row.kind == "review" else row.kind, row.said, row.rating) for row in rows]
        expected = [deed for deed in _acknowledged(told) if deed.kind in (ANSWER, UNDO, REDO)]
        lost = list((Counter(expected) - Counter(found)).elements())
        rest = found[len(expected) :]
        if not lost and (found[: len(expected)] != expected or (rest and not _may_end_with(rest, told))):
            verdict.faults.append(f"in the log, and never done: {rest}")
        verdict.lost += lost
        if [row.device_seq for row in rows] != list(range(self._seq + 1, self._seq + 1 + len(rows))):
            verdict.faults.append("the log has gaps")
        verdict.faults += _unlike_replay(tx, {row.card_id for row in rows})
        if rows:
            self._id, self._seq = rows[-1].id, rows[-1].device_seq

    def _look_at_talks(self, tx: Transaction, told: list[Told], verdict: Verdict) -> None:
        """Every reply is there with the customer's answer to it, in its order."""
        rows = tx.exec_driver_sql(_TURNS, (self._turn_ms,)).all()
        found, expected = [row.said for row in rows], [deed.mark for deed in _acknowledged(told) if deed.kind == TURN]
        lost = [Deed(TURN, said) for said in expected if said not in found]
        rest = found[len(expected) :]
        is_true = found[: len(expected)] == expected and all(_is_under_way(Deed(TURN, said), told) for said in rest)
        if not lost and not is_true:
            verdict.faults.append(f"in a talk, and never said: {rest}")
        verdict.lost += lost
        verdict.faults += [f"nobody answered: {row.said}" for row in rows if not row.answered]
        if rows:
            self._turn_ms = rows[-1].at_ms

    def _look_at_deck(self, tx: Transaction, told: list[Told], verdict: Verdict) -> None:
        """The deck is one version and no mixture: the last that was imported, or the one that was on its way."""
        last, deck_id = _last(IMPORT, told) or self._version, a_version(0).id
        deck = cards.deck(tx, deck_id) if deck_id in cards.deck_ids(tx) else None
        version = str(deck.version) if deck else ""
        if version != last and not _is_under_way(Deed(IMPORT, version), told):
            verdict.lost.append(Deed(IMPORT, last))
        if deck and {card.objection for card in deck.cards} != {
            card.objection for card in a_version(deck.version).cards
        }:
            verdict.faults.append(f"version {version} of the deck is a mixture")
        self._version = version


def _clock_after(told: list[Told]) -> FixedClock:
    at = datetime.fromtimestamp(told[-1].at_ms / 1000, UTC) if told else NOON
    return FixedClock(at)


def _acknowledged(told: list[Told]) -> list[Deed]:
    return [one.deed for one in told if one.when == DONE]


def _last(kind: str, told: list[Told]) -> str:
    """The mark of the last acknowledged deed of a kind; empty without one."""
    return next((deed.mark for deed in reversed(_acknowledged(told)) if deed.kind == kind), "")


def _is_under_way(deed: Deed, told: list[Told]) -> bool:
    """Whether this was begun and not acknowledged at the end. Which answer is taken back is known only afterwards."""
    begun = told[-1].deed if told and told[-1].when == ABOUT else None
    return deed == begun or (begun in (Deed(UNDO), Deed(REDO)) and begun.kind == deed.kind)


def _may_end_with(rest: list[Deed], told: list[Told]) -> bool:
    return len(rest) == 1 and _is_under_way(rest[0], told)


def _unlike_replay(tx: Transaction, card_ids: Iterable[str]) -> list[str]:
    sets = reviews.parameter_sets(tx)
    return [
        f"card {card_id} is not as a replay of the log has it"
        for card_id in card_ids
        if memories.memory(tx, card_id) != replayed(reviews.of_card(tx, card_id), sets)
    ]
