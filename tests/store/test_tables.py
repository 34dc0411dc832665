"""A file that was migrated and a file that was declared are the same."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect

from trainer.store.engine import Database
from trainer.store.tables import METADATA

SEARCH = "card_text"
"""The full-text table and the tables that SQLite keeps for it are no part of the metadata."""


@pytest.fixture
def migrated(path: Path) -> Path:
    Database(path).close()
    return path


def test_a_migrated_file_has_the_declared_schema(migrated: Path) -> None:
    engine = create_engine(f"sqlite:///{migrated}")
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "compare_server_default": True,
                "include_name": lambda name, kind, _: not (kind == "table" and str(name).startswith(SEARCH)),
            },
        )
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_keys_and_order_of_columns_are_the_declared_ones_too(migrated: Path, tmp_path: Path) -> None:
    """What Alembic does not compare: primary and foreign keys, the order of columns, WITHOUT ROWID."""
    declared = create_engine(f"sqlite:///{tmp_path / 'declared.sqlite3'}")
    METADATA.create_all(declared)
    declared.dispose()
    for table in METADATA.tables:
        assert shape(migrated, table) == shape(tmp_path / "declared.sqlite3", table)


def shape(path: Path, table: str) -> tuple[object, ...]:
    engine = create_engine(f"sqlite:///{path}")
    seen = inspect(engine)
    columns = [
        (c["name"], str(c["type"]), c["nullable"], c["default"], c["primary_key"]) for c in seen.get_columns(table)
    ]
    found = (columns, seen.get_pk_constraint(table), seen.get_foreign_keys(table), seen.get_unique_constraints(table))
    engine.dispose()
    with closing(sqlite3.connect(path)) as connection:
        (without_rowid,) = connection.execute("SELECT wr FROM pragma_table_list WHERE name = ?", (table,)).fetchone()
    return (*found, without_rowid)
