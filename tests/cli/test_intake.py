"""Tables on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

LINES = "Front,Back,Owner\nIt costs too much for us.,Compared with what?,Tom\nNot now please.,,Tom\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "Team lines.csv"
    place.write_text(LINES)
    return place


def test_it_is_looked_at_first_and_taken_in_with_yes(run: Run, file: Path) -> None:
    told = run("import", file).out.splitlines()
    assert told[:3] == ["Front: The customer says", "Back: Reply", "Owner: left out"]
    assert told[3] == "Would take in (add --yes to do it): 1 new, 0 changed, 0 retired, 0 unchanged."
    assert told[4].startswith("Row 3: ")
    assert "“Team lines”" not in run("team", "status").out
    facts = json.loads(run("import", file, "--yes", "--json").out)
    assert (facts["new"], facts["retired"], facts["seal"], facts["refused"][0]["row"]) == (1, 0, "none", 3)
    again = json.loads(run("import", file, "--into", "Team lines", "--json").out)
    assert (again["new"], again["unchanged"]) == (0, 1)


def test_columns_can_be_named_otherwise(run: Run, file: Path) -> None:
    told = run("import", file, "--columns", "Back=Notes,Owner=Reply").out.splitlines()
    assert told[:3] == ["Front: The customer says", "Back: Notes", "Owner: Reply"]
    assert "2 new" in told[3]


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_deck_goes_out_and_comes_back_unchanged(run: Run, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"price{ending}"
    assert run("export", "Price", "--to", path).code == 0
    facts = json.loads(run("import", path, "--json").out)
    assert (facts["new"], facts["changed"], facts["refused"]) == (0, 0, [])
    assert facts["unchanged"] == 10


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--columns", "Nobody=Reply"], "There is no column “Nobody”; choose one of: Front, Back, Owner."),
        (["--columns", "Front=Weather"], "“Weather” is no part of a line"),
        (["--columns", "Front="], "Say which column is what the customer says"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(run: Run, file: Path, arguments: list[str], says: str) -> None:
    assert says in run("import", file, *arguments).sentence


def test_a_check_of_a_table_says_what_it_is(run: Run, file: Path) -> None:
    assert "import it, and its lines become one" in run("check", file).out


def test_plain_text_is_not_written(run: Run, tmp_path: Path) -> None:
    assert "choose .csv or .xlsx" in run("export", "Price", "--to", tmp_path / "x.txt").sentence
