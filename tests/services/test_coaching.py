"""The coach from outside: what it hears with and without its model, and how it says that it hears less."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from trainer.coaching import model
from trainer.domain.feedback import CoachContext, Label
from trainer.services.coaching import Coaching

SAID = "Thank you for telling me. What would help?"
BROKEN = 'family = "broken"\n'
OWN = """
family = "our_way"
kind = "softener"
name = "Our way"
definition = "You say it our way."
patterns = ["our way of saying it"]
"""


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the model; one of its files may be damaged."""
    if not model.folder().is_dir():
        pytest.skip("the model is not in this checkout")
    return shutil.copytree(model.folder(), tmp_path / "model")


def spoil(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2])


@pytest.mark.parametrize("file", [model.ENCODER, model.TOKENIZER, model.SHEET])
@pytest.mark.parametrize("harm", [Path.unlink, spoil], ids=["missing", "damaged"])
def test_without_its_model_it_knows_its_phrases_and_says_what_to_do(copied: Path, file: str, harm: object) -> None:
    harm(copied / file)  # type: ignore[operator]
    coach = Coaching(model=copied)
    assert Label.THANKS in coach(SAID, CoachContext()).labels
    assert not coach.condition.hears_meaning
    assert coach.condition.trouble.endswith(f"{model.MEND}.")


def test_with_its_model_it_has_nothing_to_say_of_itself(copied: Path) -> None:
    coach = Coaching(model=copied)
    assert (coach.condition.hears_meaning, coach.condition.trouble) == (True, "")
    assert coach.nearest(Label.THANKS, "cheers for telling me")


def test_files_of_the_team_are_counted_and_what_is_broken_is_told(tmp_path: Path) -> None:
    (tmp_path / "own.phrases.toml").write_text(OWN)
    (tmp_path / "broken.phrases.toml").write_text(BROKEN)
    coach = Coaching(tmp_path, tmp_path / "no model")
    assert coach.condition.team == 1
    (sentence,) = coach.condition.broken
    assert sentence.startswith("broken.phrases.toml: ")
    (heard,) = coach("That is our way of saying it.", CoachContext()).noticed
    assert heard.name == "Our way"


def test_a_file_that_is_mended_is_known_once_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "own.phrases.toml").write_text(BROKEN)
    coach = Coaching(tmp_path, tmp_path / "no model")
    assert coach.condition.broken
    (tmp_path / "own.phrases.toml").write_text(OWN)
    coach.renew()
    assert (coach.condition.broken, coach.condition.team) == ((), 1)


def test_for_each_fault_there_is_something_better_to_say_and_for_nothing_else(tmp_path: Path) -> None:
    coach = Coaching(model=tmp_path / "no model")
    better = coach.instead_of(Label.PRESSURE)
    assert better is not None
    assert better.instead
    assert better.examples
    assert coach.instead_of(Label.THANKS) is None
