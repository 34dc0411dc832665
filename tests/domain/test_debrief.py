"""What a talk shows when one looks back: at most three things to work on, what helps most first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import an_id
from trainer.domain.cards import Layer
from trainer.domain.categories import Category
from trainer.domain.days import Moment
from trainer.domain.debrief import Point, Work, look_back, usual
from trainer.domain.feedback import Certainty, Feedback, Finding, Label, LabelKind, Note, Noticed
from trainer.domain.played import Casting, Played, Speaker, Turn
from trainer.domain.scenes import Manner, NextStep, Saying
from trainer.domain.talk import Judged, Propose, Reply, Retake

LAYERS = tuple(Layer(f"Ask {at}?", f"Told {at}.") for at in range(1, 5))
CASTING = Casting(an_id(1), Category.BUDGET, "No money for the lorries.", LAYERS, real_pain="Pain.")
ASKED, KIND = "What would the lorries be for?", "I see."


def customer(said: str, why: Saying) -> Turn:
    return Turn(Speaker.CUSTOMER, said, 0, why)


def rep(said: str, *found: tuple[Label, str, Certainty], notes: tuple[Note, ...] = ()) -> Turn:
    findings = tuple(
        Finding(label, said.index(words), said.index(words) + len(words), certainty)
        for label, words, certainty in found
    )
    return Turn(Speaker.REP, said, 0, deed=Reply(Judged()), feedback=Feedback(findings, notes))


def talk(*turns: Turn, depth: int = 0) -> Played:
    return Played("u", Moment(0), CASTING, (customer(CASTING.line, Saying.OBJECTION), *turns), depth)


def works(played: Played, model_reply: str = "") -> list[Work]:
    return [point.work for point in look_back(played, model_reply).points]


def test_the_missed_door_is_the_next_question_and_what_lies_behind_it() -> None:
    found = look_back(talk(rep(ASKED), customer("Told 1.", Saying.ANSWER), depth=1))
    assert (found.depth, found.layers, found.door, found.behind) == (1, 4, "Ask 2?", "Told 2.")
    assert found.points == (Point(Work.STAY, "Told 1."),)


def test_with_every_door_open_none_was_missed() -> None:
    found = look_back(talk(rep(ASKED), depth=4))
    assert (found.door, found.behind, found.points) == ("", "", ())


def test_faults_come_first_with_the_reps_own_words_and_each_kind_once() -> None:
    rude = (Label.DISMISSIVE, "nobody needs lorries", Certainty.SURE)
    first = rep("Well, nobody needs lorries.", rude)
    again = rep("As I said, nobody needs lorries. It's policy.", rude, (Label.EXCUSE, "It's policy", Certainty.LIKELY))
    found = look_back(talk(first, customer("Hm.", Saying.PUSHBACK), again, customer("Hm!", Saying.PUSHBACK)))
    assert found.points[:2] == (
        Point(Work.FAULT, "nobody needs lorries", Label.DISMISSIVE),
        Point(Work.FAULT, "It's policy", Label.EXCUSE),
    )


def test_what_is_only_to_be_checked_is_no_point() -> None:
    doubtful = rep("Well, nobody needs lorries.", (Label.DISMISSIVE, "nobody needs lorries", Certainty.CHECK))
    assert works(talk(doubtful, depth=4)) == []


def bare(said: str = "Why?", told: int = 0, *found: tuple[Label, str, Certainty]) -> Turn:
    return replace(rep(said, *found), deed=Reply(Judged(opens=True, asks=True, told=told)))


def test_four_bare_questions_in_a_row_are_an_interrogation() -> None:
    answers = customer("Told.", Saying.HALF_ANSWER)
    assert Work.BARE not in works(talk(*[bare(), answers] * 3, depth=4))
    assert Work.BARE in works(talk(*[bare(), answers] * 4, depth=4))
    thanked = bare("Thanks. Why?", 1, (Label.THANKS, "Thanks", Certainty.SURE))
    for given in (thanked, bare("We had that last year as well. Why?", 7)):
        assert Work.BARE not in works(talk(*[bare(), answers] * 3, given, answers, bare(), answers, depth=4))


@pytest.mark.parametrize(("manner", "is_told"), [(Manner.EXECUTIVE, True), (Manner.FRIENDLY, False)])
def test_only_an_executive_minds_how_it_works(manner: Manner, is_told: bool) -> None:
    noticed = Noticed("jargon", "Jargon", "", LabelKind.FAULT, 5, 12)
    said = replace(rep("It's a webhook."), feedback=Feedback((), (), (noticed,)))
    for played in (talk(said, depth=4), talk(rep(KIND), customer("So?", Saying.TOO_LONG), depth=4)):
        played = replace(played, casting=replace(CASTING, manner=manner))
        assert (Work.TERMS in works(played)) is is_told


@pytest.mark.parametrize(
    ("why", "work"),
    [
        (Saying.CUT_IN, Work.CUT_IN),
        (Saying.STILL_NO, Work.PRESSED),
        (Saying.DEFLECTION, Work.ASK),
        (Saying.UNASKED, Work.ASK),
    ],
)
def test_what_the_customer_made_of_it_is_a_point(why: Saying, work: Work) -> None:
    assert work in works(talk(rep(KIND), customer("Hm.", why)))


def test_a_step_that_came_too_soon_is_one() -> None:
    proposal = Turn(Speaker.REP, "a demo; us; Monday", 0, deed=Propose(NextStep("a demo", "us", "Monday")))
    found = look_back(talk(proposal, customer("Slow down.", Saying.TOO_SOON)))
    assert Point(Work.TOO_SOON, "a demo; us; Monday") in found.points


def test_two_softeners_in_every_turn_do_not_look_good() -> None:
    soft = (
        (Label.THANKS, "Thanks for the lorries", Certainty.SURE),
        (Label.AGREE, "I agree", Certainty.SURE),
    )
    turns = [rep("Thanks for the lorries, I agree.", *soft, notes=(Note.TWO_SOFTENERS,)) for _ in range(3)]
    found = look_back(talk(*turns, depth=4))
    assert [point.work for point in found.points] == [Work.SOFTENERS]
    assert found.phrases == {Label.THANKS: 3, Label.AGREE: 3}
    assert (found.doubled, found.replies) == (3, 3)


def test_usual_is_what_half_of_the_talks_have_at_most() -> None:
    before = ({Label.THANKS: 4}, {Label.THANKS: 1, Label.AGREE: 2}, {Label.THANKS: 2})
    told = usual(before)
    assert (told[Label.THANKS], told[Label.AGREE], told[Label.EXCITED]) == (2, 0, 0)
    assert usual(before[:2]) == {}


def test_what_was_asked_for_once_more_is_not_looked_back_at() -> None:
    rude = rep("Sign today.", (Label.PRESSURE, "Sign today", Certainty.SURE))
    retaken = Turn(Speaker.CUSTOMER, "", 0, deed=Retake(1))
    found = look_back(talk(rude, customer("Hm.", Saying.PUSHBACK), retaken, rep(KIND), depth=4))
    assert (found.points, found.replies) == ((), 1)


def test_pasting_the_cards_reply_is_noticed() -> None:
    model = "I agree, with no money there's nothing to buy. What would you fix first?"
    assert Work.RECITED in works(talk(rep(model), depth=4), model)
    own = "Right, the pot is empty, so nothing gets bought. If you had some, where would you begin?"
    assert Work.RECITED not in works(talk(rep(own), depth=4), model)


def test_no_more_than_three_things_are_worked_on() -> None:
    rude = rep(
        "Sign today, it's policy, nobody needs more.",
        (Label.PRESSURE, "Sign today", Certainty.SURE),
        (Label.EXCUSE, "it's policy", Certainty.SURE),
        (Label.DISMISSIVE, "nobody needs more", Certainty.SURE),
    )
    found = look_back(talk(rude, customer("No.", Saying.NO), rep(KIND), customer("I said no.", Saying.STILL_NO)))
    assert [point.work for point in found.points] == [Work.FAULT] * 3


def test_who_never_takes_up_a_word_is_told_so() -> None:
    turns = (rep(KIND), customer("The spreadsheets.", Saying.ANSWER), rep("And what then?"))
    assert Work.LISTEN in works(talk(*turns, depth=4))
    echoing = (rep(KIND), customer("The spreadsheets.", Saying.ANSWER), rep("Which spreadsheet?"))
    assert Work.LISTEN not in works(talk(*echoing, depth=4))


def test_questions_and_echoes_are_counted_over_all_replies() -> None:
    asked = rep(ASKED, (Label.OPEN_QUESTION, ASKED, Certainty.SURE))
    found = look_back(talk(asked, customer("Told 1.", Saying.ANSWER), rep(KIND), depth=1))
    assert (found.questions, found.echoed, found.replies) == (1, 1, 2)


def test_the_cards_reply_word_for_word_counts_as_neither_question_nor_listening() -> None:
    model = "No money for lorries is a real problem. What would you fix first?"
    pasted = rep(model, (Label.OPEN_QUESTION, "What would you fix first", Certainty.SURE))
    found = look_back(talk(pasted, depth=4), model)
    assert (found.questions, found.echoed, found.replies, found.recited) == (0, 0, 1, {1})
    assert found.points[0].work is Work.RECITED


def test_pasted_where_no_word_of_it_is_theirs_it_is_reloading() -> None:
    model = "No money for lorries is a real problem. What would you fix first?"
    found = look_back(talk(rep(KIND), customer("The forms get lost.", Saying.ANSWER), rep(model), depth=4), model)
    assert [point.work for point in found.points] == [Work.RELOADING, Work.LISTEN]


def test_words_that_were_taken_up_stand_with_the_reply_that_did() -> None:
    found = look_back(talk(rep(KIND), customer("It's all spreadsheets.", Saying.ANSWER), rep("Which spreadsheet?")))
    assert found.echoes == {1: (), 3: ("spreadsheet",)}
