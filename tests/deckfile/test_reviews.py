"""What is said of a deck travels in a file beside it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.deckfile.strategies import ids, lines, texts
from trainer.deckfile.problems import DeckFileError
from trainer.deckfile.reviews import Review, beside, dumps, loads, read, write
from trainer.domain.remarks import Belief, Kind, Remark

BEGAN = datetime(2026, 3, 2, 9, tzinfo=UTC)
DIGEST = "ab" * 32
COMMENT = Remark("r" * 12, BEGAN, "Tom Adler", Kind.COMMENT, DIGEST, "c" * 12, "One softener now.", "Thank you.")
BELIEVED = Remark("s" * 12, BEGAN, "Dana Reyes", Kind.BELIEVED, DIGEST, "c" * 12, belief=Belief.MOSTLY)
REVIEW = Review("d" * 12, (COMMENT, BELIEVED))

moments = st.integers(0, 10**12).map(lambda ms: BEGAN + timedelta(milliseconds=ms))
remarks = st.builds(
    Remark,
    id=ids,
    at=moments,
    by=lines.filter(bool),
    kind=st.sampled_from([kind for kind in Kind if kind is not Kind.BELIEVED]),
    digest=st.just(DIGEST),
    card_id=ids | st.just(""),
    text=texts,
    suggestion=texts,
    belief=st.none() | st.sampled_from(Belief),
)


@given(st.lists(remarks, max_size=4))
def test_any_review_comes_back_as_it_was(said: list[Remark]) -> None:
    review = Review("d" * 12, tuple(said))
    assert loads(dumps(review), Path("x")) == review


def test_it_is_spelled_as_a_person_would() -> None:
    assert (
        dumps(REVIEW).decode()
        == f"""format = 1
deck = "dddddddddddd"

[[remark]]
id = "rrrrrrrrrrrr"
at = 2026-03-02T09:00:00.000Z
by = "Tom Adler"
kind = "comment"
digest = "{DIGEST}"
card = "cccccccccccc"
text = "One softener now."
suggestion = "Thank you."

[[remark]]
id = "ssssssssssss"
at = 2026-03-02T09:00:00.000Z
by = "Dana Reyes"
kind = "believed"
digest = "{DIGEST}"
card = "cccccccccccc"
belief = 3
"""
    )


def test_it_is_written_whole_and_lies_beside_its_deck(tmp_path: Path) -> None:
    place = beside(tmp_path / "Team.deck.toml")
    assert place == tmp_path / "Team.review.toml"
    write(place, REVIEW)
    assert read(place) == REVIEW


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ('by = "Tom Adler"', "", 4, "The by is missing; write who said it."),
        ("2026-03-02T09:00:00.000Z", "2026-03-02", 6, "The at must be a moment like"),
        ('kind = "comment"', 'kind = "coment"', 8, "did you mean 'comment'?"),
        ('id = "rrrrrrrrrrrr"', 'id = "R2"', 5, "An id is 12 characters of a-z and 2-7."),
        (f'"{DIGEST}"', '"short"', 9, "The digest is not 64 digits"),
        ("belief = 3", "belief = 9", 21, "from 1 to 4"),
        ("belief = 3", "", 14, "The belief is missing; write a number from 1, no, to 4, yes."),
        ("belief = 3", "belief = 3\nscore = 1", 22, "The key 'score' is not known here"),
        ('deck = "dddddddddddd"', "", 1, "The deck is missing"),
        ("format = 1", "format = 2", 1, "newer than this program"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_line(old: str, new: str, line: int, says: str) -> None:
    file = dumps(REVIEW).decode()
    assert old in file
    with pytest.raises(DeckFileError) as error:
        loads(file.replace(old, new, 1).encode(), Path("x"))
    (problem,) = error.value.problems
    assert says in problem.sentence
    assert problem.line == line
