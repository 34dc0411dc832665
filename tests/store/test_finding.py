"""Words are found the way people type them."""

from __future__ import annotations

import pytest

from tests.builders import a_card, a_deck, an_id, some_cards
from trainer.domain.cards import Card, Deck
from trainer.domain.memory import Rest, Status
from trainer.store import cards, finding, memories, replies
from trainer.store.engine import Database


def put(database: Database, *given: Deck) -> None:
    with database.writing() as tx:
        for deck in given:
            cards.put_deck(tx, deck, 5)


def found(database: Database, words: str) -> list[str]:
    """The objections of the cards that are found."""
    with database.reading() as tx:
        return [row.objection for row in finding.search(tx, words)]


def library() -> tuple[Card, ...]:
    return (
        a_card(1, objection="The café is closed.", variant="", reply="I see.", points=(), tells=""),
        a_card(2, objection="I don't have money.", variant="The pot's empty.", reply="I agree.", points=(), tells=""),
        a_card(3, objection="Money is fine, time is not.", variant="", reply="Really?", points=("ask more",), tells=""),
        a_card(4, objection="E-mail me.", variant="", reply="Gladly, tomorrow.", points=(), tells="", tags=("BUD-01",)),
    )


def bare(number: int, objection: str) -> Card:
    """A card on which little else can be found."""
    return a_card(number, objection=objection, variant="", reply="I see.", points=(), tells="", tags=())


@pytest.fixture
def shelf(database: Database) -> Database:
    put(database, a_deck(*library()))
    return database


CAFE, POT, TIME, MAIL = (card.objection for card in library())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("cafe", {CAFE}),
        ("CAFÉ", {CAFE}),
        ("cafe\u0301", {CAFE}),
        ("ca", {CAFE}),
        ("mon", {POT, TIME}),
        ("money time", {TIME}),
        ("time money", {TIME}),
        ("don't", {POT}),
        ("don’t", {POT}),
        ("pot's", {POT}),
        ("e-mail", {MAIL}),
        ("gladly", {MAIL}),
        ("ask mo", {TIME}),
        ("bud-01", {MAIL}),
        ("(money!)", {POT, TIME}),
        ("  money  ", {POT, TIME}),
        ("elephant", set()),
        ("mon elephant", set()),
    ],
)
def test_cards_are_found_by_their_words(shelf: Database, words: str, expected: set[str]) -> None:
    assert set(found(shelf, words)) == expected


@pytest.mark.parametrize("words", ["", "   ", "?!", "…", "''", '"', "*", "-", "😀", "\u0301", "\x00"])
def test_without_a_word_everything_is_listed_in_its_order(shelf: Database, words: str) -> None:
    assert found(shelf, words) == [CAFE, POT, TIME, MAIL]


@pytest.mark.parametrize(
    "words",
    [
        'money"',
        'money" OR "',
        "money OR",
        "money AND NOT time",
        "NEAR(money time)",
        "objection:money",
        "^money",
        "money*",
        "mo*ney",
        "{objection reply}: money",
        "money + time",
        "'; DROP TABLE card; --",
        "money\x00time",
        "%",
        "_",
        "a" * 10_000,
        "money " * 2_000,
        "\ud83d",
    ],
)
def test_nothing_that_is_typed_is_a_command(shelf: Database, words: str) -> None:
    found(shelf, words)
    assert found(shelf, "") == [CAFE, POT, TIME, MAIL]


def test_letters_that_were_typed_apart_are_found_inside_a_word(database: Database) -> None:
    """Some keyboards send an e and an accent; the accent must not cut the word in two."""
    put(database, a_deck(a_card(1, objection="My née name.")))
    assert found(database, "ne\u0301e") == ["My née name."]


def test_words_of_other_scripts_are_found(database: Database) -> None:
    put(database, a_deck(a_card(1, objection="У нас нет денег."), a_card(2, objection="予算がありません。")))
    assert found(database, "денег") == ["У нас нет денег."]
    assert found(database, "予算") == ["予算がありません。"]


def test_an_apostrophe_may_be_left_out(shelf: Database) -> None:
    assert found(shelf, "dont have mon") == [POT]
    assert found(shelf, "pots") == [POT]


