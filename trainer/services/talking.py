"""One talk with a customer, turn by turn. Qt-free; the role-play screen only renders its `TalkView`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from trainer.domain.feedback import SOFTENERS, CoachContext, Feedback, Label
from trainer.domain.partner import Script, advised, cues
from trainer.domain.played import Played, Speaker, TalkView, Turn, replies, standing, states
from trainer.domain.questions import puts, was_answered
from trainer.domain.scenes import Cast, Match, NextStep, Outcome, Saying
from trainer.domain.signs import Shown, Sign
from trainer.domain.spoken import Spoken
from trainer.domain.talk import (
    Deed,
    End,
    Grade,
    IllegalMoveError,
    Judged,
    Line,
    Listen,
    Move,
    Name,
    Phase,
    Play,
    Propose,
    Reply,
    Retake,
    State,
    legal_moves,
    outcomes,
)
from trainer.errors import TrainerError
from trainer.services.clock import Clock
from trainer.services.coaching import Coaching
from trainer.services.recordings import Recordings
from trainer.services.staging import rules_of, scene_of
from trainer.store import roleplays
from trainer.store.drafts import Drafts
from trainer.store.engine import Database

_DRAFT = "roleplay {}"
_LIKELY: tuple[Deed, ...] = (
    Reply(Judged(opens=True, asks=True)),
    Reply(Judged(asks=True)),
    Reply(Judged(told=9)),
    Reply(Judged(labels=frozenset({Label.DEFENSIVE}))),
    Listen(),
)
_SIGNS = ({Sign.SIDES}, {Sign.COMPANY}, {Sign.PERSONAL}, {Sign.COMPANY, Sign.PERSONAL}, {Sign.ACTS}, {Sign.GOTCHAS})
_LIKELY_TO_THE_UPSET: tuple[Deed, ...] = (
    Listen(),
    Reply(Judged(told=9)),
    *(Reply(Judged(signs=frozenset(signs))) for signs in _SIGNS),
    Reply(Judged(signs=frozenset({Sign.EXCUSE}))),
)
"""What a rep does most often, so that the customer's next line can be made ready."""


@dataclass(frozen=True)
class Heard:
    """What the coach heard in a reply, and what the customer makes of it; in a complaint also what it does for them."""

    said: str
    feedback: Feedback
    judged: Judged
    shown: tuple[Shown, ...] = ()


