"""Backups and repair without the window: one sentence each, and a database that is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import a_deck, some_cards
from tests.commands import Ran, program
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
    assert "is in place again; what was there before is kept as trainer.damaged-" in back.err
    assert answers(place) == ANSWERS


def test_a_file_is_put_back_from_anywhere(place: Home, tmp_path: Path) -> None:
    practised(tmp_path / "from a stick.sqlite3", 20)
    assert doctor(place, "--restore", str(tmp_path / "from a stick.sqlite3")).code == DONE
    assert answers(place) == 20
    doctor(place, "--restore", "newest")
    assert answers(place) == ANSWERS


@pytest.mark.parametrize("name", ["newest", "nothing"])
def test_what_is_no_backup_is_told(place: Home, name: str) -> None:
    assert f"no backup '{name}'" in doctor(place, "--restore", name).sentence


def test_rubbish_is_not_put_back(place: Home, tmp_path: Path) -> None:
    (tmp_path / "rubbish").write_bytes(b"rubbish" * 1_000)
    assert "damaged" in doctor(place, "--restore", str(tmp_path / "rubbish")).sentence
    assert answers(place) == ANSWERS


def test_a_damaged_database_is_refused_with_the_way_out_which_works(place: Home) -> None:
    scribbled(place.database, [0])
    assert "trainer doctor --repair" in program("due", home=place.root).sentence
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


def test_an_import_goes_on_without_a_backup_and_says_so(place: Home, tmp_path: Path) -> None:
    place.backups.write_text("I am no folder.")
    deckfile.write(tmp_path / "next.deck.toml", a_deck(*some_cards(61), version=2))
    ran = program("import", tmp_path / "next.deck.toml", "--yes", home=place.root)
    assert ran.code == DONE
    assert ran.err.startswith("trainer: No backup was made: ")
    assert ran.err.count("\n") == 1


def test_what_is_spoilt_is_found_by_the_doctor(place: Home) -> None:
    spoil(place)
    ran = doctor(place)
    assert ran.code == AT_FAULT
    assert "trainer doctor --repair" in ran.out
