"""One talk with the real coach: doors open for good questions in anybody's words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.builders import open_home
from trainer.bootstrap import Workspace
from trainer.domain.feedback import Label
from trainer.domain.scenes import Manner, Saying
from trainer.domain.talk import Phase
from trainer.services.roleplay import Wish
from trainer.services.talking import Talk

BUD_01 = "75aiopinn2u2"
"""“I don't have any money this fiscal year.” of the shipped decks."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = open_home(tmp_path_factory.mktemp("home"))
    yield workspace
    workspace.close()


@pytest.fixture
def talk(workspace: Workspace) -> Talk:
    return workspace.roleplay.begin(Wish(manner=Manner.SCEPTICAL, card_id=BUD_01))


def say(talk: Talk, said: str) -> Saying | None:
    """The reply, and why the customer says what they then say."""
    return talk.reply(talk.hear(said)).turns[-1].why


def test_a_good_question_in_other_words_opens_the_first_door(talk: Talk) -> None:
    assert (
        say(talk, "I hear you. Suppose there were some, what would you put right before anything else?")
        is Saying.ANSWER
    )


def test_the_questions_that_the_card_has_open_every_door(talk: Talk, workspace: Workspace) -> None:
    for layer in workspace.library.card(BUD_01).layers:
        assert say(talk, layer.ask) is Saying.ANSWER


@pytest.mark.parametrize(
    "said",
    [
        "I completely understand how hard that must be for you.",
        "Do you have a budget next year?",
        "Would it be all right if I asked you something about that?",
        "Our service pays for itself in three months, so money is not the problem.",
        "How many people work in your warehouse?",
    ],
)
def test_empathy_closed_questions_permission_and_pitches_open_nothing(talk: Talk, said: str) -> None:
    assert say(talk, said) is not Saying.ANSWER


def test_a_fault_is_heard_and_met_with_a_pushback(talk: Talk) -> None:
    assert say(talk, "You don't understand, that's not really a problem. Everybody has money.") is Saying.PUSHBACK
    assert Label.DISMISSIVE in talk.view().turns[-2].feedback.labels


def test_a_line_that_comes_next_was_made_ready(talk: Talk) -> None:
    for said in ("What would you fix first?", "Right, I see.", "And what happens when one of those goes wrong?"):
        ready = talk.upcoming()
        talk.reply(talk.hear(said))
        assert talk.view().turns[-1].said in ready


def test_a_softener_that_was_said_before_is_remembered(talk: Talk) -> None:
    say(talk, "Thank you for telling me. What would you fix first?")
    heard = talk.hear("Thanks for being open about that. What happens then?")
    assert talk.view().phase is Phase.TALKING
    assert Label.THANKS in heard.feedback.labels
