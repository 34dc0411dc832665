"""Taking a home from an unsafe place to a folder on this computer. What is left behind stays as it was."""

from __future__ import annotations

import os
import re
import shutil
import stat
from contextlib import suppress
from itertools import count
from pathlib import Path

from trainer import places
from trainer.errors import TrainerError
from trainer.paths import Home, private_folder
from trainer.services.clock import Clock
from trainer.store import durable, moving

NOTE = "MOVED.txt"
_CARRIED = ("settings.json", "window.ini", "drafts.json", "phrases", "backups", "logs", "models", "recordings", "keys")
"""What goes along with the database; sounds can be rendered again."""

_TEXT = """\
On {date} the trainer on {computer} moved everything that was here to this folder of that computer:
{folder}

What is left here is an old copy, so that nothing is lost. You may delete it.

"""
_HOUR_MS = 3_600_000
_MOVED = re.compile(r"^On .* the trainer on (.+) moved everything .*:\n(.+)$", re.MULTILINE)


def haven(home: Home) -> Home | None:
    """A folder on this computer that is free for this home; None when the usual one is no better.

    Where there is nothing to move yet, it is the usual folder itself, whatever it holds.
    """
    usual = Home.default()
    if usual.root.absolute() == home.root.absolute() or places.unsafe(usual.root):
        return None
    if not has_work(home):
        return usual
    names = (usual.root if number == 1 else usual.root.with_name(f"{usual.root.name}-{number}") for number in count(1))
    return Home(next(root for root in names if _is_free(root)))


def has_work(home: Home) -> bool:
    """Whether there is a database to move."""
    return home.database.is_file() and home.database.stat().st_size > 0


def move(old: Home, new: Home, clock: Clock) -> None:
    """Copy a home, look the copy through, put it in its place in one step, and leave a note behind.

    Raises:
        TrainerError: It could not be done; the old home is as it was, and there is no half of a new one.
    """
    part = new.root.with_name(f".{new.root.name}.{os.getpid()}.part")
    try:
        private_folder(part)
        moving.copy(old.database, part / old.database.name)
        for name in _CARRIED:
            _carry(old.root / name, part / name)
        with suppress(FileNotFoundError):
            new.root.rmdir()  # an empty folder is in the way on Windows
        part.rename(new.root)
    except shutil.Error as error:  # of a whole folder
        (source, _, why), *_ = error.args[0]
        raise TrainerError(f"{source} cannot be copied ({why}); nothing was changed.") from error
    except OSError as error:
        raise TrainerError(f"{new.root} cannot be filled ({error.strerror}); nothing was changed.") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    told = _TEXT.format(date=clock.now().local.date(), computer=places.this_computer(), folder=new.root)
    with suppress(OSError), (old.root / NOTE).open("a", encoding="utf-8") as note:
        note.write(told)  # a place that takes no note is left all the same


def tidy(home: Home, clock: Clock) -> None:
    """Remove the halves of this home that moves left beside it which were killed, an hour ago or longer."""
    root, before_ms = home.root.absolute(), clock.now().at_ms - _HOUR_MS
    half = re.compile(rf"\.{re.escape(root.name)}\.\d+\.part")
    with suppress(OSError):
        for left in list(root.parent.iterdir()):
            if half.fullmatch(left.name) and durable.is_old(left, before_ms):
                shutil.rmtree(left, ignore_errors=True)


def moved_to(home: Home) -> Home | None:
    """Where everything is now by the note that this computer left in a home; None without one.

    A folder that is kept in step brings along the notes of other computers, which are about folders of theirs.
    """
    try:
        notes = dict(_MOVED.findall((home.root / NOTE).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return None
    folder = notes.get(places.this_computer())
    return Home(Path(folder)) if folder and has_work(Home(Path(folder))) else None


def _carry(source: Path, target: Path) -> None:
    """Copy a file or a folder, if there is one; what could only be read where it was may be written where it goes."""
    if source.is_dir():
        shutil.copytree(source, target)
    elif source.exists():
        shutil.copy2(source, target)
    else:
        return
    for place in (target, *target.rglob("*")):
        place.chmod(place.stat().st_mode | stat.S_IWUSR)


def _is_free(root: Path) -> bool:
    return not root.exists() or (root.is_dir() and not any(root.iterdir()))
