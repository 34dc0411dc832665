"""The talks there were are found by their words, page by page, and told once they were looked back at."""

from __future__ import annotations

import pytest

from tests.builders import FixedClock, a_card, a_deck, an_id
from tests.services.conftest import Home
from trainer.bootstrap import Workspace
from trainer.domain.cards import Layer
from trainer.domain.feedback import Feedback
from trainer.domain.played import Verdict
from trainer.domain.scenes import Manner, Outcome
from trainer.domain.talk import Judged
from trainer.domain.talks import TalkRow
from trainer.services import talks as module
from trainer.services.roleplay import Wish
from trainer.services.talking import Heard

LAYERS = tuple(Layer(f"Why at {at}?", f"Because of {at}.") for at in range(1, 5))


@pytest.fixture
def workspace(home: Home) -> Workspace:
    return home(a_deck(a_card(1, layers=LAYERS, real_pain="So.", objection="It’s Zoë who doesn't pay.", variant="")))


def talk(workspace: Workspace, clock: FixedClock, said: str, outcome: Outcome | None = Outcome.NOT_NOW) -> str:
    talk = workspace.roleplay.begin(Wish(card_id=an_id(1), manner=Manner.FRIENDLY))
    talk.reply(Heard(said, Feedback(), Judged(opens=True, asks=True)))
    if outcome:
        talk.end(outcome)
    clock.advance(hours=1)
    return talk.uuid


def told(row: TalkRow) -> str:
    return f"{row.customer} layer {row.depth} of {row.layers}, {row.outcome or 'interrupted'}"


def found(workspace: Workspace, text: str) -> list[str]:
    return [row.uuid for row in workspace.talks.find(text, told).rows]


def test_all_are_listed_the_newest_first_with_those_that_were_interrupted(
    workspace: Workspace, clock: FixedClock
) -> None:
    first, second = talk(workspace, clock, "Since when?"), talk(workspace, clock, "Who else?", None)
    rows = workspace.talks.find("", told).rows
    assert [(row.uuid, row.outcome, row.depth) for row in rows] == [(second, None, 1), (first, Outcome.NOT_NOW, 1)]
    assert [row.uuid for row in workspace.talks.newest(5).rows] == [first]


@pytest.mark.parametrize(
    "text",
    ["since", "SINCE when", "since because", "Zoë", "its", "it's", "doesnt", "not_n", "layer 1", "", "  "],
)
def test_every_word_may_be_said_by_either_or_told_of_it(workspace: Workspace, clock: FixedClock, text: str) -> None:
    one = talk(workspace, clock, "Since when?")
    assert found(workspace, text) == [one]


@pytest.mark.parametrize("text", ["lorry", "since lorry", "layer 2", "layer 4", "since yes"])
def test_a_word_that_is_nowhere_finds_nothing(workspace: Workspace, clock: FixedClock, text: str) -> None:
    talk(workspace, clock, "Since when?")
    assert found(workspace, text) == []


def test_words_are_looked_for_in_one_talk_and_not_in_all(workspace: Workspace, clock: FixedClock) -> None:
    talk(workspace, clock, "Since when?")
    other = talk(workspace, clock, "Who else?")
    assert found(workspace, "who else") == [other]
    assert found(workspace, "since else") == []


@pytest.mark.parametrize("text", ["", "because"])
def test_many_are_read_page_by_page(
    workspace: Workspace, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(module, "PAGE", 2)
    uuids = [talk(workspace, clock, "Since when?") for _ in range(5)][::-1]
    pages = [workspace.talks.find(text, told, first) for first in (0, 2, 4, 6)]
    assert [row.uuid for page in pages for row in page.rows] == uuids
    assert {page.total for page in pages} == {5}


def test_facts_are_told_once_the_rep_has_said_what_they_make_of_it(workspace: Workspace, clock: FixedClock) -> None:
    one = talk(workspace, clock, "Since when?")
    assert workspace.talks.facts(one) is None
    workspace.roleplay.conclude(one, Verdict("Good.", 4))
    facts = workspace.talks.facts(one)
    assert facts is not None
    assert (facts.depth, facts.replies, facts.confidence) == (1, 1, (0, 4))
