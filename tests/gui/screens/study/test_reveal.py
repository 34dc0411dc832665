"""The reveal: which kind it was, both halves from their top, and grades that are always in sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_question, a_reveal
from tests.driver import Driver, Key
from trainer import words
from trainer.domain.categories import Category
from trainer.domain.feedback import Certainty, Feedback, Finding, Label
from trainer.domain.memory import Rating
from trainer.domain.views import Attempt
from trainer.gui.audio import Sound
from trainer.gui.screens.study.columns import OUTDATED
from trainer.gui.screens.study.reveal import RevealPage
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.gradebutton import GradeButton
from trainer.gui.widgets.prose import Prose
from trainer.gui.widgets.scroller import Scroller
from trainer.gui.widgets.ticklist import Tick
from trainer.services.session import StudySession

from .conftest import Place, named, read

LONG = ("word " * 80).strip()
SAID = "Thanks. What comes first?"
RIGHT, WRONG = Category.BUDGET, Category.FEAR


@pytest.fixture
def page(place: Place) -> RevealPage:
    page = RevealPage()
    place(page)
    return page


def shown(page: RevealPage, ticked: tuple[int, ...] = (), **changes: Any) -> list[str]:
    """What is to be read when this is shown."""
    page.show_reveal(a_reveal(**changes), ticked)
    return read(page)


def guessed(kind: Category | None) -> Attempt:
    return Attempt(SAID, guess=kind)


# ---------------------------------------------------------------- the kind


def about_the_guess(lines: list[str]) -> list[str]:
    meaning = f"{words.CATEGORIES[RIGHT]}: {words.MEANINGS[RIGHT]}"
    return [line for line in lines if line.startswith(("You named", "You said ")) or line == meaning]


@pytest.mark.parametrize(
    ("guess", "told"),
    [
        (None, []),
        (RIGHT, ["You named the kind"]),
        (WRONG, ["You said fear of change", "Budget: There is no money for it now, or not in their hands."]),
    ],
)
def test_the_kind_is_told_and_what_it_means_to_who_took_it_for_another(
    page: RevealPage, guess: Category | None, told: list[str]
) -> None:
    lines = shown(page, attempt=guessed(guess))
    assert "Budget" in lines
    assert sorted(about_the_guess(lines)) == sorted(told)


@pytest.mark.parametrize("before", [RIGHT, WRONG])
def test_the_guess_at_one_line_is_not_told_at_the_next(page: RevealPage, before: Category) -> None:
    shown(page, attempt=guessed(before))
    assert about_the_guess(shown(page, attempt=guessed(None))) == []


def test_where_a_line_is_likely_is_told(page: RevealPage) -> None:
    assert "public sector" in shown(page, question=a_question(likely_in=("public sector", "schools")))
    assert "public sector" not in shown(page)


# ---------------------------------------------------------------- both halves


def test_ones_own_words_that_are_older_than_the_card_say_so(page: RevealPage) -> None:
    assert OUTDATED in shown(page, own_words="Mine.", own_words_outdated=True)
    assert OUTDATED not in shown(page, own_words="Mine.")


def test_a_card_without_points_has_nothing_to_tick(page: RevealPage) -> None:
    shown(page, points=())
    assert page.ticked() == ()
    assert not [tick for tick in page.findChildren(Tick) if tick.isVisible()]


def test_t_and_space_tick_the_first_point(page: RevealPage, qtbot: QtBot) -> None:
    shown(page)
    qtbot.waitUntil(lambda: any(tick.isVisible() for tick in page.findChildren(Tick)))
    page.focus_points()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert page.ticked() == (0,)


def test_what_the_coach_finds_is_marked_in_its_own_half(page: RevealPage) -> None:
    shown(page, attempt=Attempt(SAID), reply="I agree. Which one?")
    own = Finding(Label.THANKS, 0, 7, Certainty.SURE)
    model = Finding(Label.AGREE, 0, 8, Certainty.SURE)
    page.show_feedback(Feedback((own,)), Feedback((model,)))
    assert named(page, SAID, Prose).spans() == ((0, 7, "softener"),)
    assert named(page, "I agree. Which one?", Prose).spans() == ((0, 8, "softener"),)


def test_a_new_reveal_begins_at_its_top(page: RevealPage, qtbot: QtBot) -> None:
    area = page.findChild(Scroller)
    assert area
    bar = area.verticalScrollBar()
    shown(page, reply=LONG * 6)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    shown(page, reply=LONG * 6)
    assert bar.value() == 0


@pytest.mark.parametrize("state", [Sound.NO_DEVICE, Sound.READY])
def test_the_line_can_be_heard_again_from_here(page: RevealPage, qtbot: QtBot, state: Sound) -> None:
    shown(page)
    page.show_sound(state)
    name = {Sound.NO_DEVICE: "No sound device. Reading works too", Sound.READY: "Hear it again"}[state]
    with qtbot.waitSignal(page.repeat_requested):
        QTest.mouseClick(named(page, name, Button), Qt.MouseButton.LeftButton)


# ---------------------------------------------------------------- the grades


def grades(page: RevealPage) -> list[GradeButton]:
    return [grade for grade in page.findChildren(GradeButton) if grade.isVisible()]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_no_grade_is_chosen_by_a_key_that_was_held_too_long(page: RevealPage, qtbot: QtBot, key: Qt.Key) -> None:
    shown(page)
    page.focus_grades()
    with qtbot.assertNotEmitted(page.graded):
        QTest.keyClick(QApplication.focusWidget() or page, key)
    with qtbot.waitSignal(page.graded) as graded:
        page.press(2)
    assert graded.args == [Rating.GOOD]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_line_of_four_hundred_characters_leaves_the_grades_in_sight(
    place: Place, qtbot: QtBot, enlarge: Callable[[float], None], scale: float
) -> None:
    enlarge(scale)
    page = RevealPage()
    shown(page, question=a_question(line=LONG), attempt=Attempt(LONG * 4), reply=LONG * 8)
    place(page, 900, 540)
    qtbot.waitUntil(lambda: len(grades(page)) == 2)
    for grade in grades(page):
        assert page.rect().contains(QRect(grade.mapTo(page, QPoint(0, 0)), grade.size()))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_word_without_end_widens_nothing(place: Place, enlarge: Callable[[float], None], scale: float) -> None:
    enlarge(scale)
    page = RevealPage()
    shown(page, question=a_question(line="x" * 400), attempt=Attempt("y" * 4000), reply="z" * 4000, points=("w" * 200,))
    place(page, 900, 540)
    assert page.width() == 900
    assert page.minimumSizeHint().width() <= 900


# ---------------------------------------------------------------- how soon


class Painted(QObject):
    """Writes down when a widget is painted."""

    def __init__(self, widget: QWidget, order: list[str]) -> None:
        super().__init__(widget)
        self._order = order
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._order.append("painted")
        return False


def test_it_is_painted_before_anything_else_is_done_for_it(study: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    study.answer(SAID)  # the page is made with the first one
    page = study.window.findChild(RevealPage)
    assert isinstance(page, RevealPage)
    order: list[str] = []
    Painted(page, order)
    upcoming = StudySession.upcoming
    monkeypatch.setattr(StudySession, "upcoming", lambda session: order.append("prepared") or upcoming(session))
    study.type(SAID)
    study.ctrl(Key.Key_Return)
    study.qtbot.waitUntil(lambda: "prepared" in order)
    assert order[0] == "painted"
