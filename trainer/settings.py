"""What the person chose. One typed, frozen value; the file is JSON and is replaced in one step."""

from __future__ import annotations

import json
import logging
import math
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from trainer import paths
from trainer.errors import TrainerError

logger = logging.getLogger(__name__)

RETENTION_RANGE = (0.70, 0.99)
RATE_RANGE = (110, 260)
MINUTES_RANGE = (3, 90)
NEW_RANGE = (0, 50)
RECORDINGS_RANGE = (50, 10_000)
REMINDER_RANGE = (-1, 24 * 60 - 1)
TEXT_SIZES = (100, 125, 150, 200)
THEMES = ("system", "light", "dark")


@dataclass(frozen=True)
class Settings:
    """Choices with their defaults.

    Attributes:
        name, product, competitor: The rep's own words for the slots; empty means the default is said.
        daily_minutes: How long a day's practice should take, in minutes.
        new_per_day: How many unseen cards a day may bring.
        voice: The speech engine's voice id; empty means its default.
        voice_folder: Where the rep's own natural voices lie; empty for nowhere.
        rate: Speaking rate in words per minute.
        retention: The share of cards to be recalled when due, 0.70 to 0.99.
        learning_steps, relearning_steps: Minutes until a missed card comes back.
        text_size: Per cent of the normal size.
        reminder: When to remind, in minutes past midnight; -1 for never.
        tray: Whether the program goes on in the tray when its window is closed.
        tray_told: Whether that was said.
        hearing_model: The recogniser that is wanted; see `trainer.speech.models.MODELS`.
        hearing_folder: A recogniser of one's own instead; empty for none.
        microphone: The id of a device; empty means the system's choice.
        hands_free: Whether the program listens by itself once the customer has spoken.
        headphones: Whether the customer's voice cannot be heard by the microphone.
        recordings: Whether what the rep says is kept as sound.
        recordings_mb: How much of it is kept, in megabytes.
        shared_folder: Where a team's decks are handed in and approved; empty for nowhere.
    """

    name: str = ""
    product: str = ""
    competitor: str = ""
    daily_minutes: int = 10
    new_per_day: int = 10
    sound: bool = True
    voice: str = ""
    voice_folder: str = ""
    rate: int = 170
    captions: bool = True
    four_grades: bool = False
    guess_category: bool = False
    retention: float = 0.90
    learning_steps: tuple[int, ...] = (10,)
    relearning_steps: tuple[int, ...] = (10,)
    theme: str = "system"
    text_size: int = 100
    reduce_motion: bool = False
    single_keys: bool = True
    welcomed: bool = False
    reminder: int = -1
    tray: bool = False
    tray_told: bool = False
    hearing_model: str = "tiny.en"
    hearing_folder: str = ""
    microphone: str = ""
    hands_free: bool = False
    headphones: bool = False
    recordings: bool = False
    recordings_mb: int = 500
    shared_folder: str = ""

    @property
    def slots(self) -> Mapping[str, str]:
        """The rep's own words for slots."""
        own = {"product": self.product, "competitor": self.competitor, "rep": self.name}
        return {name: value for name, value in own.items() if value}


def load(path: Path) -> Settings:
    """Read the file; what is missing or makes no sense takes its default, and the log says so."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        logger.info("settings not readable, using defaults: %s", error)
        return Settings()
    return _checked(raw) if isinstance(raw, dict) else Settings()


def save(path: Path, settings: Settings) -> None:
    """Write a new file beside the old one, on the disk, then put it in its place."""
    paths.private_folder(path.parent)
    part = path.with_suffix(".part")
    with part.open("w", encoding="utf-8") as file:
        file.write(json.dumps(asdict(settings), ensure_ascii=False, indent=1) + "\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)
    paths.settle(path.parent)


def _checked(raw: dict[str, Any]) -> Settings:
    known = {field.name for field in fields(Settings)}
    found: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in raw.items() if name in known
    }
    return bounded(Settings(**found))


def _fits(value: Any, default: Any) -> bool:
    if isinstance(default, tuple):
        steps = isinstance(value, tuple) and len(value) <= 5
        return steps and all(type(minutes) is int and 0 < minutes < 1440 for minutes in value)
    if isinstance(default, float):
        return type(value) is int or (type(value) is float and not math.isnan(value))
    return type(value) is type(default)


def bounded(settings: Settings) -> Settings:
    """The same settings with every number inside its range, and defaults for what makes no sense."""

    def inside(value: int, limits: tuple[int, int]) -> int:
        return min(max(value, limits[0]), limits[1])

    default = Settings()
    pairs = ((field.name, getattr(default, field.name)) for field in fields(Settings))
    settings = replace(settings, **{name: usual for name, usual in pairs if not _fits(getattr(settings, name), usual)})
    low, high = RETENTION_RANGE
    return replace(
        settings,
        daily_minutes=inside(settings.daily_minutes, MINUTES_RANGE),
        new_per_day=inside(settings.new_per_day, NEW_RANGE),
        rate=inside(settings.rate, RATE_RANGE),
        reminder=inside(settings.reminder, REMINDER_RANGE),
        retention=float(min(max(settings.retention, low), high)),
        theme=settings.theme if settings.theme in THEMES else "system",
        text_size=settings.text_size if settings.text_size in TEXT_SIZES else 100,
        recordings_mb=inside(settings.recordings_mb, RECORDINGS_RANGE),
        name=settings.name[:80],
        product=settings.product[:80],
        competitor=settings.competitor[:80],
    )


class Preferences:
    """The person's settings: read once, written when they change."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._current = load(path)

    def __call__(self) -> Settings:
        return self._current

    def keep(self, chosen: Settings) -> Settings:
        """Store new settings, every number brought inside its range, and return them.

        Raises:
            TrainerError: They cannot be written; until the end of the program they are in force all the same.
        """
        self._current = bounded(chosen)
        try:
            save(self._path, self._current)
        except OSError as error:
            sentence = f"{self._path} cannot be written ({error.strerror}); what you chose holds until you quit."
            raise TrainerError(sentence) from error
        return self._current

    def change(self, **chosen: Any) -> Settings:
        """Store the present settings with some of them replaced."""
        return self.keep(replace(self._current, **chosen))
