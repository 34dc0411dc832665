"""The button: primary, plain, quiet and nav."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.gui import icons, theme
from trainer.gui.theme import Theme
from trainer.gui.widgets import keycap
from trainer.gui.widgets.pressable import Pressable
from trainer.gui.widgets.typeset import tooltip

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_TALL = {"quiet": 12, "nav": 14}
ICON = 18


class Button(Pressable):
    """A push button that shows its key. Enter presses the focused one.

    Kinds: `primary` (one per screen), `plain`, `quiet` (no edge) and `nav` (checkable, left-aligned, with a badge).

    Signals:
        clicked: as in `QPushButton`.
    """

    enter_presses = True

    def __init__(
        self,
        text: str = "",
        kind: str = "plain",
        icon: str = "",
        *,
        key: str | QKeySequence = "",
        badge: str = "",
        wide: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make a button.

        Args:
            text: its words; empty for an icon alone.
            kind: `primary`, `plain`, `quiet` or `nav`.
            icon: the icon's name; empty for none.
            key: the shortcut to show, as in `Ctrl+Return`. Showing is all: shortcuts belong to actions.
            badge: a short word at the right end of a nav button.
            wide: True to take the width there is.
            name: what a screen reader says; needed when there are no words. Also the tooltip then.
            parent: the Qt parent.
        """
        super().__init__(text, parent)
        self.kind = kind
        self._icon, self._badge = icon, badge
        self._key = keycap.native(key)
        self._compact = False
        self._name = name
        self.setCheckable(kind == "nav")
        self.setWide(wide or kind == "nav")
        self._tell()

    # ------------------------------------------------------------ content

    def setText(self, text: str) -> None:
        """Give it other words."""
        super().setText(text)
        self._tell()

    def setIconName(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.refresh()

    def setBadge(self, badge: str) -> None:
        """Change the word at the right end of a nav button."""
        self._badge = badge
        self._tell()

    def setName(self, name: str) -> None:
        """Change what a screen reader says."""
        self._name = name
        self._tell()

    def setCompact(self, compact: bool) -> None:
        """Show the icon alone; the words become the tooltip."""
        self._compact = compact
        self._tell()

    def setWide(self, wide: bool) -> None:
        """Take the width there is, or only what the words need."""
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding if wide else policy.Maximum, policy.Fixed)

    def _tell(self) -> None:
        """Say the same to screen readers as to the eye."""
        self.setAccessibleName(self._name or self.text())
        self.setAccessibleDescription(", ".join(part for part in (self._badge, self._key) if part))
        if self._bare:
            self.setToolTip(tooltip(" ".join(part for part in (self._name or self.text(), self._key) if part)))
        elif self._compact or self.kind == "nav":
            self.setToolTip("")
        self.refresh()

    @property
    def _bare(self) -> bool:
        """Whether the icon stands alone."""
        return self._compact or not self.text()

    # ------------------------------------------------------------ size

    def _widths(self, look: Theme) -> tuple[float, float, float]:
        """What the icon, the words and the key cap take, with the gaps between them."""
        words = 0.0 if self._bare else look.advance("label", self.shown)
        icon = look.px(ICON) + (look.px(8) if words else 0) if self._icon else 0
        cap = 0.0 if self._bare or not self._key else keycap.width(self._key, look) + look.px(keycap.GAP)
        return icon, words, cap

    def measure(self, look: Theme) -> QSize:
        tall = look.leading("label") + look.px(_TALL.get(self.kind, 18))
        pad = look.px(8 if self.kind == "quiet" or self._bare else 16)
        icon, words, cap = self._widths(look)
        badge = look.advance("caption", self._badge) + look.px(16) if self._badge and not self._bare else 0
        return QSize(max(math.ceil(icon + words + cap + badge) + 2 * pad + 1, tall if self._bare else 0), tall)

    def minimumSizeHint(self) -> QSize:
        """A wide button may shrink until its words are cut; any other gives up its key at most."""
        size = self.sizeHint()
        if self.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding:
            return QSize(min(size.width(), 48), size.height())
        return QSize(size.width() - math.floor(self._widths(theme.current())[2]), size.height())

    # ------------------------------------------------------------ paint

    def draw(self, painter: QPainter, box: QRectF, look: Theme) -> None:
        self._draw_ground(painter, box, look)
        self._draw_line(painter, look)

    def _draw_ground(self, painter: QPainter, box: QRectF, look: Theme) -> None:
        hover = self.warmth * (0.06 if look.is_dark else 0.05)
        edged = look.high_contrast or self.kind == "plain"
        painter.setPen(QPen(look.edge(), 1) if edged else Qt.PenStyle.NoPen)
        painter.setBrush(self._ground(hover, look))
        painter.drawRoundedRect(box, self.radius(look), self.radius(look))

    def _ground(self, hover: float, look: Theme) -> QColor:
        if self.kind == "primary":
            return look.mix("text", hover * 2, "accent")
        if self.kind == "plain":
            return look.tint("accent", "selected", "raised") if self.isChecked() else look.mix("text", hover, "raised")
        return look.color("text", min(hover + 0.075 * self.isChecked(), 1.0))

    def _ink(self, look: Theme) -> QColor:
        if self.kind == "primary":
            return look.color("on_accent")
        if self.kind in ("quiet", "nav"):
            return look.color("text" if self.isChecked() or self.warmth >= 1 else "muted")
        return look.color("accent" if self.isChecked() else "text")

    def _draw_line(self, painter: QPainter, look: Theme) -> None:
        """Icon, words and key in one line: centred, or from the left in a nav button."""
        icon, words, cap = self._widths(look)
        if self.width() < self.sizeHint().width() and self.kind != "nav":
            cap = 0.0
        ink, middle, nav = self._ink(look), self.height() / 2, self.kind == "nav" and not self._compact
        x = float(look.px(10)) if nav else max((self.width() - icon - words - cap) / 2, 4.0)
        if self._icon:
            size = look.px(ICON)
            icons.draw(painter, self._icon, QRectF(x, middle - size / 2, size, size), ink)
            x += icon + (look.px(2) if nav else 0)
        if not self._bare:
            room = self.width() - x - cap - (look.advance("caption", self._badge) + look.px(18) if self._badge else 4)
            self._draw_words(painter, QPointF(x, 0), min(words + 2, room), ink, look)
        if cap:
            x += words + look.px(keycap.GAP)
            keycap.paint(painter, x, middle, self._key, look, on_accent=self.kind == "primary")
        if self._badge:
            self._draw_badge(painter, look)

    def _draw_words(self, painter: QPainter, at: QPointF, room: float, ink: QColor, look: Theme) -> None:
        painter.setFont(look.font("label"))
        painter.setPen(ink)
        fitting = look.metrics("label").elidedText(self.shown, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(at.x(), 0, room + 2, self.height()), _LEFT, fitting)

    def _draw_badge(self, painter: QPainter, look: Theme) -> None:
        """The badge in words, or only a dot where there is no room for it."""
        if self._compact:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent"))
            painter.drawEllipse(QPointF(self.width() / 2 + look.px(10), self.height() / 2 - look.px(8)), 3, 3)
            return
        painter.setFont(look.font("caption"))
        painter.setPen(look.color("muted"))
        painter.drawText(QRectF(self.rect()).adjusted(0, 0, -look.px(12), 0), _RIGHT, self._badge)
