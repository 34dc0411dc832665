"""Before a talk: what is chosen is what is played, and what was interrupted comes first."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from tests.driver import ALT, Driver, Key
from trainer import talkwords
from trainer.domain.categories import Category
from trainer.domain.scenes import Manner, Outcome
from trainer.gui.widgets.field import Field
from trainer.services.roleplay import Wish


def here(window: Driver) -> None:
    window.press(Key.Key_6, ALT)
    assert window.screen == "roleplay"


def test_one_key_begins_a_talk_of_any_kind(window: Driver) -> None:
    here(window)
    window.press(Key.Key_Return)
    assert window.screen == "talk"


def test_what_is_chosen_is_what_is_played(window: Driver) -> None:
    here(window)
    for chosen in ("Fear of change", "Rushed", "Two"):
        window.click(chosen)
    field = window.named(talkwords.AIM, Field)
    field.setText("What they are afraid of")
    window.click("Start")
    casting = window.workspace.roleplay.going_on().view()
    assert (casting.casting.category, casting.casting.manner, casting.layers) == (Category.FEAR, Manner.RUSHED, 2)
    assert casting.casting.objective == "What they are afraid of"


def test_one_of_each_is_chosen_at_any_time(window: Driver) -> None:
    here(window)
    window.click("Rushed")
    window.click("Anxious")
    window.click("Anxious")
    window.click("Start")
    assert window.workspace.roleplay.going_on().view().casting.manner is Manner.ANXIOUS


def test_with_nothing_played_it_says_so(window: Driver) -> None:
    here(window)
    window.wait_for("None yet. Each is kept here, on this computer.")


def test_talks_that_were_are_listed_and_lead_to_their_debrief(window: Driver) -> None:
    talk = window.workspace.roleplay.begin(Wish(Category.PRICE))
    talk.end(Outcome.PARTED_FRIENDS)
    here(window)
    window.wait_for("no layer, parted friends")
    name = talk.view().casting.customer.name
    window.click(f"{name}: 2 March, no layer, parted friends")
    assert window.screen == "debrief"


def test_an_interrupted_talk_is_gone_on_with_by_one_key(window: Driver) -> None:
    talk = window.workspace.roleplay.begin(Wish())
    here(window)
    window.wait_for(f"Go on with {talk.view().casting.customer.name}")
    window.press(Key.Key_Return)
    assert window.screen == "talk"
    assert window.workspace.roleplay.going_on().uuid == talk.uuid


def test_a_kind_that_cannot_be_played_is_told_and_nothing_begins(window: Driver, monkeypatch) -> None:
    from trainer.store import roleplays

    monkeypatch.setattr(roleplays, "playable", lambda *_: [])
    here(window)
    window.press(Key.Key_Return)
    window.wait_for("No objection of this kind has four layers yet")
    assert window.screen == "roleplay"


def test_the_keyboard_goes_from_the_first_button_down_the_page(window: Driver) -> None:
    here(window)
    window.wait_for("Start")
    for name in ("Before a meeting", "An objection"):
        window.press(Key.Key_Tab)
        assert QApplication.focusWidget().accessibleName() == name
    for name in ("Before a meeting", "Start"):
        window.press(Key.Key_Backtab)
        assert QApplication.focusWidget().accessibleName() == name


def test_from_what_was_interrupted_the_keyboard_goes_to_another_one(window: Driver) -> None:
    window.workspace.roleplay.begin(Wish(Category.PRICE))
    here(window)
    window.wait_for("Start another")
    for name in ("Start another", "Before a meeting", "An objection"):
        window.press(Key.Key_Tab)
        assert QApplication.focusWidget().accessibleName() == name


def test_how_sure_one_felt_last_time_is_asked_anew(window: Driver) -> None:
    here(window)
    window.click("Very sure")
    window.click("Start")
    window.clock.advance(minutes=1)
    window.press(Key.Key_6, ALT)
    window.click("Start another")
    newest = window.workspace.roleplay.played(window.workspace.talks.find("", str).rows[0].uuid)
    assert newest.casting.confidence == 0
