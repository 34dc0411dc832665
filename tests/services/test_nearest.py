"""What a line means is told by the coach, and what is near is found among the rep's own lines."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from tests.builders import a_card, a_deck, an_id, some_cards
from tests.services.conftest import Home
from tests.understanding import WordCoach
from trainer.bootstrap import Workspace
from trainer.domain.cards import Card
from trainer.domain.categories import Category
from trainer.domain.feedback import Certainty
from trainer.services import nearest
from trainer.services.nearest import Meant, Nearest

KINDS = {"dear": (Category.PRICE, 0.99), "money": (Category.BUDGET, 0.7), "hm": (Category.TIME, 0.1)}
DEAR = a_card(1, category=Category.PRICE, objection="That is rather dear.", variant="Far too dear.", reply="Dear, yes.")
BROKE = a_card(2, objection="We have no money left.", variant="", reply="None at all?")


@pytest.fixture
def coach() -> WordCoach:
    return WordCoach(KINDS)


def over(home: Home, coach: WordCoach, *cards: Card, **chosen: str) -> Workspace:
    """A home with these cards, or as it was left, and this coach; its lines were not read yet."""
    workspace = home(*([a_deck(*cards)] if cards else []), **chosen)
    workspace.coach = coach
    return workspace


def learnt(workspace: Workspace) -> Nearest:
    workspace.nearest.learn(threading.Event())
    return workspace.nearest


def lines(meant: Meant) -> list[str]:
    return [near.line for near in meant.near]


# ---------------------------------------------------------------- what it means


@pytest.mark.parametrize(
    ("said", "kind", "certainty"),
    [
        ("that is dear", Category.PRICE, Certainty.SURE),
        ("no money", Category.BUDGET, Certainty.LIKELY),
        ("hm hm", Category.TIME, Certainty.CHECK),
        ("what", None, Certainty.CHECK),
    ],
)
def test_the_kind_is_what_the_coach_hears(
    home: Home, coach: WordCoach, said: str, kind: Category | None, certainty: Certainty
) -> None:
    assert over(home, coach, DEAR).nearest.meant(said) == Meant(said, kind, certainty)


def test_the_coach_hears_what_a_person_sees(home: Home, coach: WordCoach) -> None:
    over(home, coach, DEAR).nearest.meant("  that \ud800\n is\u200b dear ")
    assert coach.heard == ["that is dear"]


# ---------------------------------------------------------------- what is near


def test_what_is_near_comes_with_its_reply(home: Home, coach: WordCoach) -> None:
    meant = learnt(over(home, coach, DEAR, BROKE)).meant("that is dear")
    assert [(near.card_id, near.category, near.line, near.reply) for near in meant.near] == [
        (DEAR.id, Category.PRICE, DEAR.objection, DEAR.reply)
    ]


def test_a_line_is_near_by_its_other_wording_and_told_once(home: Home, coach: WordCoach) -> None:
    assert lines(learnt(over(home, coach, DEAR)).meant("far too dear")) == [DEAR.objection]


def test_nothing_is_near_before_the_lines_were_read(home: Home, coach: WordCoach) -> None:
    assert lines(over(home, coach, DEAR).nearest.meant("that is dear")) == []


def test_three_are_shown_at_most(home: Home, coach: WordCoach) -> None:
    cards = [replace(card, objection="That is dear.", variant="") for card in some_cards(9)]
    assert len(learnt(over(home, coach, *cards)).meant("that is dear").near) == 3


def test_slots_have_the_reps_own_words(home: Home, coach: WordCoach) -> None:
    card = replace(DEAR, objection="Is {product} dear?", variant="", reply="{product} is.")
    [near] = learnt(over(home, coach, card, product="Orbit")).meant("is Orbit dear").near
    assert (near.line, near.reply) == ("Is Orbit dear?", "Orbit is.")


def test_the_reply_is_the_reps_own_where_there_is_one(home: Home, coach: WordCoach) -> None:
    workspace = over(home, coach, DEAR)
    workspace.editing.keep_own_words(DEAR.id, "Let me show you why.")
    assert [near.reply for near in learnt(workspace).meant("that is dear").near] == ["Let me show you why."]


def test_a_line_without_a_reply_is_near_all_the_same(home: Home, coach: WordCoach) -> None:
    workspace = over(home, coach, BROKE)
    workspace.capture.write("That is dear", Category.PRICE)
    assert [(near.line, near.reply) for near in learnt(workspace).meant("that is dear").near] == [("That is dear", "")]


def test_a_line_is_told_as_it_is_now_and_not_at_all_when_it_is_gone(home: Home, coach: WordCoach) -> None:
    workspace = over(home, coach, DEAR)
    written = workspace.capture.write("What is dear", Category.PRICE)
    near = learnt(workspace)
    workspace.editing.save(replace(DEAR, reply="Another reply."))
    workspace.capture.undo()
    assert [(one.card_id, one.reply) for one in near.meant("that is dear").near] == [(DEAR.id, "Another reply.")]
    assert written.card_id != DEAR.id


# ---------------------------------------------------------------- reading the lines


def test_a_line_is_read_once(home: Home, coach: WordCoach) -> None:
    workspace = over(home, coach, DEAR, BROKE)
    learnt(workspace)
    assert sorted(coach.heard) == sorted([DEAR.objection, DEAR.variant, BROKE.objection])
    learnt(workspace)
    assert len(coach.heard) == 3


def test_what_was_read_is_there_after_a_restart(home: Home, coach: WordCoach) -> None:
    learnt(over(home, coach, DEAR, BROKE))
    fresh = WordCoach(KINDS)
    learnt(over(home, fresh))
    assert fresh.heard == []


@pytest.mark.parametrize("kept", [b"", b"rubbish", b"\0" * 2000])
def test_lines_are_read_anew_where_what_was_kept_is_damaged(home: Home, coach: WordCoach, kept: bytes) -> None:
    workspace = over(home, coach, DEAR, BROKE)
    learnt(workspace)
    workspace.home.meanings.write_bytes(kept)
    again = WordCoach(KINDS)
    assert lines(learnt(over(home, again)).meant("that is dear")) == [DEAR.objection]
    assert len(again.heard) == 4


def test_lines_are_read_anew_by_another_model(home: Home, coach: WordCoach) -> None:
    learnt(over(home, coach, DEAR))
    newer = WordCoach(KINDS)
    newer.become("newer")
    learnt(over(home, newer))
    assert sorted(newer.heard) == sorted([DEAR.objection, DEAR.variant])


def test_without_a_model_nothing_is_read_and_nothing_kept(home: Home, coach: WordCoach) -> None:
    coach.become("")
    workspace = over(home, coach, DEAR)
    assert learnt(workspace).meant("that is dear") == Meant("that is dear")
    assert coach.heard == ["that is dear"]
    assert not workspace.home.meanings.exists()


def test_a_line_that_came_or_changed_is_read_and_what_is_gone_is_let_go(home: Home, coach: WordCoach) -> None:
    workspace = over(home, coach, DEAR, BROKE)
    learnt(workspace)
    size = workspace.home.meanings.stat().st_size
    workspace.editing.save(replace(DEAR, objection="Dear me.", variant="That is too dear."))
    coach.heard.clear()
    learnt(workspace)
    assert sorted(coach.heard) == ["Dear me.", "That is too dear."]
    assert workspace.home.meanings.stat().st_size == size


def test_who_is_told_to_stop_reads_nothing_more(home: Home, coach: WordCoach) -> None:
    workspace = over(home, coach, DEAR)
    closed = threading.Event()
    closed.set()
    workspace.nearest.learn(closed)
    workspace.silence()
    learnt(workspace)
    assert coach.heard == []


def test_who_was_stopped_goes_on_where_he_was(home: Home, coach: WordCoach) -> None:
    workspace = over(home, coach, DEAR, BROKE)
    closed = threading.Event()

    class Impatient(WordCoach):
        def meaning(self, line: str) -> object:  # type: ignore[override]
            closed.set()
            return super().meaning(line)

    workspace.coach = impatient = Impatient(KINDS)
    workspace.nearest.learn(closed)
    assert len(impatient.heard) == 1
    learnt(over(home, coach))
    assert sorted([*impatient.heard, *coach.heard]) == sorted([DEAR.objection, DEAR.variant, BROKE.objection])


def test_of_many_lines_those_are_read_that_matter_most(
    home: Home, coach: WordCoach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nearest, "MOST", 4)
    workspace = over(home, coach, *some_cards(40))
    workspace.capture.again(an_id(33))
    learnt(workspace)
    assert coach.heard[0] == workspace.library.card(an_id(33)).objection
    assert len(coach.heard) == 4
