"""The day is planned from `memory` alone; cards are marked, lines heard are counted, a session can be gone on with.

Until now `suspended` was 1 for a card that its deck no longer had; that is 2 now (`Rest.RETIRED`).
"""

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
    op.add_column("memory", sa.Column("marked", sa.Integer(), nullable=False, server_default="0"))
    op.execute("UPDATE memory SET suspended = 2 WHERE suspended = 1")
    op.create_table(
        "heard",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.String(), nullable=False),
        sa.Column("at_ms", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_heard")),
    )
    op.create_index(op.f("ix_heard_card_id"), "heard", ["card_id"], unique=False)
    op.create_table(
        "sitting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sitting")),
    )
    for columns in _BEFORE:
        op.drop_index(_name(columns), "memory")
    for columns in _AFTER:
        op.create_index(_name(columns), "memory", list(columns), unique=False)


def _name(columns: tuple[str, ...]) -> str:
    return op.f(f"ix_memory_{'_'.join(columns)}")
