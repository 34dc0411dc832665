"""The tables as they should be. `migrations/` is how an older file gets there; a test keeps the two equal."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text, text

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

DECK = Table(
    "deck",
    METADATA,
    Column("id", String, primary_key=True),
    Column("title", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("heading", Text, nullable=False),
    Column("digest", String, nullable=False),
    Column("installed_at_ms", Integer, nullable=False),
    Column("position", Integer, nullable=False),
)
"""`heading` holds the deck without its cards as JSON: what is only ever shown or exported whole."""

CARD = Table(
    "card",
    METADATA,
    Column("id", String, primary_key=True),
    Column("deck_id", String, ForeignKey("deck.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("category", String, nullable=False),
    Column("objection", Text, nullable=False),
    Column("hash", String, nullable=False),
    Column("body", Text, nullable=False),
    Column("edited_at_ms", Integer, nullable=False, server_default="0"),
    Column("retired_at_ms", Integer, nullable=False, server_default="0"),
    Index(None, "deck_id", "position"),
    Index(None, "deck_id", "retired_at_ms", "category", "id"),
)
"""`body` is the whole card as canonical JSON; `hash` is its digest; category and objection are copies to list by."""

MEMORY = Table(
    "memory",
    METADATA,
    Column("card_id", String, ForeignKey("card.id"), primary_key=True),
    Column("deck_id", String, nullable=False),
    Column("state", Integer, nullable=False),
    Column("due_day", Integer, nullable=False),
    Column("due_at", Integer, nullable=False),
    Column("stability", Float, nullable=False),
    Column("difficulty", Float, nullable=False),
    Column("last_day", Integer, nullable=False),
    Column("last_at", Integer, nullable=False),
    Column("reps", Integer, nullable=False),
    Column("lapses", Integer, nullable=False),
    Column("step", Integer, nullable=False),
    Column("suspended", Integer, nullable=False, server_default="0"),
    Column("buried_until", Integer, nullable=False, server_default="0"),
    Column("flag", Integer, nullable=False, server_default="0"),
    Column("position", Integer, nullable=False),
    Column("category", String, nullable=False, server_default=text("''")),
    Column("marked", Integer, nullable=False, server_default="0"),
    Index(None, "suspended", "category", "state", "due_day", "buried_until"),
    Index(None, "suspended", "state", "due_day", "buried_until", "last_day", "stability", "position", "category"),
    Index(None, "suspended", "state", "last_day", "stability", "due_day", "buried_until", "position", "category"),
    Index(None, "suspended", "state", "due_at"),
    Index(None, "suspended", "state", "position", "deck_id", "buried_until"),
    sqlite_with_rowid=False,
)
"""`position` and `category` are copies from `card`, so that the day is planned and counted from this table alone.

`suspended` holds the reasons of `trainer.domain.memory.Rest` for which a card is not practised; `buried_until` is the
first learning day on which it comes again.
"""

PARAM_SET = Table(
    "param_set",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("body", Text, nullable=False, unique=True),
)

REVIEW = Table(
    "review",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("uuid", String, nullable=False, unique=True),
    Column("device_id", String, nullable=False),
    Column("device_seq", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("card_id", String, nullable=False),
    Column("at_ms", Integer, nullable=False),
    Column("tz_offset_min", Integer, nullable=False),
    Column("day", Integer, nullable=False),
    Column("card_hash", String, nullable=False),
    Column("rating", Integer, nullable=False),
    Column("duration_ms", Integer, nullable=False),
    Column("elapsed_days", Integer, nullable=False),
    Column("s_before", Float, nullable=False),
    Column("d_before", Float, nullable=False),
    Column("s_after", Float, nullable=False),
    Column("d_after", Float, nullable=False),
    Column("days", Integer, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("param_set_id", Integer, nullable=False),
    Column("mode", String, nullable=False),
    Column("target_uuid", String, nullable=False),
    Column("checksum", LargeBinary, nullable=False),
    Index(None, "card_id", "at_ms"),
    Index(None, "day", "rating", "card_id", "kind", "uuid"),
    Index(None, "device_id", "device_seq", unique=True),
    Index(None, "target_uuid"),
)
"""Append-only: triggers refuse UPDATE and DELETE. Not tied to `card` by a key, since a log outlives its cards."""

ATTEMPT = Table(
    "attempt",
    METADATA,
    Column("review_uuid", String, primary_key=True),
    Column("card_id", String, nullable=False),
    Column("at_ms", Integer, nullable=False),
    Column("said", Text, nullable=False),
    Column("aloud", Integer, nullable=False),
    Column("gave_up", Integer, nullable=False),
    Column("points", Text, nullable=False),
    Column("checksum", LargeBinary, nullable=False, server_default=text("x''")),
    Index(None, "card_id", "at_ms"),
)
"""What the rep answered (empty when only said aloud), and which points they ticked, as JSON."""

PHRASE_USE = Table(
    "phrase_use",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("review_uuid", String, nullable=False),
    Column("label", String, nullable=False),
    Column("at_ms", Integer, nullable=False),
    Column("day", Integer, nullable=False),
    Column("said", Text, nullable=False),
    Index(None, "label", "day", "review_uuid"),
    Index(None, "review_uuid"),
)

UNHEARD = Table(
    "unheard",
    METADATA,
    Column("review_uuid", String, primary_key=True),
    Column("line", Text, nullable=False),
)
"""Answers that were stored before the coach was done with them, and the line as it was shown; it hears them later."""

DISPUTE = Table(
    "dispute",
    METADATA,
    Column("card_id", String, primary_key=True),
    Column("said", Text, primary_key=True),
    Column("label", String, primary_key=True),
    Column("objection", Text, nullable=False),
    Column("category", String, nullable=False),
    Column("heard", Text, nullable=False),
    Column("at_ms", Integer, nullable=False),
)
"""A label that the rep denies for a reply to a card. `heard` is all that the coach had found in it: labels with their
words, as JSON. The objection and its kind are copies, since a dispute is told to others who do not have the card."""

OWN_WORDS = Table(
    "own_words",
    METADATA,
    Column("card_id", String, ForeignKey("card.id"), primary_key=True),
    Column("wording", Text, nullable=False),
    Column("written_for", Text, nullable=False),
    Column("at_ms", Integer, nullable=False),
)
"""The rep's wording of a reply: an overlay that no deck update touches; `written_for` is the reply beneath it."""