class Talk:
    """A role-play under way. Every turn is on the disk before the method that took it returns.

    Call `hear` on a thread of its own, then `reply` with what it returned; everything else is quick.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        coach: Coaching,
        drafts: Drafts,
        cast: Cast,
        played: Played,
        recordings: Recordings,
    ) -> None:
        self._database, self._clock, self._coach, self._drafts = database, clock, coach, drafts
        self._played, self._recordings = played, recordings
        self._cast = cast
        self._rules = rules_of(played.casting, cast)
        self._state = self._resumed()

    @property
    def uuid(self) -> str:
        return self._played.uuid

    @property
    def answers(self) -> int:
        """How often the customer has spoken so far."""
        return sum(turn.why is not None for turn in self._played.turns)

    @property
    def is_going_on(self) -> bool:
        return self._state.outcome is None

    def view(self) -> TalkView:
        """The talk as it may be seen now: nothing of what is still behind a door."""
        state, casting = self._state, self._played.casting
        was_named = state.phase is Phase.GRADING or (state.match is not None and state.phase is not Phase.NAMING)
        return TalkView(
            uuid=self.uuid,
            casting=replace(casting, layers=(), real_pain="", deflections=(), complaint=None),
            turns=self._played.turns,
            depth=state.depth,
            layers=len(casting.layers),
            phase=state.phase,
            moves=legal_moves(state),
            outcomes=outcomes(state),
            step=state.step,
            real_pain=casting.real_pain if was_named else "",
            pace=self._rules.pace,
            on_file=casting.complaint.known if casting.complaint else None,
        )

    def upcoming(self) -> tuple[str, ...]:
        """The lines that the customer most likely says next, so that their voice can be made ready."""
        if self._state.has_partner:
            return ()
        likely = _LIKELY_TO_THE_UPSET if self._played.casting.complaint else _LIKELY
        legal = [deed for deed in likely if (Move.LISTEN if isinstance(deed, Listen) else Move.REPLY) in self._moves]
        lines = (self._rules.play(self._state, deed).line.text for deed in legal)
        return tuple(dict.fromkeys(lines))

    # ------------------------------------------------------------ what the rep has begun to say

    @property
    def draft(self) -> str:
        """What was typed and not said; empty without it."""
        return self._drafts.get(_DRAFT.format(self.uuid))

    def keep_draft(self, text: str) -> None:
        """Keep what is typed, until it is said.

        Raises:
            TrainerError: It cannot be written.
        """
        try:
            self._drafts.put(_DRAFT.format(self.uuid), text)
        except OSError as error:
            raise TrainerError(f"What you typed cannot be kept ({error.strerror}); say it, or copy it.") from error

    # ------------------------------------------------------------ what the rep does

    def hear(self, said: str) -> Heard:
        """What the coach hears in a reply. Touches no database; may be called from any thread."""
        casting, state = self._played.casting, self._state
        context = CoachContext(
            objection=casting.line,
            category=casting.category.value if casting.category else "",
            customer_line=state.line.text,
            mode="roleplay",
            persona=casting.manner.value,
            recent_families=_softeners(self._played),
        )
        feedback, judged = self._coach.judge(said, context, state.matter)
        shown = self._coach.shown(said, feedback) if casting.complaint else ()
        is_new = judged.opens and not was_answered(said, self._played.turns)
        opens, signs = is_new or self._is_on_the_card(said), frozenset(one.sign for one in shown)
        return Heard(said, feedback, replace(judged, opens=opens, signs=signs), shown)

    def _is_on_the_card(self, said: str) -> bool:
        """Whether it puts the question that the card has for the next layer: that one always opens it."""
        layers = self._played.casting.layers
        return self._state.depth < len(layers) and puts(said, layers[self._state.depth].ask)

    def reply(self, heard: Heard, pause_ms: int = -1, spoken: Spoken | None = None) -> TalkView:
        """Say something; the customer answers.

        Args:
            heard: What `hear` made of it.
            pause_ms: From the end of the customer's line to the first word; -1 when that was not measured.
            spoken: What was heard of it; None where it was typed.

        Raises:
            IllegalMoveError: Nothing can be said now.
        """
        place, kept = len(self._played.turns), spoken.without_sound() if spoken is not None else None
        heeded = {"feedback": heard.feedback, "pause_ms": pause_ms, "shown": heard.shown, "spoken": kept}
        view = self._do(Reply(heard.judged), heard.said, **heeded)
        self._recordings.keep(self.uuid, spoken, place)
        return view

    def listen(self) -> TalkView:
        """Let the customer finish; see `reply` for what it raises."""
        return self._do(Listen())

    def name(self, pain: str) -> TalkView:
        """Say what the real pain is; the view then has the real one beside it."""
        return self._do(Name(), pain)

    def grade(self, match: Match) -> TalkView:
        """How near one's own words were to it."""
        return self._do(Grade(match))

    def propose(self, step: NextStep) -> TalkView:
        """Propose what both do next; the view has it as `step` once the customer agreed."""
        return self._do(Propose(step), ", ".join(part for part in (step.what, step.who, step.when) if part.strip()))

    def end(self, outcome: Outcome) -> TalkView:
        """End the talk; the outcome is one of the view's."""
        return self._do(End(outcome))

    # ------------------------------------------------------------ what the person does who plays the customer

    def script(self) -> Script:
        """What they have before them; not for the rep's eyes."""
        state, turns = self._state, self._played.turns
        newest = standing(turns)[-1]
        scene = scene_of(self._played.casting, self._cast)
        script = Script(self._played.casting, state.depth, state.line.text, cues(scene, state))
        deed = turns[newest].deed
        if not isinstance(deed, Reply):
            return script
        advice = advised(scene, state, deed.judged) if turns[newest].said else None
        return replace(script, reply=newest, advised=advice)

    def spoke(self) -> TalkView:
        """The rep has replied, and nobody wrote it down."""
        return self._do(Reply(Judged()))

    def write_down(self, heard: Heard) -> TalkView:
        """The reply that was only spoken has words now.

        Raises:
            IllegalMoveError: There is none, or it has words already.
        """
        turns = self._played.turns
        place = standing(turns)[-1]
        if not isinstance(turns[place].deed, Reply) or turns[place].said:
            raise IllegalMoveError(f"turn {place} has its words")
        turn = replace(turns[place], said=heard.said, deed=Reply(heard.judged), feedback=heard.feedback)
        self._database.write(lambda tx: roleplays.rewrite(tx, self.uuid, place, turn))
        self._played = replace(self._played, turns=(*turns[:place], turn, *turns[place + 1 :]))
        return self.view()

    def say(self, why: Saying, said: str, step: NextStep | None = None) -> TalkView:
        """The customer says a line.

        Args:
            why: One of the cues of the script, or `Saying.UNSCRIPTED`.
            said: The words.
            step: What is agreed to, for a cue that needs one.

        Raises:
            IllegalMoveError: That cannot be said now, or agrees to a step that lacks a part.
        """
        deed = Play(why, said.strip(), step)
        return self._take(Turn(Speaker.CUSTOMER, deed.said, self._clock.now().at_ms, why, deed))

    def retake(self, place: int) -> TalkView:
        """Ask for one reply once more: the talk is where it was before that, and what was said since is kept apart.

        Raises:
            IllegalMoveError: There is no such reply that counts.
        """
        if place not in replies(self._played.turns):
            raise IllegalMoveError(f"turn {place} is no reply that counts")
        return self._take(Turn(Speaker.CUSTOMER, "", self._clock.now().at_ms, deed=Retake(place)))

    # ------------------------------------------------------------ keeping it

    @property
    def _moves(self) -> frozenset[Move]:
        return legal_moves(self._state)

    def _do(self, deed: Deed, said: str = "", **heard: Any) -> TalkView:
        return self._take(Turn(Speaker.REP, said, self._clock.now().at_ms, deed=deed, **heard))

    def _take(self, turn: Turn) -> TalkView:
        """Keep a turn, and what the computer's customer says to it."""
        state = self._after(turn.deed)
        new = state.lines[len(self._state.lines) :] if turn.speaker is Speaker.REP else ()
        answers = (Turn(Speaker.CUSTOMER, line.text, turn.at_ms, line.why) for line in new)
        ended_ms = turn.at_ms if state.outcome else 0
        played = replace(self._played, depth=state.depth, outcome=state.outcome, ended_ms=ended_ms)
        self._keep(played, turn, *answers)
        self._state = state
        return self.view()

    def _after(self, deed: Deed | None) -> State:
        if isinstance(deed, Retake):
            return self._followed()[deed.place]
        assert deed is not None
        return self._rules.play(self._state, deed)

    def _followed(self) -> tuple[State, ...]:
        first = self._rules.begin(self._played.casting.depth)
        return states(first, self._played.turns, self._rules.play)

    def _resumed(self) -> State:
        """The state to which the turns lead, with the customer's words as they were said."""
        state = self._followed()[-1]
        said = tuple(Line(turn.said, turn.why) for turn in self._played.turns if turn.why is not None)
        return replace(state, lines=said) if len(said) == len(state.lines) else state

    def _keep(self, played: Played, *turns: Turn) -> None:
        self._database.write(lambda tx: roleplays.add(tx, played, turns))
        self._played = replace(played, turns=(*played.turns, *turns))


def _softeners(played: Played) -> tuple[Label, ...]:
    """The softeners of this talk, the newest first."""
    heard = (turn.feedback.counting().labels for turn in reversed(played.turns) if turn.feedback)
    return tuple(label for labels in heard for label in reversed(labels) if label in SOFTENERS)
