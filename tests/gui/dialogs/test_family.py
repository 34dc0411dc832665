"""Writing a family: each sentence is tried while one writes, and what is missing is told in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.driver import ALT, Driver, Key, opened
from tests.hearing import a_model, with_model
from trainer.coaching.model import Model
from trainer.domain.feedback import LabelKind
from trainer.domain.phrases import Draft
from trainer.errors import TrainerError
from trainer.gui.dialogs.family import ALONE, BY_PATTERNS, READY, FamilyDialog
from trainer.gui.dialogs.sheet import BACK, DROPPING
from trainer.gui.widgets.lines import Line
from trainer.services.phrases import Kept
from trainer.services.trying import Trial

PATTERN = "Without a pattern the coach goes by meaning"


@pytest.fixture
def writing(window: Driver) -> Driver:
    return begin(window, a_model())


def begin(window: Driver, model: Model | None) -> Driver:
    """The empty editor, heard with that model."""
    window.workspace.__dict__["phrases"] = with_model(window.workspace, model)
    window.press(Key.Key_5, ALT)
    window.ctrl(Key.Key_N)
    window.dialog(FamilyDialog)
    return window


def dialog() -> FamilyDialog:
    found = QApplication.activeWindow()
    assert isinstance(found, FamilyDialog)
    return found


def at_once(name: str) -> None:
    """The whole name in one stroke: a slow machine may try what stands there between two keys."""
    dialog()._name.setText(name)


def says(window: Driver, sentence: str) -> None:
    window.qtbot.waitUntil(lambda: sentence in window.text(dialog()))


def line(name: str) -> Line:
    return next(one for one in dialog().findChildren(Line) if one.accessibleName() == name)


def write(window: Driver, *sentences: str, name: str = "Our fault", definition: str = "You take it on.") -> None:
    """By the keyboard alone: a name, what it does, its kind as it is, and the examples."""
    window.type(name)
    window.press(Key.Key_Tab)
    window.type(definition)
    window.press(Key.Key_Tab)
    window.press(Key.Key_Tab)
    for sentence in sentences:
        window.type(sentence)
        window.press(Key.Key_Return)


def failing(error: Exception) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise error

    return fail


def kept(window: Driver) -> list[str]:
    window.qtbot.waitUntil(lambda: not isinstance(QApplication.activeWindow(), FamilyDialog))
    return [known.draft.name for known in window.workspace.phrases.shelf().families if known.is_ours]


def test_it_says_what_is_missing_until_nothing_is(writing: Driver) -> None:
    says(writing, "Give the family a name.")
    writing.type("Our fault")
    says(writing, "Say in one line what such a phrase does.")
    writing.press(Key.Key_Tab)
    writing.type("You take it on.")
    says(writing, "Write a sentence that is an example; three are a good start.")
    writing.press(Key.Key_Tab)
    writing.press(Key.Key_Tab)
    writing.type("leave it with me today")
    says(writing, READY)


def test_three_sentences_written_by_keyboard_make_a_family(writing: Driver) -> None:
    write(writing, "leave it with me today", "leave that with me today", "leave this with me now")
    says(writing, READY)
    assert "most like “leave that with me today”" in line("Example 1").accessibleDescription()
    writing.ctrl(Key.Key_Return)
    assert kept(writing) == ["Our fault"]


def test_an_example_unlike_the_others_is_told(writing: Driver) -> None:
    write(writing, "leave it with me today", "leave that with me today", "purple monkey dishwasher")
    says(writing, ALONE)
    assert line("Example 3").accessibleDescription() == ALONE
    says(writing, "Everything is heard, though “purple monkey dishwasher” is unlike the others.")


def test_the_name_of_a_measured_family_is_taken(writing: Driver) -> None:
    write(writing, "leave it with me today", name="empathy")
    says(writing, "There is a family “empathy” already; give this one another name.")


def test_what_kept_it_from_being_kept_is_told_until_it_is_mended(writing: Driver) -> None:
    writing.ctrl(Key.Key_Return)
    writing.qtbot.waitUntil(lambda: dialog().strip.sentence() == "Give the family a name.")
    writing.type("Our fault")
    writing.qtbot.waitUntil(lambda: dialog().strip.sentence() == "")


def test_a_near_miss_that_is_heard_keeps_the_family_from_being_kept(writing: Driver) -> None:
    write(writing, "leave it with me today", "leave that with me today")
    line("Near miss 1").setFocus()
    writing.type("leave it with me today please")
    says(writing, "is heard, though it should not be")
    writing.ctrl(Key.Key_Return)
    writing.qtbot.waitUntil(lambda: "though it should not be" in dialog().strip.sentence())
    line("Near miss 1").setText("look out of the window")
    says(writing, "Not heard, as it should be.")
    writing.ctrl(Key.Key_Return)
    assert kept(writing) == ["Our fault"]


def test_patterns_are_out_of_the_way_until_somebody_asks(writing: Driver) -> None:
    assert PATTERN not in writing.text(dialog())
    writing.click("Patterns", dialog())
    says(writing, PATTERN)
    assert QApplication.focusWidget().accessibleName() == "Patterns, one per line"


@pytest.mark.parametrize("draft", [Draft(only_words=True), Draft(family="thanks")], ids=["its words", "measured"])
def test_a_family_that_is_heard_by_its_patterns_alone_says_so(writing: Driver, draft: Draft) -> None:
    dialog().reject()
    desk = writing.window._household.desk
    opened = FamilyDialog(desk, replace(draft, patterns=("on me",)), "", "new", writing.window)
    opened.open()
    writing.qtbot.waitUntil(lambda: BY_PATTERNS in writing.text(opened))
    assert PATTERN not in writing.text(opened)


def test_a_pattern_is_heard_by_its_words_and_a_broken_one_is_told(window: Driver) -> None:
    begin(window, None)
    write(window, "That one is on me.")
    says(window, "needs a pattern for now")
    window.click("Patterns", dialog())
    window.type("on (me")
    says(window, "has a bracket that is not closed")
    window.type(")")
    says(window, "Heard by its words: “on me”")
    window.ctrl(Key.Key_Return)
    assert kept(window) == ["Our fault"]


def test_the_kind_can_be_chosen(writing: Driver) -> None:
    write(writing, "leave it with me today")
    dialog()._kind.setCurrentIndex(2)
    writing.ctrl(Key.Key_Return)
    kept(writing)
    assert {known.draft.kind for known in writing.workspace.phrases.shelf().families if known.is_ours} == {
        LabelKind.FAULT
    }


def test_after_a_fault_of_ours_sentences_are_tried_again(writing: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    says(writing, "Give the family a name.")
    with writing.qtbot.capture_exceptions() as faults, monkeypatch.context() as patch:
        patch.setattr(writing.workspace.phrases, "check", failing(LookupError("ours")))
        writing.type("Our")
        writing.qtbot.waitUntil(lambda: bool(faults))
    writing.type(" fault")
    says(writing, "Say in one line what such a phrase does.")


def test_after_a_fault_of_ours_it_can_be_kept(writing: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    write(writing, "leave it with me today")
    with writing.qtbot.capture_exceptions() as faults, monkeypatch.context() as patch:
        patch.setattr(writing.workspace.phrases, "save", failing(LookupError("ours")))
        writing.ctrl(Key.Key_Return)
        writing.qtbot.waitUntil(lambda: bool(faults))
    writing.ctrl(Key.Key_Return)
    assert kept(writing) == ["Our fault"]


def test_while_it_is_kept_nothing_is_written_and_nobody_leaves(
    writing: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, save = Event(), writing.workspace.phrases.save

    def wait(draft: Draft, file: str) -> Kept:
        assert gate.wait(10)
        return save(draft, file)

    monkeypatch.setattr(writing.workspace.phrases, "save", wait)
    write(writing, "leave it with me today")
    editor = dialog()
    writing.ctrl(Key.Key_Return)
    writing.type("lost")
    writing.press(Key.Key_Escape)
    writing.press(Key.Key_Escape)
    assert editor.isVisible()
    assert "lost" not in str(editor._draft())
    with writing.qtbot.waitSignal(editor.kept):
        gate.set()
    assert kept(writing) == ["Our fault"]


def test_what_is_not_kept_is_written_on_where_the_cursor_was(writing: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing.workspace.phrases, "save", failing(TrainerError("The file is locked.")))
    writing.type("Our")
    writing.ctrl(Key.Key_Return)
    writing.qtbot.waitUntil(lambda: dialog().strip.sentence() == "The file is locked.")
    writing.type(" fault")
    assert dialog()._name.text() == "Our fault"


def test_why_it_is_not_kept_stays_to_be_read_though_a_trial_of_the_same_ends_later(
    writing: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    says(writing, "Give the family a name.")
    gate, phrases = Event(), writing.workspace.phrases
    check, begun, over = phrases.check, list[str](), list[str]()

    def wait(draft: Draft, file: str) -> Trial:
        begun.append(draft.name)
        assert gate.wait(10)
        over.append(draft.name)
        return check(draft, file)

    monkeypatch.setattr(phrases, "check", wait)
    monkeypatch.setattr(phrases, "save", failing(TrainerError("The file is locked.")))
    at_once("Our")
    writing.qtbot.waitUntil(lambda: begun == ["Our"])
    writing.ctrl(Key.Key_Return)
    writing.qtbot.waitUntil(lambda: dialog().strip.sentence() == "The file is locked.")
    gate.set()
    says(writing, "Say in one line what such a phrase does.")
    assert over == ["Our"]
    assert dialog().strip.sentence() == "The file is locked."


def test_what_was_written_while_a_trial_failed_is_tried(writing: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    says(writing, "Give the family a name.")
    gate, phrases = Event(), writing.workspace.phrases
    check, tried = phrases.check, list[str]()

    def refuse_first(draft: Draft, file: str) -> Trial:
        tried.append(draft.name)
        if len(tried) > 1:
            return check(draft, file)
        assert gate.wait(10)
        raise TrainerError("The file is locked.")

    monkeypatch.setattr(phrases, "check", refuse_first)
    at_once("Our")
    writing.qtbot.waitUntil(lambda: tried == ["Our"])
    writing.type(" fault")
    writing.qtbot.waitUntil(lambda: dialog()._is_stale)
    gate.set()
    says(writing, "Say in one line what such a phrase does.")
    assert tried == ["Our", "Our fault"]


def test_a_family_that_is_not_kept_does_not_make_two_trials_at_once(
    writing: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    says(writing, "Give the family a name.")
    gate, phrases = Event(), writing.workspace.phrases
    check, tried = phrases.check, list[str]()

    def wait(draft: Draft, file: str) -> Trial:
        tried.append(draft.name)
        assert gate.wait(10)
        return check(draft, file)

    monkeypatch.setattr(phrases, "check", wait)
    monkeypatch.setattr(phrases, "save", failing(TrainerError("The file is locked.")))
    at_once("Our")
    writing.qtbot.waitUntil(lambda: tried == ["Our"])
    writing.ctrl(Key.Key_Return)
    writing.qtbot.waitUntil(lambda: dialog().strip.sentence() == "The file is locked.")
    dialog()._name.setText("Our fault")
    writing.qtbot.waitUntil(lambda: not dialog()._pause.isActive())
    assert dialog()._is_stale
    gate.set()
    says(writing, "Say in one line what such a phrase does.")


def test_what_was_written_is_not_dropped_unasked(writing: Driver) -> None:
    writing.type("Our fault")
    writing.press(Key.Key_Escape)
    assert dialog().strip.sentence() == DROPPING
    writing.press(Key.Key_Escape)
    assert kept(writing) == []


def test_what_was_begun_is_there_when_the_program_comes_back(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    first = begin(opened(qtbot, qapp, tmp_path, welcomed=True), a_model())
    write(first, "leave it with me today")
    dialog()._patterns.setPlainText("with me")
    dialog().put_by()
    first.close()
    begin(opened(qtbot, qapp, tmp_path, welcomed=True), a_model())
    assert dialog().strip.sentence() == BACK
    assert (dialog()._name.text(), line("Example 1").text()) == ("Our fault", "leave it with me today")
    assert dialog().findChild(QPlainTextEdit).toPlainText() == "with me"


def test_a_hint_on_every_field_that_takes_the_keyboard(writing: Driver) -> None:
    names = []
    for _ in range(9):
        names.append(QApplication.focusWidget().accessibleName())
        writing.press(Key.Key_Tab)
    assert names == [
        "Name",
        "What such a phrase does",
        "Kind",
        "Example 1",
        "Near miss 1",
        "Why near miss 1 is not it",
        "Patterns",
        "Cancel",
        "Keep",
    ]
