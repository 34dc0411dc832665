"""A deck on its way from its author through a reviewer to those who practise with it, over one folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import a_card, a_deck
from tests.services.teammates import DECK, FIRST, Person, approve, edit
from trainer import deckfile
from trainer.deckfile import reviews, writing
from trainer.domain.categories import Category
from trainer.domain.remarks import Kind, State
from trainer.domain.seals import Seal
from trainer.errors import TrainerError


def test_a_deck_goes_from_its_author_through_a_reviewer_to_a_rep(person: Person, folder: Path) -> None:
    tom, dana, rep = person("Tom"), person("Dana", reviews=True), person("Rae")
    edit(tom, "I see. What would have to be true?")
    handed = tom.handing_in.hand_in(DECK.id, "Softer.")
    (waits,) = dana.team.look().waiting
    assert (waits.title, waits.version, waits.by, waits.state) == (DECK.title, 2, "Tom", State.IN_REVIEW)
    assert not tom.team.look().waiting, "it is the reviewer's turn"
    assert not rep.team.look().newer
    dana.handing_in.pass_on(approve(dana, handed.path))
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
    path = tom.handing_in.hand_in(DECK.id, "Bolder.").path
    dana.publishing.say(dana.publishing.open(path), Kind.CHANGES_WANTED, "No guarantees, please.")
    (waits,) = tom.team.look().waiting
    assert waits.is_mine
    assert waits.state is State.CHANGES_WANTED
    assert not dana.team.look().waiting
    edit(tom, "What would have to be true?")
    assert tom.handing_in.hand_in(DECK.id, "Calmer.").path == path
    (waits,) = dana.team.look().waiting
    assert waits.version == 3
    said = [remark.text for remark in dana.publishing.open(path).remarks]
    assert said == ["Bolder.", "No guarantees, please.", "Calmer."], "what was said before is still there"


def test_whoever_hands_in_is_the_author_and_the_one_before_is_thanked(person: Person) -> None:
    tom = person("Tom")
    edit(tom, "What would have to be true?")
    deck = deckfile.read(tom.handing_in.hand_in(DECK.id, "Softer.").path)
    assert (deck.owner, deck.credits, deck.changes) == ("Tom", ("Objection Trainer",), "Softer.")
    assert tom.library.decks()[0].version == 2


def test_a_deck_written_here_is_handed_in_as_its_first_version(person: Person) -> None:
    tom = person("Tom")
    written = tom.capture.write("We only buy from Northwind.", Category.PREFERENCE).card_id
    tom.editing.save(replace(tom.library.card(written), reply="What do you like about them?"))
    tom.capture.write("Call me next year.", Category.TIME)
    (own,) = (deck for deck in tom.library.decks() if deck.id != DECK.id)
    handed = tom.handing_in.hand_in(own.id, "What I heard in spring.")
    assert (handed.deck.version, len(handed.deck.cards), handed.left_out) == (1, 1, 1)
    assert tom.handing_in.hand_in(own.id, "The same once more.").deck.version == 2


def test_what_changed_and_who_says_so_must_be_said(person: Person, folder: Path) -> None:
    tom, nobody = person("Tom"), person("")
    with pytest.raises(TrainerError, match="Say what changed"):
        tom.handing_in.hand_in(DECK.id, " \n ")
    with pytest.raises(TrainerError, match="Write your name in the settings first"):
        nobody.handing_in.hand_in(DECK.id, "Softer.")
    assert list((folder / "Review").iterdir()) == []
    assert tom.library.decks()[0].version == 1


def test_a_deck_in_which_nothing_is_answered_waits(person: Person) -> None:
    tom = person("Tom")
    tom.capture.write("We only buy from Northwind.", Category.PREFERENCE)
    (own,) = (deck for deck in tom.library.decks() if deck.id != DECK.id)
    with pytest.raises(TrainerError, match=r"No line of .* has a reply yet"):
        tom.handing_in.hand_in(own.id, "A start.")
    assert tom.library.decks()[-1].version == 1


def test_two_authors_do_not_write_over_one_another(person: Person) -> None:
    tom, ines = person("Tom"), person("Ines")
    edit(tom, "What would have to be true?")
    path = tom.handing_in.hand_in(DECK.id, "Softer.").path
    edit(ines, "Compared with what?")
    with pytest.raises(TrainerError, match=r"Version 2 of .*, by Tom, is newer than yours; import .* first"):
        ines.handing_in.hand_in(DECK.id, "Shorter.")
    assert deckfile.read(path).owner == "Tom"
    ines.library.install(ines.library.preview(path))
    assert ines.handing_in.hand_in(DECK.id, "Shorter.").deck.version == 3


def test_an_approved_version_is_not_written_over_either(person: Person) -> None:
    tom, ines, dana = person("Tom"), person("Ines"), person("Dana", reviews=True)
    edit(tom, "What would have to be true?")
    dana.handing_in.pass_on(approve(dana, tom.handing_in.hand_in(DECK.id, "Softer.").path))
    edit(ines, "Compared with what?")
    with pytest.raises(TrainerError, match="is newer than yours"):
        ines.handing_in.hand_in(DECK.id, "Shorter.")


def test_another_deck_is_not_written_over(person: Person, tmp_path: Path) -> None:
    place = tmp_path / "mine.deck.toml"
    writing.write(place, a_deck(a_card(50), number=9, title="Another"))
    with pytest.raises(TrainerError, match="is another deck, “Another”; choose another file"):
        person("Tom").handing_in.hand_in(DECK.id, "Softer.", place)


def test_who_has_no_folder_hands_in_a_file(person: Person, tmp_path: Path) -> None:
    tom = person("Tom")
    tom.team.leave()
    with pytest.raises(TrainerError, match="There is no team folder"):
        tom.handing_in.hand_in(DECK.id, "Softer.")
    handed = tom.handing_in.hand_in(DECK.id, "Softer.", tmp_path / "for Dana.deck.toml")
    assert deckfile.read(handed.path).version == 2
    assert tom.team.look().desk == ()


def test_a_file_that_cannot_be_written_leaves_the_deck_as_it_was(person: Person, tmp_path: Path) -> None:
    tom = person("Tom")
    with pytest.raises(deckfile.DeckFileError, match="could not be written"):
        tom.handing_in.hand_in(DECK.id, "Softer.", tmp_path / "no such folder" / "x.deck.toml")
    assert tom.library.decks()[0].version == 1


def test_remarks_on_earlier_versions_go_along(person: Person, folder: Path) -> None:
    tom, dana = person("Tom"), person("Dana", reviews=True)
    for reply in ("What would have to be true?", "Compared with what?"):
        edit(tom, reply)
        done = dana.handing_in.pass_on(approve(dana, tom.handing_in.hand_in(DECK.id, reply).path))
    said = [one.text for one in reviews.read(reviews.beside(done)).remarks if one.kind is Kind.HANDED_IN]
    assert sorted(said) == ["Compared with what?", "What would have to be true?"]
    assert len(list((folder / "Approved").glob("*.deck.toml"))) == 1


def test_a_deck_that_is_not_approved_is_not_passed_on(person: Person) -> None:
    tom, dana = person("Tom"), person("Dana", reviews=True)
    path = tom.handing_in.hand_in(DECK.id, "Softer.").path
    assert dana.handing_in.pass_on(dana.publishing.open(path)) == path
