"""One sitting, as the rep lives through it."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from tests.builders import FixedClock, a_card, a_claim, a_deck, an_id, answer, answer_all, asked, some_cards, take_in
from tests.services.conftest import Home
from trainer.bootstrap import Workspace
from trainer.domain.cards import Fact
from trainer.domain.categories import Category
from trainer.domain.feedback import Label
from trainer.domain.memory import FOUR_GRADES, TWO_GRADES, Rating
from trainer.domain.views import Attempt, Reveal
from trainer.errors import StaleAnswerError, TrainerError


def first_reveal(workspace: Workspace, attempt: Attempt | None = None) -> Reveal:
    session = workspace.study.start()
    return session.reveal(asked(session), attempt or Attempt(said="Well."))


# ---------------------------------------------------------------- the question


def test_a_question_never_holds_the_reply(home: Home) -> None:
    card = a_card(reply="SECRET one", plain_reply="SECRET two", points=("SECRET three",), tells="SECRET four",
                  bad_reply="SECRET five", real_pain="SECRET six", notes="SECRET seven")  # fmt: skip
    workspace = home(a_deck(card))
    workspace.editing.keep_own_words(card.id, "SECRET eight")
    question = asked(workspace.study.start())
    assert "SECRET" not in repr(question)
    assert not {"reply", "plain_reply", "points", "tells"} & {field.name for field in fields(question)}


def test_the_cue_takes_turns_between_the_objection_and_its_variant(home: Home, clock: FixedClock) -> None:
    workspace, card = home(a_deck(a_card())), a_card()
    lines = []
    for _ in range(4):
        session = workspace.study.start()
        lines.append(asked(session).line)
        answer(session, asked(session))
        clock.advance(days=200)
    assert lines == [card.objection, card.variant] * 2


def test_a_card_without_a_variant_is_always_asked_the_same_way(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck(a_card(variant="")))
    answer(workspace.study.start())
    clock.advance(days=30)
    assert asked(workspace.study.start()).line == a_card().objection


def test_a_question_says_whether_it_is_the_first_time(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck(a_card()))
    session = workspace.study.start()
    assert asked(session).first_time
    answer(session)
    clock.advance(days=30)
    assert not asked(workspace.study.start()).first_time


SLOTTED = a_card(
    objection="{competitor} is cheaper than {product}.",
    variant="A {competitor} man told me about {nobody_knows}.",
    reply="I agree, {newest_customer} said so about {product} in {region}.",
    bad_reply="{competitor} is bad.",
    tells="They like {competitor}.",
    slots={"region": "the north"},
    facts=(Fact("May be named.", slot="newest_customer", verified=True),),
)
IN_LISTS = ({"points": ("names {competitor}", "asks about {region}")}, {"likely_in": ("calls from {region}",)})


@pytest.mark.parametrize("lists", [{}, *IN_LISTS], ids=["texts", "points", "likely_in"])
def test_slots_are_filled_wherever_they_stand(home: Home, clock: FixedClock, lists: dict[str, Any]) -> None:
    workspace = home(a_deck(replace(SLOTTED, **lists)), competitor="Acme", product="Glow")
    for _ in range(2):
        session = workspace.study.start()
        question = asked(session)
        reveal = session.reveal(question, Attempt(said="Well."))
        assert "{" not in repr((question, reveal))
        answer(session, question, Rating.AGAIN)
        assert "{" not in repr(session.summary().missed)
        clock.advance(days=1)


def test_slots_are_filled_in_the_reps_own_wording(home: Home) -> None:
    workspace = home(a_deck(SLOTTED), product="Glow")
    workspace.editing.keep_own_words(SLOTTED.id, "What would {product} have to do?")
    assert first_reveal(workspace).own_words == "What would Glow have to do?"


@pytest.mark.parametrize("product", ["{competitor}", "the {x} one", "{"])
def test_braces_among_the_reps_own_words_never_reach_the_screen(home: Home, product: str) -> None:
    assert "{" not in repr(first_reveal(home(a_deck(SLOTTED), product=product)))


def test_braces_among_a_cards_own_words_never_reach_the_screen(home: Home) -> None:
    """A deck file that says this is refused; a card that was installed before it was is not to suffer."""
    workspace = home(a_deck(a_card(2)), a_deck(replace(SLOTTED, slots={"region": "the {product} area"}), number=2))
    shown = []
    session = workspace.study.start()
    while (question := session.next()) is not None:
        shown.append(repr((question, answer(session, question))))
    assert "{" not in "".join(shown)


def test_no_shipped_line_shows_a_slot_or_gives_its_reply_away(home: Home) -> None:
    workspace = home()
    session = workspace.study.more(1_000)
    shown, seen = [], 0
    while (question := session.next()) is not None:
        card = workspace.library.card(question.card_id)
        reveal = session.reveal(question, Attempt(said="Well."))
        shown += [question.line] if "{" in repr((question, reveal)) else []
        shown += [question.line] if card.trained_reply in repr(question) else []
        answer(session, question)
        seen += 1
    assert (shown, seen) == ([], 70)


# ---------------------------------------------------------------- the reveal


def test_an_unverified_claim_is_left_out_and_that_is_said(home: Home) -> None:
    reveal = first_reveal(home(a_deck(a_card(plain_reply="Plainly: what comes first?", facts=(a_claim(),)))))
    assert (reveal.reply, reveal.without_claims) == ("Plainly: what comes first?", True)


def test_a_verified_claim_is_said(home: Home) -> None:
    card = a_card(plain_reply="Plainly.", facts=(a_claim(verified=True),))
    reveal = first_reveal(home(a_deck(card)))
    assert (reveal.reply, reveal.without_claims) == (card.reply, False)


def test_nothing_is_said_to_be_without_claims_while_it_has_them(home: Home) -> None:
    """A deck file may have an unverified claim and no plain reply; the program must not vouch for it."""
    card = a_card(plain_reply="", facts=(a_claim(),))
    reveal = first_reveal(home(a_deck(card)))
    assert not (reveal.without_claims and reveal.reply == card.reply)


def test_who_did_not_know_can_only_have_missed(home: Home) -> None:
    reveal = first_reveal(home(a_deck(a_card()), four_grades=True), Attempt(gave_up=True))
    assert [choice.rating for choice in reveal.choices] == [Rating.AGAIN]


@pytest.mark.parametrize(("four", "grades"), [(False, TWO_GRADES), (True, FOUR_GRADES)])
def test_there_are_two_grades_or_four(home: Home, four: bool, grades: tuple[Rating, ...]) -> None:
    reveal = first_reveal(home(a_deck(a_card()), four_grades=four))
    assert tuple(choice.rating for choice in reveal.choices) == grades


def test_every_choice_says_when_the_line_comes_back(home: Home) -> None:
    missed, got_it = first_reveal(home(a_deck(a_card()))).choices
    assert (missed.minutes, missed.days) == (10, 0)
    assert (got_it.minutes, got_it.days) == (0, 2)


def test_the_interval_on_the_button_is_the_one_that_is_kept(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck(a_card()), four_grades=True)
    for rating in (Rating.EASY, Rating.GOOD, Rating.HARD):
        session = workspace.study.start()
        reveal = answer(session, rating=rating)
        days = {choice.rating: choice.days for choice in reveal.choices}[rating]
        assert workspace.library.cards()[0].due_day == clock.day + days
        clock.advance(days=days)


def test_a_plausible_mistake_is_shown_once_the_line_is_not_new(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck(a_card(bad_reply="You are wrong.")))
    assert first_reveal(workspace).bad_reply == ""
    answer(workspace.study.start())
    clock.advance(days=3)
    assert first_reveal(workspace).bad_reply == "You are wrong."


def test_of_the_softeners_in_the_model_only_the_one_that_was_meant_is_shown(home: Home) -> None:
    card = a_card(reply="Thanks for telling me. I agree, it is a lot. What comes first?", softener=Label.AGREE)
    session = home(a_deck(card)).study.start()
    question = asked(session)
    reveal = session.reveal(question, Attempt(said="Well."))
    assert session.model_feedback(reveal).softeners == (Label.AGREE,)
    assert Label.OPEN_QUESTION in session.model_feedback(reveal).labels


def test_own_words_stand_where_the_model_would(home: Home) -> None:
    workspace = home(a_deck(a_card()))
    workspace.editing.keep_own_words(an_id(1), "My way of saying it.")
    reveal = first_reveal(workspace)
    assert (reveal.own_words, reveal.own_words_outdated) == ("My way of saying it.", False)


def test_own_words_survive_a_deck_update_and_are_flagged(home: Home, tmp_path: Path) -> None:
    workspace = home(a_deck(a_card()))
    workspace.editing.keep_own_words(an_id(1), "My way of saying it.")
    take_in(workspace, a_deck(a_card(reply="Quite another reply. What now?"), version=2), tmp_path)
    reveal = first_reveal(workspace)
    assert (reveal.own_words, reveal.own_words_outdated) == ("My way of saying it.", True)


def test_own_words_that_are_written_anew_are_not_flagged(home: Home, tmp_path: Path) -> None:
    workspace = home(a_deck(a_card()))
    workspace.editing.keep_own_words(an_id(1), "My way of saying it.")
    take_in(workspace, a_deck(a_card(reply="Quite another reply. What now?")), tmp_path)
    workspace.editing.keep_own_words(an_id(1), "My new way of saying it.")
    assert not first_reveal(workspace).own_words_outdated


def test_own_words_are_not_flagged_when_only_a_tag_has_changed(home: Home, tmp_path: Path) -> None:
    workspace = home(a_deck(a_card()))
    workspace.editing.keep_own_words(an_id(1), "My way of saying it.")
    take_in(workspace, a_deck(a_card(tags=("BUD-01",))), tmp_path)
    assert not first_reveal(workspace).own_words_outdated


def test_a_line_that_is_not_the_present_one_is_not_revealed(home: Home) -> None:
    session = home(a_deck()).study.start()
    old = asked(session)
    answer(session, old)
    asked(session)
    with pytest.raises(TrainerError):
        session.reveal(old, Attempt())


# ---------------------------------------------------------------- grading


def test_one_got_it_and_the_line_does_not_come_again_today(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck(a_card()))
    session = workspace.study.start()
    answer(session)
    clock.advance(hours=3)
    assert session.next() is None
    assert workspace.study.start().next() is None
    assert workspace.study.start(category=Category.BUDGET).next() is None
    assert workspace.study.more().next() is None


def test_a_missed_line_comes_again_after_ten_minutes(home: Home, clock: FixedClock) -> None:
    session = home(a_deck(*some_cards(5))).study.start()
    missed = asked(session)
    answer(session, missed, Rating.AGAIN)
    clock.advance(minutes=9)
    answer(session, second := asked(session))
    clock.advance(minutes=1)
    assert second.card_id != missed.card_id
    assert asked(session).card_id == missed.card_id


def test_a_missed_line_waits_while_there_are_others(home: Home) -> None:
    session = home(a_deck(*some_cards(3))).study.start()
    missed = asked(session)
    answer(session, missed, Rating.AGAIN)
    order = answer_all(session)
    assert order[-1] == missed.card_id
    assert len(order) == 3


def test_when_nothing_else_is_left_a_missed_line_comes_at_once(home: Home) -> None:
    session = home(a_deck(a_card())).study.start()
    answer(session, rating=Rating.AGAIN)
    assert asked(session).card_id == an_id(1)


def test_a_long_step_ends_the_session_and_starts_the_next(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck(a_card()), learning_steps=(60,))
    session = workspace.study.start()
    answer(session, rating=Rating.AGAIN)
    assert session.next() is None
    clock.advance(minutes=60)
    assert asked(workspace.study.start()).card_id == an_id(1)


def test_a_line_missed_last_night_is_asked_today(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck())
    answer(workspace.study.start(), rating=Rating.AGAIN)
    clock.advance(days=1)
    assert not asked(workspace.study.start()).first_time


def test_an_answer_given_elsewhere_meanwhile_is_refused_and_the_session_goes_on(home: Home) -> None:
    here, elsewhere = home(a_deck()), home()
    mine, theirs = here.study.start(), elsewhere.study.start()
    question = asked(mine)
    reveal = mine.reveal(question, Attempt(said="Well."))
    answer(theirs, asked(theirs))
    with pytest.raises(StaleAnswerError):
        mine.grade(reveal, Rating.AGAIN, mine.feedback(question, "Well."))
    assert here.study.today().done == 1
    assert asked(mine).card_id != question.card_id


def test_an_answer_is_not_given_twice(home: Home) -> None:
    workspace = home(a_deck())
    session = workspace.study.start()
    reveal = answer(session)
    with pytest.raises(TrainerError):
        session.grade(reveal, Rating.GOOD, session.feedback(reveal.question, ""))
    assert workspace.study.today().done == 1


def test_grading_tells_which_card_was_touched(home: Home) -> None:
    session = home(a_deck(a_card())).study.start()
    question = asked(session)
    changes = session.grade(session.reveal(question, Attempt()), Rating.GOOD, session.feedback(question, ""))
    assert (changes.cards, changes.schedule) == (frozenset({an_id(1)}), True)


def test_a_card_that_was_retired_meanwhile_is_not_asked_any_more(home: Home, tmp_path: Path) -> None:
    workspace = home(a_deck(*some_cards(3)))
    session = workspace.study.start()
    answer(session)
    take_in(workspace, a_deck(*some_cards(1)), tmp_path)
    assert {an_id(2), an_id(3)}.isdisjoint(answer_all(session))


def test_a_card_that_was_edited_meanwhile_is_shown_as_it_is_now(home: Home) -> None:
    workspace = home(a_deck(a_card()))
    session = workspace.study.start()
    question = asked(session)
    workspace.editing.save(a_card(reply="A better reply. Shall we?"))
    again = session.changed(question.card_id)
    assert again is not None
    assert session.reveal(again, Attempt()).reply == "A better reply. Shall we?"
    assert session.changed("another card") is None
