"""One sitting: the lines it is about, what was answered in it, and how it went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trainer.domain.categories import Category
from trainer.domain.feedback import Label, LabelKind
from trainer.domain.memory import Rating
from trainer.domain.views import Attempt, Slip, Summary, Tally


@dataclass(frozen=True)
class Sitting:
    """What must be kept of a session so that it goes on after an interruption.

    Attributes:
        day: The learning day on which it began; it is not gone on with on another one.
        started_ms: When it began, in milliseconds since 1970.
        after: The newest row of the log when it began; what was answered in it comes later.
        lines: Ids of the cards it is about, in the order in which they are asked.
        category: The only kind that is asked; None for all.
        ahead: Lines come before they are due.
    """

    day: int
    started_ms: int
    after: int
    lines: tuple[str, ...]
    category: Category | None = None
    ahead: bool = False


@dataclass(frozen=True)
class Given:
    """An answer that was given in a session.

    Attributes:
        uuid: Its row in the log, or a name of its own when it is not logged.
        finished: The line does not come again in this session.
    """

    uuid: str
    card_id: str
    category: Category
    line: str
    attempt: Attempt
    rating: Rating
    finished: bool


Heard = Mapping[Label, str]
"""What counts of what the coach has heard in an answer, with the words that earned it first."""


def summarise(given: Iterable[Given], heard: Mapping[str, Heard], seconds: int, tomorrow: int) -> Summary:
    """How a sitting went so far; a line counts by its first answer.

    Args:
        given: The answers, in the order in which they were given.
        heard: What the coach has heard, by the `Given.uuid` of each answer.
        seconds: How long it took.
        tomorrow: How many lines are due by the end of the next learning day.
    """
    answers = list(given)
    first: dict[str, Given] = {}
    for answer in answers:
        first.setdefault(answer.card_id, answer)
    tallies: dict[Category, Tally] = {}
    for answer in first.values():
        tally = tallies.get(answer.category, Tally())
        tallies[answer.category] = Tally(tally.answered + 1, tally.recalled + (answer.rating is not Rating.AGAIN))
    guesses = [answer for answer in first.values() if answer.attempt.guess is not None]
    worded = [answer for answer in answers if answer.attempt.said]
    labels = [heard.get(answer.uuid, {}) for answer in worded]
    return Summary(
        lines=len(first),
        seconds=seconds,
        by_category=tallies,
        phrases=Counter(label for found in labels for label in found if label.kind is LabelKind.SOFTENER),
        worded=len(worded),
        asked=sum(Label.OPEN_QUESTION in found for found in labels),
        missed=tuple(answer.line for answer in first.values() if answer.rating is Rating.AGAIN),
        guessed=len(guesses),
        guessed_right=sum(answer.attempt.guess is answer.category for answer in guesses),
        tomorrow=tomorrow,
        slips=tuple(
            Slip(label, words, answer.line)
            for answer, found in zip(worded, labels, strict=True)
            for label, words in found.items()
            if label.kind is LabelKind.FAULT
        ),
    )
