"""Bytes of files that others made: never more than a machine can hold, whatever a file says of itself."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from trainer.deckfile import bounds
from trainer.deckfile.problems import DeckFileError

MOST_BYTES = 50 * 2**20
MOST_UNPACKED = 300 * 2**20
MOST_RATIO = 200
"""Bytes for each packed one; text comes to 20."""

MOST_ENTRIES = 10_000
_CHUNK = 2**16
_BOMB = "This archive unpacks to far more than a deck could be; ask whoever sent it for another file."
_DAMAGED = "The file is damaged; save it again, or ask for another copy."
_XML = (b"<!DOCTYPE", b"<!ENTITY")


def fetched(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        DeckFileError: It cannot be read, or is too large for a table.
    """
    data = bounds.fetch(path, MOST_BYTES)
    if len(data) > MOST_BYTES:
        raise DeckFileError.at(path, 0, f"The file is larger than {MOST_BYTES // 2**20} MB; split it.")
    return data


def refuse_bomb(path: Path, *, xml: bool = False) -> None:
    """Unpack an archive once, counting, so that whoever reads it then knows what comes.

    Args:
        path: The archive.
        xml: Its texts are XML, in which nothing may be declared that grows when it is read.

    Raises:
        DeckFileError: It is no archive, is damaged, or unpacks to too much.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES:
                raise DeckFileError.at(path, 0, _BOMB)
            left = MOST_UNPACKED
            for entry in entries:
                left -= _unpacked(
                    archive, entry, min(left, MOST_RATIO * max(entry.compress_size, _CHUNK)), path, xml=xml
                )
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError) as error:
        raise DeckFileError.at(path, 0, _DAMAGED) from error


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int, path: Path, *, xml: bool) -> int:
    """How many bytes an entry has, counted and not believed."""
    count, tail = 0, b""
    with archive.open(entry) as file:
        while chunk := file.read(_CHUNK):
            count += len(chunk)
            if count > most:
                raise DeckFileError.at(path, 0, _BOMB)
            if xml and any(mark in tail + chunk for mark in _XML):
                raise DeckFileError.at(path, 0, _DAMAGED)
            tail = chunk[-16:]
    return count
