"""The first schema: decks and cards, memory, the append-only review log, replies, own words, search."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "attempt",
        sa.Column("review_uuid", sa.String(), nullable=False),
        sa.Column("card_id", sa.String(), nullable=False),
        sa.Column("at_ms", sa.Integer(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("aloud", sa.Integer(), nullable=False),
        sa.Column("gave_up", sa.Integer(), nullable=False),
        sa.Column("points", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("review_uuid", name=op.f("pk_attempt")),
    )
    op.create_index(op.f("ix_attempt_card_id_at_ms"), "attempt", ["card_id", "at_ms"], unique=False)
    op.create_table(
        "deck",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("installed_at_ms", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deck")),
    )
    op.create_table(
        "device",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
    )
    op.create_table(
        "param_set",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_param_set")),
        sa.UniqueConstraint("body", name=op.f("uq_param_set_body")),
    )
    op.create_table(
        "phrase_use",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("review_uuid", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("at_ms", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phrase_use")),
    )
    op.create_index(op.f("ix_phrase_use_label_at_ms"), "phrase_use", ["label", "at_ms"], unique=False)
    op.create_index(op.f("ix_phrase_use_review_uuid"), "phrase_use", ["review_uuid"], unique=False)
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.String(), nullable=False),
        sa.Column("device_id", sa.String(), nullable=False),
        sa.Column("device_seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("card_id", sa.String(), nullable=False),
        sa.Column("at_ms", sa.Integer(), nullable=False),
        sa.Column("tz_offset_min", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("card_hash", sa.String(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("duration_ms", sa.Integer(), nullable=False),
        sa.Column("elapsed_days", sa.Integer(), nullable=False),
        sa.Column("s_before", sa.Float(), nullable=False),
        sa.Column("d_before", sa.Float(), nullable=False),
        sa.Column("s_after", sa.Float(), nullable=False),
        sa.Column("d_after", sa.Float(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("param_set_id", sa.Integer(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("target_uuid", sa.String(), nullable=False),
        sa.Column("checksum", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint("uuid", name=op.f("uq_review_uuid")),
    )
    op.create_index(op.f("ix_review_card_id_at_ms"), "review", ["card_id", "at_ms"], unique=False)
    op.create_index(op.f("ix_review_day"), "review", ["day"], unique=False)
    op.create_index(op.f("ix_review_device_id_device_seq"), "review", ["device_id", "device_seq"], unique=True)
    op.create_index(op.f("ix_review_target_uuid"), "review", ["target_uuid"], unique=False)
    op.create_table(
        "card",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deck_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("objection", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("edited_at_ms", sa.Integer(), server_default="0", nullable=False),
        sa.Column("retired_at_ms", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["deck_id"], ["deck.id"], name=op.f("fk_card_deck_id_deck")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card")),
    )
    op.create_index(op.f("ix_card_deck_id_position"), "card", ["deck_id", "position"], unique=False)
    op.create_table(
        "memory",
        sa.Column("card_id", sa.String(), nullable=False),
        sa.Column("deck_id", sa.String(), nullable=False),
        sa.Column("state", sa.Integer(), nullable=False),
        sa.Column("due_day", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.Integer(), nullable=False),
        sa.Column("stability", sa.Float(), nullable=False),
        sa.Column("difficulty", sa.Float(), nullable=False),
        sa.Column("last_day", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.Integer(), nullable=False),
        sa.Column("reps", sa.Integer(), nullable=False),
        sa.Column("lapses", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("suspended", sa.Integer(), server_default="0", nullable=False),
        sa.Column("buried_until", sa.Integer(), server_default="0", nullable=False),
        sa.Column("flag", sa.Integer(), server_default="0", nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["card_id"], ["card.id"], name=op.f("fk_memory_card_id_card")),
        sa.PrimaryKeyConstraint("card_id", name=op.f("pk_memory")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_memory_suspended_state_deck_id_due_day_buried_until"),
        "memory",
        ["suspended", "state", "deck_id", "due_day", "buried_until"],
        unique=False,
    )
    op.create_index(
        op.f("ix_memory_suspended_state_deck_id_position"),
        "memory",
        ["suspended", "state", "deck_id", "position"],
        unique=False,
    )
    op.create_index(op.f("ix_memory_suspended_state_due_at"), "memory", ["suspended", "state", "due_at"], unique=False)
    op.create_index(
        op.f("ix_memory_suspended_state_due_day_deck_id_buried_until"),
        "memory",
        ["suspended", "state", "due_day", "deck_id", "buried_until"],
        unique=False,
    )
    op.create_table(
        "draft",
        sa.Column("card_id", sa.String(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("at_ms", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["card_id"], ["card.id"], name=op.f("fk_draft_card_id_card")),
        sa.PrimaryKeyConstraint("card_id", name=op.f("pk_draft")),
    )
    op.create_table(
        "own_words",
        sa.Column("card_id", sa.String(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("written_for", sa.Text(), nullable=False),
        sa.Column("at_ms", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["card_id"], ["card.id"], name=op.f("fk_own_words_card_id_card")),
        sa.PrimaryKeyConstraint("card_id", name=op.f("pk_own_words")),
    )

    op.execute(
        "CREATE VIRTUAL TABLE card_text USING fts5("
        "card_id UNINDEXED, objection, reply, more, tokenize='unicode61 remove_diacritics 2')"
    )
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER review_{verb.lower()} BEFORE {verb} ON review "
            "BEGIN SELECT RAISE(ABORT, 'the review log is append-only'); END"
        )
