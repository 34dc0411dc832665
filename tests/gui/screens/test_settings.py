"""Settings are kept as they are changed, and a number nobody may have becomes the nearest that one may."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.driver import ALT, CTRL, Driver, Key, opened
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
from trainer.speech.silence import SilentEngine
from trainer.speech.utterance import Voice

FIELDS = {"Your name": "Priya", "Your product": "Orbit", "A competitor": "TrackCo"}
NUMBERS = {"Minutes a day": 25, "New lines a day": 7, "Pace": 150, "Recall": 85}
SINGLE_KEYS = "Single keys"
SWITCHES = ("Name the kind first", SINGLE_KEYS, "Read lines aloud", "Show the line", "Less motion")
SCALES = {"Grades": 1, "Theme": 2, "Text size": 1}
VOICES = (Voice("alba", "Alba", "en-gb"), Voice("joe", "Joe", "en-us"))


class Choir(SilentEngine):
    """An engine with two voices, which it names when it is let."""

    ready = Event()

    def voices(self) -> tuple[Voice, ...]:
        self.ready.wait(10)
        return VOICES


@pytest.fixture(autouse=True)
def _choir_is_ready() -> Iterator[None]:
    Choir.ready.set()
    yield
    Choir.ready.set()


@pytest.fixture
def page(window: Driver) -> Driver:
    """The settings of somebody who has been welcomed."""
    window.press(Key.Key_4, ALT)
    return window


def opened_page(qtbot: QtBot, qapp: QApplication, home: Path, **chosen: Any) -> Driver:
    """The settings of somebody who has two voices."""
    window = opened(qtbot, qapp, home, make_engine=Choir, welcomed=True, **chosen)
    window.press(Key.Key_4, ALT)
    return window


def write(window: Driver, name: str, text: str, kind: type[Any] = Field) -> None:
    window.named(name, kind).setFocus()
    window.press(Key.Key_A, CTRL)
    window.type(text)


def choose(window: Driver, name: str, place: int) -> None:
    """By its key, as on any scale."""
    window.named(name, Scale).setFocus()
    window.press(Key(Key.Key_1 + place))


def names(window: Driver) -> list[str]:
    voices = window.named("Voice", Picker)
    return [voices.itemText(place) for place in range(voices.count())]


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


# ---------------------------------------------------------------- the voice


def test_voices_are_named_once_however_often_the_page_is_laid_out(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    """An engine may take seconds to name them; meanwhile the rep makes the text larger."""
    Choir.ready.clear()
    window = opened_page(qtbot, qapp, tmp_path)
    choose(window, "Text size", 1)
    Choir.ready.set()
    later: list[object] = []
    window.window.tasks.run(window.workspace.speaking.voices, later.append)
    qtbot.waitUntil(lambda: bool(later))
    assert names(window) == ["The default voice", "Alba", "Joe"]


def test_a_voice_that_is_gone_is_the_default_one_until_it_is_back(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    window = opened_page(qtbot, qapp, tmp_path, voice="bruce")
    qtbot.waitUntil(lambda: len(names(window)) == 3)
    assert window.named("Voice", Picker).currentText() == "The default voice"
    assert window.workspace.preferences().voice == "bruce"


@pytest.mark.parametrize(("sound", "told"), [(True, "No voice was found."), (False, "Switch on “Read lines aloud”")])
def test_a_line_that_cannot_be_heard_says_why(page: Driver, sound: bool, told: str) -> None:
    page.workspace.preferences.change(sound=sound)
    page.click("Hear it")
    page.wait_for(told)
