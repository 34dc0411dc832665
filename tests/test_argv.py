"""What is understood on the command line, and what becomes of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from trainer.argv import parser
from trainer.cli import COMMANDS
from trainer.domain.categories import Category


def test_every_command_that_is_understood_is_done_and_no_other() -> None:
    named = re.findall(r"^    (\w+)  ", parser().format_help(), re.MULTILINE)
    assert {"window", *named} == set(COMMANDS)


def test_without_a_command_it_is_the_window() -> None:
    assert parser().parse_args([]).command == "window"
    assert parser().parse_args(["due"]).command == "due"


def test_a_tilde_after_an_option_is_the_persons_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert parser().parse_args(["--home=~/here"]).home == tmp_path / "here"


@pytest.mark.parametrize("said", ["no_interest", "No interest", "NO_INTEREST"])
def test_a_kind_is_understood_as_people_write_it(said: str) -> None:
    assert parser().parse_args(["heard", "Hello.", "--category", said]).category is Category.NO_INTEREST


def test_a_kind_that_is_none_is_refused_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["heard", "Hello.", "--category", "weather"])
    assert "one of budget" in capsys.readouterr().err
