"""What was said for an answer has a checksum of its own, as the answer has had from the start."""

import hashlib
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_TEXTS = ("review_uuid", "card_id", "said", "points")
_IN_ORDER = ("review_uuid", "card_id", "at_ms", "said", "aloud", "gave_up", "points")


def upgrade() -> None:
    op.add_column("attempt", sa.Column("checksum", sa.LargeBinary(), nullable=False, server_default=sa.text("x''")))
    driver: Any = op.get_bind().connection.driver_connection
    driver.create_function("seal", len(_IN_ORDER), _seal, deterministic=True)
    values = (f"CAST({name} AS BLOB)" if name in _TEXTS else name for name in _IN_ORDER)
    op.execute(f"UPDATE attempt SET checksum = seal({', '.join(values)})")


def _seal(*values: int | bytes) -> bytes:
    """Texts come as bytes, since a damaged one may be no text any more."""
    known = (value.decode("utf-8", "surrogateescape") if isinstance(value, bytes) else value for value in values)
    return hashlib.blake2b("\x1f".join(map(repr, known)).encode(), digest_size=8).digest()
