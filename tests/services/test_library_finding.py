"""Cards are listed and found as they are seen; a deck is exported by any name it goes by."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import FixedClock, a_card, a_deck, an_id, some_cards
from tests.services.conftest import Home
from trainer import deckfile
from trainer.deckfile import DeckFileError
from trainer.domain.cards import Card
from trainer.domain.categories import Category
from trainer.errors import NotFoundError, TrainerError


def test_cards_of_one_deck_or_of_all_are_listed(home: Home) -> None:
    library = home(a_deck(*some_cards(3)), a_deck(*some_cards(2, 8), number=2)).library
    assert len(library.cards()) == 5
    assert [row.id for row in library.cards(a_deck(number=2).id)] == [an_id(8), an_id(9)]


def test_listed_lines_have_their_slots_filled(home: Home) -> None:
    card = a_card(1, objection="I am happy with {competitor} in {region}.", slots={"region": "the north"})
    library = home(a_deck(card), competitor="Acme").library
    for rows in (library.cards(), library.search("happy")):
        assert [row.objection for row in rows] == ["I am happy with Acme in the north."]


def test_words_are_searched_over_all_decks(home: Home) -> None:
    library = home(a_deck(a_card(1, tells="Elephants.")), a_deck(a_card(2, notes="An elephant?"), number=2)).library
    assert {row.id for row in library.search("ELEPH")} == {an_id(1), an_id(2)}


def test_what_is_seen_is_found(home: Home) -> None:
    library = home(competitor="TrackCo").library
    line = "We always use TrackCo and have no desire to change."
    assert line in [row.objection for row in library.search("TrackCo")]
    assert library.search("we always use trackco")[0].objection == line
    assert library.search("dont have that problem here")[0].objection == "We don't have that problem here."


def test_a_list_without_words_comes_piece_by_piece_and_says_how_long_it_is(home: Home) -> None:
    workspace = home(a_deck(*some_cards(130)), a_deck(a_card(200), number=2))
    library = workspace.library
    for number in range(1, 121):
        workspace.deciding.mark(an_id(number))
    for typed, total in (("", 131), ("is:starred", 120)):
        pieces = [library.find(typed, first=first) for first in (0, 100, 200)]
        assert [piece.total for piece in pieces] == [total] * 3
        assert [len(piece.rows) for piece in pieces] == [100, total - 100, 0]
        assert [row.id for piece in pieces for row in piece.rows][:total] == [
            row.id for row in library.cards() if row.marked or not typed
        ]
    assert library.find(deck_id=an_id(2, "d")).total == 1


def test_words_are_found_once_and_counted(home: Home) -> None:
    workspace = home(a_deck())
    workspace.deciding.flag(an_id(2), 1)
    assert workspace.library.find("money").total == 3
    assert [row.id for row in workspace.library.find("money flag:red").rows] == [an_id(2)]
    assert workspace.library.find("money", first=3).rows == ()


def test_a_card_is_listed_as_buried_until_its_day_comes(home: Home, clock: FixedClock) -> None:
    library = (workspace := home(a_deck())).library
    workspace.deciding.bury(an_id(1))
    assert [row.buried_until for row in library.cards()] == [clock.day + 1, 0, 0]
    assert library.find("is:buried").total == 1
    clock.advance(days=1)
    assert [row.buried_until for rows in (library.cards(), library.search("money")) for row in rows] == [0] * 6
    assert library.find("is:buried").total == 0


def test_a_card_that_is_not_there_is_told_as_a_sentence(home: Home) -> None:
    with pytest.raises(NotFoundError):
        home(a_deck()).library.card("nobody")


@pytest.mark.parametrize("name", [a_deck().id, "Deck 1", "DECK 1", "budget", "Budget"])
def test_a_deck_is_exported_by_its_id_title_or_category(home: Home, tmp_path: Path, name: str) -> None:
    deck = a_deck(*some_cards(2, category=a_card().category))
    assert home(deck).library.export(name, tmp_path / "out.deck.toml").deck == deck
    assert deckfile.read(tmp_path / "out.deck.toml") == deck


@pytest.mark.parametrize(
    ("name", "number"),
    [(an_id(4, "d"), 4), ("Budget", 2), ("budget", 3), ("BUDGET", 2), ("time", 4)],
    ids=["id before title", "title", "title as it is written", "title before category", "category"],
)
def test_the_nearest_name_is_meant(home: Home, tmp_path: Path, name: str, number: int) -> None:
    budget, time = Category.BUDGET, Category.TIME
    titles = {1: an_id(4, "d"), 2: "Budget", 3: "budget" if name != "BUDGET" else "Money", 4: "Quick"}
    decks = (
        a_deck(a_card(n, category=time if n == 4 else budget), number=n, title=title) for n, title in titles.items()
    )
    assert home(*decks).library.export(name, tmp_path / "out.deck.toml").deck.id == an_id(number, "d")


@pytest.mark.parametrize(
    ("titles", "name"),
    [(("Same", "Same"), "Same"), (("Same", "SAME"), "same"), (("Here", "There"), "budget")],
    ids=["title", "title in another case", "category"],
)
def test_a_name_that_may_mean_several_decks_is_answered_with_their_ids(
    home: Home, tmp_path: Path, titles: tuple[str, str], name: str
) -> None:
    decks = [a_deck(a_card(n, category=Category.BUDGET), number=n, title=title) for n, title in enumerate(titles, 1)]
    library = home(*decks, a_deck(a_card(3, category=Category.TIME), number=3)).library
    with pytest.raises(TrainerError) as refusal:
        library.export(name, tmp_path / "out.deck.toml")
    candidates = ", ".join(f"{deck.title} ({deck.id})" for deck in decks)
    assert str(refusal.value).endswith(f"'{name}'; give the id of one of them: {candidates}.")
    assert not (tmp_path / "out.deck.toml").exists()


def test_an_unknown_deck_is_answered_with_the_names_there_are(home: Home, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="Deck 1"):
        home(a_deck()).library.export("Elephants", tmp_path / "out.deck.toml")


def test_an_unknown_ending_is_refused_before_anything_is_written(home: Home, tmp_path: Path) -> None:
    with pytest.raises(DeckFileError):
        home(a_deck()).library.export("Deck 1", tmp_path / "out.doc")
    assert not (tmp_path / "out.doc").exists()


def test_every_shipped_deck_survives_export_and_import_unchanged(home: Home, tmp_path: Path) -> None:
    library = home().library
    for row in library.decks():
        path = tmp_path / "out.deck.toml"
        library.export(row.id, path)
        diff = library.preview(path)
        assert (diff.new, diff.changed, diff.retired, len(diff.unchanged)) == ((), (), (), row.cards)


@pytest.mark.parametrize("card", [a_card(1, reply="New."), a_card(1, points=())], ids=["reply", "points"])
def test_an_edited_card_is_exported_as_it_was_edited(home: Home, tmp_path: Path, card: Card) -> None:
    workspace = home(a_deck())
    workspace.editing.save(card)
    workspace.library.export("Deck 1", tmp_path / "out.deck.toml")
    assert deckfile.read(tmp_path / "out.deck.toml").cards[0] == card
