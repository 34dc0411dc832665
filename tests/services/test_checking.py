"""A reply as the coach of this computer hears it while it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import a_card, open_home
from trainer.bootstrap import Workspace
from trainer.domain.cards import Fact


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = open_home(tmp_path, product="Orbit")
    yield made
    made.close()


def test_a_good_reply_has_one_softener_and_ends_in_a_question(workspace: Workspace) -> None:
    reply = "Thanks for saying it plainly. Compared with what is {product} too expensive?"
    found = workspace.checking.reply(replace(a_card(1), reply=reply))
    assert (found.softeners, found.asks, found.absolutes, found.unverified) == (1, True, (), 0)
    assert found.words == 12, "with the product's name in place of its slot"


def test_what_cannot_be_kept_is_named(workspace: Workspace) -> None:
    card = replace(a_card(1), reply="We guarantee it always works.", facts=(Fact(claim="It works."),))
    found = workspace.checking.reply(card)
    assert (found.absolutes, found.asks, found.unverified) == (("guarantee", "always"), False, 1)
    assert [card.reply[slice(*at)] for at in workspace.checking.absolutes(card.reply)] == ["guarantee", "always"]
