"""What's new: the file as it stands, with the version that runs."""

from __future__ import annotations

import pytest

from tests.driver import ALT, Driver, Key
from trainer import __version__, paths
from trainer.gui.dialogs.news import NewsDialog


@pytest.fixture
def news(window: Driver) -> NewsDialog:
    window.press(Key.Key_4, ALT)
    window.click("What’s new")
    dialog: NewsDialog = window.dialog(NewsDialog)
    return dialog


def test_every_line_of_the_file_is_there_without_its_marks(window: Driver, news: NewsDialog) -> None:
    told = window.text(news).split("\n")
    text = (paths.resources() / "whats_new.md").read_text("utf-8")
    lines = [line.lstrip("#* ") for line in text.splitlines() if line]
    assert [line for line in told if line in lines] == lines


def test_it_names_the_version_that_runs(window: Driver, news: NewsDialog) -> None:
    assert f"Objection trainer {__version__}" in window.text(news)


@pytest.mark.parametrize("way", ["key", "button"])
def test_it_is_put_away_by_esc_and_by_its_button(window: Driver, news: NewsDialog, way: str) -> None:
    if way == "key":
        window.press(Key.Key_Escape)
    else:
        window.click("Close", news)
    assert not news.isVisible()
    assert window.screen == "settings"
