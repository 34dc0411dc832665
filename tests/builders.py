"""Valid cards and decks with few words, a clock that stands still, and a home that stays small."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from trainer import bootstrap, deckfile, paths
from trainer.domain.cards import LAYERS, Card, Deck, Fact, Layer
from trainer.domain.categories import Category
from trainer.domain.complaint import REACTIONS, Complaint
from trainer.domain.days import Moment
from trainer.domain.feedback import Feedback
from trainer.domain.memory import Rating
from trainer.domain.scenes import OWN_SAYINGS, Manner, Persona, Scene
from trainer.domain.signs import Step
from trainer.domain.views import Attempt, Choice, DeckDiff, Progress, Question, Reveal, Undone
from trainer.domain.writing import Spot
from trainer.services.session import StudySession
from trainer.settings import Preferences
from trainer.speech.silence import SilentEngine
from trainer.store import cards as card_store
from trainer.store.engine import Database

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
"""A Monday on which nobody changes their clocks."""

MINUTE_MS = 60_000
DAY_MS = 86_400_000

ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"


def an_id(number: int, kind: str = "c") -> str:
    """The id of the card with this number; always the same."""
    letters = ""
    while number:
        number, rest = divmod(number, 32)
        letters = ALPHABET[rest] + letters
    return kind + letters.rjust(11, "a")


def a_card(number: int = 1, **changes: Any) -> Card:
    """A card that is fine as it is; its texts name its number."""
    plain = Card(
        id=an_id(number),
        category=Category.BUDGET,
        objection=f"We have no money for thing {number}.",
        variant=f"The pot for thing {number} is empty.",
        reply=f"I agree that thing {number} must wait. What would you want fixed first?",
        points=("agrees", "asks what comes first"),
        tells="The money is gone, not the need.",
    )
    return replace(plain, **changes)


def a_full_card(number: int = 1, **changes: Any) -> Card:
    """A card with something in every text that is shown or spoken, and words for a slot of its own."""
    full = a_card(
        number,
        plain_reply="I agree. What would you want fixed first?",
        bad_reply="Everybody has money.",
        real_pain="Order errors land on this person.",
        deflections=("Let's talk in January.",),
        likely_in=("public sector",),
        slots={"region": "the north"},
        layers=(Layer("What comes first?", "The orders."), Layer("What goes wrong?", "Somebody stays late.")),
    )
    return replace(full, **changes)


def saying(text: str, spot: Spot) -> Card:
    """The full card with this text at a place that `said` names."""
    card, field = a_full_card(), str(spot[0])
    if field == "layers":
        item, key = int(spot[1]), str(spot[2])
        layers = (replace(layer, **{key: text}) if at == item else layer for at, layer in enumerate(card.layers))
        return replace(card, layers=tuple(layers))
    if len(spot) > 1:
        lines = getattr(card, field)
        return replace(card, **{field: tuple(text if at == spot[1] else line for at, line in enumerate(lines))})
    return replace(card, **{field: text})


def some_cards(count: int, first: int = 1, **changes: Any) -> tuple[Card, ...]:
    """Cards with numbers from `first` on, their kinds in turn unless `changes` says which."""
    kinds = list(Category)
    return tuple(
        a_card(number, **({"category": kinds[number % len(kinds)]} | changes)) for number in range(first, first + count)
    )


def a_deck(*cards: Card, number: int = 1, **changes: Any) -> Deck:
    """A deck of these cards, or of three."""
    return replace(
        Deck(id=an_id(number, "d"), title=f"Deck {number}", owner="Sales floor", cards=cards or some_cards(3)),
        **changes,
    )


def a_claim(**changes: Any) -> Fact:
    """Something a reply asserts that nobody has looked into yet."""
    return replace(Fact(means="A customer who may be named.", claim="Acme saved a third."), **changes)


def a_question(**changes: Any) -> Question:
    """The first line of five, of a card that was practised before."""
    card = a_card()
    plain = Question(card.id, card.objection, card.category, (), Progress(0, 5))
    return replace(plain, **changes)


def a_reveal(**changes: Any) -> Reveal:
    """What is shown after that question was answered aloud, with two grades."""
    card = a_card()
    plain = Reveal(
        question=a_question(),
        attempt=Attempt(aloud=True),
        reply=card.reply,
        without_claims=False,
        own_words="",
        own_words_outdated=False,
        points=card.points,
        tells=card.tells,
        bad_reply="",
        choices=(Choice(Rating.AGAIN, minutes=10), Choice(Rating.GOOD, days=2)),
    )
    return replace(plain, **changes)


class FixedClock:
    """A clock that goes only when it is told to.

    Args:
        when: The instant at which it stands, Monday noon UTC unless it is said otherwise.
        offset: Minutes that local time is ahead of UTC.
    """

    def __init__(self, when: datetime = NOON, offset: int = 0) -> None:
        self.at_ms = int(when.timestamp() * 1000)
        self.offset = offset

    def now(self) -> Moment:
        return Moment(self.at_ms, self.offset)

    def advance(self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
        """Let time pass; a negative number puts the clock back."""
        self.at_ms += round(((days * 24 + hours) * 60 + minutes) * MINUTE_MS + seconds * 1000)

    def travel(self, offset: int) -> None:
        """Be somewhere else, or change to summer time: the same instant at another local offset."""
        self.offset = offset

    @property
    def day(self) -> int:
        return self.now().day


def open_home(folder: Path, *decks: Deck, clock: FixedClock | None = None, **chosen: Any) -> bootstrap.Workspace:
    """The services over `folder`, silent and on a clock that stands still; close them at the end.

    A fresh home gets these decks instead of the shipped ones; `chosen` are settings.
    """
    home = paths.Home(folder)
    clock = clock or FixedClock()
    preferences = Preferences(home.settings)
    if chosen:
        preferences.change(**chosen)
    if decks and not home.database.exists():
        install(home.database, *decks)
    return bootstrap.start(folder, clock=clock, make_engine=SilentEngine, preferences=preferences)


def install(path: Path, *decks: Deck) -> None:
    """Put decks into a database file."""
    database = Database(path)
    with database.writing() as tx:
        for deck in decks:
            card_store.put_deck(tx, deck, 0)
    database.close()


def take_in(workspace: bootstrap.Workspace, deck: Deck, folder: Path) -> DeckDiff:
    """Import a deck the way a person does: from a file, with a preview. Returns the preview."""
    path = folder / "incoming.deck.toml"
    path.write_bytes(deckfile.dumps(deck))
    diff = workspace.library.preview(path)
    workspace.library.install(diff)
    return diff


def asked(session: StudySession) -> Question:
    """The next question; there is one."""
    question = session.next()
    assert question is not None
    return question


def undone(session: StudySession) -> Undone:
    """The newest answer, taken back; there is one."""
    back = session.undo()
    assert isinstance(back, Undone)
    return back


def answer(
    session: StudySession,
    question: Question | None = None,
    rating: Rating = Rating.GOOD,
    *,
    said: str = "",
    feedback: Callable[[Question, str], Feedback] | None = None,
) -> Reveal:
    """Attempt and grade one question, the next one unless it is given."""
    question = question or asked(session)
    reveal = session.reveal(question, Attempt(said=said))
    session.grade(reveal, rating, (feedback or session.feedback)(question, said))
    return reveal


def answer_all(session: StudySession, rating: Rating = Rating.GOOD, most: int = 1_000) -> list[str]:
    """Answer until the session is over; returns the ids in the order in which they were asked."""
    order: list[str] = []
    while (question := session.next()) is not None and len(order) < most:
        order.append(question.card_id)
        answer(session, question, rating)
    return order


def a_persona(patience: int = 4, attention: int = 0) -> Persona:
    """A customer with two lines for everything."""
    sayings = {why: (f"{why} 1", f"{why} 2") for why in OWN_SAYINGS}
    return Persona(Manner.FRIENDLY, patience, attention, 1.0, sayings)


def a_scene(layers: int = LAYERS, seed: int = 0, persona: Persona | None = None) -> Scene:
    """A scene of so many layers; one with all four has a pain behind them."""
    told = tuple(Layer(f"Why {depth}?", f"Because of {depth}.") for depth in range(1, layers + 1))
    pain = "It all lands on one desk." if layers == LAYERS else ""
    return Scene("There is no money.", told, persona or a_persona(), real_pain=pain, seed=seed)


def a_complaint(**changes: Any) -> Complaint:
    """Somebody whose pump failed, with two lines for every reaction."""
    told = Complaint(
        key=an_id(1, "p"),
        line="The pump has failed again.",
        vents=("Twice in a month.", "Nobody rang me."),
        company="We lost a client over it.",
        personal="I missed my daughter's recital.",
        gotcha="The loading bay is closed on Friday.",
        known="Two pumps, bought in May.",
        issue="The pump failed twice in a month.",
        company_impact="They lost a client.",
        personal_impact="He missed his daughter's recital.",
        risk="The loading bay is closed on Friday.",
        says={why: (f"{why} 1", f"{why} 2") for why in REACTIONS},
        good={step: f"A good {step} sentence." for step in Step},
        voice="male",
    )
    return replace(told, **changes)
