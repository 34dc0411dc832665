"""A reply as plain words that remember where they came from.

Case, curly quotes, contractions and hesitations are levelled out so that phrases can be compared word by word; every
word keeps its character offsets into the reply as it was given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

MAX_CHARACTERS = 8_000
MAX_WORDS = MAX_CHARACTERS // 5
"""What lies beyond either is not judged: nobody says that much in one breath."""

_PIECE = re.compile(
    r"(?P<word>[^\W_]+(?:['’ʼ`][^\W_]+)*['’]?|[&%])"
    r"|(?P<mark>[.?!…]+(?!\w)|[,:](?!\d)|[;—–()\n]| - )|(?P<quote>[\"“”„«»])"
)
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'"})
_TAILS = {"'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "st"})
_IS = frozenset(
    [
        "it",
        "that",
        "this",
        "what",
        "there",
        "here",
        "he",
        "she",
        "who",
        "where",
        "how",
        "when",
        "why",
        "everything",
        "everybody",
        "nobody",
    ]
)
_OPENING, _CLOSING = "„«", "»"


@dataclass(frozen=True, slots=True)
class Token:
    """One plain word. `reply[start:end]` is the word as it was said, whole even when it was a contraction.

    `after` is the punctuation that follows; `sentence` and `clause` count from 0.
    """

    text: str
    start: int
    end: int
    sentence: int = 0
    clause: int = 0
    quoted: bool = False
    after: str = ""


@dataclass(frozen=True, slots=True)
class Spelling:
    """How words are levelled: other spellings become plain words, hesitations vanish."""

    plain: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hesitations: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Piece:
    text: str
    start: int
    end: int
    sentence: int
    clause: int
    quoted: bool
    after: str = ""


def tokens(reply: str, spelling: Spelling) -> list[Token]:
    """The words of a reply, levelled and in order, as far as `MAX_WORDS`; nothing for a reply without words."""
    out: list[Token] = []
    for piece in _unquote_whole(_pieces(reply[:MAX_CHARACTERS])):
        words = level(piece.text, spelling)
        out.extend(
            Token(word, piece.start, piece.end, piece.sentence, piece.clause, piece.quoted, piece.after)
            for word in words
        )
    return out[:MAX_WORDS]


def word_count(reply: str) -> int:
    """Words as a person counts them: a contraction is one."""
    return sum(1 for match in _PIECE.finditer(reply) if match["word"])


def is_latin(text: str) -> bool:
    """Whether half of its letters are Latin; of other scripts the encoder was taught nothing."""
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(letter < "\u0250" for letter in letters) >= len(letters)


def _pieces(reply: str) -> list[_Piece]:
    closes = _closing_quotes(reply)
    out: list[_Piece] = []
    sentence = clause = 0
    quoted_until = -1
    for match in _PIECE.finditer(reply):
        if match["word"]:
            out.append(
                _Piece(match["word"], match.start(), match.end(), sentence, clause, match.start() < quoted_until)
            )
        elif match["quote"]:
            quoted_until = max(quoted_until, closes.get(match.start(), -1))
        elif out:
            mark = match["mark"].strip() or "\n"
            if not out[-1].after:
                out[-1].after = mark
            clause += 1
            sentence += mark[0] in ".?!…\n" and not (mark == "." and out[-1].text.casefold() in _TITLES)
    return out


def _closing_quotes(reply: str) -> dict[int, int]:
    """Where each opening quotation mark is closed. An unclosed one opens nothing."""
    opened: int | None = None
    out: dict[int, int] = {}
    for match in _PIECE.finditer(reply):
        mark = match["quote"]
        if not mark:
            continue
        if opened is None or mark in _OPENING:
            opened = None if mark in _CLOSING else match.start()
        else:
            out[opened] = match.start()
            opened = None
    return out


def _unquote_whole(pieces: list[_Piece]) -> list[_Piece]:
    """A reply that was typed between quotation marks is the rep's own, not a quotation."""
    if pieces and all(piece.quoted for piece in pieces):
        for piece in pieces:
            piece.quoted = False
    return pieces


def level(raw: str, spelling: Spelling) -> tuple[str, ...]:
    """One word as the plain words it stands for; none for a hesitation."""
    word = raw.casefold().translate(_APOSTROPHES).rstrip("'")
    if word in spelling.hesitations:
        return ()
    if (known := spelling.plain.get(word)) is not None:
        return known
    if "'" not in word:
        return (word,)
    return tuple(part for half in _split(word) for part in spelling.plain.get(half, (half,)))


def _split(word: str) -> tuple[str, ...]:
    """A contraction as the words it stands for."""
    head, apostrophe, tail = word.rpartition("'")
    if not apostrophe or not head:
        return (word,)
    if tail == "t" and head.endswith("n"):
        return ({"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}.get(head[:-1], head[:-1]), "not")
    if tail == "s":
        return (head, "is") if head in _IS else ("let", "us") if head == "let" else (head + "s",)
    if (long := _TAILS.get(apostrophe + tail)) is not None:
        return (head, long)
    return (word.replace("'", ""),)
