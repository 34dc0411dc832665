"""What the team has approved is offered, and only that."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from trainer.domain.seals import Badge, Seal
from trainer.gui.screens.decks.news import MOST, News, told
from trainer.gui.widgets.offerline import OfferLine
from trainer.services.team import Newer

pytestmark = pytest.mark.usefixtures("look")
NEWER = Newer(Path("a"), "Price", 14, 13, Badge(Seal.NONE))


@pytest.fixture
def news(qtbot: QtBot) -> News:
    made = News()
    qtbot.addWidget(made)
    return made


def test_it_says_what_there_is_and_what_one_has() -> None:
    assert told(NEWER) == "Price, version 14, is ready; you have 13. Not reviewed."
    assert "it is new to you" in told(Newer(Path("a"), "Price", 1, 0, Badge(Seal.NONE)))


def test_one_click_leads_to_the_deck(news: News, qtbot: QtBot) -> None:
    news.show_newer([NEWER])
    with qtbot.waitSignal(news.wanted) as wanted:
        news.findChild(OfferLine).click()
    assert wanted.args == [NEWER.path]


def test_it_is_out_of_sight_without_any_and_never_long(news: News) -> None:
    news.show_newer([NEWER] * 9)
    assert len(news.findChildren(OfferLine)) == MOST
    assert not news.isHidden()
    news.show_newer([])
    assert news.isHidden()
