"""Characters nobody can see. A deck says what it shows: no hidden directions, no smuggled letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff"
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffc"
    "\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_JOINED = "\u0600-\u0fff\u1000-\u109f\u1780-\u17ff"
_EMOJI = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_FLAGS = "\U0001f3f4\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074"
_FLAGS += "|\U000e0077\U000e006c\U000e0073)\U000e007f"

# Joiners and selectors are spelling in Persian, Hindi and emoji, and a hiding place everywhere else. The flags of
# England, Scotland and Wales are the only emoji written with tag characters: they match first, outside the group.
_HIDDEN = re.compile(
    f"{_FLAGS}|([{DIRECTIONS}{_CONTROLS}{_INVISIBLE}{_PRIVATE}]"
    f"|(?<![{_JOINED}])\u200c|(?<![{_JOINED}{_EMOJI}])\u200d|(?<=[{_SELECTORS}])[{_SELECTORS}])"
)
_SUSPECT = re.compile(f"[{DIRECTIONS}{_CONTROLS}{_INVISIBLE}{_PRIVATE}{_SELECTORS}\u200c\u200d]")
MOST_ACCENTS = 30
"""In a row, as in the stream-safe text format of Unicode (UAX 15)."""

_FOREIGN = re.compile(f"[^\x00-\u02ff]{{{MOST_ACCENTS + 1},}}")
_DIRECTION = re.compile(f"[{DIRECTIONS}]")


def hidden(text: str) -> Iterator[int]:
    """Where the characters stand that must not be there. Tab and newline may."""
    if _SUSPECT.search(text):  # 5 times faster on the texts of nearly everyone
        yield from (match.start() for match in _HIDDEN.finditer(text) if match[1])


def piled(text: str) -> Iterator[int]:
    """Where more accents stand on one letter than any language needs; composing them takes quadratic time."""
    for run in _FOREIGN.finditer(text):
        height = 0
        for offset, letter in enumerate(run[0], run.start()):
            height = height + 1 if unicodedata.combining(letter) else 0
            if height > MOST_ACCENTS:
                yield offset


def name(letter: str) -> str:
    """What to call a hidden character in a sentence, for example "a hidden text direction (U+202E)"."""
    kind = "a hidden text direction" if _DIRECTION.match(letter) else "an invisible or control character"
    return f"{kind} (U+{ord(letter):04X})"


def tidy(text: str) -> str:
    """One spelling for what looks the same: newlines as LF, composed letters (NFC), no space at either end."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()


def shown(text: str) -> str:
    """What a person sees of a text: tidied, and without what is hidden."""
    text = tidy(_without(text, frozenset(piled(text))))
    while unseen := frozenset(hidden(text)):  # what is taken out may have kept two selectors or accents apart
        text = tidy(_without(text, unseen))
    return text


def one_line(text: str) -> str:
    """What a person sees of a text, on one line."""
    return " ".join(shown(text).split())


def _without(text: str, offsets: frozenset[int]) -> str:
    return "".join(letter for at, letter in enumerate(text) if at not in offsets) if offsets else text
