"""A role-play is kept turn by turn, and gone when it is taken away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import a_card, a_deck, an_id
from trainer.domain.cards import Layer
from trainer.domain.categories import Category
from trainer.domain.days import Moment
from trainer.domain.played import Casting, Company, Mark, Met, Played, Seat, Speaker, Turn, Verdict
from trainer.domain.scenes import Outcome, Saying
from trainer.domain.talk import End, Judged, Reply
from trainer.errors import NotFoundError
from trainer.store import cards, roleplays
from trainer.store.engine import Database

CASTING = Casting(an_id(1), Category.PRICE, "Too dear.", (Layer("Than what?", "Than last year."),))
FIRST = Played("a" * 8, Moment(1000, 60), CASTING)
SAID = (
    Turn(Speaker.CUSTOMER, "Too dear.", 1000, Saying.OBJECTION),
    Turn(Speaker.REP, "Hm.", 2000, deed=Reply(Judged())),
)


def test_turns_come_back_in_their_order(database: Database) -> None:
    with database.writing() as tx:
        roleplays.put(tx, FIRST)
        roleplays.add(tx, FIRST, SAID[:1])
        roleplays.add(tx, replace(FIRST, depth=1), SAID[1:])
        assert roleplays.get(tx, FIRST.uuid) == replace(FIRST, depth=1, turns=SAID)


def test_the_newest_that_was_not_ended_is_gone_on_with(database: Database) -> None:
    later = replace(FIRST, uuid="later", began=Moment(5000))
    with database.writing() as tx:
        assert roleplays.going_on(tx) is None
        for played in (FIRST, later):
            roleplays.put(tx, played)
        assert roleplays.going_on(tx) == later
        ended = replace(later, outcome=Outcome.NOT_NOW, ended_ms=9000, verdict=Verdict("Late.", 3, Met.NO))
        last = Turn(Speaker.REP, "", 9000, deed=End(Outcome.NOT_NOW))
        roleplays.add(tx, ended, (last,))
        assert roleplays.going_on(tx) == FIRST
        assert roleplays.everything(tx) == (replace(ended, turns=(last,)), FIRST)


def test_what_is_forgotten_leaves_nothing(database: Database) -> None:
    other = replace(FIRST, uuid="other")
    with database.writing() as tx:
        for played in (FIRST, other):
            roleplays.put(tx, played)
            roleplays.add(tx, played, SAID)
        assert roleplays.times(tx) == {an_id(1): 2}
        roleplays.forget(tx, FIRST.uuid)
        with pytest.raises(NotFoundError, match="not there any more"):
            roleplays.get(tx, FIRST.uuid)
        assert roleplays.everything(tx) == (replace(other, turns=SAID),)
        assert tx.exec_driver_sql("SELECT count(*) FROM turn").scalar() == len(SAID)


def test_what_others_made_of_it_is_kept_once_for_each_seat_and_place(database: Database) -> None:
    with database.writing() as tx:
        roleplays.put(tx, FIRST)
        first = (Mark(Seat.OBSERVER, 1, comment="Good."), Mark(Seat.PARTNER, trust=2))
        for mark in (*first, Mark(Seat.PARTNER, trust=4)):
            roleplays.put_mark(tx, FIRST.uuid, mark)
        kept = roleplays.get(tx, FIRST.uuid)
        assert set(kept.marks) == {first[0], Mark(Seat.PARTNER, trust=4)}
        assert kept.mark(Seat.PARTNER).trust == 4
        assert kept.mark(Seat.PARTNER, 1) == Mark(Seat.PARTNER, 1)
        roleplays.forget(tx, FIRST.uuid)
        assert tx.exec_driver_sql("SELECT count(*) FROM mark").scalar() == 0


def test_who_was_there_last_is_known(database: Database) -> None:
    with database.writing() as tx:
        roleplays.put(tx, FIRST)
        assert roleplays.in_company(tx) is None
        for at, name in ((2000, "Sam"), (9000, "Ana"), (5000, "Jo")):
            casting = replace(CASTING, company=Company.PEER, partner=name)
            roleplays.put(tx, replace(FIRST, uuid=name, began=Moment(at), casting=casting))
        swapped = replace(CASTING, company=Company.PEER, rep="Ana")
        roleplays.put(tx, replace(FIRST, uuid="swapped", began=Moment(9999), casting=swapped))
        newest = roleplays.in_company(tx)
        assert newest is not None
        assert newest.partner == "Ana"


def test_only_cards_with_all_their_layers_can_be_played(database: Database) -> None:
    layers = tuple(Layer(f"Why {at}?", f"Because {at}.") for at in range(4))
    deck = a_deck(
        cards=(
            a_card(1, layers=layers),
            a_card(2, layers=layers[:3]),
            a_card(3, layers=layers, category=Category.FEAR),
            a_card(4, layers=layers),
        )
    )
    with database.writing() as tx:
        cards.put_deck(tx, deck, 0)
        cards.retire(tx, an_id(4), 1)
        assert roleplays.playable(tx, None) == [an_id(1), an_id(3)]
        assert roleplays.playable(tx, Category.FEAR) == [an_id(3)]
        assert roleplays.playable(tx, Category.TIME) == []


def test_a_turn_is_written_down_later(database: Database) -> None:
    said = replace(SAID[1], said="What happens then?", deed=Reply(Judged(opens=True)))
    with database.writing() as tx:
        roleplays.put(tx, FIRST)
        roleplays.add(tx, FIRST, SAID)
        roleplays.rewrite(tx, FIRST.uuid, 1, said)
        assert roleplays.get(tx, FIRST.uuid).turns == (SAID[0], said)
