"""A deck file goes to a reviewer and comes back, with what was said of it beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.builders import FixedClock, a_card, a_claim, a_deck, open_home, some_cards
from trainer import deckfile
from trainer.bootstrap import Workspace
from trainer.deckfile import writing
from trainer.deckfile.reviews import beside
from trainer.domain.cards import Deck
from trainer.domain.remarks import Belief, Kind, State
from trainer.domain.seals import Seal
from trainer.errors import NotFoundError, TrainerError
from trainer.services.publishing import Fate, Publishing, UnderReview

PASSPHRASE = "nine lives"
UNTIL = date(2026, 9, 2)
BEFORE = a_deck(*some_cards(4), owner="Tom Adler", number=7)
FIRST, SECOND, THIRD, _ = BEFORE.cards
AFTER = replace(
    BEFORE,
    version=2,
    changes="Softer.",
    cards=(replace(FIRST, reply="I see. What would have to be true?"), SECOND, a_card(90), THIRD),
)
Person = Callable[..., Workspace]


@pytest.fixture
def person(tmp_path: Path, clock: FixedClock, request: pytest.FixtureRequest) -> Person:
    """Somebody with a home and a name of their own."""

    def make(name: str, *decks: Deck) -> Workspace:
        workspace = open_home(tmp_path / name, *decks, clock=clock)
        request.addfinalizer(workspace.close)
        if name:
            workspace.publishing.make_key(name, PASSPHRASE)
        return workspace

    return make


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "Team.deck.toml"
    writing.write(place, AFTER)
    return place


def believed(publishing: Publishing, under: UnderReview, belief: Belief = Belief.MOSTLY) -> UnderReview:
    for line in under.lines:
        if line.fate is not Fate.RETIRED:
            under = publishing.say(under, Kind.BELIEVED, card_id=line.card.id, belief=belief)
    return under


def approved(publishing: Publishing, file: Path) -> UnderReview:
    return publishing.approve(believed(publishing, publishing.open(file)), UNTIL, PASSPHRASE)


def test_only_what_is_new_has_to_be_looked_at(person: Person, file: Path) -> None:
    under = person("Dana", BEFORE).publishing.open(file)
    assert under.since == 1
    assert [(line.fate, line.card.id) for line in under.lines] == [
        (Fate.CHANGED, FIRST.id),
        (Fate.NEW, a_card(90).id),
        (Fate.RETIRED, BEFORE.cards[3].id),
    ]
    assert under.lines[0].before == FIRST


def test_to_somebody_who_never_had_the_deck_all_of_it_is_new(person: Person, file: Path) -> None:
    under = person("Dana").publishing.open(file)
    assert (under.since, {line.fate for line in under.lines}, len(under.lines)) == (0, {Fate.NEW}, 4)


def test_a_deck_goes_out_is_sent_back_and_comes_again(person: Person, file: Path) -> None:
    tom, dana = person("Tom Adler", BEFORE).publishing, person("Dana", BEFORE).publishing
    assert tom.open(file).state is State.DRAFT
    assert tom.say(tom.open(file), Kind.HANDED_IN).state is State.IN_REVIEW
    seen = dana.say(dana.open(file), Kind.COMMENT, "One softener now.", FIRST.id, suggestion="Thank you.")
    assert dana.say(seen, Kind.CHANGES_WANTED, "Shorter, please.").state is State.CHANGES_WANTED
    told = tom.open(file)
    assert [(one.by, one.text) for one in told.remarks[1:]] == [
        ("Dana", "One softener now."),
        ("Dana", "Shorter, please."),
    ]
    writing.write(file, replace(AFTER, title="Shorter"))
    assert tom.open(file).state is State.DRAFT
    assert len(tom.open(file).remarks) == 3
    tom.say(tom.open(file), Kind.HANDED_IN)
    assert approved(dana, file).state is State.APPROVED
    assert tom.open(file).badge.seal is Seal.UNCONFIRMED
    tom.confirm(dana.reviewer().key, "Dana from sales")  # type: ignore[union-attr]
    assert tom.open(file).state is State.APPROVED
    assert tom.open(file).badge.reviewer == "Dana from sales"


def test_what_two_people_write_at_once_is_all_there(person: Person, file: Path) -> None:
    dana, ines = person("Dana").publishing, person("Ines").publishing
    one, other = dana.open(file), ines.open(file)
    dana.say(one, Kind.COMMENT, "First.")
    ines.say(other, Kind.COMMENT, "Second.")
    assert {remark.text for remark in dana.open(file).remarks} == {"First.", "Second."}


def test_nothing_is_approved_before_every_line_was_answered_for(person: Person, file: Path) -> None:
    dana = person("Dana", BEFORE).publishing
    with pytest.raises(TrainerError, match="Would the customer believe"):
        dana.approve(dana.open(file), UNTIL, PASSPHRASE)
    assert deckfile.read(file).approvals == ()


def test_what_nobody_would_believe_is_not_approved(person: Person, file: Path) -> None:
    dana = person("Dana", BEFORE).publishing
    under = believed(dana, dana.open(file), Belief.NO)
    with pytest.raises(TrainerError, match="ask for changes"):
        dana.approve(under, UNTIL, PASSPHRASE)
    assert believed(dana, under).missing == ()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"changes": ""}, "does not say what changed"),
        ({"version": 1}, "give this one a higher number"),
        (
            {"cards": (replace(FIRST, facts=(a_claim(),), plain_reply="I see."),)},
            "not verified; verify it, or take it out",
        ),
    ],
)
def test_what_is_not_ready_is_not_approved(person: Person, file: Path, change: dict[str, object], says: str) -> None:
    writing.write(file, replace(AFTER, **change))  # type: ignore[arg-type]
    dana = person("Dana", BEFORE).publishing
    with pytest.raises(TrainerError, match=says):
        approved(dana, file)


def test_a_review_counts_until_a_day_to_come(person: Person, file: Path, clock: FixedClock) -> None:
    dana = person("Dana", BEFORE).publishing
    under = believed(dana, dana.open(file))
    with pytest.raises(TrainerError, match="has passed"):
        dana.approve(under, clock.now().local.date(), PASSPHRASE)
    dana.approve(under, clock.now().local.date() + timedelta(days=1), PASSPHRASE)
    clock.advance(days=2)
    assert dana.open(file).state is State.RAN_OUT


def test_what_changed_while_it_was_read_is_not_signed(person: Person, file: Path) -> None:
    dana = person("Dana", BEFORE).publishing
    under = believed(dana, dana.open(file))
    writing.write(file, replace(AFTER, title="Swapped"))
    with pytest.raises(TrainerError, match="has changed since you opened it"):
        dana.approve(under, UNTIL, PASSPHRASE)


def test_an_approval_is_taken_back(person: Person, file: Path) -> None:
    dana = person("Dana", BEFORE).publishing
    with pytest.raises(TrainerError, match="nothing to take back"):
        dana.withdraw(dana.open(file), "A price was wrong.", PASSPHRASE)
    under = dana.withdraw(approved(dana, file), "A price was wrong.", PASSPHRASE)
    assert (under.state, under.badge.seal) == (State.WITHDRAWN, Seal.WITHDRAWN)
    assert under.remarks[-1].text == "A price was wrong."
    assert len(under.deck.approvals) == 1


def test_who_approves_their_own_deck_is_told_as_that(person: Person, file: Path) -> None:
    assert approved(person("tom adler", BEFORE).publishing, file).badge.seal is Seal.OWN


def test_another_passphrase_signs_nothing(person: Person, file: Path) -> None:
    dana = person("Dana", BEFORE).publishing
    under = believed(dana, dana.open(file))
    with pytest.raises(TrainerError, match="not the passphrase"):
        dana.approve(under, UNTIL, "nine wives")
    assert deckfile.read(file).approvals == ()


def test_nobody_says_anything_without_a_name_or_words(person: Person, file: Path) -> None:
    nobody = person("").publishing
    with pytest.raises(TrainerError, match="Say who you are first"):
        nobody.say(nobody.open(file), Kind.COMMENT, "Well.")
    dana = person("Dana").publishing
    with pytest.raises(TrainerError, match="without words"):
        dana.say(dana.open(file), Kind.COMMENT, " ")
    with pytest.raises(NotFoundError, match="no card with the id"):
        dana.say(dana.open(file), Kind.COMMENT, "Well.", "z" * 12)
    for name in ("", "\u202e"):
        with pytest.raises(TrainerError):
            dana.make_key(name, PASSPHRASE)
        with pytest.raises(TrainerError):
            dana.confirm("key", name)
    assert not beside(file).exists()


def test_a_reviewer_is_believed_until_they_are_forgotten(person: Person, file: Path) -> None:
    dana, rep = person("Dana", BEFORE).publishing, person("Omar").publishing
    deck = approved(dana, file).deck
    rep.confirm(deck.approvals[0].key, "Dana")
    assert rep.badge(deck).seal is Seal.REVIEWED
    rep.forget(deck.approvals[0].key)
    assert rep.badge(deck).seal is Seal.UNCONFIRMED


def test_an_approved_deck_that_is_installed_keeps_its_seal(person: Person, file: Path) -> None:
    dana = person("Dana", BEFORE)
    approved(dana.publishing, file)
    dana.library.install(dana.library.preview(file))
    dana.library.export(AFTER.id, file.with_name("again.deck.toml"))
    assert dana.publishing.open(file.with_name("again.deck.toml")).badge.seal is Seal.REVIEWED
