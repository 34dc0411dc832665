"""Deck files as accident and malice make them: at random, and the same again for the same seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from tests.builders import a_deck, a_full_card
from tests.sharing.keyholder import approved
from trainer.deckfile import dumps

DECK = approved(a_deck(*(a_full_card(number) for number in range(3)), owner="Tom Adler", changes="Softer."))
FILE = dumps(DECK)

ODD = (
    b"\0",
    b"\xff",
    b"\r",
    b"\xe2\x80\xae",
    b"\xef\xbb\xbf",
    "\u200b".encode(),
    "\ud7ff".encode(),
    b"[" * 40,
    b"{" * 40,
    b"'''",
    b'"""',
    b"\\u202e",
    b"\\",
    b"[[card]]\n",
    b"[[approvals]]\n",
    b"= ",
    b"#",
    b"9" * 300,
    b"a." * 60,
    b"<img src=x>",
    b"true",
    b"-1",
    b"1e999",
    b"nan",
    b"2027-02-30",
    b"2027-05-31T00:00:00Z",
    b"{{product}}",
    b"=cmd|' /C calc'!A0",
)


def mutants(count: int, seed: int) -> Iterator[bytes]:
    """Files that were a reviewed deck once; each was hurt one to four times."""
    chance = Random(seed)
    for _ in range(count):
        data = FILE
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            data = chance.choice(_WAYS)(data, chance)
        yield data


def _flipped(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(max(len(data), 1))
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _cut(data: bytes, chance: Random) -> bytes:
    first, last = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return data[:first] + data[min(last, first + chance.choice((1, 5, 80, len(data)))) :]


def _put_in(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(ODD) + data[at:]


def _ended(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _copied(data: bytes, chance: Random) -> bytes:
    first, last = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[first:last] + data[at:]


def _line_moved(data: bytes, chance: Random) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    line = chance.choice(lines)
    if chance.random() < 0.5:
        lines.remove(line)
    lines.insert(chance.randrange(len(lines) + 1), line)
    return b"".join(lines)


def _reworded(data: bytes, chance: Random) -> bytes:
    """The file stays a good one; it may say something else."""
    words = data.split(b" ")
    at = chance.randrange(len(words))
    words[at] = chance.choice((b"never", b"cheap", words[at].swapcase(), words[at][::-1], chance.choice(words)))
    return b" ".join(words)


def _renumbered(data: bytes, chance: Random) -> bytes:
    digits = [at for at, letter in enumerate(data) if 48 <= letter <= 57]
    if not digits:
        return data
    at = chance.choice(digits)
    return data[:at] + str(chance.randrange(10)).encode() + data[at + 1 :]


_WAYS: tuple[Callable[[bytes, Random], bytes], ...] = (
    _flipped,
    _cut,
    _put_in,
    _ended,
    _copied,
    _line_moved,
    _reworded,
    _renumbered,
)
