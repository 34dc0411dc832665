"""What was disputed is written to a file from a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders import a_deck, asked, open_home
from trainer.cli import AT_FAULT, DONE, main
from trainer.domain.feedback import Certainty, Feedback, Finding, Label

SAID = "I agree. What comes first?"
HEARD = Feedback((Finding(Label.AGREE, 0, 8, Certainty.SURE),))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home in which one finding is disputed."""
    workspace = open_home(tmp_path / "home", a_deck())
    workspace.disputes.deny(asked(workspace.study.start()), SAID, HEARD, Label.AGREE)
    workspace.close()
    return tmp_path / "home"


def test_disputes_are_written_one_a_line(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mine.jsonl"
    assert main(["--home", str(home), "coach", "--disputes", str(file)]) == DONE
    (row,) = map(json.loads, file.read_text("utf-8").splitlines())
    assert (row["reply"], row["labels"], row["disputed"]) == (SAID, [], ["agree"])
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "Wrote 1 reply that you disputed to mine.jsonl.\n")


def test_where_they_cannot_be_written_it_says_so(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--home", str(home), "coach", "--disputes", str(tmp_path / "gone" / "mine.jsonl")]) == AT_FAULT
    assert "could not be written" in capsys.readouterr().err
