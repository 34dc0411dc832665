"""How a talk was led: the parts in their order, the contract, and what was agreed."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import an_id
from trainer.domain.cards import Layer
from trainer.domain.categories import Category
from trainer.domain.course import Course, Part, course
from trainer.domain.feedback import Certainty, Feedback, Finding, Label, LabelKind, Noticed
from trainer.domain.played import Casting, Speaker, Turn
from trainer.domain.scenes import Match, NextStep, Saying
from trainer.domain.talk import Deed, Grade, Judged, Name, Play, Propose, Reply

LAYERS = tuple(Layer(f"Ask {at}?", f"Told {at}.") for at in range(1, 5))
CASTING = Casting(an_id(1), Category.BUDGET, "No money.", LAYERS, real_pain="Pain.")
STEP = NextStep("look at the orders", "you and me", "Tuesday")
CONTRACT = "At the end you say yes or no."


def customer(why: Saying, said: str = "Hm.", deed: Deed | None = None) -> Turn:
    return Turn(Speaker.CUSTOMER, said, 0, why, deed)


def rep(*labels: Label, said: str = "So.", noticed: tuple[str, ...] = (), deed: Deed | None = None) -> Turn:
    found = tuple(Finding(label, 0, 2, Certainty.SURE) for label in labels)
    heard = tuple(Noticed(family, family, "", LabelKind.MOVE, 0, len(said)) for family in noticed)
    return Turn(Speaker.REP, said, 0, deed=deed or Reply(Judged()), feedback=Feedback(found, noticed=heard))


def led(*turns: Turn, casting: Casting = CASTING) -> Course:
    return course(casting, (customer(Saying.OBJECTION), *turns))


def answers(count: int) -> tuple[Turn, ...]:
    """So many doors opened by a question each."""
    return (rep(Label.OPEN_QUESTION), customer(Saying.ANSWER)) * count


def test_parts_stand_in_the_order_of_their_first_times_with_how_often() -> None:
    found = led(
        rep(Label.THANKS, Label.OPEN_QUESTION),
        customer(Saying.ANSWER),
        *answers(3),
        rep(said="It all lands on you.", deed=Name()),
        rep(said="", deed=Grade(Match.FOUND)),
        customer(Saying.RECOGNISED),
        rep(Label.PROOF_STORY),
        customer(Saying.REACTION),
        rep(Label.OPEN_QUESTION),
        customer(Saying.CONFIRMED),
        rep(deed=Propose(STEP)),
        customer(Saying.YES),
    )
    assert found.parts == (
        (Part.SOFTEN, 1),
        (Part.ASK, 4),
        (Part.RESTATE, 1),
        (Part.ANSWER, 1),
        (Part.CHECK, 1),
        (Part.NEXT_STEP, 1),
    )
    assert found.unheard == ""


def test_an_answer_and_its_check_may_be_one_reply() -> None:
    found = led(rep(said="We print one list. Would that do?"), customer(Saying.CONFIRMED))
    assert found.parts == ((Part.ANSWER, 1), (Part.CHECK, 1))


def test_an_answer_from_two_layers_down_without_saying_back_is_told_with_its_words() -> None:
    proof = rep(Label.PROOF_STORY, said="One customer did.")
    assert led(*answers(2), proof, customer(Saying.UNASKED)).unheard == "One customer did."
    assert led(*answers(1), proof, customer(Saying.UNASKED)).unheard == ""
    assert led(*answers(1), rep(Label.RESTATE), *answers(1), proof).unheard == ""


def test_layers_that_were_open_from_the_start_count() -> None:
    casting = replace(CASTING, depth=2)
    opened = (customer(Saying.ANSWER),) * 2
    assert led(*opened, rep(Label.PROOF_STORY, said="One did."), casting=casting).unheard == "One did."
    first = replace(CASTING, depth=1)
    assert led(opened[0], rep(Label.PROOF_STORY, said="One did."), casting=first).unheard == ""


def test_the_contract_is_heard_in_the_first_reply_and_in_the_last_two() -> None:
    contract = rep(said=CONTRACT, noticed=("contract",))
    assert (led(contract, rep()).opening, led(contract, rep()).closing) == (CONTRACT, "")
    assert led(rep(), rep(), contract, rep()).closing == CONTRACT
    assert led(rep(), contract, rep(), rep()).closing == ""
    assert led(rep(noticed=("jargon",))) == led(rep())


def test_what_the_rep_wrote_for_the_opening_is_their_contract() -> None:
    assert led(rep(), casting=replace(CASTING, contract="Ten minutes?")).opening == "Ten minutes?"


def test_a_step_is_agreed_when_the_customer_says_so() -> None:
    half = NextStep("a demo")
    found = led(rep(deed=Propose(half)), customer(Saying.WANTS_WHO))
    assert (found.step, found.is_agreed) == (half, False)
    found = led(
        rep(deed=Propose(half)), customer(Saying.WANTS_WHO), rep(deed=Propose(STEP)), customer(Saying.AGREED_LATER)
    )
    assert (found.step, found.is_agreed) == (STEP, True)
    assert led(rep()).step is None


def test_a_person_who_plays_the_customer_agrees_in_their_own_words() -> None:
    named = rep(said="It lands on you.")
    found = led(
        named, customer(Saying.RECOGNISED, deed=Play(Saying.RECOGNISED, "Yes.")), rep(),
        customer(Saying.AGREED, deed=Play(Saying.AGREED, "Fine.", STEP)),
    )  # fmt: skip
    assert found.parts == ((Part.RESTATE, 1),)
    assert (found.step, found.is_agreed) == (STEP, True)
