"""Whose word a deck has, at a glance."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import a_deck
from tests.sharing.keyholder import approved
from trainer.domain.seals import Badge, Seal
from trainer.gui import icons
from trainer.gui.widgets.sealline import FACES, SealLine
from trainer.reviewwords import seal

(GIVEN,) = approved(a_deck()).approvals


def test_every_seal_has_a_face() -> None:
    assert set(FACES) == set(Seal)
    assert all(icon in icons.names() for icon, _ in FACES.values())


@pytest.mark.parametrize("kind", Seal)
def test_it_is_told_and_only_a_stranger_can_be_confirmed(qtbot: QtBot, kind: Seal) -> None:
    badge = Badge(kind, "Dana", None if kind is Seal.NONE else GIVEN)
    line = SealLine(badge)
    qtbot.addWidget(line)
    line.show()
    assert line._told.text() == seal(badge)
    assert line._confirm.isVisible() == (kind is Seal.UNCONFIRMED)


def test_it_shows_another_one(qtbot: QtBot) -> None:
    line = SealLine(Badge(Seal.UNCONFIRMED, "Dana", GIVEN))
    qtbot.addWidget(line)
    line.show()
    with qtbot.waitSignal(line.confirm_requested):
        line._confirm.click()
    line.show_badge(Badge(Seal.REVIEWED, "Dana", GIVEN))
    assert not line._confirm.isVisible()
