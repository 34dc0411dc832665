"""A complaint is chosen by its first line; kinds, manners, depths and partners are for objections."""

from __future__ import annotations

from tests.driver import ALT, Driver, Key
from trainer import talkwords, words
from trainer.domain.complaint import Complaint
from trainer.gui.screens.roleplay.complaint import ANY
from trainer.gui.widgets.field import Field


def complaints(window: Driver) -> tuple[Complaint, ...]:
    """The set-up screen with a complaint chosen, and what can be complained of."""
    window.press(Key.Key_6, ALT)
    window.click("A complaint")
    return window.workspace.roleplay.complaints()


def test_the_one_that_is_chosen_is_played(window: Driver) -> None:
    chosen = complaints(window)[2]
    window.click(words.curly(chosen.line))
    window.named(talkwords.AIM, Field).setText("Hear both sides")
    window.click("Start")
    view = window.workspace.roleplay.going_on().view()
    assert (window.screen, view.casting.card_id, view.casting.line) == ("talk", chosen.key, chosen.line)
    assert (view.casting.objective, view.on_file) == ("Hear both sides", chosen.known)


def test_any_is_one_of_them(window: Driver) -> None:
    keys = {one.key for one in complaints(window)}
    assert window.sees(ANY)
    window.click("Start")
    assert window.workspace.roleplay.going_on().view().casting.card_id in keys


def test_what_belongs_to_an_objection_is_asked_for_one_alone(window: Driver) -> None:
    complaints(window)
    only = ("Which kind of objection?", "Which customer?", "How deep?", talkwords.OPENING, "Who plays the customer?")
    assert not [told for told in only if window.sees(told)]
    window.click("An objection")
    assert all(window.sees(told) for told in only)
    assert not window.sees("Which complaint?")
    window.click("Start")
    assert window.workspace.roleplay.going_on().view().casting.category is not None


def test_nothing_of_what_they_would_tell_is_to_be_read(window: Driver) -> None:
    there = complaints(window)
    told = window.text()
    assert not [one.key for one in there for text in (one.personal, one.gotcha, one.risk) if words.curly(text) in told]


def test_a_complaint_that_was_interrupted_is_offered(window: Driver) -> None:
    talk = window.workspace.roleplay.begin_complaint()
    window.press(Key.Key_6, ALT)
    window.wait_for(f"Go on with {talk.view().casting.customer.name}")
    assert window.sees(words.quote(talk.view().casting.line))
