"""The grades: each with what it brings, pressed by its place, its words never cut."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from trainer.domain.memory import Rating
from trainer.domain.views import Choice
from trainer.gui import theme
from trainer.gui.screens.study.grades import GradeBar
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.gradebutton import GradeButton

from .conftest import Place, named

TWO = (Choice(Rating.AGAIN, minutes=10), Choice(Rating.GOOD, days=2))
FOUR = (
    Choice(Rating.AGAIN, minutes=1439),
    Choice(Rating.HARD, days=20),
    Choice(Rating.GOOD, days=340),
    Choice(Rating.EASY, days=400),
)
MISSED = TWO[:1]
NAMES = ["Missed", "Hard", "Got it", "Easy"]


@pytest.fixture
def bar(place: Place) -> GradeBar:
    bar = GradeBar()
    place(bar, height=110)
    return bar


def offered(bar: GradeBar) -> list[GradeButton]:
    """The grades that are to be seen, from left to right."""
    found = [button for button in bar.findChildren(GradeButton) if button.isVisible()]
    return sorted(found, key=GradeButton.x)


@pytest.mark.parametrize(
    ("choices", "at", "rating"),
    [
        (TWO, 1, Rating.AGAIN),
        (TWO, 2, Rating.GOOD),
        (FOUR, 2, Rating.HARD),
        (FOUR, 3, Rating.GOOD),
        (FOUR, 4, Rating.EASY),
        (MISSED, 1, Rating.AGAIN),
    ],
)
def test_a_place_presses_the_grade_that_stands_there(
    bar: GradeBar, qtbot: QtBot, choices: tuple[Choice, ...], at: int, rating: Rating
) -> None:
    bar.show_choices(FOUR)
    bar.show_choices(choices)
    with qtbot.waitSignal(bar.graded) as graded:
        bar.press(at)
    assert graded.args == [rating]


@pytest.mark.parametrize(("choices", "at"), [(TWO, 3), (TWO, 4), (MISSED, 2)])
def test_a_place_where_no_grade_stands_presses_nothing(
    bar: GradeBar, qtbot: QtBot, choices: tuple[Choice, ...], at: int
) -> None:
    bar.show_choices(FOUR)
    bar.show_choices(choices)
    with qtbot.assertNotEmitted(bar.graded):
        bar.press(at)


@pytest.mark.parametrize(
    ("choices", "told"),
    [
        (TWO, ["again within 10 minutes, 1", "in 2 days, 2"]),
        (FOUR, ["1439 min, 1", "20 days, 2", "11 months, 3", "1 year, 4"]),
    ],
)
def test_each_grade_says_what_it_brings_and_its_key(
    bar: GradeBar, qtbot: QtBot, choices: tuple[Choice, ...], told: list[str]
) -> None:
    bar.show_choices(choices)
    qtbot.waitUntil(lambda: [grade.accessibleDescription() for grade in offered(bar)] == told)


@pytest.mark.parametrize("choices", [TWO, FOUR], ids=["two", "four"])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("width", [900, 1180])
def test_the_words_of_a_grade_are_never_cut(
    place: Place, qtbot: QtBot, enlarge: Callable[[float], None], choices: tuple[Choice, ...], scale: float, width: int
) -> None:
    enlarge(scale)
    bar = GradeBar()
    bar.show_choices(choices)
    place(bar, width, 160)
    assert bar.width() == width
    qtbot.waitUntil(lambda: all(grade.needs(0, theme.current()) <= grade.width() for grade in offered(bar)))
    assert [grade.text() for grade in offered(bar)] == (NAMES if choices is FOUR else ["Missed", "Got it"])


def test_grades_stand_beside_one_another_and_are_as_wide_as_one_another(bar: GradeBar, qtbot: QtBot) -> None:
    bar.show_choices(FOUR)
    qtbot.waitUntil(lambda: len({grade.width() for grade in offered(bar)}) == 1)
    ends = [(grade.geometry().left(), grade.geometry().right()) for grade in offered(bar)]
    assert all(right < left for (_, right), (left, _) in pairwise(ends))


@pytest.mark.parametrize(("name", "wish"), [("Edit", "edit_requested"), ("In my words", "own_words_requested")])
@pytest.mark.parametrize("width", [700, 1180])
def test_the_card_can_be_mended_in_a_narrow_window_too(
    bar: GradeBar, qtbot: QtBot, name: str, wish: str, width: int
) -> None:
    bar.show_choices(FOUR)
    bar.resize(width, bar.height())
    with qtbot.waitSignal(getattr(bar, wish)):
        qtbot.mouseClick(named(bar, name, Button), Qt.MouseButton.LeftButton)
