"""A line that was heard is kept in a moment, counted when it is there already, and drilled once it has a reply."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import FixedClock, a_card, a_deck, an_id, answer_all, some_cards, take_in
from tests.services.conftest import Home
from trainer import deckfile
from trainer.bootstrap import Workspace
from trainer.domain.categories import Category
from trainer.domain.writing import LONGEST_LINE
from trainer.errors import NotFoundError, TrainerError

LINE = "You're twice what we pay now"


@pytest.fixture
def workspace(home: Home) -> Workspace:
    return home()


def top(workspace: Workspace) -> list[tuple[str, int]]:
    return [(line.line, line.times) for line in workspace.capture.top().lines]


def new(workspace: Workspace) -> int:
    return sum(count.new for count in workspace.study.today().counts.values())


# ---------------------------------------------------------------- suggesting


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (LINE, Category.PRICE),
        ("Too dear for us this year", Category.PRICE),
        ("No budget, sorry", Category.BUDGET),
        ("Send me a brochure", Category.NO_INTEREST),
    ],
)
def test_a_kind_is_suggested_for_what_was_said(workspace: Workspace, said: str, kind: Category) -> None:
    assert workspace.capture.suggest(said).category is kind


def test_a_line_in_nearly_the_same_words_is_recognised(workspace: Workspace) -> None:
    found = workspace.capture.suggest("you are TOO expensive").same
    assert found is not None
    assert found.line == "It's too expensive."


def test_it_is_told_whether_the_very_words_are_there(workspace: Workspace) -> None:
    for said, is_verbatim in (("its TOO expensive", True), ("you are too expensive", False)):
        found = workspace.capture.suggest(said).same
        assert found is not None
        assert found.is_verbatim is is_verbatim


def test_a_line_is_recognised_by_its_other_wording(workspace: Workspace) -> None:
    found = workspace.capture.suggest("Another increase, really?").same
    assert found is not None
    assert found.line == "You've gone up again this year."


def test_a_line_is_recognised_with_the_reps_own_words_in_its_slot(home: Home) -> None:
    workspace = home(a_deck(a_card(objection="My boss swears by {competitor}.")), competitor="TrackCo")
    found = workspace.capture.suggest("My boss swears by TrackCo").same
    assert found is not None
    assert found.line == "My boss swears by TrackCo."


@pytest.mark.parametrize("said", ["", "   ", '"*', "AND OR NOT", "{", "'"])
def test_odd_words_suggest_something_and_break_nothing(workspace: Workspace, said: str) -> None:
    assert workspace.capture.suggest(said).same is None


# ---------------------------------------------------------------- writing down


def test_a_line_is_kept_in_a_deck_of_the_reps_own(workspace: Workspace) -> None:
    captured = workspace.capture.write(f"  {LINE}\n", Category.PRICE)
    assert (captured.line, captured.times, captured.is_new) == (LINE, 1, True)
    assert top(workspace) == [(LINE, 1)]
    assert [row.title for row in workspace.library.decks()][-1] == "My top 15"
    assert workspace.library.card(captured.card_id).category is Category.PRICE


def test_what_was_kept_is_told(workspace: Workspace) -> None:
    captured = workspace.capture.write(LINE, Category.PRICE)
    assert captured.changes.cards == {captured.card_id}
    assert captured.changes.decks
    assert not workspace.capture.again(captured.card_id).changes.decks


def test_what_was_kept_is_there_after_a_restart(home: Home) -> None:
    first = home()
    first.capture.write(LINE, Category.PRICE)
    first.close()
    again = home()
    assert top(again) == [(LINE, 1)]
    again.capture.write("Elephants scare me", Category.FEAR)
    assert [row.title for row in again.library.decks()].count("My top 15") == 1


@pytest.mark.parametrize(
    ("said", "told"), [(" ", "no line yet"), ("x" * (LONGEST_LINE + 1), "longer"), ("Use {whoever}", "brace")]
)
def test_what_is_no_line_is_refused_and_nothing_is_kept(workspace: Workspace, said: str, told: str) -> None:
    with pytest.raises(TrainerError, match=told):
        workspace.capture.write(said, Category.TIME)
    assert top(workspace) == []
    assert len(workspace.library.decks()) == 7


def test_a_line_may_name_a_slot_and_is_told_with_its_words(home: Home) -> None:
    captured = home(a_deck(), product="Orbit").capture.write("{product} is new to me", Category.FEAR)
    assert captured.line == "Orbit is new to me"


# ---------------------------------------------------------------- counting


def test_any_card_can_be_heard_again_and_again(workspace: Workspace, clock: FixedClock) -> None:
    card_id = workspace.library.cards()[0].id
    assert [workspace.capture.again(card_id).times for _ in range(3)] == [1, 2, 3]
    assert workspace.capture.times(card_id) == 3
    [line] = workspace.capture.top().lines
    assert (line.card_id, line.last_day, line.has_reply) == (card_id, clock.day, True)


def test_a_line_heard_more_often_stands_higher(workspace: Workspace, clock: FixedClock) -> None:
    first = workspace.capture.write(LINE, Category.PRICE)
    clock.advance(hours=1)
    workspace.capture.write("Elephants scare me", Category.FEAR)
    assert [line for line, _ in top(workspace)] == ["Elephants scare me", LINE]
    clock.advance(hours=1)
    workspace.capture.again(first.card_id)
    assert top(workspace) == [(LINE, 2), ("Elephants scare me", 1)]


def test_a_card_that_is_not_there_cannot_be_heard(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError):
        workspace.capture.again("nowhere")
    assert top(workspace) == []


# ---------------------------------------------------------------- without a reply


def test_a_line_is_not_practised_and_not_counted_until_it_has_a_reply(home: Home) -> None:
    workspace = home(a_deck())
    captured = workspace.capture.write(LINE, Category.PRICE)
    assert new(workspace) == 3
    assert captured.card_id not in answer_all(workspace.study.more(50))
    card = workspace.library.card(captured.card_id)
    workspace.editing.save(replace(card, reply="Twice, yes. What does it have to do for you?"))
    assert new(workspace) == 1
    assert answer_all(workspace.study.more(50)) == [captured.card_id]


def test_a_line_without_a_reply_stays_out_of_the_file(workspace: Workspace, tmp_path: Path) -> None:
    answered = workspace.capture.write(LINE, Category.PRICE)
    workspace.capture.write("Elephants scare me", Category.FEAR)
    card = replace(workspace.library.card(answered.card_id), reply="Twice of what?")
    workspace.editing.save(card)
    written = workspace.library.export("My top 15", tmp_path / "mine.deck.toml")
    assert (written.deck.cards, written.left_out) == ((card,), 1)
    assert deckfile.read(tmp_path / "mine.deck.toml").cards == (card,)


def test_a_deck_in_which_nothing_has_a_reply_is_not_written(workspace: Workspace, tmp_path: Path) -> None:
    workspace.capture.write(LINE, Category.PRICE)
    with pytest.raises(TrainerError, match="has a reply yet"):
        workspace.library.export("My top 15", tmp_path / "mine.deck.toml")
    assert not (tmp_path / "mine.deck.toml").exists()


def test_the_own_deck_that_comes_back_from_its_file_takes_nothing_away(workspace: Workspace, tmp_path: Path) -> None:
    answered = workspace.capture.write(LINE, Category.PRICE)
    workspace.capture.write("Elephants scare me", Category.FEAR)
    workspace.editing.save(replace(workspace.library.card(answered.card_id), reply="Twice of what?"))
    take_in(workspace, workspace.library.export("My top 15", tmp_path / "mine.deck.toml").deck, tmp_path)
    assert {line for line, _ in top(workspace)} == {LINE, "Elephants scare me"}
    workspace.capture.write("Mice, too", Category.FEAR)
    assert [row.title for row in workspace.library.decks()].count("My top 15") == 1


def test_lines_are_found_among_many(home: Home) -> None:
    found = home(a_deck(*some_cards(200))).capture.suggest("There's no money for thing 77").same
    assert found is not None
    assert found.card_id == an_id(77)


# ---------------------------------------------------------------- taking back


def test_what_was_counted_is_taken_back_and_counted_again(workspace: Workspace, clock: FixedClock) -> None:
    capture, card_id = workspace.capture, workspace.library.cards()[0].id
    capture.again(card_id)
    clock.advance(days=2)
    capture.again(card_id)
    before = capture.top().lines
    undone = capture.undo()
    assert undone is not None
    assert (undone.times, undone.is_more, capture.top().lines[0].last_day) == (1, False, clock.day - 2)
    clock.advance(days=1)
    redone = capture.redo()
    assert redone is not None
    assert (redone.times, redone.is_more) == (2, True)
    assert capture.top().lines == before


def test_a_line_that_was_written_down_by_mistake_is_taken_back_whole(workspace: Workspace) -> None:
    before = [(deck.title, deck.cards) for deck in workspace.library.decks()]
    written = workspace.capture.write(LINE, Category.PRICE)
    undone = workspace.capture.undo()
    assert undone is not None
    assert (undone.times, undone.is_new, undone.changes.decks) == (0, False, True)
    assert top(workspace) == []
    assert [(deck.title, deck.cards) for deck in workspace.library.decks()] == [*before, ("My top 15", 0)]
    assert workspace.capture.suggest(LINE).same is None
    again = workspace.capture.redo()
    assert again is not None
    assert (again.card_id, again.is_new) == (written.card_id, True)
    assert top(workspace) == [(LINE, 1)]


def test_a_line_that_has_got_a_reply_since_stays_in_its_deck(workspace: Workspace) -> None:
    written = workspace.capture.write(LINE, Category.PRICE)
    workspace.editing.save(replace(workspace.library.card(written.card_id), reply="Twice of what?"))
    workspace.capture.undo()
    assert top(workspace) == []
    assert workspace.library.decks()[-1].cards == 1


def test_steps_are_taken_back_from_the_newest_on_and_something_new_ends_what_can_be_done_again(
    workspace: Workspace,
) -> None:
    workspace.capture.write(LINE, Category.PRICE)
    workspace.capture.write("Mice, too", Category.FEAR)
    workspace.capture.undo()
    workspace.capture.write("Rats, too", Category.FEAR)
    assert workspace.capture.redo() is None
    workspace.capture.undo()
    workspace.capture.undo()
    assert top(workspace) == []
    assert workspace.capture.undo() is None


def test_once_less_can_be_taken_back_with_the_day_it_was_heard(workspace: Workspace, clock: FixedClock) -> None:
    written = workspace.capture.write(LINE, Category.PRICE)
    before = workspace.capture.top().lines
    clock.advance(days=3)
    assert workspace.capture.less(written.card_id).times == 0
    assert top(workspace) == []
    workspace.capture.undo()
    assert workspace.capture.top().lines == before


def test_what_is_not_on_the_list_cannot_be_heard_less(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError):
        workspace.capture.less(workspace.library.cards()[0].id)
    assert workspace.capture.undo() is None


def test_a_line_that_was_being_written_is_there_again_after_a_restart(home: Home) -> None:
    workspace = home(a_deck())
    workspace.capture.begin("We have no bud")
    workspace.close()
    again = home()
    assert again.capture.begun() == "We have no bud"
    again.capture.begin("")
    assert again.capture.begun() == ""


def test_where_what_is_begun_cannot_be_kept_nothing_is_said(home: Home) -> None:
    workspace = home(a_deck())
    workspace.home.drafts.with_suffix(".part").mkdir()
    workspace.capture.begin("We have no bud")
    assert workspace.capture.begun() == ""
