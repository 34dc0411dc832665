"""A reply is compared with those before it, and not with itself."""

from __future__ import annotations

from tests.builders import FixedClock, a_deck, some_cards
from tests.services.conftest import Home
from tests.services.test_roleplay import PLAYED
from tests.store.test_takes import a_spoken, answered
from trainer.bootstrap import Workspace
from trainer.domain.delivery import Band, Measure
from trainer.domain.scenes import Manner
from trainer.services.roleplay import Wish
from trainer.services.talking import Talk


def test_a_reply_stands_beside_the_ones_before_it(home: Home) -> None:
    workspace = home(a_deck(*some_cards(8)))
    before = {one.measure: one for one in workspace.takes.compare(a_spoken())}
    assert before[Measure.PAUSE].band is Band.NOTHING_YET
    answered(workspace, 6)
    after = {one.measure: one for one in workspace.takes.compare(a_spoken(5000))}
    assert after[Measure.PAUSE].band is Band.MORE
    assert after[Measure.LOUDNESS].band is Band.USUAL
    assert after[Measure.PACE].band is Band.NOT_MEASURED  # too short for a pace
    assert after[Measure.PAUSE].earlier == (900, 901, 902, 903, 904, 905)


def spoken_talk(workspace: Workspace) -> Talk:
    """A talk in which the rep spoke twice and typed once."""
    talk = workspace.roleplay.begin(Wish(manner=Manner.FRIENDLY))
    for spoken in (a_spoken(600), None, a_spoken(1000)):
        talk.reply(talk.hear("What would you want to fix first?"), spoken=spoken)
    return talk


def test_the_middle_of_a_talk_stands_beside_the_replies_before_it(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck(PLAYED, *some_cards(8)[1:]))
    answered(workspace, 6)
    clock.advance(minutes=1)
    talk = spoken_talk(workspace)
    pause = next(one for one in workspace.takes.compare_talk(workspace.roleplay.played(talk.uuid)))
    assert pause.measure is Measure.PAUSE
    assert pause.value == 800
    assert len(pause.earlier) == 6
    assert len(workspace.takes.compare(a_spoken())[0].earlier) == 8


def test_a_talk_that_was_typed_has_nothing_to_compare(home: Home) -> None:
    workspace = home(a_deck(PLAYED))
    talk = workspace.roleplay.begin(Wish(manner=Manner.FRIENDLY))
    talk.reply(talk.hear("What would you want to fix first?"))
    assert workspace.takes.compare_talk(workspace.roleplay.played(talk.uuid)) == ()


def test_what_was_heard_goes_with_its_talk_and_comes_back_with_it(home: Home) -> None:
    workspace = home(a_deck(PLAYED))
    talk = spoken_talk(workspace)
    gone = workspace.roleplay.forget(talk.uuid)
    assert workspace.takes.compare(a_spoken())[0].earlier == ()
    workspace.roleplay.bring_back(gone)
    assert len(workspace.takes.compare(a_spoken())[0].earlier) == 2
