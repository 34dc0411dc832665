"""What is looked at before a parser sees the file: a deck from a stranger may be anything."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from trainer.deckfile.lines import TOKEN, line_at
from trainer.deckfile.problems import MOST_PROBLEMS, DeckFileError, Problem
from trainer.domain import characters

MOST_BYTES = 2_000_000
MOST_LINES = 100_000
MOST_CARDS = 2_000
LONGEST_LINE = 50_000
"""Characters; a text of 4 000 fits on one line even when each is spelled ``\\U0001F600``."""
LONGEST_WORD = 100
"""Characters of a bare key or a number: Python takes quadratic time over the digits of a long one."""
DEEPEST = 16
"""Open brackets, or dots in one key. A deck needs 4; tomllib recurses once per bracket."""
MOST_PARTS = 70_000
"""Names, values and brackets. A full card has about 105 of them; each costs the parser about 5 microseconds."""

_UNPACK = "This is a compressed file ({}), not a deck; unpack it and open what is inside."
_ASK = "This is {}, not a deck; ask for the deck file itself."
_KINDS = (
    (
        b"PK\x03\x04",
        "This is a compressed file (zip) or an office document, not a deck; unpack it, or ask for the deck.",
    ),
    (b"\x1f\x8b", _UNPACK.format("gzip")),
    (b"\x28\xb5\x2f\xfd", _UNPACK.format("zstd")),
    (b"BZh", _UNPACK.format("bzip2")),
    (b"\xfd7zXZ", _UNPACK.format("xz")),
    (b"7z\xbc\xaf", _UNPACK.format("7z")),
    (b"Rar!", _UNPACK.format("rar")),
    (b"%PDF", _ASK.format("a PDF document")),
    (b"{\\rtf", _ASK.format("a text with formats (RTF)")),
    (b"\xd0\xcf\x11\xe0", _ASK.format("an office document")),
    (b"\x89PNG", _ASK.format("a picture")),
    (b"\xff\xd8\xff", _ASK.format("a picture")),
    (b"\xff\xfe", "The file is saved as UTF-16; save it as UTF-8 in your editor."),
    (b"\xfe\xff", "The file is saved as UTF-16; save it as UTF-8 in your editor."),
    (b"<", "This is a web page, not a deck; sign in where the deck is kept and fetch it again."),
)
"""How files begin that are often taken for a deck, and what to do instead."""

_CARD = re.compile(r"^[ \t]*\[\[[ \t]*card[ \t]*\]\]", re.MULTILINE)


def fetch(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of a file, not more than one beyond `most`.

    Raises:
        DeckFileError: There is no such file, or it may not be read.
    """
    try:
        if path.is_dir():
            raise DeckFileError.at(path, 0, "This is a folder; choose a deck file inside it.")
        if path.exists() and not path.is_file():
            raise DeckFileError.at(path, 0, "This is a device or pipe; copy what it holds into a file.")
        with path.open("rb") as file:
            return file.read(most + 1)
    except FileNotFoundError:
        raise DeckFileError.at(path, 0, "There is no such file; check its name and folder.") from None
    except PermissionError as error:
        sentence = "You have no right to read this file; ask its owner for it, or for a copy."
        raise DeckFileError.at(path, 0, sentence) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name is not usable"
        sentence = f"The file cannot be read ({reason}); copy it to this computer under a short name."
        raise DeckFileError.at(path, 0, sentence) from error


def admitted(data: bytes, path: Path) -> str:
    """The text of a file that is safe to parse, with LF at the ends of its lines.

    Raises:
        DeckFileError: It is too big, no text, or shaped to hurt.
    """
    text = _decoded(data, path)
    for look in (_hidden, _lengths, _nesting, _cards):
        if problems := tuple(islice(look(text), MOST_PROBLEMS)):
            raise DeckFileError(path, problems)
    return text


def _decoded(data: bytes, path: Path) -> str:
    if problem := _not_text(data):
        raise DeckFileError(path, (problem,))
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"0x{data[error.start]:02X}"
        sentence = f"There is a letter here that is not UTF-8 (byte {byte}); save the file as UTF-8 in your editor."
        if error.end == len(data) and "end of data" in error.reason:
            sentence = "The file ends in the middle of a letter; it was cut off, so fetch it again."
        raise DeckFileError.at(path, line, sentence) from None


def _not_text(data: bytes) -> Problem | None:
    if len(data) > MOST_BYTES:
        return Problem(1, "The file is larger than 2 MB; split it into several decks.")
    for start, sentence in _KINDS:
        if data.startswith(start):
            return Problem(1, sentence)
    if not data.removeprefix(BOM_UTF8).strip():
        return Problem(1, "The file is empty; fetch or export it again.")
    if (zero := data.find(b"\0")) >= 0:
        line = data.count(b"\n", 0, zero) + 1
        return Problem(line, "There is a zero byte (NUL) here, so this is no text; fetch the file again.")
    return None


def _hidden(text: str) -> Iterator[Problem]:
    for offset in characters.hidden(text):
        sentence = f"There is {characters.name(text[offset])} here; delete it."
        yield Problem(line_at(text, offset), sentence)


def _lengths(text: str) -> Iterator[Problem]:
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        yield Problem(MOST_LINES + 1, f"The file has more than {MOST_LINES:,} lines; split it into several decks.")
        return
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            yield Problem(number, f"The line is longer than {LONGEST_LINE:,} characters; break it up.")


def _nesting(text: str) -> Iterator[Problem]:
    """At most one problem: past the first, brackets no longer tell where anything ends."""
    depth = dots = parts = 0
    for token in TOKEN.finditer(text):
        kind = token.lastgroup
        parts += kind not in ("newline", "comment")
        if parts > MOST_PARTS:
            sentence = f"The file has more than {MOST_PARTS:,} names, values and brackets; split it into several decks."
            yield Problem(line_at(text, token.start()), sentence)
            return
        if kind == "word" and len(token[0]) > LONGEST_WORD:
            sentence = "There is an endless word or number here; shorten it, or put it in quotation marks."
            yield Problem(line_at(text, token.start()), sentence)
            return
        depth = max(0, depth + (kind == "open") - (kind == "close"))
        dots = 0 if kind == "newline" else dots + (kind == "dot")
        if depth > DEEPEST or dots > DEEPEST:
            what = "brackets are open" if depth > DEEPEST else "dots are in one name"
            sentence = f"More than {DEEPEST} {what} here; close them, or put a text in quotation marks."
            yield Problem(line_at(text, token.start()), sentence)
            return


def _cards(text: str) -> Iterator[Problem]:
    for card in islice(_CARD.finditer(text), MOST_CARDS, MOST_CARDS + 1):
        sentence = f"The deck has more than {MOST_CARDS:,} cards; split it into several decks."
        yield Problem(line_at(text, card.start()), sentence)
