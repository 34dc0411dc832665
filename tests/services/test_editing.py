"""A card that was kept can be practised and shared; one that cannot is refused with its reasons."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import FixedClock, a_card, a_claim, a_deck, a_full_card, an_id, answer, saying
from tests.services.conftest import Home
from trainer import deckfile
from trainer.bootstrap import Workspace
from trainer.domain.cards import Card, Fact
from trainer.domain.writing import LONGEST_TEXT, Fault, Spot, Trouble, said
from trainer.errors import NotFoundError, TrainerError
from trainer.services.editing import CardRefusedError
from trainer.store.drafts import Drafts


@pytest.fixture
def workspace(home: Home) -> Workspace:
    return home(a_deck())


def test_an_edited_card_is_kept_and_told(workspace: Workspace) -> None:
    changes = workspace.editing.save(a_card(reply="Better. Or not?"))
    assert changes.cards == {an_id(1)}
    assert workspace.library.card(an_id(1)).reply == "Better. Or not?"


def test_an_edited_card_is_found_by_its_new_words(workspace: Workspace) -> None:
    workspace.editing.save(a_card(reply="Elephants, or not?"))
    assert [row.id for row in workspace.library.search("elephants")] == [an_id(1)]


def test_an_edit_leaves_the_schedule_alone(workspace: Workspace) -> None:
    answer(workspace.study.start())
    before = [(row.state, row.due_day) for row in workspace.library.cards()]
    for row in workspace.library.cards():
        workspace.editing.save(a_card(int(row.objection.split()[-1][:-1]), notes="New."))
    assert [(row.state, row.due_day) for row in workspace.library.cards()] == before


def test_a_card_with_faults_is_refused_with_all_of_them_and_nothing_is_kept(workspace: Workspace) -> None:
    before = workspace.library.card(an_id(1))
    with pytest.raises(CardRefusedError) as caught:
        workspace.editing.save(a_card(objection=" ", reply="Ask {whoever}.", facts=(a_claim(),)))
    assert [trouble.fault for trouble in caught.value.troubles] == [
        Fault.EMPTY_OBJECTION,
        Fault.UNKNOWN_SLOT,
        Fault.CLAIM_WITHOUT_PLAIN_REPLY,
    ]
    assert workspace.library.card(an_id(1)) == before


def test_a_claim_may_be_true_only_in_words_of_ones_own(workspace: Workspace) -> None:
    claim = Fact("A difference.", slot="difference", verified=True)
    card = a_card(reply="It is {difference}. Or?", plain_reply="Or?", facts=(claim,))
    with pytest.raises(CardRefusedError) as caught:
        workspace.editing.save(card)
    assert caught.value.troubles == (Trouble(Fault.CLAIM_WITHOUT_WORDS, "slots", "difference"),)
    workspace.editing.save(replace(card, slots={"difference": "who answers"}))


def test_a_card_that_is_gone_is_told_as_a_sentence(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError):
        workspace.editing.save(a_card(99))


def kept(workspace: Workspace, card: Card) -> bool:
    try:
        workspace.editing.save(card)
    except CardRefusedError:
        return False
    return True


def fault_of(card: Card) -> str:
    """Why a deck file may not hold this card; empty when it may, and gives it back as it was."""
    try:
        assert deckfile.loads(deckfile.dumps(a_deck(card)), "some.deck.toml").cards == (card,)
    except deckfile.DeckFileError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    "card",
    [
        a_card(reply="Word by\u200bword. Or not?"),
        a_card(reply="A bell \x07 rings. Or not?"),
        a_card(objection="Right\u202eto left."),
        a_card(points=("x" * 401,)),
        a_card(points=("Use {this",)),
        a_card(tells="y" * 401),
        a_card(tells="It is {about money."),
        a_card(slots={"region": "n" * 401}, reply="In {region}. Or not?"),
    ],
    ids=[
        "invisible",
        "bell",
        "direction",
        "long point",
        "brace in a point",
        "long tells",
        "brace in tells",
        "long slot",
    ],
)
def test_whatever_is_kept_can_be_exported_and_read_again(workspace: Workspace, tmp_path: Path, card: Card) -> None:
    """Otherwise one card keeps a whole deck from ever being shared."""
    if kept(workspace, card):
        workspace.library.export("Deck 1", tmp_path / "out.deck.toml")
        assert deckfile.read(tmp_path / "out.deck.toml").cards[0] == workspace.library.card(an_id(1))


@pytest.mark.parametrize("spot", [spot for spot, _ in said(a_full_card())], ids=repr)
@pytest.mark.parametrize("text", ["Ask {whoever}.", "Ask {Product}.", "Ask {", "{product} or {region}?", "Fine."])
def test_editor_and_deck_file_allow_the_same_slots_in_the_same_places(
    workspace: Workspace, spot: Spot, text: str
) -> None:
    card = saying(text, spot)
    assert kept(workspace, card) == (not fault_of(card))


@pytest.mark.parametrize("card", [a_card(reply="  Spaced. Or not?\n"), a_card(objection="Cafe\u0301s are closed.")])
def test_what_was_exported_is_the_same_when_it_comes_back(workspace: Workspace, tmp_path: Path, card: Card) -> None:
    workspace.editing.save(card)
    workspace.library.export("Deck 1", tmp_path / "out.deck.toml")
    assert workspace.library.preview(tmp_path / "out.deck.toml").changed == ()


@pytest.mark.parametrize("field", ["objection", "variant", "reply", "plain_reply", "tells"])
@pytest.mark.parametrize("length", [400, 401, 4_000, 4_001])
def test_editor_and_deck_file_allow_texts_of_the_same_length(workspace: Workspace, field: str, length: int) -> None:
    """Otherwise an imported card could not be kept after a small edit, or an edited one not be exported."""
    card = a_card(**{field: "x" * length})
    assert kept(workspace, card) == (not fault_of(card))


def test_own_words_are_kept_and_removed(workspace: Workspace) -> None:
    workspace.editing.keep_own_words(an_id(1), "My way.")
    assert workspace.editing.own_words(an_id(1)) == "My way."
    changes = workspace.editing.keep_own_words(an_id(1), "")
    assert (workspace.editing.own_words(an_id(1)), changes.cards) == ("", {an_id(1)})


def test_own_words_of_spaces_are_none(workspace: Workspace) -> None:
    workspace.editing.keep_own_words(an_id(1), "My way.")
    workspace.editing.keep_own_words(an_id(1), " \n ")
    assert workspace.editing.own_words(an_id(1)) == ""


def test_own_words_are_tidied_and_keep_their_lines(workspace: Workspace) -> None:
    workspace.editing.keep_own_words(an_id(1), "  Cafe\u0301,\x00 first.\nThen\x07 ask.\n")
    assert workspace.editing.own_words(an_id(1)) == "Café, first.\nThen ask."


def test_own_words_may_be_four_thousand_characters_long(workspace: Workspace) -> None:
    workspace.editing.keep_own_words(an_id(1), "x" * LONGEST_TEXT)
    with pytest.raises(TrainerError, match="4000"):
        workspace.editing.keep_own_words(an_id(1), "x" * (LONGEST_TEXT + 1))
    assert len(workspace.editing.own_words(an_id(1))) == LONGEST_TEXT


@pytest.mark.parametrize(
    ("wording", "says"),
    [("Ask {whoever}.", "uses {whoever}, which nobody fills"), ("Ask {", "a brace"), ("{Product}?", "a brace")],
)
def test_own_words_with_a_slot_that_nobody_fills_are_refused_as_a_sentence(
    workspace: Workspace, wording: str, says: str
) -> None:
    workspace.editing.keep_own_words(an_id(1), "My way.")
    with pytest.raises(TrainerError, match=says):
        workspace.editing.keep_own_words(an_id(1), wording)
    assert workspace.editing.own_words(an_id(1)) == "My way."


def test_own_words_may_use_the_slots_that_are_filled(workspace: Workspace) -> None:
    workspace.editing.keep_own_words(an_id(1), "What would {product} do that {competitor} does not?")
    assert workspace.editing.own_words(an_id(1)).startswith("What would {product}")


def test_own_words_for_a_card_that_is_gone_are_refused_as_a_sentence(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError):
        workspace.editing.keep_own_words("nobody", "My way.")


def test_own_words_survive_a_restart(home: Home, clock: FixedClock) -> None:
    first = home(a_deck())
    first.editing.keep_own_words(an_id(1), "My way.")
    first.close()
    again = home()
    assert again.editing.own_words(an_id(1)) == "My way."
    assert again.library.cards()[0].has_own_words


# ---------------------------------------------------------------- what was begun


def test_a_card_that_was_being_edited_is_there_again_after_a_restart(home: Home, workspace: Workspace) -> None:
    card = workspace.library.card(an_id(1))
    mine = replace(card, reply="Half a sen", points=("one",))
    workspace.editing.begin(card, mine)
    workspace.close()
    again = home()
    assert again.editing.begun(again.library.card(card.id)) == mine
    assert again.library.card(card.id) == card
    again.editing.begin(card, None)
    assert again.editing.begun(card) is None


def test_of_what_was_begun_only_what_an_editor_shows_is_taken(workspace: Workspace) -> None:
    card = workspace.library.card(an_id(1))
    workspace.editing.begin(card, replace(card, reply="Half a sen"))
    now = replace(card, notes="New.", facts=(Fact("Who may be named.", slot="customer"),), slots={"customer": "Acme"})
    assert workspace.editing.begun(now) == replace(now, reply="Half a sen")


def test_a_newer_deck_keeps_its_words_under_what_was_begun(workspace: Workspace) -> None:
    card = workspace.library.card(an_id(1))
    workspace.editing.begin(card, replace(card, reply="Half a sen", tells=""))
    newer = replace(card, objection="Another line.", points=("another",))
    assert workspace.editing.begun(newer) == replace(newer, reply="Half a sen", tells="")


def test_a_claim_that_was_switched_on_is_begun_too(workspace: Workspace) -> None:
    fact = Fact("Where they are.", slot="town")
    card = a_card(facts=(fact,))
    mine = replace(card, facts=(replace(fact, verified=True),), slots={"town": "Leeds"})
    workspace.editing.begin(card, mine)
    assert workspace.editing.begun(card) == mine


def test_what_was_begun_and_is_as_the_card_is_now_is_nothing(workspace: Workspace) -> None:
    card = workspace.library.card(an_id(1))
    workspace.editing.begin(card, replace(card, reply="Better. Or not?"))
    workspace.editing.save(replace(card, reply="Better. Or not?"))
    assert workspace.editing.begun(workspace.library.card(card.id)) is None


@pytest.mark.parametrize("body", ["", "{}", "[]", "what?", '{"category": "unicorn"}'])
def test_what_makes_no_sense_was_not_begun(workspace: Workspace, body: str) -> None:
    Drafts(workspace.home.drafts).put(f"card {an_id(1)}", body)
    assert workspace.editing.begun(workspace.library.card(an_id(1))) is None


def test_the_wording_that_was_begun_stands_apart_from_the_card(home: Home, workspace: Workspace) -> None:
    workspace.editing.begin_words(an_id(1), "I see, \ud83d")
    workspace.close()
    editing = home().editing
    assert editing.begun_words(an_id(1)) == "I see, \ud83d"
    assert editing.begun_words(an_id(2)) == ""
    editing.begin_words(an_id(1), "")
    assert editing.begun_words(an_id(1)) == ""


def test_where_it_cannot_be_kept_nothing_is_said(workspace: Workspace) -> None:
    workspace.home.drafts.with_suffix(".part").mkdir()
    workspace.editing.begin_words(an_id(1), "I see.")
    workspace.editing.begin(a_card(), a_card(reply="Mine."))
    assert workspace.editing.begun_words(an_id(1)) == ""
