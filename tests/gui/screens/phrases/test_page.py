"""One family, opened: everything on it can be read, heard and reached by a name."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from trainer import words
from trainer.domain.feedback import Label
from trainer.domain.phrases import Draft, NearMiss
from trainer.gui.screens.phrases.page import FEW, FamilyPage
from trainer.services.phrases import KnownFamily

SAID = tuple(f"It's number {number}." for number in range(FEW + 2))
SHIPPED = KnownFamily(
    "",
    Draft(
        "Thanks for the reminder",
        "The rep thanks.",
        examples=SAID,
        family="thanks",
        near=(NearMiss("Plain."), NearMiss("No.", "not it")),
    ),
)
OURS = KnownFamily("a.phrases.toml", Draft("Our fault", "You take it on.", examples=("On me.",), seed="Grew."))

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def page(qtbot: QtBot) -> FamilyPage:
    made = FamilyPage()
    qtbot.addWidget(made)
    made.show()
    return made


def opened(page: FamilyPage, qtbot: QtBot, known: KnownFamily, used: str = "not used yet") -> list[str]:
    """What is to be read once the family is open."""
    page.show_family(known, used)
    last = known.draft.near[-1].text if known.draft.near else known.draft.examples[-1]
    qtbot.waitUntil(lambda: last in read(page))
    return read(page)


def read(page: FamilyPage) -> list[str]:
    return [one.accessibleName() for one in page.findChildren(QWidget) if one.isVisible() and one.accessibleName()]


def button(page: FamilyPage, name: str) -> QAbstractButton:
    found = (one for one in page.findChildren(QAbstractButton) if one.isVisible())
    return next(one for one in found if one.accessibleName() == name)


def test_a_family_of_the_program_is_told_in_the_words_of_the_other_screens(page: FamilyPage, qtbot: QtBot) -> None:
    seen = opened(page, qtbot, SHIPPED, "used 12 times, last on Tuesday")
    for told in ("Softener", "Thanks", words.DEFINITIONS[Label.THANKS], "Used 12 times, last on Tuesday."):
        assert told in seen
    assert "Edit" not in seen
    assert "Remove" not in seen


def test_a_family_of_the_team_is_told_in_the_team_s_words(page: FamilyPage, qtbot: QtBot) -> None:
    seen = opened(page, qtbot, OURS)
    for told in ("Our fault", "You take it on.", "Your team’s", "The known phrase", "Grew.", "Not used yet."):
        assert told in seen


def test_every_example_can_be_heard(page: FamilyPage, qtbot: QtBot) -> None:
    opened(page, qtbot, OURS)
    with qtbot.waitSignal(page.hear_requested) as heard:
        button(page, "Hear it: On me.").click()
    assert heard.args == ["On me."]


def test_a_near_miss_that_says_why_comes_first(page: FamilyPage, qtbot: QtBot) -> None:
    seen = opened(page, qtbot, SHIPPED)
    assert seen.index("No.") < seen.index("not it") < seen.index("Plain.")


def test_the_rest_is_shown_to_whoever_asks_and_only_of_this_family(page: FamilyPage, qtbot: QtBot) -> None:
    last = words.curly(SAID[-1])
    assert last not in opened(page, qtbot, SHIPPED)
    button(page, f"Examples: show all {len(SAID)}").click()
    qtbot.waitUntil(lambda: last in read(page))
    opened(page, qtbot, OURS)
    assert last not in opened(page, qtbot, SHIPPED)


@pytest.mark.parametrize(
    ("known", "name", "signal"),
    [
        (SHIPPED, "Copy as a start", "edit_requested"),
        (OURS, "Edit", "edit_requested"),
        (OURS, "Share", "share_requested"),
        (OURS, "Remove", "remove_requested"),
    ],
)
def test_what_can_be_done_with_it(page: FamilyPage, qtbot: QtBot, known: KnownFamily, name: str, signal: str) -> None:
    opened(page, qtbot, known)
    with qtbot.waitSignal(getattr(page, signal)):
        button(page, name).click()
