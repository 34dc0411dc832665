"""What whoever writes or reviews a reply wants to know of it: facts, no score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trainer.domain import slots
from trainer.domain.cards import Card
from trainer.domain.feedback import SOFTENERS, Feedback
from trainer.domain.prehandle import seconds

LONGEST_S = 30
"""A customer who listens longer has stopped listening: 75 words at 150 a minute, as `Note.LONG` has it."""

_CLOSING = "\"'”’)]» \n\t"


@dataclass(frozen=True)
class ReplyCheck:
    """Facts about a reply.

    Attributes:
        words: As they are said, slots filled.
        seconds: How long that takes.
        softeners: How many families of softeners the coach hears.
        asks: Whether it ends in a question.
        absolutes: The words that promise too much, as they stand there, each once.
        unverified: How many claims nobody has verified.
        empty: Slots that only the program has words for, or nobody.
    """

    words: int
    seconds: int
    softeners: int
    asks: bool
    absolutes: tuple[str, ...] = ()
    unverified: int = 0
    empty: tuple[str, ...] = ()

    @property
    def is_long(self) -> bool:
        return self.seconds > LONGEST_S


def checked(card: Card, said: str, feedback: Feedback, absolutes: tuple[str, ...]) -> ReplyCheck:
    """The facts about the reply of a card.

    Args:
        card: Whose claims and slots count.
        said: Its reply as it is said, slots filled.
        feedback: What the coach hears in that.
        absolutes: The words in it that promise too much.
    """
    heard = feedback.counting().labels
    return ReplyCheck(
        words=len(said.split()),
        seconds=seconds(said),
        softeners=sum(label in SOFTENERS for label in heard),
        asks=ends_in_question(said),
        absolutes=tuple(dict.fromkeys(word.lower() for word in absolutes)),
        unverified=sum(not fact.verified for fact in card.facts),
        empty=empty_slots(card.reply, card.slots, {fact.slot for fact in card.facts}),
    )


def ends_in_question(said: str) -> bool:
    """Whether the last thing that is said is a question, whatever closes it."""
    return said.rstrip(_CLOSING).endswith(("?", "？", "؟"))


def empty_slots(reply: str, given: Mapping[str, str], claimed: set[str]) -> tuple[str, ...]:
    """The slots of a reply that stand for a fact and have no words of the card's own."""
    return tuple(name for name in slots.names(reply) if name in claimed and not given.get(name, "").strip())
