"""Whose voice reads lines aloud: chosen among those that there are, as soon as it is known which."""

from __future__ import annotations

import json
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.driver import Driver, Key
from tests.gui.screens.settings.conftest import Choir, choose, names, opened_page
from trainer.gui.screens.settings.sound import NO_FOLDER, NOT_INSTALLED
from trainer.gui.widgets.picker import Picker
from trainer.services import speaking
from trainer.speech.playback import Playback, Tell
from trainer.speech.utterance import Rendered, Utterance


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
    qtbot.waitUntil(lambda: bool(later) and len(names(window)) > 1)
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


# ---------------------------------------------------------------- natural voices


@pytest.fixture
def natural(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Driver:
    """The settings of somebody with the real voices of this computer."""
    window = opened_page(qtbot, qapp, tmp_path / "home", make_engine=None)
    qtbot.waitUntil(lambda: len(names(window)) > 2)
    return window


def a_voice(folder: Path, name: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.onnx").touch()
    (folder / f"{name}.onnx.json").write_text(json.dumps({"language": {"code": "en_GB"}}))


def choose_folder(window: Driver, folder: Path) -> None:
    """By the keys, as far as a file dialog goes."""
    window.click("Voice folder…")
    dialog = window.dialog(QFileDialog)
    dialog.findChild(QLineEdit, "fileNameEdit").setText(str(folder))
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Open).click()


def test_a_natural_voice_stands_first_and_is_chosen_by_its_name(natural: Driver) -> None:
    assert names(natural)[:2] == ["The default voice", "Joe, natural"]
    natural.named("Voice", Picker).setFocus()
    natural.press(Key.Key_Down)
    assert natural.workspace.preferences().voice == "piper:joe"
    assert natural.sees(NO_FOLDER)


def test_a_folder_of_ones_own_adds_its_voices(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    window = opened_page(qtbot, qapp, tmp_path / "home")
    a_voice(tmp_path / "my voices", "en_GB-alba-medium")
    choose_folder(window, tmp_path / "my voices")
    window.wait_for("1 voice in “my voices”, to be chosen above.")
    assert window.workspace.preferences().voice_folder == str(tmp_path / "my voices")


def test_the_voices_of_a_folder_are_offered_at_once_and_after_a_restart(
    qtbot: QtBot, qapp: QApplication, natural: Driver, tmp_path: Path
) -> None:
    a_voice(tmp_path / "voices", "en_GB-alba-medium")
    choose_folder(natural, tmp_path / "voices")
    qtbot.waitUntil(lambda: names(natural)[:3] == ["The default voice", "Joe, natural", "Alba, natural"])
    natural.close()
    again = opened_page(qtbot, qapp, tmp_path / "home", make_engine=None)
    qtbot.waitUntil(lambda: "Alba, natural" in names(again))
    again.wait_for("1 voice in “voices”, to be chosen above.")


def test_a_folder_is_forgotten_with_the_voice_that_came_from_it(natural: Driver, tmp_path: Path) -> None:
    assert not natural.sees("Forget it")
    a_voice(tmp_path / "voices", "en_GB-alba-medium")
    choose_folder(natural, tmp_path / "voices")
    natural.qtbot.waitUntil(lambda: "Alba, natural" in names(natural))
    natural.workspace.preferences.change(voice="piper:en_GB-alba-medium")
    natural.click("Forget it")
    natural.qtbot.waitUntil(lambda: "Alba, natural" not in names(natural))
    assert natural.sees(NO_FOLDER)
    chosen = natural.workspace.preferences()
    assert (chosen.voice_folder, chosen.voice) == ("", "")


@pytest.mark.parametrize("what", ["empty", "no description"])
def test_a_folder_without_a_voice_is_told_and_not_kept(natural: Driver, tmp_path: Path, what: str) -> None:
    folder = tmp_path / "holiday pictures"
    a_voice(folder, "alba")
    (folder / "alba.onnx.json").unlink()
    if what == "empty":
        (folder / "alba.onnx").unlink()
    choose_folder(natural, folder)
    natural.wait_for("There is no English voice in “holiday pictures”; a voice is a file NAME.onnx")
    assert natural.workspace.preferences().voice_folder == ""


def test_a_folder_that_was_taken_away_is_told(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    window = opened_page(qtbot, qapp, tmp_path, voice_folder="/media/stick/voices")
    window.wait_for("There is no English voice in “voices”")


def test_where_natural_voices_are_not_installed_one_sentence_says_how_to_have_them(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speaking, "is_installed", lambda: False)
    window = opened_page(qtbot, qapp, tmp_path, voice_folder=str(tmp_path))
    window.wait_for(NOT_INSTALLED)
    assert not window.sees("Voice folder…")
    assert [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()] == [window.window]


def test_who_hears_another_voice_than_the_chosen_one_is_told_why(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Loudspeaker:
        def __init__(self, _: object) -> None: ...

        def play(self, _: object, tell: Tell) -> None:
            tell(Playback.STARTED)
            tell(Playback.ENDED)

        def stop(self) -> None: ...

    class StandIn(Choir):
        def render(self, utterance: Utterance) -> Future[Rendered]:
            done: Future[Rendered] = Future()
            excuse = "Joe is hoarse." if utterance.voice == "piper:joe" else ""
            done.set_result(Rendered(tmp_path / "nothing.wav", 1.0, (), 1.0, excuse))
            return done

    monkeypatch.setattr("tests.driver.make_player", Loudspeaker)
    window = opened_page(qtbot, qapp, tmp_path, make_engine=StandIn, sound=True, voice="piper:joe")
    window.click("Hear it")
    window.wait_for("Joe is hoarse.")
    window.workspace.preferences.change(voice="")
    window.click("Hear it")
    qtbot.waitUntil(lambda: not window.sees("Joe is hoarse."))
