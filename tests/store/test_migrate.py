"""An older file comes up to date, a newer or foreign one is left as it is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from trainer.domain.categories import Category
from trainer.errors import TrainerError
from trainer.store import health, memories, migrate
from trainer.store.engine import Database


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


def brought_to(path: Path, version: str) -> None:
    """Replace the file by an empty one of an older schema."""
    path.unlink()
    with create_engine(f"sqlite:///{path}").connect() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
        config.attributes["connection"] = connection
        command.upgrade(config, version)
        connection.commit()


@pytest.fixture
def migrated(path: Path) -> Path:
    Database(path).close()
    return path


def test_a_migrated_file_can_search_and_guards_its_log(migrated: Path) -> None:
    assert "card_text" in names(migrated, "table")
    assert names(migrated, "trigger") == {"review_update", "review_delete"}


def test_the_head_is_the_newest_migration_and_every_migration_is_known() -> None:
    scripts = ScriptDirectory(str(Path(migrate.__file__).parent / "migrations"))
    assert scripts.get_heads() == [migrate.HEAD]
    assert {script.revision for script in scripts.walk_revisions()} == set(migrate._KNOWN)


def test_a_file_that_is_up_to_date_is_not_migrated(migrated: Path) -> None:
    assert not migrate.is_due(migrated)
    assert migrate.version_of(migrated) == migrate.HEAD


def test_a_home_of_the_first_schema_keeps_its_cards_and_has_their_kinds_for_planning(migrated: Path) -> None:
    brought_to(migrated, "0001")
    row = ("'aaaaaaaaaaaa', 'dddddddddddd', 0, 'price', 'Too dear.', '', '{}', 0, 0", "'aaaaaaaaaaaa', 'dddddddddddd'")
    made_by(
        migrated,
        "INSERT INTO deck VALUES ('dddddddddddd', 'Price', 1, '{}', '', 0, 0)",
        f"INSERT INTO card VALUES ({row[0]})",
        f"INSERT INTO memory VALUES ({row[1]}, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)",
    )
    database = Database(migrated)
    with database.reading() as tx:
        counts = memories.counts(tx, 1)
    database.close()
    assert counts[Category.PRICE].new == 1


def test_what_was_said_before_there_were_checksums_has_one_from_then_on(migrated: Path) -> None:
    brought_to(migrated, "0002")
    said = "'0b9f8c1e-0000-4000-8000-000000000001', 'aaaaaaaaaaaa', 5, 'Größer – “ja”, 🙂', 0, 1, '[0]'"
    made_by(migrated, f"INSERT INTO attempt VALUES ({said})")
    Database(migrated).close()
    with closing(sqlite3.connect(migrated)) as connection:
        assert health.findings(connection) == ()
        connection.execute("UPDATE attempt SET said = 'Größer – “nein”, 🙂'")
        assert health.findings(connection)


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


def test_a_file_whose_damage_gets_into_the_error_itself_is_refused(migrated: Path) -> None:
    data = migrated.read_bytes()
    migrated.write_bytes(data.replace(b"CREATE TABLE attempt", b"\xff\xd1EATE TAB\xd1E attempt"))
    assert "damaged or not a database" in refused(migrated)


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
