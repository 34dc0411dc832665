from __future__ import annotations

import pickle
from pathlib import Path

from trainer.deckfile.problems import MOST_PROBLEMS, DeckFileError, Problem, quoted
from trainer.errors import TrainerError

PATH = Path("team") / "budget.deck.toml"


def test_it_reads_like_a_compilers_line() -> None:
    error = DeckFileError(PATH, [Problem(14, "The title is empty."), Problem(3, "The version is missing.")])
    assert isinstance(error, TrainerError)
    assert str(error) == f"{PATH}:3: The version is missing."
    assert error.lines[1] == f"{PATH}:14: The title is empty."
    assert str(error.problems[1]) == "Line 14: The title is empty."


def test_a_problem_of_the_whole_file_has_no_line() -> None:
    error = DeckFileError.at(PATH, 0, "There is no such file.")
    assert str(error) == f"{PATH}: There is no such file."
    assert str(error.problems[0]) == "There is no such file."


def test_problems_are_counted_to_fifty() -> None:
    assert len(DeckFileError(PATH, [Problem(1, "No.")] * 80).problems) == MOST_PROBLEMS


def test_it_survives_the_way_between_processes() -> None:
    error = DeckFileError.at(PATH, 3, "No.")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_a_strangers_words_are_short_and_visible() -> None:
    assert quoted("budgets") == "'budgets'"
    assert quoted("a\u202eb\n") == "'a<U+202E>b<U+000A>'"
    assert len(quoted("x" * 1000)) == 42
