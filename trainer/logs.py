"""One rotating log file under the person's folder. It holds what happened, never what a rep said."""

from __future__ import annotations

import logging
import sys
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from trainer import paths

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class _LogFile(RotatingFileHandler):
    """Nobody but the person may read it. If it cannot be written, what it was told is lost, and nobody is bothered."""

    def _open(self) -> TextIOWrapper:
        return open(self.baseFilename, "a", encoding=self.encoding, opener=paths.private_file)

    def handleError(self, record: logging.LogRecord) -> None:
        if not isinstance(sys.exc_info()[1], OSError):
            super().handleError(record)


def start(folder: Path) -> Path:
    """Send the program's log records to ``folder/trainer.log`` (1 MB, three old ones kept); return that path.

    Where there can be no such file, nothing is logged: that keeps nobody from practising.
    """
    path = folder / "trainer.log"
    handler = _handler(path)
    root = logging.getLogger("trainer")
    for old in root.handlers:
        old.close()
    root.handlers = [handler]
    root.setLevel(logging.INFO)
    return path


def _handler(path: Path) -> logging.Handler:
    try:
        paths.private_folder(path.parent)
    except OSError:
        return logging.NullHandler()
    handler = _LogFile(path, maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter(_FORMAT))
    return handler