def test_the_line_that_reads_like_the_search_comes_first(database: Database) -> None:
    apart = "Here we have another problem that we don't name, and here we don't look: a problem is a problem here."
    near = a_card(2, objection="We don't have that problem here.", variant="Never heard of it in all these years.")
    put(database, a_deck(a_card(1, objection=apart, variant="Problem? We have that here. We don't."), near))
    for words in (near.objection, "we dont have that problem"):
        assert found(database, words) == [near.objection, apart]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("budgets", "Our budget is frozen."),
        ("PRICING", "The price is high."),
        ("approvals", "It needs approval."),
        ("approved", "It needs approval."),
        ("companies", "The company is small."),
        ("company's", "The company is small."),
        ("taxes", "It is the tax."),
        ("frozen budgets", "Our budget is frozen."),
        ("budgets froz", "Our budget is frozen."),
        ("trackcos", "We use {competitor}."),
        ("thursdays", "E-mail me."),
    ],
)
def test_a_word_is_found_with_another_ending(database: Database, words: str, line: str) -> None:
    lines = ("Our budget is frozen.", "The price is high.", "It needs approval.", "The company is small.")
    lines += ("It is the tax.", "We use {competitor}.", "E-mail me.")
    put(database, a_deck(*(bare(number, objection) for number, objection in enumerate(lines, 1))))
    with database.writing() as tx:
        replies.put_own_words(tx, an_id(7), "Shall I call on Thursday?", "I see.", 7)
    with database.reading() as tx:
        assert [row.objection for row in finding.search(tx, words, {"competitor": "TrackCo"})] == [line]


def test_a_card_that_has_the_very_words_comes_before_those_with_another_ending(database: Database) -> None:
    near = "It goes by your pricing, in the end."
    put(database, a_deck(bare(1, "Price!"), bare(2, "A price is a price."), bare(3, near)))
    assert found(database, "pricing") == [near, "Price!", "A price is a price."]


@pytest.mark.parametrize("words", ["this", "bus", "loss", "us", "red", "ring", "is"])
def test_a_word_that_only_looks_as_if_it_had_an_ending_stays_whole(database: Database, words: str) -> None:
    put(database, a_deck(bare(1, "Think it through, butler, lose lots; read it, rile it: u, i.")))
    assert found(database, words) == []


def test_words_are_found_where_they_are_read_in_the_place_of_a_slot(database: Database) -> None:
    said = "We use {competitor} in {region}."
    cards_here = a_card(1, objection=said, slots={"region": "the north"}), a_card(2, objection="A competitor called.")
    put(database, a_deck(*cards_here))

    def found_with(words: str, **own: str) -> list[str]:
        with database.reading() as tx:
            return [row.objection for row in finding.search(tx, words, own)]

    assert found_with("use trackco in the nor", competitor="TrackCo") == [said]
    assert found_with("track", competitor="TrackCo") == [said]
    assert found_with("other vendor") == [said]
    assert found_with("other vendor", competitor="TrackCo") == []
    assert found_with("competitor", competitor="TrackCo") == ["A competitor called."]


def test_the_reps_own_wording_is_found_too(shelf: Database) -> None:
    with shelf.writing() as tx:
        replies.put_own_words(tx, an_id(4), "Shall I call on Thursday?", "Gladly, tomorrow.", 7)
    assert found(shelf, "thurs") == [MAIL]


def test_a_retired_card_is_not_found(shelf: Database) -> None:
    put(shelf, a_deck(*library()[:2]))
    assert found(shelf, "money") == [POT]


def test_an_edited_card_is_found_by_its_new_words_only(shelf: Database) -> None:
    with shelf.writing() as tx:
        cards.put_card(tx, a_card(1, objection="The tea house is closed.", variant="", reply="I see."), 9)
    assert (found(shelf, "cafe"), found(shelf, "tea")) == ([], ["The tea house is closed."])


def test_one_deck_can_be_looked_in(shelf: Database) -> None:
    put(shelf, a_deck(a_card(9, objection="Money again."), number=2))
    with shelf.reading() as tx:
        assert [row.id for row in finding.search(tx, "money", deck_id=an_id(2, "d"))] == [an_id(9)]
        assert [row.id for row in finding.search(tx, "", deck_id=an_id(2, "d"))] == [an_id(9)]


