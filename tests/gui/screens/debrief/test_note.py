"""The hand-off note is read, copied and saved; all three say the same."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.builders import a_complaint
from tests.complaining import COMPANY, GOOD_TALK, LET, Said, talked
from trainer import complaintwords
from trainer.domain.aftermath import aftermath
from trainer.domain.handoff import handoff
from trainer.domain.paper import as_text
from trainer.gui.complaintpaper import note_paper
from trainer.gui.screens.debrief.note import COPIED, Note
from trainer.gui.widgets.prose import Prose

pytestmark = pytest.mark.usefixtures("look")


def shown(qtbot: QtBot, *said: Said) -> Note:
    played = talked(*said)
    note = Note(played, handoff(played, a_complaint(), aftermath(played, a_complaint())))
    qtbot.addWidget(note)
    note.show()
    return note


def press(note: Note, name: str) -> None:
    (button,) = (one for one in note.findChildren(QAbstractButton) if one.accessibleName() == name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def texts(note: Note) -> list[str]:
    return [one.accessibleName() for one in note.findChildren(Prose)]


def paper(*said: Said) -> str:
    played = talked(*said)
    return as_text(note_paper(played, handoff(played, a_complaint(), aftermath(played, a_complaint()))))


def test_every_line_is_read_and_the_three_questions_come_last(qtbot: QtBot) -> None:
    told = texts(shown(qtbot, *GOOD_TALK))
    assert {"They lost a client.", "He missed his daughter’s recital.", "Priya and I", "today at four"} <= set(told)
    assert told[-3:] == list(complaintwords.QUESTIONS)


def test_what_was_not_asked_says_so(qtbot: QtBot) -> None:
    told = texts(shown(qtbot, LET, LET, COMPANY))
    assert told.count(complaintwords.NOT_ASKED) == 2
    assert a_complaint().risk not in told


def test_it_is_copied_as_text(qtbot: QtBot) -> None:
    note = shown(qtbot, *GOOD_TALK)
    with qtbot.waitSignal(note.copied) as told:
        press(note, "Copy note")
    assert (told.args, QGuiApplication.clipboard().text()) == ([COPIED], paper(*GOOD_TALK))


@pytest.mark.parametrize(("name", "signal"), [("Save note as PDF", "to_pdf"), ("Save note as text", "to_text")])
def test_it_is_saved_as_it_is_read(qtbot: QtBot, name: str, signal: str) -> None:
    note = shown(qtbot, *GOOD_TALK)
    with qtbot.waitSignal(getattr(note, signal)) as asked:
        press(note, name)
    assert as_text(asked.args[0]) == paper(*GOOD_TALK)
