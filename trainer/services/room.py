"""Room on the disk: some is kept for the day on which there is none."""

from __future__ import annotations

from trainer.store.engine import Database


class Room:
    """Keeps a reserve beside the database, and knows when it had to be given up."""

    def __init__(self, database: Database) -> None:
        self._reserve = database.reserve

    def keep(self) -> None:
        """Put some room aside where there is enough; takes a moment."""
        if self._reserve is not None:
            self._reserve.is_given_up = not self._reserve.make()

    def is_short(self) -> bool:
        """Whether what is stored now is stored in the last room there is; the reserve is made again when it can be."""
        return self._reserve is not None and self._reserve.is_given_up and not self._reserve.make()