def test_a_deck_shows_as_many_as_it_has_however_many_there_are_in_others(database: Database) -> None:
    """Those with a wording of the rep's own, too: they were cut before the deck was looked at."""
    put(database, a_deck(*some_cards(9)), a_deck(a_card(20), a_card(21), number=2))
    with database.writing() as tx:
        for number in (*range(1, 10), 20, 21):
            replies.put_own_words(tx, an_id(number), "Shall I call on Thursday?", "I see.", 7)
    with database.reading() as tx:
        rows = finding.search(tx, "thursday", deck_id=an_id(2, "d"), limit=3)
    assert [row.id for row in rows] == [an_id(20), an_id(21)]


def test_a_retired_card_takes_no_place_on_the_list(shelf: Database) -> None:
    with shelf.writing() as tx:
        for number in (1, 4):
            replies.put_own_words(tx, an_id(number), "Shall I call on Thursday?", "I see.", 7)
    put(shelf, a_deck(*library()[1:]))
    with shelf.reading() as tx:
        assert [row.objection for row in finding.search(tx, "thursday", limit=1)] == [MAIL]


def test_of_many_cards_the_nearest_are_listed(database: Database) -> None:
    near = a_card(30, objection="Prices! Too high.", variant="Too high a price.")
    put(database, a_deck(*some_cards(20, objection="High up, too.", variant="", tells="A price too high."), near))
    with database.reading() as tx:
        found = finding.search(tx, "too high", limit=3)
    assert len(found) == 3
    assert found[0].id == near.id


# ---------------------------------------------------------------- what the rep decided

DAY = 50
DECIDED = {1: Status(marked=True), 2: Status(Rest.BY_REP, flag=2), 3: Status(buried_until=DAY + 1, marked=True, flag=3)}


@pytest.fixture
def sorted_out(shelf: Database) -> Database:
    """Four cards; the café is starred, the pot suspended and amber, the time buried, starred and green."""
    with shelf.writing() as tx:
        for number, status in DECIDED.items():
            memories.put_status(tx, an_id(number), status)
    return shelf


def chosen(database: Database, words: str, day: int = DAY, deck_id: str = "") -> list[str]:
    with database.reading() as tx:
        return [row.objection for row in finding.search(tx, words, deck_id=deck_id, day=day)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("is:starred", [CAFE, TIME]),
        ("is:flagged", [POT, TIME]),
        ("flag:2", [POT]),
        ("flag:amber flag:green", [POT, TIME]),
        ("flag:red", []),
        ("is:suspended", [POT]),
        ("is:buried", [TIME]),
        ("is:starred is:buried", [TIME]),
        ("is:starred is:suspended", []),
        ("money is:flagged", [POT, TIME]),
        ("money is:starred", [TIME]),
        ("is:starred mon", [TIME]),
        ("gladly is:starred", []),
    ],
)
def test_cards_are_found_by_what_was_decided_about_them(sorted_out: Database, words: str, expected: list[str]) -> None:
    assert chosen(sorted_out, words) == expected


def test_a_card_is_not_buried_any_more_on_the_day_it_comes_again(sorted_out: Database) -> None:
    assert chosen(sorted_out, "is:buried", DAY + 1) == []


def test_of_another_deck_nothing_is_listed(sorted_out: Database) -> None:
    put(sorted_out, a_deck(a_card(9), number=2))
    assert chosen(sorted_out, "is:starred", deck_id=an_id(2, "d")) == []
    assert chosen(sorted_out, "is:starred", deck_id=an_id(1, "d")) == [CAFE, TIME]


def test_a_retired_card_is_not_listed_whatever_was_decided(sorted_out: Database) -> None:
    put(sorted_out, a_deck(*library()[1:]))
    assert chosen(sorted_out, "is:starred") == [TIME]


def test_the_reps_own_wording_is_found_among_those_alone(sorted_out: Database) -> None:
    with sorted_out.writing() as tx:
        for number in (1, 4):
            replies.put_own_words(tx, an_id(number), "Shall I call on Thursday?", "I see.", 7)
    assert chosen(sorted_out, "thursday is:starred") == [CAFE]


def test_a_row_says_what_was_decided(sorted_out: Database) -> None:
    with sorted_out.reading() as tx:
        rows = {row.objection: (row.marked, row.flag, row.suspended, row.buried_until) for row in cards.rows(tx)}
    assert rows == {
        CAFE: (True, 0, False, 0),
        POT: (False, 2, True, 0),
        TIME: (True, 3, False, DAY + 1),
        MAIL: (False, 0, False, 0),
    }
