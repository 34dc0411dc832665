"""What a player tells of a sound."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum


class Playback(Enum):
    """How a sound that was to be played fares; all but the first are the last that is told of it."""

    STARTED = "started"
    ENDED = "ended"  # the whole of it was heard
    NO_DEVICE = "no_device"  # nothing here plays it, or nothing does any more
    BROKEN = "broken"  # the file is gone, or is not a sound


Tell = Callable[[Playback], None]
