"""The outer face: other programs and scripts hold on to these commands."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.builders import a_card, a_deck, an_id, answer, answer_all, install, some_cards
from tests.cli.conftest import Run
from tests.commands import ROOT, program
from trainer import __version__, bootstrap, deckfile, paths
from trainer.cli import AT_FAULT, DONE, WRONG_USE
from trainer.domain.categories import Category
from trainer.domain.feedback import SOFTENERS
from trainer.domain.memory import Rating
from trainer.speech.silence import SilentEngine


@pytest.fixture
def workspace(place: Path) -> Iterator[bootstrap.Workspace]:
    """The same home as the window has it, on the computer's own clock."""
    install(place / "trainer.sqlite3", a_deck(*some_cards(7)))
    workspace = bootstrap.start(place, make_engine=SilentEngine)
    yield workspace
    workspace.close()


# ---------------------------------------------------------------- help and wrong usage


@pytest.mark.parametrize("question", ["--help", "--version"])
def test_help_and_version_load_neither_qt_nor_sql(question: str) -> None:
    ask = (
        "import sys\nfrom trainer.cli import main\n"
        f"try: main([{question!r}])\n"
        "except SystemExit as end: assert not end.code\n"
        "heavy = {'PySide6', 'sqlalchemy', 'alembic', 'fsrs', 'pyttsx3', 'trainer.bootstrap'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").out == f"trainer {__version__}\n"


def test_help_names_every_command(run: Run) -> None:
    told = run("--help").out
    for command in ("due", "coach", "check", "import", "export", "say", "stats", "doctor"):
        assert command in told


