"""What is wrong is found and named; what is right is not complained about."""

from __future__ import annotations

import shutil
import sqlite3
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import FixedClock, a_card, a_deck, answer, answer_all, some_cards
from tests.services.conftest import Home
from tests.spoken import MODEL
from tests.wear import pages_with, practised, scribbled
from trainer import bootstrap
from trainer.bootstrap import Workspace
from trainer.coaching import model
from trainer.domain.backups import Reason
from trainer.domain.memory import Rating
from trainer.services.care import Check
from trainer.services.speaking import Speaking
from trainer.speech.renderer import WorkerEngine
from trainer.speech.silence import SilentEngine
from trainer.speech.utterance import Rendered, Utterance


@pytest.fixture
def workspace(home: Home) -> Workspace:
    """A home with a few answers, one of them undone."""
    workspace = home(a_deck(*some_cards(5)))
    session = workspace.study.start()
    answer(session, rating=Rating.AGAIN)
    answer_all(session)
    session.undo()
    return workspace


def found(workspace: Workspace) -> dict[str, Check]:
    return {check.name: check for check in workspace.care.examine()}


def meddle(workspace: Workspace, *statements: str) -> None:
    with closing(sqlite3.connect(workspace.home.database)) as other:
        for statement in statements:
            other.execute(statement)
        other.commit()


def bad(workspace: Workspace) -> set[str]:
    """What is wrong, apart from the voice that a silent home has not got."""
    return {name for name, check in found(workspace).items() if not check.good} - {"voice"}


def test_a_home_that_is_used_as_it_should_be_has_no_faults(workspace: Workspace) -> None:
    assert bad(workspace) == set()


def test_a_fresh_home_has_no_faults(home: Home) -> None:
    assert bad(home()) == set()


def test_the_names_of_the_checks_stay_stable(workspace: Workspace) -> None:
    assert set(found(workspace)) == {
        "version",
        "database",
        "log",
        "memory",
        "decks",
        "backups",
        "disk",
        "voice",
        "model",
        "hearing",
        "microphone",
        "phrases",
        "clock",
    }


def test_every_finding_is_one_sentence(workspace: Workspace) -> None:
    for check in found(workspace).values():
        assert check.found.endswith(".")
        assert "\n" not in check.found


def test_today_the_backups_and_what_is_examined_count_the_same_answers(home: Home, clock: FixedClock) -> None:
    """Those that were taken back count nowhere, and those that were given again count everywhere."""
    workspace = home(a_deck(*some_cards(5)))
    session = workspace.study.start()
    answer_all(session)
    assert told_answers(workspace, clock) == {5}
    session.undo()
    session.undo()
    assert told_answers(workspace, clock) == {3}
    session.redo()
    assert told_answers(workspace, clock) == {4}


def told_answers(workspace: Workspace, clock: FixedClock) -> set[int]:
    """How many answers each of those tells that does."""
    clock.advance(minutes=1)
    workspace.backups.make(Reason.HAND)
    log, backups = (found(workspace)[name] for name in ("log", "backups"))
    newest = workspace.backups.listed()[0]
    assert log.found.startswith(f"{log.facts['answers']} answers in the review log,")
    assert f"with {newest.answers} answers" in backups.found
    return {workspace.study.today().done, newest.answers, backups.facts["newest_answers"], log.facts["answers"]}


def test_a_home_without_a_voice_is_told_politely(workspace: Workspace) -> None:
    voice = found(workspace)["voice"]
    assert (voice.good, voice.found.startswith("There is no voice")) == (False, True)


def test_a_changed_log_row_is_found(workspace: Workspace) -> None:
    meddle(workspace, "DROP TRIGGER review_update", "UPDATE review SET duration_ms = 1 WHERE id = 1")
    assert bad(workspace) == {"log"}
    assert found(workspace)["log"].found.startswith("1 answer or card is not as it was written")


def test_a_log_row_whose_text_is_no_text_any_more_is_found(workspace: Workspace) -> None:
    meddle(workspace, "DROP TRIGGER review_update", "UPDATE review SET mode = CAST(x'ff' AS TEXT) WHERE id = 1")
    assert not found(workspace)["log"].good


