"""A copy of the database takes the phrase files along; what is there already is not written over."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.wear import log_of, practised
from trainer.domain.phrases import ENDING, MAX_BYTES, MAX_FILES
from trainer.errors import TrainerError
from trainer.store.enclosures import Returned, gathered, give_back, put, take_out

OURS, OTHERS = f"ours{ENDING}", f"theirs{ENDING}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "home" / "phrases"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    practised(tmp_path / "copy.sqlite3", 5)
    return tmp_path / "copy.sqlite3"


def filled(folder: Path, **files: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, body in files.items():
        (folder / f"{name}{ENDING}").write_bytes(body)


def schema(copy: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(copy)) as connection:
        return connection.execute("SELECT sql FROM sqlite_master ORDER BY name").fetchall()


# ---------------------------------------------------------------- in the folder


def test_what_may_be_read_is_gathered(folder: Path) -> None:
    assert gathered(folder) == {}
    filled(folder, ours=b"a" * MAX_BYTES, theirs=b"b" * (MAX_BYTES + 1))
    (folder / f"no file{ENDING}").mkdir()
    (folder / "notes.txt").write_text("no phrases")
    assert gathered(folder) == {OURS: b"a" * MAX_BYTES}


def test_so_many_are_gathered_as_are_read(folder: Path) -> None:
    filled(folder, **{f"f{number:03}": b"" for number in range(MAX_FILES + 1)})
    assert len(gathered(folder)) == MAX_FILES


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_file_whose_name_other_systems_do_not_know_keeps_no_copy_from_being_made(folder: Path, copy: Path) -> None:
    filled(folder, **{"ours": b"one", "a:b": b"two", os.fsdecode(b"caf\xe9"): b"three"})
    put(copy, gathered(folder))
    assert take_out(copy) == {OURS: b"one"}


def test_what_is_not_there_comes_back_and_what_is_there_stays(folder: Path) -> None:
    filled(folder, theirs=b"mine", same=b"same")
    files = {OURS: b"one", OTHERS: b"theirs", f"same{ENDING}": b"same"}
    assert give_back(folder, files) == Returned(back=(OURS,), ours=(OTHERS,))
    assert gathered(folder) == {OURS: b"one", OTHERS: b"mine", f"same{ENDING}": b"same"}
    assert len(list(folder.iterdir())) == 3


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
def test_what_comes_back_to_a_new_place_is_for_nobody_but_the_person(folder: Path) -> None:
    assert give_back(folder, {OURS: b"one"}) == Returned(back=(OURS,))
    assert [stat.S_IMODE(path.stat().st_mode) for path in (folder, folder / OURS)] == [0o700, 0o600]


def test_no_folder_is_made_for_nothing(folder: Path) -> None:
    assert give_back(folder, {}) == Returned()
    assert not folder.exists()


def test_what_cannot_be_written_is_told(folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("I am no folder.")
    returned = give_back(folder, {OURS: b"one"})
    assert (returned.failed, returned.back, returned.ours) == ((OURS,), (), ())
    assert returned.why in {os.strerror(number) for number in (errno.EEXIST, errno.ENOTDIR, errno.ENOENT)}


NAMES = [f"../up{ENDING}", f"a/b{ENDING}", f"a\\b{ENDING}", f"c:d{ENDING}", f"\0{ENDING}", ENDING, "window.ini", ""]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_is_none_of_a_phrase_file_is_left_alone(folder: Path, name: str) -> None:
    assert give_back(folder, {name: b"one"}) == Returned()
    assert list(folder.parent.parent.iterdir()) == []


# ---------------------------------------------------------------- in the copy


def test_what_is_put_into_a_copy_comes_out_once_and_the_copy_is_as_it_was(copy: Path) -> None:
    log, before = log_of(copy), schema(copy)
    put(copy, {OURS: "“one”".encode(), OTHERS: b""})
    assert log_of(copy) == log
    assert take_out(copy) == {OURS: "“one”".encode(), OTHERS: b""}
    assert take_out(copy) == {}
    assert (log_of(copy), schema(copy)) == (log, before)


def test_a_copy_without_files_is_as_it_was(copy: Path) -> None:
    before = schema(copy)
    put(copy, {})
    assert schema(copy) == before
    assert take_out(copy) == {}


def test_files_of_an_earlier_copy_do_not_stay(copy: Path) -> None:
    put(copy, {OURS: b"one"})
    put(copy, {OTHERS: b"two"})
    assert take_out(copy) == {OTHERS: b"two"}
    put(copy, {OURS: b"one"})
    put(copy, {})
    assert take_out(copy) == {}


def test_what_somebody_else_put_in_is_taken_within_bounds(copy: Path) -> None:
    put(copy, {f"f{number:03}{ENDING}": b"" for number in range(MAX_FILES + 1)})
    assert len(take_out(copy)) == MAX_FILES
    put(copy, {OURS: b"a" * (MAX_BYTES + 1), OTHERS: "text", None: b"nobody"})  # type: ignore[dict-item]
    assert take_out(copy) == {}


def test_what_makes_no_sense_is_told_in_a_sentence(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("CREATE TABLE enclosed (odd INTEGER)")
    with pytest.raises(TrainerError, match=r"cannot be taken out .* nothing was changed"):
        take_out(copy)
