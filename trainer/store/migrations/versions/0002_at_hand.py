"""The day is planned from `memory` alone; cards are marked, lines heard are counted, a session can be gone on with.

Until now `suspended` was 1 for a card that its deck no longer had; that is 2 now (`Rest.RETIRED`).
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_INDEXES = {
    "memory": (
        (
            ("suspended", "state", "deck_id", "due_day", "buried_until"),
            ("suspended", "category", "state", "due_day", "buried_until"),
        ),
        (
            ("suspended", "state", "due_day", "deck_id", "buried_until"),
            ("suspended", "state", "due_day", "buried_until", "last_day", "stability", "position", "category"),
        ),
        (
            ("suspended", "state", "deck_id", "position"),
            ("suspended", "state", "position", "deck_id", "buried_until"),
        ),
    ),
    "review": ((("day",), ("day", "rating", "card_id", "kind", "uuid")),),
    "phrase_use": ((("label", "at_ms"), ("label", "day", "review_uuid")),),
}
"""Per table the columns of an index as they were, and as they are from now on."""

_NEW_INDEXES = {
    "card": ("deck_id", "retired_at_ms", "category", "id"),
    "memory": ("suspended", "state", "last_day", "stability", "due_day", "buried_until", "position", "category"),
}


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
    for table, columns in _NEW_INDEXES.items():
        op.create_index(_name(table, columns), table, list(columns), unique=False)
    for table, changes in _INDEXES.items():
        for before, after in changes:
            op.drop_index(_name(table, before), table)
            op.create_index(_name(table, after), table, list(after), unique=False)


def _name(table: str, columns: tuple[str, ...]) -> str:
    return op.f(f"ix_{table}_{'_'.join(columns)}")
