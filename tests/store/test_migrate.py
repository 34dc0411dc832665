"""An older file comes up to date, a newer or foreign one is left as it is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, create_engine, inspect

from trainer.errors import TrainerError
from trainer.store import migrate
from trainer.store.engine import Database
from trainer.store.tables import METADATA

SEARCH = "card_text"
"""The full-text table and the tables that SQLite keeps for it are no part of the metadata."""


def made_by(path: Path, *statements: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def names(path: Path, kind: str) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = ?", (kind,))}


def refused(path: Path) -> str:
    """The sentence with which a file is refused; the file is as it was."""
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(TrainerError) as caught:
        Database(path)
    assert (path.read_bytes() if path.is_file() else b"") == before
    return str(caught.value)


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
        assert not [c for c in METADATA.tables[table].constraints if isinstance(c, CheckConstraint)]
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


def test_a_migrated_file_can_search_and_guards_its_log(migrated: Path) -> None:
    assert SEARCH in names(migrated, "table")
    assert names(migrated, "trigger") == {"review_update", "review_delete"}


def test_the_head_is_the_newest_migration_and_every_migration_is_known() -> None:
    scripts = ScriptDirectory(str(Path(migrate.__file__).parent / "migrations"))
    assert scripts.get_heads() == [migrate.HEAD]
    assert {script.revision for script in scripts.walk_revisions()} == set(migrate._KNOWN)


def test_a_file_that_is_up_to_date_is_not_migrated(migrated: Path) -> None:
    assert not migrate.is_due(migrated)
    assert migrate.version_of(migrated) == migrate.HEAD


@pytest.mark.parametrize("content", [None, b""])
def test_a_missing_or_empty_file_is_a_new_one(path: Path, content: bytes | None) -> None:
    if content is not None:
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
    Database(path).close()
    assert migrate.version_of(path) == migrate.HEAD


def test_a_database_of_another_program_is_refused(path: Path) -> None:
    made_by(path, "CREATE TABLE notes (id INTEGER)")
    assert "another program" in refused(path)


def test_a_database_of_a_newer_version_is_refused(migrated: Path) -> None:
    made_by(migrated, "UPDATE alembic_version SET version_num = '9999'")
    assert "newer version" in refused(migrated)


@pytest.mark.parametrize(
    "content", [b"not a database at all", b"\x00" * 5_000, b"SQLite format 3\x00" + b"\xff" * 5_000]
)
def test_a_file_that_is_no_database_is_refused(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert "damaged or not a database" in refused(path)


def test_a_file_that_was_cut_off_is_refused(migrated: Path) -> None:
    data = migrated.read_bytes()
    migrated.write_bytes(data[: len(data) // 3])
    assert str(migrated) in refused(migrated)


def test_a_folder_in_the_place_of_the_file_is_refused(path: Path) -> None:
    path.mkdir(parents=True)
    (path / "something").touch()
    assert str(path) in refused(path)


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("I am no folder.")
    assert "home" in refused(tmp_path / "home" / "trainer.sqlite3")


def test_a_refusal_is_one_sentence(path: Path) -> None:
    made_by(path, "CREATE TABLE notes (id INTEGER)")
    sentence = refused(path)
    assert "\n" not in sentence
    assert sentence.endswith(".")
