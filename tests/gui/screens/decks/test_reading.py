"""A card is read whole: every text with its slots filled, and nothing where there is none."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import a_card, a_claim, a_deck, a_full_card, open_home
from tests.driver import Driver
from trainer.domain.cards import Card
from trainer.gui.desk import Desk
from trainer.gui.layouts import wrap
from trainer.gui.screens.decks.reading import card_text


@pytest.fixture
def read(window: Driver, qtbot: QtBot, qapp: QApplication, tmp_path):  # type: ignore[no-untyped-def]
    """What is to be read of a card, in a home of its own."""
    workspaces = []

    def of(card: Card, own: str = "") -> str:
        workspaces.append(open_home(tmp_path / "other", a_deck(card), competitor="TrackCo"))
        if own:
            workspaces[-1].editing.keep_own_words(card.id, own)
        shown = wrap(card_text(Desk(workspaces[-1], window.window.tasks, None, None), card))  # type: ignore[arg-type]
        qtbot.addWidget(shown)
        return window.text(shown)

    yield of
    for workspace in workspaces:
        workspace.close()


def test_every_part_of_a_card_is_there_under_its_title(read) -> None:  # type: ignore[no-untyped-def]
    card = a_full_card()
    told = read(card)
    for text in (card.objection, card.reply, card.bad_reply, card.tells, *card.points, "Four layers down"):
        assert text in told
    for layer in card.layers:
        assert layer.ask in told
        assert layer.customer in told
    assert "The same without claims" not in told


def test_a_part_without_a_text_has_no_title(read) -> None:  # type: ignore[no-untyped-def]
    told = read(a_card(tells="", points=(), reply=""))
    for title in ("Points", "What the line tells us", "One way to say it", "In your words", "Four layers down"):
        assert title not in told


def test_slots_are_filled_and_the_reps_own_words_are_there(read) -> None:  # type: ignore[no-untyped-def]
    told = read(a_card(objection="We have {competitor}."), own="My own way.")
    assert "We have TrackCo." in told
    assert "My own way." in told


def test_a_claim_that_was_not_verified_has_its_plain_reply_beside_it(read) -> None:  # type: ignore[no-untyped-def]
    told = read(a_card(facts=(a_claim(),), plain_reply="Plainly."))
    assert "The same without claims" in told
    assert "Plainly." in told
