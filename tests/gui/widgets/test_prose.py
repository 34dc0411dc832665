"""Text: what it says, where it breaks, what is marked, what is copied."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from trainer.gui import theme
from trainer.gui.widgets.prose import Prose, label, speech_role
from trainer.gui.widgets.typeset import SetText, Setting, curly, point, unit, word_at

from .conftest import Show

LINE = "That's a hard place to run a team from. What do you still have to deliver?"
HOSTILE = '<img src="file:///etc/hostname"><b>bold</b> &amp; <table><tr><td>'


def picture(prose: Prose) -> QImage:
    return prose.grab().toImage()


def test_it_grows_with_its_text_and_when_it_gets_narrow() -> None:
    short, long = Prose("One line."), Prose(LINE * 4)
    assert long.heightForWidth(400) > short.heightForWidth(400)
    assert long.heightForWidth(200) > long.heightForWidth(400)
    assert short.heightForWidth(400) == theme.current().leading("body")


def test_it_grows_with_the_size_of_text(qapp: QApplication) -> None:
    prose = Prose(LINE)
    before = prose.heightForWidth(400)
    theme.apply(qapp, theme.Scheme.LIGHT, 2.0, reduce_motion=True)
    assert prose.heightForWidth(400) >= 2 * before


def test_its_accessible_name_is_its_text() -> None:
    prose = Prose("It's frozen.")
    assert prose.accessibleName() == "It's frozen."
    prose.setText("It's not.")
    assert prose.accessibleName() == prose.text() == "It's not."


def test_hostile_text_is_shown_letter_by_letter(show: Show) -> None:
    prose = Prose(HOSTILE)
    show(prose)
    assert prose.text() == HOSTILE
    assert prose.accessibleName() == HOSTILE
    laid = SetText(Setting(HOSTILE), 2000, theme.current())
    (line,) = laid.lines()
    assert line.naturalTextWidth() == pytest.approx(theme.current().advance("body", HOSTILE), abs=2)


@pytest.mark.parametrize(
    "text", ["It is too dear.", "One\nanother one\nthird", "“We have\nno budget for that”", "שלום עולם"]
)
def test_at_its_own_width_nothing_wraps(text: str, show: Show) -> None:
    prose = Prose(text, "speech_m", hang="accent")
    show(prose)
    assert prose.rows(prose.sizeHint().width()) == text.count("\n") + 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "a\r\nb\rc",
        "مرحبا، السعر <b>مرتفع</b> hello",
        "שלום עולם",
        "👩‍👩‍👧 🙂 ok",
        "\u202eabc",
        "x" * 3000,
        "\0",
    ],
)
def test_no_text_is_too_strange(show: Show, text: str) -> None:
    spans = [(0, 3, "softener"), (1, 99999, "fault"), (-4, 2, "del"), (3, 3, "move"), (5, 2, "ins")]
    prose = Prose(text, spans=spans, hang="fear")
    show(prose)
    prose.select(0, len(text))
    assert prose.selectedText() == text
    assert not picture(prose).isNull()


@pytest.mark.parametrize("kind", ["softener", "move", "fault", "ins", "del"])
def test_every_kind_of_span_leaves_its_own_mark(show: Show, kind: str) -> None:
    prose = Prose(LINE)
    show(prose)
    plain = picture(prose)
    prose.setSpans([(0, 6, kind)])
    marked = picture(prose)
    others = {k for k in ("softener", "move", "fault", "ins", "del") if k != kind}
    assert marked != plain
    for other in others:
        prose.setSpans([(0, 6, other)])
        assert picture(prose) != marked


def test_a_filled_mark_hides_no_line_in_whatever_order_they_come(show: Show) -> None:
    line, fill = (0, 12, "move"), (5, 20, "softener")
    one, other = Prose(LINE, spans=[line, fill]), Prose(LINE, spans=[fill, line])
    show(one, other)
    assert picture(one) == picture(other)


def test_what_is_looked_at_is_brought_out_and_left_again(show: Show) -> None:
    prose = Prose(LINE, spans=[(0, 6, "move")])
    show(prose)
    before = picture(prose)
    prose.setEmphasis([(0, 6, "move")])
    assert picture(prose) != before
    prose.setEmphasis(())
    assert picture(prose) == before


def test_a_new_text_drops_the_spans() -> None:
    prose = Prose(LINE, spans=[(0, 6, "move")])
    prose.setEmphasis([(0, 6, "move")])
    prose.setText("Another.")
    assert prose.spans() == ()
    assert prose.emphasis() == ()


def test_spans_lie_under_the_letters_they_name_after_an_emoji() -> None:
    text = "🙂🙂 word"
    laid = SetText(Setting(text), 400, theme.current())
    ((_, box),) = laid.boxes(3, 7)
    assert box.left() == pytest.approx(theme.current().advance("body", "🙂🙂 "), abs=3)
    assert (unit(text, 3), point(text, 5)) == (5, 3)


def test_selecting_by_mouse_and_copying(show: Show, qtbot: QtBot) -> None:
    prose = Prose(LINE)
    window = show(prose)
    qtbot.mousePress(prose, Qt.MouseButton.LeftButton, pos=QPoint(0, 8))
    qtbot.mouseMove(prose, QPoint(prose.width() - 1, 8))
    prose.select(0, 6)
    qtbot.mouseRelease(prose, Qt.MouseButton.LeftButton)
    prose.setFocus()
    qtbot.waitUntil(prose.hasFocus)
    prose.select(0, 6)
    qtbot.keyClick(prose, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "That's"
    window.setFocus()
    assert not prose.hasSelectedText()


def test_a_double_click_takes_a_word(show: Show, qtbot: QtBot) -> None:
    prose = Prose(LINE)
    show(prose)
    qtbot.mouseDClick(prose, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert prose.selectedText() == "That's"
    assert word_at("so, it's", 5) == (4, 8)


def test_ctrl_a_takes_all(show: Show, qtbot: QtBot) -> None:
    prose = Prose(LINE)
    show(prose)
    prose.setFocus()
    qtbot.waitUntil(prose.hasFocus)
    qtbot.keyClick(prose, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert prose.selectedText() == LINE


def test_a_hanging_quote_indents_the_other_lines() -> None:
    prose = Prose("“" + LINE + "”", "speech_l", hang="budget")
    laid = SetText(Setting(prose.text(), "speech_l", hang=True), 300, theme.current())
    first, second, *_ = laid.lines()
    assert first.x() == 0
    assert second.x() == pytest.approx(prose.indent(), abs=1)


def test_apostrophes_are_set_well_and_offsets_hold() -> None:
    assert curly("it's 'so'") == "it’s 'so’"
    assert len(curly(LINE)) == len(LINE)


def test_layout_is_kept_until_something_changes(qapp: QApplication) -> None:
    prose = Prose(LINE)
    first = prose._lay(300)
    assert prose._lay(300) is first
    prose.setText(LINE + " More.")
    assert prose._lay(300) is not first


def test_a_line_that_may_give_way_tells_the_rest(show: Show) -> None:
    short = label(LINE * 3, elide=True)
    show(short, width=200)
    assert short.width() < short.sizeHint().width()
    assert label("Name").minimumSizeHint().width() == label("Name").sizeHint().width()


def test_long_lines_step_down_in_size() -> None:
    assert speech_role("Too dear.", 680, 700) == "speech_xl"
    assert speech_role("We tried this. " * 14, 680, 700) == "speech_l"
    assert speech_role("We tried this before. " * 40, 680, 700) == "speech_m"
    assert speech_role("Too dear.", 680, 100) == "speech_m"