def test_a_torn_page_of_the_log_is_found_and_the_other_checks_go_on(home: Home, tmp_path: Path) -> None:
    practised(tmp_path / "home" / "trainer.sqlite3", 300)
    scribbled(tmp_path / "home" / "trainer.sqlite3", pages_with(tmp_path / "home" / "trainer.sqlite3", "review")[2:4])
    checks = found(home())
    assert not checks["log"].good
    assert checks["disk"].good


def test_a_log_row_that_makes_no_sense_is_found(workspace: Workspace) -> None:
    meddle(workspace, "DROP TRIGGER review_update", "UPDATE review SET kind = 'nonsense' WHERE id = 1")
    assert "log" in bad(workspace)


@pytest.mark.parametrize("change", ["stability = stability + 1", "due_day = due_day + 7", "state = 1"])
def test_a_memory_that_does_not_follow_from_the_log_is_found(workspace: Workspace, change: str) -> None:
    meddle(workspace, f"UPDATE memory SET {change} WHERE card_id = (SELECT max(card_id) FROM memory WHERE reps > 0)")
    assert bad(workspace) == {"memory"}


def test_a_memory_that_was_lost_is_found(workspace: Workspace) -> None:
    meddle(workspace, "UPDATE memory SET state = 0, reps = 0, stability = 0, difficulty = 0, due_day = 0")
    assert bad(workspace) == {"memory"}


def test_a_memory_that_came_from_nowhere_is_found(home: Home) -> None:
    workspace = home(a_deck())
    meddle(workspace, "UPDATE memory SET state = 2, reps = 3, stability = 9, difficulty = 5, due_day = 9")
    assert bad(workspace) == {"memory"}


# ---------------------------------------------------------------- backups


def test_a_backup_that_failed_is_told_until_there_is_one(workspace: Workspace) -> None:
    workspace.home.backups.write_text("I am no folder.")
    workspace.backups.keep(Reason.DAILY)
    check = found(workspace)["backups"]
    assert (check.good, check.found) == (False, workspace.backups.failure)
    workspace.home.backups.unlink()
    workspace.backups.keep(Reason.DAILY)
    assert found(workspace)["backups"].good


def test_the_first_day_needs_no_backup_and_the_second_does(workspace: Workspace, clock: FixedClock) -> None:
    assert found(workspace)["backups"].good
    clock.advance(days=1)
    assert bad(workspace) == {"backups"}


def test_a_backup_is_told_with_its_age_its_answers_and_that_it_was_looked_through(
    workspace: Workspace, clock: FixedClock
) -> None:
    workspace.backups.daily()
    clock.advance(days=1)
    check = found(workspace)["backups"]
    assert check.found == "1 backup, the newest from yesterday with 5 answers, looked through just now."
    assert check.facts == {"count": 1, "newest_age_seconds": 86_400, "newest_answers": 5, "verified": True}


def test_a_backup_made_while_the_clock_was_ahead_is_told_only_when_there_is_no_other(
    workspace: Workspace, clock: FixedClock
) -> None:
    clock.advance(days=3650)
    workspace.backups.daily()
    clock.advance(days=-3650)
    assert "the newest from a day that is still to come" in found(workspace)["backups"].found
    workspace.backups.daily()
    assert "2 backups, the newest from today with 5 answers" in found(workspace)["backups"].found


def test_a_damaged_backup_is_found(workspace: Workspace) -> None:
    workspace.backups.daily()
    copy = workspace.backups.find("newest")
    scribbled(copy, pages_with(copy, "review")[:1])
    check = found(workspace)["backups"]
    assert (check.good, check.facts["verified"]) == (False, False)


def test_a_backup_that_falls_behind_is_found(workspace: Workspace, clock: FixedClock) -> None:
    workspace.backups.daily()
    for _ in range(2):
        assert found(workspace)["backups"].good
        clock.advance(days=1)
        answer(workspace.study.more())
    assert not found(workspace)["backups"].good


def test_a_clock_behind_the_last_answer_is_found(workspace: Workspace, clock: FixedClock) -> None:
    clock.advance(hours=-2)
    assert bad(workspace) == {"clock"}


