"""A change to a team's phrase file can be taken back unless somebody else made another; what is there is never lost."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from trainer.domain.phrases import ENDING, MAX_FILES
from trainer.errors import TrainerError
from trainer.services.team_files import TeamFiles

OURS, OTHERS = f"ours{ENDING}", f"theirs{ENDING}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "home" / "phrases"


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def files(folder: Path, told: list[str]) -> TeamFiles:
    return TeamFiles(folder, lambda: told.append("changed"))


def everything(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def unreadable(file: Path) -> None:
    """Nobody can read it, not even root: it is a folder."""
    file.unlink(missing_ok=True)
    file.mkdir(parents=True)


# ---------------------------------------------------------------- one change after the other


def test_each_change_can_be_taken_back_and_done_again(files: TeamFiles, folder: Path, told: list[str]) -> None:
    files.put(OURS, b"one")
    files.put(OURS, b"two")
    files.put(OURS, None)
    assert everything(folder) == {}
    assert [files.undo(), everything(folder)] == [OURS, {OURS: b"two"}]
    assert [files.undo(), everything(folder)] == [OURS, {OURS: b"one"}]
    assert [files.redo(), everything(folder)] == [OURS, {OURS: b"two"}]
    assert told == ["changed"] * 6


def test_there_is_nothing_to_take_back_before_anything_was_done(files: TeamFiles) -> None:
    assert not files.undo()
    assert not files.redo()


def test_what_was_taken_back_is_over_once_something_else_is_done(files: TeamFiles) -> None:
    files.put(OURS, b"one")
    files.undo()
    files.put(OTHERS, b"two")
    assert not files.redo()


def test_a_file_that_somebody_else_has_changed_since_stays_as_it_is(files: TeamFiles, folder: Path) -> None:
    files.put(OURS, b"one")
    (folder / OURS).write_bytes(b"by hand")
    with pytest.raises(TrainerError, match="changed once more since then"):
        files.undo()
    assert everything(folder) == {OURS: b"by hand"}
    assert not files.undo()


def test_a_file_that_cannot_be_read_is_not_taken_for_one_that_is_not_there(files: TeamFiles, folder: Path) -> None:
    unreadable(folder / OURS)
    with pytest.raises(TrainerError, match=r"ours\.phrases\.toml cannot be read \(.*\), so it stays as it is\."):
        files.put(OURS, b"new")
    assert not files.undo()
    assert (folder / OURS).is_dir()


def test_what_cannot_be_read_when_it_is_taken_back_can_be_taken_back_later(files: TeamFiles, folder: Path) -> None:
    files.put(OURS, b"one")
    unreadable(folder / OURS)
    with pytest.raises(TrainerError, match="cannot be read"):
        files.undo()
    (folder / OURS).rmdir()
    (folder / OURS).write_bytes(b"one")
    assert files.undo()
    assert everything(folder) == {}


def test_a_folder_that_cannot_be_made_is_told(files: TeamFiles, folder: Path, told: list[str]) -> None:
    folder.parent.mkdir()
    folder.write_text("I am no folder.")
    with pytest.raises(TrainerError, match="cannot be changed"):
        files.put(OURS, b"one")
    assert told == []
    assert not files.undo()


def test_two_threads_take_back_two_things(files: TeamFiles, folder: Path) -> None:
    for body in (b"one", b"two", b"three"):
        files.put(OURS, body)
    threads = [threading.Thread(target=files.undo) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert everything(folder) == {OURS: b"one"}


def test_a_new_file_has_a_name_of_its_own(files: TeamFiles) -> None:
    assert files.free_name("ours") == OURS
    files.put(OURS, b"one")
    assert files.free_name("ours") == f"ours_2{ENDING}"


def test_a_new_file_takes_the_place_of_none_that_differs_in_capital_letters_only(files: TeamFiles) -> None:
    files.put(f"OurS{ENDING}", b"one")
    assert files.free_name("ours") == f"ours_2{ENDING}"


def test_as_many_families_are_kept_as_are_read(files: TeamFiles) -> None:
    for number in range(MAX_FILES):
        files.put(f"f{number}{ENDING}", b"")
    with pytest.raises(TrainerError, match=f"There are {MAX_FILES} families"):
        files.free_name("ours")
