"""A home that cannot be used, a reader that goes away, bytes that are no text: one sentence, never a traceback."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.builders import a_deck, install, some_cards
from tests.commands import ROOT, bound_by_permissions, program
from trainer.cli import AT_FAULT, DONE
from trainer.store.engine import Database


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "home"


# ---------------------------------------------------------------- homes that cannot be used


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (id INTEGER)")
        connection.commit()


def newer(path: Path) -> None:
    Database(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


def rubbish(path: Path) -> None:
    path.write_bytes(b"I am no database. " * 500)


def cut_off(path: Path) -> None:
    install(path, a_deck(*some_cards(60)))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scratched(path: Path) -> None:
    """The pages with cards and their indexes are damaged; the version can still be read."""
    install(path, a_deck(*some_cards(60)))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        pages = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE tbl_name IN ('card', 'memory') AND rootpage > 0"
        ).fetchall()
    data = bytearray(path.read_bytes())
    for (page,) in pages:
        data[(page - 1) * 4096 : (page - 1) * 4096 + 200] = b"\xa5" * 200
    path.write_bytes(data)


def folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("spoil", [foreign, newer, rubbish, cut_off, scratched, folder])
@pytest.mark.parametrize("command", ["due", "stats"])
def test_a_database_that_cannot_be_used_is_told_in_one_sentence(
    place: Path, spoil: Callable[[Path], None], command: str
) -> None:
    place.mkdir()
    spoil(place / "trainer.sqlite3")
    assert str(place / "trainer.sqlite3") in program(command, home=place).sentence


@pytest.mark.parametrize("spoil", [cut_off, scratched])
def test_a_doctor_looks_at_a_damaged_database_without_falling_over(place: Path, spoil: Callable[[Path], None]) -> None:
    place.mkdir()
    spoil(place / "trainer.sqlite3")
    ran = program("doctor", home=place)
    assert (ran.code, "Traceback" in ran.err) == (AT_FAULT, False)
    assert "damaged" in ran.out + ran.err


def test_a_file_in_the_place_of_the_home_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("I am no folder.")
    assert str(tmp_path / "home") in program("due", home=tmp_path / "home").sentence


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such folders")
def test_a_home_that_may_not_be_written_is_told_in_one_sentence(tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o555)
    assert str(shut / "home") in program("due", home=shut / "home", before=bound_by_permissions()).sentence


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such folders")
def test_a_database_that_may_only_be_read_is_told_in_one_sentence(place: Path) -> None:
    install(place / "trainer.sqlite3", a_deck())
    (place / "logs").mkdir()
    (place / "trainer.sqlite3").chmod(0o444)
    place.chmod(0o555)
    assert str(place) in program("doctor", home=place, before=bound_by_permissions()).sentence


@pytest.mark.parametrize("spoil", ["settings.json", "logs"])
def test_rubbish_beside_the_database_keeps_nobody_out(place: Path, spoil: str) -> None:
    place.mkdir()
    (place / spoil).write_text("rubbish")
    assert program("due", "--json", home=place).json["new"] == 70


# ---------------------------------------------------------------- pipes

BUFFERED = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
"""As in a shell: what is printed waits, so that a broken pipe is noticed only at the very end."""


@pytest.mark.skipif(os.name == "nt", reason="pipes break differently there")
@pytest.mark.parametrize("arguments", [("due",), ("due", "--json"), ("stats",)], ids=" ".join)
def test_a_reader_that_goes_away_makes_no_noise(place: Path, arguments: Any) -> None:
    command = [sys.executable, "-m", "trainer", "--home", str(place), *arguments]
    started = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=BUFFERED)
    assert started.stdout
    assert started.stderr
    started.stdout.close()
    with started.stderr as stderr:
        said = stderr.read()
    assert (started.wait(), said) in ((DONE, b""), (AT_FAULT, b""))


@pytest.mark.skipif(os.name == "nt", reason="pipes break differently there")
def test_a_reader_that_goes_away_in_the_middle_makes_no_noise(place: Path) -> None:
    command = [sys.executable, "-m", "trainer", "--home", str(place), "coach", "--jsonl"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    started = subprocess.Popen(command, cwd=ROOT, env=BUFFERED, **pipes)
    assert started.stdout
    started.stdout.close()
    _, said = started.communicate(b'{"id": 1, "reply": "Hm."}\n' * 5_000)
    assert (started.returncode, said) in ((DONE, b""), (AT_FAULT, b""))


# ---------------------------------------------------------------- bytes


@pytest.mark.parametrize(
    "line",
    [b'{"id": 1, "reply": "caf\xe9"}', b'{"id": "\\ud83d", "reply": "Hm."}', b'{"id": 1, "reply": "Thanks \\ud83d!"}'],
    ids=["latin-1", "half a character in the id", "half a character in the reply"],
)
def test_no_line_of_bytes_makes_a_traceback(place: Path, line: bytes) -> None:
    ran = program("coach", "--jsonl", home=place, stdin=line + b"\n")
    assert "Traceback" not in ran.err
    assert ran.code in (DONE, AT_FAULT)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_json_is_utf8_whatever_the_system_prefers(place: Path, encoding: str) -> None:
    """Windows hands a program its own code page when another program reads what it says."""
    line = json.dumps({"id": "👍", "reply": "I agree, Zoë."}, ensure_ascii=False).encode()
    ran = program("coach", "--jsonl", home=place, stdin=line, env={"PYTHONIOENCODING": encoding})
    assert (ran.code, json.loads(ran.out)["id"]) == (DONE, "👍")


def test_a_reply_of_odd_bytes_makes_no_traceback(place: Path) -> None:
    ran = program("coach", "--json", home=place, stdin=b"caf\xe9 \xff")
    assert "Traceback" not in ran.err


def test_json_is_all_that_is_printed(place: Path) -> None:
    for arguments in (("due", "--json"), ("stats", "--json"), ("coach", "I agree.", "--json")):
        ran = program(*arguments, home=place)
        assert (ran.code, ran.err) == (DONE, "")
        assert isinstance(ran.json, dict)
