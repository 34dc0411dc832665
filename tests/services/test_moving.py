"""A home is moved whole or not at all, and where it was a note says where it is."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest

from tests.builders import FixedClock, a_deck, answer, open_home, some_cards
from trainer.bootstrap import open_workspace
from trainer.errors import TrainerError
from trainer.paths import Home
from trainer.services import moving


@pytest.fixture
def old(tmp_path: Path) -> Home:
    """A home with one answer, settings, and a sound that can be rendered again."""
    root = tmp_path / "old"
    workspace = open_home(root, a_deck(*some_cards(5)), product="Orbit")
    answer(workspace.study.start())
    workspace.close()
    (root / "backups").mkdir()
    (root / "backups" / "one").write_text("a backup")
    (root / "cache" / "voice").mkdir(parents=True)
    return Home(root)


@pytest.fixture
def new(tmp_path: Path) -> Home:
    return Home(tmp_path / "local" / "trainer")


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_everything_that_matters_is_there_afterwards(old: Home, new: Home) -> None:
    old.drafts.write_text('{"own words": "Mine."}')
    old.phrases.mkdir()
    (old.phrases / "ours.phrases.toml").write_text("a family")
    moving.move(old, new, FixedClock())
    workspace = open_home(new.root)
    assert new.drafts.read_text() == old.drafts.read_text()
    assert workspace.study.today().done == 1
    assert workspace.preferences().product == "Orbit"
    assert (new.backups / "one").read_text() == "a backup"
    assert (new.phrases / "ours.phrases.toml").read_text() == "a family"
    assert not (new.root / "cache").exists()
    workspace.close()


def test_what_was_there_stays_with_a_note(old: Home, new: Home) -> None:
    before = files(old.root)
    moving.move(old, new, FixedClock())
    after = files(old.root)
    note = after.pop(moving.NOTE).decode()
    assert after == before
    assert "2026-03-02" in note
    assert str(new.root) in note
    assert moving.moved_to(old) == new


def test_an_empty_folder_is_filled(old: Home, new: Home) -> None:
    new.root.mkdir(parents=True)
    moving.move(old, new, FixedClock())
    assert moving.has_work(new)


def test_what_could_only_be_read_may_be_written_where_it_is_now(old: Home, new: Home) -> None:
    for place in (old.settings, old.backups / "one", old.backups):
        place.chmod(0o555 if place.is_dir() else 0o444)
    moving.move(old, new, FixedClock())
    assert all(place.stat().st_mode & stat.S_IWUSR for place in new.root.rglob("*"))
    old.backups.chmod(0o755)


def full(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("step", ["database", "settings", "last step"])
def test_a_move_that_fails_half_way_leaves_everything_as_it_was(
    old: Home, new: Home, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(old.root)
    with monkeypatch.context() as broken:
        if step == "database":
            broken.setattr("trainer.store.moving.copy", full)
        elif step == "settings":
            broken.setattr(shutil, "copy2", full)
        else:
            broken.setattr(Path, "rename", full)
        with pytest.raises(TrainerError, match="nothing was changed"):
            moving.move(old, new, FixedClock())
    assert files(old.root) == before
    assert not new.root.exists()
    assert list(new.root.parent.iterdir()) == []
    assert moving.moved_to(old) is None


def test_what_stands_in_the_way_is_named_when_it_is_one_file_of_a_folder(old: Home, new: Home) -> None:
    (old.backups / "two").symlink_to(old.backups / "nowhere")
    with pytest.raises(TrainerError, match=r"backups.two cannot be copied .*; nothing was changed\."):
        moving.move(old, new, FixedClock())
    assert not new.root.exists()


def test_a_folder_that_holds_something_is_never_written_over(old: Home, new: Home) -> None:
    new.root.mkdir(parents=True)
    (new.root / "mine").write_text("mine")
    with pytest.raises(TrainerError, match="nothing was changed"):
        moving.move(old, new, FixedClock())
    assert files(new.root) == {"mine": b"mine"}


@pytest.mark.parametrize("note", ["", "one line", "one\n/nowhere/at/all\n", "\xff\n\x00\n"])
def test_a_note_that_leads_nowhere_is_not_followed(old: Home, note: str) -> None:
    (old.root / moving.NOTE).write_text(note, encoding="latin-1")
    assert moving.moved_to(old) is None


def test_what_a_killed_move_left_is_gone_after_a_while_and_nothing_else(new: Home) -> None:
    for name in (".trainer.17.part", ".trainer.18.part", ".trainer.mine.part", ".other.17.part"):
        place = new.root.with_name(name)
        (place / "backups").mkdir(parents=True)
        (place / "backups" / "one").write_text("half a backup")
        os.utime(place, (0, 0))
    os.utime(new.root.with_name(".trainer.18.part"))  # a move that is under way
    moving.tidy(new, FixedClock())
    assert sorted(place.name for place in new.root.parent.iterdir()) == [
        ".other.17.part",
        ".trainer.18.part",
        ".trainer.mine.part",
    ]


# ---------------------------------------------------------------- a folder that several computers see


def on(computer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.node", lambda: computer)


def test_the_note_names_the_computer(old: Home, new: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    on("anna-laptop.office.example", monkeypatch)
    moving.move(old, new, FixedClock())
    assert "anna-laptop" in (old.root / moving.NOTE).read_text(encoding="utf-8")


def test_the_note_of_another_computer_is_not_followed(old: Home, new: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    on("anna-laptop", monkeypatch)
    moving.move(old, new, FixedClock())
    on("anna-desk", monkeypatch)
    assert moving.has_work(new), "this computer has a home at that very place, too"
    assert moving.moved_to(old) is None


def test_each_computer_follows_its_own_note(
    old: Home, new: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Home(tmp_path / "other")
    for computer, home in (("anna-laptop", new), ("anna-desk", other)):
        on(computer, monkeypatch)
        moving.move(old, home, FixedClock())
    assert moving.moved_to(old) == other
    on("anna-laptop.home.example", monkeypatch)
    assert moving.moved_to(old) == new


# ---------------------------------------------------------------- where to


def usual(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    monkeypatch.setattr(Home, "default", classmethod(lambda _: Home(root)))


def test_the_usual_folder_is_offered_when_it_is_free(
    old: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual(monkeypatch, tmp_path / "usual")
    assert moving.haven(old) == Home(tmp_path / "usual")


def test_one_beside_it_is_offered_when_it_is_taken(old: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual(monkeypatch, tmp_path / "usual")
    for name in ("usual", "usual-2"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").touch()
    assert moving.haven(old) == Home(tmp_path / "usual-3")


def test_who_has_nothing_to_move_goes_on_in_the_usual_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual(monkeypatch, tmp_path / "usual")
    (tmp_path / "usual").mkdir()
    (tmp_path / "usual" / "file").touch()
    assert moving.haven(Home(tmp_path / "fresh")) == Home(tmp_path / "usual")


def test_a_usual_folder_that_is_no_better_is_not_offered(
    old: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for root in (old.root, tmp_path / "Dropbox" / "usual"):
        usual(monkeypatch, root)
        assert moving.haven(old) is None


# ---------------------------------------------------------------- scripts


def test_a_script_is_refused_and_told_where_to_go(tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match=r"Dropbox.*--home"), open_workspace(tmp_path / "Dropbox" / "home"):
        pass
    assert not (tmp_path / "Dropbox").exists()


def test_once_it_was_moved_the_new_folder_is_named(old: Home, new: Home, tmp_path: Path) -> None:
    synced = Home(tmp_path / "Dropbox" / "old")
    shutil.copytree(old.root, synced.root)
    moving.move(synced, new, FixedClock())
    with pytest.raises(TrainerError, match=str(new.root)), open_workspace(synced.root):
        pass
