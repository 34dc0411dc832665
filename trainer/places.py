"""Is a folder a safe place for a database? Not where a sync client copies it while it is written, nor on another
computer: SQLite's log of writes needs one computer's memory, and files that nobody else touches.
"""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath


class Hazard(StrEnum):
    """What can happen to a database there."""

    SYNCED = "synced"
    REMOTE = "remote"


@dataclass(frozen=True)
class Unsafe:
    """Why a folder is no place for a database.

    Attributes:
        name: The sync client's, or the file system's.
    """

    folder: Path
    hazard: Hazard
    name: str

    @property
    def sentence(self) -> str:
        if self.hazard is Hazard.SYNCED:
            return f"{self.folder} is kept in step by {self.name}, which can damage a database that is in use"
        return f"{self.folder} lies on another computer ({self.name}), where a database can be damaged"


_NAMES = (
    (r"dropbox( \(.+\))?|dropbox-.+", "Dropbox"),
    (r"onedrive( - .+|-.+)?", "OneDrive"),
    (r"google ?drive.*|my drive", "Google Drive"),
    (r"icloud ?drive|mobile documents|com~apple~clouddocs", "iCloud Drive"),
    (r"nextcloud\d*", "Nextcloud"),
    (r"owncloud\d*", "ownCloud"),
    (r"box sync|box-box", "Box"),
    (r"megasync", "MEGA"),
    (r"pcloud ?drive|pclouddrive", "pCloud"),
)
"""What sync clients call their folders, whatever the case."""

_BELOW_HOME = {"box": "Box", "sync": "Sync", "mega": "MEGA"}
"""Ordinary words: only a folder right below the person's own one is meant."""

_MARKERS = {
    ".dropbox.cache": "Dropbox",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".sync_*.db": "Nextcloud",
    "._sync_*.db": "Nextcloud",
    ".stfolder": "Syncthing",
}
"""What they leave in them; ``~/.dropbox`` is not among these, since it lies in the home of everybody who has it."""

_REMOTE = frozenset(
    {"9p", "afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "ftp", "glusterfs", "gpfs", "lustre", "ncpfs"}
    | {"nfs", "nfs4", "orangefs", "smb2", "smb3", "smbfs", "vboxsf", "virtiofs", "vmhgfs", "webdav"}
)
_REMOTE_FUSE = re.compile(
    r"sshfs|rclone|s3fs|gvfs|davfs|webdav|gcsfuse|gluster|ceph|smb|cifs|nfs|curlftpfs|onedriver|drive|dropbox|pcloud|"
    r"vmhgfs|google|osxfuse|macfuse"
)

Holds = Callable[[PurePath, str], bool]
"""Whether a folder holds a file whose name fits a pattern."""


def sync_client(folder: PurePath, home: PurePath, holds: Holds) -> str:
    """The client that keeps a folder in step, by the names above it and by what lies in them; empty for none."""
    for place in (folder, *folder.parents):
        for pattern, client in _NAMES:
            if re.fullmatch(pattern, place.name, re.IGNORECASE):
                return client
        if place.parent == home and place.name.lower() in _BELOW_HOME:
            return _BELOW_HOME[place.name.lower()]
        for marker, client in _MARKERS.items():
            if holds(place, marker):
                return client
    return ""


def remote_mount(folder: PurePath, mounts: Iterable[tuple[str, str]]) -> str:
    """The file system on which a folder lies when that is another computer's; empty for a disk of this one.

    Args:
        folder: Without links in it.
        mounts: (place, type), a later one lying over an earlier one. What is mounted at the root is taken for this
            computer's own, whatever it is: there is no better place.
    """
    depth, found = 1, ""
    for place, kind in mounts:
        where = PurePath(place)
        if len(where.parts) >= max(depth, 2) and folder.is_relative_to(where):
            depth, found = len(where.parts), kind
    return found if is_remote(found) else ""


def is_remote(kind: str) -> bool:
    """Whether a file system of that type is another computer's."""
    kind = kind.lower()
    fuse = kind.removeprefix("fuse.") if kind.startswith("fuse.") else ""
    return kind in _REMOTE or bool(fuse and _REMOTE_FUSE.search(fuse)) or kind in ("osxfuse", "macfuse")


def read_mountinfo(text: str) -> list[tuple[str, str]]:
    """(place, type) from the text of ``/proc/self/mountinfo``; lines that make no sense are left out."""
    found = []
    for line in text.splitlines():
        before, dash, after = line.partition(" - ")
        fields, kinds = before.split(" "), after.split(" ")
        if dash and len(fields) > 4:
            found.append((_unescaped(fields[4]), kinds[0]))
    return found


def read_mount(text: str) -> list[tuple[str, str]]:
    """(place, type) from what ``mount`` prints on macOS: ``//me@server/share on /Volumes/share (smbfs, nodev)``."""
    lines = re.finditer(r"^.+? on (/.*) \(([^,)]+)[^()]*\)$", text, re.MULTILINE)
    return [(match[1], match[2]) for match in lines]


def unsafe(folder: Path) -> Unsafe | None:
    """What speaks against keeping a database there; None when nothing does."""
    absolute = Path(os.path.expanduser(folder)).absolute()  # a ~ of nobody stays as it is
    real = absolute.resolve()
    for place in dict.fromkeys((absolute, real)):
        if client := sync_client(place, Path.home(), _holds):
            return Unsafe(folder, Hazard.SYNCED, client)
    kind = _remote_drive(real) if sys.platform == "win32" else remote_mount(real, _mounts())
    return Unsafe(folder, Hazard.REMOTE, kind) if kind else None


def this_computer() -> str:
    """What this computer calls itself; the domain after it changes with the network."""
    return platform.node().partition(".")[0] or "a computer without a name"


def is_unc(folder: str) -> bool:
    r"""Whether a Windows path names another computer: ``\\server\share``, also as ``\\?\UNC\server\share``."""
    folder = folder.replace("/", "\\")
    if folder.startswith(("\\\\?\\", "\\\\.\\")):
        return folder[4:8].upper() == "UNC\\"
    return folder.startswith("\\\\")


def _holds(folder: PurePath, pattern: str) -> bool:
    try:
        return any(Path(folder).glob(pattern)) if "*" in pattern else (Path(folder) / pattern).exists()
    except OSError:
        return False


def _mounts() -> list[tuple[str, str]]:
    try:
        if sys.platform == "darwin":
            ran = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=False)
            return read_mount(ran.stdout)
        return read_mountinfo(Path("/proc/self/mountinfo").read_text(errors="replace"))
    except (OSError, subprocess.SubprocessError):
        return []


def _unescaped(text: str) -> str:
    r"""Spaces and the like stand there as ``\040``."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), text)


def _remote_drive(folder: Path) -> str:
    """The same on Windows, by the path and by the kind of the drive."""
    if is_unc(str(folder)):
        return "a network share"
    if sys.platform == "win32":
        import ctypes

        remote = 4  # DRIVE_REMOTE
        if ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == remote:
            return "a network drive"
    return ""
