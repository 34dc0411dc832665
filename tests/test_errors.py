"""What is a person's to mend is told in its own words; what is our fault is not dressed up as that."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import a_deck, open_home
from trainer import errors
from trainer.cli import AT_FAULT, COMMANDS, main
from trainer.errors import DamagedBackupError, DamagedError, NotFoundError, StaleAnswerError, TrainerError

OURS = [kind for kind in vars(errors).values() if isinstance(kind, type)]


@pytest.mark.parametrize("kind", OURS)
def test_whoever_shows_one_of_them_to_a_person_catches_them_all(kind: type[Exception]) -> None:
    assert issubclass(kind, TrainerError)
    assert str(kind("The disk is full; make some room.")) == "The disk is full; make some room."


def test_no_error_of_ours_is_taken_for_another_one() -> None:
    assert not issubclass(NotFoundError, StaleAnswerError)
    assert not issubclass(StaleAnswerError, NotFoundError)
    assert not issubclass(TrainerError, (ValueError, LookupError, OSError, RuntimeError))


def test_its_text_is_all_that_a_person_reads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_arguments: object) -> int:
        raise NotFoundError("There is no deck “Golf”; trainer stats lists them.")

    monkeypatch.setitem(COMMANDS, "due", refuse)
    assert main(["--home", str(tmp_path), "due"]) == AT_FAULT
    assert capsys.readouterr() == ("", "trainer: There is no deck “Golf”; trainer stats lists them.\n")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            DamagedError("It is damaged (torn)."),
            "It is damaged (torn); repair it with: trainer --home {home} doctor --repair.",
        ),
        (DamagedBackupError("It is damaged; choose another one."), "It is damaged; choose another one."),
    ],
)
def test_on_the_command_line_damage_is_told_with_the_command_that_mends_it(
    error: DamagedError, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_arguments: object) -> int:
        raise error

    monkeypatch.setitem(COMMANDS, "due", refuse)
    assert main(["--home", str(tmp_path), "due"]) == AT_FAULT
    assert capsys.readouterr() == ("", f"trainer: {told.format(home=tmp_path)}\n")


def test_in_the_window_nobody_is_sent_to_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "trainer.sqlite3").write_bytes(b"rubbish" * 1_000)
    with pytest.raises(DamagedError) as refused:
        open_home(tmp_path)
    assert "trainer doctor" not in str(refused.value)


def test_a_fault_of_ours_is_not_told_as_if_it_were_theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(COMMANDS, "due", lambda _arguments: [][1])
    with pytest.raises(IndexError):
        main(["--home", str(tmp_path), "due"])


def test_asking_for_a_card_that_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    workspace = open_home(tmp_path, a_deck())
    with pytest.raises(NotFoundError, match="choose another"):
        workspace.library.card("cnowhere")
    workspace.close()
