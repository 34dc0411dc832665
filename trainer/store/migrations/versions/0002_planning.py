"""The day is planned from `memory` alone: it has the category, and indexes in the order in which it is asked."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_BEFORE: tuple[tuple[str, ...], ...] = (
    ("suspended", "state", "deck_id", "due_day", "buried_until"),
    ("suspended", "state", "due_day", "deck_id", "buried_until"),
    ("suspended", "state", "deck_id", "position"),
)
_AFTER: tuple[tuple[str, ...], ...] = (
    ("suspended", "category", "state", "due_day", "buried_until"),
    ("suspended", "state", "due_day", "buried_until", "last_day", "stability"),
    ("suspended", "state", "position", "deck_id", "buried_until"),
)


def upgrade() -> None:
    op.add_column("memory", sa.Column("category", sa.String(), nullable=False, server_default=sa.text("''")))
    op.execute("UPDATE memory SET category = (SELECT category FROM card WHERE card.id = memory.card_id)")
    for columns in _BEFORE:
        op.drop_index(_name(columns), "memory")
    for columns in _AFTER:
        op.create_index(_name(columns), "memory", list(columns), unique=False)


def _name(columns: tuple[str, ...]) -> str:
    return op.f(f"ix_memory_{'_'.join(columns)}")
