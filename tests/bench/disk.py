"""A disk that can lose its power: it keeps what was synced, and of the rest whatever it had got round to.

Stricter than most file systems: a name lasts only once its folder was synced, names and sectors are lost in any
combination, and a sector that was written several times may be found as it was after any of them.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
_HEAD = struct.Struct("=IIIQQ")


@dataclass(frozen=True)
class Event:
    """One thing that a program did, as power.c records it.

    Attributes:
        kind: c(reated), k: folder made, w(ritten), t(runcated), r(enamed), l(inked), u(nlinked), s(ynced).
        path: Below the recorded folder; empty for that folder itself.
        offset: Where bytes were written, or the new size.
        data: The bytes, or the second name.
    """

    kind: str
    path: str
    inode: int
    offset: int
    data: bytes


def events(record: Path, root: Path) -> Iterator[Event]:
    """What was recorded, in order."""
    raw, at, prefix = record.read_bytes(), 0, f"{root}/"
    while at < len(raw):
        kind, path, data, inode, offset = _HEAD.unpack_from(raw, at)
        at += _HEAD.size
        name = raw[at : at + path].decode().removesuffix(" (deleted)")
        body = raw[at + path : at + path + data]
        at += path + data
        if chr(kind) in "rl":
            body = body.decode().removeprefix(prefix).encode()
        yield Event(chr(kind), "" if name == str(root) else name.removeprefix(prefix), inode, offset, body)


@dataclass
class _File:
    """Attributes:
    lasting: What survives.
    since: Writes (where, bytes) and new sizes (where, None) since the last sync.
    """

    lasting: bytearray = field(default_factory=bytearray)
    since: list[tuple[int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        self.lasting = self.after(_Luck.everything())
        self.since.clear()

    def after(self, luck: _Luck) -> bytearray:
        """What is found in it when the power went now."""
        found, total = bytearray(self.lasting), len(self.since)
        size_until = luck.until(total)
        until: dict[int, int] = {}
        for number, (offset, data) in enumerate(self.since):
            if data is None:
                if number < size_until:
                    _resize(found, offset)
                continue
            for start, piece in _by_sector(offset, data):
                sector = start // SECTOR
                if sector not in until:
                    until[sector] = luck.until(total)
                if number < until[sector]:
                    _resize(found, max(len(found), start + len(piece)))
                    found[start : start + len(piece)] = piece
        return found


def _resize(found: bytearray, size: int) -> None:
    if size < len(found):
        del found[size:]
    else:
        found.extend(bytes(size - len(found)))


def _by_sector(offset: int, data: bytes) -> Iterator[tuple[int, bytes]]:
    """The bytes cut at the borders of sectors."""
    at = 0
    while at < len(data):
        room = SECTOR - (offset + at) % SECTOR
        yield offset + at, data[at : at + room]
        at += room


class _Luck:
    """How much of what was not synced is there all the same."""

    def __init__(self, chance: random.Random, share: float, *, torn: bool) -> None:
        self._chance, self._share, self._torn = chance, share, torn

    @classmethod
    def everything(cls) -> _Luck:
        return cls(random.Random(0), 1, torn=False)

    @classmethod
    def some(cls, chance: random.Random) -> _Luck:
        """Nothing, everything, or anything in between."""
        share = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        return cls(chance, share, torn=chance.random() < 0.8)

    def keeps(self) -> bool:
        return self._chance.random() < self._share

    def until(self, total: int) -> int:
        """Up to which of `total` changes one sector has them."""
        if self.keeps():
            return total
        return self._chance.randrange(total + 1) if self._torn else 0


@dataclass(frozen=True)
class _Change:
    """A change of names that happens as a whole or not at all.

    Attributes:
        folder: Whose sync makes it last.
        added, file: The new name, and what is behind it: None for a folder.
        removed: The name that is gone.
    """

    folder: str
    added: str = ""
    file: _File | None = None
    removed: str = ""

    def do(self, names: dict[str, _File | None]) -> None:
        if self.removed:
            names.pop(self.removed, None)
        if self.added:
            names[self.added] = self.file


class Disk:
    """Everything under one folder, event after event."""

    def __init__(self) -> None:
        self._files: dict[int, _File] = {}
        self._now: dict[str, _File | None] = {"": None}
        self._lasting: dict[str, _File | None] = {"": None}
        self._since: list[_Change] = []

    def do(self, event: Event) -> None:
        """Follow one event."""
        if event.kind == "w":
            self._files[event.inode].since.append((event.offset, event.data))
        elif event.kind == "t":
            self._files[event.inode].since.append((event.offset, None))
        elif event.kind != "s":
            self._rename(event)
        elif event.path in self._now and self._now[event.path] is None:
            self._sync_folder(event.path)
        else:
            self._files[event.inode].sync()

    def now(self) -> dict[str, bytes | None]:
        """What a program sees: each path with its bytes, None for a folder."""
        return _contents(self._now, _Luck.everything())

    def after_power_cut(self, chance: random.Random) -> dict[str, bytes | None]:
        """The same as it may be found after the power went now."""
        luck, found = _Luck.some(chance), dict(self._lasting)
        for change in self._since:
            if luck.keeps():
                change.do(found)
        return _contents({path: file for path, file in found.items() if _is_reached(path, found)}, luck)

    def _rename(self, event: Event) -> None:
        if event.kind == "c":
            self._files[event.inode] = _File()
        added = event.data.decode() if event.kind in "rl" else event.path if event.kind in "ck" else ""
        change = _Change(
            folder=_folder(added or event.path),
            added=added,
            file=self._files[event.inode] if event.kind == "c" else self._now.get(event.path),
            removed=event.path if event.kind in "ru" else "",
        )
        change.do(self._now)
        self._since.append(change)

    def _sync_folder(self, path: str) -> None:
        for change in self._since:
            if change.folder == path:
                change.do(self._lasting)
        self._since = [change for change in self._since if change.folder != path]


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _is_reached(path: str, names: dict[str, _File | None]) -> bool:
    """Whether every folder on the way is there."""
    return not path or (_folder(path) in names and _is_reached(_folder(path), names))


def _contents(names: dict[str, _File | None], luck: _Luck) -> dict[str, bytes | None]:
    found = {path: None if file is None else bytes(file.after(luck)) for path, file in names.items() if path}
    return dict(sorted(found.items()))


def lay_out(contents: dict[str, bytes | None], folder: Path) -> None:
    """Write it all into an empty folder."""
    for path, data in contents.items():
        if data is None:
            (folder / path).mkdir()
        else:
            (folder / path).write_bytes(data)
