"""Painted things: the names they tell, the theme switch, the table behind a chart."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from trainer.gui import theme
from trainer.gui.layouts import centred, clear, col, panel, row, rule, wrap
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.card import Card, Shadowed
from trainer.gui.widgets.chip import AskChip, Chip
from trainer.gui.widgets.days import Days
from trainer.gui.widgets.glyph import Glyph, category_glyph
from trainer.gui.widgets.gradebutton import GradeButton
from trainer.gui.widgets.mark import Mark, window_icon
from trainer.gui.widgets.meter import Meter
from trainer.gui.widgets.options import Options
from trainer.gui.widgets.prose import Prose, label, number
from trainer.gui.widgets.replybox import ReplyBox
from trainer.gui.widgets.scale import Scale
from trainer.gui.widgets.scroller import Scroller
from trainer.gui.widgets.strata import Strata
from trainer.gui.widgets.switch import Switch
from trainer.gui.widgets.ticklist import TickList

from .conftest import Show

NOTES = ("What happens", "How often", "The company", "The person")
MAKERS: dict[str, Callable[[], QWidget]] = {
    "prose": lambda: Prose("Words", spans=[(0, 3, "fault")]),
    "primary": lambda: Button("Start", "primary", "play", key="Return"),
    "plain": lambda: Button("Later"),
    "quiet": lambda: Button("Undo", "quiet", "undo-2"),
    "grade": lambda: GradeButton("Got it", "check", "positive", key="2", sub="in 9 days"),
    "nav": lambda: Button("Study", "nav", "layers", badge="18"),
    "chip": lambda: Chip("Empathy", "softener", note="likely"),
    "askchip": lambda: AskChip("Promise", "fault", note="check", checkable=True),
    "glyph": lambda: category_glyph("fear", name="Fear of change"),
    "meter": lambda: Meter(0.4, "fear", mark=0.5, name="Fear"),
    "goal": lambda: Meter(0.4, parts=6),
    "strata": lambda: Strata(2, NOTES, door=3),
    "days": lambda: Days([True, False, False]),
    "switch": lambda: Switch("On", True),
    "scale": lambda: Scale(("No", "Yes"), 1, name="Believable?"),
    "options": lambda: Options({1: "One", 2: "Two"}, name="Which?"),
    "ticks": lambda: TickList(("One", "Two"), {0}, name="Points"),
    "reply": lambda: ReplyBox("Answer"),
}
EVERYTHING = pytest.mark.parametrize("kind", sorted(MAKERS))


@EVERYTHING
def test_a_theme_switch_repaints_and_a_larger_text_measures_anew(
    show: Show, qtbot: QtBot, qapp: QApplication, kind: str
) -> None:
    widget = MAKERS[kind]()
    show(widget)
    light, small = widget.grab().toImage(), widget.sizeHint()
    theme.apply(qapp, theme.Scheme.DARK, reduce_motion=True)
    assert widget.grab().toImage() != light
    theme.apply(qapp, theme.Scheme.DARK, 2.0, reduce_motion=True)
    qtbot.waitUntil(lambda: widget.sizeHint().height() > small.height())


@EVERYTHING
def test_everything_has_a_name_or_lets_its_parts_speak(kind: str) -> None:
    widget = MAKERS[kind]()
    parts = [part for part in widget.findChildren(QWidget) if part.accessibleName()]
    assert widget.accessibleName() or parts


@EVERYTHING
@pytest.mark.usefixtures("high_contrast")
def test_high_contrast_paints_too(show: Show, kind: str) -> None:
    widget = MAKERS[kind]()
    show(widget)
    assert not widget.grab().isNull()


def test_names_say_what_the_picture_says() -> None:
    assert Meter(0.4, name="Fear").accessibleName() == "Fear: 40%"
    assert Strata(2, NOTES).accessibleName() == "layer 2 of 4: How often"
    assert Strata(2).accessibleName() == "layer 2 of 4"
    assert Days([True, False, True]).accessibleName() == "2 of the last 3 days"


def test_what_a_picture_shows_can_change() -> None:
    meter, strata = Meter(0.1), Strata(1, NOTES)
    meter.setShare(2.0)
    strata.setReached(3)
    assert meter.share() == 1.0
    assert strata.reached() == 3
    assert strata.accessibleName() == "layer 3 of 4: The company"


def test_movement_ends_where_it_should(show: Show, qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT)
    meter, full = Meter(0.0), Meter(1.0)
    show(meter, full)
    empty = meter.grab().toImage()
    meter.setShare(1.0)
    qtbot.waitUntil(lambda: meter.grab().toImage() == full.grab().toImage())
    assert meter.grab().toImage() != empty


def test_a_stage_paints_the_shadow_of_its_card(show: Show) -> None:
    def stage(level: str) -> Shadowed:
        return Shadowed(col(Card(col(label("Card"), margins=(20, 20, 20, 20)), level=level), margins=(30, 30, 30, 30)))

    flat, high = stage("flat"), stage("high")
    show(flat)
    show(high)
    high.resize(flat.size())
    assert flat.grab().toImage() != high.grab().toImage()


def test_a_glyph_without_a_name_is_decoration() -> None:
    glyph = Glyph("ear")
    assert glyph.accessibleName() == ""
    glyph.setIcon("mic", name="<b>Mic")
    assert "&lt;b&gt;" in glyph.toolTip()


def test_layouts_take_all_kinds_of_items(show: Show, qapp: QApplication) -> None:
    side = panel("side", col(label("Side")), width=120)
    inner = row((wrap(col(label("a"))), 1), rule(vertical=True), (wrap(row(None, label("b"))), 1), 8)
    page = panel("page", col(inner, rule(), centred(col(number("7", 30)), 200), None))
    show(Scroller(page), side)
    assert side.width() == 120
    theme.apply(qapp, theme.Scheme.LIGHT, 2.0, reduce_motion=True)
    assert side.maximumWidth() == 240
    clear(inner)
    assert inner.count() == 0


def test_the_mark_is_an_icon_too() -> None:
    assert Mark().sizeHint().width() == theme.current().px(18)
    assert not window_icon().isNull()
