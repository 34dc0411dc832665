"""The log is there when it is needed, stays small, and keeps nobody from practising."""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.builders import a_deck, an_id, answer, asked, open_home
from trainer import logs

SECRET = "Our margin on this is nine per cent"
AT_MOST = 1_000_000


@pytest.fixture(autouse=True)
def _quiet_again() -> Iterator[None]:
    """Other tests go on without a log file."""
    root = logging.getLogger("trainer")
    level = root.level
    yield
    for handler in root.handlers:
        handler.close()
    root.handlers = []
    root.setLevel(level)


def write(sentence: str, times: int = 1) -> None:
    for _ in range(times):
        logging.getLogger("trainer.services.study").info(sentence)


def test_what_happened_is_in_the_file_with_when_and_where(tmp_path: Path) -> None:
    path = logs.start(tmp_path / "new" / "logs")
    write("the voice was “Zoë”")
    (line,) = path.read_text("utf-8").splitlines()
    assert path.parent == tmp_path / "new" / "logs"
    assert line.endswith("INFO trainer.services.study: the voice was “Zoë”")
    assert line[:4].isdigit()


def test_nothing_is_written_before_there_is_something_to_say(tmp_path: Path) -> None:
    assert not logs.start(tmp_path).exists()


def test_details_for_whoever_debugs_are_left_out(tmp_path: Path) -> None:
    path = logs.start(tmp_path)
    logging.getLogger("trainer.speech").debug("buffer 17")
    assert not path.exists()


def test_other_programs_libraries_do_not_write_into_it(tmp_path: Path) -> None:
    path = logs.start(tmp_path)
    logging.getLogger("sqlalchemy.engine").error("not ours")
    assert not path.exists()


def test_a_log_that_is_full_makes_room_and_three_old_ones_stay(tmp_path: Path) -> None:
    path = logs.start(tmp_path)
    write("x" * 100_000, 60)
    write("the last")
    files = sorted(file.name for file in tmp_path.iterdir())
    assert files == ["trainer.log", "trainer.log.1", "trainer.log.2", "trainer.log.3"]
    assert max(file.stat().st_size for file in tmp_path.iterdir()) <= AT_MOST
    assert path.read_text("utf-8").endswith("the last\n")


def test_a_second_start_goes_on_in_the_same_file_and_writes_once(tmp_path: Path) -> None:
    logs.start(tmp_path)
    write("before")
    path = logs.start(tmp_path)
    write("after")
    assert [line[-6:].strip() for line in path.read_text("utf-8").splitlines()] == ["before", "after"]


def test_another_home_has_its_own_log(tmp_path: Path) -> None:
    first, second = logs.start(tmp_path / "a"), logs.start(tmp_path / "b")
    write("only here")
    assert not first.exists()
    assert "only here" in second.read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
def test_a_log_is_for_nobody_but_the_person(tmp_path: Path) -> None:
    folder = logs.start(tmp_path / "logs").parent
    write("x" * 100_000, 12)
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in (folder, *folder.iterdir())}
    assert modes == {"logs": 0o700, "trainer.log": 0o600, "trainer.log.1": 0o600}


def in_the_way(folder: Path) -> None:
    folder.write_text("I am no folder.")


def log_is_a_folder(folder: Path) -> None:
    (folder / "trainer.log").mkdir(parents=True)


@pytest.mark.parametrize("spoil", [in_the_way, log_is_a_folder])
def test_where_nothing_can_be_logged_nobody_is_bothered(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], spoil: Callable[[Path], None]
) -> None:
    spoil(tmp_path / "logs")
    logs.start(tmp_path / "logs")
    write("lost")
    assert capfd.readouterr() == ("", "")


def test_what_a_rep_said_is_in_no_log(tmp_path: Path) -> None:
    workspace = open_home(tmp_path, a_deck(), new_per_day=50)
    write("something happened")
    session = workspace.study.start()
    answer(session, said=SECRET)
    session.keep_draft(asked(session), SECRET)
    workspace.editing.keep_own_words(an_id(1), SECRET)
    workspace.close()
    written = [file.read_text("utf-8") for file in (tmp_path / "logs").iterdir()]
    assert written
    assert not [text for text in written if SECRET in text]
