"""Colours, type and motion by role.

Widgets name a role and never a colour, a size or a font; painters ask `current()` while painting,
so that a change of theme needs no rebuilding.
"""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from string import Template
from typing import Any

from PySide6.QtCore import QCoreApplication, QEasingCurve
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from trainer import paths
from trainer.gui import fonts

DESIGN_PX = 14
LARGEST = 2.5
KINDS = ("budget", "time", "ignorance", "price", "preference", "fear", "no_interest")


class Scheme(StrEnum):
    """The two looks."""

    LIGHT = "light"
    DARK = "dark"


@cache
def tokens() -> dict[str, Any]:
    """The design tokens, as in `resources/theme/tokens.toml`."""
    return tomllib.loads((paths.resources() / "theme" / "tokens.toml").read_text(encoding="utf-8"))


class Theme:
    """One look: a scheme, a text scale and what the person asked of motion and contrast."""

    def __init__(
        self,
        scheme: Scheme = Scheme.LIGHT,
        scale: float = 1.0,
        *,
        reduce_motion: bool = False,
        contrast: QPalette | None = None,
    ) -> None:
        """Make a look.

        Args:
            scheme: light or dark.
            scale: factor on every size of text, 1.0 for the sizes of the tokens.
            reduce_motion: every duration becomes 0.
            contrast: the palette of a high-contrast system; tints are dropped, shapes stay.
        """
        self.scheme = Scheme(scheme)
        self.scale = min(max(scale, 0.75), LARGEST)
        self.reduce_motion = reduce_motion
        self.high_contrast = contrast is not None
        self._roles: dict[str, str] = _contrast_roles(contrast) if contrast else tokens()[self.scheme]
        self._colors: dict[tuple[object, ...], QColor] = {}
        self._fonts: dict[str, QFont] = {}
        self._metrics: dict[str, QFontMetricsF] = {}

    @property
    def is_dark(self) -> bool:
        return self.scheme is Scheme.DARK

    # ------------------------------------------------------------ colour

    def color(self, role: str, alpha: float = 1.0) -> QColor:
        """The colour of a role."""
        key = (role, round(alpha, 3))
        if key not in self._colors:
            color = QColor(self._roles[role])
            color.setAlphaF(alpha)
            self._colors[key] = color
        return self._colors[key]

    def mix(self, role: str, share: float, into: str = "surface") -> QColor:
        """One role mixed into another; opaque, so that its contrast can be computed."""
        key = (role, round(share, 3), into)
        if key not in self._colors:
            top, ground = self.color(role).getRgb(), self.color(into).getRgb()
            blend = (round(a * share + b * (1 - share)) for a, b in zip(top[:3], ground[:3], strict=True))  # type: ignore[index]
            self._colors[key] = QColor(*blend)
        return self._colors[key]

    def tint(self, role: str, use: str, into: str = "surface") -> QColor:
        """The soft fill of a role.

        Args:
            role: the hue.
            use: `chip`, `highlight`, `selected` or `hover`.
            into: the ground it lies on.
        """
        share = 0.0 if self.high_contrast else float(tokens()["tint"][self.scheme][use])
        return self.mix(role, share, into)

    def edge(self) -> QColor:
        """The quiet edge of a button, whose words and place already say what it is."""
        return self.mix("line_strong", 1.0 if self.high_contrast else 0.45)

    # ------------------------------------------------------------ type

    def font(self, role: str) -> QFont:
        """The font of a type role, at the current scale."""
        if role not in self._fonts:
            self._fonts[role] = self._make_font(role)
        return self._fonts[role]

    def _make_font(self, role: str) -> QFont:
        family, size, _, weight, tracking = tokens()["type"][role]
        font = QFont()
        font.setFamilies([tokens()["fonts"][family], tokens()["fonts"]["interface"], "Noto Sans"])
        font.setPixelSize(round(size * self.scale))
        font.setWeight(QFont.Weight(weight))
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 + tracking)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def tabular(self, role: str) -> QFont:
        """The font of a role with figures of equal width, for columns of numbers."""
        font = QFont(self.font(role))
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def metrics(self, role: str) -> QFontMetricsF:
        """The measures of a role's font."""
        if role not in self._metrics:
            self._metrics[role] = QFontMetricsF(self.font(role))
        return self._metrics[role]

    def advance(self, role: str, text: str) -> float:
        """The width of a text in pixels."""
        return self.metrics(role).horizontalAdvance(text)

    def leading(self, role: str) -> int:
        """The distance from line to line in pixels, at the current scale."""
        return self.px(tokens()["type"][role][2])

    # ------------------------------------------------------------ measures

    def px(self, length: float) -> int:
        """A length that belongs to text (an icon, a pad, a key cap), at the current scale."""
        return round(length * self.scale)

    def space(self, name: str) -> int:
        """A distance between things; it does not grow with the text."""
        return int(tokens()["space"][name])

    def radius(self, name: str) -> float:
        return float(tokens()["radius"][name])

    def elevation(self, level: str) -> tuple[float, float, float]:
        """Blur and offset in pixels and the opacity of a shadow."""
        blur, offset, light, dark = tokens()["elevation"][level]
        return blur, offset, dark if self.is_dark else light

    def ms(self, motion: str) -> int:
        """How long a movement takes in milliseconds; 0 when motion is unwelcome."""
        return 0 if self.reduce_motion else int(tokens()["motion"][motion])

    def easing(self) -> QEasingCurve:
        return QEasingCurve(QEasingCurve.Type[tokens()["motion"]["easing"]])

    # ------------------------------------------------------------ stock widgets

    def palette(self) -> QPalette:
        """The roles, for widgets that Qt draws."""
        palette = QPalette()
        for target, role in _PALETTE.items():
            palette.setColor(target, self.color(role))
        for target in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, target, self.mix("muted", 0.6))
        return palette

    def qss(self) -> str:
        """The style sheet for stock widgets, filled with the roles."""
        template = (paths.resources() / "theme" / "app.qss").read_text(encoding="utf-8")
        derived = {
            "selected": self.tint("accent", "selected").name(),
            "hovered": self.tint("text", "hover", "raised").name(),
            "edge": self.edge().name(),
            "faint": self.mix("muted", 0.6).name(),
            "radius": f"{self.radius('control'):.0f}px",
            "target": f"{max(24, self.leading('label'))}px",
            "assets": (paths.resources() / "theme").as_posix(),
        }
        sizes = {f"size_{role}": f"{self.font(role).pixelSize()}px" for role in ("body", "small", "caption")}
        return Template(template).substitute(self._roles, **derived, **sizes)


