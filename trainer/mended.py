"""The words for what was put back or repaired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.services.backups import Restored
    from trainer.services.repair import Repaired
    from trainer.store.enclosures import Returned

_FEW = 3
"""Files that are called by their names."""


def repaired(done: Repaired) -> str:
    """What came back and what did not, in one sentence."""
    if done.damaged is None:
        return f"Nothing is damaged; {words.plural(done.answers, 'answer')} stand as they were written."
    from_backup = f" ({done.from_backup} from a backup)" if done.from_backup else ""
    lost = f"{done.lost} could not be read any more" if done.lost else "none is missing"
    decks = f"; {words.plural(done.cards, 'card')} came from the decks of the program" if done.cards else ""
    kept = f"; the damaged file is kept as {done.damaged.name}"
    return f"{words.plural(done.answers, 'answer')} came back{from_backup}, {lost}{decks}{kept}."


def restored(done: Restored) -> str:
    """Where the rep is back at, what went back with the answers, what did not, and what became of a damaged file."""
    at = f"You are back at {words.when(done.at)}" if done.at else "The file that you chose is in place"
    damaged = f" The damaged file is kept as {done.damaged.name}." if done.damaged else ""
    answers = words.plural(done.answers, "answer")
    too = "cards, flags, stars and the lines you heard are as they were then, too"
    return f"{at}, with {answers}; {too}.{_phrases(done.phrases)}{damaged}"


def _phrases(files: Returned) -> str:
    """What became of the phrase files of a backup: a sentence for each sort, with a space before it."""
    back = f" {words.plural(len(files.back), 'phrase file')} of your team came back." if files.back else ""
    stay = "stays as it is" if len(files.ours) == 1 else "stay as they are"
    again = "put the same backup back once more"
    other = f"though the backup has another version; to have that one, remove yours and {again}"
    ours = f" {_named(files.ours)} {stay}, {other}." if files.ours else ""
    why = f" could not be written ({files.why}); {again} when that is mended."
    failed = f" {_named(files.failed)}{why}" if files.failed else ""
    return f"{back}{ours}{failed}"


def _named(files: Sequence[str]) -> str:
    return ", ".join(files) if len(files) <= _FEW else words.plural(len(files), "phrase file")
