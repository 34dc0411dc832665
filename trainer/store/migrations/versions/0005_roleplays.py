"""Role-plays, and what was said in them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "roleplay",
        sa.Column("uuid", sa.String(), nullable=False),
        sa.Column("at_ms", sa.Integer(), nullable=False),
        sa.Column("tz_offset_min", sa.Integer(), nullable=False),
        sa.Column("casting", sa.Text(), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("ended_ms", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("uuid", name=op.f("pk_roleplay")),
    )
    op.create_index(op.f("ix_roleplay_at_ms"), "roleplay", ["at_ms"])
    op.create_table(
        "turn",
        sa.Column("roleplay_uuid", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("at_ms", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("roleplay_uuid", "place", name=op.f("pk_turn")),
    )
