"""What a backup adds to what was salvaged, and how much is missing all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import a_deck, an_id, install, some_cards
from tests.wear import changed_behind_our_back, pages_with, practised, scribbled
from trainer.store import cards, salvage, salvaged
from trainer.store.salvage import Found
from trainer.store.tables import REVIEW

ANSWERS = 1_000


@pytest.fixture
def worn(path: Path) -> Path:
    practised(path, ANSWERS)
    return path


def test_the_first_file_is_right_and_the_second_fills_what_is_missing(worn: Path, tmp_path: Path) -> None:
    practised(tmp_path / "older.sqlite3", ANSWERS)
    older = salvage.read(tmp_path / "older.sqlite3")
    scribbled(worn, pages_with(worn, "review")[2:5])
    own = salvage.read(worn)
    assert salvaged.merged(own, older, ["review"]) == older
    assert salvaged.merged(own, older, []) == own
    assert salvaged.is_of_one_history(own, older)


def test_an_answer_that_the_first_file_never_had_is_not_taken(worn: Path, tmp_path: Path) -> None:
    practised(tmp_path / "longer.sqlite3", ANSWERS + 50)
    own, longer = salvage.read(worn), salvage.read(tmp_path / "longer.sqlite3")
    assert len(salvaged.merged(own, longer, ["review"])["review"]) == ANSWERS


def test_what_was_said_in_such_an_answer_is_not_taken_either(worn: Path, tmp_path: Path) -> None:
    practised(tmp_path / "longer.sqlite3", ANSWERS + 50)
    own, longer = salvage.read(worn), salvage.read(tmp_path / "longer.sqlite3")
    both = salvaged.merged(own, longer, ["review", "attempt", "phrase_use"])
    assert both["attempt"].keys() == own["attempt"].keys() < longer["attempt"].keys()
    assert both["phrase_use"] == own["phrase_use"]


def test_answers_with_the_same_numbers_are_another_history(worn: Path) -> None:
    own = salvage.read(worn)
    other = {**own, "review": {f"x{uuid}": row for uuid, row in own["review"].items()}}
    assert not salvaged.is_of_one_history(own, other)


def test_what_is_lost_is_known_from_the_numbers(worn: Path) -> None:
    scribbled(worn, pages_with(worn, "review")[2:5])
    found = salvage.read(worn)
    assert salvaged.expected(found) == ANSWERS > len(salvaged.answers(found))


# ---------------------------------------------------------------- answers that are lost

KIND, TARGET = (REVIEW.c.keys().index(name) for name in ("kind", "target_uuid"))


def without(found: Found, *uuids: str) -> Found:
    rows = {uuid: row for uuid, row in found["review"].items() if uuid not in uuids}
    return {**found, "review": rows}


def as_undo(found: Found, uuid: str, of: str) -> None:
    """Let a row of the log be one that takes an answer back."""
    row = list(found["review"][uuid])
    row[KIND], row[TARGET] = "undo", of
    found["review"][uuid] = tuple(row)
    del found["attempt"][uuid]


def test_of_the_missing_rows_those_count_that_were_answers(worn: Path) -> None:
    found = salvage.read(worn)
    first, second, third, *_ = found["review"]
    as_undo(found, second, first)
    assert salvaged.lost(found) == 0
    assert salvaged.lost(without(found, second)) == 0
    assert salvaged.lost(without(found, first)) == 1
    assert salvaged.lost(without(found, first, second, third)) == 2
    assert salvaged.answers(found) == found["review"].keys() - {first, second}


def test_where_what_was_said_is_lost_too_every_missing_row_counts(worn: Path) -> None:
    found = salvage.read(worn)
    first, second, third, *_ = found["review"]
    as_undo(found, second, first)
    del found["attempt"][third]
    assert salvaged.lost(without(found, second)) == 1


def test_where_the_end_of_the_log_is_gone_every_missing_row_counts(worn: Path) -> None:
    found = salvage.read(worn)
    *_, before, last = found["review"]
    del found["attempt"][before], found["attempt"][last]
    assert salvaged.lost(without(found, before, last)) == 2


# ---------------------------------------------------------------- the rep's own deck

MINE, THEIRS = an_id(1, "d"), an_id(2, "d")


def only_cards(path: Path) -> Found:
    """Two decks of which the headings are lost; every card of the first was written here, one of the second was."""
    install(path, a_deck(*some_cards(2)), a_deck(*some_cards(3, first=10), number=2))
    changed_behind_our_back(path, f"UPDATE card SET edited_at_ms = 5 WHERE deck_id = '{MINE}' OR position = 0")
    return {**salvage.read(path), "deck": {}}


def test_the_deck_in_which_every_card_was_written_here_is_the_reps_own(path: Path) -> None:
    found = only_cards(path)
    salvaged.name_own_deck(found, "Mine", ())
    ((deck_id, title, *_, digest, _, _),) = found["deck"].values()
    assert (deck_id, title, digest) == (MINE, "Mine", cards.OWN)


def test_a_shipped_deck_is_not_the_reps_own_and_there_is_no_second_one(path: Path) -> None:
    found = only_cards(path)
    salvaged.name_own_deck(found, "Mine", (MINE,))
    assert found["deck"] == {}
    salvaged.name_own_deck(found, "Mine", ())
    there = dict(found["deck"])
    found["card"] = {key: row for key, row in found["card"].items() if row[1] == THEIRS}
    salvaged.name_own_deck(found, "Mine", ())
    assert found["deck"] == there
