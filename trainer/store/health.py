"""Is the file sound?"""

from __future__ import annotations

from trainer.store.engine import Transaction


def quick_check(tx: Transaction) -> tuple[str, ...]:
    """SQLite's own findings; empty when there are none."""
    found = tx.exec_driver_sql("PRAGMA quick_check").scalars().all()
    return tuple(str(line) for line in found if line != "ok")
