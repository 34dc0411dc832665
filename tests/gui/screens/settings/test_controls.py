"""A setting is kept as it is changed, and a number nobody may have becomes the nearest that one may."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.driver import Driver, Key
from tests.gui.screens.settings.conftest import write
from trainer import settings
from trainer.gui.widgets.stepper import Stepper


def test_a_word_that_was_just_typed_is_kept_when_the_program_is_quit(page: Driver, tmp_path: Path) -> None:
    write(page, "Your product", " Orbit ")
    page.ctrl(Key.Key_Q)
    assert settings.load(tmp_path / "settings.json").product == "Orbit"


@pytest.mark.parametrize(("typed", "kept"), [("999", 90), ("0", 3), ("", 10)])
def test_minutes_out_of_range_become_the_nearest_there_are(page: Driver, typed: str, kept: int) -> None:
    write(page, "Minutes a day", typed, Stepper)
    if not typed:
        page.press(Key.Key_Delete)
    page.press(Key.Key_Tab)
    assert page.named("Minutes a day", Stepper).text() == str(kept)
    assert page.workspace.preferences().daily_minutes == kept


@pytest.mark.parametrize(("typed", "kept"), [("100", 0.99), ("5", 0.70), ("93", 0.93)])
def test_recall_is_a_share_of_a_hundred(page: Driver, typed: str, kept: float) -> None:
    write(page, "Recall", typed, Stepper)
    page.press(Key.Key_Tab)
    assert page.workspace.preferences().retention == pytest.approx(kept)
