"""Before a meeting, by the keyboard alone: three objections, a line for each, the drill, and one page to take along."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.driver import ALT, Driver, Key, opened
from tests.gui.test_paper import read

LINES = (
    "Before you ask: yes, we cost more than most. Here is what that buys.",
    "You may be thinking that it'll slow the team down. For two weeks it will.",
    "You might be thinking: who repairs it? A man in Ghent, within a day.",
)


def focused() -> str:
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget is not None else ""


def choose(window: Driver, words: str) -> None:
    """Search, and add the first that is found; its line has the cursor then."""
    window.ctrl(Key.Key_F)
    window.type(words)
    window.press(Key.Key_Return)
    window.qtbot.waitUntil(lambda: focused().startswith("Say first: "))


def test_three_objections_become_a_page_with_three_lines_to_say_first(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    window = opened(qtbot, qapp, tmp_path, welcomed=True)
    window.press(Key.Key_7, ALT)
    window.press(Key.Key_Return)
    window.type("Ms Berger, Monday at ten")
    window.press(Key.Key_Tab)
    window.type("Who decides, and by when")
    for words, line in zip(("price", "busy", "supplier"), LINES, strict=True):
        choose(window, words)
        window.type(line)
        window.wait_for("Names it first")
    window.ctrl(Key.Key_Return)
    for place, line in enumerate(LINES, 1):
        window.wait_for(f"{place} of 3")
        window.type(line)
        window.press(Key.Key_Return)
        window.wait_for("You said")
        window.press(Key.Key_Return)
    window.wait_for("3 lines said. 3 of the 3 you typed named it first.")
    window.ctrl(Key.Key_P)
    window.qtbot.waitUntil(lambda: bool(window.window.findChildren(QFileDialog)))
    file = tmp_path / "page.pdf"
    dialog = window.window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.close()
    window.wait_for(f"It is in {file}.")
    pages, told = read(file.read_bytes())
    assert pages == 1
    for line in ("Ms Berger, Monday at ten", "Who decides, and by when", *LINES):
        assert line.replace("'", "’") in told
    window.press(Key.Key_Escape)
    window.wait_for("Ms Berger, Monday at ten: 2 March, 3 of 3 lines written")
    window.close()
    again = opened(qtbot, qapp, tmp_path)
    assert [one.first for one in again.workspace.prehandling.all()[0].foreseen] == list(LINES)
