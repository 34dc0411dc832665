"""Getting ready for a meeting: what is offered, what is kept, and what the coach hears in a line to say first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import a_card, a_deck, an_id
from tests.services.conftest import Home
from trainer.bootstrap import Workspace
from trainer.domain.cards import Layer
from trainer.domain.categories import Category
from trainer.services.prehandling import LIKELY

KINDS = tuple(Category)


@pytest.fixture
def workspace(home: Home) -> Workspace:
    """Fourteen lines, two of each kind."""
    cards = [a_card(at, objection=f"Line {at}.", category=KINDS[at % len(KINDS)]) for at in range(1, 14)]
    asks = (Layer("Since when, at {product}?", "For years."),)
    last = a_card(14, objection="Too dear for {product}.", reply="It is dear.", layers=asks, category=KINDS[0])
    return home(a_deck(*cards, last), product="Acme")


def test_nothing_is_kept_before_it_is_to_be_and_then_it_outlives_the_program(home: Home, workspace: Workspace) -> None:
    plan = workspace.prehandling.begin()
    assert workspace.prehandling.all() == ()
    (likely, *_) = workspace.prehandling.likely("dear")
    plan = replace(plan, title="Acme, Monday").adding(likely).saying(likely.card_id, "Before you ask: yes.")
    workspace.prehandling.keep(plan)
    workspace.close()
    again = home()
    assert again.prehandling.all() == (plan,)


def test_what_was_taken_away_can_be_brought_back(workspace: Workspace) -> None:
    plan = replace(workspace.prehandling.begin(), title="Acme")
    workspace.prehandling.keep(plan)
    workspace.prehandling.forget(plan.uuid)
    workspace.prehandling.forget(plan.uuid)
    assert workspace.prehandling.all() == ()
    workspace.prehandling.keep(plan)
    assert workspace.prehandling.all() == (plan,)


def test_an_objection_is_found_by_its_words_and_its_slots_are_filled(workspace: Workspace) -> None:
    assert [one.objection for one in workspace.prehandling.likely("dear")] == ["Too dear for Acme."]
    assert workspace.prehandling.likely("xylophone") == ()


def test_without_words_what_was_heard_most_comes_first_and_then_one_of_each_kind(workspace: Workspace) -> None:
    for number in (9, 9, 11):
        workspace.capture.again(an_id(number))
    likely = workspace.prehandling.likely()
    assert [one.card_id for one in likely[:2]] == [an_id(9), an_id(11)]
    assert {one.category for one in likely} == set(KINDS)
    assert len(likely) <= LIKELY


def test_a_cards_own_words_are_there_to_be_looked_at_and_nothing_when_it_is_gone(workspace: Workspace) -> None:
    material = workspace.prehandling.material(an_id(14))
    assert (material.reply, material.asks) == ("It is dear.", ("Since when, at Acme?",))
    assert workspace.prehandling.material("aaaaaaaaaaaa").reply == ""


def test_what_to_ask_is_the_first_question_of_each_objection(workspace: Workspace) -> None:
    plan = workspace.prehandling.begin()
    for one in (*workspace.prehandling.likely("dear"), *workspace.prehandling.likely()[:3]):
        plan = plan.adding(one)
    assert workspace.prehandling.asks(plan) == ("Since when, at Acme?",)


def test_the_coach_hears_whether_a_line_names_the_worry_first(workspace: Workspace) -> None:
    (foreseen,) = workspace.prehandling.likely("dear")
    line = workspace.prehandling.hear("Before you ask: yes, it costs more than most.", foreseen)
    assert line.names_it
    assert not workspace.prehandling.hear("We are the best in the whole country.", foreseen).names_it
