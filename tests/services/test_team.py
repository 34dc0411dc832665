"""What a team has handed in and approved, as somebody finds it who looks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.services.teammates import DECK, Person, approve
from trainer.bootstrap import Workspace
from trainer.deckfile import writing
from trainer.domain.remarks import Kind, State
from trainer.errors import TrainerError
from trainer.services.team import Shelf


def test_a_deck_that_came_by_mail_is_on_the_desk_until_it_is_put_away(person: Person, tmp_path: Path) -> None:
    dana, place = person("Dana", reviews=True), tmp_path / "mailed.deck.toml"
    writing.write(place, replace(DECK, version=2, owner="Tom", changes="Softer."))
    dana.team.open_file(place)
    dana.team.open_file(place)
    (one,) = dana.team.look().desk
    assert (one.path, one.shelf, one.by, one.state) == (place, Shelf.OPENED, "Tom", State.DRAFT)
    assert dana.handing_in.pass_on(approve(dana, place)) == place
    dana.team.put_away(place)
    assert dana.team.look().desk == ()
    assert place.exists()


def test_what_is_damaged_is_told_and_hides_nothing(person: Person, folder: Path) -> None:
    tom, dana = person("Tom"), person("Dana", reviews=True)
    tom.handing_in.hand_in(DECK.id, "Softer.")
    (folder / "Review" / "a.deck.toml").write_text("format = 1\nrubbish")
    found = dana.team.look()
    assert len(found.desk) == 1
    assert len(found.damaged) == 1
    assert "a.deck.toml" in found.damaged[0]


def test_the_folder_is_known_after_a_restart_and_can_be_left(person: Person, folder: Path) -> None:
    tom = person("Tom")
    again = Workspace.again(tom)
    assert again.team.folder is not None
    assert again.team.folder.root == folder
    again.team.leave()
    assert again.team.folder is None
    again.close()


def test_a_folder_that_cannot_be_used_is_not_kept(person: Person, tmp_path: Path) -> None:
    tom = person("Tom")
    with pytest.raises(TrainerError, match="is not a folder"):
        tom.team.connect(tmp_path / "none")
    assert tom.team.folder is not None


def test_it_is_looked_again_only_where_something_changed(person: Person, folder: Path) -> None:
    tom, dana = person("Tom"), person("Dana", reviews=True)
    assert not dana.team.refresh(), "there is nothing, as there was before"
    path = tom.handing_in.hand_in(DECK.id, "Softer.").path
    assert dana.team.refresh()
    seen = dana.team.seen
    assert len(seen.waiting) == 1
    assert not dana.team.refresh()
    assert dana.team.seen is seen
    dana.publishing.say(dana.publishing.open(path), Kind.CHANGES_WANTED, "Shorter.")
    assert dana.team.refresh()
    assert dana.team.seen.waiting == ()


def test_a_folder_that_is_away_is_told_until_it_is_back(person: Person, folder: Path) -> None:
    dana, mailed = person("Dana", reviews=True), folder.with_name("mailed.deck.toml")
    writing.write(mailed, replace(DECK, version=2, owner="Tom", changes="Softer."))
    dana.team.open_file(mailed)
    dana.team.refresh()
    folder.rename(folder.with_name("away"))
    assert dana.team.refresh()
    assert "cannot be reached" in dana.team.seen.damaged[0]
    assert [one.path for one in dana.team.seen.desk] == [mailed], "what is elsewhere is still there"
    folder.with_name("away").rename(folder)
    assert dana.team.refresh()
    assert dana.team.seen.damaged == ()
