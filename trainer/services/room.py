"""Room on the disk: some is kept for the day on which there is none."""

from __future__ import annotations

import threading

from trainer.store.engine import Database


class Room:
    """Keeps a reserve beside the database, and knows when it had to be given up."""

    def __init__(self, database: Database) -> None:
        self._reserve = database.reserve
        self._lock = threading.Lock()

    def keep(self) -> None:
        """Put some room aside where there is enough and none is yet; takes a moment, unless another thread does it."""
        if self._reserve is None or not self._lock.acquire(blocking=False):
            return
        try:
            self._reserve.is_given_up = not self._reserve.make()
        finally:
            self._lock.release()

    def is_short(self) -> bool:
        """Whether what is stored now is stored in the last room there is."""
        return self._reserve is not None and self._reserve.is_given_up
