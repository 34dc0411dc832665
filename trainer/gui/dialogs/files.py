"""Which file to read, where to write one, and which folder to look in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from trainer.gui.dialogs.sure import Sure
from trainer.gui.widgets.button import Button
from trainer.paths import as_name

Then = Callable[[Path], object]


@dataclass(frozen=True)
class Sort:
    """A sort of file: how its names end, and what one is called.

    Attributes:
        also_read, also_written: How names end of other files that can take its place.
    """

    ending: str
    noun: str
    also_read: tuple[str, ...] = ()
    also_written: tuple[str, ...] = ()


DECKS = Sort(".deck.toml", "deck", (".xlsx", ".csv", ".txt"), (".xlsx", ".csv"))
TEMPLATES = Sort(".xlsx", "Excel", also_written=(".csv",))
PHRASES = Sort(".phrases.toml", "phrase")
REPLIES = Sort(".jsonl", "reply")


class Files(QObject):
    """Asks for a file: in the person's documents at first, later in the folder that was used last."""

    def __init__(self, parent: QWidget, sort: Sort = DECKS) -> None:
        super().__init__(parent)
        self._parent, self._sort = parent, sort
        self._folder = _documents()

    def to_read(self, then: Then) -> None:
        """Ask for a file that is there."""
        chooser = self._chooser(f"Import a {self._sort.noun} file", self._folder, self._named(self._sort.also_read))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self._go_on(Path(name), then))
        chooser.open()

    def to_write(self, title: str, then: Then) -> None:
        """Ask where what has that title is to go; an existing file is replaced only by somebody who said so."""
        proposed = self._folder / f"{as_name(title)}{self._sort.ending}"
        chooser = self._chooser(f"Export “{title}”", proposed, self._named(self._sort.also_written))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.fileSelected.connect(lambda name: self._ask(Path(name), then))
        chooser.open()

    def to_look_in(self, words: str, then: Then) -> None:
        """Ask for a folder."""
        chooser = self._chooser(words, self._folder)
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.fileSelected.connect(lambda name: then(Path(name)))
        chooser.open()

    def _named(self, also: tuple[str, ...]) -> str:
        """What a file dialog lists: all that fits together, and each kind alone."""
        every = (self._sort.ending, *also)
        named = f"{self._sort.noun[0].upper()}{self._sort.noun[1:]} files"
        together = " ".join(f"*{ending}" for ending in every)
        return ";;".join((f"{named} ({together})", *(f"*{ending} (*{ending})" for ending in every[1:])))

    def _chooser(self, words: str, at: Path, named: str = "") -> QFileDialog:
        chooser = QFileDialog(self._parent, words, str(at), named)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return chooser

    def _ask(self, chosen: Path, then: Then) -> None:
        """The file dialog has asked about the name as it was typed; with its ending it may be another file."""
        is_other = chosen.name.lower().endswith(self._sort.also_written) if self._sort.also_written else False
        path = chosen if is_other else with_ending(chosen, self._sort.ending)
        if path == chosen or not path.exists():
            self._go_on(path, then)
            return
        question = ReplaceDialog(path, self._parent)
        question.accepted.connect(lambda: self._go_on(path, then))
        question.open()

    def _go_on(self, path: Path, then: Then) -> None:
        self._folder = path.parent
        then(path)


class ReplaceDialog(Sure):
    """Whether a file that is there may go."""

    def __init__(self, path: Path, parent: QWidget) -> None:
        told = f"There is a file “{path.name}” in {path.parent} already. Replacing it cannot be undone."
        super().__init__("Replace the file?", told, Button("Replace it", "plain", "save"), parent)


def with_ending(path: Path, ending: str = DECKS.ending) -> Path:
    """The same file with an ending, however much of it was typed."""
    if path.name.lower().endswith(ending):
        return path
    first, second = ending.rsplit(".", 1)
    stem = path.name.removesuffix(f".{second}").removesuffix(first).rstrip(".")
    return path.with_name(stem + ending)


def _documents() -> Path:
    """The person's folder for documents, or their home where there is none."""
    place = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return place if place.is_dir() else Path.home()
