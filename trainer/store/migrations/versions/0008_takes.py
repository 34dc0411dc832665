"""Replies that were spoken."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "take",
        sa.Column("of_uuid", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.String(), nullable=False),
        sa.Column("at_ms", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("of_uuid", "place", name=op.f("pk_take")),
    )
    op.create_index(op.f("ix_take_at_ms"), "take", ["at_ms"])
    op.create_index(op.f("ix_take_card_id_at_ms"), "take", ["card_id", "at_ms"])
