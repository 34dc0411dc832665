"""What the pages of an SQLite file hold, read one by one and with no need for any other page to be whole.

The layout is https://www.sqlite.org/fileformat2.html, sections 1.6, 2.1 and 4.1.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path

Value = None | int | float | str | bytes
Record = tuple[int | None, tuple[Value, ...]]
"""The rowid, None in a table without, and the values of the columns; an INTEGER PRIMARY KEY stands there as None."""

_USUAL = 4096
_INNER_INDEX, _LEAF_INDEX, _LEAF_TABLE = 2, 10, 13
_INTS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_FRAME_HEADER, _WAL_HEADER = 24, 32


def records(path: Path, widths: frozenset[int], without_rowid: frozenset[int]) -> Iterator[Record]:
    """Every record that can be made out, also in the write-ahead log; stale ones may be among them.

    Args:
        path: The file.
        widths: How many columns the tables have that are looked for.
        without_rowid: The same for tables without a rowid, whose records look like those of an index.
    """
    data = path.read_bytes()
    size = _page_size(data)
    pages = {number + 1: data[at : at + size] for number, at in enumerate(range(0, len(data), size))}
    newer = dict(_frames(path.with_name(path.name + "-wal"), size))
    pages |= newer
    for number, page in pages.items():
        start = 100 if number == 1 else 0
        kind = page[start] if len(page) > start + 8 else 0
        wanted = {_LEAF_TABLE: widths, _LEAF_INDEX: without_rowid, _INNER_INDEX: without_rowid}.get(kind)
        if wanted:
            yield from _cells(page, start, kind, wanted, pages)


def _page_size(data: bytes) -> int:
    size = int.from_bytes(data[16:18], "big")
    return size if size in (512, 1024, 2048, 4096, 8192, 16384, 32768) else _USUAL


def _frames(wal: Path, size: int) -> Iterator[tuple[int, bytes]]:
    """Pages that were written and not yet brought into the file, by their numbers, the newest last."""
    if not wal.exists():
        return
    data = wal.read_bytes()
    for at in range(_WAL_HEADER, len(data) - size, size + _FRAME_HEADER):
        number = int.from_bytes(data[at : at + 4], "big")
        if number:
            yield number, data[at + _FRAME_HEADER : at + _FRAME_HEADER + size]


def _cells(page: bytes, start: int, kind: int, wanted: frozenset[int], pages: Mapping[int, bytes]) -> Iterator[Record]:
    pointers = start + (12 if kind == _INNER_INDEX else 8)
    for cell in range(int.from_bytes(page[start + 3 : start + 5], "big")):
        at = int.from_bytes(page[pointers + 2 * cell : pointers + 2 * cell + 2], "big")
        try:
            rowid, payload = _cell(page, at + (4 if kind == _INNER_INDEX else 0), kind, pages)
            values = _values(payload, wanted)
        except (IndexError, ValueError, struct.error, KeyError):
            continue
        if values:
            yield rowid, values


def _cell(page: bytes, at: int, kind: int, pages: Mapping[int, bytes]) -> tuple[int | None, bytes]:
    length, at = _varint(page, at)
    rowid = None
    if kind == _LEAF_TABLE:
        rowid, at = _varint(page, at)
    local = _local(length, len(page), kind)
    payload = page[at : at + local]
    if local < length:
        payload += _overflow(int.from_bytes(page[at + local : at + local + 4], "big"), length - local, pages)
    return rowid, payload


def _local(length: int, usable: int, kind: int) -> int:
    """How much of a record of this length stands on its page."""
    most = usable - 35 if kind == _LEAF_TABLE else (usable - 12) * 64 // 255 - 23
    if length <= most:
        return length
    least = (usable - 12) * 32 // 255 - 23
    fitting = least + (length - least) % (usable - 4)
    return fitting if fitting <= most else least


def _overflow(number: int, missing: int, pages: Mapping[int, bytes]) -> bytes:
    parts: list[bytes] = []
    while missing > 0:
        page = pages[number]
        parts.append(page[4 : 4 + missing])
        missing -= len(page) - 4
        number = int.from_bytes(page[:4], "big")
    return b"".join(parts)


def _values(payload: bytes, wanted: frozenset[int]) -> tuple[Value, ...]:
    """The values of a record; none when it has not as many as are wanted."""
    end, at = _varint(payload, 0)
    kinds: list[int] = []
    while at < end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    if at != end or len(kinds) not in wanted:
        return ()
    values: list[Value] = []
    for kind in kinds:
        value, at = _value(payload, at, kind)
        values.append(value)
    return tuple(values) if at == len(payload) else ()


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind == 0:
        return None, at
    if kind in (8, 9):
        return kind - 8, at
    if kind == 7:
        return struct.unpack_from(">d", payload, at)[0], at + 8
    if kind in _INTS:
        return int.from_bytes(payload[at : at + _INTS[kind]], "big", signed=True), at + _INTS[kind]
    if kind < 12:
        raise ValueError("no such kind of value")
    end = at + (kind - 12) // 2
    raw = payload[at:end]
    return (raw.decode() if kind % 2 else raw), end


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for place in range(8):
        byte = data[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    return value << 8 | data[at + 8], at + 9
