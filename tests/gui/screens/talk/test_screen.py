"""A talk by the keyboard: from the objection to an ending that is true."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.driver import Driver, Key, opened
from tests.gui.screens.debrief.test_replay import Loudspeaker, TwoVoices
from tests.gui.screens.talk.conftest import QUESTIONS, Talker, begun
from tests.thinking import Thinking
from trainer import talkwords, words
from trainer.domain.scenes import Match, Outcome, Saying
from trainer.domain.talk import Grade, Phase
from trainer.errors import DiskFullError
from trainer.gui.audio import Voice
from trainer.gui.screens.screen import Go
from trainer.gui.widgets.field import Field
from trainer.gui.widgets.replybox import GrowingEdit
from trainer.services.talking import Talk
from trainer.speech.utterance import Reader


def test_nothing_on_the_screen_tells_what_lies_behind_the_objection(talker: Talker) -> None:
    card = talker.window.workspace.library.card(talker.view.casting.card_id)
    hidden = [card.real_pain, *(text for layer in card.layers for text in (layer.ask, layer.customer))]
    seen = talker.window.text()
    assert [text for text in hidden if text.replace("'", "’") in seen] == []
    assert [name for name in talkwords.LAYER_NAMES if name in seen] == []


def test_a_good_question_opens_a_layer_and_the_answer_is_to_be_read(talker: Talker) -> None:
    talker.say(QUESTIONS[0])
    talker.window.wait_for("Your question opened layer 1")
    assert talker.window.sees("Layer 1 of 4")
    assert talker.window.sees("Probably the way we handle orders.")


def test_the_coach_says_nothing_while_the_talk_goes_on(talker: Talker) -> None:
    talker.say("Thank you for telling me. What would you want fixed first?")
    assert not talker.window.sees("Thanks")


def test_what_was_said_is_kept_before_it_is_shown(talker: Talker) -> None:
    talker.say(QUESTIONS[0])
    kept = talker.window.workspace.roleplay.played(talker.talk.uuid)
    assert [turn.said for turn in kept.turns][1] == QUESTIONS[0]


def test_a_whole_talk_needs_no_mouse(talker: Talker) -> None:
    window = talker.window
    talker.ask(4)
    window.wait_for("Name it")
    talker.say("Order mistakes land on you in the monthly meeting.")
    window.wait_for("What it was")
    assert window.sees("Order mistakes keep costing money")
    window.press(Key.Key_3)
    assert talker.view.phase is Phase.ANSWERING
    talker.say("We would put the orders into one list that everybody reads from, so nothing ships twice.")
    talker.say("Would that take care of it?")
    assert talker.view.phase is Phase.AGREEING
    window.ctrl(Key.Key_2)
    for part in ("a look at one month of orders", "you and me", "Tuesday at ten"):
        window.type(part)
        window.press(Key.Key_Return)
    assert talker.view.turns[-1].why is Saying.YES
    window.wait_for("a look at one month of orders, you and me, Tuesday at ten")
    window.press(Key.Key_Escape)
    window.wait_for("How did it end?")
    window.press(Key.Key_Return)
    assert window.screen == "debrief"
    assert window.workspace.roleplay.played(talker.talk.uuid).outcome is Outcome.YES


def test_a_next_step_is_an_ending_only_once_the_customer_agreed(talker: Talker) -> None:
    window = talker.window
    window.press(Key.Key_Escape)
    window.wait_for("How did it end?")
    assert not window.named("Next step", inside=window.window).isEnabled()
    assert window.named("Not now", inside=window.window).isEnabled()


def test_escape_goes_back_to_the_talk_and_what_was_typed_is_still_there(talker: Talker) -> None:
    window = talker.window
    window.type("What would")
    window.press(Key.Key_Escape)
    window.wait_for("How did it end?")
    window.press(Key.Key_Escape)
    box = QApplication.focusWidget()
    assert isinstance(box, GrowingEdit)
    assert box.toPlainText() == "What would"


def test_a_customer_who_vents_is_let_finish_with_one_key(talker: Talker) -> None:
    for _ in range(2):
        talker.say("You don't understand, nobody has a problem with that. Don't be silly.")
    assert talker.view.phase is Phase.VENTING
    talker.window.wait_for("Let them finish")
    talker.window.ctrl(Key.Key_1)
    assert talker.view.phase is Phase.TALKING


def test_who_leaves_finds_the_talk_where_it_was(talker: Talker) -> None:
    window = talker.window
    talker.say(QUESTIONS[0])
    window.click("Leave; it goes on where it is")
    assert window.screen == "roleplay"
    window.wait_for(f"Go on with {talker.view.casting.customer.name}")
    window.press(Key.Key_Return)
    assert window.screen == "talk"
    assert window.sees("Probably the way we handle orders.")


def test_what_was_typed_is_there_again_after_leaving(talker: Talker) -> None:
    window = talker.window
    window.type("What would")
    window.click("Leave; it goes on where it is")
    window.press(Key.Key_Return)
    assert window.screen == "talk"
    box = QApplication.focusWidget()
    assert isinstance(box, GrowingEdit)
    assert box.toPlainText() == "What would"


def test_what_was_said_is_no_draft_any_more(talker: Talker) -> None:
    talker.say(QUESTIONS[0])
    talker.window.click("Leave; it goes on where it is")
    assert talker.talk.draft == ""


def test_what_cannot_be_kept_is_told_and_stays_in_the_box(talker: Talker, monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise DiskFullError("The disk is full.")

    monkeypatch.setattr(Talk, "_keep", refuse)
    talker.window.type(QUESTIONS[0])
    talker.window.press(Key.Key_Return)
    talker.window.wait_for("The disk is full.")
    box = QApplication.focusWidget()
    assert isinstance(box, GrowingEdit)
    assert box.toPlainText() == QUESTIONS[0]
    assert len(talker.view.turns) == 1


def test_the_aim_stands_beside_the_talk(window: Driver) -> None:
    begun(window, objective="Find out what the freeze holds up")
    assert window.sees("Find out what the freeze holds up")


def test_the_customer_speaks_and_the_next_lines_are_made_ready(window: Driver, monkeypatch) -> None:
    said, prepared = [], []
    monkeypatch.setattr(Voice, "say", lambda _, line, pace, reader: said.append(line))
    monkeypatch.setattr(Voice, "prepare", lambda _, line, pace, reader: prepared.append(line))
    talker = begun(window)
    talker.say(QUESTIONS[0])
    assert said == [turn.said for turn in talker.view.turns if turn.why is not None]
    assert said[1] in prepared


def test_the_customer_speaks_in_a_voice_that_suits_them(window: Driver, monkeypatch) -> None:
    heard = []
    monkeypatch.setattr(Voice, "say", lambda _, line, pace, reader: heard.append(reader))
    talker = begun(window)
    window.ctrl(Key.Key_R)
    assert heard == [Reader(talker.view.casting.customer.voice)] * 2
    assert heard[0].suits


def test_another_talk_begins_with_its_own_lines(talker: Talker) -> None:
    talker.say(QUESTIONS[0])
    other = begun(talker.window)
    talker.window.window._on_go(Go("talk", other.talk))
    assert not talker.window.sees("Probably the way we handle orders.")


def test_what_is_on_file_of_a_complaint_stands_beside_it(window: Driver) -> None:
    assert told_of_a_complaint(window).count("What you have on file") == 1


def test_where_there_is_no_room_beside_it_what_is_on_file_stands_above_it(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    window = opened(qtbot, qapp, tmp_path, welcomed=True, text_size=200)
    assert "What you have on file: " in told_of_a_complaint(window)


def told_of_a_complaint(window: Driver) -> str:
    """Everything that is to be read when one begins; what is on file is in it once."""
    talk = window.workspace.roleplay.begin_complaint()
    window.window._on_go(Go("talk", talk))
    window.wait_for(words.curly(talk.view().casting.line))
    told = window.text()
    assert told.count(words.curly(talk.view().on_file or "")) == 1
    return told


@pytest.fixture
def thinking(monkeypatch) -> Iterator[Thinking]:
    """Whatever is said is thought about for as long as a test wants."""
    thinking = Thinking()
    monkeypatch.setattr(Talk, "hear", lambda talk, said: thinking.hear(talk, said))
    yield thinking
    thinking.end()


def the_box() -> GrowingEdit:
    box = QApplication.focusWidget()
    assert isinstance(box, GrowingEdit)
    return box


def test_who_leaves_while_the_customer_thinks_has_not_said_it_yet(talker: Talker, thinking: Thinking) -> None:
    window = talker.window
    window.type(QUESTIONS[0])
    window.press(Key.Key_Return)
    window.click("Leave; it goes on where it is")
    thinking.settle(window)
    assert len(window.workspace.roleplay.played(talker.talk.uuid).turns) == 1
    window.press(Key.Key_Return)
    assert window.screen == "talk"
    assert the_box().toPlainText() == QUESTIONS[0]
    window.press(Key.Key_Return)
    window.wait_for("Your question opened layer 1")
    resumed = window.workspace.roleplay.resume(talker.talk.uuid).view()
    assert (resumed.depth, len(resumed.turns)) == (1, 3)


def test_another_talk_does_not_wait_for_the_customer_of_an_earlier_one(talker: Talker, thinking: Thinking) -> None:
    window = talker.window
    window.type("Never mind.")
    window.press(Key.Key_Return)
    other = begun(window)
    thinking.end()
    window.type(QUESTIONS[0])
    window.press(Key.Key_Return)
    window.wait_for("Your question opened layer 1")
    assert (talker.view.depth, other.view.depth) == (0, 1)


def test_what_is_typed_while_the_customer_thinks_stays_in_the_box(talker: Talker, thinking: Thinking) -> None:
    window = talker.window
    window.type(QUESTIONS[0])
    window.press(Key.Key_Return)
    window.type(" And then?")
    thinking.end()
    window.wait_for("Your question opened layer 1")
    assert the_box().toPlainText() == "And then?"


def test_enter_twice_says_it_once(talker: Talker, thinking: Thinking) -> None:
    window = talker.window
    window.type(QUESTIONS[0])
    window.press(Key.Key_Return)
    window.press(Key.Key_Return)
    thinking.end()
    window.wait_for("Your question opened layer 1")
    thinking.settle(window)
    assert len(talker.view.turns) == 3


def test_enter_twice_does_not_grade_what_was_not_looked_at(talker: Talker) -> None:
    talker.ask(4)
    talker.window.wait_for("Name it")
    talker.window.type("It lands on you in the monthly meeting.")
    talker.window.press(Key.Key_Return)
    talker.window.press(Key.Key_Return)
    assert talker.view.phase is Phase.GRADING
    talker.window.press(Key.Key_Tab)
    talker.window.press(Key.Key_Return)
    assert talker.view.turns[-2].deed == Grade(Match.MISSED)


def test_a_step_that_was_begun_in_one_talk_is_not_proposed_in_another(talker: Talker) -> None:
    window = talker.window
    window.ctrl(Key.Key_2)
    window.type("a look at one month of orders")
    begun(window)
    window.ctrl(Key.Key_2)
    assert window.named("What happens next", Field).text() == ""


def test_each_talk_keeps_what_was_typed_in_it(talker: Talker) -> None:
    window = talker.window
    window.type("What would")
    other = begun(window)
    window.type("And who")
    window.click("Leave; it goes on where it is")
    assert (talker.talk.draft, other.talk.draft) == ("What would", "And who")


def test_the_time_away_is_no_pause(talker: Talker) -> None:
    window = talker.window
    window.click("Leave; it goes on where it is")
    window.press(Key.Key_Return)
    talk = window.workspace.roleplay.going_on()
    assert talk is not None
    window.type(QUESTIONS[0])
    window.press(Key.Key_Return)
    window.wait_for("Your question opened layer 1")
    turn = window.workspace.roleplay.played(talker.talk.uuid).turns[1]
    assert turn.pause_ms == -1


def test_a_line_that_cuts_off_another_is_heard_to_its_end_before_the_pause_begins(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    speaker = Loudspeaker()
    window = opened(qtbot, qapp, tmp_path, make_engine=TwoVoices, welcomed=True, sound=True)
    window.window.findChild(Voice)._player = speaker
    talker = begun(window)
    qtbot.waitUntil(lambda: len(speaker.played) == 1)
    for place in (2, 3):
        talker.say("You don't understand, nobody has a problem with that. Don't be silly.")
        qtbot.waitUntil(lambda place=place: len(speaker.played) == place)
    window.ctrl(Key.Key_1)
    qtbot.waitUntil(lambda: len(speaker.played) == 4)
    talker.say(QUESTIONS[0])
    assert talker.view.turns[-2].pause_ms == -1
