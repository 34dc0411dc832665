"""The sound of what the rep said: kept on this computer, for who asks for it, up to a size that they choose."""

from __future__ import annotations

import logging
import os
import wave
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from trainer.domain.played import Played, Turn
from trainer.domain.spoken import HERTZ, Held, Spoken
from trainer.errors import TrainerError
from trainer.paths import private_folder
from trainer.settings import Settings

logger = logging.getLogger(__name__)

_MB = 1_000_000
_PART = ".part"


class Recordings:
    """One WAV file for each reply, named after its answer or its role-play; the file is all there is to know of it.

    Whatever goes wrong here, nothing else fails: a recording that cannot be kept leaves its words, and `trouble`.

    Attributes:
        trouble: Why the latest one could not be kept, in a sentence; empty when it was.
    """

    def __init__(self, folder: Path, settings: Callable[[], Settings]) -> None:
        self._folder, self._settings = folder, settings
        self.trouble = ""

    @property
    def folder(self) -> Path:
        """Where they lie; it need not be there."""
        return self._folder

    # ------------------------------------------------------------ keeping

    def keep(self, of_uuid: str, spoken: Spoken | None, place: int = 0) -> None:
        """Keep the sound of a reply, if that was chosen and there is one; the oldest make room for it.

        Args:
            of_uuid: The answer, or the role-play.
            spoken: The reply; None when it was typed.
            place: Its turn in a role-play.
        """
        if self._settings().recordings and spoken is not None:
            self._keep(of_uuid, spoken.pcm, place)

    def bring_back(self, played: Played) -> None:
        """Keep the sounds of a role-play again, which `filled_talk` had given it."""
        for place, turn in enumerate(played.turns):
            if turn.spoken is not None:
                self._keep(played.uuid, turn.spoken.pcm, place)

    def _keep(self, of_uuid: str, pcm: bytes, place: int) -> None:
        if not pcm:
            return
        self.trouble = ""
        try:
            self._write(self._file(of_uuid, place), pcm)
            self._make_room()
        except OSError as error:
            logger.warning("a recording could not be kept: %s", error)
            self.trouble = f"What you said last could not be kept as sound ({error.strerror}); its words are kept."

    def _write(self, file: Path, pcm: bytes) -> None:
        private_folder(self._folder)
        part = file.with_suffix(_PART)
        try:
            with part.open("wb") as opened, wave.open(opened, "wb") as sound:
                sound.setparams((1, 2, HERTZ, 0, "NONE", ""))
                sound.writeframes(pcm)
            os.replace(part, file)
        except BaseException:
            part.unlink(missing_ok=True)
            raise

    def _make_room(self) -> None:
        """The oldest go; the newest stays, however long it is."""
        oldest_first = sorted(self._files(), key=lambda one: one[1].st_mtime_ns)
        over = sum(stat.st_size for _, stat in oldest_first) - self._settings().recordings_mb * _MB
        for file, stat in oldest_first[:-1]:
            if over <= 0:
                return
            file.unlink(missing_ok=True)
            over -= stat.st_size

    # ------------------------------------------------------------ hearing and taking away

    def has(self, of_uuid: str, place: int = 0) -> bool:
        """Whether there is a sound of a reply."""
        return self._file(of_uuid, place).is_file()

    def sound(self, of_uuid: str, place: int = 0) -> bytes:
        """A reply as it was said, 16 000 samples of 16 bits a second; empty where none is kept that can be read."""
        try:
            with wave.open(str(self._file(of_uuid, place)), "rb") as sound:
                as_it_was = (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) == (HERTZ, 1, 2)
                return sound.readframes(sound.getnframes()) if as_it_was else b""
        except (OSError, wave.Error, EOFError) as error:
            if not isinstance(error, FileNotFoundError):
                logger.info("a recording cannot be read: %s", error)
            return b""

    def filled(self, of_uuid: str, spoken: Spoken | None, place: int = 0) -> Spoken | None:
        """A reply with its sound, where there is one."""
        return replace(spoken, pcm=self.sound(of_uuid, place)) if spoken is not None else None

    def filled_talk(self, played: Played) -> Played:
        """A role-play with the sounds of what was spoken in it."""

        def filled(place: int, turn: Turn) -> Turn:
            return replace(turn, spoken=self.filled(played.uuid, turn.spoken, place))

        return replace(played, turns=tuple(filled(place, turn) for place, turn in enumerate(played.turns)))

    def delete(self, of_uuid: str, place: int = 0) -> None:
        """Take one away; its words stay.

        Raises:
            TrainerError: It cannot be deleted.
        """
        self._delete(self._file(of_uuid, place))

    def drop(self, of_uuids: Iterable[str]) -> None:
        """Take away those of answers that count no more; one that cannot be deleted goes when room is made."""
        for of_uuid in of_uuids:
            with suppress(TrainerError):
                self.delete(of_uuid)

    def delete_talk(self, played: Played) -> None:
        """Take away all of a role-play; see `delete`."""
        for place, turn in enumerate(played.turns):
            if turn.spoken is not None:
                self.delete(played.uuid, place)

    def delete_all(self) -> None:
        """Take all of them away, and what was left of one that was being written; see `delete`."""
        for file in (*(file for file, _ in self._files()), *self._folder.glob(f"*{_PART}")):
            self._delete(file)

    def held(self) -> Held:
        """How much there is."""
        sizes = [stat.st_size for _, stat in self._files()]
        return Held(len(sizes), sum(sizes))

    def _delete(self, file: Path) -> None:
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise TrainerError(
                f"{file} cannot be deleted ({error.strerror}); close what has it open, or delete it yourself."
            ) from error

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        for file in self._folder.glob("*.wav"):
            with suppress(OSError):  # somebody else took it away
                yield file, file.stat()

    def _file(self, of_uuid: str, place: int) -> Path:
        return self._folder / f"{quote(of_uuid, safe='')}-{place}.wav"
