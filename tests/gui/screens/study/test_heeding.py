"""The coach's part in the study screen: told after the turn, disputed in place, and never waited for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import a_deck, asked, open_home, some_cards
from tests.driver import ALT, Driver, Key
from trainer import words
from trainer.coaching import model
from trainer.domain.feedback import Label, Note
from trainer.domain.memory import Rating
from trainer.domain.views import Attempt
from trainer.errors import TrainerError
from trainer.gui.screens.study.heeding import ACCEPTED, DENIED
from trainer.gui.widgets.findingdetail import ACCEPT, DENY, NOT_DONE
from trainer.services.disputing import Disputes

from .conftest import REPLY, begun

THANKS, DISPUTED = "Thanks, sure", f"Thanks, sure, {NOT_DONE}"
MEANS = words.DEFINITIONS[Label.THANKS]


@pytest.fixture
def one(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Driver:
    """One card, to which a reply has been given and judged."""
    window = begun(qtbot, qapp, tmp_path, *some_cards(1))
    revealed(window)
    return window


def revealed(window: Driver) -> None:
    window.type(REPLY)
    window.ctrl(Key.Key_Return)
    window.qtbot.waitUntil(lambda: window.sees("Thanks, sure"))


def opened(window: Driver) -> None:
    window.press(Key.Key_C)
    window.press(Key.Key_Return)
    window.wait_for(MEANS)


def thanks(window: Driver) -> int:
    return next(use.count for use in window.workspace.progress.phrases() if use.label is Label.THANKS)


def test_the_coach_is_made_ready_when_a_line_is_on_the_screen_and_not_before(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    window = begun(qtbot, qapp, tmp_path, *some_cards(1))
    assert window.workspace.coach._made is None
    qtbot.waitUntil(lambda: window.workspace.coach._made is not None)


def test_what_an_earlier_sitting_left_is_heard_then(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    workspace = open_home(tmp_path, a_deck(*some_cards(2)))
    session = workspace.study.start()
    session.grade(session.reveal(asked(session), Attempt(REPLY)), Rating.GOOD, None)
    workspace.close()
    window = begun(qtbot, qapp, tmp_path)
    assert thanks(window) == 0
    qtbot.waitUntil(lambda: thanks(window) == 1)


def test_a_chip_is_opened_and_closed_by_keys_and_the_grade_is_still_one_key_away(one: Driver) -> None:
    opened(one)
    one.press(Key.Key_Escape)
    assert not one.sees(MEANS)
    assert one.screen == "study"
    one.press(Key.Key_2)
    assert one.workspace.study.today().done == 1


def test_the_nearest_known_phrase_is_told(one: Driver) -> None:
    opened(one)
    one.wait_for("Nearest known phrase: “")


def test_a_finding_is_disputed_and_that_is_undone_and_done_again(one: Driver) -> None:
    opened(one)
    one.click(DENY)
    one.wait_for(DENIED)
    assert one.sees(DISPUTED)
    one.ctrl(Key.Key_Z)
    one.wait_for(ACCEPTED)
    assert not one.sees(DISPUTED)
    one.ctrl(Key.Key_Y)
    one.wait_for(DENIED)
    assert one.sees(DISPUTED)
    one.click(ACCEPT)
    assert not one.sees(DISPUTED)


def test_what_is_disputed_is_no_phrase_that_was_used_and_shown_again_with_the_same_reply(one: Driver) -> None:
    opened(one)
    one.click(DENY)
    one.press(Key.Key_2)
    assert thanks(one) == 0
    one.press(Key.Key_Escape)
    one.workspace.study.more().undo()
    one.press(Key.Key_2, ALT)
    one.wait_for("Your answer")
    revealed(one)
    one.wait_for(DISPUTED)


def test_what_is_no_longer_disputed_counts_for_an_answer_that_was_graded_before(one: Driver) -> None:
    opened(one)
    one.click(DENY)
    one.press(Key.Key_2)
    one.ctrl(Key.Key_Z)
    one.wait_for(DISPUTED)
    opened(one)
    one.click(ACCEPT)
    one.ctrl(Key.Key_Y)
    one.wait_for("You recalled it")
    assert thanks(one) == 1


def test_what_is_remarked_on_a_reply_is_told_anew_when_a_finding_of_it_is_disputed(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    note = words.NOTES[Note.TWO_SOFTENERS]
    window = begun(qtbot, qapp, tmp_path, *some_cards(1))
    window.type("Thank you for telling me. I agree, that is a lot of money. What would you want fixed first?")
    window.ctrl(Key.Key_Return)
    qtbot.waitUntil(lambda: window.sees(note))
    opened(window)
    window.click(DENY)
    qtbot.waitUntil(lambda: not window.sees(note))
    assert window.sees(MEANS)
    window.ctrl(Key.Key_Z)
    window.wait_for(note)
    window.ctrl(Key.Key_Y)
    qtbot.waitUntil(lambda: not window.sees(note))
    window.press(Key.Key_2)
    window.ctrl(Key.Key_Z)
    window.wait_for(DISPUTED)
    assert not window.sees(note)


OURS = """
family = "own_fault"
kind = "softener"
name = "Our fault"
definition = "The rep says that it went wrong on our side."
patterns = ["that was our mistake"]
examples = ["That was our mistake."]
"""


def test_what_is_heard_of_the_teams_own_family_is_disputed_and_does_not_count(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "phrases").mkdir()
    (tmp_path / "phrases" / "ours.phrases.toml").write_text(OURS, "utf-8")
    window = begun(qtbot, qapp, tmp_path, *some_cards(1))

    def uses() -> int:
        return next(one.uses for one in window.workspace.phrases.shelf().families if one.draft.name == "Our fault")

    window.type("That was our mistake. What would you want fixed first?")
    window.ctrl(Key.Key_Return)
    qtbot.waitUntil(lambda: window.sees("Our fault, check"))
    window.press(Key.Key_C)
    window.press(Key.Key_Left)
    window.press(Key.Key_Return)
    window.click(DENY)
    window.wait_for(f"Our fault, check, {NOT_DONE}")
    window.press(Key.Key_2)
    assert uses() == 0
    window.ctrl(Key.Key_Z)
    window.wait_for(f"Our fault, check, {NOT_DONE}")
    window.press(Key.Key_C)
    window.press(Key.Key_Left)
    window.press(Key.Key_Return)
    window.click(ACCEPT)
    window.ctrl(Key.Key_Y)
    assert uses() == 1


def test_where_it_cannot_be_kept_that_is_told(one: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise TrainerError("There is no room on the disk.")

    monkeypatch.setattr(Disputes, "deny", refuse)
    opened(one)
    one.click(DENY)
    one.wait_for("There is no room on the disk.")
    assert not one.sees(DISPUTED)


def test_a_grade_does_not_wait_for_the_coach(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    window = begun(qtbot, qapp, tmp_path, *some_cards(2))
    window.answer(REPLY)
    assert window.workspace.study.today().done == 1
    qtbot.waitUntil(lambda: thanks(window) == 1)


@pytest.mark.parametrize("what", ["model", "file"])
def test_a_coach_that_hears_less_says_so_once_after_a_reply_and_what_to_do(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    if what == "model":
        monkeypatch.setattr(model, "folder", lambda: tmp_path / "no model")
    else:
        (tmp_path / "phrases").mkdir()
        (tmp_path / "phrases" / "ours.phrases.toml").write_text("patterns = 3")
    told = model.MEND if what == "model" else words.FILE_TROUBLE
    window = begun(qtbot, qapp, tmp_path, *some_cards(3))
    assert not window.sees(told)
    revealed(window)
    window.wait_for(told)
    window.click("Close")
    window.press(Key.Key_2)
    revealed(window)
    assert not window.sees(told)


def test_a_coach_that_hears_well_again_says_nothing_more_and_a_new_trouble_is_told(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    file = tmp_path / "phrases" / "ours.phrases.toml"
    file.parent.mkdir()
    file.write_text("patterns = 3")
    window = begun(qtbot, qapp, tmp_path, *some_cards(4))
    revealed(window)
    window.wait_for(words.FILE_TROUBLE)
    for text, is_told in ((OURS, False), ("family = ", True)):
        file.write_text(text, "utf-8")
        window.workspace.coach.renew()
        window.press(Key.Key_2)
        revealed(window)
        assert window.sees(words.FILE_TROUBLE) is is_told
