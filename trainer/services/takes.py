"""How replies were said, beside how this rep usually says them."""

from __future__ import annotations

from trainer.domain import delivery
from trainer.domain.delivery import RECENT, Compared
from trainer.domain.played import Played
from trainer.domain.spoken import Kept, Spoken
from trainer.services.recordings import Recordings
from trainer.store import takes
from trainer.store.engine import Database


class Takes:
    """What is known of spoken replies."""

    def __init__(self, database: Database, recordings: Recordings) -> None:
        self._database, self._recordings = database, recordings

    def kept(self, card_id: str) -> tuple[Kept, ...]:
        """The spoken answers to a card that can still be heard, the newest first."""
        with self._database.reading() as tx:
            spoken = takes.of_card(tx, card_id)
        return tuple(one for one in spoken if self._recordings.has(one.of_uuid))

    def compare(self, spoken: Spoken) -> tuple[Compared, ...]:
        """Each measure of a reply that is not stored yet beside the latest ones."""
        with self._database.reading() as tx:
            return delivery.compared(spoken.delivery, takes.recent(tx, RECENT))

    def compare_talk(self, played: Played) -> tuple[Compared, ...]:
        """The middle of what was spoken in a talk beside the replies before it; nothing of one that was typed."""
        spoken = [turn.spoken.delivery for turn in played.turns if turn.spoken is not None]
        if not spoken:
            return ()
        with self._database.reading() as tx:
            return delivery.compared(delivery.middle(spoken), takes.recent(tx, RECENT, played.began.at_ms))
