"""Is the file sound?"""

from __future__ import annotations

from trainer.errors import TrainerError
from trainer.store.engine import Transaction


def quick_check(tx: Transaction) -> tuple[str, ...]:
    """SQLite's own findings; empty when there are none."""
    try:
        found = tx.exec_driver_sql("PRAGMA quick_check").scalars().all()
    except TrainerError as error:  # so damaged that it cannot even be looked through
        return (str(error.__cause__),)
    return tuple(str(line) for line in found if line != "ok")
