"""The look: contrast of every role, the scale, the switch."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from trainer import paths
from trainer.gui import fonts, theme
from trainer.gui.theme import KINDS, Scheme, Theme

HUES = ("positive", "warning", "danger", *KINDS, "softener", "move", "fault", "neutral")
MARKS = ("softener", "positive", "danger", "fault")
SCHEMES = pytest.mark.parametrize("scheme", list(Scheme))


@pytest.fixture(autouse=True)
def _restored(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, Scheme.LIGHT, reduce_motion=True)


def luminance(color: QColor) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: QColor, b: QColor) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def grounds(look: Theme, role: str) -> list[QColor]:
    """Everything a text role may stand on."""
    found = [look.color("surface"), look.color("raised"), look.color("background")]
    if role in HUES:
        found.append(look.tint(role, "chip"))
    if role == "danger":
        found.append(look.tint(role, "highlight"))
    if role in ("text", "muted"):
        found.append(look.color("sunken"))
    if role in ("text", "muted", "accent"):
        found += [look.tint("accent", "selected"), look.tint("accent", "selected", "raised")]
    if role == "text":
        found += [look.tint(mark, "highlight") for mark in MARKS] + [look.mix("text", 0.12, "raised")]
    if role == "muted":
        found += [look.tint(hue, "chip") for hue in HUES]
    return found


@SCHEMES
@pytest.mark.parametrize("role", ["text", "muted", "accent", *HUES])
def test_text_can_be_read_on_every_ground(qapp: QApplication, scheme: Scheme, role: str) -> None:
    look = Theme(scheme)
    assert min(contrast(look.color(role), ground) for ground in grounds(look, role)) >= 4.5


@SCHEMES
def test_words_on_the_primary_button_can_be_read_at_rest_and_pressed(qapp: QApplication, scheme: Scheme) -> None:
    look = Theme(scheme)
    assert contrast(look.color("on_accent"), look.color("accent")) >= 4.5
    assert contrast(look.color("on_accent"), look.mix("text", 0.24, "accent")) >= 4.5


@SCHEMES
@pytest.mark.parametrize("role", ["line_strong", "focus"])
def test_edges_and_focus_can_be_seen(qapp: QApplication, scheme: Scheme, role: str) -> None:
    look = Theme(scheme)
    assert min(contrast(look.color(role), look.color(ground)) for ground in ("surface", "raised")) >= 3


@SCHEMES
def test_the_table_in_the_tokens_tells_the_truth(qapp: QApplication, scheme: Scheme) -> None:
    look, told = Theme(scheme), theme.tokens()["contrast"][scheme]
    on_accent = contrast(look.color("on_accent"), look.color("accent"))
    assert on_accent == pytest.approx(told["on_accent"], abs=0.01)
    assert {*HUES, "text", "muted", "accent"} <= told.keys()


def test_sizes_follow_the_scale(qapp: QApplication) -> None:
    assert Theme(scale=2).font("body").pixelSize() == 28
    assert Theme(scale=2).leading("reply") == 58
    assert Theme(scale=9).scale == theme.LARGEST


def test_without_motion_nothing_takes_time(qapp: QApplication) -> None:
    assert Theme(reduce_motion=True).ms("calm") == 0
    assert Theme().ms("instant") == 80


def test_high_contrast_uses_the_colours_of_the_system_and_no_tints(qapp: QApplication) -> None:
    system = QPalette(QColor("#000000"))
    system.setColor(QPalette.ColorRole.WindowText, QColor("#ffff00"))
    system.setColor(QPalette.ColorRole.Window, QColor("#000000"))
    look = Theme(Scheme.DARK, contrast=system)
    assert look.color("fear") == QColor("#ffff00")
    assert look.tint("fear", "chip") == look.color("surface") == QColor("#000000")


def test_apply_reaches_stock_widgets_and_painters(qapp: QApplication) -> None:
    theme.apply(qapp, Scheme.DARK, 1.5, reduce_motion=True)
    assert theme.current().is_dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.current().color("surface")
    assert theme.tokens()["dark"]["accent"] in qapp.styleSheet()
    assert "$" not in qapp.styleSheet()
    assert qapp.font().pixelSize() == theme.current().font("body").pixelSize()


def test_the_typefaces_are_known(qapp: QApplication) -> None:
    theme.apply(qapp, Scheme.LIGHT)
    assert {"Inter", "Newsreader Text", "Newsreader Display"} <= set(QFontDatabase.families())
    assert all((paths.resources() / "fonts" / name).is_file() for name in fonts.FILES)


def test_a_look_belongs_to_the_application(qapp: QApplication) -> None:
    look = theme.apply(qapp, Scheme.DARK)
    assert theme.current() is look
    assert not isinstance(look, QObject)
