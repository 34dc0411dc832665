"""What a customer said is written down, counted and listed from a terminal."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from trainer.cli import DONE, main
from trainer.domain.categories import Category

Said = Callable[..., str]


@pytest.fixture
def said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Said:
    """Run ``trainer heard`` with these words; returns what it printed."""

    def run(*arguments: str) -> str:
        assert main(["--home", str(tmp_path / "home"), "heard", *arguments]) == DONE
        return capsys.readouterr().out

    return run


def as_json(text: str) -> dict[str, object]:
    import json

    return dict(json.loads(text))


def test_a_line_is_written_down_and_told(said: Said) -> None:
    told = said("We have no budget")
    assert told.startswith("Budget: Saved. “We have no budget” is practised once")
    assert as_json(said("--json"))["count"] == 1


def test_a_line_that_is_there_is_counted(said: Said) -> None:
    said("Elephants scare me", "--category", "fear")
    assert "was heard twice so far" in said("elephants SCARE me!")
    stored = as_json(said("Elephants scare me", "--json"))
    assert (stored["times"], stored["new"], stored["category"]) == (3, False, "fear")


def test_a_line_in_other_words_is_written_down_and_it_is_told_which_it_is_like(said: Said) -> None:
    told = said("Too expensive")
    assert told.startswith("Price: Saved. “Too expensive” is practised once")
    assert 'It is much like “It’s too expensive.”; to count it there: trainer heard "It\'s too expensive."' in told
    assert "was heard once so far" in said("It's too expensive.")
    stored = as_json(said("That is too expensive", "--json"))
    assert (stored["new"], stored["times"]) == (True, 1)
    assert stored["like"]["line"] in ("It's too expensive.", "Too expensive")  # type: ignore[index]
    assert as_json(said("too expensive!", "--json"))["like"] is None


def test_a_line_of_another_kind_is_like_none(said: Said) -> None:
    assert "much like" not in said("Too expensive", "--category", "fear")


@pytest.mark.parametrize("line", ["“Your price” is $5 too high", 'It costs "5%", `really`', "R&D says: no way\\never!"])
def test_what_is_told_to_be_typed_counts_the_line(said: Said, line: str) -> None:
    said(line)
    told = said(f"{line} sorry")
    command = told.partition("to count it there: ")[2]
    assert "was heard twice so far" in said(*shlex.split(command)[2:])
    assert not set("$`\\!").intersection(command)


@pytest.mark.parametrize("kind", Category)
def test_a_kind_that_is_given_is_the_one_that_is_kept(said: Said, kind: Category) -> None:
    stored = as_json(said("Elephants scare me", "--category", kind.value, "--json"))
    assert (stored["category"], stored["new"], stored["times"]) == (kind.value, True, 1)


def test_what_was_heard_is_listed_the_most_frequent_first(said: Said) -> None:
    for line in ("Elephants scare me", "It's too expensive", "its too expensive"):
        said(line)
    listed = as_json(said("--json"))
    assert [(row["line"], row["times"], row["has_reply"]) for row in listed["lines"]] == [  # type: ignore[attr-defined]
        ("It's too expensive.", 2, True),
        ("Elephants scare me", 1, False),
    ]
    assert listed["unanswered"] == 1
    told = said()
    assert told.index("It's too expensive.") < told.index("Elephants scare me  (no reply yet)")
    assert "Write down 8 more" in told


def test_a_kind_that_there_is_not_is_answered_with_those_there_are(
    said: Said, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        said("Elephants", "--category", "weather")
    assert "budget, time, ignorance" in capsys.readouterr().err
