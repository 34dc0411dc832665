"""Backups and repair without the window: one sentence each, and a database that is whole."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import a_deck, some_cards
from tests.commands import ROOT, Ran, program
from tests.store.test_migrate import brought_to
from tests.wear import log_of, pages_with, practised, scribbled
from trainer import deckfile
from trainer.cli import AT_FAULT, DONE
from trainer.paths import Home
from trainer.store import lock

ANSWERS = 200


@pytest.fixture
def place(tmp_path: Path) -> Home:
    place = Home(tmp_path / "home")
    practised(place.database, ANSWERS)
    return place


def doctor(place: Home, *arguments: str) -> Ran:
    return program("doctor", *arguments, home=place.root)


def answers(place: Home) -> int:
    return len(log_of(place.database))


def spoil(place: Home) -> None:
    scribbled(place.database, pages_with(place.database, "review")[1:3])


def test_a_backup_is_made_told_and_put_back(place: Home) -> None:
    made = doctor(place, "--backup")
    assert (made.code, made.out) == (DONE, "")
    assert "Wrote and checked" in made.err
    spoil(place)
    back = doctor(place, "--restore", "newest")
    assert back.code == DONE
    assert back.err.startswith("You are back at ")
    assert "with 200 answers; cards, flags, stars and the lines you heard are as they were then, too." in back.err
    assert "The damaged file is kept as trainer.damaged-" in back.err
    assert answers(place) == ANSWERS


def test_a_file_is_put_back_from_anywhere(place: Home, tmp_path: Path) -> None:
    practised(tmp_path / "from a stick.sqlite3", 20)
    assert doctor(place, "--restore", str(tmp_path / "from a stick.sqlite3")).code == DONE
    assert answers(place) == 20
    doctor(place, "--restore", "newest")
    assert answers(place) == ANSWERS


def test_how_to_undo_it_is_told_and_works(place: Home, tmp_path: Path) -> None:
    practised(tmp_path / "from a stick.sqlite3", 20)
    told = doctor(place, "--restore", str(tmp_path / "from a stick.sqlite3")).err
    assert told.startswith("The file that you chose is in place, with 20 answers; ")
    undo = told.partition(f"Undo it with: trainer --home {place.root} doctor ")[2].split()
    assert doctor(place, *undo).code == DONE
    assert answers(place) == ANSWERS


@pytest.mark.parametrize("name", ["newest", "nothing"])
def test_what_is_no_backup_is_told(place: Home, name: str) -> None:
    assert f"no backup '{name}'" in doctor(place, "--restore", name).sentence


def test_rubbish_is_not_put_back(place: Home, tmp_path: Path) -> None:
    (tmp_path / "rubbish").write_bytes(b"rubbish" * 1_000)
    told = doctor(place, "--restore", str(tmp_path / "rubbish")).sentence
    assert told == f"{tmp_path / 'rubbish'} is damaged, or no backup; choose another one."
    assert answers(place) == ANSWERS


def test_a_damaged_database_is_refused_with_the_way_out_which_works(place: Home) -> None:
    scribbled(place.database, [0])
    assert f"trainer --home {place.root} doctor --repair" in program("due", home=place.root).sentence
    repaired = doctor(place, "--repair")
    assert (repaired.code, repaired.out) == (DONE, "")
    assert f"{ANSWERS} answers came back, none is missing" in repaired.err
    assert program("due", home=place.root).code == DONE


@pytest.mark.parametrize("wish", [("--repair",), ("--restore", "newest")])
def test_under_an_open_window_nothing_is_mended_however_torn_the_file_is(place: Home, wish: tuple[str, ...]) -> None:
    doctor(place, "--backup")
    scribbled(place.database, [0])
    torn = place.database.read_bytes()
    with lock.held(place.window_lock):
        assert doctor(place, *wish).sentence == "The trainer is open in a window; close the window first."
    assert place.database.read_bytes() == torn
    assert doctor(place, *wish).code == DONE


def test_a_sound_database_needs_no_repair(place: Home) -> None:
    assert "Nothing is damaged; 200 answers stand" in doctor(place, "--repair").err


def test_the_doctor_tells_of_backups_in_words_and_for_scripts(place: Home) -> None:
    doctor(place, "--backup")
    told = doctor(place, "--json").json["checks"]["backups"]
    assert (told["count"], told["newest_answers"], told["verified"]) == (1, ANSWERS, True)
    assert 0 <= told["newest_age_seconds"] < 600
    assert "1 backup, the newest from today with 200 answers, looked through just now." in doctor(place).out


def test_without_a_backup_no_deck_is_changed_and_the_doctor_knows(place: Home, tmp_path: Path) -> None:
    place.backups.write_text("I am no folder.")
    deckfile.write(tmp_path / "next.deck.toml", a_deck(*some_cards(61), version=2))
    update = ("import", tmp_path / "next.deck.toml", "--yes")
    refused = program(*update, home=place.root).sentence
    assert refused.startswith("The deck stays as it is, since no backup could be made first: ")
    told = doctor(place, "--json").json["checks"]["backups"]
    assert (told["good"], told["found"].startswith("No backup was made: ")) == (False, True)
    place.backups.unlink()
    assert program(*update, home=place.root).code == DONE
    assert doctor(place, "--json").json["checks"]["backups"]["found"].startswith("1 backup, ")


def test_a_home_of_an_older_version_waits_for_its_backup(tmp_path: Path) -> None:
    place = Home(tmp_path / "home")
    place.root.mkdir()
    place.database.touch()
    brought_to(place.database, "0001")
    place.backups.write_text("I am no folder.")
    assert "brought up to date once there is a backup of it: " in program("due", home=place.root).sentence
    place.backups.unlink()
    assert program("due", home=place.root).code == DONE


# ---------------------------------------------------------------- a database that is gone


@pytest.fixture
def lost(place: Home) -> Home:
    """A home of which only a backup is left."""
    doctor(place, "--backup")
    place.database.unlink()
    return place


@pytest.mark.parametrize("command", [("due",), ("heard", "Not now."), ("doctor",), ("doctor", "--repair")])
def test_a_database_that_is_missing_is_told_with_both_ways_out(lost: Home, command: tuple[str, ...]) -> None:
    told = program(*command, home=lost.root).sentence
    assert told.startswith(f"{lost.database} is missing, and the newest backup is of ")
    trainer = f"trainer --home {lost.root} doctor"
    assert told.endswith(f"{trainer} --restore newest, or start fresh with {trainer} --fresh.")
    assert not lost.database.exists()


def test_it_is_put_back_and_there_is_nothing_to_undo(lost: Home) -> None:
    assert "Undo" not in doctor(lost, "--restore", "newest").err
    assert answers(lost) == ANSWERS


def test_or_one_starts_fresh_and_the_backups_stay(lost: Home) -> None:
    assert doctor(lost, "--fresh").code == DONE
    assert program("due", "--json", home=lost.root).json["new"] == 70
    assert doctor(lost, "--json").json["checks"]["backups"]["count"] == 1


def test_where_nothing_is_missing_nobody_starts_fresh(place: Home) -> None:
    assert "no practice file is missing here" in doctor(place, "--fresh").sentence
    assert answers(place) == ANSWERS


# ---------------------------------------------------------------- another program has it open


@pytest.fixture
def busy(place: Home) -> Iterator[Home]:
    """A script has the home open, and no window lock."""
    script = "import sys; from pathlib import Path; from trainer.bootstrap import open_workspace\n"
    script += "with open_workspace(Path(sys.argv[1])): print('open', flush=True); sys.stdin.read()"
    started = subprocess.Popen(
        [sys.executable, "-c", script, str(place.root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    )
    assert started.stdin
    assert started.stdout
    assert started.stdout.readline() == b"open\n"
    yield place
    started.communicate()


@pytest.mark.skipif(os.name == "nt", reason="Windows replaces no open file")
@pytest.mark.parametrize("wish", [("--repair",), ("--restore", "newest")])
@pytest.mark.parametrize("page", [0, 3])
def test_however_torn_the_file_is_it_is_not_replaced_under_another_program(
    busy: Home, wish: tuple[str, ...], page: int
) -> None:
    doctor(busy, "--backup")
    scribbled(busy.database, [page])
    torn = busy.database.read_bytes()
    told = doctor(busy, *wish).sentence
    assert told == f"{busy.database} is open in another window or program; close that and do this again."
    assert busy.database.read_bytes() == torn


def test_what_is_spoilt_is_found_by_the_doctor(place: Home) -> None:
    spoil(place)
    ran = doctor(place)
    assert ran.code == AT_FAULT
    assert f"trainer --home {place.root} doctor --repair" in ran.out
