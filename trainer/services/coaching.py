"""The coach as the rest of the program knows it: made when it is first asked, from any thread."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.domain.feedback import CoachContext, Feedback, Label
from trainer.domain.signs import Shown
from trainer.domain.talk import Judged

if TYPE_CHECKING:
    from trainer.coaching.alternatives import Alternative
    from trainer.coaching.coach import Coach
    from trainer.coaching.meaning import Meaning
    from trainer.coaching.model import Model
    from trainer.coaching.naming import Naming
    from trainer.coaching.promises import Ears
    from trainer.coaching.upset import Upset


@dataclass(frozen=True)
class Condition:
    """How well the coach hears.

    Attributes:
        hears_meaning: Whether the encoder is at work; else only known phrases are found.
        trouble: Why it is not, and what to do, in one sentence; empty when it is.
        broken: One sentence for each of the team's phrase files that cannot be used, and one for those too many.
        team: How many of them can.
    """

    hears_meaning: bool
    trouble: str = ""
    broken: tuple[str, ...] = ()
    team: int = 0


class Coaching:
    """Judges replies; see `trainer.domain.feedback`. Making it takes half a second, a reply some hundredths of one.

    Several threads may ask at once: what it reads with is never changed, and what it remembers any of them may write.

    Args:
        team: The folder with the team's own phrase files; it need not exist.
        model: The folder with the encoder; the shipped one when left out.
    """

    def __init__(self, team: Path | None = None, model: Path | None = None) -> None:
        self._team, self._model = team, model
        self._lock = threading.Lock()
        self._made: tuple[Coach, Condition] | None = None
        self._loaded: Model | None = None
        self._ears: Ears | None = None
        self._upset: Upset | None = None
        self._naming: Naming | None = None

    def __call__(self, reply: str, context: CoachContext) -> Feedback:
        """What the reply contains."""
        return self._coach(reply, context)

    def asks_about(self, reply: str, customer: str) -> bool:
        """Whether the reply really asks about what the customer said, so that the next layer opens."""
        return self._coach.asks_about(reply, customer)

    def judge(self, reply: str, context: CoachContext, matter: Sequence[str]) -> tuple[Feedback, Judged]:
        """What the coach hears in a reply, and what a customer who said this makes of it.

        Args:
            reply: The words.
            context: As for the coach.
            matter: The customer's lines about which a good question may be.
        """
        from trainer.coaching.turns import judged

        feedback = self(reply, context)
        return feedback, judged(reply, feedback, opens=any(self.asks_about(reply, line) for line in matter))

    def shown(self, reply: str, feedback: Feedback) -> tuple[Shown, ...]:
        """What a reply does for somebody who is upset, and what the coach heard in it besides."""
        return self._hears_upset(reply, feedback)

    def names_it(self, line: str, feedback: Feedback) -> bool:
        """Whether a line names a worry before the customer has said it."""
        return self._hears_naming(line, feedback)

    def meaning(self, line: str) -> Meaning | None:
        """What a customer's line means; None where that cannot be told."""
        return self._coach.meaning(line)

    @property
    def model(self) -> str:
        """Which encoder it hears with, as a digest; empty without one. Makes it when it was not made yet."""
        return self._coach.model

    def nearest(self, label: Label, words: str) -> str:
        """The known phrase of a label that does most nearly the same as these words."""
        return self._coach.nearest(label, words)

    def instead_of(self, fault: Label) -> Alternative | None:
        """What to say instead of a fault; None for any other label."""
        from trainer.coaching.alternatives import alternatives

        return alternatives().get(fault)

    @property
    def condition(self) -> Condition:
        """How well it hears; makes it when it was not made yet."""
        return self._ready[1]

    def renew(self) -> None:
        """The team's phrase files have changed: the next reply is judged by what they say now."""
        with self._lock:
            self._made = None

    def ears(self) -> Ears:
        """What hears one family in single sentences, with the same encoder."""
        hears_meaning = self._ready[1].hears_meaning
        with self._lock:
            if self._ears is None or self._ears.hear_meaning is not hears_meaning:
                from trainer.coaching.promises import Ears

                self._ears = Ears(self._loaded)
            return self._ears

    @property
    def _hears_upset(self) -> Upset:
        hears_meaning = self._ready[1].hears_meaning
        with self._lock:
            if self._upset is None:
                from trainer.coaching.upset import Upset

                self._upset = Upset(self._loaded if hears_meaning else None)
            return self._upset

    @property
    def _hears_naming(self) -> Naming:
        hears_meaning = self._ready[1].hears_meaning
        with self._lock:
            if self._naming is None:
                from trainer.coaching.naming import Naming

                self._naming = Naming(self._loaded if hears_meaning else None)
            return self._naming

    @property
    def _coach(self) -> Coach:
        return self._ready[0]

    @property
    def _ready(self) -> tuple[Coach, Condition]:
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made

    def _make(self) -> tuple[Coach, Condition]:
        from trainer.coaching import everyday, families, model
        from trainer.coaching.coach import Coach

        known, broken = families.load_team(self._team) if self._team else ((), ())
        every = (*families.load_folder(everyday.folder()), *known)
        try:
            self._loaded = self._loaded or model.load(self._model or model.folder())
            return Coach(every, self._loaded), Condition(True, broken=broken, team=len(known))
        except model.ModelError as error:
            return Coach(every), Condition(False, str(error), broken, len(known))
