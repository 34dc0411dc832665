"""A folder that a team shares, as it is found on a drive."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.errors import TrainerError
from trainer.sharing.folder import MOST_DECKS, SharedFolder

ENDING = ".deck.toml"


@pytest.fixture
def folder(tmp_path: Path) -> SharedFolder:
    made = SharedFolder(tmp_path, ENDING)
    made.make()
    return made


def test_a_folder_gets_a_place_for_what_waits_and_one_for_what_was_approved(folder: SharedFolder) -> None:
    folder.make()
    assert sorted(place.name for place in folder.root.iterdir()) == ["Approved", "Review"]
    assert folder.waiting() == folder.done() == ()


def test_decks_are_found_by_their_ending(folder: SharedFolder) -> None:
    for name in ("b.deck.toml", "A.DECK.TOML", "b.review.toml", "notes.txt", ".c.deck.toml.12.part", ".c.deck.toml"):
        (folder.review / name).touch()
    (folder.approved / "d.deck.toml").touch()
    (folder.approved / "e.deck.toml").mkdir()
    assert [path.name for path in folder.waiting()] == ["A.DECK.TOML", "b.deck.toml"]
    assert folder.done() == (folder.approved / "d.deck.toml",)


def test_a_link_out_of_the_folder_is_not_followed(folder: SharedFolder, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.toml").touch()
    (folder.review / "x.deck.toml").symlink_to(tmp_path / "elsewhere.toml")
    assert folder.waiting() == ()


def test_a_folder_full_of_files_is_looked_at_up_to_a_bound(folder: SharedFolder) -> None:
    for number in range(MOST_DECKS + 5):
        (folder.review / f"{number:04}.deck.toml").touch()
    assert len(folder.waiting()) == MOST_DECKS


def test_a_change_is_seen_without_reading_a_file(folder: SharedFolder) -> None:
    before = folder.stamps()
    (folder.review / "a.review.toml").write_text("said")
    said = folder.stamps()
    (folder.review / "a.review.toml").write_text("said more")
    assert len({before, said, folder.stamps()}) == 3
    assert folder.stamps() == folder.stamps()


def test_all_versions_of_a_deck_have_one_name_that_every_system_takes(folder: SharedFolder) -> None:
    assert folder.file_of("Price: “too much?”", "abcdefghijkl") == "Price- “too much-” abcdefghijkl.deck.toml"


def test_a_folder_that_is_gone_is_told(folder: SharedFolder) -> None:
    folder.review.rmdir()
    for look in (folder.stamps, folder.waiting):
        with pytest.raises(TrainerError, match=r"cannot be reached .*see that its drive is there"):
            look()


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(TrainerError, match="is not a folder; choose one that your team shares"):
        SharedFolder(tmp_path / "file", ENDING).make()
    with pytest.raises(TrainerError, match="is not a folder"):
        SharedFolder(tmp_path / "none", ENDING).make()


def test_a_folder_in_which_nothing_can_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Review").touch()
    with pytest.raises(TrainerError, match="Nothing can be written in"):
        SharedFolder(tmp_path, ENDING).make()
