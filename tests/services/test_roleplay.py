"""Talks are begun, interrupted, gone on with, ended, looked at again and taken away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.builders import a_card, a_complaint, a_deck, an_id
from trainer import talkwords
from trainer.bootstrap import Workspace
from trainer.domain.cards import Layer
from trainer.domain.categories import Category
from trainer.domain.feedback import Feedback
from trainer.domain.played import Met, Speaker, Turn, Verdict
from trainer.domain.scenes import Manner, Match, NextStep, Outcome, Saying
from trainer.domain.talk import Grade, IllegalMoveError, Judged, Move, Phase
from trainer.errors import NotFoundError, TrainerError
from trainer.services.roleplay import Wish
from trainer.services.talking import Heard, Talk
from trainer.store import roleplays

Home = Callable[..., Workspace]

LAYERS = tuple(Layer(f"Why, {{rep}}, at {at}?", f"Because of {{competitor}} at {at}.") for at in range(1, 5))
PLAYED = a_card(
    1,
    layers=LAYERS,
    real_pain="{competitor} left them alone.",
    deflections=("Ask {competitor}.",),
    slots={"competitor": "Acme"},
)
STEP = NextStep("look at one month of orders", "you and me", "Tuesday at ten")


def asked(said: str = "What makes you say so?") -> Heard:
    """A good question, as the coach would have heard it."""
    return Heard(said, Feedback(), Judged(opens=True, asks=True))


def told(said: str = "We print two lists.") -> Heard:
    return Heard(said, Feedback(), Judged(told=12))


def begin(workspace: Workspace, **wish: object) -> Talk:
    return workspace.roleplay.begin(replace(Wish(manner=Manner.FRIENDLY), **wish))


@pytest.fixture
def workspace(home: Home) -> Workspace:
    return home(a_deck(PLAYED, a_card(2, layers=LAYERS[:2])))


def test_the_customer_begins_and_nothing_behind_the_doors_is_to_be_seen(workspace: Workspace) -> None:
    view = begin(workspace, objective="Find out why", confidence=2).view()
    assert [(turn.said, turn.why) for turn in view.turns] == [(PLAYED.objection, Saying.OBJECTION)]
    assert (view.casting.objective, view.casting.confidence, view.layers) == ("Find out why", 2, 4)
    assert "Acme" not in repr(view)


def test_what_is_behind_a_door_has_its_slots_filled(workspace: Workspace) -> None:
    workspace.roleplay.stage._chance = lambda _: 0
    talk = begin(workspace)
    assert talk.reply(asked()).turns[-1].said == "Because of Acme at 1."
    assert workspace.roleplay.played(talk.uuid).casting.deflections == ("Ask Acme.",)


def test_objection_and_variant_take_turns(workspace: Workspace) -> None:
    lines = [begin(workspace).view().turns[0].said for _ in range(3)]
    assert lines == [PLAYED.objection, PLAYED.variant, PLAYED.objection]


def test_the_pain_is_shown_once_the_rep_has_named_it(workspace: Workspace) -> None:
    talk = begin(workspace)
    for _ in range(4):
        view = talk.reply(asked())
    assert (view.phase, view.real_pain) == (Phase.NAMING, "")
    assert talk.name("They were let down.").real_pain == "Acme left them alone."
    assert talk.grade(Match.FOUND).turns[-1].why is Saying.RECOGNISED


def played_to_the_end(workspace: Workspace) -> Talk:
    talk = begin(workspace)
    for _ in range(4):
        talk.reply(asked())
    talk.name("They were let down.")
    talk.grade(Match.FOUND)
    talk.reply(told())
    talk.reply(asked("Would that do?"))
    assert talk.propose(STEP).step == STEP
    talk.end(Outcome.YES)
    workspace.roleplay.conclude(talk.uuid, Verdict("I asked early.", 4, Met.YES))
    return talk


def test_a_talk_is_kept_from_beginning_to_end(workspace: Workspace) -> None:
    talk = played_to_the_end(workspace)
    (kept,) = workspace.roleplay.all()
    assert (kept.uuid, kept.outcome, kept.depth) == (talk.uuid, Outcome.YES, 4)
    assert kept.verdict == Verdict("I asked early.", 4, Met.YES, is_given=True)
    assert kept.turns == talk.view().turns
    assert kept.turns[-3].said == "look at one month of orders, you and me, Tuesday at ten"


def test_an_ending_that_is_not_true_is_refused_and_nothing_is_kept_of_it(workspace: Workspace) -> None:
    talk = begin(workspace)
    before = talk.view()
    with pytest.raises(IllegalMoveError):
        talk.end(Outcome.YES)
    assert talk.view() == before
    assert workspace.roleplay.played(talk.uuid).turns == before.turns


def test_an_interrupted_talk_goes_on_where_it_was(home: Home) -> None:
    talk = begin(home(a_deck(PLAYED)))
    talk.reply(asked())
    before = talk.reply(told())
    again = home().roleplay.going_on()
    assert again is not None
    assert again.view() == before
    assert again.reply(asked()).depth == 2


def test_nothing_goes_on_once_it_was_ended(workspace: Workspace) -> None:
    begin(workspace).end(Outcome.PARTED_FRIENDS)
    assert workspace.roleplay.going_on() is None


def test_a_missed_door_can_be_tried_again(workspace: Workspace) -> None:
    talk = begin(workspace)
    talk.end(Outcome.NOT_NOW)
    again = workspace.roleplay.try_again(talk.uuid, 3)
    view = again.view()
    assert (view.depth, view.casting.customer, view.turns[-1].said) == (
        3,
        talk.view().casting.customer,
        "Because of Acme at 3.",
    )
    assert again.reply(asked()).phase is Phase.NAMING


def test_what_was_played_least_comes_first(home: Home) -> None:
    workspace = home(a_deck(PLAYED, a_card(3, layers=LAYERS, real_pain="So.", category=Category.FEAR)))
    cards = {begin(workspace).view().casting.card_id for _ in range(2)}
    assert cards == {an_id(1), an_id(3)}
    assert begin(workspace, category=Category.FEAR).view().casting.category is Category.FEAR


def test_a_kind_without_layers_is_told_in_a_sentence(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError, match="No objection of this kind has four layers yet"):
        begin(workspace, category=Category.TIME)


def test_a_shorter_talk_ends_in_an_answer(workspace: Workspace) -> None:
    talk = begin(workspace, layers=1)
    view = talk.reply(asked())
    assert (view.phase, view.layers) == (Phase.ANSWERING, 1)
    assert Move.NAME not in view.moves


def test_a_talk_is_taken_away_whole(workspace: Workspace) -> None:
    talk = played_to_the_end(workspace)
    before = workspace.roleplay.played(talk.uuid)
    gone = workspace.roleplay.forget(talk.uuid)
    assert workspace.roleplay.all() == ()
    with pytest.raises(NotFoundError):
        workspace.roleplay.played(talk.uuid)
    workspace.roleplay.bring_back(gone)
    assert workspace.roleplay.played(talk.uuid) == before


def test_what_was_begun_is_kept_for_its_own_talk(home: Home) -> None:
    workspace = home(a_deck(PLAYED))
    talk = begin(workspace)
    talk.keep_draft("What would")
    assert home().roleplay.going_on().draft == "What would"
    assert begin(workspace).draft == ""
    talk.keep_draft("")
    assert talk.draft == ""


def test_a_hurried_customer_speaks_faster(workspace: Workspace) -> None:
    paces = [begin(workspace, manner=manner).view().pace for manner in (Manner.ANXIOUS, Manner.FRIENDLY, Manner.RUSHED)]
    assert paces == sorted(set(paces))


def test_a_complaint_is_found_told_taken_away_and_brought_back(workspace: Workspace) -> None:
    workspace.roleplay.stage.complaints = (a_complaint(),)
    talk = workspace.roleplay.begin_complaint()
    talk.end(Outcome.PARTED_FRIENDS)
    workspace.roleplay.conclude(talk.uuid, Verdict("It went so so."))
    (row,) = workspace.talks.find("complaint pump", talkwords.findable).rows
    told = workspace.talks.facts(talk.uuid)
    assert (row.uuid, row.category) == (talk.uuid, None)
    assert told is not None
    assert dict(talkwords.facts(row, told))["Depth"] == "0 of 5 steps, neither impact asked"
    gone = workspace.roleplay.forget(talk.uuid)
    assert workspace.talks.find("complaint", talkwords.findable).total == 0
    workspace.roleplay.bring_back(gone)
    assert workspace.roleplay.played(talk.uuid) == gone
    assert workspace.bringing.weak(talk.uuid) == ()


def test_a_talk_that_todays_rules_do_not_allow_stands_in_nobodys_way(workspace: Workspace) -> None:
    talk = workspace.roleplay.begin(Wish(card_id=an_id(1), manner=Manner.FRIENDLY))
    played = workspace.roleplay.played(talk.uuid)
    odd = Turn(Speaker.REP, "", played.began.at_ms, deed=Grade(Match.FOUND))
    workspace._database.write(lambda tx: roleplays.add(tx, played, (odd,)))
    assert workspace.roleplay.going_on() is None
    with pytest.raises(TrainerError, match="take it away"):
        workspace.roleplay.resume(talk.uuid)
    workspace.roleplay.forget(talk.uuid)
    assert workspace.roleplay.begin(Wish(card_id=an_id(1))).is_going_on
