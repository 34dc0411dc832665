"""What a microphone tells, and the shape in which it is heard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from trainer.domain.spoken import HERTZ as HERTZ

BYTES_PER_MS = HERTZ * 2 // 1000


class Capture(Enum):
    """How a microphone fares that was to be listened to; all but the first are the last that is told of it."""

    OPENED = "opened"
    NO_DEVICE = "no_device"  # there is none, or none any more
    REFUSED = "refused"  # the system does not let this program hear


@dataclass(frozen=True, slots=True)
class Device:
    """A microphone of this computer.

    Attributes:
        id: What `Microphone.open` takes.
        name: For a person.
    """

    id: str
    name: str


class Microphone(Protocol):
    """One microphone at a time. It never waits and never raises."""

    def open(self, device: str, hear: Callable[[bytes], None], tell: Callable[[Capture], None]) -> None:
        """Listen, instead of whatever was listened to.

        Args:
            device: The id of a `Device`; empty for the system's own choice, which is also taken when it is gone.
            hear: Is given each piece as it comes, on any thread; see `HERTZ`.
            tell: Is told how it fares, on any thread; not at all once it is closed.
        """

    def close(self) -> None:
        """Listen no longer. Once this returns nothing is heard or told any more."""

    def devices(self) -> tuple[Device, ...]:
        """The microphones there are; waits for the system, so call it off the GUI thread."""
