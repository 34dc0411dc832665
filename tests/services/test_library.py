"""Decks come in whole or not at all, and what was learned stays learned."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import FixedClock, a_card, a_deck, an_id, answer_all, some_cards, take_in
from tests.services.conftest import Home
from trainer import deckfile, paths
from trainer.bootstrap import Workspace
from trainer.deckfile import DeckFileError
from trainer.domain.cards import Deck
from trainer.domain.memory import Rating, State
from trainer.domain.views import Attempt
from trainer.errors import TrainerError

Saved = Callable[[Deck], Path]


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    """Write a deck to a file."""

    def write(deck: Deck) -> Path:
        path = tmp_path / f"{deck.title}.deck.toml"
        deckfile.write(path, deck)
        return path

    return write


def asked(workspace: Workspace) -> list[str]:
    return sorted(answer_all(workspace.study.more(50)))


def state_of(workspace: Workspace) -> tuple[object, ...]:
    library = workspace.library
    return library.decks(), library.cards(), [library.card(row.id) for row in library.cards()], library.search("thing")


# ---------------------------------------------------------------- shipped decks


def test_a_fresh_home_has_the_seven_shipped_decks_in_the_order_of_the_sources(home: Home) -> None:
    rows = home().library.decks()
    expected = ["budget", "time", "ignorance", "price", "preference", "fear", "no_interest"]
    assert [row.category for row in rows] == expected
    assert all(row.cards == 10 for row in rows)


def test_shipped_decks_are_installed_once(home: Home) -> None:
    first = home()
    before = state_of(first)
    first.close()
    second = home()
    assert not second.library.install_shipped()
    assert state_of(second) == before


def test_a_damaged_shipped_deck_installs_none(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(paths.shipped_decks(), tmp_path / "decks")
    (tmp_path / "decks" / "time.deck.toml").write_text("format = 1\n")
    with monkeypatch.context() as patched:
        patched.setattr(paths, "shipped_decks", lambda: tmp_path / "decks")
        with pytest.raises(DeckFileError, match=r"time\.deck\.toml"):
            home()
    with closing(sqlite3.connect(tmp_path / "home" / "trainer.sqlite3")) as other:
        assert other.execute("SELECT count(*) FROM card").fetchone() == (0,)


# ---------------------------------------------------------------- import


def test_a_preview_tells_new_changed_retired_and_unchanged_cards(home: Home, saved: Saved) -> None:
    workspace = home(a_deck(*some_cards(4)))
    first, second, third, _ = some_cards(4)
    diff = workspace.library.preview(saved(a_deck(third, replace(second, notes="New."), a_card(9), first)))
    assert (diff.new, diff.changed, diff.retired) == ((an_id(9),), (an_id(2),), (an_id(4),))
    assert set(diff.unchanged) == {an_id(1), an_id(3)}


def test_a_preview_changes_nothing(home: Home, saved: Saved) -> None:
    workspace = home(a_deck())
    before = state_of(workspace)
    workspace.library.preview(saved(a_deck(a_card(9))))
    assert state_of(workspace) == before


def test_an_unknown_deck_is_all_new(home: Home, saved: Saved) -> None:
    workspace = home(a_deck())
    diff = workspace.library.preview(saved(a_deck(a_card(8), a_card(9), number=2)))
    assert (len(diff.new), diff.changed, diff.retired, diff.unchanged) == (2, (), (), ())


def test_what_a_file_says_otherwise_of_a_deck_that_is_here_is_told_by_field(home: Home) -> None:
    library = home(a_deck()).library
    assert library.new_heading(a_deck(*some_cards(3, notes="New."), a_card(9))) == ()
    assert library.new_heading(a_deck(number=2)) == ()
    other = a_deck(*some_cards(3)[::-1], title="B", version=2, credits=("Ann",), changes="New.")
    assert library.new_heading(other) == ("title", "version", "credits", "changes", "cards")


def test_installing_does_what_the_preview_said_and_tells_it(home: Home, saved: Saved) -> None:
    workspace = home(a_deck(*some_cards(3)))
    first, second, _ = some_cards(3)
    diff = workspace.library.preview(saved(a_deck(first, replace(second, notes="New."), a_card(9), version=2)))
    changes = workspace.library.install(diff)
    assert changes.cards == {an_id(2), an_id(3), an_id(9)}
    assert changes.decks
    assert [row.id for row in workspace.library.cards()] == [an_id(1), an_id(2), an_id(9)]
    assert workspace.library.decks()[0].version == 2


def test_after_installing_a_second_preview_finds_nothing_to_do(home: Home, saved: Saved) -> None:
    workspace = home(a_deck())
    path = saved(a_deck(a_card(1, notes="New."), a_card(9)))
    workspace.library.install(workspace.library.preview(path))
    again = workspace.library.preview(path)
    assert (again.new, again.changed, again.retired, len(again.unchanged)) == ((), (), (), 2)


def test_installing_twice_is_the_same_as_once(home: Home, tmp_path: Path) -> None:
    workspace, deck = home(a_deck()), a_deck(a_card(1, notes="New."), a_card(9))
    take_in(workspace, deck, tmp_path)
    once = state_of(workspace)
    take_in(workspace, deck, tmp_path)
    assert state_of(workspace) == once


@pytest.mark.parametrize("keep", [True, False])
@pytest.mark.parametrize("meanwhile", ["edited", "imported", "a new version"])
def test_what_changed_since_the_preview_is_not_installed_over(
    home: Home, saved: Saved, tmp_path: Path, meanwhile: str, keep: bool
) -> None:
    workspace = home(a_deck())
    diff = workspace.library.preview(saved(a_deck(*some_cards(3, notes="New."))))
    if meanwhile == "edited":
        workspace.editing.save(a_card(1, reply="Mine. Or?"))
    else:
        more = () if meanwhile == "a new version" else (a_card(9),)
        take_in(workspace, a_deck(*some_cards(3), *more, version=2), tmp_path)
    before = state_of(workspace)
    with pytest.raises(TrainerError, match="Something changed since the preview; look at it again"):
        workspace.library.install(diff, keep_mine=keep)
    assert state_of(workspace) == before


def test_an_import_that_fails_in_the_middle_changes_nothing(home: Home, saved: Saved) -> None:
    workspace = home(a_deck())
    diff = workspace.library.preview(saved(a_deck(a_card(1, notes="New."), a_card(8), a_card(9), title="Better")))
    before = state_of(workspace)
    with closing(sqlite3.connect(workspace.home.database)) as other:
        other.execute(
            f"CREATE TRIGGER no_more BEFORE INSERT ON card WHEN new.id = '{an_id(9)}' "
            "BEGIN SELECT RAISE(ABORT, 'the disk has had enough'); END"
        )
    with pytest.raises(Exception, match="had enough"):
        workspace.library.install(diff)
    assert state_of(workspace) == before


def edited_twice(home: Home) -> Workspace:
    """A home in which the second and the third card were changed by hand."""
    workspace = home(a_deck(*some_cards(4)))
    for card in some_cards(2, 2):
        workspace.editing.save(replace(card, reply="Mine. Or?"))
    return workspace


def test_a_preview_tells_which_cards_the_person_changed(home: Home, saved: Saved) -> None:
    workspace = edited_twice(home)
    first, second, _, fourth = some_cards(4)
    diff = workspace.library.preview(saved(a_deck(replace(first, notes="New."), second, fourth, version=3)))
    assert (diff.changed, diff.retired) == ((an_id(1), an_id(2)), (an_id(3),))
    assert set(diff.mine) == {an_id(2), an_id(3)}
    assert diff.installed == 1


@pytest.mark.parametrize("keep", [True, False])
def test_what_the_person_changed_stays_or_is_replaced_as_they_say(home: Home, saved: Saved, keep: bool) -> None:
    workspace = edited_twice(home)
    first, second, _, fourth = some_cards(4)
    diff = workspace.library.preview(saved(a_deck(replace(first, notes="New."), second, fourth)))
    changes = workspace.library.install(diff, keep_mine=keep)
    assert workspace.library.card(an_id(1)).notes == "New."
    assert (workspace.library.card(an_id(2)).reply == "Mine. Or?") == keep
    assert (an_id(3) in {row.id for row in workspace.library.cards()}) == keep
    assert changes.cards == {an_id(1)} | (set() if keep else {an_id(2), an_id(3)})


def test_what_the_person_changed_stays_unless_they_say_otherwise(home: Home, tmp_path: Path) -> None:
    workspace = edited_twice(home)
    for _ in range(2):
        assert len(take_in(workspace, a_deck(*some_cards(4)), tmp_path).mine) == 2
    assert workspace.library.card(an_id(3)).reply == "Mine. Or?"


def test_a_changed_card_that_was_retired_comes_back_as_it_was_changed(home: Home, saved: Saved, tmp_path: Path) -> None:
    workspace = edited_twice(home)
    workspace.library.install(workspace.library.preview(saved(a_deck(a_card(1)))), keep_mine=False)
    take_in(workspace, a_deck(*some_cards(4)), tmp_path)
    assert workspace.library.card(an_id(2)).reply == "Mine. Or?"


def test_a_card_that_was_kept_without_a_change_is_the_files(home: Home, saved: Saved) -> None:
    workspace = home(a_deck())
    workspace.editing.save(workspace.library.card(an_id(1)))
    assert workspace.library.preview(saved(a_deck(a_card(1, notes="New.")))).mine == ()


def test_the_schedule_of_cards_that_stay_is_not_touched(home: Home, tmp_path: Path, clock: FixedClock) -> None:
    workspace = home(a_deck(*some_cards(3)))
    answer_all(workspace.study.start())
    due = {row.id: (row.state, row.due_day) for row in workspace.library.cards()}
    clock.advance(hours=1)
    changed = tuple(replace(card, reply="Quite new. Or?") for card in reversed(some_cards(3)))
    take_in(workspace, a_deck(*changed, a_card(9)), tmp_path)
    after = {row.id: (row.state, row.due_day) for row in workspace.library.cards()}
    assert after == due | {an_id(9): (State.NEW, 0)}


def test_a_retired_card_is_counted_and_asked_no_more(home: Home, tmp_path: Path) -> None:
    workspace = home(a_deck(*some_cards(3)))
    take_in(workspace, a_deck(*some_cards(2)), tmp_path)
    assert sum(count.new for count in workspace.study.today().counts.values()) == 2
    assert asked(workspace) == [an_id(1), an_id(2)]


def test_a_retired_card_keeps_what_was_learned_and_resumes_when_it_comes_back(
    home: Home, tmp_path: Path, clock: FixedClock
) -> None:
    workspace = home(a_deck(*some_cards(3)))
    answer_all(workspace.study.start())
    before = workspace.library.cards()
    take_in(workspace, a_deck(*some_cards(2)), tmp_path)
    take_in(workspace, a_deck(*some_cards(3)), tmp_path)
    assert workspace.library.cards() == before
    clock.advance(days=2)
    assert asked(workspace) == [an_id(1), an_id(2), an_id(3)]


def test_a_card_that_comes_back_unseen_is_new_again(home: Home, tmp_path: Path) -> None:
    workspace = home(a_deck(*some_cards(3)))
    take_in(workspace, a_deck(*some_cards(2)), tmp_path)
    take_in(workspace, a_deck(*some_cards(3)), tmp_path)
    assert sum(count.new for count in workspace.study.today().counts.values()) == 3


def test_a_card_of_another_deck_is_refused_by_name(home: Home, saved: Saved) -> None:
    workspace = home(a_deck(*some_cards(3)))
    before = state_of(workspace)
    with pytest.raises(TrainerError, match=an_id(2)):
        workspace.library.preview(saved(a_deck(a_card(9), a_card(2), number=2)))
    assert state_of(workspace) == before


def test_a_card_that_another_deck_has_retired_is_still_refused(home: Home, saved: Saved, tmp_path: Path) -> None:
    workspace = home(a_deck(*some_cards(3)))
    take_in(workspace, a_deck(*some_cards(2)), tmp_path)
    with pytest.raises(TrainerError, match=an_id(3)):
        workspace.library.preview(saved(a_deck(a_card(3), number=2)))


def test_a_card_that_another_deck_took_since_the_preview_is_refused_too(home: Home, saved: Saved) -> None:
    workspace = home(a_deck())
    mine = workspace.library.preview(saved(a_deck(a_card(9), number=2)))
    theirs = workspace.library.preview(saved(a_deck(a_card(9), number=3)))
    workspace.library.install(theirs)
    with pytest.raises(TrainerError, match=an_id(9)):
        workspace.library.install(mine)


def test_a_file_with_faults_is_refused_with_its_line(home: Home, saved: Saved) -> None:
    workspace = home(a_deck())
    path = saved(a_deck())
    path.write_text(path.read_text().replace('category = "time"', 'category = "tyme"'))
    with pytest.raises(DeckFileError, match=r"deck\.toml:\d+: .*tyme"):
        workspace.library.preview(path)


def test_a_fact_that_says_nothing_more_does_not_spoil_its_card(home: Home, saved: Saved) -> None:
    """The file is valid; a card that goes in has to come out again."""
    workspace = home(a_deck())
    path = saved(a_deck(a_card(9, plain_reply="Plainly."), number=2))
    path.write_text(path.read_text() + '\n[[card.facts]]\nslot = "newest_customer"\nverified = false\n')
    workspace.library.install(workspace.library.preview(path))
    assert workspace.library.card(an_id(9)).facts[0].slot == "newest_customer"


def test_answers_stay_when_a_deck_is_imported_in_the_middle_of_a_session(home: Home, tmp_path: Path) -> None:
    workspace = home(a_deck(*some_cards(3)))
    session = workspace.study.start()
    question = session.next()
    assert question is not None
    reveal = session.reveal(question, Attempt(said="Well."))
    take_in(workspace, a_deck(*some_cards(3), a_card(9)), tmp_path)
    session.grade(reveal, Rating.GOOD, session.feedback(question, "Well."))
    assert workspace.study.today().done == 1
