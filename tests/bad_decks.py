"""Deck files nobody should have to suffer, with what is said of them; and odd ones that are welcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.deckfile.samples import VALID, line_of, spoilt

OWNER = line_of("owner")
CATEGORY = line_of("category")
VARIANT = line_of("variant")
SECOND_ID = line_of('id = "imlx')
END = VALID.count("\n") + 1


@dataclass(frozen=True)
class Bad:
    """A file that is refused, and the sentence with which it is.

    Attributes:
        line: Where it is wrong; 0 when that is said of the file as a whole.
        sentence: How it begins, or all of it.
    """

    data: bytes
    line: int
    sentence: str


BAD: Mapping[str, Bad] = {
    "broken TOML": Bad(spoilt('"Sales floor"', '"Sales floor'), OWNER, "The text on this line is not closed; put a"),
    "huge": Bad(VALID.encode() + b"#" * 2_000_000, 1, "The file is larger than 2 MB; split it into several decks."),
    "deep": Bad(b"format = 1\na = " + b"[" * 40_000, 2, "More than 16 brackets are open here; close them, or put a"),
    "billion keys": Bad(
        (VALID + "\n".join(f"k{number} = {{a = {{b = 1}}}}" for number in range(60_000))).encode(),
        8_789,
        "The file has more than 70,000 names, values and brackets; split it into several decks.",
    ),
    "long line": Bad(VALID.encode() + b"# " + b"x" * 50_000, END, "The line is longer than 50,000 characters; break"),
    "NUL": Bad(spoilt("Sales floor", "Sales\0floor"), OWNER, "There is a zero byte (NUL) here, so this is no text;"),
    "no UTF-8": Bad(
        spoilt("Sales", "Sal\xe9s").decode().encode("latin-1"), OWNER, "There is a letter here that is not"
    ),
    "UTF-16": Bad(VALID.encode("utf-16"), 1, "The file is saved as UTF-16; save it as UTF-8 in your editor."),
    "cut off": Bad(VALID[: VALID.index("is left for")].encode(), VARIANT, "The file ends in the middle of this line;"),
    "no category": Bad(spoilt('category = "budget"', ""), line_of("[[card]]"), "The category is missing; use one of"),
    "other category": Bad(spoilt('"budget"', '"weather"'), CATEGORY, "The category 'weather' is not one of budget,"),
    "same id": Bad(
        spoilt("imlxjtsphvhk", "75aiopinn2u2"), SECOND_ID, "The id '75aiopinn2u2' is already used on line 12; give"
    ),
    "empty": Bad(b"", 1, "The file is empty; fetch or export it again."),
    "no cards": Bad(VALID[: VALID.index("[[card]]")].encode(), 1, "The deck has no cards; add a section that begins"),
    "4 001 characters": Bad(
        spoilt("Nothing is left for {product}.", "x" * 4_001),
        VARIANT,
        "The variant is 4,001 characters long; shorten it to 4,000.",
    ),
    "hidden direction": Bad(spoilt("Sales", "\u202eSales"), OWNER, "There is a hidden text direction (U+202E) here;"),
    "piled accents": Bad(
        spoilt("Nothing", "N" + "\u0302" * 9_000), VARIANT, "The variant has more than 30 accents on one letter; delete"
    ),
    "unknown slot": Bad(spoilt("{product}", "{whoever}"), VARIANT, "Nothing says what {whoever} in the variant stands"),
    "newer": Bad(spoilt("format = 1", "format = 2"), 1, "The file has format 2, which is newer than this program;"),
    "page": Bad(b"<!DOCTYPE html>\n<title>Sign in</title>", 1, "This is a web page, not a deck; sign in where the"),
}

ODD: Mapping[str, tuple[bytes, str]] = {
    "byte order mark": (b"\xef\xbb\xbf" + VALID.encode(), "We are fine."),
    "Windows line ends": (VALID.replace("\n", "\r\n").encode(), "We are fine."),
    "4 000 characters": (spoilt("We are fine.", "é" * 4_000), "é" * 4_000),
    "right to left": (spoilt("We are fine.", "أنا لا أملك المال."), "أنا لا أملك المال."),
    "both directions": (spoilt("We are fine.", "יש לנו budget של 5%."), "יש לנו budget של 5%."),
    "emoji": (spoilt("We are fine.", "We are 👩‍⚕️👍🏽."), "We are 👩‍⚕️👍🏽."),
    "no line break at the end": (VALID.rstrip("\n").encode(), "We are fine."),
}
"""Files that are taken in, and what the customer on their second card says."""


def a_bad_file(folder: Path, data: bytes) -> Path:
    path = folder / "some.deck.toml"
    path.write_bytes(data)
    return path


def a_folder(folder: Path) -> Path:
    (folder / "folder.deck.toml").mkdir()
    return folder / "folder.deck.toml"


def a_plain_folder(folder: Path) -> Path:
    (folder / "decks").mkdir()
    return folder / "decks"


def another_kind(folder: Path) -> Path:
    (folder / "notes.odt").write_text("Call Ada.")
    return folder / "notes.odt"


def one_that_is_gone(folder: Path) -> Path:
    path = a_bad_file(folder, VALID.encode())
    path.unlink()
    return path


def a_ring_of_links(folder: Path) -> Path:
    """Unreadable for everybody, also for an administrator."""
    (folder / "ring.deck.toml").symlink_to(folder / "ring.deck.toml")
    return folder / "ring.deck.toml"


NO_FILES = {
    a_folder: "This is a folder; choose a deck file inside it.",
    a_plain_folder: "This is a folder; choose a deck file inside it.",
    another_kind: "The ending of 'notes.odt' is not one of .deck.toml, .xlsx, .csv, .txt; choose a file whose name",
    one_that_is_gone: "There is no such file; check its name and folder.",
    a_ring_of_links: "The file cannot be read (Too many levels of symbolic links); copy it to this computer",
}