@pytest.mark.parametrize(
    "arguments",
    [
        ("dance",),
        ("due", "--xml"),
        ("check",),
        ("export", "Budget"),
        ("import",),
        ("say", "Hello."),
        ("stats", "--days", "0"),
        ("stats", "--days", "many"),
        ("stats", "--days", "4000"),
        ("say", "Hello.", "--to", "out.wav", "--rate", "fast"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_with_exit_code_two_and_touches_nothing(run: Run, place: Path, arguments: Any) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (WRONG_USE, "")
    assert "usage: " in ran.err
    assert not place.exists()


def test_python_dash_m_trainer_is_the_same_program(place: Path) -> None:
    assert program("--version", home=place).out == f"trainer {__version__}\n"


# ---------------------------------------------------------------- due


def test_a_fresh_home_gets_the_shipped_decks_and_counts_them(run: Run) -> None:
    ran = run("due", "--json")
    assert (ran.code, ran.err) == (DONE, "")
    assert ran.json == {
        "due": 0,
        "new": 70,
        "learning": 0,
        "by_category": {kind.value: {"due": 0, "new": 10, "learning": 0} for kind in Category},
    }


def test_answers_show_in_what_is_due(run: Run, workspace: bootstrap.Workspace) -> None:
    session = workspace.study.start()
    answer(session, rating=Rating.AGAIN)
    answer(session)
    told = run("due", "--json").json
    assert (told["due"], told["new"], told["learning"]) == (0, 5, 1)


def test_an_undo_after_a_restart_leaves_what_is_due_as_it_was(run: Run, workspace: bootstrap.Workspace) -> None:
    answer(workspace.study.start())
    before = run("due", "--json").out
    answer(workspace.study.start(), rating=Rating.AGAIN)
    workspace.close()
    assert run("due", "--json").out != before
    again = bootstrap.start(workspace.home.root, make_engine=SilentEngine)
    again.study.start(limit=0).undo()
    again.close()
    assert run("due", "--json").out == before


def test_for_a_person_every_category_is_a_line(run: Run) -> None:
    told = run("due").out.splitlines()
    assert len(told) == 7
    assert all("10 new" in line for line in told)


def test_asking_what_is_due_twice_gives_the_same_answer(run: Run) -> None:
    assert run("due", "--json") == run("due", "--json")


# ---------------------------------------------------------------- check, import, export


def a_file(folder: Path, deck: Any = None, name: str = "some.deck.toml") -> Path:
    path = folder / name
    path.write_bytes(deckfile.dumps(deck or a_deck(a_card(9), number=2)))
    return path


def test_good_files_pass_without_a_word(run: Run) -> None:
    ran = run("check", *sorted(paths.shipped_decks().glob("*.deck.toml")))
    assert (ran.code, ran.out, ran.err) == (DONE, "", "")


def test_each_problem_is_a_line_with_its_file_and_place(run: Run, tmp_path: Path) -> None:
    good, bad = a_file(tmp_path, name="good.deck.toml"), a_file(tmp_path, name="bad.deck.toml")
    bad.write_text(bad.read_text().replace('"budget"', '"budgie"').replace("title =", "titel ="))
    ran = run("check", good, bad)
    assert (ran.code, ran.err) == (AT_FAULT, "")
    lines = ran.out.splitlines()
    assert len(lines) == 3
    for line in lines:
        file, number, sentence = line.split(":", 2)
        assert (file, number.isdigit()) == (str(bad), True)
        assert sentence.startswith(" ")
        assert sentence.endswith((".", "?"))


@pytest.mark.parametrize("name", ["missing.deck.toml", "notes.txt", "."])
def test_what_is_no_deck_file_is_named(run: Run, tmp_path: Path, name: str) -> None:
    ran = run("check", tmp_path / name)
    assert ran.code == AT_FAULT
    assert ran.out.startswith(f"{tmp_path / name}: ")


def test_a_check_opens_no_home(run: Run, tmp_path: Path, place: Path) -> None:
    run("check", a_file(tmp_path))
    assert not place.exists()


NOTHING_NEW = {"new": 0, "changed": 0, "retired": 0}


def test_an_import_is_a_preview_until_it_is_told_yes(run: Run, tmp_path: Path, workspace: Any) -> None:
    path = a_file(tmp_path, a_deck(a_card(1, notes="New."), *some_cards(2, 2), a_card(9)))
    preview = {"new": 1, "changed": 1, "retired": 4, "unchanged": 2, "seal": "none"}
    assert run("import", path, "--json").json == preview
    assert run("import", path, "--json").json == preview
    assert run("import", path, "--yes", "--json").json == preview
    assert run("import", path, "--json").json == NOTHING_NEW | {"unchanged": 4, "seal": "none"}


def test_an_import_keeps_what_was_changed_here_unless_it_is_told_to_replace(
    run: Run, tmp_path: Path, workspace: Any
) -> None:
    path = a_file(tmp_path, workspace.library.export("Deck 1", tmp_path / "deck.deck.toml").deck)
    workspace.editing.save(a_card(1, reply="Mine. Or?"))
    assert run("import", path, "--json").json["mine"] == 1
    assert "1 card changed here: kept" in run("import", path, "--yes").out
    assert workspace.library.card(an_id(1)).reply == "Mine. Or?"
    assert "1 card changed here: replaced" in run("import", path, "--yes", "--replace").out
    assert workspace.library.card(an_id(1)).reply == a_card(1).reply


def test_the_help_of_an_import_says_what_becomes_of_ones_own_changes(run: Run) -> None:
    told = " ".join(run("import", "--help").out.split())
    assert (
        "--yes install it; the cards that were changed here stay --replace take the file's cards for those, too" in told
    )


def test_for_a_person_an_import_says_what_to_do_next(run: Run, tmp_path: Path) -> None:
    assert "--yes" in run("import", a_file(tmp_path)).out
    assert "1 new" in run("import", a_file(tmp_path), "--yes").out


def test_a_deck_that_is_exported_comes_back_unchanged(run: Run, tmp_path: Path) -> None:
    for name in Category:
        path = tmp_path / f"{name}.deck.toml"
        ran = run("export", name, "--to", path)
        assert (ran.code, ran.out) == (DONE, "")
        assert run("check", path).code == DONE
        assert run("import", path, "--json").json == NOTHING_NEW | {"unchanged": 10, "seal": "none"}


def test_a_deck_that_is_exported_and_imported_elsewhere_is_the_same(run: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "first.deck.toml", tmp_path / "second.deck.toml"
    run("export", "Budget", "--to", first)
    run("import", first, "--yes", home=tmp_path / "elsewhere")
    run("export", "Budget", "--to", second, home=tmp_path / "elsewhere")
    assert first.read_bytes() == second.read_bytes()


def test_a_file_with_faults_is_refused_with_its_line(run: Run, tmp_path: Path) -> None:
    path = a_file(tmp_path)
    path.write_text(path.read_text().replace('"budget"', '"budgie"'))
    assert run("import", path, "--yes").sentence.startswith(f"{path}:")
    assert run("due", "--json").json["new"] == 70


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", "missing.deck.toml"),
        ("import", "notes.txt"),
        ("export", "Elephants", "--to", "out.deck.toml"),
        ("export", "Budget", "--to", "out.doc"),
        ("export", "Budget", "--to", "nowhere/out.deck.toml"),
        ("export", "Budget", "--to", "folder.deck.toml"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_told_in_one_sentence(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.deck.toml").mkdir()
    assert run(*arguments).sentence.endswith(".")


def test_a_card_of_another_deck_is_refused(run: Run, tmp_path: Path, workspace: Any) -> None:
    assert an_id(1) in run("import", a_file(tmp_path, a_deck(a_card(1), number=2)), "--yes").sentence


# ---------------------------------------------------------------- stats, doctor, say


def test_statistics_have_every_name_before_the_first_answer(run: Run) -> None:
    told = run("stats", "--json").json
    assert told == {
        "days": 30,
        "practised_days": 0,
        "answered": 0,
        "recalled": 0,
        "by_category": {kind.value: {"answered": 0, "recalled": 0} for kind in Category},
        "phrases": {label.value: {"count": 0, "last_used": None} for label in SOFTENERS},
    }


def test_statistics_count_answers_and_phrases(run: Run, workspace: bootstrap.Workspace) -> None:
    session = workspace.study.start()
    answer(session, rating=Rating.AGAIN, said="I agree, it is a lot of money. What would you compare it with?")
    answer_all(session)
    told = run("stats", "--json", "--days", 7).json
    assert (told["days"], told["practised_days"], told["answered"], told["recalled"]) == (7, 1, 7, 6)
    assert told["phrases"]["agree"]["count"] == 1
    assert len(told["phrases"]["agree"]["last_used"]) == 10
    assert "6 of 7 recalled" in run("stats").out


def test_a_doctor_finds_nothing_wrong_with_a_fresh_home(run: Run) -> None:
    ran = run("doctor", "--json")
    told = ran.json
    assert {name for name, check in told["checks"].items() if not check["good"]} <= {"voice"}
    assert ran.code == (DONE if told["good"] else AT_FAULT)


def test_a_doctor_who_finds_something_ends_with_one(run: Run, workspace: bootstrap.Workspace) -> None:
    answer(workspace.study.start())
    with closing(sqlite3.connect(workspace.home.database)) as other:
        other.execute("DROP TRIGGER review_update")
        other.execute("UPDATE review SET rating = 4")
        other.commit()
    ran = run("doctor", "--json")
    assert (ran.code, ran.json["good"], ran.json["checks"]["log"]["good"]) == (AT_FAULT, False, False)
    assert any(line.startswith("!!  1 answer or card is") for line in run("doctor").out.splitlines())


def test_a_text_is_spoken_into_a_file(run: Run, tmp_path: Path) -> None:
    ran = run("say", "No money.", "--to", tmp_path / "out.wav")
    assert (ran.code, ran.out) == (DONE, "")
    assert (tmp_path / "out.wav").read_bytes()[:4] == b"RIFF"


def test_a_place_where_no_sound_can_be_written_is_told(run: Run, tmp_path: Path) -> None:
    assert "cannot be written" in run("say", "No money.", "--to", tmp_path / "nowhere" / "out.wav").sentence


def test_a_natural_voice_speaks_into_a_file(run: Run, tmp_path: Path) -> None:
    ran = run("say", "No money.", "--to", tmp_path / "out.wav", "--voice", "piper:joe")
    assert (ran.code, ran.out) == (DONE, "")
    assert ran.err.startswith("Wrote ")
    assert (tmp_path / "out.wav").read_bytes()[:4] == b"RIFF"


def test_a_natural_voice_that_is_not_there_is_told_and_the_default_one_speaks(run: Run, tmp_path: Path) -> None:
    ran = run("say", "No money.", "--to", tmp_path / "out.wav", "--voice", "piper:nobody")
    assert ran.err.startswith("trainer: The files of the natural voice are not where they were. The default voice")
    assert (tmp_path / "out.wav").read_bytes()[:4] == b"RIFF"


def test_the_doctor_names_the_natural_voices(run: Run) -> None:
    voice = run("doctor", "--json").json["checks"]["voice"]
    assert voice["natural"] == ["piper:joe"]
    assert voice["found"].endswith("natural voices: piper:joe.")
