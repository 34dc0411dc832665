"""TOML that does not parse, in a person's words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from trainer.deckfile.lines import LineIndex
from trainer.deckfile.problems import DeckFileError

_SENTENCES = (
    ("Illegal character '\\n'", "The text on this line is not closed; put a quotation mark at its end."),
    ("Found invalid character '\\n'", "The text on this line is not closed; put a quotation mark at its end."),
    ("Illegal character", "There is a character here that TOML does not allow; delete it."),
    ("Unescaped '\\'", 'There is a lone backslash here; write two of them (\\\\), or \\" for a quotation mark.'),
    ("Expected newline", 'Something follows the value here; write quotation marks inside a text as \\".'),
    ("Expected '=' after", "There is no '=' after the key here; write: key = \"text\"."),
    ("Invalid initial character for a key", 'A key is expected here; write: key = "text".'),
    ("Invalid statement", 'This is neither a key nor a section; write: key = "text", or put # before a remark.'),
    ("Curly", 'There are curly quotation marks here; write straight ones: key = "text".'),
    ("Invalid value", 'The value here is missing or not in quotation marks; write: key = "text".'),
    ("Cannot overwrite", "This key is already there above; keep one of the two."),
    ("twice", "This section is already there above; a list of sections has two brackets, as in [[card]]."),
    ("Cannot", "This section does not fit what is above; a list of sections has two brackets, as in [[card]]."),
    ("Unclosed array", "The list here is not closed, or a comma is missing between two items."),
    ("Unclosed inline table", "The braces here are not closed, or a comma is missing."),
    ("at the end of a", "This section's brackets are not closed; write [[card]], [card.slots] or [[card.layers]]."),
    ("Duplicate inline table key", "A key stands twice in these braces; keep one of the two."),
    ("Escaped character is not", "There is half of a character here (a surrogate); write the whole one."),
    ("Invalid hex value", "The \\u here lacks its four digits; write the character itself."),
    ("Invalid date", "This is no day of the calendar; write one like 2027-05-31."),
)
"""What tomllib says, and what to do about it; the first that fits."""

_CURLY = re.compile("=\\s*[“”„«‘’]")
_LINE = re.compile(r" \(at line (\d+), column \d+\)$")


def parsed(text: str, path: Path, lines: LineIndex) -> Mapping[str, object]:
    """The tables of a text that is within bounds.

    Raises:
        DeckFileError: It is not TOML; tomllib stops at the first fault, so there is one problem.
    """
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError, OverflowError) as error:
        said = str(error)
    if found := _LINE.search(said):
        line = int(found[1])
        if "Invalid value" in said and _CURLY.search(text.split("\n")[line - 1]):
            said = "Curly"
        raise DeckFileError.at(path, lines.statement(line) if "overwrite" in said else line, _sentence(said))
    raise _cut_off(text, path, lines)


def _sentence(said: str) -> str:
    fitting = (sentence for start, sentence in _SENTENCES if start in said)
    return next(fitting, f"This is not TOML ({_LINE.sub('', said)}); compare it with a line that works.")


def _cut_off(text: str, path: Path, lines: LineIndex) -> DeckFileError:
    end = text.rstrip("\n").count("\n") + 1
    begin = lines.statement(end)
    what = "this line" if begin == end else f"what begins on line {begin}"
    sentence = f"The file ends in the middle of {what}; fetch it again if it was cut off, or write the missing mark."
    return DeckFileError.at(path, end, sentence)
