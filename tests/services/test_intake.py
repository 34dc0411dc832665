"""Tables become lines of a deck: looked at first, then all of it at once, and back again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import a_deck, some_cards
from tests.services.conftest import Home
from trainer.bootstrap import Workspace
from trainer.domain.categories import Category
from trainer.domain.columns import Column
from trainer.domain.sheet import Sheet
from trainer.errors import TrainerError
from trainer.services.arranging import MOST_CARDS
from trainer.services.intake import Target

DECK = a_deck(*some_cards(3), title="Mine")
QUIZLET = "It's too expensive.\tCompared with what?\nWe have no budget this year.\tWhat did you plan instead?\n"


@pytest.fixture
def workspace(home: Home) -> Workspace:
    return home(DECK)


def opened(workspace: Workspace, folder: Path, text: str, name: str = "Lines.txt") -> Sheet:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    assert workspace.intake.is_table(path)
    (sheet,) = workspace.intake.open(path)
    return sheet


def test_a_table_becomes_a_deck_whose_kinds_the_words_tell(workspace: Workspace, tmp_path: Path) -> None:
    intake, sheet = workspace.intake, opened(workspace, tmp_path, QUIZLET)
    fields = intake.fields(sheet)
    assert intake.target(sheet, fields) == Target(title="Lines")
    preview = intake.preview(sheet, fields, Target(title="Lines"))
    assert len(workspace.library.decks()) == 1, "nothing is changed by looking"
    intake.install(preview, sheet, fields)
    (row,) = (deck for deck in workspace.library.decks() if deck.title == "Lines")
    cards = [workspace.library.card(one.id) for one in workspace.library.cards(row.id)]
    assert [(card.category, card.reply) for card in cards] == [
        (Category.PRICE, "Compared with what?"),
        (Category.BUDGET, "What did you plan instead?"),
    ]
    workspace.editing.undo()
    assert workspace.library.cards(row.id) == ()


def test_a_deck_of_ones_own_finds_its_way_back_to_itself(workspace: Workspace, tmp_path: Path) -> None:
    for name in ("Mine.csv", "Mine.xlsx"):
        workspace.library.export("Mine", tmp_path / name)
        (sheet,) = workspace.intake.open(tmp_path / name)
        fields = workspace.intake.fields(sheet)
        assert fields == tuple(Column)
        target = workspace.intake.target(sheet, fields)
        assert target == Target(DECK.id)
        found = workspace.intake.preview(sheet, fields, target).intake
        assert (found.new, found.changed, found.unchanged, found.refused) == ((), (), 3, ())


def test_what_a_column_was_is_known_the_next_time(workspace: Workspace, tmp_path: Path) -> None:
    text = "A\tB\nWhat I say?\tThey say."
    sheet = opened(workspace, tmp_path, f"#columns:A\tB\n{text}")
    turned = (Column.REPLY, Column.OBJECTION)
    assert workspace.intake.fields(sheet) != turned
    workspace.intake.install(workspace.intake.preview(sheet, turned, Target(title="New")), sheet, turned)
    assert workspace.again().intake.fields(sheet) == turned
    other = Sheet("t", ("A", "C"), sheet.rows)
    assert workspace.intake.fields(other) != turned


def test_lines_of_another_deck_here_are_not_taken_from_it(workspace: Workspace, tmp_path: Path) -> None:
    workspace.library.export("Mine", tmp_path / "Mine.csv")
    (sheet,) = workspace.intake.open(tmp_path / "Mine.csv")
    fields = workspace.intake.fields(sheet)
    preview = workspace.intake.preview(sheet, fields, Target(title="A copy"))
    workspace.intake.install(preview, sheet, fields)
    assert [deck.cards for deck in workspace.library.decks()] == [3, 3]


def test_a_row_that_is_refused_leaves_the_others(workspace: Workspace, tmp_path: Path) -> None:
    sheet = opened(workspace, tmp_path, "Front\tBack\nToo dear.\tWhy?\nToo late.\t\n")
    fields = workspace.intake.fields(sheet)
    found = workspace.intake.preview(sheet, fields, Target(DECK.id)).intake
    assert (len(found.new), [one.row for one in found.refused]) == (1, [3])


@pytest.mark.parametrize(
    ("fields", "target", "says"),
    [
        ((Column.REPLY, None), Target(DECK.id), "which column is what the customer says"),
        ((Column.OBJECTION, Column.REPLY), Target(title=" "), "Give the deck a title"),
        ((Column.OBJECTION, Column.REPLY), Target(title="mine"), "already"),
    ],
)
def test_what_has_to_be_said_first_is_asked(
    workspace: Workspace, tmp_path: Path, fields: tuple[Column | None, ...], target: Target, says: str
) -> None:
    with pytest.raises(TrainerError, match=says):
        workspace.intake.preview(opened(workspace, tmp_path, QUIZLET), fields, target)


def test_more_than_a_deck_holds_is_refused_at_once(workspace: Workspace) -> None:
    sheet = Sheet("t", ("Front", "Back"), [(f"Line {number}.", "Why?") for number in range(MOST_CARDS + 1)])
    with pytest.raises(TrainerError, match="A deck holds 2,000 lines"):
        workspace.intake.preview(sheet, (Column.OBJECTION, Column.REPLY), Target(title="New"))


def test_nothing_new_is_told(workspace: Workspace, tmp_path: Path) -> None:
    workspace.library.export("Mine", tmp_path / "Mine.csv")
    (sheet,) = workspace.intake.open(tmp_path / "Mine.csv")
    fields = workspace.intake.fields(sheet)
    preview = workspace.intake.preview(sheet, fields, Target(DECK.id))
    with pytest.raises(TrainerError, match="nothing new"):
        workspace.intake.install(preview, sheet, fields)


def test_a_template_can_be_filled_in_and_comes_back(workspace: Workspace, tmp_path: Path) -> None:
    import openpyxl

    path = tmp_path / "template.xlsx"
    workspace.intake.template(path)
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["A2"], book.worksheets[0]["B2"] = "Too dear.", "Compared with what?"
    book.save(path)
    (sheet,) = workspace.intake.open(path)
    found = workspace.intake.preview(sheet, workspace.intake.fields(sheet), Target(title="Filled in")).intake
    assert [(card.objection, card.reply) for card in found.new] == [("Too dear.", "Compared with what?")]
    with pytest.raises(TrainerError, match="an Excel file or CSV"):
        workspace.intake.template(tmp_path / "x.txt")