def test_a_clock_far_ahead_of_the_last_answer_is_found_and_both_are_named(
    workspace: Workspace, clock: FixedClock
) -> None:
    clock.advance(days=3_650)
    assert bad(workspace) == {"clock", "backups"}
    said = found(workspace)["clock"].found
    assert said.startswith("The clock says 2036-02-28 12:00, far ahead of your last answer on 2026-03-02 12:00")


def test_a_home_without_decks_is_found(workspace: Workspace) -> None:
    tables = ("draft", "own_words", "memory", "card", "deck")
    meddle(workspace, *(f"DELETE FROM {table}" for table in tables))
    assert "decks" in bad(workspace)


def test_a_damaged_file_is_found_and_the_other_checks_go_on(home: Home, tmp_path: Path) -> None:
    workspace = home(a_deck(*(a_card(number, notes="x" * 2_000) for number in range(1, 60))))
    workspace.close()
    path = tmp_path / "home" / "trainer.sqlite3"
    data = bytearray(path.read_bytes())
    for page in range(len(data) - 12 * 4096, len(data), 4096):
        data[page : page + 100] = b"\xa5" * 100
    path.write_bytes(data)
    checks = found(home())
    assert not checks["database"].good
    assert checks["disk"].good


@pytest.mark.parametrize(
    ("break_it", "facts", "told"),
    [
        (False, {"team_files": 0, "broken_files": 0}, "Phrase files of the team that are heard: 0."),
        (True, {"team_files": 0, "broken_files": 1}, "ours.phrases.toml: "),
    ],
    ids=["whole", "a broken file of the team"],
)
def test_the_phrase_files_are_looked_at_and_what_mends_them_is_told(
    workspace: Workspace, break_it: bool, facts: dict[str, object], told: str
) -> None:
    if break_it:
        workspace.home.phrases.mkdir()
        (workspace.home.phrases / "ours.phrases.toml").write_text("patterns = 3")
    checks = found(workspace)
    check = checks["phrases"]
    assert (check.good, dict(check.facts)) == (not break_it, facts)
    assert check.found.startswith(told)
    assert (str(workspace.home.phrases) in check.found) is break_it
    assert (checks["model"].good, checks["model"].found) == (True, "The coach hears by meaning.")


def test_a_coach_without_its_model_is_told(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model, "folder", lambda: tmp_path / "no model")
    check = found(workspace)["model"]
    assert (check.good, check.facts["hears_meaning"]) == (False, False)
    assert check.found.endswith(f"{model.MEND}.")


def test_what_the_computers_own_voice_says_is_heard(tmp_path: Path) -> None:
    workspace = bootstrap.start(tmp_path / "home", clock=FixedClock(), make_engine=WorkerEngine)
    assert "no hearing model yet" in found(workspace)["hearing"].found
    workspace.home.models.mkdir()
    (workspace.home.models / "tiny.en").symlink_to(MODEL)
    check = found(workspace)["hearing"]
    assert check.good
    assert check.facts["understood"] > check.facts["said"] / 2
    workspace.close()


def test_without_a_voice_the_model_alone_is_looked_at(workspace: Workspace) -> None:
    workspace.home.models.mkdir()
    (workspace.home.models / "tiny.en").symlink_to(MODEL)
    assert found(workspace)["hearing"].found == "The hearing model is whole."


def test_a_damaged_hearing_model_is_found(home: Home) -> None:
    workspace = home()
    folder = workspace.home.models / "tiny.en"
    shutil.copytree(MODEL, folder)
    with (folder / "model.bin").open("r+b") as file:
        file.seek(5_000_000)
        file.write(b"damage")
    assert "model.bin" in found(workspace)["hearing"].found
    assert bad(workspace) == {"hearing"}


def test_a_chosen_voice_that_another_one_stands_in_for_is_told(home: Home, tmp_path: Path) -> None:
    class StandIn(SilentEngine):
        def render(self, utterance: Utterance) -> Future[Rendered]:
            done: Future[Rendered] = Future()
            done.set_result(Rendered(tmp_path / "a.wav", 1.5, (), 1.5, "Joe is hoarse."))
            return done

    workspace = home()
    workspace.speaking = Speaking(StandIn(), workspace.preferences)
    voice = found(workspace)["voice"]
    assert (voice.good, voice.found) == (False, "Joe is hoarse. Choose another voice in the settings.")
