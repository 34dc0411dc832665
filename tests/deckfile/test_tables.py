from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from trainer.deckfile.lines import LineIndex
from trainer.deckfile.problems import DeckFileError
from trainer.deckfile.tables import Report, Table


def asked(values: dict[str, object]) -> tuple[Table, Report]:
    report = Report(Path("x"), LineIndex("".join(f"{key} = 1\n" for key in values)))
    return Table(values, (), report), report


def test_absent_values_are_empty_ones() -> None:
    table, report = asked({})
    assert (table.text("a"), table.texts("b", 3), table.whole("c", 9), table.flag("d")) == ("", (), 1, False)
    assert (table.day("e"), list(table.sections("f", 2)), list(table.section("g"))) == (None, [], [])
    table.close()
    report.close()


def test_a_moment_is_not_a_day_and_true_is_not_a_number() -> None:
    table, report = asked({"a": datetime(2027, 1, 1), "b": True, "c": date(2027, 1, 1)})
    assert (table.day("a"), table.whole("b", 9), table.day("c")) == (None, 1, date(2027, 1, 1))
    with pytest.raises(DeckFileError) as error:
        report.close()
    assert [(found.line, found.sentence) for found in error.value.problems] == [
        (1, "The a must be a date like 2027-05-31, without quotation marks, not a date or time."),
        (2, "The b must be a whole number, not true or false."),
    ]


def test_a_moment_is_told_in_utc_and_needs_its_time_zone() -> None:
    east = timezone(timedelta(hours=3))
    table, report = asked({"a": datetime(2027, 1, 1, 9, tzinfo=east), "b": datetime(2027, 1, 1), "c": date(2027, 1, 1)})
    assert table.moment("a") == datetime(2027, 1, 1, 6, tzinfo=UTC)
    for key in ("b", "c", "d"):
        assert table.moment(key).year == 1
    with pytest.raises(DeckFileError) as error:
        report.close()
    moment = "must be a moment like 2027-05-31T16:20:00Z, without quotation marks"
    assert {found.sentence for found in error.value.problems} == {
        f"The b {moment}.",
        f"The c {moment}, not a date or time.",
        f"The d {moment}.",
    }


def test_what_nobody_asked_for_is_a_fault() -> None:
    table, report = asked({"title": "x", "tilte": "y"})
    assert table.one_line("title") == "x"
    table.close()
    with pytest.raises(DeckFileError, match=r"x:2: The key 'tilte' is not known here; did you mean 'title'\?"):
        report.close()
