"""A deck on its way from its author through a reviewer to those who practise with it, over one folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.builders import FixedClock, a_card, a_deck, open_home, some_cards
from trainer import deckfile
from trainer.bootstrap import Workspace
from trainer.deckfile import reviews, writing
from trainer.domain.cards import Deck
from trainer.domain.categories import Category
from trainer.domain.remarks import Belief, Kind, State
from trainer.domain.seals import Seal
from trainer.errors import TrainerError
from trainer.services.publishing import Fate, UnderReview
from trainer.services.team import Shelf

PASSPHRASE = "nine lives"
UNTIL = date(2026, 9, 2)
DECK = a_deck(*some_cards(3), owner="Objection Trainer", changes="First edition.")
FIRST = DECK.cards[0]
Person = Callable[..., Workspace]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "Team"
    place.mkdir()
    return place


@pytest.fixture
def person(tmp_path: Path, folder: Path, clock: FixedClock, request: pytest.FixtureRequest) -> Person:
    """Somebody with a home and a name of their own, in the team."""

    def make(name: str, *decks: Deck, reviews: bool = False) -> Workspace:
        workspace = open_home(tmp_path / name, *(decks or (DECK,)), clock=clock)
        request.addfinalizer(workspace.close)
        workspace.preferences.change(name=name)
        if reviews:
            workspace.publishing.make_key(name, PASSPHRASE)
        workspace.team.connect(folder)
        return workspace

    return make


def edit(author: Workspace, reply: str) -> None:
    author.editing.save(replace(author.library.card(FIRST.id), reply=reply))


def approve(reviewer: Workspace, path: Path) -> UnderReview:
    publishing = reviewer.publishing
    under = publishing.open(path)
    for line in under.lines:
        if line.fate is not Fate.RETIRED:
            under = publishing.say(under, Kind.BELIEVED, card_id=line.card.id, belief=Belief.YES)
    return publishing.approve(under, UNTIL, PASSPHRASE)


def test_a_deck_goes_from_its_author_through_a_reviewer_to_a_rep(person: Person, folder: Path) -> None:
    tom, dana, rep = person("Tom"), person("Dana", reviews=True), person("Rae")
    edit(tom, "I see. What would have to be true?")
    handed = tom.team.hand_in(DECK.id, "Softer.")
    (waits,) = dana.team.look().waiting
    assert (waits.title, waits.version, waits.by, waits.state) == (DECK.title, 2, "Tom", State.IN_REVIEW)
    assert not tom.team.look().waiting, "it is the reviewer's turn"
    assert not rep.team.look().newer
    dana.team.pass_on(approve(dana, handed.path))
    (newer,) = rep.team.look().newer
    assert (newer.version, newer.here) == (2, 1)
    assert not dana.team.look().waiting
    assert list((folder / "Review").iterdir()) == []
    rep.publishing.confirm(dana.publishing.reviewer().key, "Dana")  # type: ignore[union-attr]
    (newer,) = rep.team.look().newer
    assert newer.badge.seal is Seal.REVIEWED
    rep.library.install(rep.library.preview(newer.path))
    assert rep.library.card(FIRST.id).reply == "I see. What would have to be true?"
    assert not rep.team.look().newer


def test_its_author_is_told_when_changes_are_asked_for_and_hands_in_again(person: Person) -> None:
    tom, dana = person("Tom"), person("Dana", reviews=True)
    edit(tom, "We are the best, guaranteed!")
    path = tom.team.hand_in(DECK.id, "Bolder.").path
    dana.publishing.say(dana.publishing.open(path), Kind.CHANGES_WANTED, "No guarantees, please.")
    (waits,) = tom.team.look().waiting
    assert waits.is_mine
    assert waits.state is State.CHANGES_WANTED
    assert not dana.team.look().waiting
    edit(tom, "What would have to be true?")
    assert tom.team.hand_in(DECK.id, "Calmer.").path == path
    (waits,) = dana.team.look().waiting
    assert waits.version == 3
    said = [remark.text for remark in dana.publishing.open(path).remarks]
    assert said == ["Bolder.", "No guarantees, please.", "Calmer."], "what was said before is still there"


def test_whoever_hands_in_is_the_author_and_the_one_before_is_thanked(person: Person) -> None:
    tom = person("Tom")
    edit(tom, "What would have to be true?")
    deck = deckfile.read(tom.team.hand_in(DECK.id, "Softer.").path)
    assert (deck.owner, deck.credits, deck.changes) == ("Tom", ("Objection Trainer",), "Softer.")
    assert tom.library.decks()[0].version == 2


def test_a_deck_written_here_is_handed_in_as_its_first_version(person: Person) -> None:
    tom = person("Tom")
    written = tom.capture.write("We only buy from Northwind.", Category.PREFERENCE).card_id
    tom.editing.save(replace(tom.library.card(written), reply="What do you like about them?"))
    tom.capture.write("Call me next year.", Category.TIME)
    (own,) = (deck for deck in tom.library.decks() if deck.id != DECK.id)
    handed = tom.team.hand_in(own.id, "What I heard in spring.")
    assert (handed.deck.version, len(handed.deck.cards), handed.left_out) == (1, 1, 1)
    assert tom.team.hand_in(own.id, "The same once more.").deck.version == 2


def test_what_changed_and_who_says_so_must_be_said(person: Person, folder: Path) -> None:
    tom, nobody = person("Tom"), person("")
    with pytest.raises(TrainerError, match="Say what changed"):
        tom.team.hand_in(DECK.id, " \n ")
    with pytest.raises(TrainerError, match="Write your name in the settings first"):
        nobody.team.hand_in(DECK.id, "Softer.")
    assert list((folder / "Review").iterdir()) == []
    assert tom.library.decks()[0].version == 1


def test_a_deck_in_which_nothing_is_answered_waits(person: Person) -> None:
    tom = person("Tom")
    tom.capture.write("We only buy from Northwind.", Category.PREFERENCE)
    (own,) = (deck for deck in tom.library.decks() if deck.id != DECK.id)
    with pytest.raises(TrainerError, match=r"No line of .* has a reply yet"):
        tom.team.hand_in(own.id, "A start.")
    assert tom.library.decks()[-1].version == 1


def test_two_authors_do_not_write_over_one_another(person: Person) -> None:
    tom, ines = person("Tom"), person("Ines")
    edit(tom, "What would have to be true?")
    path = tom.team.hand_in(DECK.id, "Softer.").path
    edit(ines, "Compared with what?")
    with pytest.raises(TrainerError, match=r"Version 2 of .*, by Tom, is newer than yours; import .* first"):
        ines.team.hand_in(DECK.id, "Shorter.")
    assert deckfile.read(path).owner == "Tom"
    ines.library.install(ines.library.preview(path))
    assert ines.team.hand_in(DECK.id, "Shorter.").deck.version == 3


def test_an_approved_version_is_not_written_over_either(person: Person) -> None:
    tom, ines, dana = person("Tom"), person("Ines"), person("Dana", reviews=True)
    edit(tom, "What would have to be true?")
    dana.team.pass_on(approve(dana, tom.team.hand_in(DECK.id, "Softer.").path))
    edit(ines, "Compared with what?")
    with pytest.raises(TrainerError, match="is newer than yours"):
        ines.team.hand_in(DECK.id, "Shorter.")


def test_another_deck_is_not_written_over(person: Person, tmp_path: Path) -> None:
    place = tmp_path / "mine.deck.toml"
    writing.write(place, a_deck(a_card(50), number=9, title="Another"))
    with pytest.raises(TrainerError, match="is another deck, “Another”; choose another file"):
        person("Tom").team.hand_in(DECK.id, "Softer.", place)


def test_who_has_no_folder_hands_in_a_file(person: Person, tmp_path: Path) -> None:
    tom = person("Tom")
    tom.team.leave()
    with pytest.raises(TrainerError, match="There is no team folder"):
        tom.team.hand_in(DECK.id, "Softer.")
    handed = tom.team.hand_in(DECK.id, "Softer.", tmp_path / "for Dana.deck.toml")
    assert deckfile.read(handed.path).version == 2
    assert tom.team.look().desk == ()


def test_a_file_that_cannot_be_written_leaves_the_deck_as_it_was(person: Person, tmp_path: Path) -> None:
    tom = person("Tom")
    with pytest.raises(deckfile.DeckFileError, match="could not be written"):
        tom.team.hand_in(DECK.id, "Softer.", tmp_path / "no such folder" / "x.deck.toml")
    assert tom.library.decks()[0].version == 1


def test_a_deck_that_came_by_mail_is_on_the_desk_until_it_is_put_away(person: Person, tmp_path: Path) -> None:
    dana, place = person("Dana", reviews=True), tmp_path / "mailed.deck.toml"
    writing.write(place, replace(DECK, version=2, owner="Tom", changes="Softer."))
    dana.team.open_file(place)
    dana.team.open_file(place)
    (one,) = dana.team.look().desk
    assert (one.path, one.shelf, one.by, one.state) == (place, Shelf.OPENED, "Tom", State.DRAFT)
    assert dana.team.pass_on(approve(dana, place)) == place
    dana.team.put_away(place)
    assert dana.team.look().desk == ()
    assert place.exists()


def test_what_is_damaged_is_told_and_hides_nothing(person: Person, folder: Path) -> None:
    tom, dana = person("Tom"), person("Dana", reviews=True)
    tom.team.hand_in(DECK.id, "Softer.")
    (folder / "Review" / "a.deck.toml").write_text("format = 1\nrubbish")
    found = dana.team.look()
    assert len(found.desk) == 1
    assert len(found.damaged) == 1
    assert "a.deck.toml" in found.damaged[0]


def test_remarks_on_earlier_versions_go_along(person: Person, folder: Path) -> None:
    tom, dana = person("Tom"), person("Dana", reviews=True)
    for reply in ("What would have to be true?", "Compared with what?"):
        edit(tom, reply)
        done = dana.team.pass_on(approve(dana, tom.team.hand_in(DECK.id, reply).path))
    said = [one.text for one in reviews.read(reviews.beside(done)).remarks if one.kind is Kind.HANDED_IN]
    assert sorted(said) == ["Compared with what?", "What would have to be true?"]
    assert len(list((folder / "Approved").glob("*.deck.toml"))) == 1


def test_a_deck_that_is_not_approved_is_not_passed_on(person: Person) -> None:
    tom, dana = person("Tom"), person("Dana", reviews=True)
    path = tom.team.hand_in(DECK.id, "Softer.").path
    assert dana.team.pass_on(dana.publishing.open(path)) == path


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
    path = tom.team.hand_in(DECK.id, "Softer.").path
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
