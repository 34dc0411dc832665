"""Everything that is chosen is in force at once, and after a restart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.driver import ALT, Driver, Key
from tests.gui.screens.settings.conftest import choose, names, opened_page, write
from trainer import settings
from trainer.gui import theme
from trainer.gui.actions import ACTIONS
from trainer.gui.widgets.field import Field
from trainer.gui.widgets.picker import Picker
from trainer.gui.widgets.prose import Prose
from trainer.gui.widgets.scale import Scale
from trainer.gui.widgets.scroller import Scroller
from trainer.gui.widgets.stepper import Stepper
from trainer.gui.widgets.switch import Switch

FIELDS = {"Your name": "Priya", "Your product": "Orbit", "A competitor": "TrackCo"}
NUMBERS = {"Minutes a day": 25, "New lines a day": 7, "Pace": 150, "Recall": 85}
SINGLE_KEYS = "Single keys"
SWITCHES = ("Name the kind first", SINGLE_KEYS, "Read lines aloud", "Show the line", "Less motion")
SCALES = {"Grades": 1, "Theme": 2, "Text size": 1}


def shown(window: Driver) -> dict[str, Any]:
    """What every control says now."""
    return {
        **{name: window.named(name, Field).text() for name in FIELDS},
        **{name: window.named(name, Stepper).value() for name in NUMBERS},
        **{name: window.named(name, Switch).isChecked() for name in SWITCHES},
        **{name: window.named(name, Scale).value() for name in SCALES},
        "Voice": window.named("Voice", Picker).currentText(),
    }


def change_everything(window: Driver) -> None:
    for name, place in SCALES.items():
        choose(window, name, place)
    window.qtbot.waitUntil(lambda: len(names(window)) == 3)
    for name, text in FIELDS.items():
        write(window, name, text)
    for name, number in NUMBERS.items():
        write(window, name, str(number), Stepper)
    for name in SWITCHES:
        window.named(name, Switch).setFocus()
        window.press(Key.Key_Space)
    window.named("Voice", Picker).setFocus()
    window.press(Key.Key_End)


def test_every_control_says_after_a_restart_what_was_chosen(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    window = opened_page(qtbot, qapp, tmp_path)
    before = shown(window)
    change_everything(window)
    chosen = shown(window)
    assert [name for name in chosen if chosen[name] == before[name]] == []
    window.close()

    found = settings.load(tmp_path / "settings.json")
    again = opened_page(qtbot, qapp, tmp_path, sound=found.sound, reduce_motion=found.reduce_motion)
    again.qtbot.waitUntil(lambda: len(names(again)) == 3)
    assert shown(again) == chosen


def test_other_words_are_in_the_lines_at_once(page: Driver) -> None:
    write(page, "A competitor", "TrackCo")
    page.press(Key.Key_3, ALT)
    page.wait_for("Search all cards")
    page.type("we always use trackco")
    page.wait_for("“We always use TrackCo and have no desire to change.”")


def test_the_dark_theme_is_put_on_at_once(page: Driver) -> None:
    choose(page, "Theme", 2)
    assert theme.current().is_dark


def test_the_switch_names_every_key_that_it_switches_off(page: Driver) -> None:
    named = next(prose.text() for prose in page.window.findChildren(Prose) if "outside text boxes" in prose.text())
    keys = list(dict.fromkeys(keys for action in ACTIONS if action.single for keys in action.keys))
    assert named.removesuffix(", outside text boxes.").split() == keys
    page.named(SINGLE_KEYS, Switch).click()
    page.press(Key.Key_2, ALT)
    off = {action.objectName() for action in page.window.actions() if not action.isEnabled()}
    assert off >= {action.name for action in ACTIONS if action.single}
    assert not off & {action.name for action in ACTIONS if action.screen == "study" and not action.single}


def test_single_keys_that_are_switched_off_are_letters_of_nobody(page: Driver) -> None:
    page.named(SINGLE_KEYS, Switch).click()
    page.press(Key.Key_2, ALT)
    page.ctrl(Key.Key_L)
    page.press(Key.Key_2)
    assert page.sees("One way to say it")


def test_what_cannot_be_written_is_told_and_holds_as_it_is_shown(page: Driver, tmp_path: Path) -> None:
    (tmp_path / "settings.part").mkdir()  # in the way of the file that is written
    choose(page, "Theme", 2)
    page.wait_for("settings.json cannot be written")
    assert theme.current().is_dark
    assert page.named("Theme", Scale).value() == 2
    assert page.workspace.preferences().theme == "dark"


def test_a_word_that_cannot_be_written_is_in_the_lines_of_the_next_screen_all_the_same(
    page: Driver, tmp_path: Path
) -> None:
    (tmp_path / "settings.part").mkdir()
    write(page, "A competitor", "TrackCo")
    page.press(Key.Key_3, ALT)
    page.wait_for("settings.json cannot be written")
    page.type("we always use trackco")
    page.wait_for("“We always use TrackCo and have no desire to change.”")


# ---------------------------------------------------------------- the size of the text


def test_another_text_size_is_put_on_at_once_and_keeps_the_keyboard_and_the_eye(page: Driver) -> None:
    def title() -> int:
        return int(page.named("Theme", Prose).height())

    before = title()
    choose(page, "Text size", 3)
    page.qtbot.waitUntil(lambda: title() > 1.5 * before)
    assert QApplication.focusWidget().accessibleName() == "200 %"
    scale = page.named("Text size", Scale)
    area = scale.window().screen_in_front.findChild(Scroller).viewport()
    page.qtbot.waitUntil(lambda: area.rect().contains(QRect(scale.mapTo(area, scale.rect().topLeft()), scale.size())))
    page.press(Key.Key_Left)
    page.press(Key.Key_Space)
    assert page.workspace.preferences().text_size == 150
