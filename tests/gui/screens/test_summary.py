"""After a session: what was recalled, what is to be looked at again, and how to go on."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtWidgets import QApplication

from tests.driver import Driver, Key
from trainer import words
from trainer.errors import TrainerError
from trainer.gui.screens.summary import LISTENING, UNREAD
from trainer.services.backlog import Backlog
from trainer.services.session import StudySession

REPLY = "Thank you for telling me. What would you want fixed first?"
GOT_IT, MISSED = Key.Key_2, Key.Key_1


def session(window: Driver, *grades: Key, said: str = REPLY) -> None:
    """Begin with five lines, answer as many as there are grades, and leave."""
    window.press(Key.Key_Return)
    for grade in grades:
        window.answer(said, grade)
    window.press(Key.Key_Escape)
    window.wait_for("You recalled")


@pytest.mark.parametrize(
    ("grades", "headline"),
    [
        ((GOT_IT,), "You recalled it"),
        ((GOT_IT, GOT_IT), "You recalled all 2"),
        ((MISSED,), "You recalled 0 of 1 line"),
        ((MISSED, MISSED), "You recalled 0 of 2 lines"),
        ((GOT_IT, MISSED, GOT_IT), "You recalled 2 of 3 lines"),
    ],
)
def test_the_headline_counts_what_was_recalled(window: Driver, grades: tuple[Key, ...], headline: str) -> None:
    session(window, *grades)
    assert headline in window.text().split("\n")


def test_a_line_that_was_missed_first_and_recalled_later_counts_as_missed(window: Driver) -> None:
    window.workspace.preferences.change(new_per_day=1)
    window.press(Key.Key_Return)
    window.answer(REPLY, MISSED)
    window.answer(REPLY, GOT_IT)
    assert window.screen == "summary"
    window.wait_for("You recalled 0 of 1 line")


def test_each_kind_that_was_asked_has_its_count(window: Driver) -> None:
    window.press(Key.Key_Return)
    kinds = []
    for grade in (GOT_IT, MISSED):
        window.type("I see.")
        window.ctrl(Key.Key_Return)
        kinds.append(next(name for name in words.CATEGORIES.values() if window.sees(f"{name}\n")))
        window.press(grade)
    window.press(Key.Key_Escape)
    window.wait_for("at the first go")
    lines = window.text().split("\n")
    counts = [lines[lines.index(kind) + 1 : lines.index(kind) + 3] for kind in kinds]
    assert counts == [[f"{kinds[0]}: 100%", "1 of 1"], [f"{kinds[1]}: 0%", "0 of 1"]]


# ---------------------------------------------------------------- to look at again


def test_with_all_recalled_nothing_is_to_be_looked_at_again(window: Driver) -> None:
    session(window, GOT_IT, GOT_IT)
    assert not window.sees("To look at again")


def test_a_line_that_was_missed_is_there_to_be_looked_at(window: Driver) -> None:
    line = window.workspace.study.line(window.first_card().id)
    session(window, MISSED, GOT_IT)
    assert window.sees("To look at again")
    assert window.sees(words.quote(line))


@pytest.mark.parametrize(("missed", "rest"), [(4, ""), (5, "and 1 more line")])
def test_at_most_four_lines_are_to_be_looked_at(window: Driver, missed: int, rest: str) -> None:
    session(window, *[MISSED] * missed)
    told = window.text().split("\n")
    assert sum(line.startswith("“") for line in told) == 4
    assert [line for line in told if line.startswith("and ")] == ([rest] if rest else [])


# ---------------------------------------------------------------- to say another way


def test_a_fault_is_shown_with_its_words_and_the_line_it_answered(window: Driver) -> None:
    line = window.workspace.study.line(window.first_card().id)
    session(window, GOT_IT, said="Sorry, that is company policy.")
    window.wait_for("To say another way")
    told = window.text().split("\n")
    at = told.index("To say another way")
    assert told[at + 1 : at + 4] == ["Excuse", "“Sorry, that is company policy”", f"to {words.quote(line)}"]


def test_without_a_fault_nothing_is_to_be_said_another_way(window: Driver) -> None:
    session(window, GOT_IT)
    window.wait_for("Thanks\nThanks: 100%\n1")
    assert not window.sees("To say another way")


# ---------------------------------------------------------------- phrases and kinds


def test_the_phrases_that_were_used_are_counted(window: Driver) -> None:
    session(window, GOT_IT, GOT_IT)
    window.wait_for("Thanks\nThanks: 100%\n2")


def test_with_no_phrase_found_it_says_so(window: Driver) -> None:
    session(window, GOT_IT, said="No.")
    window.wait_for("None that the coach knows in your words.")


def test_where_the_coach_could_not_read_it_all_that_is_told_and_nobody_waits_for_it(
    window: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Backlog) -> int:
        raise TrainerError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(Backlog, "_hear_waiting", refuse)
        session(window, GOT_IT)
        window.wait_for(UNREAD)
        window.wait_for("The disk is full.")
        assert not window.sees(LISTENING)
    window.ctrl(Key.Key_Z)
    window.wait_for("Taken back: Got it.")
    window.ctrl(Key.Key_Y)
    window.press(Key.Key_Escape)
    window.qtbot.waitUntil(lambda: window.sees("Thanks\nThanks: 100%\n1"))


def test_what_came_of_an_earlier_sitting_says_nothing_of_this_one(
    window: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    gates, begun, over = (Event(), Event()), list[StudySession](), list[StudySession]()

    def wait(session: StudySession) -> int:
        begun.append(session)
        assert gates[len(begun) - 1].wait(30)
        over.append(session)
        return 0

    monkeypatch.setattr(StudySession, "hear", wait)
    monkeypatch.setattr(StudySession, "is_heard", False)
    session(window, GOT_IT)
    window.qtbot.waitUntil(lambda: len(begun) == 1)
    window.press(Key.Key_Return)
    session(window, GOT_IT)
    window.qtbot.waitUntil(lambda: len(begun) == 2)
    gates[0].set()
    window.qtbot.waitUntil(lambda: len(over) == 1)
    told = list[int]()
    window.window.tasks.run(lambda: 1, told.append)
    window.qtbot.waitUntil(lambda: told == [1])
    assert window.sees(LISTENING)
    gates[1].set()
    window.wait_for(UNREAD)


def guess(window: Driver, name: str) -> None:
    window.click(name)
    window.answer("I see.")


def test_kinds_that_were_named_are_counted(window: Driver) -> None:
    window.workspace.preferences.change(guess_category=True)
    right = words.CATEGORIES[window.first_card().category]
    window.press(Key.Key_Return)
    guess(window, right)
    kind = window.workspace.library.card(window.window.screen_in_front._question.card_id).category  # type: ignore[union-attr]
    guess(window, next(name for one, name in words.CATEGORIES.items() if one is not kind))
    window.answer("I see.")
    window.press(Key.Key_Escape)
    window.wait_for("You named the kind 1 of 2 times.")


def test_whoever_named_no_kind_is_told_nothing_of_kinds(window: Driver) -> None:
    session(window, GOT_IT)
    assert not window.sees("You named the kind")


# ---------------------------------------------------------------- going on


def test_it_took_as_long_as_it_took(window: Driver) -> None:
    window.press(Key.Key_Return)
    window.clock.advance(minutes=3)
    window.answer(REPLY)
    window.press(Key.Key_Escape)
    window.wait_for("It took 3 minutes. 9 more lines wait today.")


def test_while_lines_wait_one_goes_on_with_them(window: Driver) -> None:
    session(window, GOT_IT, GOT_IT)
    window.click("Go on")
    assert window.screen == "study"
    window.wait_for("0 of 8")


def test_with_the_day_done_there_are_five_more_lines(window: Driver) -> None:
    window.workspace.preferences.change(new_per_day=1)
    window.press(Key.Key_Return)
    window.answer(REPLY)
    assert not window.sees("Go on")
    window.click("Five more lines")
    window.wait_for("0 of 5")


def test_the_keyboard_is_at_the_main_button(window: Driver) -> None:
    session(window, GOT_IT)
    assert QApplication.focusWidget() is window.named("Done")


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space, Key.Key_Escape])
def test_one_key_is_done_with_it(window: Driver, key: Key) -> None:
    session(window, GOT_IT)
    window.press(key)
    assert window.screen == "today"


# ---------------------------------------------------------------- the last answer


@pytest.mark.parametrize("way", ["key", "button"])
def test_the_last_answer_is_taken_back_and_graded_again(window: Driver, way: str) -> None:
    window.workspace.preferences.change(new_per_day=1)
    window.press(Key.Key_Return)
    window.answer(REPLY)
    window.wait_for("You recalled it")
    window.ctrl(Key.Key_Z) if way == "key" else window.click("Undo")
    window.wait_for("Taken back: Got it. Grade this line again.")
    assert window.sees("One way to say it")
    assert window.workspace.study.today().done == 0
    window.press(MISSED)
    window.answer(REPLY)
    window.wait_for("You recalled 0 of 1 line")


def test_after_leaving_early_the_last_answer_is_taken_back_and_the_session_goes_on(window: Driver) -> None:
    session(window, GOT_IT, MISSED)
    window.ctrl(Key.Key_Z)
    window.wait_for("Taken back: Missed.")
    window.press(GOT_IT)
    assert window.screen == "study"
    assert window.sees("2 of 5")
