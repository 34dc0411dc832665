"""Another look is put on when it was chosen, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from trainer.gui import theme
from trainer.gui.dressing import Dressing
from trainer.settings import Preferences


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "settings.json")


@pytest.mark.parametrize("chosen", [{"theme": "dark"}, {"text_size": 150}, {"reduce_motion": True}])
def test_what_is_seen_everywhere_is_put_on_once(
    qapp: QApplication, look: theme.Theme, preferences: Preferences, chosen: dict[str, object]
) -> None:
    dressing = Dressing(preferences)
    preferences.change(**chosen)
    assert dressing.follow()
    assert theme.current() is not look
    assert not dressing.follow()


def test_nothing_else_lays_the_widgets_out_anew(
    qapp: QApplication, look: theme.Theme, preferences: Preferences
) -> None:
    dressing = Dressing(preferences)
    preferences.change(daily_minutes=25, sound=False)
    assert not dressing.follow()
    assert theme.current() is look
