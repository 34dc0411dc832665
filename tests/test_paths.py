"""Everything of a person lies under one folder: where their system keeps such things, or where they said."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import platformdirs
import pytest
from platformdirs.macos import MacOS
from platformdirs.unix import Unix
from platformdirs.windows import Windows

from trainer import paths
from trainer.cli import main
from trainer.paths import Home

# ---------------------------------------------------------------- the person's folder


@pytest.fixture
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Somebody who set nothing."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setattr("platformdirs.windows.get_win_folder", lambda _name: str(tmp_path / "AppData" / "Local"))
    return tmp_path


@pytest.mark.parametrize(
    ("system", "folder"),
    [(Unix, ".local/share"), (MacOS, "Library/Application Support"), (Windows, "AppData/Local")],
    ids=["Linux", "macOS", "Windows"],
)
def test_it_lies_where_the_system_keeps_the_data_of_programs(
    person: Path, monkeypatch: pytest.MonkeyPatch, system: type, folder: str
) -> None:
    monkeypatch.setattr(platformdirs, "PlatformDirs", system)
    assert Home.default().root == person / folder / "objection-trainer"


def test_on_linux_it_goes_with_the_folder_that_the_environment_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platformdirs, "PlatformDirs", Unix)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert Home.default().root == tmp_path / "data" / "objection-trainer"


def test_asking_where_it_lies_makes_no_folder(person: Path) -> None:
    assert not Home.default().database.exists()
    assert list(person.iterdir()) == []


def test_a_folder_that_was_named_holds_everything_and_the_usual_one_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(platformdirs, "PlatformDirs", Unix)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "usual"))
    main(["--home", str(tmp_path / "named"), "due"])
    assert (tmp_path / "named" / "trainer.sqlite3").is_file()
    assert not (tmp_path / "usual").exists()
    main(["due"])
    assert (tmp_path / "usual" / "objection-trainer" / "trainer.sqlite3").is_file()


@pytest.mark.skipif(os.name == "nt", reason="Windows asks other variables")
def test_a_tilde_that_no_shell_has_read_is_the_persons_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    main(["--home=~/here", "export", "Budget", "--to=~/budget.deck.toml"])
    assert (tmp_path / "me" / "here" / "trainer.sqlite3").is_file()
    assert (tmp_path / "me" / "budget.deck.toml").is_file()
    main(["--home=~nobody-we-know/here", "due"])
    assert {entry.name for entry in tmp_path.iterdir()} == {"me", "~nobody-we-know"}


def test_copying_the_folder_takes_everything_along(tmp_path: Path) -> None:
    home = Home(tmp_path)
    cached = (home.voice_cache, home.meanings)
    places = (home.database, home.settings, *cached, home.backups, home.logs, home.window_state)
    assert all(tmp_path in place.parents for place in places)
    assert len(set(places)) == len(places)


# ---------------------------------------------------------------- nobody else's business

posix = pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")


@pytest.fixture
def _open_to_all() -> Iterator[None]:
    """Somebody whose files everybody may read and write."""
    usual = os.umask(0)
    yield
    os.umask(usual)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
@pytest.mark.usefixtures("_open_to_all")
def test_a_folder_that_is_made_is_the_persons_alone_with_all_that_was_missing_above_it(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    paths.private_folder(tmp_path / "a" / "b")
    assert [mode(folder) for folder in (tmp_path, tmp_path / "a", tmp_path / "a" / "b")] == [0o755, 0o700, 0o700]


@posix
def test_the_names_of_new_folders_outlast_a_power_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(os.fstat(handle).st_ino))
    paths.private_folder(tmp_path / "a" / "b")
    assert synced == [folder.stat().st_ino for folder in (tmp_path, tmp_path / "a")]
    paths.private_folder(tmp_path / "a" / "b")
    assert len(synced) == 2


@posix
@pytest.mark.usefixtures("_open_to_all")
def test_a_home_and_its_database_are_made_for_the_person_alone(tmp_path: Path) -> None:
    home = Home(tmp_path / "new" / "home")
    home.make()
    assert (mode(home.root), mode(home.database)) == (0o700, 0o600)


@posix
@pytest.mark.parametrize("name", ["trainer.sqlite3", "notes.txt"])
def test_what_was_there_stays_as_it_is(tmp_path: Path, name: str) -> None:
    there = tmp_path / name
    there.write_text("Mine.")
    there.chmod(0o644)
    tmp_path.chmod(0o755)
    Home(tmp_path).make()
    assert (mode(tmp_path), mode(there), there.read_text()) == (0o755, 0o644, "Mine.")


@pytest.mark.parametrize("name", ["file", "file/home"])
def test_a_home_that_cannot_be_made_is_an_error_of_the_system(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("I am no folder.")
    with pytest.raises(OSError, match="file"):
        Home(tmp_path / name).make()


# ---------------------------------------------------------------- what is shipped


def test_what_the_program_needs_is_found_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert len(list(paths.shipped_decks().glob("*.toml"))) == 7
    assert {"fonts", "icons", "coaching", "theme", "licences"} <= {item.name for item in paths.resources().iterdir()}


@pytest.mark.parametrize("installed", [True, False])
def test_an_installed_program_uses_its_own_files_and_a_checkout_those_beside_it(
    tmp_path: Path, installed: bool
) -> None:
    package = tmp_path / "trainer"
    package.mkdir()
    for name in ("__init__.py", "paths.py"):
        shutil.copy(paths.PACKAGE / name, package / name)
    (tmp_path / "decks").mkdir()
    if installed:
        (package / "decks").mkdir()
    ask = [sys.executable, "-c", "from trainer import paths; print(paths.shipped_decks())"]
    asked = subprocess.run(ask, cwd=tmp_path, check=True, capture_output=True, text=True, timeout=60)
    assert Path(asked.stdout.strip()) == (package if installed else tmp_path).resolve() / "decks"


def test_names_of_a_folder_that_is_not_there_are_no_reason_to_stop(tmp_path: Path) -> None:
    paths.settle(tmp_path / "nowhere")


# ---------------------------------------------------------------- files that are the old one or the new one


def test_a_file_is_written_whole_for_nobody_but_the_person(tmp_path: Path) -> None:
    paths.put_file(tmp_path / "a.json", b"old")
    paths.put_file(tmp_path / "a.json", b"new")
    assert (tmp_path / "a.json").read_bytes() == b"new"
    assert [file.name for file in tmp_path.iterdir()] == ["a.json"]
    if os.name == "posix":
        assert (tmp_path / "a.json").stat().st_mode & 0o777 == 0o600


def test_a_file_that_cannot_be_replaced_stays_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.json").mkdir()
    with pytest.raises(OSError):  # noqa: PT011 each system has its own
        paths.put_file(tmp_path / "a.json", b"new")
    assert [file.name for file in tmp_path.iterdir()] == ["a.json"]
