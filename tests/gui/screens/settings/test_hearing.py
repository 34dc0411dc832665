"""Choosing, fetching and trying what hears the rep."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partialmethod
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.driver import Driver, opened
from tests.hub import Answer, Hub
from tests.listening import CountingRecogniser, GivenMicrophone
from tests.spoken import MODEL, spoken
from trainer.gui.ear import Said
from trainer.gui.screens.screen import Go
from trainer.gui.screens.settings.hearing import OWN, SENTENCE, HearingGroup
from trainer.gui.widgets.picker import Picker
from trainer.services.hearing import Ears
from trainer.speech.fetch import Fetch
from trainer.speech.microphone import Capture, Device
from trainer.speech.models import MODELS

Open = Callable[[], Driver]
TINY, BASE = MODELS


class Plugged(GivenMicrophone):
    """A microphone of which there are two."""

    def devices(self) -> tuple[Device, ...]:
        return (Device("a", "Headset"), Device("b", "Webcam"))


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Driver]:
    driver = opened(qtbot, qapp, tmp_path, welcomed=True)
    driver.workspace.hearing._given = CountingRecogniser()
    ear(driver).__dict__["microphone"] = Plugged()
    yield driver
    driver.close()


def ear(driver: Driver) -> Any:
    assert driver.window._household is not None
    return driver.window._household.desk.ear


def show(driver: Driver) -> None:
    driver.window._on_go(Go("settings", "hearing"))
    driver.named("Model")


def fetched(folder: Path) -> None:
    (folder / "models").mkdir()
    (folder / "models" / TINY.id).symlink_to(MODEL)


def choose(driver: Driver, name: str, text: str) -> None:
    picker = driver.named(name, Picker)
    driver.qtbot.waitUntil(lambda: any(text in picker.itemText(place) for place in range(picker.count())))
    place = next(place for place in range(picker.count()) if text in picker.itemText(place))
    picker.setCurrentIndex(place)
    picker.activated.emit(place)


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """Has the real files, and is where the program fetches them."""
    monkeypatch.setenv("no_proxy", "*")
    hub = Hub({file.name: (MODEL / file.name).read_bytes() for file in TINY.files})
    monkeypatch.setattr(Fetch, "__init__", partialmethod(Fetch.__init__, base=hub.base, pause=0))
    yield hub
    hub.close()


def test_a_model_is_fetched_when_asked_and_taken_away_again(page: Driver, hub: Hub) -> None:
    show(page)
    assert page.sees("78 MB from huggingface.co, once")
    assert hub.asked == []
    page.click("Fetch it")
    page.wait_for("On this computer.")
    assert page.workspace.hearing.model is not None
    page.click("Remove it")
    page.wait_for("Not here yet")


def test_fetching_can_be_stopped_and_goes_on_later(page: Driver, hub: Hub) -> None:
    hub.answers.extend(Answer(cut=1000, stalls=True) for _ in range(3))
    show(page)
    page.click("Fetch it")
    page.click("Stop")
    page.wait_for("Fetch it")
    hub.answers.clear()
    page.click("Fetch it")
    page.wait_for("On this computer.")


def test_who_leaves_meanwhile_sees_how_far_it_is_when_they_come_back(page: Driver, hub: Hub) -> None:
    hub.answers.append(Answer(cut=1000, stalls=True))
    show(page)
    page.click("Fetch it")
    page.window._on_go(Go("today"))
    show(page)
    page.named("Stop")
    page.click("Stop")
    page.wait_for("Fetch it")


def test_what_hinders_fetching_is_told_in_its_place(page: Driver, hub: Hub) -> None:
    hub.always = Answer(404)
    show(page)
    page.click("Fetch it")
    page.named("Fetch it")
    page.qtbot.waitUntil(lambda: not page.sees("MB from huggingface.co, once") and not page.sees("0 of 78 MB"))
    assert page.workspace.hearing.fetching is None


def test_another_model_is_chosen(page: Driver) -> None:
    show(page)
    choose(page, "Model", "More exact")
    assert page.workspace.preferences().hearing_model == BASE.id
    page.wait_for("148 MB from huggingface.co")


def test_a_folder_of_ones_own_is_taken_where_it_holds_a_model(
    page: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = [tmp_path, MODEL]
    monkeypatch.setattr(QFileDialog, "open", lambda self: self.fileSelected.emit(str(folders.pop(0))))
    show(page)
    choose(page, "Model", OWN)
    page.wait_for("choose the folder of a faster-whisper model")
    choose(page, "Model", OWN)
    page.wait_for(f"In {MODEL}")
    assert page.workspace.preferences().hearing_folder == str(MODEL)


def test_a_folder_that_is_gone_is_told_of_before_anybody_speaks(page: Driver, tmp_path: Path) -> None:
    page.workspace.preferences.change(hearing_folder=str(tmp_path / "stick"))
    show(page)
    assert page.sees("stick is not there now; plug it in again, or choose another.")
    assert page.workspace.hearing.ears is Ears.NO_MODEL


def test_a_microphone_is_chosen_among_those_there_are(page: Driver) -> None:
    show(page)
    choose(page, "Microphone", "Webcam")
    assert page.workspace.preferences().microphone == "b"


def test_trying_it_tells_how_much_was_understood(page: Driver, tmp_path: Path) -> None:
    fetched(tmp_path)
    show(page)
    page.click("Try it")
    microphone = ear(page).microphone
    microphone.tell(Capture.OPENED)
    page.wait_for("Done")
    microphone.give(spoken(SENTENCE))
    page.click("Done")
    page.wait_for("Heard: “1”, 0 of 12 words.")
    page.named("Try it")


def test_trying_it_without_a_microphone_says_so(page: Driver, tmp_path: Path) -> None:
    fetched(tmp_path)
    show(page)
    page.click("Try it")
    ear(page).microphone.tell(Capture.NO_DEVICE)
    page.wait_for("No microphone was found.")


def test_who_leaves_while_trying_is_not_listened_to_and_can_try_again(page: Driver, tmp_path: Path) -> None:
    fetched(tmp_path)
    show(page)
    page.click("Try it")
    microphone = ear(page).microphone
    microphone.tell(Capture.OPENED)
    page.wait_for("Done")
    page.window._on_go(Go("today"))
    assert not ear(page).is_busy
    show(page)
    page.click("Try it")
    assert ear(page).is_busy


def test_the_list_of_models_is_left_alone_while_one_comes(page: Driver, hub: Hub) -> None:
    hub.answers.append(Answer(cut=1000, stalls=True))
    show(page)
    page.click("Fetch it")
    models = page.named("Model", Picker)
    cleared: list[bool] = []
    models.model().rowsRemoved.connect(lambda: cleared.append(True))
    page.wait_for("0 of 78 MB")
    page.qtbot.waitSignal(page.window.findChild(HearingGroup)._looking.timeout).wait()
    assert cleared == []
    page.click("Stop")
    page.wait_for("Fetch it")


def test_what_somebody_says_elsewhere_is_not_told_here(page: Driver, tmp_path: Path) -> None:
    fetched(tmp_path)
    show(page)
    ear(page).said.emit(Said(None, "Not for this page."))
    assert not page.sees("Not for this page.")


def test_where_hearing_is_not_installed_it_says_how_it_is(page: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trainer.services.hearing.NEEDED", ("no_such_package",))
    page.window._on_go(Go("settings"))
    page.wait_for('pip install "objection-trainer[speech]"')
    assert not page.sees("Hands-free")
    assert [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()] == [page.window]
