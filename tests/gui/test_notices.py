"""The strip of the window: what holds is there again once it was talked over, and its button does what it says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from trainer.errors import TrainerError
from trainer.gui.notices import BACKING_UP, DAMAGED, LAST_ROOM, LOOKING, REDO, UNDO, Lasting, Notices, Offer
from trainer.gui.theme import Theme
from trainer.gui.widgets.button import Button

FAILURE = "No backup was made: there is no room on the disk."


def lack_backup(strip: Notices) -> None:
    strip.tell_backup(FAILURE)


def lack_room(strip: Notices) -> None:
    strip.tell_room(LAST_ROOM)


DEAF = "The coach's model file is missing. Install the program again."


def lack_model(strip: Notices) -> None:
    strip.note(Lasting(DEAF))


STANDING = pytest.mark.parametrize(
    ("stand", "sentence"),
    [
        (Notices.look_only, LOOKING),
        (Notices.offer_repair, DAMAGED),
        (lack_room, LAST_ROOM),
        (lack_backup, FAILURE),
        (lack_model, DEAF),
    ],
    ids=["looking", "damaged", "no room", "no backup", "no model"],
)
PASSING: dict[str, Callable[[Notices], None]] = {
    "noted": lambda strip: strip.note("The card is kept."),
    "failed": lambda strip: strip.fail(TrainerError("The file is not there.")),
}


@pytest.fixture
def strip(qtbot: QtBot, look: Theme) -> Notices:
    strip = Notices()
    qtbot.addWidget(strip)
    return strip


def buttons(strip: Notices) -> list[str]:
    """What can be pressed besides the cross."""
    return [found.text() for found in strip.findChildren(Button) if found.isVisible() and found.text()]


def press(strip: Notices, name: str) -> None:
    button = next(found for found in strip.findChildren(Button) if found.isVisible() and found.text() == name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_takes_no_room_until_there_is_something_to_say(strip: Notices) -> None:
    strip.clear()
    assert not strip.isVisible()
    strip.note("The card is kept.")
    assert strip.isVisible()
    strip.note("")
    assert not strip.isVisible()


@STANDING
@pytest.mark.parametrize("say", PASSING.values(), ids=PASSING)
def test_what_holds_is_talked_over_and_there_again(
    strip: Notices, stand: Callable[[Notices], None], sentence: str, say: Callable[[Notices], None]
) -> None:
    stand(strip)
    before = buttons(strip)
    say(strip)
    assert sentence != strip.sentence() != ""
    assert buttons(strip) == []
    strip.clear()
    assert strip.sentence() == sentence
    assert buttons(strip) == before


@STANDING
def test_what_holds_is_there_again_when_a_note_is_taken_away(
    strip: Notices, stand: Callable[[Notices], None], sentence: str
) -> None:
    stand(strip)
    strip.note("Nothing is due now.")
    strip.note("")
    assert strip.sentence() == sentence


@STANDING
def test_what_held_is_forgotten_for_good(strip: Notices, stand: Callable[[Notices], None], sentence: str) -> None:
    stand(strip)
    strip.forget()
    assert strip.sentence() == ""
    strip.note("The card is kept.")
    strip.clear()
    assert strip.sentence() == ""


def test_damage_is_told_before_all_else(strip: Notices) -> None:
    strip.look_only()
    strip.offer_repair()
    strip.note("Nothing is due now.")
    strip.clear()
    assert strip.sentence() == DAMAGED


def test_damage_is_told_before_a_backup_that_failed(strip: Notices) -> None:
    strip.offer_repair()
    lack_backup(strip)
    assert strip.sentence() == DAMAGED
    strip.tell_backup("")
    assert strip.sentence() == DAMAGED


def test_little_room_is_told_until_there_is_more(strip: Notices) -> None:
    lack_room(strip)
    strip.tell_room("")
    assert strip.sentence() == ""


def test_whoever_has_put_the_shortage_away_knows_of_it(strip: Notices) -> None:
    lack_room(strip)
    cross = next(found for found in strip.findChildren(Button) if found.accessibleName() == "Close")
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    strip.clear()
    assert strip.sentence() == ""


def test_whoever_has_put_another_sentence_away_is_still_told_of_the_shortage(strip: Notices) -> None:
    lack_room(strip)
    strip.note("The card is kept.")
    cross = next(found for found in strip.findChildren(Button) if found.accessibleName() == "Close")
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    strip.clear()
    assert strip.sentence() == LAST_ROOM


def test_a_backup_that_failed_is_told_until_there_is_one(strip: Notices, qtbot: QtBot) -> None:
    lack_backup(strip)
    assert buttons(strip) == ["Back up now"]
    with qtbot.waitSignal(strip.backup_wanted), qtbot.assertNotEmitted(strip.quit_wanted):
        press(strip, "Back up now")
    strip.tell_backup("")
    assert strip.sentence() == ""


def test_that_there_is_a_backup_again_takes_nothing_else_away(strip: Notices) -> None:
    lack_backup(strip)
    strip.note("The card is kept.")
    strip.tell_backup("")
    assert strip.sentence() == "The card is kept."
    strip.clear()
    assert strip.sentence() == ""


def test_what_may_be_over_soon_can_be_tried_again(strip: Notices, qtbot: QtBot) -> None:
    strip.refuse_for_now("Your practice waits for its backup.")
    assert buttons(strip) == ["Try again"]
    strip.note("One moment.")
    strip.clear()
    with qtbot.waitSignal(strip.again_wanted), qtbot.assertNotEmitted(strip.quit_wanted):
        press(strip, "Try again")


def test_quit_is_all_there_is_where_nothing_can_be_done(strip: Notices, qtbot: QtBot) -> None:
    strip.refuse("/home/x may only be read.")
    assert buttons(strip) == ["Quit"]
    with qtbot.waitSignal(strip.quit_wanted), qtbot.assertNotEmitted(strip.repair_wanted):
        press(strip, "Quit")


def test_repair_is_what_its_button_asks_for_even_after_other_words(strip: Notices, qtbot: QtBot) -> None:
    strip.offer_repair()
    strip.note("The card is kept.")
    strip.clear()
    with qtbot.waitSignal(strip.repair_wanted), qtbot.assertNotEmitted(strip.quit_wanted):
        press(strip, "Repair")


def test_a_file_that_could_not_be_opened_again_after_a_repair_leaves_only_to_quit(strip: Notices, qtbot: QtBot) -> None:
    strip.offer_repair()
    strip.forget()
    strip.refuse("/home/x is gone.")
    assert buttons(strip) == ["Quit"]
    with qtbot.waitSignal(strip.quit_wanted), qtbot.assertNotEmitted(strip.repair_wanted):
        press(strip, "Quit")


def test_who_may_only_look_is_asked_for_nothing(strip: Notices) -> None:
    strip.look_only()
    assert buttons(strip) == []


def test_the_button_of_what_holds_still_does_what_it_says_after_a_refusal(strip: Notices, qtbot: QtBot) -> None:
    strip.offer_repair()
    strip.refuse("The folder cannot be used.")
    strip.clear()
    with qtbot.waitSignal(strip.repair_wanted), qtbot.assertNotEmitted(strip.quit_wanted):
        press(strip, "Repair")


def test_what_is_offered_is_done_when_its_button_is_pressed(strip: Notices, qtbot: QtBot) -> None:
    done: list[str] = []
    strip.offer_repair()
    strip.note(Offer("Counted.", "Undo", lambda: done.append("undone")))
    assert (strip.sentence(), buttons(strip)) == ("Counted.", ["Undo"])
    with qtbot.assertNotEmitted(strip.repair_wanted):
        press(strip, "Undo")
    assert done == ["undone"]


def test_an_offer_holds_until_something_else_is_said(strip: Notices, qtbot: QtBot) -> None:
    done: list[str] = []
    strip.offer_repair()
    strip.note(Offer("Counted.", "Undo", lambda: done.append("undone")))
    strip.clear()
    with qtbot.waitSignal(strip.repair_wanted):
        press(strip, "Repair")
    assert done == []


def test_the_keys_press_the_button_that_says_so_and_no_other(strip: Notices) -> None:
    done: list[str] = []
    assert not strip.does("undo")
    strip.note(Offer("Counted.", UNDO, lambda: done.append("undone")))
    assert not strip.does("redo")
    assert strip.does("undo")
    strip.note(Offer("Taken back.", REDO, lambda: done.append("done again")))
    assert not strip.does("undo")
    assert strip.does("redo")
    assert done == ["undone", "done again"]
    strip.clear()
    assert not strip.does("redo")


# ---------------------------------------------------------------- backing up


def test_a_backup_that_fails_in_the_same_words_is_seen_to_have_been_tried(strip: Notices) -> None:
    lack_backup(strip)
    press(strip, "Back up now")
    assert (strip.sentence(), buttons(strip)) == (BACKING_UP, [])
    lack_backup(strip)
    assert (strip.sentence(), buttons(strip)) == (FAILURE, ["Back up now"])


def test_a_backup_that_was_made_leaves_nothing_to_say(strip: Notices) -> None:
    lack_backup(strip)
    press(strip, "Back up now")
    strip.tell_backup("")
    assert not strip.isVisible()


def test_what_is_amiss_with_the_coach_is_told_until_it_is_put_away(strip: Notices) -> None:
    lack_model(strip)
    strip.note("The card is kept.")
    strip.note("")
    assert strip.sentence() == DEAF
    QTest.mouseClick(
        next(b for b in strip.findChildren(Button) if b.accessibleName() == "Close"), Qt.MouseButton.LeftButton
    )
    strip.note("")
    assert strip.isHidden()


def test_what_is_amiss_no_longer_is_not_said_and_leaves_what_else_is_said(strip: Notices) -> None:
    lack_model(strip)
    strip.note("Saved.")
    strip.note(Lasting(""))
    assert strip.sentence() == "Saved."
    lack_model(strip)
    strip.note(Lasting(""))
    assert strip.isHidden()
