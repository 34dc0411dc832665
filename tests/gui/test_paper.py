"""A paper as PDF and as text: every word of it, on as many pages as it takes, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from trainer.domain.paper import Block, Paper, Style
from trainer.errors import TrainerError
from trainer.gui.paper import Takeaway, as_pdf

pytestmark = pytest.mark.usefixtures("look")

OUTLINE = Paper(
    "Tuesday, Hartley & Sons",
    (
        Block("Say it first", Style.HEADING),
        Block("You'll find we cost more than you pay now.", Style.SPEECH, lead="Price"),
        Block("Ask what a late delivery costs.", Style.POINT),
        Block("<img src='file:/etc/passwd'> stays text", Style.ASIDE),
    ),
)


def read(data: bytes) -> tuple[int, str]:
    """How many pages a PDF has, and what is to be read on them."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(None)
    document.load(buffer)
    pages = document.pageCount()
    text = " ".join(document.getAllText(page).text() for page in range(pages))
    document.close()
    return pages, " ".join(text.split())


def test_every_word_stands_on_one_page() -> None:
    pages, text = read(as_pdf(OUTLINE))
    assert pages == 1
    for block in OUTLINE.blocks[:1] + OUTLINE.blocks[2:3]:
        assert block.text in text
    assert "You’ll find we cost more than you pay now." in text
    assert "of 1" not in text


def test_what_looks_like_markup_is_text() -> None:
    text = read(as_pdf(OUTLINE))[1]
    assert "<img src=" in text
    assert "> stays text" in text


def test_more_than_one_page_is_numbered() -> None:
    long = Paper("Long", tuple(Block(f"Line {at}: " + "and so on " * 12) for at in range(120)))
    pages, text = read(as_pdf(long))
    assert pages > 1
    assert f"{pages} of {pages}" in text
    for at in range(120):
        assert f"Line {at}:" in text


@pytest.fixture
def takeaway(qtbot: QtBot) -> Takeaway:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return Takeaway(parent)


def chosen(takeaway: Takeaway, path: Path) -> None:
    takeaway.parent().findChild(QFileDialog).fileSelected.emit(str(path))


def test_a_paper_goes_where_it_is_wanted(takeaway: Takeaway, qtbot: QtBot, tmp_path: Path) -> None:
    takeaway.as_text(OUTLINE)
    with qtbot.waitSignal(takeaway.saved) as told:
        chosen(takeaway, tmp_path / "outline")
    assert told.args == [f"It is in {tmp_path / 'outline.txt'}."]
    assert "Price: You'll find we cost more than you pay now." in (tmp_path / "outline.txt").read_text("utf-8")


def test_a_pdf_goes_there_too(takeaway: Takeaway, qtbot: QtBot, tmp_path: Path) -> None:
    takeaway.as_pdf(OUTLINE)
    with qtbot.waitSignal(takeaway.saved):
        chosen(takeaway, tmp_path / "outline.pdf")
    assert read((tmp_path / "outline.pdf").read_bytes())[0] == 1


def test_where_it_cannot_go_that_is_told(takeaway: Takeaway, qtbot: QtBot, tmp_path: Path) -> None:
    takeaway.as_pdf(OUTLINE)
    with qtbot.waitSignal(takeaway.failed) as told:
        chosen(takeaway, tmp_path / "missing" / "outline.pdf")
    assert isinstance(told.args[0], TrainerError)
    assert "could not be written" in str(told.args[0])


def test_what_is_to_be_one_page_is_set_smaller_until_it_is() -> None:
    blocks = tuple(Block(f"Line {at}: " + "and so on " * 18) for at in range(21))
    assert read(as_pdf(Paper("Long", blocks)))[0] == 2
    pages, text = read(as_pdf(Paper("Long", blocks, is_a_page=True)))
    assert pages == 1
    assert "Line 20:" in text
