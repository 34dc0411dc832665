"""Setting a paper: pages of A4 as PDF, in the two typefaces of the program, or plain text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QWidget

from trainer import words
from trainer.deckfile import atomic
from trainer.domain.paper import Block, Paper, Style, as_text
from trainer.errors import TrainerError
from trainer.gui.dialogs.files import Files, Sort

PDFS, TEXTS = Sort(".pdf", "PDF"), Sort(".txt", "text")
DOTS = 300
"""Per inch."""
MARGINS_MM = QMarginsF(22, 20, 22, 20)
SANS, SERIF = ("Inter",), ("Newsreader Text",)
INK, PALE = QColor("#1b1b1a"), QColor("#62625d")
TITLE_PT = 20.0
SIZES_PT: Mapping[Style, float] = {
    Style.HEADING: 11.5,
    Style.TEXT: 10.5,
    Style.SPEECH: 13.0,
    Style.POINT: 10.5,
    Style.ASIDE: 9.0,
}
ABOVE_PT: Mapping[Style, float] = {Style.HEADING: 20, Style.TEXT: 5, Style.SPEECH: 7, Style.POINT: 5, Style.ASIDE: 4}
SMALLER = (0.92, 0.85, 0.78, 0.72)
"""Shares of the usual size; with the last one a heading has 8.3 points."""
NUMBER_PT = 8.5
LAYOUT_DPI = 96
"""In which a layout has its margins, whatever it is drawn on."""
HANGING = 14
SAVED = "It is in {}."


def as_pdf(paper: Paper) -> bytes:
    """The paper on as many pages as it takes, numbered where that is more than one."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS)
    writer.setTitle(paper.title)
    page = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, MARGINS_MM, QPageLayout.Unit.Millimeter))
    painter = QPainter(writer)
    _draw(painter, _fitted(paper, writer), writer)
    painter.end()
    return bytes(buffer.data().data())


class Takeaway(QObject):
    """Asks where a paper is to go, and puts it there whole or not at all.

    Signals:
        saved: A sentence for the strip.
        failed: A `TrainerError`.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pdfs, self._texts = Files(parent, PDFS), Files(parent, TEXTS)

    def as_pdf(self, paper: Paper) -> None:
        """As pages to be printed."""
        self._pdfs.to_write(paper.title, lambda path: self._put(path, partial(as_pdf, paper)))

    def as_text(self, paper: Paper) -> None:
        """As plain text."""
        self._texts.to_write(paper.title, lambda path: self._put(path, lambda: as_text(paper).encode()))

    def _put(self, path: Path, made: Callable[[], bytes]) -> None:
        try:
            atomic.replace(path, made())
        except TrainerError as error:
            self.failed.emit(error)
        else:
            self.saved.emit(SAVED.format(path))


def _fitted(paper: Paper, writer: QPdfWriter) -> QTextDocument:
    """In the usual size; what is to be one page is set smaller as far as it can still be read."""
    document = _set(paper, writer)
    for share in SMALLER if paper.is_a_page else ():
        if document.pageCount() > 1:
            document = _set(paper, writer, share)
    return document


def _set(paper: Paper, writer: QPdfWriter, share: float = 1.0) -> QTextDocument:
    """Nothing of a text is ever read as HTML: it goes in through a cursor."""
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setDocumentMargin(0)
    cursor = QTextCursor(document)
    cursor.setBlockFormat(_block(0))
    cursor.insertText(words.curly(paper.title), _letters(TITLE_PT * share, QFont.Weight.DemiBold))
    for block in paper.blocks:
        _insert(cursor, block, share)
    document.setPageSize(QRectF(0, 0, writer.width(), writer.height()).size())
    return document


def _insert(cursor: QTextCursor, block: Block, share: float) -> None:
    size, style = SIZES_PT[block.style] * share, block.style
    weight = QFont.Weight.DemiBold if style is Style.HEADING else QFont.Weight.Normal
    cursor.insertBlock(_block(ABOVE_PT[style] * share, indent=style is Style.POINT))
    if style is Style.POINT:
        cursor.insertText("•  ", _letters(size, weight, PALE))
    if block.lead:
        lead = _letters(SIZES_PT[Style.ASIDE] * share, QFont.Weight.Medium, PALE)
        cursor.insertText(f"{words.curly(block.lead)}   ", lead)
    ink = PALE if style is Style.ASIDE else INK
    families = SERIF if style is Style.SPEECH else SANS
    cursor.insertText(words.curly(block.text), _letters(size, weight, ink, families))


def _block(above_pt: float, *, indent: bool = False) -> QTextBlockFormat:
    shape = QTextBlockFormat()
    shape.setTopMargin(above_pt * LAYOUT_DPI / 72)
    shape.setLineHeight(128, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if indent:
        shape.setLeftMargin(HANGING)
        shape.setTextIndent(-HANGING)
    return shape


def _letters(
    size_pt: float, weight: QFont.Weight = QFont.Weight.Normal, ink: QColor = INK, families: tuple[str, ...] = SANS
) -> QTextCharFormat:
    font = QFont(list(families))
    font.setPointSizeF(size_pt)
    font.setWeight(weight)
    font.setFeature(QFont.Tag("liga"), 0)  # a word with a ligature in it is found by nobody who searches the file
    shape = QTextCharFormat()
    shape.setFont(font)
    shape.setForeground(ink)
    return shape


def _draw(painter: QPainter, document: QTextDocument, writer: QPdfWriter) -> None:
    wide, tall, pages = writer.width(), writer.height(), document.pageCount()
    for page in range(pages):
        if page:
            writer.newPage()
        painter.save()
        painter.translate(0, -page * tall)
        document.drawContents(painter, QRectF(0, page * tall, wide, tall))
        painter.restore()
        if pages > 1:
            painter.setFont(_letters(NUMBER_PT).font())
            painter.setPen(PALE)
            foot = QRectF(0, tall + _dots(10), wide, _dots(14))
            painter.drawText(foot, Qt.AlignmentFlag.AlignRight, f"{page + 1} of {pages}")


def _dots(points: float) -> float:
    return points * DOTS / 72