DRAFT = Table(
    "draft",
    METADATA,
    Column("card_id", String, ForeignKey("card.id"), primary_key=True),
    Column("said", Text, nullable=False),
    Column("at_ms", Integer, nullable=False),
)
"""An answer that was begun and not graded: leaving in the middle loses nothing that was typed."""

HEARD = Table(
    "heard",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("card_id", String, nullable=False),
    Column("at_ms", Integer, nullable=False),
    Column("day", Integer, nullable=False),
    Index(None, "card_id"),
)
"""One row each time a rep heard a card's objection from a customer."""

SITTING = Table(
    "sitting",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("body", Text, nullable=False),
)
"""The session that is going on, as JSON in one row, so that it goes on where it was interrupted."""

ROLEPLAY = Table(
    "roleplay",
    METADATA,
    Column("uuid", String, primary_key=True),
    Column("at_ms", Integer, nullable=False),
    Column("tz_offset_min", Integer, nullable=False),
    Column("casting", Text, nullable=False),
    Column("depth", Integer, nullable=False),
    Column("outcome", String, nullable=False),
    Column("ended_ms", Integer, nullable=False),
    Column("verdict", Text, nullable=False),
    Index(None, "at_ms"),
)
"""One talk with a customer. `casting` is all that it is made of, `verdict` what the rep made of it, both as JSON;
`depth`, `outcome` and `ended_ms` are written with each turn and stand for what its turns lead to."""

TURN = Table(
    "turn",
    METADATA,
    Column("roleplay_uuid", String, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("said", Text, nullable=False),
    Column("at_ms", Integer, nullable=False),
    Column("body", Text, nullable=False),
)
"""What one of the two said, in its place. `body` is who and why, what the rep did with it and what the coach heard, as
JSON."""

MARK = Table(
    "mark",
    METADATA,
    Column("roleplay_uuid", String, primary_key=True),
    Column("seat", String, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("body", Text, nullable=False),
)
"""What somebody beside the rep made of one reply of a role-play, or of the whole of it, as JSON."""

PLAN = Table(
    "plan",
    METADATA,
    Column("uuid", String, primary_key=True),
    Column("at_ms", Integer, nullable=False),
    Column("tz_offset_min", Integer, nullable=False),
    Column("body", Text, nullable=False),
)
"""What the rep wants to say in one meeting before anybody objects, as JSON."""

TAKE = Table(
    "take",
    METADATA,
    Column("of_uuid", String, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("card_id", String, nullable=False),
    Column("at_ms", Integer, nullable=False),
    Column("day", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Index(None, "at_ms"),
    Index(None, "card_id", "at_ms"),
)
"""A reply that was spoken: of an answer, then `place` is 0, or of a role-play, then it is the place of the turn.

`body` holds its words with their times and what was measured, as JSON; its sound, where the rep keeps that, is a file.
"""

DEVICE = Table(
    "device",
    METADATA,
    Column("id", String, primary_key=True),
    Column("seq", Integer, nullable=False),
)
"""This computer, and how many log rows it has written."""