_Role = QPalette.ColorRole
_PALETTE = {
    _Role.Window: "surface",
    _Role.WindowText: "text",
    _Role.Base: "raised",
    _Role.AlternateBase: "sunken",
    _Role.Text: "text",
    _Role.Button: "raised",
    _Role.ButtonText: "text",
    _Role.BrightText: "danger",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "on_accent",
    _Role.Accent: "accent",
    _Role.PlaceholderText: "muted",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
    _Role.ToolTipBase: "raised",
    _Role.ToolTipText: "text",
    _Role.Light: "raised",
    _Role.Midlight: "sunken",
    _Role.Mid: "line",
    _Role.Dark: "line_strong",
    _Role.Shadow: "shadow",
}


def _contrast_roles(palette: QPalette) -> dict[str, str]:
    """Every role in the colours of a high-contrast system; hues become ink, because shapes say the same."""
    roles = dict.fromkeys(tokens()["light"], palette.color(_Role.WindowText).name())
    for role in ("background", "surface", "raised", "sunken"):
        roles[role] = palette.color(_Role.Window).name()
    for role in ("accent", "focus"):
        roles[role] = palette.color(_Role.Highlight).name()
    roles["on_accent"] = palette.color(_Role.HighlightedText).name()
    return roles


def current() -> Theme:
    """The look in force; the light one until `apply` was called."""
    app = QCoreApplication.instance()
    if app is None:
        return Theme()
    theme = app.property("theme")
    if theme is None:
        theme = Theme()
        app.setProperty("theme", theme)
    return theme  # type: ignore[no-any-return]


def system_scale(app: QGuiApplication) -> float:
    """How much larger than designed the person set the system's text; call it before `apply` sets the font.

    Usual desktop fonts (12 to 14 px) count as 1, so that the sizes of the tokens hold.
    """
    return max(1.0, QFontInfo(app.font()).pixelSize() / DESIGN_PX)


def apply(
    app: QApplication,
    scheme: Scheme = Scheme.LIGHT,
    text_scale: float = 1.0,
    *,
    reduce_motion: bool = False,
) -> Theme:
    """Put a look on the whole application; every open widget repaints and measures itself anew.

    Args:
        app: the application.
        scheme: light or dark; on some platforms Qt cannot be told, so it is always handed over.
        text_scale: the person's own factor, 1.0 to 2.0, on top of the system's.
        reduce_motion: no movement at all.
    """
    if app.property("systemScale") is None:
        _begin(app)
    scale = float(app.property("systemScale")) * text_scale
    theme = Theme(scheme, scale, reduce_motion=reduce_motion)
    app.setProperty("theme", theme)
    app.setPalette(theme.palette())
    app.setFont(theme.font("body"))
    app.setStyleSheet(theme.qss())
    return theme


def _begin(app: QApplication) -> None:
    """What happens once: the system's text size is noted, Fusion and the typefaces are loaded."""
    app.setProperty("systemScale", system_scale(app))
    app.setStyle("Fusion")
    fonts.load()
