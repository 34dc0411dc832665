"""A reply is compared with those before it, and not with itself."""

from __future__ import annotations

from tests.builders import a_deck, some_cards
from tests.services.conftest import Home
from tests.store.test_takes import a_spoken, answered
from trainer.domain.delivery import Band, Measure


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
