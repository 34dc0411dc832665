"""What is told of a reply while somebody writes it."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from tests.driver import ALT, Driver, Key
from trainer.gui.dialogs.editor import EditorDialog


def editor(window: Driver) -> EditorDialog:
    window.press(Key.Key_3, ALT)
    window.press(Key.Key_Down)
    window.press(Key.Key_F2)
    dialog = window.dialog(EditorDialog)
    assert isinstance(dialog, EditorDialog)
    return dialog


def underlined(box: QPlainTextEdit) -> list[str]:
    return [one.cursor.selectedText() for one in box.extraSelections()]


def test_words_that_promise_too_much_are_underlined_as_they_are_typed(window: Driver) -> None:
    box = window.named("The reply", QPlainTextEdit, editor(window))
    box.setPlainText("😀 We guarantee it, always.")
    assert underlined(box) == ["guarantee", "always"]
    box.setPlainText("What matters most?")
    assert underlined(box) == []


def test_the_coach_says_how_the_reply_holds_once_typing_rests(window: Driver) -> None:
    dialog = editor(window)
    box = window.named("The reply", QPlainTextEdit, dialog)
    for words in ("We are the best.", "Thanks for saying it plainly.", "Thanks for saying it plainly. Why is that?"):
        box.setPlainText(words)
    window.qtbot.waitUntil(lambda: "one softener\nends in a question" in _facts(window, dialog))
    box.setPlainText("No.")
    window.qtbot.waitUntil(lambda: "no softener\ndoes not end in a question" in _facts(window, dialog))
    box.setPlainText("")
    window.qtbot.waitUntil(lambda: "softener\n" not in _facts(window, dialog))


def _facts(window: Driver, dialog: EditorDialog) -> str:
    told = ("softener", "question", "promises")
    return "\n".join(line for line in window.text(dialog).splitlines() if any(word in line for word in told)) + "\n"
