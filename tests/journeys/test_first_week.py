"""What a new rep does, by keyboard alone, in the real window over a real database."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import FixedClock, a_claim
from tests.driver import ALT, CTRL, Key, opened
from trainer.gui.dialogs.editor import EditorDialog
from trainer.gui.dialogs.keys import KeysDialog
from trainer.gui.dialogs.own_words import OwnWordsDialog

REPLY = "Thank you for telling me. I understand. What would you want fixed first?"


def state(driver):
    """What `trainer due --json` and the log would say."""
    today = driver.workspace.study.today()
    return today.counts, today.done, driver.workspace.progress.report()


def test_first_run_five_cards_undo_quit_restart_same_state(qtbot: QtBot, qapp: QApplication, tmp_path: Path):
    clock = FixedClock()
    driver = opened(qtbot, qapp, tmp_path, clock)
    assert driver.screen == "welcome"
    driver.type("Sam")
    driver.press(Key.Key_Return)
    for step in ("A customer hesitates", "Soften it, once", "Ask one real question", "Go a layer deeper"):
        driver.wait_for(step)
        driver.press(Key.Key_Return)
    qtbot.waitUntil(lambda: driver.screen == "study")
    for _ in range(5):
        driver.answer(REPLY)
    qtbot.waitUntil(lambda: driver.screen == "summary")
    driver.wait_for("You recalled all 5")
    driver.press(Key.Key_Return)
    driver.wait_for("today, about")

    driver.press(Key.Key_Return)
    assert driver.screen == "study"
    driver.wait_until_all_is_heard()
    before_undo = state(driver)
    driver.ctrl(Key.Key_Z)
    qtbot.waitUntil(lambda: state(driver) != before_undo)
    after_undo = state(driver)
    assert after_undo[1] == 4
    driver.close()

    again = opened(qtbot, qapp, tmp_path, clock)
    assert again.screen == "today"
    assert state(again) == after_undo
    again.close()


def test_undo_reaches_back_over_a_restart(qtbot: QtBot, qapp: QApplication, tmp_path: Path):
    clock = FixedClock()
    driver = opened(qtbot, qapp, tmp_path, clock, welcomed=True)
    at_start = state(driver)
    driver.wait_for("Start with five")
    driver.press(Key.Key_Return)
    line = driver.window.screen_in_front._question.line
    driver.answer(REPLY)
    driver.close()

    again = opened(qtbot, qapp, tmp_path, clock)
    again.wait_for("today, about")
    again.press(Key.Key_Return)
    again.ctrl(Key.Key_Z)
    again.wait_for(line.replace("'", "’"))
    assert state(again)[0] == at_start[0]
    again.close()


def test_the_reply_is_nowhere_before_an_attempt(window):
    window.press(Key.Key_Return)
    study = window.window.screen_in_front
    card = window.workspace.library.card(study._question.card_id)
    window.wait_for(window.workspace.study.line(card.id).replace("'", "’"))
    shown = window.text().replace("’", "'")
    for secret in (card.reply, card.plain_reply, *card.points, card.tells):
        assert secret not in shown
    assert card.category.value not in shown.lower()


def test_reveal_with_an_empty_box_is_refused_until_there_was_an_attempt(window):
    window.press(Key.Key_Return)
    window.ctrl(Key.Key_Return)
    assert not window.sees("One way to say it")
    window.ctrl(Key.Key_L)
    window.wait_for("One way to say it")


def test_who_does_not_know_sees_the_reply_and_can_only_have_missed(window):
    window.press(Key.Key_Return)
    window.ctrl(Key.Key_D)
    window.wait_for("Missed")
    assert not window.sees("Got it")
    window.press(Key.Key_2)
    window.wait_for("One way to say it")
    window.press(Key.Key_1)
    assert not window.sees("One way to say it")


def test_the_phrases_that_were_used_are_marked_and_counted(window):
    window.press(Key.Key_Return)
    window.type("Thank you for telling me. What would you want fixed first?")
    window.ctrl(Key.Key_Return)
    window.wait_for("Thanks, sure")
    window.press(Key.Key_2)
    uses = {use.label.value: use.count for use in window.workspace.progress.report().phrases}
    assert uses["thanks"] == 1


def test_my_own_words_are_kept_and_shown_next_time(window):
    window.press(Key.Key_Return)
    card_id = window.window.screen_in_front._question.card_id
    window.type("I would ask what comes first.")
    window.ctrl(Key.Key_Return)
    window.press(Key.Key_W)
    window.dialog(OwnWordsDialog)
    window.ctrl(Key.Key_Return)
    window.wait_for("In your words")
    assert window.workspace.editing.own_words(card_id) == "I would ask what comes first."


def test_a_reply_is_mended_in_the_middle_of_a_session(window):
    window.press(Key.Key_Return)
    card_id = window.window.screen_in_front._question.card_id
    window.ctrl(Key.Key_L)
    window.press(Key.Key_E)
    editor = window.dialog(EditorDialog)
    for box in (editor._reply, editor._plain):
        box.setFocus()
        window.press(Key.Key_A, CTRL)
        window.type("Fair enough. What would have to change first?")
    window.ctrl(Key.Key_Return)
    window.wait_for("Fair enough. What would have to change first?")
    assert window.workspace.library.card(card_id).reply == "Fair enough. What would have to change first?"


def test_what_is_typed_first_in_the_editor_is_what_is_practised(window):
    """A claim of the card was never verified: its plain reply is shown, so that is the one to mend."""
    card = replace(window.first_card(), facts=(a_claim(),), plain_reply="What comes first?")
    window.workspace.editing.save(card)
    window.press(Key.Key_Return)
    window.ctrl(Key.Key_L)
    window.press(Key.Key_E)
    window.dialog(EditorDialog)
    window.type("Fair enough, and thank you. ")
    window.ctrl(Key.Key_Return)
    window.wait_for("Fair enough, and thank you. What comes first?")


def test_an_empty_reply_is_refused_where_it_stands(window):
    window.press(Key.Key_Return)
    window.ctrl(Key.Key_L)
    window.press(Key.Key_E)
    editor = window.dialog(EditorDialog)
    editor._reply.setFocus()
    window.press(Key.Key_A, CTRL)
    window.press(Key.Key_Delete)
    window.ctrl(Key.Key_Return)
    window.qtbot.waitUntil(lambda: "The reply is empty" in window.text(editor))
    assert "The reply is empty. Write one honest way to answer." in window.text(editor)
    window.press(Key.Key_Escape)


def test_leaving_in_the_middle_keeps_every_answer(window):
    window.press(Key.Key_Return)
    window.answer(REPLY)
    window.answer(REPLY)
    window.press(Key.Key_Escape)
    assert window.screen == "summary"
    window.wait_for("You recalled all 2")
    assert window.workspace.study.today().done == 2


def test_a_missed_line_comes_back_before_the_session_ends(window):
    window.press(Key.Key_Return)
    first = window.window.screen_in_front._question.card_id
    window.answer(REPLY, Key.Key_1)
    asked = []
    while window.screen == "study":
        asked.append(window.window.screen_in_front._question.card_id)
        window.answer(REPLY)
    assert asked[-1] == first
    window.wait_for("You recalled")


def test_keys_are_listed_on_f1(window):
    window.press(Key.Key_F1)
    dialog = window.dialog(KeysDialog)
    window.qtbot.waitUntil(lambda: "Reveal" in window.text(dialog))
    window.press(Key.Key_Escape)


def test_a_letter_typed_into_the_answer_is_a_letter(window):
    window.press(Key.Key_Return)
    window.type("12 weeks, E and W")
    study = window.window.screen_in_front
    assert study._pages.asking.reply.text() == "12 weeks, E and W"
    assert not window.sees("One way to say it")


def test_with_four_grades_each_key_is_its_button(qtbot: QtBot, qapp: QApplication, tmp_path: Path):
    driver = opened(qtbot, qapp, tmp_path, welcomed=True, four_grades=True)
    driver.press(Key.Key_Return)
    driver.ctrl(Key.Key_L)
    for name in ("Missed", "Hard", "Got it", "Easy"):
        driver.wait_for(name)
    study = driver.window.screen_in_front
    card_id, promised = study._question.card_id, study._reveal.choices[3].days
    driver.press(Key.Key_4)
    rows = [row for row in driver.workspace.library.cards() if row.id == card_id]
    assert rows[0].due_day - driver.workspace.study.today().day == promised > 1
    driver.close()


def test_with_guessing_on_the_kind_is_named_first(qtbot: QtBot, qapp: QApplication, tmp_path: Path):
    driver = opened(qtbot, qapp, tmp_path, welcomed=True, guess_category=True)
    driver.press(Key.Key_Return)
    driver.wait_for("Which kind is it?")
    study = driver.window.screen_in_front
    wrong = next(chip for chip in study._pages.asking._kinds.items() if chip.text() == "Price")
    wrong.setFocus()
    driver.press(Key.Key_Space)
    study._pages.asking.focus_reply()
    driver.type("What would you fix first?")
    driver.ctrl(Key.Key_Return)
    qtbot.waitUntil(lambda: driver.sees("You said price") or driver.sees("You named the kind"))
    driver.close()


def test_what_was_typed_is_there_again_after_leaving(window):
    window.press(Key.Key_Return)
    window.type("I was going to say")
    window.press(Key.Key_Escape)
    window.wait_for("Start with five")
    window.press(Key.Key_Return)
    assert window.window.screen_in_front._pages.asking.said() == "I was going to say"


def test_undo_returns_to_the_grades_with_what_was_said(window):
    window.press(Key.Key_Return)
    window.answer(REPLY, Key.Key_1)
    window.ctrl(Key.Key_Z)
    window.wait_for("Taken back: Missed. Grade this line again.")
    window.wait_for(REPLY)
    window.press(Key.Key_2)
    assert window.workspace.study.today().done == 1


def test_ticked_points_stay_when_the_rep_keeps_own_words(window):
    from trainer.gui.dialogs.own_words import OwnWordsDialog

    window.press(Key.Key_Return)
    window.type("I see.")
    window.ctrl(Key.Key_Return)
    window.press(Key.Key_T)
    window.press(Key.Key_Space)
    window.wait_for("1 of 3: Missed")
    window.press(Key.Key_W)
    window.dialog(OwnWordsDialog)
    window.ctrl(Key.Key_Return)
    window.wait_for("In your words")
    assert window.sees("1 of 3: Missed")


def test_the_hint_goes_when_the_rep_begins_to_type(window):
    window.press(Key.Key_Return)
    window.ctrl(Key.Key_Return)
    window.wait_for("Type a few words first")
    window.type("I")
    assert not window.sees("Type a few words first")


def test_enter_on_the_first_page_begins_with_the_first_step(qtbot, qapp, tmp_path):
    window = opened(qtbot, qapp, tmp_path)
    window.wait_for("Seven reasons people hesitate")
    window.type("Priya")
    window.press(Key.Key_Return)
    window.wait_for("A worked example, 1 of 4")
    assert window.workspace.preferences().name == "Priya"
    window.press(Key.Key_Return)
    window.wait_for("A worked example, 2 of 4")


def test_enter_belongs_to_the_screen_in_front(window):
    window.press(Key.Key_1, ALT)
    window.window._sidebar._buttons["today"].setFocus()
    window.press(Key.Key_3, ALT)
    window.wait_for("Search all cards")
    window.press(Key.Key_Return)
    assert window.screen == "decks"


def test_ticked_points_are_there_again_after_an_answer_was_taken_back(window):
    window.press(Key.Key_Return)
    window.type("I see.")
    window.ctrl(Key.Key_Return)
    window.press(Key.Key_T)
    window.press(Key.Key_Space)
    window.press(Key.Key_2)
    window.wait_for("1 of 5")
    window.ctrl(Key.Key_Z)
    window.wait_for("1 of 3: Missed")


def test_study_with_nothing_to_practise_says_so(qtbot, qapp, tmp_path):
    window = opened(qtbot, qapp, tmp_path, welcomed=True, new_per_day=0)
    window.press(Key.Key_2, ALT)
    window.wait_for("Nothing is due now.")
    assert window.screen == "today"


def test_enter_takes_the_only_grade_there_is(window):
    window.press(Key.Key_Return)
    window.ctrl(Key.Key_D)
    window.wait_for("Missed")
    window.press(Key.Key_Return)
    window.wait_for("0 of 5")
    assert not window.sees("Missed")


def test_undo_leaves_a_restored_answer_alone(window):
    window.press(Key.Key_Return)
    window.type("I see what")
    window.press(Key.Key_Escape)
    window.press(Key.Key_2, ALT)
    window.wait_for("Reveal")
    window.ctrl(Key.Key_Z)
    assert window.window.screen_in_front._pages.asking.said() == "I see what"


def test_a_kind_is_named_by_its_key_and_counted(qtbot, qapp, tmp_path):
    window = opened(qtbot, qapp, tmp_path, welcomed=True, guess_category=True)
    window.press(Key.Key_Return)
    window.wait_for("Which kind is it?")
    window.ctrl(Key.Key_1)
    window.answer(REPLY)
    window.wait_for("Reveal")
    window.press(Key.Key_Escape)
    window.wait_for("of 1 time")
    window.wait_for("in 1 of 1 answer in words")


def test_a_reply_in_which_nothing_is_known_is_left_to_the_points(window):
    window.press(Key.Key_Return)
    window.type("Who pays today, and out of which pot?")
    window.ctrl(Key.Key_Return)
    window.wait_for("Judge it by the points.")
