"""The one way to spell a family of phrases; `trainer.coaching.families` reads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from trainer.deckfile import atomic
from trainer.deckfile.spelling import filled, listed, quoted, spelled
from trainer.domain.phrases import USUAL_GAP, Draft


def dumps(draft: Draft) -> bytes:
    """The file of a family. What is empty or as usual is left out."""
    return ("\n".join(_lines(draft)) + "\n").encode()


def write(path: Path, draft: Draft) -> None:
    """Put a family into a file, all of it or nothing.

    Raises:
        DeckFileError: The disk refuses; an old file is as it was.
    """
    atomic.replace(path, dumps(draft))


def _lines(draft: Draft) -> Iterator[str]:
    yield from filled("family", draft.family)
    yield from filled("name", draft.name)
    yield from filled("definition", draft.definition)
    yield from filled("kind", "" if draft.label else draft.kind)
    yield from filled("seed", draft.seed)
    yield from filled("span", draft.span)
    yield from filled("heard", "words" if draft.only_words else "")
    if draft.gap != USUAL_GAP:
        yield f"gap = {draft.gap}"
    yield from listed("examples", draft.examples)
    yield from listed("near_misses", (near.text for near in draft.near if not near.why))
    yield from listed("patterns", draft.patterns)
    yield from listed("loose", draft.loose)
    yield from listed("unless", draft.unless)
    if draft.slots:
        yield from ("", "[slots]")
        for name in sorted(draft.slots):
            yield from listed(spelled(name), draft.slots[name])
    for near in draft.near:
        if near.why:
            yield from ("", "[[near]]", f"text = {quoted(near.text)}", f"why = {quoted(near.why)}")
