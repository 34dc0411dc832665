"""Complaints played without a window or a coach: what a reply shows is said beside it."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.builders import a_complaint
from trainer.domain.complaint import Complaint, rules
from trainer.domain.days import Moment
from trainer.domain.played import Casting, Played, Speaker, Turn
from trainer.domain.scenes import Customer, NextStep, Outcome
from trainer.domain.signs import Shown, Sign
from trainer.domain.talk import MOVES, Deed, End, Judged, Listen, Propose, Reply, State, legal_moves

LET = Listen()
PLAN = NextStep("bring a spare pump", "Priya and I", "today at four")
SIDE = ("You have every reason to be angry.", Sign.SIDES)
COMPANY = ("What did it do to the company?", Sign.COMPANY)
PERSONAL = ("What did it do to you?", Sign.PERSONAL)
OWN = ("I will ring you by four.", Sign.ACTS)
GOTCHAS = ("What could go wrong with that?", Sign.GOTCHAS)
LOOK_BACK = ("Let us look back at it on Friday.", Sign.LOOKS_BACK)
CALM = ("Calm down.", Sign.EMOTION)
POLICY = ("It is company policy.", Sign.EXCUSE)
REFUND = ("You get your money back.", Sign.GIVES)
GOOD_TALK = (LET, LET, SIDE, COMPANY, PERSONAL, OWN, GOTCHAS, PLAN, LOOK_BACK, Outcome.NEXT_STEP)
"""With all five steps, in the order in which one takes them."""
BAD_TALK = (CALM, POLICY, REFUND, Outcome.PARTED_FRIENDS)

TALKS = st.lists(
    st.sampled_from((LET, SIDE, COMPANY, PERSONAL, OWN, GOTCHAS, PLAN, LOOK_BACK, CALM, POLICY, REFUND)), max_size=16
)
"""Whatever a rep may say, one after the other."""

Said = tuple[str, Sign] | Listen | NextStep | Outcome


def talked(*said: Said, complaint: Complaint | None = None) -> Played:
    """The talk of these replies, or as much of it as the customer lets happen."""
    complaint = complaint or a_complaint()
    casting = Casting(complaint.key, None, complaint.line, (), Customer("Omar Aziz", "male"), complaint=complaint)
    how = rules(complaint)
    state = how.begin(0)
    turns = [Turn(Speaker.CUSTOMER, line.text, 0, line.why) for line in state.lines]
    for one in said:
        turn = _turn(one)
        assert turn.deed is not None
        if type(turn.deed) is not End and not _may(turn.deed, state):
            continue
        after = how.play(state, turn.deed)
        new = after.lines[len(state.lines) :]
        turns += [turn, *(Turn(Speaker.CUSTOMER, line.text, 0, line.why) for line in new)]
        state = after
    return Played("u", Moment(0), casting, tuple(turns), state.depth, state.outcome, 240_000 if state.outcome else 0)


def _turn(said: Said) -> Turn:
    match said:
        case (str() as words, sign):
            signs = frozenset({sign})
            asks = words.endswith("?")
            judged = Judged(opens=asks, asks=asks, told=0 if asks else 6, signs=signs)
            return Turn(Speaker.REP, words, 0, deed=Reply(judged), shown=(Shown(sign, 0, len(words) - 1),))
        case NextStep():
            told = ", ".join((said.what, said.who, said.when))
            return Turn(Speaker.REP, told, 0, deed=Propose(said))
        case Outcome():
            return Turn(Speaker.REP, "", 0, deed=End(said))
        case _:
            return Turn(Speaker.REP, "", 0, deed=said)


def _may(deed: Deed, state: State) -> bool:
    return MOVES[type(deed)] in legal_moves(state)
