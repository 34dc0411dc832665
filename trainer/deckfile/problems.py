"""What is wrong with a deck file: sentences with their lines, all of them at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from trainer.errors import TrainerError

MOST_PROBLEMS = 50
_LONGEST_QUOTE = 40


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to put right.

    Attributes:
        line: Counted from 1; 0 when it is about the file as a whole, such as a missing one.
        sentence: What is wrong and what to do, without the line, ending in a full stop.
    """

    line: int
    sentence: str

    def __str__(self) -> str:
        return f"Line {self.line}: {self.sentence}" if self.line else self.sentence


class DeckFileError(TrainerError):
    """A file that cannot be read or written as a deck.

    Attributes:
        path: The file, as it was named by the caller.
        problems: In the order of their lines, at least one and at most `MOST_PROBLEMS`.
    """

    def __init__(self, path: Path, problems: Iterable[Problem]) -> None:
        self.path = path
        self.problems = tuple(sorted(problems))[:MOST_PROBLEMS]
        super().__init__(path, self.problems)

    @classmethod
    def at(cls, path: Path, line: int, sentence: str) -> DeckFileError:
        return cls(path, (Problem(line, sentence),))

    @property
    def lines(self) -> tuple[str, ...]:
        """One ``FILE:LINE: sentence`` per problem, the way compilers say it."""
        return tuple(
            f"{self.path}:{problem.line}: {problem.sentence}" if problem.line else f"{self.path}: {problem.sentence}"
            for problem in self.problems
        )

    def __str__(self) -> str:
        return self.lines[0]


def quoted(text: str) -> str:
    """A stranger's words inside a sentence of ours: short, on one line and with nothing invisible."""
    cut = text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
    return "'" + "".join(letter if letter.isprintable() else f"<U+{ord(letter):04X}>" for letter in cut) + "'"
