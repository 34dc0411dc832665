"""What is said of a deck while it is reviewed: a file that travels beside the deck's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from trainer.deckfile import atomic, bounds
from trainer.deckfile.reading import FORMAT, opened
from trainer.deckfile.spelling import filled, quoted
from trainer.deckfile.tables import Table
from trainer.domain.meaning import is_digest, is_id
from trainer.domain.remarks import Belief, Kind, Remark

ENDING = ".review.toml"
DECK_ENDING = ".deck.toml"
MOST_REMARKS = 2_000


@dataclass(frozen=True)
class Review:
    """The remarks on one deck, in the order in which they were made."""

    deck_id: str
    remarks: tuple[Remark, ...] = ()


def beside(deck_file: Path) -> Path:
    """Where the review of a deck file lies."""
    name = deck_file.name
    stem = name[: -len(DECK_ENDING)] if name.lower().endswith(DECK_ENDING) else deck_file.stem
    return deck_file.with_name(f"{stem}{ENDING}")


def read(path: Path) -> Review:
    """The review in a file.

    Raises:
        DeckFileError: It cannot be read, or is no valid review.
    """
    return loads(bounds.fetch(path), path)


def loads(data: bytes, path: Path) -> Review:
    """The review in the bytes of a file that is called so; see `read`."""
    table, report = opened(data, path)
    review = Review(
        table.one_line("deck", needed="write the id of the deck"),
        tuple(_remark(one) for one in table.sections("remark", MOST_REMARKS)),
    )
    table.close()
    report.close()
    return review


def dumps(review: Review) -> bytes:
    """The canonical file of a review."""
    lines = [f"format = {FORMAT}", f"deck = {quoted(review.deck_id)}", *_remarks(review.remarks)]
    return ("\n".join(lines) + "\n").encode()


def write(path: Path, review: Review) -> None:
    """Put a review into a file, all of it or nothing.

    Raises:
        DeckFileError: It would not be readable again, or the disk refuses; an old file is as it was.
    """
    data = dumps(review)
    loads(data, path)
    atomic.replace(path, data)


def _remark(table: Table) -> Remark:
    remark = Remark(
        id=table.one_line("id", needed="give this remark one of its own"),
        at=table.moment("at"),
        by=table.one_line("by", needed="write who said it"),
        kind=table.choice("kind", tuple(Kind), needed=True) or Kind.COMMENT,
        digest=table.one_line("digest", needed="write the digest of the deck that it was said of"),
        card_id=table.one_line("card"),
        text=table.text("text"),
        suggestion=table.text("suggestion"),
        belief=_belief(table),
    )
    if remark.id and not is_id(remark.id):
        table.note("id", "An id is 12 characters of a-z and 2-7.")
    if remark.kind is Kind.BELIEVED and remark.belief is None:
        table.note("belief", "The belief is missing; write a number from 1, no, to 4, yes.")
    if remark.digest and not is_digest(remark.digest):
        table.note("digest", "The digest is not 64 digits and letters from a to f; fetch the review again.")
    table.close()
    return remark


def _belief(table: Table) -> Belief | None:
    if "belief" not in table:
        return None
    return Belief(min(table.whole("belief", max(Belief)), max(Belief)))


def _spelled(moment: datetime) -> str:
    """To the millisecond: what was said one after the other stays so."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _remarks(remarks: Iterable[Remark]) -> Iterator[str]:
    for remark in remarks:
        yield from ("", "[[remark]]", f"id = {quoted(remark.id)}", f"at = {_spelled(remark.at)}")
        yield from (f"by = {quoted(remark.by)}", f"kind = {quoted(remark.kind)}", f"digest = {quoted(remark.digest)}")
        yield from filled("card", remark.card_id)
        yield from filled("text", remark.text)
        yield from filled("suggestion", remark.suggestion)
        if remark.belief is not None:
            yield f"belief = {remark.belief:d}"
