"""The script: each key says a line, what was only spoken has its place, and each seat marks for itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.driver import Driver, Key
from tests.gui.script.conftest import ASKED, Partner, playing
from tests.thinking import Thinking
from trainer.domain.feedback import Label
from trainer.domain.played import Seat
from trainer.domain.scenes import Outcome, Saying
from trainer.errors import DiskFullError
from trainer.gui.script.reply import NOTE
from trainer.gui.widgets.field import Field
from trainer.gui.widgets.replybox import GrowingEdit
from trainer.services.talking import Talk


def test_one_key_opens_the_next_layer_and_the_reply_before_it_counts_as_spoken(partner: Partner) -> None:
    partner.window.press(Key.Key_1)
    assert partner.view.depth == 1
    assert [(turn.why, turn.said) for turn in partner.view.turns[1:2]] == [(None, "")]
    partner.window.wait_for("Probably the way we handle orders.")


def test_a_customer_who_goes_on_by_themselves_was_not_answered(partner: Partner) -> None:
    partner.window.press(Key.Key_5)
    assert [turn.why for turn in partner.view.turns] == [Saying.OBJECTION, Saying.VENT]


def test_what_was_written_down_is_heard_and_the_fitting_cue_stands_out(partner: Partner) -> None:
    partner.write_down(ASKED)
    partner.window.wait_for("The coach would")
    assert partner.window.sees("They replied: “Thanks for telling me.")
    partner.window.press(Key.Key_3)
    assert (partner.view.depth, partner.view.turns[-1].why) == (0, Saying.DEFLECTION)


def test_a_line_of_ones_own_is_said_as_it_was_typed(partner: Partner) -> None:
    field = partner.window.named("Or in your own words", Field)
    field.setText("Who told you that?")
    partner.window.qtbot.keyClick(field, Key.Key_Return)
    assert (partner.view.turns[-1].said, partner.view.turns[-1].why) == ("Who told you that?", Saying.UNSCRIPTED)


def test_nothing_is_agreed_to_that_lacks_a_part(partner: Partner) -> None:
    window = partner.window
    window.press(Key.Key_6)
    window.wait_for("What did you agree to?")
    window.type("a look at the orders")
    window.click("Agree to it")
    assert partner.view.step is None
    for part in ("both of us", "Tuesday"):
        window.type(part)
        window.press(Key.Key_Return)
    assert partner.view.step is not None
    assert partner.view.step.when == "Tuesday"


def test_escape_leads_from_the_form_to_the_script_and_from_there_to_the_endings(partner: Partner) -> None:
    window = partner.window
    window.press(Key.Key_6)
    window.wait_for("What did you agree to?")
    window.press(Key.Key_Escape)
    assert window.sees("Open the next layer")
    window.press(Key.Key_Escape)
    window.wait_for("How did it end?")
    window.press(Key.Key_Escape)
    window.wait_for("What you say next")


def test_what_is_ticked_while_the_rep_speaks_belongs_to_what_they_say(partner: Partner) -> None:
    partner.window.click("Thanks")
    partner.window.click("Open question")
    assert partner.played.mark(Seat.PARTNER, 1).labels == {Label.THANKS, Label.OPEN_QUESTION}
    partner.window.press(Key.Key_1)
    assert len(partner.view.turns) == 3


def test_the_coachs_finding_is_taken_over_with_one_click_or_corrected(partner: Partner) -> None:
    partner.write_down(ASKED)
    partner.window.wait_for("Thanks, coach")
    partner.window.click("As the coach heard it")
    assert partner.played.mark(Seat.PARTNER, 1).labels == {Label.THANKS, Label.OPEN_QUESTION}
    partner.window.click("Thanks, coach")
    assert partner.played.mark(Seat.PARTNER, 1).labels == {Label.OPEN_QUESTION}
    heard = partner.played.turns[1].feedback
    assert heard is not None
    assert Label.THANKS in heard.labels


def test_a_note_is_kept_with_its_reply_when_the_talk_goes_on(partner: Partner) -> None:
    partner.window.named(NOTE, GrowingEdit).setPlainText("Say that more slowly.")
    partner.window.press(Key.Key_1)
    assert partner.played.mark(Seat.PARTNER, 1).comment == "Say that more slowly."
    assert partner.window.named(NOTE, GrowingEdit).toPlainText() == ""
    partner.window.click("The reply before")
    assert partner.window.named(NOTE, GrowingEdit).toPlainText() == "Say that more slowly."
    assert len(partner.view.turns) == 3


def test_a_reply_is_asked_for_once_more(partner: Partner) -> None:
    partner.write_down(ASKED)
    partner.window.press(Key.Key_1)
    partner.window.click("The reply before")
    partner.window.click("Once more, please")
    assert partner.view.depth == 0
    partner.window.wait_for("I don’t have any money this fiscal year.")
    assert partner.talk.script().reply is None


def test_the_observer_marks_for_themselves(window: Driver) -> None:
    partner = playing(window, observer="Ana")
    window.click("Thanks")
    window.click("Ana")
    window.click("Empathy")
    assert partner.played.mark(Seat.PARTNER, 1).labels == {Label.THANKS}
    assert partner.played.mark(Seat.OBSERVER, 1).labels == {Label.EMPATHY}


def test_partner_and_observer_say_one_after_the_other_how_it_was(window: Driver) -> None:
    partner = playing(window, observer="Ana")
    window.press(Key.Key_Escape)
    window.wait_for("How did it end?")
    window.press(Key.Key_Return)
    window.wait_for("How was it from your side, Sam?")
    window.press(Key.Key_3)
    window.ctrl(Key.Key_Return)
    window.wait_for("How was it from your side, Ana?")
    window.press(Key.Key_2)
    window.ctrl(Key.Key_Return)
    window.wait_for("Back to the rep")
    played = partner.played
    assert played.outcome is Outcome.NOT_NOW
    assert [played.mark(seat).believable for seat in Seat] == [3, 2]


def test_what_cannot_be_kept_is_not_said(partner: Partner, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise DiskFullError

    monkeypatch.setattr(partner.window.workspace._database, "write", full)
    partner.window.press(Key.Key_1)
    assert partner.view.depth == 0
    partner.window.wait_for(str(DiskFullError()))
    assert QApplication.activeWindow() is partner.window.window


@pytest.fixture
def thinking(monkeypatch) -> Iterator[Thinking]:
    """What was written down is listened to for as long as a test wants."""
    thinking = Thinking()
    monkeypatch.setattr(Talk, "hear", lambda talk, said: thinking.hear(talk, said))
    yield thinking
    thinking.end()


def written(partner: Partner) -> Field:
    """The field in which the words of the rep are being written down."""
    field = partner.window.named("What they said, if the coach is to hear it", Field)
    field.setText(ASKED)
    return field


def test_enter_twice_writes_the_reply_down_once(partner: Partner, thinking: Thinking) -> None:
    window, field = partner.window, written(partner)
    window.qtbot.keyClick(field, Key.Key_Return)
    window.qtbot.keyClick(field, Key.Key_Return)
    thinking.end()
    window.wait_for("They replied: “Thanks for telling me.")
    thinking.settle(window)
    assert [turn.said for turn in partner.view.turns[1:]] == [ASKED]


def test_a_long_reply_is_written_down_whole(partner: Partner) -> None:
    partner.write_down(f"{'I hear you. ' * 40}What would you want fixed first?")
    assert partner.view.turns[1].said.endswith("fixed first?")


def test_who_answers_before_the_coach_has_heard_it_answered_what_was_only_spoken(
    partner: Partner, thinking: Thinking
) -> None:
    window, field = partner.window, written(partner)
    window.qtbot.keyClick(field, Key.Key_Return)
    window.press(Key.Key_1)
    thinking.settle(window)
    assert [turn.why for turn in partner.view.turns] == [Saying.OBJECTION, None, Saying.ANSWER]
    assert field.text() == ASKED


def test_what_was_only_ticked_so_far_gets_its_words_when_they_are_written_down(partner: Partner) -> None:
    partner.window.click("Thanks")
    partner.write_down(ASKED)
    partner.window.wait_for("They replied: “Thanks for telling me.")
    assert [turn.said for turn in partner.view.turns[1:]] == [ASKED]
    assert partner.played.mark(Seat.PARTNER, 1).labels == {Label.THANKS}
    assert partner.view.turns[1].feedback is not None


def test_what_was_agreed_in_one_talk_is_not_offered_in_another(partner: Partner) -> None:
    partner.window.press(Key.Key_6)
    partner.window.wait_for("What did you agree to?")
    partner.window.type("a look at the orders")
    other = playing(partner.window)
    other.window.press(Key.Key_6)
    other.window.wait_for("What did you agree to?")
    assert other.window.named("What happens next", Field).text() == ""


def test_a_verdict_that_was_begun_is_kept_by_who_leaves(partner: Partner) -> None:
    window = partner.window
    window.press(Key.Key_Escape)
    window.wait_for("How did it end?")
    window.press(Key.Key_Return)
    window.wait_for("How was it from your side, Sam?")
    window.press(Key.Key_3)
    window.press(Key.Key_4)
    window.type("You asked early.")
    window.click("Leave; it goes on where it is")
    mark = partner.played.mark(Seat.PARTNER)
    assert (mark.believable, mark.trust, mark.comment) == (3, 4, "You asked early.")


def test_a_talk_that_was_taken_away_meanwhile_is_marked_no_more(partner: Partner) -> None:
    window = partner.window
    window.press(Key.Key_Escape)
    window.press(Key.Key_Return)
    window.wait_for("How was it from your side, Sam?")
    window.workspace.roleplay.forget(partner.talk.uuid)
    window.ctrl(Key.Key_Return)
    window.wait_for("This role-play is not there any more")
