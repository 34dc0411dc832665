"""What the rep disputes of the coach's findings, and the answers that the coach has yet to hear."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "unheard",
        sa.Column("review_uuid", sa.String(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("review_uuid", name=op.f("pk_unheard")),
    )
    op.create_table(
        "dispute",
        sa.Column("card_id", sa.String(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("objection", sa.Text(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("heard", sa.Text(), nullable=False),
        sa.Column("at_ms", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("card_id", "said", "label", name=op.f("pk_dispute")),
    )
