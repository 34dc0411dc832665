"""What may come up is offered by what is heard and searched for, and only while there is room."""

from __future__ import annotations

from tests.driver import Driver, Key
from trainer.domain.categories import Category
from trainer.domain.prehandle import MOST

from .conftest import add, begin, focused_name, offers


def test_one_of_every_kind_is_offered_at_first(window: Driver) -> None:
    begin(window)
    offered = {one.objection: one.category for one in window.workspace.prehandling.likely()}
    assert {offered[text] for text in offers(window)} == set(Category)


def test_an_objection_is_found_by_its_words_and_added_by_the_keyboard(window: Driver) -> None:
    begin(window)
    window.ctrl(Key.Key_F)
    window.type("busy")
    window.qtbot.waitUntil(lambda: "busy" in next(iter(offers(window)), "").lower())
    wanted = offers(window)[0]
    window.press(Key.Key_Tab)
    while not focused_name().startswith("Add: "):  # the button that clears the search comes first
        window.press(Key.Key_Tab)
    window.press(Key.Key_Return)
    window.qtbot.waitUntil(lambda: focused_name() == f"Say first: {wanted}")


def test_words_that_no_objection_has_are_told(window: Driver) -> None:
    begin(window)
    window.ctrl(Key.Key_F)
    window.type("xylophone")
    window.wait_for("No objection has these words.")


def test_what_was_taken_is_offered_no_more_and_with_the_last_nothing_is(window: Driver) -> None:
    begin(window)
    for _ in range(MOST):
        taken = add(window)
        assert taken not in offers(window)
    window.wait_for(f"{MOST} are enough for one meeting")
    assert offers(window) == []
    window.click(f"Not likely: {taken}")
    window.qtbot.waitUntil(lambda: taken in offers(window))
