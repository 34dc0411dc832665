"""What was said stands in its order, and new turns move nothing."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from trainer.domain.played import Speaker, Turn
from trainer.domain.scenes import Saying
from trainer.gui.screens.talk.transcript import Transcript
from trainer.gui.widgets.prose import Prose

pytestmark = pytest.mark.usefixtures("look")

OBJECTION = Turn(Speaker.CUSTOMER, "No money.", 0, Saying.OBJECTION)
ASKED = Turn(Speaker.REP, "What for?", 1)
ANSWER = Turn(Speaker.CUSTOMER, "For lorries.", 2, Saying.ANSWER)
LISTENED = Turn(Speaker.REP, "", 3)


@pytest.fixture
def transcript(qtbot: QtBot) -> Transcript:
    transcript = Transcript()
    qtbot.addWidget(transcript)
    transcript.resize(660, 300)
    transcript.show()
    return transcript


def texts(transcript: Transcript) -> list[str]:
    """What is to be read, from the top to the foot."""
    return [one.accessibleName() for one in transcript.findChildren(Prose) if one.isVisibleTo(transcript)]


def test_an_opened_layer_stands_between_question_and_answer(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.show_turns((OBJECTION, ASKED, ANSWER))
    qtbot.waitUntil(
        lambda: texts(transcript) == ["No money.", "What for?", "Your question opened layer 1", "For lorries."]
    )


def test_what_was_shown_stays_the_same_widget(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.show_turns((OBJECTION,))
    first = transcript.findChildren(Prose)[0]
    transcript.show_turns((OBJECTION, ASKED))
    assert transcript.findChildren(Prose)[0] is first
    qtbot.waitUntil(lambda: texts(transcript) == ["No money.", "What for?"])


def test_doors_that_were_open_before_were_opened_by_nobody(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.show_turns((OBJECTION, ANSWER), opened_before=1)
    qtbot.waitUntil(lambda: texts(transcript) == ["No money.", "For lorries."])
    transcript.show_turns((OBJECTION, ANSWER, ASKED, ANSWER), opened_before=1)
    qtbot.waitUntil(lambda: texts(transcript)[-2:] == ["Your question opened layer 2", "For lorries."])


def test_a_turn_without_words_takes_no_room(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.show_turns((OBJECTION, LISTENED))
    qtbot.waitUntil(lambda: texts(transcript) == ["No money."])


def test_another_talk_stands_alone(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.show_turns((OBJECTION, ASKED, ANSWER))
    transcript.show_turns((ANSWER,))
    qtbot.waitUntil(lambda: texts(transcript) == ["Your question opened layer 1", "For lorries."])


def test_the_newest_turn_is_in_sight(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.show_turns([OBJECTION, ASKED, ANSWER] * 12)
    bar = transcript.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())


def test_what_is_on_file_stands_above_the_first_line(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.show_turns((OBJECTION,))
    transcript.show_note("On file: two pumps.")
    qtbot.waitUntil(lambda: texts(transcript) == ["On file: two pumps.", "No money."])
    transcript.show_note("")
    qtbot.waitUntil(lambda: texts(transcript) == ["No money."])
